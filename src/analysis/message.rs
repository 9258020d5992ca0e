//! What browsers and libraries say when a connection fails: recognised in any text around it.

mod meaning;
mod sayings;

pub use meaning::Meaning;

use crate::bytes::Span;
use crate::protocol::Rule;
use sayings::SAYINGS;

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// Chromium, and what is built on it: Chrome, Edge, Opera, Brave, Electron.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and other `WebKit` browsers.
    Safari,
    /// ws, for Node.
    Node,
    /// websockets, for Python.
    Python,
    /// gorilla/websocket, for Go.
    Go,
}

impl Speaker {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Chromium,
        Self::Firefox,
        Self::Safari,
        Self::Node,
        Self::Python,
        Self::Go,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Safari => "safari",
            Self::Node => "node",
            Self::Python => "python",
            Self::Go => "go",
        }
    }
}

/// What was recognised in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// What it is.
    pub what: What,
    /// Where it stands in the text, in bytes.
    pub at: Span,
    /// Who says it.
    pub speaker: Option<Speaker>,
}

/// What a text was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A message, and the status code that it names.
    Message(Meaning, Option<u16>),
    /// A status code of WebSocket (RFC 6455 §7.4), as `CloseEvent.code` tells it.
    CloseCode(u16),
}

/// Bytes of a text that are looked at, at most.
pub const LONGEST: usize = 64 * 1024;

/// What stands in `text`, in order; each meaning and each code once. Nothing if nothing is known.
pub fn recognise(text: &str) -> Vec<Recognised> {
    let plain = plain(text);
    let mut found: Vec<Recognised> = Vec::new();
    for (speaker, saying, meaning) in SAYINGS {
        if let Some(at) = first(&plain, saying) {
            let status = matches!(meaning, Meaning::Status | Meaning::Authentication)
                .then(|| number_in(&plain, at, 3))
                .flatten();
            found.push(Recognised {
                what: What::Message(*meaning, status),
                at,
                speaker: Some(*speaker),
            });
        }
    }
    // What says more of the same place is the one that was meant, and of two the one that stands first above.
    let all = found.clone();
    let weight = |one: &Recognised, place: usize| (one.at.len(), usize::MAX - place);
    let mut place = 0;
    found.retain(|one| {
        let own = weight(one, place);
        place += 1;
        !all.iter().zip(0..).any(|(other, place)| {
            one.at.start < other.at.end && other.at.start < one.at.end && weight(other, place) > own
        })
    });
    found.extend(close_codes(&plain, &found));
    found.sort_by_key(|one| one.at.start);
    let mut seen = Vec::new();
    found.retain(|one| {
        let is_new = !seen.contains(&one.what);
        seen.push(one.what);
        is_new
    });
    found
}

/// What is said where a rule is broken: by whom, and the words.
pub fn sayings_of(rule: Rule) -> impl Iterator<Item = (Speaker, &'static str)> {
    let of_rule = SAYINGS
        .iter()
        .filter(move |(_, _, meaning)| meaning.rules().contains(&rule));
    of_rule.map(|(speaker, saying, _)| (*speaker, *saying))
}

/// The same of a meaning.
pub fn sayings_meaning(meaning: Meaning) -> impl Iterator<Item = (Speaker, &'static str)> {
    let with = SAYINGS.iter().filter(move |(_, _, of)| *of == meaning);
    with.map(|(speaker, saying, _)| (*speaker, *saying))
}

/// The text in small letters, its quotes straight, byte for byte as long.
fn plain(text: &str) -> Vec<u8> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let mut plain = text.as_bytes().to_ascii_lowercase();
    for (at, quote) in text.match_indices(['‘', '’']) {
        // A quote and two bytes that no saying has: they are jumped over.
        let bytes = [b'\'', SKIPPED, SKIPPED];
        if let Some(place) = plain.get_mut(at..at + quote.len()) {
            place.copy_from_slice(&bytes);
        }
    }
    plain
}

const SKIPPED: u8 = 0xFF;

/// Where `saying` first stands in `plain`.
fn first(plain: &[u8], saying: &str) -> Option<Span> {
    let mut pieces = saying.split("{}");
    let head = small(pieces.next()?);
    let head = head.as_bytes();
    // A full stop at its end, or the stroke of a whole line, may be missing.
    let head = head.strip_suffix(b".").unwrap_or(head);
    let begin = *head.first()?;
    let mut from = 0;
    while let Some(start) = memchr::memchr(begin, plain.get(from..)?).map(|at| from + at) {
        from = start + 1;
        if is_inside_word(plain, start) {
            continue;
        }
        let Some(mut end) = match_at(plain, start, head) else {
            continue;
        };
        let mut whole = true;
        for piece in pieces.clone() {
            let piece = small(piece);
            match next(plain, end, piece.as_bytes()) {
                Some(next) => end = next,
                None => whole = false,
            }
        }
        if whole {
            return Some(Span {
                start: start as u64,
                end: end as u64,
            });
        }
    }
    None
}

