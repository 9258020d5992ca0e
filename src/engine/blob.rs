//! A file that is made in pieces, outside of the program's memory.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag};

/// Bytes that are held here before they are handed to the browser.
const PIECE: usize = 4 * 1024 * 1024;

/// A file in the making. The browser may keep what it has of it on the disk.
pub(super) struct BlobWriter {
    parts: Array,
    piece: Vec<u8>,
}

impl BlobWriter {
    /// An empty file.
    pub(super) fn new() -> Self {
        Self {
            parts: Array::new(),
            piece: Vec::new(),
        }
    }

    /// Takes the next bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        for bytes in bytes.chunks(PIECE) {
            if self.piece.len() + bytes.len() > PIECE {
                self.hand_over();
            }
            self.piece.extend_from_slice(bytes);
        }
    }

    /// The file, of this media type.
    pub(super) fn finish(mut self, media_type: &str) -> Blob {
        self.hand_over();
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.parts, &options).expect("parts make a whole")
    }

    fn hand_over(&mut self) {
        let bytes = Array::of1(&Uint8Array::from(self.piece.as_slice()));
        let part = Blob::new_with_u8_array_sequence(&bytes).expect("bytes make a blob");
        self.parts.push(&part);
        self.piece.clear();
    }
}
