//! Parts of a whole that come in any order: kept in order, each byte once, the first that came.

use super::checksum::Checksum;
use super::tcp::{Captured, Seen};
use std::collections::VecDeque;

/// A run of bytes of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its place in the whole.
    pub(super) start: u64,
    /// How long it is; its last bytes may not have been captured.
    pub(super) len: u64,
    /// Its bytes, as far as they were captured.
    pub(super) bytes: Box<[u8]>,
    /// Offset in the file of the first of them.
    pub(super) file_offset: u64,
    /// Offset in the file of the packet that brought them.
    pub(super) packet_offset: u64,
    /// The interface that captured it.
    pub(super) interface: u32,
    /// The packet.
    pub(super) seen: Seen,
    /// What the checksum of their segment says.
    pub(super) checksum: Checksum,
}

impl Part {
    pub(super) const fn end(&self) -> u64 {
        self.start + self.len
    }

    /// Itself, as it was captured.
    pub(super) fn captured(&self) -> Captured<'_> {
        Captured {
            bytes: &self.bytes,
            file_offset: self.file_offset,
            packet_offset: self.packet_offset,
            interface: self.interface,
            seen: self.seen,
            checksum: self.checksum,
        }
    }

    /// Memory that it takes, about.
    pub(super) const fn weight(&self) -> usize {
        self.bytes.len() + size_of::<Self>()
    }
}

/// Parts in order, none of which overlap.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    ordered: VecDeque<Part>,
    weight: usize,
    len: u64,
}

/// What [`Parts::insert`] found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Overlap {
    /// Bytes that were there before.
    pub(super) seen: u64,
    /// How many of these had another value.
    pub(super) differing: u64,
}

impl Parts {
    pub(super) fn first(&self) -> Option<&Part> {
        self.ordered.front()
    }

    pub(super) fn last(&self) -> Option<&Part> {
        self.ordered.back()
    }

    pub(super) fn pop_first(&mut self) -> Option<Part> {
        let part = self.ordered.pop_front()?;
        self.weight -= part.weight();
        self.len -= part.len;
        Some(part)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Part> {
        self.ordered.iter()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.ordered.len()
    }

    /// How many bytes of the whole they cover, captured or not.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    /// Memory that they take, about.
    pub(super) const fn weight(&self) -> usize {
        self.weight
    }

    /// Takes the `len` bytes of the whole from `start` on, as far as they fill what is not there.
    pub(super) fn insert(&mut self, start: u64, len: u64, captured: &Captured<'_>) -> Overlap {
        let end = start.saturating_add(len);
        let mut overlap = Overlap::default();
        let mut at = start;
        let mut index = self.ordered.partition_point(|part| part.end() <= start);
        while at < end {
            let until = match self.ordered.get(index) {
                Some(part) if part.start <= at => {
                    let until = part.end().min(end);
                    overlap.seen += until - at;
                    overlap.differing += differing(
                        range(&part.bytes, at - part.start, until - part.start),
                        range(captured.bytes, at - start, until - start),
                    );
                    until
                }
                next => {
                    let until = next.map_or(end, |next| next.start.min(end));
                    let part = Part {
                        start: at,
                        len: until - at,
                        bytes: range(captured.bytes, at - start, until - start).into(),
                        file_offset: captured.file_offset + (at - start),
                        packet_offset: captured.packet_offset,
                        interface: captured.interface,
                        seen: captured.seen,
                        checksum: captured.checksum,
                    };
                    self.weight += part.weight();
                    self.len += part.len;
                    self.ordered.insert(index, part);
                    until
                }
            };
            at = until;
            index += 1;
        }
        overlap
    }
}

/// The bytes from `start` to `end`, as far as they are there.
pub(super) fn range(bytes: &[u8], start: u64, end: u64) -> &[u8] {
    let end = end.min(bytes.len() as u64);
    match (usize::try_from(start), usize::try_from(end)) {
        (Ok(start), Ok(end)) => bytes.get(start..end).unwrap_or_default(),
        _ => &[],
    }
}

/// How many bytes differ, of those that are in both.
pub(super) fn differing(a: &[u8], b: &[u8]) -> u64 {
    let len = a.len().min(b.len());
    if a.get(..len) == b.get(..len) {
        return 0;
    }
    a.iter().zip(b).filter(|(a, b)| a != b).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured(bytes: &[u8]) -> Captured<'_> {
        Captured {
            bytes,
            file_offset: 100,
            packet_offset: 60,
            interface: 0,
            seen: Seen {
                packet: 1,
                time: None,
            },
            checksum: Checksum::Unknown,
        }
    }

    #[test]
    fn the_first_byte_that_came_is_kept() {
        let mut parts = Parts::default();
        let rows = [
            (10, &b"kl"[..], 2, (0, 0)),
            (4, b"ef", 2, (0, 0)),
            (11, b"lm", 2, (1, 0)),
            (10, b"KLMN", 4, (3, 3)),
            // Not all of it was captured.
            (3, b"DEFG", 8, (3, 2)),
        ];
        for (start, bytes, len, (seen, differing)) in rows {
            let overlap = parts.insert(start, len, &captured(bytes));
            assert_eq!(overlap, Overlap { seen, differing }, "{start}");
        }
        let kept: Vec<_> = parts
            .iter()
            .map(|part| (part.start, part.len, &*part.bytes, part.file_offset))
            .collect();
        assert_eq!(
            kept,
            [
                (3, 1, &b"D"[..], 100),
                (4, 2, b"ef", 100),
                (6, 4, b"G", 103),
                (10, 2, b"kl", 100),
                (12, 1, b"m", 101),
                (13, 1, b"N", 103),
            ]
        );
        assert_eq!((parts.count(), parts.len()), (6, 11));
        let mut weight = 0;
        while let Some(part) = parts.pop_first() {
            weight += part.weight();
        }
        assert_eq!((parts.weight(), parts.len()), (0, 0));
        assert_eq!(weight, 8 + 6 * size_of::<Part>());
    }
}
