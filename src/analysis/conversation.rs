//! A source as a conversation: its streams decoded, its items in the order of time.

mod build;
#[cfg(feature = "reports")]
mod conduct;
#[cfg(feature = "reports")]
mod conformance;
#[cfg(feature = "reports")]
mod heads;
mod matching;
mod report;
mod rows;
mod show;

pub use report::Report;

use super::edit::Edit;
use super::input::{Compressed, Input, SentBy};
use super::overview::CompressionFrom;
use super::row::{ItemId, MessageId};
use super::session::Found;
use super::stream::{Origin, Stream, StreamId};
use crate::bytes::Span;
use crate::capture::hexdump::{self, Packet, Reading, Starts};
use crate::protocol::{Finding, FrameEntry, HeadKind, MaskingKey, Peer};

/// Everything that is known of one source.
#[derive(Debug)]
pub struct Conversation {
    given: Given,
    input: Input,
    reading: Reading,
    packet_headers: u64,
    /// As read, before any edit.
    original: Vec<Stream>,
    streams: Vec<Decoded>,
    items: Vec<Item>,
    messages: Vec<Message>,
    compression: CompressionFrom,
}

/// What a source was given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A text with bytes in it.
    Text,
    /// The bytes themselves.
    Bytes,
}

/// A stream and what it holds.
#[derive(Debug, Default)]
struct Decoded {
    stream: Stream,
    heads: Vec<HeadItem>,
    frames: Vec<FrameEntry>,
    /// By frame.
    findings: Vec<Finding>,
    /// For each frame.
    memberships: Vec<Membership>,
    /// For each frame, its item.
    items: Vec<ItemId>,
    /// For each head, its item.
    head_items: Vec<ItemId>,
}

#[derive(Clone, Copy, Debug)]
struct HeadItem {
    kind: HeadKind,
    span: Span,
}

/// 8 bytes, one for each item.
#[derive(Clone, Copy, Debug)]
struct Item {
    stream: StreamId,
    kind: ItemKind,
    index: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemKind {
    Head,
    Frame,
}

/// A frame's place in a message.
#[derive(Clone, Copy, Debug)]
struct Membership {
    /// [`Membership::NONE`] for control frames and continuations of nothing.
    message: u32,
    part: u32,
}

impl Membership {
    const NONE: u32 = u32::MAX;
}

#[derive(Clone, Copy, Debug)]
struct Message {
    stream: StreamId,
    /// Frame indices in the stream.
    first: u32,
    last: u32,
    fragments: u32,
    payload_len: u64,
    complete: bool,
}

impl Default for Conversation {
    fn default() -> Self {
        Self::open(Input::default(), &[])
    }
}

impl Conversation {
    /// Reads `input` and makes `edits`, in order.
    pub fn open(input: Input, edits: &[Edit]) -> Self {
        let reading = hexdump::read(&input.text, input.layout);
        let mut conversation = Self::read(Given::Text, input, reading);
        conversation.edit(edits);
        conversation
    }

    /// Takes raw bytes, all of one packet; there is no text that the overview could tell of.
    pub fn of_bytes(bytes: Vec<u8>, sent_by: SentBy, compressed: Compressed) -> Self {
        let input = Input {
            sent_by,
            compressed,
            ..Input::default()
        };
        let mut reading = hexdump::read("", None);
        if !bytes.is_empty() {
            reading.packets.push(Packet {
                bytes: Span::at(0, bytes.len() as u64),
                sender: None,
                starts: Starts::Unknown,
                heading: None,
            });
        }
        reading.bytes = bytes;
        let mut conversation = Self::read(Given::Bytes, input, reading);
        conversation.edit(&[]);
        conversation
    }

    fn read(given: Given, input: Input, reading: Reading) -> Self {
        let (original, packet_headers) = build::streams(&reading, &input);
        Self {
            given,
            input,
            reading,
            packet_headers,
            original,
            streams: Vec::new(),
            items: Vec::new(),
            messages: Vec::new(),
            compression: CompressionFrom::Unknown,
        }
    }

    /// What the source was given as.
    pub fn given(&self) -> Given {
        self.given
    }

    /// The text and how it is read.
    pub const fn input(&self) -> &Input {
        &self.input
    }

    /// The findings of a frame, in the order of its bytes; none for anything else.
    pub fn findings(&self, id: ItemId) -> &[Finding] {
        let found = self.item(id).filter(|item| item.kind == ItemKind::Frame);
        found
            .and_then(|item| Some(self.decoded(item.stream)?.findings_of(item.index)))
            .unwrap_or_default()
    }

