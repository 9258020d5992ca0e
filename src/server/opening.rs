//! The server's part of the opening handshake (RFC 6455 §4.2), bytes in.

use super::Request;
use crate::protocol::Head;

/// Gathers the head of a request.
#[derive(Clone, Debug)]
pub struct OpeningHandshake {
    bytes: Vec<u8>,
    limit: usize,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// More bytes are needed.
    Unfinished,
    /// All of it is there.
    Whole(Request),
    /// It goes on beyond the limit: 431.
    TooLong,
    /// It is no request of HTTP/1: 400.
    Foreign,
}

impl OpeningHandshake {
    /// Nothing yet, of a head of at most `limit` bytes.
    pub const fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::new(),
            limit,
        }
    }

    /// Takes the next bytes. Behind anything but [`Opening::Unfinished`] nothing more is to be given.
    pub fn take(&mut self, bytes: &[u8]) -> Opening {
        self.bytes.extend_from_slice(bytes);
        if Head::begins(&self.bytes) == Some(false) {
            return Opening::Foreign;
        }
        // Only a line end makes it whole.
        let may_end = bytes.contains(&b'\n');
        if may_end {
            match Request::new(std::mem::take(&mut self.bytes)) {
                Ok(request) if request.head_len() > self.limit => return Opening::TooLong,
                Ok(request) => return Opening::Whole(request),
                Err(bytes) => self.bytes = bytes,
            }
        }
        match Head::whole(&self.bytes) {
            // A head, and no request.
            Some(_) if may_end => Opening::Foreign,
            _ if self.bytes.len() > self.limit => Opening::TooLong,
            _ => Opening::Unfinished,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REQUEST: &str = "GET /a HTTP/1.1\r\nHost: b\r\n\r\n";

    #[test]
    fn heads_are_gathered() {
        let long = ["GET /", &"a".repeat(100)].concat();
        let rows: &[(&str, Option<&Opening>)] = &[
            ("GET /a", Some(&Opening::Unfinished)),
            ("GET /a HTTP/1.1\r\nHost: b\r\n", Some(&Opening::Unfinished)),
            (REQUEST, None),
            ("HTTP/1.1 200 OK\r\n\r\n", Some(&Opening::Foreign)),
            ("\u{16}\u{3}\u{1}", Some(&Opening::Foreign)),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Some(&Opening::Foreign)),
            ("hello\r\n\r\n", Some(&Opening::Foreign)),
            (&long, Some(&Opening::TooLong)),
        ];
        for (text, expected) in rows {
            let taken = OpeningHandshake::new(64).take(text.as_bytes());
            match expected {
                Some(expected) => assert_eq!(taken, **expected, "{text}"),
                None => assert!(matches!(taken, Opening::Whole(_)), "{text}"),
            }
        }
    }

    proptest! {
        #[test]
        fn a_head_may_come_in_any_pieces(cut in 0..REQUEST.len()) {
            let mut opening = OpeningHandshake::new(64);
            let (before, after) = REQUEST.split_at(cut);
            prop_assert_eq!(opening.take(before.as_bytes()), Opening::Unfinished);
            let whole = opening.take([after, "rest"].concat().as_bytes());
            let Opening::Whole(request) = whole else { panic!("{whole:?}") };
            prop_assert_eq!(request.path(), "/a");
            prop_assert_eq!(request.rest(), b"rest");
        }

        #[test]
        fn anything_may_come(pieces: Vec<Vec<u8>>) {
            let mut opening = OpeningHandshake::new(64);
            for piece in pieces {
                if opening.take(&piece) != Opening::Unfinished {
                    break;
                }
            }
        }
    }
}
