//! The head of a message: its start line and its header fields (RFC 9112 §2).

use super::{Body, Fields};
use crate::bytes::Span;
use std::borrow::Cow;
use std::ops::Range;

/// Which side of the handshake a head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// The client's.
    Request,
    /// The server's, with its status code; `None` if that is no number.
    Response(Option<u16>),
}

/// The head of an HTTP/1.1 message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// Which side's it is.
    pub kind: HeadKind,
    /// Its bytes, the blank line included, as far as they are there.
    pub bytes: &'a [u8],
}

/// What a client of HTTP/2 sends first (RFC 9113 §3.4).
const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// Whether `bytes`, the first of a stream, are what a client of HTTP/2 begins with (RFC 9113 §3.4); `None` if there are too few.
pub fn is_http2(bytes: &[u8]) -> Option<bool> {
    begin_with(bytes, HTTP2_PREFACE)
}

impl<'a> Head<'a> {
    /// The head that `bytes` begin with, if they begin with one. No frame of RFC 6455 looks so: `G` and `H` have RSV1 set and a
    /// reserved opcode.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let end = blank_line_end(bytes).unwrap_or(bytes.len());
        let kind = if bytes.starts_with(b"GET ") {
            HeadKind::Request
        } else if bytes.starts_with(b"HTTP/1.") {
            HeadKind::Response(status(bytes))
        } else {
            return None;
        };
        Some(Self {
            kind,
            bytes: bytes.get(..end)?,
        })
    }

    /// The head that `bytes` begin with, if all of it is there: its blank line was seen. Any method counts here. Empty lines before it
    /// belong to it (RFC 9112 §2.2), and a line may end in LF alone.
    pub fn whole(bytes: &'a [u8]) -> Option<Self> {
        if Self::begins(bytes) != Some(true) {
            return None;
        }
        let start = start_line(bytes).start;
        let message = bytes.get(start..)?;
        let kind = if message.starts_with(b"HTTP/") {
            HeadKind::Response(status(message))
        } else {
            HeadKind::Request
        };
        Some(Self {
            kind,
            bytes: bytes.get(..start + blank_line_end(message)?)?,
        })
    }

    /// Whether `bytes`, the first of a stream, begin an HTTP/1 head: with `HTTP/1.`, or with a method in capital letters and a line that
    /// has `HTTP/1.` behind its target; `None` if there are too few to tell.
    pub fn begins(bytes: &[u8]) -> Option<bool> {
        let line = bytes.get(start_line(bytes)).unwrap_or_default();
        let response = begin_with(line, b"HTTP/1.");
        if response != Some(false) {
            return response;
        }
        let is_whole = line.ends_with(b"\n");
        let method = method_len(line);
        let Some((between, target)) = line.get(method..).unwrap_or_default().split_first() else {
            return (method > LONGEST_METHOD).then_some(false);
        };
        let text = target.trim_ascii_end();
        if !(1..=LONGEST_METHOD).contains(&method)
            || *between != b' '
            || text
                .iter()
                .any(|byte| byte.is_ascii_control() && *byte != b'\t')
        {
            return Some(false);
        }
        let found = text
            .get(1..)
            .is_some_and(|text| memchr::memmem::find(text, VERSION).is_some());
        (found || is_whole).then_some(found)
    }

    /// A request's method.
    pub fn method(&self) -> Option<&'a str> {
        let line = self.request_line()?;
        std::str::from_utf8(line.get(..method_len(line))?).ok()
    }

    /// A request's target, as it stands there; U+FFFD where it is not UTF-8.
    pub fn target(&self) -> Option<String> {
        let line = self.request_line()?;
        let target = line.get(method_len(line)..)?;
        let end = memchr::memmem::rfind(target, VERSION).unwrap_or(target.len());
        let target = target.get(..end)?.trim_ascii();
        Some(String::from_utf8_lossy(target).into_owned())
    }

    /// Where its first line stands, without the line end and empty lines before it.
    pub fn start_line(&self) -> Span {
        let Range { start, end } = start_line(self.bytes);
        let line = self.bytes.get(start..end).unwrap_or_default();
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        Span::at(start as u64, text.len() as u64)
    }

    /// The header fields, in order: name and value (without the whitespace around it), as spans of the head. A value that goes on in
    /// further lines (obs-fold) has them in its span; lines without a colon are left out.
    pub fn fields(&self) -> Fields<'a> {
        Fields::starting_at(self.bytes, start_line(self.bytes).end)
    }

    /// The value of the first field called `name` (in any letter case), without the whitespace around it; U+FFFD where it is not
    /// UTF-8, one space where it is folded.
    pub fn value(&self, name: &str) -> Option<String> {
        self.values(name).next()
    }

    /// The values of all fields called `name`, as [`value`](Self::value) has it.
    pub fn values(&self, name: &str) -> impl Iterator<Item = String> {
        self.value_spans(name)
            .map(|span| unfolded(&String::from_utf8_lossy(self.slice(span))).into_owned())
    }

    /// Where the value of the first field called `name` stands in the head.
    pub fn value_span(&self, name: &str) -> Option<Span> {
        self.value_spans(name).next()
    }

    /// Where the values of all fields called `name` stand in the head.
    pub fn value_spans(&self, name: &str) -> impl Iterator<Item = Span> {
        self.fields()
            .filter(|[field, _]| self.slice(*field).eq_ignore_ascii_case(name.as_bytes()))
            .map(|[_, value]| value)
    }

    /// The bytes of a span of the head.
    pub fn slice(&self, span: Span) -> &'a [u8] {
        let range = usize::try_from(span.start)
            .ok()
            .zip(usize::try_from(span.end).ok());
        range
            .and_then(|(start, end)| self.bytes.get(start..end))
            .unwrap_or_default()
    }

    /// Whether it is a request that asks for WebSocket: Upgrade has the token `websocket`, in any letter case.
    pub fn asks_for_websocket(&self) -> bool {
        self.kind == HeadKind::Request && self.upgrades_to_websocket()
    }

    /// Whether it is the response that begins WebSocket: 101, and Upgrade has the token `websocket`.
    pub fn begins_websocket(&self) -> bool {
        self.kind == HeadKind::Response(Some(101)) && self.upgrades_to_websocket()
    }

    /// How long the body is that follows, of a response to a request of `method` (`None` if not known) or of a request (RFC 9112 §6.3).
    /// None follows a 2xx to CONNECT: what comes then is another protocol.
    pub fn body(&self, method: Option<&str>) -> Body {
        Body::after(self, method)
    }

    /// Upgrade is a list of protocol names, each perhaps with `/` and a version (RFC 9110 §7.8).
    fn upgrades_to_websocket(&self) -> bool {
        self.values("Upgrade").any(|value| {
            value.split(',').any(|protocol| {
                let name = protocol.split('/').next().unwrap_or_default();
                name.trim_ascii().eq_ignore_ascii_case("websocket")
            })
        })
    }

    fn request_line(&self) -> Option<&'a [u8]> {
        match self.kind {
            HeadKind::Request => self.bytes.get(start_line(self.bytes)),
            HeadKind::Response(_) => None,
        }
    }
}