    /// The masking key of a frame, if it has one.
    pub fn masking_key(&self, id: ItemId) -> Option<MaskingKey> {
        let frame = self.item(id).filter(|item| item.kind == ItemKind::Frame)?;
        self.decoded(frame.stream)?.frame(frame.index)?.key()
    }

    /// Makes `edits` on the source as it was read, and no others.
    pub fn edit(&mut self, edits: &[Edit]) {
        let mut streams = self.original.clone();
        if streams.is_empty() && !edits.is_empty() {
            streams.push(Stream::default());
        }
        for edit in edits {
            if let Some(stream) = streams.get_mut(usize::from(edit.stream.0)) {
                let changed = edit.change.apply(stream.slice(edit.span));
                stream.splice(edit.span, &changed);
            }
        }
        build::decode(self, streams);
    }

    /// What the caret in the pasted text touches: the byte after it, or else the one before it. `at` in UTF-16 units.
    pub fn find(&self, at: u32) -> Option<Found> {
        let utf8 = self.reading.map.utf8(Span::at(u64::from(at), 0)).start;
        let before = || self.reading.map.byte_at(utf8.checked_sub(1)?);
        let byte = self.reading.map.byte_at(utf8).or_else(before)?;
        self.streams.iter().zip(0..).find_map(|(decoded, id)| {
            let offset = decoded.stream.offset_of(byte)?;
            let item = decoded.item_at(offset)?;
            Some(Found {
                item,
                stream: StreamId(id),
                offset,
            })
        })
    }

    fn decoded(&self, id: StreamId) -> Option<&Decoded> {
        self.streams.get(usize::from(id.0))
    }

    fn item(&self, id: ItemId) -> Option<Item> {
        self.items.get(id.0 as usize).copied()
    }

    fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(id.0 as usize)
    }
}

impl Decoded {
    fn frame(&self, index: u32) -> Option<&FrameEntry> {
        self.frames.get(index as usize)
    }

    fn membership(&self, index: u32) -> Option<Membership> {
        self.memberships
            .get(index as usize)
            .copied()
            .filter(|membership| membership.message != Membership::NONE)
    }

    fn findings_of(&self, frame: u32) -> &[Finding] {
        let start = self
            .findings
            .partition_point(|finding| finding.frame < frame);
        let rest = self.findings.get(start..).unwrap_or_default();
        let len = rest.partition_point(|finding| finding.frame == frame);
        rest.get(..len).unwrap_or_default()
    }

    /// Where a frame stands, as far as its bytes are there.
    fn frame_span(&self, entry: &FrameEntry) -> Span {
        Span {
            start: entry.start(),
            end: entry.payload().end.min(self.stream.len()),
        }
    }

    /// The payload bytes of a frame that are there, as they stand on the wire.
    fn payload_span(&self, entry: &FrameEntry) -> Span {
        let payload = entry.payload();
        Span {
            start: payload.start,
            end: payload.end.min(self.stream.len()).max(payload.start),
        }
    }

    /// Who sent a frame.
    fn peer_of(&self, entry: &FrameEntry) -> Option<Peer> {
        self.stream.peer.or(entry.masked().map(Peer::from_masking))
    }

    /// At most `limit` of a frame's payload bytes from `from` on, unmasked, appended to `out`.
    fn unmask(&self, entry: &FrameEntry, from: u64, limit: usize, out: &mut Vec<u8>) {
        let payload = self.payload_span(entry);
        let start = payload.start.saturating_add(from).min(payload.end);
        let span = Span {
            start,
            end: start.saturating_add(limit as u64).min(payload.end),
        };
        let bytes = self.stream.slice(span);
        match entry.key() {
            Some(key) => {
                key.at(from).append(bytes, out);
            }
            None => out.extend(bytes),
        }
    }

    fn item_at(&self, offset: u64) -> Option<ItemId> {
        if let Some(index) = self
            .frames
            .partition_point(|entry| entry.start() <= offset)
            .checked_sub(1)
        {
            return self.items.get(index).copied();
        }
        let index = self
            .heads
            .iter()
            .position(|head| head.span.contains(offset))?;
        self.head_items.get(index).copied()
    }

    /// Where a span of the stream came from in time: the offset in the source of its first byte.
    fn time_of(&self, start: u64) -> u64 {
        match self.stream.origin(start) {
            Some(Origin::Source(offset)) => offset,
            Some(Origin::Edit(replaced)) => replaced.start,
            None => u64::MAX,
        }
    }
}
