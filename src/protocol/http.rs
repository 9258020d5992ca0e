//! The heads of an opening handshake (RFC 6455 §4, RFC 9112): where they end and what stands in them.

use crate::bytes::Span;

/// Which side of the handshake a head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// The client's.
    Request,
    /// The server's, with its status code; `None` if that is no number.
    Response(Option<u16>),
}

/// How a body is delimited (RFC 9112 §6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// This many bytes, perhaps 0.
    Length(u64),
    /// Chunks.
    Chunked,
    /// Until the connection ends.
    UntilClose,
}

/// Finds the end of a chunked body (RFC 9112 §7.1), however it is cut.
#[derive(Clone, Debug, Default)]
pub struct Chunks {}

impl Chunks {
    /// Takes the next bytes: how many of them belong to the body, and whether it ends there. Broken framing ends it.
    pub fn feed(&mut self, bytes: &[u8]) -> (usize, bool) {
        let _ = bytes;
        todo!()
    }
}

/// The head of an HTTP/1.1 message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// Which side's it is.
    pub kind: HeadKind,
    /// Its bytes, the blank line included, as far as they are there.
    pub bytes: &'a [u8],
}

impl<'a> Head<'a> {
    /// The head that `bytes` begin with, if they begin with one. No frame of RFC 6455 looks so: `G` and `H` have RSV1 set and a
    /// reserved opcode.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let end = blank_line_end(bytes).unwrap_or(bytes.len());
        let kind = if bytes.starts_with(b"GET ") {
            HeadKind::Request
        } else if bytes.starts_with(b"HTTP/1.") {
            let line = bytes
                .split(|byte| *byte == b'\n')
                .next()
                .unwrap_or_default();
            let status = line
                .split(|byte| *byte == b' ')
                .nth(1)
                .and_then(|word| std::str::from_utf8(word).ok());
            HeadKind::Response(status.and_then(|word| word.trim().parse().ok()))
        } else {
            return None;
        };
        Some(Self {
            kind,
            bytes: bytes.get(..end)?,
        })
    }

    /// The head that `bytes` begin with, if all of it is there: its blank line was seen. Any method counts here.
    pub fn whole(bytes: &'a [u8]) -> Option<Self> {
        let _ = bytes;
        todo!()
    }

    /// Whether `bytes`, the first of a stream, can begin an HTTP/1 head; `None` if there are too few.
    pub fn begins(bytes: &[u8]) -> Option<bool> {
        let _ = bytes;
        todo!()
    }

    /// A request's target, as it stands there.
    pub fn target(&self) -> Option<String> {
        todo!()
    }

    /// The header fields, in order: name and value (without the whitespace around it), as spans of the head.
    pub fn fields(&self) -> Vec<[Span; 2]> {
        todo!()
    }

    /// Whether it is a request that asks for WebSocket: Upgrade has the token `websocket`, in any letter case.
    pub fn asks_for_websocket(&self) -> bool {
        todo!()
    }

    /// Whether it is the response that begins WebSocket: 101, and Upgrade has the token `websocket`.
    pub fn begins_websocket(&self) -> bool {
        todo!()
    }

    /// How long the body is that follows, of a response to a request of `method` (`None` if not known) or of a request (RFC 9112 §6.3).
    pub fn body(&self, method: Option<&str>) -> Body {
        let _ = method;
        todo!()
    }

    /// The value of the first field called `name` (in any letter case), without the whitespace around it; U+FFFD where it is not
    /// UTF-8.
    pub fn value(&self, name: &str) -> Option<String> {
        let span = self.value_span(name)?;
        let (start, end) = (
            usize::try_from(span.start).ok()?,
            usize::try_from(span.end).ok()?,
        );
        Some(String::from_utf8_lossy(self.bytes.get(start..end)?).into_owned())
    }

    /// Where that value stands in the head.
    pub fn value_span(&self, name: &str) -> Option<Span> {
        let mut start = 0;
        for line in self.bytes.split_inclusive(|byte| *byte == b'\n') {
            if let Some(colon) = line.iter().position(|byte| *byte == b':') {
                let (field, value) = line.split_at(colon);
                let value = value.get(1..).unwrap_or_default();
                if field.eq_ignore_ascii_case(name.as_bytes()) {
                    let value_start =
                        start + colon + 1 + (value.len() - value.trim_ascii_start().len());
                    return Some(Span::at(
                        value_start as u64,
                        value.trim_ascii().len() as u64,
                    ));
                }
            }
            start += line.len();
        }
        None
    }
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
    fn values_are_found_in_any_letter_case() {
        let head =
            Head::parse(b"GET / HTTP/1.1\r\nX: 1\r\nSEC-websocket-KEY: \t abc== \r\n\r\n").unwrap();
        assert_eq!(head.value("Sec-WebSocket-Key").as_deref(), Some("abc=="));
        assert_eq!(head.value_span("x"), Some(Span { start: 19, end: 20 }));
        assert_eq!(head.value("missing"), None);
    }
}
