//! How the body of a message is delimited (RFC 9112 §6.3).

use super::{Head, HeadKind};

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

impl Body {
    /// The body that follows `head`; of a response, in answer to `method`.
    pub(super) fn after(head: &Head<'_>, method: Option<&str>) -> Self {
        // A request whose body cannot be delimited is refused, so nothing follows it.
        let otherwise = match head.kind {
            HeadKind::Request => Self::Length(0),
            HeadKind::Response(_) => Self::UntilClose,
        };
        if let HeadKind::Response(status) = head.kind {
            let none = match status {
                Some(100..=199 | 204 | 304) => true,
                // What follows is a tunnel: of whatever the client begins in it, an opening handshake perhaps.
                Some(200..=299) if method == Some("CONNECT") => true,
                _ => method == Some("HEAD"),
            };
            if none {
                return Self::Length(0);
            }
        }
        if let Some(codings) = head.values("Transfer-Encoding").last() {
            let last = codings.rsplit(',').next().unwrap_or_default();
            return if last.trim_ascii().eq_ignore_ascii_case("chunked") {
                Self::Chunked
            } else {
                otherwise
            };
        }
        let lengths: Vec<_> = head.values("Content-Length").collect();
        let mut lengths = lengths.iter().flat_map(|value| value.split(',')).map(len);
        match lengths.next() {
            Some(Some(first)) if lengths.all(|length| length == Some(first)) => Self::Length(first),
            _ => otherwise,
        }
    }
}

/// `1*DIGIT`, which `u64::from_str` is not: it takes a sign.
fn len(text: &str) -> Option<u64> {
    let digits = text.trim_ascii();
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_delimited_as_rfc_9112_has_it() {
        let rows: &[(&str, Option<&str>, Body)] = &[
            ("GET / HTTP/1.1", None, Body::Length(0)),
            ("POST / HTTP/1.1|Content-Length: 5", None, Body::Length(5)),
            (
                "POST / HTTP/1.1|content-length:  5 , 5|Content-Length: 5",
                None,
                Body::Length(5),
            ),
            (
                "POST / HTTP/1.1|Content-Length: 5, 6",
                None,
                Body::Length(0),
            ),
            ("POST / HTTP/1.1|Content-Length: +5", None, Body::Length(0)),
            ("POST / HTTP/1.1|Content-Length:", None, Body::Length(0)),
            (
                "POST / HTTP/1.1|Content-Length: 99999999999999999999",
                None,
                Body::Length(0),
            ),
            (
                "POST / HTTP/1.1|Transfer-Encoding: gzip, Chunked|Content-Length: 5",
                None,
                Body::Chunked,
            ),
            (
                "POST / HTTP/1.1|Transfer-Encoding: gzip|Transfer-Encoding: chunked",
                None,
                Body::Chunked,
            ),
            (
                "POST / HTTP/1.1|Transfer-Encoding: chunked, gzip",
                None,
                Body::Length(0),
            ),
            ("HTTP/1.1 200 OK", None, Body::UntilClose),
            ("HTTP/1.1 200 OK", Some("GET"), Body::UntilClose),
            (
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked, gzip",
                Some("GET"),
                Body::UntilClose,
            ),
            (
                "HTTP/1.1 200 OK|Content-Length: x",
                Some("GET"),
                Body::UntilClose,
            ),
            (
                "HTTP/1.1 200 OK|Content-Length: 7",
                Some("GET"),
                Body::Length(7),
            ),
            (
                "HTTP/1.1 200 OK|Content-Length: 7",
                Some("HEAD"),
                Body::Length(0),
            ),
            (
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked",
                Some("CONNECT"),
                Body::Length(0),
            ),
            (
                "HTTP/1.1 407 No|Content-Length: 7",
                Some("CONNECT"),
                Body::Length(7),
            ),
            (
                "HTTP/1.1 101 Switching Protocols|Content-Length: 7",
                Some("GET"),
                Body::Length(0),
            ),
            (
                "HTTP/1.1 304 Not Modified|Content-Length: 7",
                None,
                Body::Length(0),
            ),
            ("HTTP/1.1 204 No Content", None, Body::Length(0)),
            ("HTTP/1.1 what", None, Body::UntilClose),
        ];
        for (lines, method, expected) in rows {
            let text = format!("{}\r\n\r\n", lines.replace('|', "\r\n"));
            let head = Head::whole(text.as_bytes()).unwrap();
            assert_eq!(head.body(*method), *expected, "{lines}");
        }
    }
}