/// What stands behind a request's target.
const VERSION: &[u8] = b" HTTP/1.";

/// A method that is longer than any that is registered is none.
const LONGEST_METHOD: usize = 32;

fn method_len(line: &[u8]) -> usize {
    line.iter()
        .take_while(|byte| matches!(byte, b'A'..=b'Z' | b'-' | b'_'))
        .count()
}

/// Whether `bytes` begin with `expected`; `None` if they end before it does.
fn begin_with(bytes: &[u8], expected: &[u8]) -> Option<bool> {
    if bytes.len() < expected.len() {
        return (!expected.starts_with(bytes)).then_some(false);
    }
    Some(bytes.starts_with(expected))
}

/// The first line that is not empty, its end included.
fn start_line(bytes: &[u8]) -> Range<usize> {
    let start = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let rest = bytes.get(start..).unwrap_or_default();
    start..start + memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
}

/// The status code of the response that `bytes` begin with, if it is a number.
fn status(bytes: &[u8]) -> Option<u16> {
    let line = bytes.get(start_line(bytes))?;
    let word = line.split(|byte| *byte == b' ').nth(1)?;
    std::str::from_utf8(word).ok()?.trim().parse().ok()
}

/// `text` with each line end, and the whitespace around it, replaced by a space (RFC 9112 §5.2).
fn unfolded(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let lines: Vec<_> = text.lines().map(str::trim_ascii).collect();
    Cow::Owned(lines.join(" "))
}

