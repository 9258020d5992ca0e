//! Answers other than 101.

/// The head of a refusal with this status code, blank line included: no body, and the connection ends. 426 names what is spoken here (RFC
/// 6455 §4.4), 401 how to prove oneself, 3xx where else to ask: here.
pub fn refusal(status: u16) -> String {
    let further = match status {
        300..=399 => "Location: /\r\n",
        401 => "WWW-Authenticate: Basic realm=\"framescope\"\r\n",
        405 => "Allow: GET\r\n",
        426 => "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
        _ => "",
    };
    let connection = match status {
        426 => "Upgrade, close",
        _ => "close",
    };
    format!(
        "HTTP/1.1 {status} {}\r\n{further}Connection: {connection}\r\nContent-Length: 0\r\n\r\n",
        reason_phrase(status)
    )
}

/// What RFC 9110 and IANA's registry call it; nothing for others.
const fn reason_phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        426 => "Upgrade Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::handshake::{Verdict, checks};
    use crate::protocol::{Head, HeadKind};

    #[test]
    fn refusals_are_sound_responses() {
        for status in 200..=599 {
            let text = refusal(status);
            let head = Head::whole(text.as_bytes()).unwrap();
            assert_eq!(head.kind, HeadKind::Response(Some(status)));
            assert_eq!(head.bytes.len(), text.len());
            let broken: Vec<_> = checks(None, Some(&head))
                .into_iter()
                .filter(|check| check.verdict == Verdict::Broken)
                .map(|check| check.rule.id())
                .filter(|rule| *rule != "status-switching")
                .collect();
            assert_eq!(broken, Vec::<&str>::new(), "{status}");
        }
    }
}
