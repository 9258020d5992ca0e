//! Pieces of a file that are fetched while something else is done with those before them, and those that are kept.

use super::file::{len, part};
use super::kept::{self, Kept};
use js_sys::{Promise, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// What comes behind the place where a file is read on and on.
pub(super) struct Ahead {
    file: Blob,
    len: u64,
    kept: RefCell<Kept>,
    pieces: RefCell<Pieces>,
}

#[derive(Default)]
struct Pieces {
    /// One behind the other.
    fetched: VecDeque<Piece>,
    /// Where the reader stands.
    place: u64,
}

struct Piece {
    offset: u64,
    len: u64,
    coming: Promise,
    bytes: Option<Uint8Array>,
}

impl Piece {
    const fn end(&self) -> u64 {
        self.offset + self.len
    }
}

/// Bytes in a piece.
const PIECE: u64 = 4 * 1024 * 1024;
/// Pieces that are there or on their way at once.
const PIECES: usize = 8;
/// Pieces that are waited for: as many as one turn of a search takes, with what is read along.
const WAITED_FOR: usize = 4;

impl Ahead {
    pub(super) fn new(file: Blob) -> Self {
        Self {
            len: len(&file),
            file,
            kept: RefCell::default(),
            pieces: RefCell::default(),
        }
    }

    pub(super) const fn file(&self) -> &Blob {
        &self.file
    }

    /// Takes what was read of the file, one piece behind the other, to be kept unless the file is large.
    pub(super) fn keep(&self, bytes: Uint8Array) {
        if self.len <= kept::LARGEST {
            self.kept.borrow_mut().push(bytes);
        }
    }

    /// Copies the bytes from `offset` on, if all of them are there.
    pub(super) fn copy(&self, offset: u64, into: &mut [u8]) -> bool {
        if self.kept.borrow().copy(offset, into) {
            self.stands_at(offset + into.len() as u64);
            return true;
        }
        let end = offset + into.len() as u64;
        let mut pieces = self.pieces.borrow_mut();
        let (mut at, mut rest) = (offset, into);
        for piece in &pieces.fetched {
            let Some(bytes) = &piece.bytes else { break };
            if at < piece.offset || at >= piece.end() {
                continue;
            }
            let from = u32::try_from(at - piece.offset).unwrap_or(u32::MAX);
            let to = u32::try_from(end.min(piece.end()) - piece.offset).unwrap_or(u32::MAX);
            let (now, later) = rest.split_at_mut((to - from) as usize);
            bytes.subarray(from, to).copy_to(now);
            at += now.len() as u64;
            rest = later;
        }
        let all = rest.is_empty();
        if all {
            pieces.place = end;
        }
        all
    }

    /// The reader read up to `place` without them.
    pub(super) fn stands_at(&self, place: u64) {
        self.pieces.borrow_mut().place = place;
    }

    /// Has what comes next fetched, and waits for the first of it. What cannot be fetched is left to who reads it.
    pub(super) async fn fetch(&self) {
        for (offset, coming) in self.next() {
            let Ok(buffer) = JsFuture::from(coming).await else {
                continue;
            };
            let mut pieces = self.pieces.borrow_mut();
            let piece = pieces
                .fetched
                .iter_mut()
                .find(|piece| piece.offset == offset);
            if let Some(piece) = piece {
                let bytes = Uint8Array::new(&buffer);
                piece.bytes = (u64::from(bytes.length()) == piece.len).then_some(bytes);
            }
        }
    }

    fn next(&self) -> Vec<(u64, Promise)> {
        let mut pieces = self.pieces.borrow_mut();
        let place = pieces.place.max(self.kept.borrow().end());
        pieces.fetched.retain(|piece| piece.end() > place);
        if pieces
            .fetched
            .front()
            .is_some_and(|first| first.offset > place)
        {
            pieces.fetched.clear();
        }
        let mut offset = pieces.fetched.back().map_or(place, Piece::end);
        while pieces.fetched.len() < PIECES && offset < self.len {
            let len = PIECE.min(self.len - offset);
            pieces.fetched.push_back(Piece {
                offset,
                len,
                coming: part(&self.file, offset, len).array_buffer(),
                bytes: None,
            });
            offset += len;
        }
        let first = pieces.fetched.iter().take(WAITED_FOR);
        first
            .filter(|piece| piece.bytes.is_none())
            .map(|piece| (piece.offset, piece.coming.clone()))
            .collect()
    }
}
