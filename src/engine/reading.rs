//! Reading a file from end to end: the next piece is fetched while one is decoded, and between two of them messages are heard.

use super::desk::Desk;
use super::file::{len, part, why};
use crate::source::SourceError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// The first piece is small, so that the first rows are soon there; each is twice as large as the one before, up to the largest.
const FIRST: u64 = 256 * 1024;
const LARGEST: u64 = 4 * 1024 * 1024;

/// Starts to read `file` for `desk`.
pub(super) fn read(desk: &Rc<Desk>, file: File) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        match read_all(&desk, &file).await {
            Ok(Ended::AtEnd) => desk.finish(None),
            Ok(Ended::Stopped) => {}
            Err(problem) => desk.finish(Some(problem.to_string())),
        }
    });
}

/// How reading ended.
enum Ended {
    AtEnd,
    Stopped,
}

async fn read_all(desk: &Rc<Desk>, file: &File) -> Result<Ended, SourceError> {
    // One allocation for all pieces: memory that a program has had it never gives back.
    let mut bytes = Vec::with_capacity(len(file).min(LARGEST) as usize);
    let mut next = Piece::fetch(file, 0, FIRST);
    while let Some(piece) = next {
        let buffer = JsFuture::from(piece.promise).await;
        if desk.is_stopped() {
            return Ok(Ended::Stopped);
        }
        let end = piece.offset + piece.len;
        next = Piece::fetch(file, end, (piece.len * 2).min(LARGEST));
        let buffer = buffer.map_err(|error| SourceError::Unreadable {
            offset: piece.offset,
            why: why(&error),
        })?;
        let there = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>());
        bytes.resize(there.length() as usize, 0);
        there.copy_to(&mut bytes);
        desk.feed(&bytes);
        if next.is_some() {
            desk.progress();
        }
        if u64::from(there.length()) != piece.len {
            return Err(SourceError::Shrunk {
                offset: piece.offset,
                needed: piece.len,
                len: piece.offset + u64::from(there.length()),
            });
        }
    }
    Ok(Ended::AtEnd)
}

/// A piece of the file that is on its way.
struct Piece {
    offset: u64,
    len: u64,
    promise: Promise,
}

impl Piece {
    /// Fetches `count` bytes from `offset` on, or as many as there are; `None` if there are none.
    fn fetch(file: &File, offset: u64, count: u64) -> Option<Self> {
        let len = len(file).saturating_sub(offset).min(count);
        (len > 0).then(|| Self {
            offset,
            len,
            promise: part(file, offset, len).array_buffer(),
        })
    }
}
