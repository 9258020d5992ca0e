//! A file of the user's, read where it lies.

use super::ahead::Ahead;
use crate::source::{ByteSource, SourceError};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DomException, File, FileReaderSync};

/// A file that is read in place, while the worker waits.
pub(super) struct FileSource {
    file: Blob,
    reader: FileReaderSync,
    ahead: Rc<Ahead>,
}

/// A read of so many bytes is one of many, one behind the other.
const LARGE: u64 = 512 * 1024;

impl FileSource {
    /// A source that reads `file`, and takes from `ahead` what was fetched.
    ///
    /// # Panics
    /// Outside of a worker.
    pub(super) fn new(file: Blob, ahead: Rc<Ahead>) -> Self {
        let reader = FileReaderSync::new().expect("a worker runs this");
        Self {
            file,
            reader,
            ahead,
        }
    }
}

impl ByteSource for FileSource {
    fn len(&self) -> u64 {
        len(&self.file)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let needed = into.len() as u64;
        if self.ahead.copy(offset, into) {
            return Ok(());
        }
        let buffer = self
            .reader
            .read_as_array_buffer(&part(&self.file, offset, needed))
            .map_err(|error| SourceError::Unreadable {
                offset,
                why: why(&error),
            })?;
        let bytes = Uint8Array::new(&buffer);
        if u64::from(bytes.length()) != needed {
            return Err(SourceError::Shrunk {
                offset,
                needed,
                len: self.len(),
            });
        }
        bytes.copy_to(into);
        if needed >= LARGE {
            self.ahead.stands_at(offset + needed);
        }
        Ok(())
    }
}

/// All of `file`, as it is now. Of this a part is named at once; of a file, the browser asks the system for its size each time.
pub(super) fn whole(file: &File) -> Blob {
    file.slice().expect("all of a file can be named")
}

/// Bytes of `file`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is a whole number of bytes"
)]
pub(super) fn len(file: &Blob) -> u64 {
    file.size() as u64
}

/// `len` bytes of `file` from `offset` on: only named, not read.
#[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
pub(super) fn part(file: &Blob, offset: u64, len: u64) -> Blob {
    file.slice_with_f64_and_f64(offset as f64, (offset + len) as f64)
        .expect("a part of a file can be named")
}

/// The browser's words for what went wrong.
pub(super) fn why(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>() {
        Some(error) => error.message(),
        None => format!("{error:?}"),
    }
}
