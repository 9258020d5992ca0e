//! Bytes that were recorded, and what a reader made of them.

use crate::app::hex_input::{BadHex, parse_hex};
use crate::app::learn::offer::hex_lines;
use std::rc::Rc;

/// What is there now, and the way back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    recorded: Rc<[u8]>,
    before: Vec<Version>,
    now: Version,
}

/// What was made in one go.
#[derive(Clone, Debug, PartialEq)]
struct Version {
    bytes: Rc<[u8]>,
    /// What was typed, where that made it.
    typed: Option<String>,
}

impl Draft {
    /// What was recorded.
    pub(super) fn of(recorded: Rc<[u8]>) -> Self {
        Self {
            now: Version {
                bytes: Rc::clone(&recorded),
                typed: None,
            },
            recorded,
            before: Vec::new(),
        }
    }

    /// The bytes now.
    pub(super) const fn bytes(&self) -> &Rc<[u8]> {
        &self.now.bytes
    }

    /// What was typed last, if nothing else was done since.
    pub(super) fn typed(&self) -> Option<&str> {
        self.now.typed.as_deref()
    }

    /// Whether it is no more what was recorded.
    pub(super) fn is_changed(&self) -> bool {
        self.now.bytes != self.recorded || self.now.typed.is_some()
    }

    /// Whether there is a step to take back.
    pub(super) const fn has_before(&self) -> bool {
        !self.before.is_empty()
    }

    /// Other bytes.
    pub(super) fn with(&self, bytes: Vec<u8>) -> Self {
        let mut draft = self.clone();
        draft.push(Version {
            bytes: bytes.into(),
            typed: None,
        });
        draft
    }

    /// What is typed now: one step with what was typed right before. The bytes stay where it cannot be read.
    pub(super) fn typing(&self, text: String, written: Written) -> Self {
        let bytes = written
            .read(&text)
            .map_or_else(|_| Rc::clone(&self.now.bytes), Rc::from);
        let version = Version {
            bytes,
            typed: Some(text),
        };
        let mut draft = self.clone();
        if draft.now.typed.is_some() {
            draft.now = version;
        } else {
            draft.push(version);
        }
        draft
    }

    /// One step back.
    pub(super) fn undone(&self) -> Self {
        let mut draft = self.clone();
        if let Some(last) = draft.before.pop() {
            draft.now = last;
        }
        draft
    }

    /// What was recorded; that can be taken back too.
    pub(super) fn reset(&self) -> Self {
        self.with(self.recorded.to_vec())
    }

    fn push(&mut self, version: Version) {
        let last = std::mem::replace(&mut self.now, version);
        self.before.push(last);
    }
}

/// How bytes are written where they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As lines, each of which ends in CR and LF.
    Lines,
    /// As hex, 16 bytes a line.
    Hex,
}

impl Written {
    /// `bytes` as text.
    pub(super) fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Lines => String::from_utf8_lossy(bytes).replace("\r\n", "\n"),
            Self::Hex => hex_lines(bytes.chunks(16)),
        }
    }

    /// What `text` stands for.
    pub(super) fn read(self, text: &str) -> Result<Vec<u8>, BadHex> {
        match self {
            Self::Lines => Ok(text.replace('\n', "\r\n").into_bytes()),
            Self::Hex => parse_hex(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_one_go_is_one_step() {
        let recorded = Draft::of(b"a\r\n".as_slice().into());
        assert!(!recorded.is_changed() && !recorded.has_before());
        let typed = recorded
            .typing("ab\n".to_owned(), Written::Lines)
            .typing("abc\n".to_owned(), Written::Lines);
        assert_eq!(&**typed.bytes(), b"abc\r\n");
        assert_eq!(typed.undone(), recorded);
        let tried = typed.with(b"x".to_vec());
        assert_eq!((tried.typed(), tried.undone()), (None, typed));
        let reset = tried.reset();
        assert!(!reset.is_changed());
        assert_eq!(reset.undone(), tried);
        assert_eq!(recorded.undone(), recorded);
    }

    #[test]
    fn what_cannot_be_read_changes_no_byte() {
        let draft = Draft::of([1, 2].as_slice().into()).typing("01 0".to_owned(), Written::Hex);
        assert_eq!(&**draft.bytes(), [1, 2]);
        assert_eq!(draft.typed(), Some("01 0"));
        assert!(draft.is_changed());
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        let rows: [(Written, &[u8]); 4] = [
            (Written::Lines, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
            (Written::Lines, b""),
            (Written::Hex, &[0xA7; 40]),
            (Written::Hex, b""),
        ];
        for (written, bytes) in rows {
            assert_eq!(written.read(&written.write(bytes)).unwrap(), bytes);
        }
    }
}
