//! Bytes that only exist in memory: an inflated file, or frames that were made from messages.

use crate::source::{ByteSource, SourceError};
use std::collections::VecDeque;

/// Bytes in pieces of fixed size: growing moves none of them. The first ones may be forgotten: the others keep their offsets.
#[derive(Default)]
pub(super) struct Pieces {
    kept: VecDeque<Vec<u8>>,
    /// Pieces that were forgotten, each of them full.
    gone: usize,
    len: u64,
}

const PIECE: usize = 1 << 20;

impl Pieces {
    pub(super) fn append(&mut self, mut bytes: &[u8]) {
        self.len += bytes.len() as u64;
        while !bytes.is_empty() {
            let room = match self.kept.back() {
                Some(last) if last.len() < PIECE => PIECE - last.len(),
                _ => {
                    self.kept
                        .push_back(Vec::with_capacity(PIECE.min(bytes.len().max(4096))));
                    PIECE
                }
            };
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            if let Some(last) = self.kept.back_mut() {
                last.extend(now);
            }
            bytes = later;
        }
    }

    /// Forgets bytes before `offset`, in whole pieces.
    pub(super) fn forget_before(&mut self, offset: u64) {
        while self.kept.len() > 1 && (self.gone as u64 + 1) * PIECE as u64 <= offset {
            self.kept.pop_front();
            self.gone += 1;
        }
    }

    /// How many bytes are kept.
    pub(super) fn kept(&self) -> u64 {
        self.len - (self.gone * PIECE) as u64
    }
}

impl ByteSource for Pieces {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let forgotten = offset < (self.gone * PIECE) as u64;
        if forgotten || offset.saturating_add(into.len() as u64) > self.len {
            return Err(SourceError::Shrunk {
                offset,
                needed: into.len() as u64,
                len: self.len,
            });
        }
        let mut at = usize::try_from(offset).unwrap_or(usize::MAX);
        let mut into = into;
        while !into.is_empty() {
            let piece = (at / PIECE).checked_sub(self.gone);
            let piece = piece.and_then(|piece| self.kept.get(piece));
            let piece = piece.map(Vec::as_slice).unwrap_or_default();
            let from = piece.get(at % PIECE..).unwrap_or_default();
            let len = from.len().min(into.len());
            let (now, later) = into.split_at_mut(len);
            now.copy_from_slice(from.get(..len).unwrap_or_default());
            if len == 0 {
                break;
            }
            at += len;
            into = later;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_appended_is_read_across_pieces() {
        let mut pieces = Pieces::default();
        let bytes: Vec<u8> = (0..=255).cycle().take(2 * PIECE + 77).collect();
        for part in bytes.chunks(100_003) {
            pieces.append(part);
        }
        let mut read = vec![0; PIECE + 20];
        pieces.read_at(PIECE as u64 - 9, &mut read).unwrap();
        assert_eq!(read, bytes[PIECE - 9..2 * PIECE + 11]);
        assert!(pieces.read_at(2 * PIECE as u64, &mut read).is_err());
    }

    #[test]
    fn what_is_left_keeps_its_offsets() {
        let mut pieces = Pieces::default();
        let bytes: Vec<u8> = (0..=250).cycle().take(3 * PIECE).collect();
        pieces.append(&bytes);
        for (before, kept) in [(PIECE - 1, 3), (2 * PIECE + 5, 1), (9 * PIECE, 1)] {
            pieces.forget_before(before as u64);
            assert_eq!(pieces.kept(), (kept * PIECE) as u64, "{before}");
        }
        pieces.append(&bytes[..10]);
        let mut read = [0; 20];
        pieces.read_at(3 * PIECE as u64 - 10, &mut read).unwrap();
        assert_eq!(read[..10], bytes[3 * PIECE - 10..]);
        assert_eq!(read[10..], bytes[..10]);
        assert!(pieces.read_at(2 * PIECE as u64 - 1, &mut read).is_err());
    }
}
