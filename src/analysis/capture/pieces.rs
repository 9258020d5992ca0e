//! Bytes that only exist in memory: an inflated file, or frames that were made from messages.

use crate::source::{ByteSource, SourceError};

/// Bytes in pieces of fixed size: growing moves none of them.
#[derive(Default)]
pub(super) struct Pieces {
    pieces: Vec<Vec<u8>>,
    len: u64,
}

const PIECE: usize = 1 << 20;

impl Pieces {
    pub(super) fn append(&mut self, mut bytes: &[u8]) {
        self.len += bytes.len() as u64;
        while !bytes.is_empty() {
            let room = match self.pieces.last() {
                Some(last) if last.len() < PIECE => PIECE - last.len(),
                _ => {
                    self.pieces
                        .push(Vec::with_capacity(PIECE.min(bytes.len().max(4096))));
                    PIECE
                }
            };
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            if let Some(last) = self.pieces.last_mut() {
                last.extend(now);
            }
            bytes = later;
        }
    }
}

impl ByteSource for Pieces {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        if offset.saturating_add(into.len() as u64) > self.len {
            return Err(SourceError::Shrunk {
                offset,
                needed: into.len() as u64,
                len: self.len,
            });
        }
        let mut at = usize::try_from(offset).unwrap_or(usize::MAX);
        let mut into = into;
        while !into.is_empty() {
            let piece = self
                .pieces
                .get(at / PIECE)
                .map(Vec::as_slice)
                .unwrap_or_default();
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
}
