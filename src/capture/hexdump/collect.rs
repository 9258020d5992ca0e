//! What every reader of a layout writes to: bytes with their places, packets, what is left out, the problem.

use super::layout::Layout;
use super::map::MapBuilder;
use super::position::TextIndex;
use super::reading::{
    Choice, Expected, LeftOut, LeftOutKind, Packet, Problem, Reading, Sender, Starts,
};
use super::scan::hex_digit;
use crate::bytes::Span;

/// Bytes that repeated rows may add to a reading: an offset that lies must not fill the memory.
pub(super) const FILL_LIMIT: u64 = 64 << 20;

/// The reading cannot go on; the problem is kept by the [`Collector`].
#[derive(Debug)]
pub(super) struct Stopped;

/// What a reader returns: it came to the end, or was stopped by a problem.
pub(super) type Outcome = Result<(), Stopped>;

/// Collects a [`Reading`].
#[derive(Debug)]
pub(super) struct Collector<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    map: MapBuilder,
    packets: Vec<Packet>,
    /// The packet that is growing; its `bytes.end` is set when it ends.
    packet: Packet,
    left_out: [u64; LeftOutKind::ALL.len()],
    filled: u64,
    problem: Option<(Span, Expected)>,
}

const NEW_PACKET: Packet = Packet {
    bytes: Span { start: 0, end: 0 },
    sender: None,
    starts: Starts::Unknown,
    heading: None,
};

