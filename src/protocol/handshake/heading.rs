//! What stands in a head, read once for all checks.

use super::lines::Lines;
use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::http::{Extension, Head, extensions};

/// A field that a check asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Host,
    Upgrade,
    Connection,
    Key,
    /// Sec-WebSocket-Key1 and Key2 of hixie-76.
    HixieKey,
    Origin,
    /// Sec-WebSocket-Origin of drafts before RFC 6455.
    DraftOrigin,
    Version,
    Protocol,
    Extensions,
    Accept,
    ContentLength,
    TransferEncoding,
}

const NAMES: &[(&str, Name)] = &[
    ("Host", Name::Host),
    ("Upgrade", Name::Upgrade),
    ("Connection", Name::Connection),
    ("Sec-WebSocket-Key", Name::Key),
    ("Sec-WebSocket-Key1", Name::HixieKey),
    ("Sec-WebSocket-Key2", Name::HixieKey),
    ("Origin", Name::Origin),
    ("Sec-WebSocket-Origin", Name::DraftOrigin),
    ("Sec-WebSocket-Version", Name::Version),
    ("Sec-WebSocket-Protocol", Name::Protocol),
    ("Sec-WebSocket-Extensions", Name::Extensions),
    ("Sec-WebSocket-Accept", Name::Accept),
    ("Content-Length", Name::ContentLength),
    ("Transfer-Encoding", Name::TransferEncoding),
];

/// Fields that are no lists (RFC 9110), beside those that have a rule of their own.
const SINGLE: &[&str] = &[
    "Age",
    "Authorization",
    "Content-Length",
    "Content-Type",
    "Date",
    "ETag",
    "Expires",
    "From",
    "If-Modified-Since",
    "If-Range",
    "If-Unmodified-Since",
    "Last-Modified",
    "Location",
    "Max-Forwards",
    "Proxy-Authorization",
    "Range",
    "Referer",
    "Retry-After",
    "Server",
    "User-Agent",
];

/// What stands in a head.
pub(super) struct Heading<'a> {
    /// The head, up to its last whole line.
    pub(super) head: Head<'a>,
    /// Its first line, without the line end; `None` if that is cut off.
    pub(super) start: Option<Span>,
    /// The values of the fields that checks ask for, in order.
    known: Vec<(Name, Span)>,
    /// The name of the first field that is no list and stands there again.
    pub(super) repeated: Option<Span>,
    /// Its extensions.
    pub(super) extensions: Vec<Extension>,
    /// What is wrong with its lines.
    pub(super) lines: Lines,
    is_whole: bool,
}

impl<'a> Heading<'a> {
    pub(super) fn of(head: &Head<'a>) -> Self {
        let bytes = head.bytes;
        let is_whole = bytes.ends_with(b"\n\r\n") || bytes.ends_with(b"\n\n");
        // Half a line says nothing that holds.
        let end = memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1);
        let head = Head {
            kind: head.kind,
            bytes: bytes.get(..end).unwrap_or_default(),
        };
        let mut known = Vec::new();
        let mut seen = 0_u32;
        let mut repeated = None;
        for [name, value] in head.fields() {
            let text = head.slice(name);
            if let Some((_, name)) = NAMES.iter().find(|(known, _)| is(text, known)) {
                known.push((*name, value));
            }
            if let Some(at) = SINGLE.iter().position(|single| is(text, single)) {
                if seen & (1 << at) != 0 {
                    repeated = repeated.or(Some(name));
                }
                seen |= 1 << at;
            }
        }
        let has_extensions = known.iter().any(|(name, _)| *name == Name::Extensions);
        Self {
            start: (end > 0).then(|| head.start_line()),
            extensions: if has_extensions {
                extensions(&head)
            } else {
                Vec::new()
            },
            lines: Lines::of(&head),
            known,
            repeated,
            head,
            is_whole,
        }
    }

    /// The bytes of a span.
    pub(super) fn slice(&self, span: Span) -> &'a [u8] {
        self.head.slice(span)
    }

    /// The values of a field, in order.
    pub(super) fn values(&self, name: Name) -> impl Iterator<Item = Span> {
        self.known
            .iter()
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| *value)
    }

    /// The first value of a field.
    pub(super) fn value(&self, name: Name) -> Option<Span> {
        self.values(name).next()
    }

    /// The one value of a field that must stand there once.
    pub(super) fn single(
        &self,
        name: Name,
        missing: Reason,
        repeated: Reason,
    ) -> Result<Span, Found> {
        let mut values = self.values(name);
        let Some(value) = values.next() else {
            return Err(self.missing(missing));
        };
        match values.next() {
            Some(second) => Err(Found::broken(repeated, second)),
            None => Ok(value),
        }
    }

    /// Whether all of it is there.
    pub(super) const fn ends(&self) -> bool {
        self.is_whole
    }

    /// Something is not there: because the head is cut off, or for `reason`.
    pub(super) fn missing(&self, reason: Reason) -> Found {
        self.lacking(reason, None)
    }

    /// `span` does not have what must be: more of it may follow where the head is cut off, or else it is broken for `reason`.
    pub(super) fn lacking(&self, reason: Reason, span: Option<Span>) -> Found {
        if self.is_whole {
            Found::broken(reason, span)
        } else {
            Found::open(Reason::CutOff, span)
        }
    }
}

/// Whether `text` is `name`, in any letter case.
pub(super) fn is(text: &[u8], name: &str) -> bool {
    text.eq_ignore_ascii_case(name.as_bytes())
}
