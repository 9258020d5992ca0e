//! The bytes of a file that is not large, as they were read, outside of the program's memory: it is read once.

use js_sys::Uint8Array;

/// A file is kept up to so many bytes: 256 MiB.
pub(super) const LARGEST: u64 = 256 * 1024 * 1024;

/// The beginning of a file, in pieces, one behind the other.
#[derive(Default)]
pub(super) struct Kept {
    pieces: Vec<Piece>,
}

struct Piece {
    offset: u64,
    bytes: Uint8Array,
}

impl Kept {
    /// Adds what follows.
    pub(super) fn push(&mut self, bytes: Uint8Array) {
        let offset = self.end();
        self.pieces.push(Piece { offset, bytes });
    }

    /// Where it ends.
    pub(super) fn end(&self) -> u64 {
        self.pieces
            .last()
            .map_or(0, |last| last.offset + u64::from(last.bytes.length()))
    }

    /// Copies the bytes from `offset` on, if all of them are there.
    pub(super) fn copy(&self, offset: u64, into: &mut [u8]) -> bool {
        if offset + into.len() as u64 > self.end() {
            return false;
        }
        let behind = self.pieces.partition_point(|piece| piece.offset <= offset);
        let pieces = self.pieces.get(behind.saturating_sub(1)..);
        let (mut at, mut rest) = (offset, into);
        for piece in pieces.unwrap_or_default() {
            if rest.is_empty() {
                break;
            }
            let from = u32::try_from(at - piece.offset).unwrap_or(u32::MAX);
            let left = u32::try_from(rest.len()).unwrap_or(u32::MAX);
            let to = piece.bytes.length().min(from.saturating_add(left));
            let (now, later) = rest.split_at_mut((to - from) as usize);
            piece.bytes.subarray(from, to).copy_to(now);
            at += now.len() as u64;
            rest = later;
        }
        true
    }
}
