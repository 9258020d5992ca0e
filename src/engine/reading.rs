//! Reading a file from end to end: the next pieces are fetched while one is decoded, and between two of them messages are heard.

use super::desk::Desk;
use super::file::{len, part, why};
use crate::source::SourceError;
use js_sys::Uint8Array;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

/// The first piece is small, so that the first rows are soon there; each is twice as large as the one before, up to the largest.
const FIRST: u64 = 256 * 1024;
const LARGEST: u64 = 8 * 1024 * 1024;
/// Bytes of a piece that are copied at once: they are still in a near cache when they are decoded.
const COPIED: u32 = 512 * 1024;
/// Pieces that are fetched ahead. With one, browser and engine wait for each other.
const AHEAD: usize = 2;

/// Starts to read the file of `desk`.
pub(super) fn read(desk: &Rc<Desk>) {
    let Some(file) = desk.file() else {
        return;
    };
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

async fn read_all(desk: &Desk, file: &Blob) -> Result<Ended, SourceError> {
    let mut coming = Coming::new(file);
    // One allocation for all.
    let mut bytes = Vec::with_capacity(COPIED as usize);
    while let Some(piece) = coming.next() {
        let buffer = piece.bytes.await;
        if desk.is_stopped() {
            return Ok(Ended::Stopped);
        }
        let buffer = buffer.map_err(|error| SourceError::Unreadable {
            offset: piece.offset,
            why: why(&error),
        })?;
        let there = Uint8Array::new(&buffer);
        for from in (0..there.length()).step_by(COPIED as usize) {
            let part = there.subarray(from, from.saturating_add(COPIED));
            bytes.resize(part.length() as usize, 0);
            part.copy_to(&mut bytes);
            desk.feed(&bytes);
        }
        let len = u64::from(there.length());
        desk.keep(there);
        if len != piece.len {
            return Err(SourceError::Shrunk {
                offset: piece.offset,
                needed: piece.len,
                len: piece.offset + len,
            });
        }
        if !coming.pieces.is_empty() {
            desk.progress();
        }
    }
    Ok(Ended::AtEnd)
}

/// A piece of the file that is on its way.
struct Piece {
    offset: u64,
    len: u64,
    /// It listens from now on: a piece that cannot be read and is not waited for any more is nobody's error.
    bytes: JsFuture,
}

/// The pieces that are on their way, and those that will be.
struct Coming<'a> {
    file: &'a Blob,
    len: u64,
    pieces: VecDeque<Piece>,
    /// Offset of the next piece.
    offset: u64,
    /// How large it may be.
    size: u64,
}

impl<'a> Coming<'a> {
    fn new(file: &'a Blob) -> Self {
        let mut coming = Self {
            file,
            len: len(file),
            pieces: VecDeque::new(),
            offset: 0,
            size: FIRST,
        };
        for _ in 0..AHEAD {
            coming.fetch();
        }
        coming
    }

    /// The next piece; another is fetched for it.
    fn next(&mut self) -> Option<Piece> {
        let piece = self.pieces.pop_front();
        self.fetch();
        piece
    }

    fn fetch(&mut self) {
        let len = self.len.saturating_sub(self.offset).min(self.size);
        if len == 0 {
            return;
        }
        self.pieces.push_back(Piece {
            offset: self.offset,
            len,
            bytes: part(self.file, self.offset, len).array_buffer().into(),
        });
        self.offset += len;
        self.size = (self.size * 2).min(LARGEST);
    }
}
