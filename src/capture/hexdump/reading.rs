//! What a text was read as: its bytes, its packets, what was left out and what could not be read.

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use super::map::SourceMap;
use super::position::Place;
use crate::bytes::Span;

/// A text, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it was read as.
    pub layout: Layout,
    /// Who said so.
    pub choice: Choice,
    /// All bytes, in the order of the text.
    pub bytes: Vec<u8>,
    /// The parts that the text keeps apart; they tile `bytes`. None if there are no bytes.
    pub packets: Vec<Packet>,
    /// Where each byte stands in the text.
    pub map: SourceMap,
    /// Lines of the text.
    pub lines: u64,
    /// What was understood and is no data, by kind, each at most once.
    pub left_out: Vec<LeftOut>,
    /// The first thing that could not be read. Everything before it is in `bytes`.
    pub problem: Option<Problem>,
    /// Other layouts in which the text gives other bytes, best first.
    pub alternatives: Vec<Layout>,
}

impl Reading {
    /// The bytes of one of its packets.
    pub fn bytes_of(&self, packet: &Packet) -> &[u8] {
        let offset = |offset| usize::try_from(offset).unwrap_or(usize::MAX);
        let span = offset(packet.bytes.start)..offset(packet.bytes.end);
        self.bytes.get(span).unwrap_or_default()
    }
}

/// Whether a layout was found or given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Framescope guessed it from the text.
    Guessed,
    /// The caller asked for it.
    Asked,
}

/// Bytes that the text keeps together.
#[derive(Clone, Debug, PartialEq)]
pub struct Packet {
    /// Its bytes: offsets in [`Reading::bytes`].
    pub bytes: Span,
    /// Who sent it, where the text tells.
    pub sender: Option<Sender>,
    /// What its first byte belongs to, where the text tells.
    pub starts: Starts,
    /// The line before it that names it (tcpdump's summary, a log line's start): UTF-8 offsets in the text.
    pub heading: Option<Span>,
}

/// One of two peers. Which of them is the client, the text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sender {
    /// The peer that the text calls first: not indented, number 0, or the direction that is named first.
    First,
    /// The other one.
    Second,
}

/// What a packet's first byte belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    /// The layout does not tell: headers, or data right away.
    #[default]
    Unknown,
    /// A link-layer header (`tcpdump -xx`, `-XX`).
    LinkLayer,
    /// An IP header (`tcpdump -x`, `-X`).
    Network,
}

/// Something that stands in the text and is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it is.
    pub kind: LeftOutKind,
    /// How often it stands there.
    pub count: u64,
}

/// Kinds of things that are no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutKind {
    /// Offsets at the start of rows.
    Offsets,
    /// The text column of rows, or rows of characters below rows of bytes.
    TextColumn,
    /// Shell prompts with their commands.
    Prompts,
    /// Comments of programming languages.
    Comments,
    /// Lines that name what follows: tcpdump's summaries, Wireshark's and YAML's titles.
    Headings,
    /// `*`: rows like the one above; their bytes were filled in.
    RepeatedRows,
    /// Bytes that stand in a frame above already: reassembled, unmasked, decompressed by Wireshark.
    Copies,
    /// What is around the bytes in source code or a console: names, types, calls.
    Code,
    /// What a log says before and after its bytes, and lines without bytes.
    LogText,
}

impl LeftOutKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Offsets,
        Self::TextColumn,
        Self::Prompts,
        Self::Comments,
        Self::Headings,
        Self::RepeatedRows,
        Self::Copies,
        Self::Code,
        Self::LogText,
    ];
}

/// The first thing in a text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where it begins.
    pub place: Place,
    /// Where it stands: UTF-8 offsets in the text.
    pub text: Span,
    /// The text there, shortened to [`Problem::FOUND_LIMIT`] characters; empty at the end of the text.
    pub found: String,
    /// What would have been read.
    pub expected: Expected,
    /// How many bytes were read before it.
    pub bytes_before: u64,
}

impl Problem {
    /// How many characters `found` has at most.
    pub const FOUND_LIMIT: usize = 24;
}

/// What a reader looked for where it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// Bytes in any layout: the text looks like prose.
    AnyLayout,
    /// Two hex digits.
    HexByte,
    /// The second hex digit of a byte.
    SecondHexDigit,
    /// A number from 0 to 255, or from −128 to 127.
    Number,
    /// Three octal digits up to 377.
    OctalByte,
    /// Six octal digits up to 177777.
    OctalWord,
    /// Eight binary digits.
    BinaryByte,
    /// A character as `od -c` writes it.
    Character,
    /// A character of the Base64 or base64url alphabet.
    Base64Character,
    /// More Base64 characters: the last group has only one.
    Base64Group,
    /// An escape that is known.
    Escape,
    /// The offset that follows from the rows above.
    Offset(u64),
    /// An offset after `*`: how many rows are repeated is not said.
    OffsetAfterRepeat,
    /// Bytes that the writer of the text cut off: so many.
    CutBytes(u64),
    /// A text below the size limit, in bytes.
    SmallerText(u64),
}
