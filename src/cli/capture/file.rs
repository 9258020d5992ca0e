//! A file on the disk, read where it lies.

use crate::source::{ByteSource, SourceError};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// A file that is read at any place, as long as it was when it was opened.
#[derive(Debug)]
pub(super) struct FileSource {
    file: File,
    len: u64,
}

impl FileSource {
    /// A source that reads `file`, which has `len` bytes.
    pub(super) const fn new(file: File, len: u64) -> Self {
        Self { file, len }
    }

    /// Reads some bytes from `offset` on: as many as come at once, none at the end of the file.
    pub(super) fn some_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(offset))?;
        file.read(into)
    }

    /// The file ends before `needed` bytes from `offset` on.
    pub(super) fn shrunk(&self, offset: u64, needed: u64) -> SourceError {
        SourceError::Shrunk {
            offset,
            needed,
            len: self.file.metadata().map_or(offset, |file| file.len()),
        }
    }
}

impl ByteSource for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let mut file = &self.file;
        let read = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(into));
        read.map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => self.shrunk(offset, into.len() as u64),
            _ => SourceError::Unreadable {
                offset,
                why: error.to_string(),
            },
        })
    }
}

/// What several hold.
#[derive(Debug)]
pub(super) struct Shared<S>(pub(super) Rc<S>);

impl<S: ByteSource> ByteSource for Shared<S> {
    fn len(&self) -> u64 {
        ByteSource::len(&*self.0)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.0.read_at(offset, into)
    }
}
