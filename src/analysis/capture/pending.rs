//! Bytes of one direction that wait until it is known what they are.

use crate::bytes::Span;

/// Bytes in order, and with which packet each came.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    start: u64,
    bytes: Vec<u8>,
    /// Where pieces end in `bytes`, and when they came.
    pieces: Vec<(usize, u64)>,
}

impl Pending {
    /// Bytes that wait at most before they are given up: 256 KiB.
    const LIMIT: usize = 256 * 1024;
    /// Pieces that wait at most.
    const PIECES_LIMIT: usize = 256;

    /// No bytes yet; the first stands at this offset of the stream.
    pub(super) fn starting_at(start: u64) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8], time: u64) {
        self.bytes.extend(bytes);
        self.pieces.push((self.bytes.len(), time));
    }

    pub(super) const fn start(&self) -> u64 {
        self.start
    }

    pub(super) fn span(&self) -> Span {
        Span::at(self.start, self.bytes.len() as u64)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= Self::LIMIT || self.pieces.len() >= Self::PIECES_LIMIT
    }

    /// Where pieces end, as offsets in the bytes.
    pub(super) fn ends(&self) -> Vec<usize> {
        self.pieces.iter().map(|(end, _)| *end).collect()
    }

    /// When the byte at `offset` of the stream came.
    pub(super) fn time_at(&self, offset: u64) -> u64 {
        let at = usize::try_from(offset.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let piece = self.pieces.partition_point(|(end, _)| *end <= at);
        self.pieces
            .get(piece)
            .or(self.pieces.last())
            .map_or(0, |(_, time)| *time)
    }

    /// Takes away what stands before `offset` of the stream.
    pub(super) fn take_to(&mut self, offset: u64) {
        let len = usize::try_from(offset.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let len = len.min(self.bytes.len());
        self.bytes.drain(..len);
        self.pieces.retain_mut(|(end, _)| {
            let keep = *end > len;
            *end = end.saturating_sub(len);
            keep
        });
        self.start += len as u64;
    }

    /// The pieces, each with its time.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&[u8], u64)> {
        let mut start = 0;
        self.pieces.iter().map(move |(end, time)| {
            let piece = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            (piece, *time)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_their_times() {
        let mut pending = Pending::starting_at(10);
        pending.push(b"abc", 1);
        pending.push(b"de", 2);
        pending.take_to(11);
        assert_eq!((pending.start(), pending.ends()), (11, vec![2, 4]));
        assert_eq!(
            pending.pieces().collect::<Vec<_>>(),
            [(&b"bc"[..], 1), (&b"de"[..], 2)]
        );
        assert_eq!((pending.time_at(12), pending.time_at(13)), (1, 2));
    }
}
