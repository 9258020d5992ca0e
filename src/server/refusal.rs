//! Answers other than 101.

use crate::protocol::handshake::{BAD_REQUEST, UPGRADE_REQUIRED};

/// The head of a refusal with this status code, blank line included: no body, and the connection ends. 426 names what is spoken here (RFC
/// 6455 §4.4), 401 how to prove oneself, 3xx where else to ask: here.
pub fn refusal(status: u16) -> String {
    let further = match status {
        400 => return BAD_REQUEST.to_owned(),
        426 => return UPGRADE_REQUIRED.to_owned(),
        300..=399 => "Location: /\r\n",
        401 => "WWW-Authenticate: Basic realm=\"framescope\"\r\n",
        405 => "Allow: GET\r\n",
        _ => "",
    };
    let length = match status {
        // They never have a body (RFC 9110 §8.6): of 304 it would be the length of what did not change.
        204 | 304 => "",
        _ => "Content-Length: 0\r\n",
    };
    format!(
        "HTTP/1.1 {status} {}\r\n{further}Connection: close\r\n{length}\r\n",
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
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
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
            let fields = |start: &str| {
                text.split("\r\n")
                    .filter(|line| line.starts_with(start))
                    .count()
            };
            let has_length = usize::from(!matches!(status, 204 | 304));
            assert_eq!(fields("Content-Length: 0"), has_length, "{status}");
            assert_eq!(fields("Connection: "), 1, "{status}");
            let connection = if status == 426 {
                "Upgrade, close"
            } else {
                "close"
            };
            assert_eq!(
                fields(&["Connection: ", connection].concat()),
                1,
                "{status}"
            );
        }
    }
}
