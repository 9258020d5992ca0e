//! Both heads of the opening handshake, and what becomes of them when one is changed.

use super::draft::{Draft, Written};
use super::recording::{ItemKind, Recording};
use crate::protocol::http::{Head, HeadKind};
use crate::protocol::{Accept, Peer};
use std::rc::Rc;

/// The field of a request that the answer is computed from.
const KEY: &str = "Sec-WebSocket-Key";
/// The field of a response that proves it.
const ACCEPT: &str = "Sec-WebSocket-Accept";

/// The request and the response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heads {
    request: Draft,
    response: Draft,
}

impl Heads {
    /// As they were recorded.
    pub(super) fn of(recording: &Recording) -> Self {
        let of = |peer: Peer| {
            let mut items = recording.items.iter();
            let head = items.find(|item| item.kind == ItemKind::Head && item.peer == peer);
            Draft::of(head.map_or_else(|| [].into(), |head| Rc::clone(&head.bytes)))
        };
        Self {
            request: of(Peer::Client),
            response: of(Peer::Server),
        }
    }

    /// What `peer` sends, as a reader made it.
    pub(super) const fn draft(&self, peer: Peer) -> &Draft {
        match peer {
            Peer::Client => &self.request,
            Peer::Server => &self.response,
        }
    }

    /// The same with another head of `peer`.
    pub(super) fn with(&self, peer: Peer, draft: Draft) -> Self {
        let mut heads = self.clone();
        match peer {
            Peer::Client => heads.request = draft,
            Peer::Server => heads.response = draft,
        }
        heads
    }

    /// What `peer` sends now. A response that nobody changed answers the request that is there: a server computes its accept value.
    pub(super) fn now(&self, peer: Peer) -> Rc<[u8]> {
        let bytes = self.draft(peer).bytes();
        if peer == Peer::Server
            && self.follows()
            && let Some(key) = self.key()
        {
            let accept = Accept::of(&key).value;
            return with_field(bytes, ACCEPT, Some(&accept)).into();
        }
        Rc::clone(bytes)
    }

    /// Whether the response is computed from a request that was changed.
    pub(super) fn follows(&self) -> bool {
        self.request.is_changed() && !self.response.is_changed()
    }

    /// Whether any of them is no more what was recorded.
    pub(super) fn are_changed(&self) -> bool {
        self.request.is_changed() || self.response.is_changed()
    }

    /// The key of the request.
    pub(super) fn key(&self) -> Option<String> {
        head(self.request.bytes(), Peer::Client).value(KEY)
    }

    /// The request with a key that is typed.
    pub(super) fn typing_key(&self, key: &str) -> Self {
        let bytes = with_field(self.request.bytes(), KEY, Some(key));
        let typed = Written::Lines.write(&bytes);
        self.with(Peer::Client, self.request.typing(typed, Written::Lines))
    }

    /// The request with another key.
    pub(super) fn with_key(&self, key: &str) -> Self {
        let bytes = with_field(self.request.bytes(), KEY, Some(key));
        self.with(Peer::Client, self.request.with(bytes))
    }

    /// The accept value of the response.
    pub(super) fn accept(&self) -> Option<String> {
        head(&self.now(Peer::Server), Peer::Server).value(ACCEPT)
    }
}

fn head(bytes: &[u8], peer: Peer) -> Head<'_> {
    let kind = match peer {
        Peer::Client => HeadKind::Request,
        Peer::Server => HeadKind::Response(None),
    };
    Head { kind, bytes }
}

/// `bytes`, those of a head, with another value in the first field called `name`; without that line where there is none.
pub(super) fn with_field(bytes: &[u8], name: &str, value: Option<&str>) -> Vec<u8> {
    let head = head(bytes, Peer::Client);
    let found = head
        .fields()
        .find(|[found, _]| head.slice(*found).eq_ignore_ascii_case(name.as_bytes()));
    let Some([found, old]) = found else {
        return bytes.to_vec();
    };
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let (start, end) = if value.is_some() {
        (at(old.start), at(old.end))
    } else {
        let rest = bytes.get(at(old.end)..).unwrap_or_default();
        let line_end = rest.iter().position(|byte| *byte == b'\n');
        let end = line_end.map_or(bytes.len(), |line_end| at(old.end) + line_end + 1);
        (at(found.start), end)
    };
    let before = bytes.get(..start).unwrap_or_default();
    let after = bytes.get(end..).unwrap_or_default();
    [before, value.unwrap_or_default().as_bytes(), after].concat()
}

#[cfg(test)]
mod tests {
    use super::super::recording::FILE;
    use super::*;

    #[test]
    fn the_answer_follows_the_key() {
        let heads = Heads::of(&Recording::read(FILE));
        let recorded = heads.now(Peer::Server);
        assert!(!heads.follows());
        assert_eq!(heads.key().unwrap(), "H3bDCOpE07hmuHrSB6Kgfw==");
        assert_eq!(heads.accept().unwrap(), "FyG95ELVOe2BAV1TLwb4CpaS7zM=");

        let sample = heads.with_key("dGhlIHNhbXBsZSBub25jZQ==");
        assert!(sample.follows());
        assert_eq!(sample.accept().unwrap(), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        // Nothing else of it changes.
        assert_eq!(sample.now(Peer::Server).len(), recorded.len());

        // What a reader wrote stays.
        let own = sample
            .draft(Peer::Server)
            .with(b"HTTP/1.1 200 OK\r\n\r\n".to_vec());
        let own = sample.with(Peer::Server, own);
        assert!(!own.follows());
        assert_eq!(&*own.now(Peer::Server), b"HTTP/1.1 200 OK\r\n\r\n");
        assert_eq!(own.accept(), None);

        // Without a key there is nothing to compute.
        let keyless = with_field(&heads.now(Peer::Client), KEY, None);
        let keyless = heads.with(Peer::Client, heads.draft(Peer::Client).with(keyless));
        assert_eq!((keyless.key(), keyless.now(Peer::Server)), (None, recorded));
    }

    #[test]
    fn a_field_is_changed_or_left_out() {
        let head = b"GET / HTTP/1.1\r\nA: 1\r\nb:  two \r\nB: 3\r\n\r\n";
        let rows: [(&str, Option<&str>, &str); 5] = [
            (
                "a",
                Some("22"),
                "GET / HTTP/1.1\r\nA: 22\r\nb:  two \r\nB: 3\r\n\r\n",
            ),
            (
                "B",
                Some(""),
                "GET / HTTP/1.1\r\nA: 1\r\nb:   \r\nB: 3\r\n\r\n",
            ),
            ("B", None, "GET / HTTP/1.1\r\nA: 1\r\nB: 3\r\n\r\n"),
            ("A", None, "GET / HTTP/1.1\r\nb:  two \r\nB: 3\r\n\r\n"),
            (
                "C",
                Some("4"),
                "GET / HTTP/1.1\r\nA: 1\r\nb:  two \r\nB: 3\r\n\r\n",
            ),
        ];
        for (name, value, expected) in rows {
            let changed = with_field(head, name, value);
            assert_eq!(
                String::from_utf8(changed).unwrap(),
                expected,
                "{name} {value:?}"
            );
        }
        assert_eq!(
            with_field(b"GET / HTTP/1.1\r\nA: 1", "A", None),
            b"GET / HTTP/1.1\r\n"
        );
    }
}