impl<'t> Collector<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: Vec::with_capacity(text.len() / 4),
            map: MapBuilder::default(),
            packets: Vec::new(),
            packet: NEW_PACKET,
            left_out: [0; LeftOutKind::ALL.len()],
            filled: 0,
            problem: None,
        }
    }

    /// The text that is read.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// How many bytes were read.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// How many bytes were read into the packet that is growing.
    pub(super) fn packet_len(&self) -> usize {
        self.bytes.len() - usize::try_from(self.packet.bytes.start).unwrap_or_default()
    }

    /// The bytes of the packet that is growing.
    pub(super) fn packet_bytes(&self) -> &[u8] {
        self.bytes_from(self.bytes.len() - self.packet_len())
    }

    /// The bytes from `start` on.
    pub(super) fn bytes_from(&self, start: usize) -> &[u8] {
        self.bytes.get(start..).unwrap_or_default()
    }

    /// A byte that stands at `text` and takes `width` bytes of the text.
    #[inline]
    pub(super) fn push(&mut self, byte: u8, text: usize, width: usize) {
        self.bytes.push(byte);
        self.map.push(text, width);
    }

    /// The bytes of the character of several bytes that begins at `at` of `text`, as they stand there; gives their number.
    pub(super) fn push_character(&mut self, text: &[u8], at: usize) -> usize {
        let follow = text.get(at + 1..).unwrap_or_default();
        let len = 1 + follow
            .iter()
            .take_while(|byte| **byte & 0xc0 == 0x80)
            .count();
        for byte in text.get(at..at + len).unwrap_or_default() {
            self.push(*byte, at, len);
        }
        len
    }

    /// The bytes of a word of hex digits that stands at `text`, last pair first; at most `room` of them.
    pub(super) fn push_reversed(&mut self, word: &[u8], text: usize, room: usize) {
        let count = room.min(word.len() / 2);
        let value = |pair: &[u8]| {
            pair.iter()
                .fold(0, |value, digit| value << 4 | hex_digit(*digit) & 15)
        };
        self.bytes
            .extend(word.rchunks_exact(2).take(count).map(value));
        self.map
            .push_reversed((text + word.len()).saturating_sub(2), count);
    }

    /// `count` bytes that go on as the last `row` bytes do, all of them standing at `text`.
    pub(super) fn repeat(&mut self, row: usize, count: u64, text: usize, width: usize) -> Outcome {
        self.filled = self.filled.saturating_add(count);
        if self.filled > FILL_LIMIT || row == 0 {
            return self.stop(text, width, Expected::OffsetAfterRepeat);
        }
        let from = self.bytes.len() - row.min(self.bytes.len());
        for index in 0..usize::try_from(count).unwrap_or_default() {
            let byte = self
                .bytes
                .get(from + index % row)
                .copied()
                .unwrap_or_default();
            self.push(byte, text, width);
        }
        Ok(())
    }

    /// What comes now belongs to another packet.
    pub(super) fn next_packet(&mut self) {
        let end = self.bytes.len() as u64;
        let packet = std::mem::replace(
            &mut self.packet,
            Packet {
                bytes: Span { start: end, end },
                ..NEW_PACKET
            },
        );
        if packet.bytes.start < end {
            self.packets.push(Packet {
                bytes: Span {
                    start: packet.bytes.start,
                    end,
                },
                ..packet
            });
        }
    }

    /// The packet that is growing was sent by `sender`.
    pub(super) fn sent_by(&mut self, sender: Sender) {
        self.packet.sender = Some(sender);
    }

    /// The packet that is growing starts with such a header.
    pub(super) fn starts_with(&mut self, starts: Starts) {
        self.packet.starts = starts;
    }

    /// The packet that is growing is named by this part of the text.
    pub(super) fn headed_by(&mut self, start: usize, end: usize) {
        self.packet.heading = Some(Span {
            start: start as u64,
            end: end as u64,
        });
    }

    /// The sender of the packet that is growing.
    pub(super) fn sender(&self) -> Option<Sender> {
        self.packet.sender
    }

    /// Something was understood and is no data.
    pub(super) fn leave_out(&mut self, kind: LeftOutKind) {
        if let Some(count) = LeftOutKind::ALL
            .iter()
            .position(|each| *each == kind)
            .and_then(|index| self.left_out.get_mut(index))
        {
            *count += 1;
        }
    }

    /// The text at `start` cannot be read. Only the first problem counts.
    pub(super) fn stop(&mut self, start: usize, width: usize, expected: Expected) -> Outcome {
        let start = self.text.floor_char_boundary(start);
        let end = self.text.ceil_char_boundary(start.saturating_add(width));
        self.problem.get_or_insert((
            Span {
                start: start as u64,
                end: end as u64,
            },
            expected,
        ));
        Err(Stopped)
    }

    /// Where the problem begins, if there is one.
    pub(super) fn problem_at(&self) -> Option<usize> {
        self.problem
            .as_ref()
            .map(|(text, _)| usize::try_from(text.start).unwrap_or(usize::MAX))
    }

    /// Whether the problem is that the text's writer left bytes out.
    pub(super) fn is_cut_off(&self) -> bool {
        matches!(self.problem, Some((_, Expected::CutBytes(_))))
    }

    pub(super) fn finish(mut self, layout: Layout, choice: Choice) -> Reading {
        self.next_packet();
        let bytes_before = self.bytes.len() as u64;
        let index = TextIndex::new(self.text);
        let problem = self.problem.map(|(text, expected)| Problem {
            place: index.place(text.start),
            text,
            found: excerpt(self.text, text),
            expected,
            bytes_before,
        });
        let left_out = LeftOutKind::ALL
            .iter()
            .zip(self.left_out)
            .filter(|(_, count)| *count > 0);
        Reading {
            layout,
            choice,
            bytes: self.bytes,
            packets: self.packets,
            lines: index.lines(),
            map: self.map.finish(index),
            left_out: left_out
                .map(|(kind, count)| LeftOut { kind: *kind, count })
                .collect(),
            problem,
            alternatives: Vec::new(),
        }
    }
}

/// The first characters of a part of the text, on one line.
fn excerpt(text: &str, span: Span) -> String {
    let bounds = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let part = text.get(bounds(span.start)..).unwrap_or_default();
    let limit = bounds(span.end - span.start);
    part.char_indices()
        .take_while(|(at, character)| *at < limit && !matches!(character, '\n' | '\r'))
        .map(|(_, character)| character)
        .take(Problem::FOUND_LIMIT)
        .collect()
}
