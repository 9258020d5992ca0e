//! The only door to bytes: spans name them, the [`Reader`] takes them.

use memchr::memmem;
use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets. What the offsets count from (a stream, a paste, a message) is said by whoever hands it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u64,
    /// Offset one past the last byte; never below `start`.
    pub end: u64,
}

impl Span {
    /// The span of `len` bytes that begins at `start`; it stops at `u64::MAX`.
    pub const fn at(start: u64, len: u64) -> Self {
        Self {
            start,
            end: start.saturating_add(len),
        }
    }

    /// How many bytes it holds.
    pub const fn len(self) -> u64 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside.
    pub const fn contains(self, offset: u64) -> bool {
        self.start <= offset && offset < self.end
    }
}

/// The bytes end before the thing that was to be read does: a normal outcome, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{needed} more bytes are needed at offset {at}")]
pub struct Incomplete {
    /// Offset at which the missing bytes would begin.
    pub at: usize,
    /// How many more bytes are needed before reading on can succeed; at least 1.
    pub needed: usize,
}

/// A cursor over bytes. Every read is checked; none allocates.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    /// A cursor at the first of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    /// Offset of the next byte.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The bytes that were not taken yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.position..).unwrap_or_default()
    }

    /// The next `len` bytes.
    ///
    /// # Errors
    /// [`Incomplete`] if fewer are left; nothing is taken then.
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Incomplete> {
        let rest = self.rest();
        match rest.get(..len) {
            Some(taken) => {
                self.position += len;
                Ok(taken)
            }
            None => Err(Incomplete {
                at: self.bytes.len(),
                needed: len - rest.len(),
            }),
        }
    }

    /// The next `N` bytes as an array, for `from_be_bytes`.
    ///
    /// # Errors
    /// [`Incomplete`] if fewer are left; nothing is taken then.
    pub fn take_array<const N: usize>(&mut self) -> Result<[u8; N], Incomplete> {
        let rest = self.rest();
        match rest.first_chunk::<N>() {
            Some(taken) => {
                self.position += N;
                Ok(*taken)
            }
            None => Err(Incomplete {
                at: self.bytes.len(),
                needed: N - rest.len(),
            }),
        }
    }
}

/// Where `part` begins in `text`. What is sought in payloads is sought by memchr: the page has no room for another search.
pub(crate) fn position_of(part: &str, text: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), part.as_bytes())
}

/// Whether `part` is in `text`.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    position_of(part, text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn take_says_how_much_is_missing_and_takes_nothing() {
        let mut reader = Reader::new(&[1, 2, 3]);
        assert_eq!(reader.take(2), Ok(&[1, 2][..]));
        assert_eq!(reader.take(4), Err(Incomplete { at: 3, needed: 3 }));
        assert_eq!(
            reader.take_array::<2>(),
            Err(Incomplete { at: 3, needed: 1 })
        );
        assert_eq!(reader.rest(), &[3]);
    }
}
