//! What a message of the browser's holds.

use crate::engine::file::{len, why};
use crate::protocol::Opcode;
use js_sys::{Array, ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, FileReaderSync};

/// A message, as far as it is kept.
pub(super) struct Message {
    pub(super) opcode: Opcode,
    /// Its beginning.
    pub(super) payload: Vec<u8>,
    /// Bytes of all of it.
    pub(super) len: u64,
}

/// Bytes of a message that are kept at most: 64 MiB. One of a gigabyte would take the memory of all others.
pub(super) const KEPT: u32 = 64 << 20;

impl Message {
    /// Reads what a message event brought.
    ///
    /// # Errors
    /// The browser's words where it cannot be read.
    pub(super) fn read(data: &JsValue) -> Result<Self, String> {
        if let Some(text) = data.dyn_ref::<JsString>() {
            return Ok(Self::of_text(text));
        }
        if let Some(buffer) = data.dyn_ref::<ArrayBuffer>() {
            return Ok(Self::of_bytes(&Uint8Array::new(buffer)));
        }
        if let Some(blob) = data.dyn_ref::<Blob>() {
            return Self::of_blob(blob);
        }
        Err(String::new())
    }

    fn of_text(text: &JsString) -> Self {
        // A unit of UTF-16 becomes three bytes at most.
        const UNITS: u32 = KEPT / 3;
        let (payload, len) = if text.length() <= UNITS {
            let payload = String::from(text).into_bytes();
            let len = payload.len() as u64;
            (payload, len)
        } else {
            let mut begins = String::from(text.slice(0, UNITS));
            // Half a pair of surrogates at the end stands for nothing.
            if begins.ends_with('\u{FFFD}') {
                begins.pop();
            }
            (begins.into_bytes(), len_of(text))
        };
        Self {
            opcode: Opcode::TEXT,
            payload,
            len,
        }
    }

    fn of_bytes(bytes: &Uint8Array) -> Self {
        Self {
            opcode: Opcode::BINARY,
            payload: bytes.subarray(0, bytes.length().min(KEPT)).to_vec(),
            len: bytes.length().into(),
        }
    }

    fn of_blob(blob: &Blob) -> Result<Self, String> {
        Ok(Self {
            opcode: Opcode::BINARY,
            payload: beginning(blob)?,
            len: len(blob),
        })
    }
}

/// The beginning of a file. It is read while the worker waits, so that messages stay in their order.
///
/// # Errors
/// The browser's words where it cannot be read.
pub(super) fn beginning(file: &Blob) -> Result<Vec<u8>, String> {
    let read = || {
        let reader = FileReaderSync::new()?;
        reader.read_as_array_buffer(&file.slice_with_f64_and_f64(0.0, f64::from(KEPT))?)
    };
    let buffer = read().map_err(|error| why(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Bytes of a long text in UTF-8.
fn len_of(text: &JsString) -> u64 {
    Blob::new_with_str_sequence(&Array::of1(text)).map_or(0, |blob| len(&blob))
}