fn blank_line_end(bytes: &[u8]) -> Option<usize> {
    let mut end = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        end += line.len();
        if matches!(line, b"\r\n" | b"\n") {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn heads_end_at_the_blank_line() {
        let rows: &[(&[u8], Option<(HeadKind, usize)>)] = &[
            (
                b"GET /chat HTTP/1.1\r\nHost: a\r\n\r\n\x81\x00",
                Some((HeadKind::Request, 31)),
            ),
            (
                b"HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x00",
                Some((HeadKind::Response(Some(101)), 36)),
            ),
            (b"HTTP/1.1 abc\n\n", Some((HeadKind::Response(None), 14))),
            (b"GET /cut HTTP/1.1\r\nHo", Some((HeadKind::Request, 21))),
            (b"\x81\x05Hello", None),
            (b"", None),
        ];
        for (bytes, expected) in rows {
            assert_eq!(
                Head::parse(bytes).map(|head| (head.kind, head.bytes.len())),
                *expected
            );
        }
    }

    #[test]
    fn whole_heads_have_their_blank_line() {
        let rows: &[(&[u8], Option<(HeadKind, usize)>)] = &[
            (
                b"POST /chat HTTP/1.1\r\nHost: a\r\n\r\nbody",
                Some((HeadKind::Request, 32)),
            ),
            (b"OPTIONS * HTTP/1.0\n\nbody", Some((HeadKind::Request, 20))),
            (
                b"\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                Some((HeadKind::Request, 22)),
            ),
            (
                b"HTTP/1.1 404 Not Found\r\nA: b\n\r\nbody",
                Some((HeadKind::Response(Some(404)), 31)),
            ),
            (
                b"HTTP/1.1 200\r\n\r\n",
                Some((HeadKind::Response(Some(200)), 16)),
            ),
            (b"GET / HTTP/1.1\r\nHost: a\r\n", None),
            (b"GET / HTTP/1.1\r\nHost: a\r\n\r", None),
            (b"GET /\r\n\r\n", None),
            (HTTP2_PREFACE, None),
            (b"", None),
            (b"\r\n\r\n", None),
        ];
        for (bytes, expected) in rows {
            assert_eq!(
                Head::whole(bytes).map(|head| (head.kind, head.bytes.len())),
                *expected,
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn what_begins_a_head_is_told_as_soon_as_can_be() {
        let rows: &[(&[u8], Option<bool>)] = &[
            (b"", None),
            (b"\r\n", None),
            (b"H", None),
            (b"HTTP/1.", Some(true)),
            (b"HTTP/1.1 2", Some(true)),
            (b"HTTP/2 200\r\n", Some(false)),
            (b"HEAD", None),
            (b"HEAD / HTTP/1.1", Some(true)),
            (b"GET", None),
            (b"GET ", None),
            (b"GET /\xc3\xa9 x", None),
            (b"GET /a b HTTP/1.1", Some(true)),
            (b"M-SEARCH * HTTP/1.1\r\n", Some(true)),
            (b"RPC_IN_DATA / HTTP/1.1\r\n", Some(true)),
            (b"GET /\r\n", Some(false)),
            (b"GET  HTTP/1.1\r\n", Some(false)),
            (b"GET / \x00", Some(false)),
            (b"get / HTTP/1.1\r\n", Some(false)),
            (b"GET\t/ HTTP/1.1\r\n", Some(false)),
            (b" GET / HTTP/1.1\r\n", Some(false)),
            (b"EHLO mail.example\r\n", Some(false)),
            (b"SSH-2.0-OpenSSH_9.2\r\n", Some(false)),
            (b"\x16\x03\x01\x02\x00", Some(false)),
            (b"\x81\x05Hello", Some(false)),
            (&[b'A'; LONGEST_METHOD], None),
            (&[b'A'; LONGEST_METHOD + 1], Some(false)),
            (HTTP2_PREFACE, Some(false)),
        ];
        for (bytes, expected) in rows {
            assert_eq!(Head::begins(bytes), *expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn http2_begins_with_its_preface() {
        let preface = [HTTP2_PREFACE, b"\0\0\0\x04\0\0\0\0\0"].concat();
        assert_eq!(is_http2(&preface), Some(true));
        for len in 0..HTTP2_PREFACE.len() {
            assert_eq!(is_http2(&preface[..len]), None);
        }
        assert_eq!(is_http2(b"PRI * HTTP/1.1\r\n"), Some(false));
        assert_eq!(is_http2(b"POST / HTTP/1.1\r\n"), Some(false));
    }

    #[test]
    fn start_lines_have_a_method_and_a_target() {
        let rows: &[(&[u8], Option<(&str, &str)>)] = &[
            (
                b"GET /chat?a=b HTTP/1.1\r\n\r\n",
                Some(("GET", "/chat?a=b")),
            ),
            (b"GET   /a b   HTTP/1.1\r\n\r\n", Some(("GET", "/a b"))),
            (b"\r\nCONNECT a:80 HTTP/1.0\n\n", Some(("CONNECT", "a:80"))),
            (b"GET /\xff HTTP/1.1\r\n\r\n", Some(("GET", "/\u{fffd}"))),
            (b"HTTP/1.1 200 OK\r\n\r\n", None),
        ];
        for (bytes, expected) in rows {
            let head = Head::whole(bytes).unwrap();
            let target = head.target();
            assert_eq!(head.method().zip(target.as_deref()), *expected);
        }
        let empty_lines = Head::whole(b"\r\n\nGET / HTTP/1.1\r\n\r\n").unwrap();
        assert_eq!(
            empty_lines.slice(empty_lines.start_line()),
            b"GET / HTTP/1.1"
        );
        let cut = Head::parse(b"GET /ch").unwrap();
        assert_eq!(cut.slice(cut.start_line()), b"GET /ch");
        assert_eq!(cut.target().as_deref(), Some("/ch"));
    }

    #[test]
    fn fields_are_read_line_by_line() {
        let rows: &[(&str, &[(&str, &str)])] = &[
            ("", &[]),
            ("Host: a\r\nB:\r\n", &[("Host", "a"), ("B", "")]),
            ("Host : a \nB:c\t\r\n", &[("Host", "a"), ("B", "c")]),
            (
                "A: b: c\r\nno colon\r\n: d\r\nE: f\r\n",
                &[("A", "b: c"), ("E", "f")],
            ),
            (
                " : lost\r\nA: b,\r\n \tc\r\n  d\r\nE: f\r\n",
                &[("A", "b, c d"), ("E", "f")],
            ),
            ("A:\r\n b\r\n \r\nC: d\r\n", &[("A", "b"), ("C", "d")]),
            ("no colon\r\n a: b\r\nC: d\r\n", &[("C", "d")]),
        ];
        for (lines, expected) in rows {
            let text = format!("HTTP/1.1 101 A: b\r\n{lines}\r\n");
            let head = Head::whole(text.as_bytes()).unwrap();
            let text = |span| unfolded(std::str::from_utf8(head.slice(span)).unwrap()).into_owned();
            let fields: Vec<_> = head
                .fields()
                .map(|[name, value]| (text(name), text(value)))
                .collect();
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            assert_eq!(fields, *expected, "{lines}");
        }
    }

    #[test]
    fn values_are_found_in_any_letter_case() {
        let head =
            Head::parse(b"GET / HTTP/1.1\r\nX: 1\r\nSEC-websocket-KEY: \t abc== \r\nx: 2\r\n\r\n")
                .unwrap();
        assert_eq!(head.value("Sec-WebSocket-Key").as_deref(), Some("abc=="));
        assert_eq!(head.value_span("x"), Some(Span { start: 19, end: 20 }));
        assert_eq!(head.values("x").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(head.value("missing"), None);
    }

    #[test]
    fn upgrades_to_websocket() {
        let rows = [
            ("GET / HTTP/1.1", "Upgrade: websocket", true, false),
            ("GET / HTTP/1.1", "upgrade: h2c , WebSocket/13", true, false),
            (
                "GET / HTTP/1.1",
                "Upgrade: h2c\r\nUpgrade: WEBSOCKET",
                true,
                false,
            ),
            ("GET / HTTP/1.1", "Upgrade: websockets", false, false),
            ("GET / HTTP/1.1", "Connection: websocket", false, false),
            (
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                false,
                true,
            ),
            (
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: h2c",
                false,
                false,
            ),
            ("HTTP/1.1 200 OK", "Upgrade: websocket", false, false),
        ];
        for (start, field, asks, begins) in rows {
            let text = format!("{start}\r\n{field}\r\n\r\n");
            let head = Head::whole(text.as_bytes()).unwrap();
            assert_eq!(head.asks_for_websocket(), asks, "{text}");
            assert_eq!(head.begins_websocket(), begins, "{text}");
        }
    }

    /// Bytes of which some are heads, or nearly.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"GET / HTTP/1.1\r\n".to_vec()),
            Just(b"HTTP/1.1 101 A\r\n".to_vec()),
            Just(b"Upgrade: websocket\r\n".to_vec()),
            Just(b"Transfer-Encoding: chunked".to_vec()),
            Just(b"\r\n".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..6),
            "[A-Z /:;=,\"\r\n\t]{0,6}".prop_map(String::into_bytes),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in bytes()) {
            let _ = is_http2(&bytes);
            for head in [Head::parse(&bytes), Head::whole(&bytes)].into_iter().flatten() {
                let mut end = 0;
                for [name, value] in head.fields() {
                    prop_assert!(name.start >= end && name.start < name.end && name.end <= value.start);
                    prop_assert!(value.end <= head.bytes.len() as u64);
                    end = value.end;
                }
                let _ = (head.method(), head.target(), head.body(head.method()));
                let _ = (head.asks_for_websocket(), head.begins_websocket());
            }
        }

        #[test]
        fn what_was_told_stays_true(bytes in bytes()) {
            let whole = Head::begins(&bytes);
            for len in 0..bytes.len() {
                if let Some(told) = Head::begins(&bytes[..len]) {
                    prop_assert_eq!(whole, Some(told));
                }
            }
            if let Some(head) = Head::whole(&bytes) {
                prop_assert_eq!(whole, Some(true));
                for len in 0..head.bytes.len() {
                    prop_assert_eq!(Head::whole(&bytes[..len]), None);
                }
            }
        }
    }
}
