//! The bytes of all connections that were handed on last: what is sent again can be compared with them.

use crate::capture::parts::{differing, range};

/// Bytes that are kept.
const CAPACITY: usize = 256 * 1024;
/// Of a longer piece only the last bytes are kept.
const LONGEST: usize = CAPACITY / 4;
/// Pieces that are known.
const ENTRIES: u32 = 4096;
/// Pieces of a stream that are looked at, from the last one back.
const STEPS: usize = 256;

/// A ring of bytes, and one of the pieces that they were. Nothing is allocated before there are some.
#[derive(Debug, Default)]
pub(super) struct Recent {
    bytes: Vec<u8>,
    /// How many bytes were written, those left out at the ring's end included.
    written: u64,
    entries: Vec<Entry>,
    /// The number of the next piece.
    next: u32,
}

/// The last piece of a stream, by which those before are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Newest(Option<core::num::NonZeroU32>);

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    /// Place of the first byte in the stream.
    start: u64,
    /// Place of the first byte in all that was written.
    at: u64,
    len: u32,
    previous: Newest,
}

impl Recent {
    /// Keeps `bytes`, which stand at `start` in the stream whose last piece is `newest`.
    pub(super) fn keep(&mut self, newest: &mut Newest, start: u64, bytes: &[u8]) {
        // Numbers are not used twice: after four billion pieces none is kept.
        let Some(number) = self.next.checked_add(1).and_then(|next| {
            self.next = next;
            core::num::NonZeroU32::new(next)
        }) else {
            return;
        };
        if self.entries.is_empty() {
            self.bytes = vec![0; CAPACITY];
            self.entries = vec![Entry::default(); ENTRIES as usize];
        }
        let left_out = bytes.len().saturating_sub(LONGEST);
        let bytes = bytes.get(left_out..).unwrap_or_default();
        let mut place = place(self.written);
        if place + bytes.len() > CAPACITY {
            self.written += (CAPACITY - place) as u64;
            place = 0;
        }
        if let Some(kept) = self.bytes.get_mut(place..place + bytes.len()) {
            kept.copy_from_slice(bytes);
        }
        if let Some(entry) = self.entries.get_mut((number.get() % ENTRIES) as usize) {
            *entry = Entry {
                start: start + left_out as u64,
                at: self.written,
                len: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                previous: *newest,
            };
        }
        self.written += bytes.len() as u64;
        *newest = Newest(Some(number));
    }

    /// How many of `bytes`, which stand at `start` in a stream, differ from those that were there first, as far as these are still kept.
    pub(super) fn differing(&self, newest: Newest, start: u64, bytes: &[u8]) -> u64 {
        let end = start + bytes.len() as u64;
        let mut count = 0;
        let mut next = newest;
        for _ in 0..STEPS {
            let Some(entry) = self.entry(next) else {
                break;
            };
            let (from, until) = (
                entry.start.max(start),
                (entry.start + u64::from(entry.len)).min(end),
            );
            if from < until {
                let kept = place(entry.at) as u64 + (from - entry.start);
                count += differing(
                    range(&self.bytes, kept, kept + (until - from)),
                    range(bytes, from - start, until - start),
                );
            }
            if entry.start <= start {
                break;
            }
            next = entry.previous;
        }
        count
    }

    /// A piece, if it was not written over.
    fn entry(&self, number: Newest) -> Option<&Entry> {
        let number = number.0?.get();
        if self.next - number >= ENTRIES {
            return None;
        }
        self.entries
            .get((number % ENTRIES) as usize)
            .filter(|entry| self.written - entry.at <= CAPACITY as u64)
    }
}

/// Where in the ring a place in all that was written is.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what remains is below CAPACITY"
)]
const fn place(written: u64) -> usize {
    (written % CAPACITY as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_there_is_compared() {
        let mut recent = Recent::default();
        let (mut a, mut b) = (Newest::default(), Newest::default());
        assert_eq!(recent.differing(a, 0, b"abc"), 0);
        recent.keep(&mut a, 0, b"abc");
        recent.keep(&mut b, 0, b"xyz");
        recent.keep(&mut a, 3, b"def");
        let rows = [
            (a, 0, &b"abcdef"[..], 0),
            (a, 1, b"BcDe", 2),
            (a, 5, b"Fgh", 1),
            (b, 0, b"xyZ", 1),
        ];
        for (newest, start, bytes, expected) in rows {
            assert_eq!(recent.differing(newest, start, bytes), expected);
        }
        // The ring is filled, and what stood in it is gone.
        let mut c = Newest::default();
        for start in 0..5 {
            recent.keep(&mut c, start * 70_000, &vec![1; 70_000]);
        }
        assert_eq!(recent.differing(a, 0, b"ABC"), 0);
        assert_eq!(
            recent.differing(c, 4 * 70_000, &vec![2; 70_000]),
            LONGEST as u64
        );
        // So are the pieces, where they are many.
        recent.keep(&mut a, 6, b"g");
        assert_eq!(recent.differing(a, 6, b"G"), 1);
        for start in 0..u64::from(ENTRIES) {
            recent.keep(&mut b, start, b"b");
        }
        assert_eq!(recent.differing(a, 6, b"G"), 0);
    }
}
