//! Lists of header fields, as developer tools show them: without a start line, and with names of their own for what it says.

use super::har::target;
use super::head::{Extent, HeadText, Side, StartPart};
use crate::capture::hexdump::TextIndex;

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl Piece<'_> {
    /// Without the whitespace around it.
    pub(super) fn trimmed(self) -> Self {
        let from_start = self.text.trim_start();
        Self {
            start: self.start + self.text.len() - from_start.len(),
            text: from_start.trim_end(),
        }
    }

    /// What stands before and behind the first colon that does not begin it.
    pub(super) fn at_colon(self) -> Option<[Self; 2]> {
        let colon = self.text.get(1..)?.find(':')? + 1;
        let (before, after) = (self.text.get(..colon)?, self.text.get(colon + 1..)?);
        let after = Self {
            start: self.start + colon + 1,
            text: after,
        };
        Some([
            Self {
                start: self.start,
                text: before,
            }
            .trimmed(),
            after.trimmed(),
        ])
    }
}

/// What developer tools say of a request besides its fields.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct General<'a> {
    method: Option<Piece<'a>>,
    url: Option<Piece<'a>>,
    status: Option<Piece<'a>>,
}

impl<'a> General<'a> {
    /// Takes what is none of the header fields, and says whether it is one of its own.
    pub(super) fn takes(&mut self, [name, value]: [Piece<'a>; 2]) -> bool {
        let is = |known: &[&str]| {
            known
                .iter()
                .any(|known| name.text.eq_ignore_ascii_case(known))
        };
        if is(&["request url", "url", ":path"]) {
            self.url = Some(value);
        } else if is(&["request method", ":method"]) {
            self.method = Some(value);
        } else if is(&["status code", ":status"]) {
            let digits = value.text.find(|letter: char| letter.is_ascii_digit());
            let start = digits.unwrap_or(value.text.len());
            self.status = value.text.get(start..).map(|text| Piece {
                start: value.start + start,
                text,
            });
        } else {
            return is(&[
                "remote address",
                "referrer policy",
                ":scheme",
                ":protocol",
                ":version",
            ]);
        }
        true
    }
}

/// The names of fields that only requests have, of those that handshakes have.
const REQUEST_ONLY: &[&str] = &[
    "host",
    "origin",
    "sec-websocket-key",
    "sec-websocket-key1",
    "sec-websocket-key2",
    "user-agent",
    "cookie",
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "referer",
];

/// Those that only responses have.
const RESPONSE_ONLY: &[&str] = &[
    "sec-websocket-accept",
    "server",
    "set-cookie",
    "location",
    "www-authenticate",
    "content-type",
];

/// Those that both have.
const EITHER: &[&str] = &[
    "upgrade",
    "connection",
    "sec-websocket-version",
    "sec-websocket-protocol",
    "sec-websocket-extensions",
];

/// Whether a name begins a list of a handshake's fields where nothing else says so.
pub(super) fn is_known(name: &str) -> bool {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    is_among(name, EITHER)
        || is_among(name, &["host", "origin"])
        || name.bytes().all(in_name)
            && name
                .get(..14)
                .is_some_and(|start| start.eq_ignore_ascii_case("sec-websocket-"))
}

fn is_among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whose a list of fields is that does not say so.
pub(super) enum Whose {
    One(Side),
    /// Both: what only a response has is the response's.
    Both,
    Either,
}

pub(super) fn whose(fields: &[[Piece<'_>; 2]]) -> Whose {
    let has = |names: &[&str]| fields.iter().any(|[name, _]| is_among(name.text, names));
    match (has(REQUEST_ONLY), has(RESPONSE_ONLY)) {
        (true, true) => Whose::Both,
        (true, false) => Whose::One(Side::Request),
        (false, true) => Whose::One(Side::Response),
        (false, false) => Whose::Either,
    }
}

/// Whether a field belongs to the response of a list that holds both.
pub(super) fn is_of_response([name, _]: &[Piece<'_>; 2]) -> bool {
    is_among(name.text, RESPONSE_ONLY)
}

/// Fewer fields than a browser would send or a server answer are a part of them.
pub(super) fn extent(fields: &[[Piece<'_>; 2]]) -> Extent {
    let has = |name: &str| {
        fields
            .iter()
            .any(|[field, _]| field.text.eq_ignore_ascii_case(name))
    };
    if has("upgrade") && has("connection") || fields.len() >= 6 {
        Extent::Whole
    } else {
        Extent::Pieces
    }
}

/// The head that a list of fields is.
pub(super) fn head(
    side: Side,
    fields: &[[Piece<'_>; 2]],
    general: &General<'_>,
    extent: Extent,
    index: &TextIndex,
) -> HeadText {
    let mut head = HeadText::default();
    head.extent = extent;
    let part = |head: &mut HeadText, told: Option<Piece<'_>>, instead: &str, name| {
        if let Some(told) = told.filter(|told| !told.text.is_empty()) {
            head.told(told.text, told.start, index);
        } else {
            head.added(instead);
            head.unknown.push(name);
        }
    };
    match side {
        Side::Request => {
            part(&mut head, general.method, "GET", StartPart::Method);
            head.added(" ");
            let path = general.url.and_then(|url| {
                let path = target(url.text);
                let start = url.start + url.text.find(path)?;
                let root = path.is_empty() && url.text.contains("://");
                (!root).then_some(Piece { start, text: path })
            });
            if path.is_none() && general.url.is_some_and(|url| url.text.contains("://")) {
                head.added("/");
            } else {
                part(&mut head, path, "/", StartPart::Target);
            }
            head.added(" HTTP/1.1");
        }
        Side::Response => {
            head.added("HTTP/1.1 ");
            part(&mut head, general.status, "101", StartPart::Status);
        }
    }
    head.unknown.push(StartPart::Version);
    head.added("\r\n");
    for [name, value] in fields {
        head.told(name.text, name.start, index);
        head.added(": ");
        head.told(value.text, value.start, index);
        head.added("\r\n");
    }
    head.added("\r\n");
    head
}