/// A part of a saying in small letters, its quotes straight.
fn small(piece: &str) -> String {
    piece.to_ascii_lowercase().replace('’', "'")
}

/// Whether a letter stands before `start`, and one at it.
fn is_inside_word(plain: &[u8], start: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| plain.get(at))
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    letter(start.checked_sub(1)) && letter(Some(start))
}

/// Where `piece` ends if it stands at `start`.
fn match_at(plain: &[u8], start: usize, piece: &[u8]) -> Option<usize> {
    let mut at = start;
    for byte in piece {
        if plain.get(at) != Some(byte) {
            return None;
        }
        at += 1;
        while plain.get(at) == Some(&SKIPPED) {
            at += 1;
        }
    }
    Some(at)
}

/// Where `piece` ends that stands behind something in the same line; of nothing, where that something ends: a word.
fn next(plain: &[u8], from: usize, piece: &[u8]) -> Option<usize> {
    let rest = plain.get(from..)?;
    if piece.is_empty() {
        let end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b',');
        let len = rest.iter().position(end).unwrap_or(rest.len());
        return Some(from + len);
    }
    let line = memchr::memchr(b'\n', rest).map_or(plain.len(), |len| from + len);
    (from..line).find_map(|at| match_at(plain, at, piece))
}

/// The last number of so many digits in a span.
fn number_in(plain: &[u8], span: Span, digits: usize) -> Option<u16> {
    let place = |offset| usize::try_from(offset).unwrap_or(usize::MAX);
    let bytes = plain.get(place(span.start)..place(span.end))?;
    let mut words = bytes.split(|byte| !byte.is_ascii_digit());
    let number = words.rfind(|word| word.len() == digits)?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

/// Status codes of WebSocket that stand in the text as such: alone, or behind a word for one.
fn close_codes(plain: &[u8], found: &[Recognised]) -> Vec<Recognised> {
    let mut codes = Vec::new();
    let alone = plain.trim_ascii().len() == 4;
    let mut at = 0_usize;
    for word in plain.split(|byte| !byte.is_ascii_alphanumeric()) {
        let span = Span::at(at as u64, word.len() as u64);
        let code = (word.len() == 4)
            .then(|| std::str::from_utf8(word).ok()?.parse::<u16>().ok())
            .flatten()
            .filter(|code| (1000..5000).contains(code));
        if let Some(code) = code {
            let before = plain.get(at.saturating_sub(24)..at).unwrap_or_default();
            let named = [
                &b"code"[..],
                b"close",
                b"status",
                b"received",
                b"sent",
                b"error",
            ];
            let is_named = named
                .iter()
                .any(|name| memchr::memmem::find(before, name).is_some());
            // "1006 (abnormal closure)", as Python and Go write it.
            let is_said = plain.get(at + 4..at + 6) == Some(b" (");
            let is_free = !found
                .iter()
                .any(|one| one.at.start <= span.start && span.end <= one.at.end);
            if is_free && (alone || is_named || is_said) {
                codes.push(Recognised {
                    what: What::CloseCode(code),
                    at: span,
                    speaker: None,
                });
            }
        }
        at += word.len() + 1;
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn known(text: &str) -> Vec<String> {
        let said = |one: &Recognised| match one.what {
            What::Message(meaning, Some(status)) => format!("{} {status}", meaning.id()),
            What::Message(meaning, None) => meaning.id().to_owned(),
            What::CloseCode(code) => code.to_string(),
        };
        recognise(text).iter().map(said).collect()
    }

    #[test]
    fn messages_as_people_paste_them() {
        let rows: &[(&str, &[&str])] = &[
            (
                "WebSocket connection to 'ws://192.168.0.153:9000/socket_listener_1.php' failed: One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 1",
                &["reserved-bits-011"],
            ),
            (
                "failed: One or more reserved bits are on: reserved1 = 1, reserved2 = 1, reserved3 = 1",
                &["reserved-bits-111"],
            ),
            (
                "ERROR: WebSocket connection to 'ws://localhost:3000/' failed: One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0\nERROR: WebSocket is already in CLOSING or CLOSED state.",
                &["reserved-bits-100", "already-closed"],
            ),
            ("One or more reserved bits are on", &["reserved-bits"]),
            (
                "index.js:83 WebSocket connection to 'wss://a.example/socket.io/?EIO=3&transport=websocket' failed: Error during WebSocket handshake: Unexpected response code: 502",
                &["status 502"],
            ),
            (
                "Chrome => WebSocket connection to 'ws://192.168.0.56:3000/' failed: Invalid frame header",
                &["invalid-frame-header"],
            ),
            (
                "Received close frame: code = 1002, reason = Masked frame from server",
                &["1002", "masked-server"],
            ),
            (
                "WebSocket connection to 'ws://x/' failed: Unrecognized frame opcode: 3",
                &["unknown-opcode"],
            ),
            (
                "Received unexpected continuation frame.",
                &["unexpected-continuation"],
            ),
            ("could not decode a text frame as utf-8", &["invalid-text"]),
            ("Close received after close", &["after-close"]),
            (
                "Error during WebSocket handshake: 'Sec-WebSocket-Accept' header is missing",
                &["accept-missing"],
            ),
            (
                "failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
                &["accept-wrong"],
            ),
            (
                "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'chat' in response does not match any of sent values",
                &["subprotocol"],
            ),
            (
                "Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE",
                &["no-http"],
            ),
            (
                "WebSocket connection to 'ws://localhost:5000/' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
                &["refused"],
            ),
            ("net::ERR_NETWORK_CHANGED", &["network"]),
            ("net::ERR_CERT_AUTHORITY_INVALID", &["certificate"]),
            (
                "Firefox can’t establish a connection to the server at ws://localhost:8080/. app.js:3:12",
                &["before-open"],
            ),
            (
                "The connection to wss://a.example/multiplex was interrupted while the page was loading. index.js",
                &["while-open"],
            ),
            (
                "WebSocket network error: The operation couldn’t be completed. Connection refused",
                &["refused"],
            ),
            (
                "RangeError: Invalid WebSocket frame: RSV2 and RSV3 must be clear\n    at Receiver.getInfo (/app/node_modules/ws/lib/receiver.js:171:14)",
                &["reserved-bits"],
            ),
            (
                "Invalid WebSocket frame: invalid opcode 0",
                &["unexpected-continuation"],
            ),
            (
                "Invalid WebSocket frame: invalid opcode 7",
                &["unknown-opcode"],
            ),
            ("Error: Unexpected server response: 403", &["status 403"]),
            (
                "websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 403",
                &["status 403"],
            ),
            (
                "websockets.exceptions.ConnectionClosedError: received 1011 (internal error); then sent 1011 (internal error)",
                &["1011"],
            ),
            ("no close frame received or sent", &["no-close"]),
            (
                "websocket: RSV1 set, FIN not set on control",
                &["reserved-bits-100", "fragmented-control"],
            ),
            (
                "websocket: close 1006 (abnormal closure): unexpected EOF",
                &["1006"],
            ),
            ("websocket: bad opcode 4", &["unknown-opcode"]),
            (
                "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
                &["connection"],
            ),
            (
                "CloseEvent {code: 1006, reason: \"\", wasClean: false}",
                &["1006"],
            ),
            ("1005", &["1005"]),
            ("The page shows 1006 messages", &[]),
            ("It does not work", &[]),
            ("", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(known(text), *expected, "{text}");
        }
    }

    #[test]
    fn each_saying_is_recognised_as_what_it_means() {
        for (speaker, saying, meaning) in SAYINGS {
            let text = saying.replace("{}", "404");
            let found = recognise(&text);
            let what = found.first().map(|one| match one.what {
                What::Message(found, _) => found,
                What::CloseCode(_) => panic!("{text}"),
            });
            assert_eq!(what, Some(*meaning), "{speaker:?}: {text}");
        }
    }

    #[test]
    fn each_meaning_is_said_and_named_once() {
        let ids: HashSet<_> = Meaning::ALL.iter().map(|meaning| meaning.id()).collect();
        assert_eq!(ids.len(), Meaning::ALL.len());
        for meaning in Meaning::ALL {
            let said = SAYINGS.iter().any(|(_, _, said)| said == meaning);
            assert!(said, "{meaning:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|[’{}:]|1006|reserved1 = |net::ERR_|code ){0,60}") {
            for one in recognise(&text) {
                prop_assert!(one.at.end <= text.len() as u64);
            }
        }
    }
}
