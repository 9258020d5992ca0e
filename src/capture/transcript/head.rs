//! A head that was told in a text, and where in the text it stands.

use crate::bytes::Span;
use crate::capture::hexdump::TextIndex;

/// Whose head it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The client's.
    Request,
    /// The server's.
    Response,
}

/// A part of a start line that the text does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StartPart {
    /// The request's method.
    Method,
    /// The request's target.
    Target,
    /// The version of HTTP.
    Version,
    /// The response's status code.
    Status,
}

/// Whether all of a head is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// All fields, as far as can be told.
    #[default]
    Whole,
    /// Some fields: what is missing may have been left out by who pasted it.
    Pieces,
}

/// Whether line ends are those that were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineEnds {
    /// The text does not tell: they were put in.
    #[default]
    Unknown,
    /// The text has carriage returns, so it has its line ends.
    Told,
}

/// A head as bytes, as they would stand on the wire, and where in the text each of them stands.
///
/// Lines end in CR LF where the text has no CR in that head, since a text field takes it away; where it has, they stand as they are. A
/// blank line is added at the end. A start line that is not told is filled up, and [`unknown`](Self::unknown) says with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadText {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The parts of the start line that are not told: what stands there in the bytes means nothing.
    pub unknown: Vec<StartPart>,
    /// Whether all of it is there.
    pub extent: Extent,
    /// Whether its line ends were sent so.
    pub line_ends: LineEnds,
    /// In the order of the bytes.
    pieces: Vec<Piece>,
}

/// Bytes that stand in the text as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Their offset in the head.
    start: usize,
    len: usize,
    /// Where the first stands in the text, in UTF-16 units.
    at: u64,
}

impl HeadText {
    /// Where bytes of the head stand in the text, in UTF-16 units; `None` if they do not stand there.
    pub fn place(&self, span: Span) -> Option<Span> {
        let start = usize::try_from(span.start).ok()?;
        let end = usize::try_from(span.end).ok()?;
        let first = self
            .pieces
            .partition_point(|piece| piece.end() < start || piece.end() == start && start < end);
        let first = self.pieces.get(first)?;
        if first.start > end || first.start == end && start < end {
            return None;
        }
        let from = self.units(first, start.max(first.start));
        let last = self
            .pieces
            .partition_point(|piece| piece.start < end)
            .checked_sub(1);
        let last = last.and_then(|last| self.pieces.get(last)).unwrap_or(first);
        let to = self.units(last, end.min(last.end()));
        Some(Span {
            start: from,
            end: to.max(from),
        })
    }

    /// Where an offset inside a piece stands in the text.
    fn units(&self, piece: &Piece, offset: usize) -> u64 {
        let before = self.bytes.get(piece.start..offset).unwrap_or_default();
        let units: u64 = before
            .iter()
            .map(|byte| match byte {
                0x80..=0xbf => 0,
                0xf0.. => 2,
                _ => 1,
            })
            .sum();
        piece.at + units
    }

    /// Adds bytes that stand in the text.
    pub(super) fn told(&mut self, bytes: &str, start: usize, index: &TextIndex) {
        if !bytes.is_empty() {
            self.pieces.push(Piece {
                start: self.bytes.len(),
                len: bytes.len(),
                at: index.utf16(start as u64),
            });
            self.bytes.extend_from_slice(bytes.as_bytes());
        }
    }

    /// Adds bytes that do not.
    pub(super) fn added(&mut self, bytes: &str) {
        self.bytes.extend_from_slice(bytes.as_bytes());
    }
}

impl Piece {
    const fn end(&self) -> usize {
        self.start + self.len
    }
}
