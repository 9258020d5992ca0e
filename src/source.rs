//! A source that is read piece by piece: it may be larger than memory.

mod cached;
mod lent;

pub use cached::Cached;
pub use lent::Lent;

/// Bytes that can be read at any offset.
pub trait ByteSource {
    /// How many bytes it holds.
    fn len(&self) -> u64;

    /// Whether it holds no byte.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `into` with the bytes from `offset` on.
    ///
    /// # Errors
    /// If they are not all there, or cannot be read; `into` may then hold anything.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError>;

    /// The `len` bytes from `offset` on, to be looked at without a copy, where they lie together in memory or can be brought there. `None`
    /// says nothing of whether they can be read.
    fn lend(&self, _offset: u64, _len: usize) -> Option<Lent> {
        None
    }
}

/// Bytes that could be read before, or should be there, and are not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The source ends before they do.
    #[error("the source ends at offset {len}, {needed} bytes are needed at offset {offset}")]
    Shrunk {
        /// Offset of the first byte that was wanted.
        offset: u64,
        /// How many were wanted.
        needed: u64,
        /// How many bytes the source holds now.
        len: u64,
    },
    /// The system says why.
    #[error("cannot read at offset {offset}: {why}")]
    Unreadable {
        /// Offset of the first byte that was wanted.
        offset: u64,
        /// The system's words.
        why: String,
    },
}

impl ByteSource for [u8] {
    fn len(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let from = usize::try_from(offset)
            .ok()
            .and_then(|offset| self.get(offset..)?.get(..into.len()));
        match from {
            Some(from) => {
                into.copy_from_slice(from);
                Ok(())
            }
            None => Err(SourceError::Shrunk {
                offset,
                needed: into.len() as u64,
                len: self.len() as u64,
            }),
        }
    }
}

impl ByteSource for Vec<u8> {
    fn len(&self) -> u64 {
        ByteSource::len(self.as_slice())
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.as_slice().read_at(offset, into)
    }
}
