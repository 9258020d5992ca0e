//! What came over a live connection, as far as it is kept.

use super::pieces::Pieces;
use crate::source::ByteSource;
use std::collections::VecDeque;

/// Bytes that become more, of which the first are forgotten: a recording, or frames that were made from messages.
#[derive(Default)]
pub(super) struct Grown {
    pieces: Pieces,
    /// Places where a recording can be begun, in order.
    marks: VecDeque<Mark>,
    /// What its sections begin with, in order: before the first packet.
    openings: VecDeque<Opening>,
}

/// Between two blocks of a recording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Offset of the block behind it.
    pub(super) offset: u64,
    /// The number of the last packet before it.
    pub(super) packets: u32,
}

/// The blocks that a section of a recording begins with: what is needed to read its packets.
struct Opening {
    offset: u64,
    bytes: Vec<u8>,
}

impl Grown {
    /// Bytes between two marks at least.
    const STEP: u64 = 64 * 1024;

    pub(super) const fn pieces(&self) -> &Pieces {
        &self.pieces
    }

    /// Takes note that a block ended, and that of the packet `packets`.
    pub(super) fn mark(&mut self, packets: u32) {
        let offset = self.pieces.len();
        let last = self.marks.back();
        if last.is_none_or(|last| offset - last.offset >= Self::STEP) {
            self.marks.push_back(Mark { offset, packets });
        }
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        if let Some(opening) = opening(bytes) {
            self.openings.push_back(Opening {
                offset: self.pieces.len(),
                bytes: opening.to_vec(),
            });
        }
        self.pieces.append(bytes);
    }

    /// Appends bytes that are no recording.
    pub(super) fn append_told(&mut self, bytes: &[u8]) {
        self.pieces.append(bytes);
    }

    /// Forgets bytes before `offset`, as far as a recording can be begun behind them.
    pub(super) fn forget_before(&mut self, offset: u64) {
        let mut until = offset;
        if !self.marks.is_empty() {
            let behind = self.marks.partition_point(|mark| mark.offset <= offset);
            self.marks.drain(..behind.saturating_sub(1));
            until = self.start().offset.min(offset);
            let behind = self.openings.partition_point(|one| one.offset <= until);
            self.openings.drain(..behind.saturating_sub(1));
        }
        self.pieces.forget_before(until);
    }

    /// Where what is kept of a recording begins.
    pub(super) fn start(&self) -> Mark {
        self.marks.front().copied().unwrap_or_default()
    }

    /// What has to stand before it, if it is not there itself.
    pub(super) fn opening(&self) -> &[u8] {
        let before = self.openings.front();
        let before = before.filter(|opening| opening.offset < self.start().offset);
        before.map_or(&[], |opening| &opening.bytes)
    }
}

/// The blocks before the first packet, if `bytes` begin a section of a pcapng file.
fn opening(bytes: &[u8]) -> Option<&[u8]> {
    const SECTION: [u8; 4] = [0x0A, 0x0D, 0x0D, 0x0A];
    const INTERFACE: u32 = 1;
    const LITTLE_ENDIAN: [u8; 4] = [0x4D, 0x3C, 0x2B, 0x1A];
    if !bytes.starts_with(&SECTION) {
        return None;
    }
    let number = |at: usize| {
        let octets = *bytes.get(at..)?.first_chunk()?;
        Some(if bytes.get(8..12) == Some(&LITTLE_ENDIAN) {
            u32::from_le_bytes(octets)
        } else {
            u32::from_be_bytes(octets)
        })
    };
    let mut end = 0;
    while end == 0 || number(end) == Some(INTERFACE) {
        let len = usize::try_from(number(end + 4)?).ok()?.max(12);
        bytes.get(end..end.checked_add(len)?)?;
        end += len;
    }
    bytes.get(..end)
}
