//! What holds for any bytes.

use super::{Check, HeadSide, Reason, Verdict, answer_to, checks};
use crate::protocol::http::{Head, HeadKind};
use proptest::prelude::*;

/// Any head, or what pretends to be one.
fn bytes(start: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("Host: a\r\n".to_owned()),
        Just("Upgrade: websocket\r\n".to_owned()),
        Just("Connection: Upgrade\r\n".to_owned()),
        Just("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n".to_owned()),
        Just("Sec-WebSocket-Version: 13\r\n".to_owned()),
        Just("Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n".to_owned()),
        Just("Origin: http://a\r\n".to_owned()),
        Just("Sec-WebSocket-Extensions: permessage-deflate; ".to_owned()),
        Just("server_max_window_bits=10".to_owned()),
        Just("client_max_window_bits".to_owned()),
        Just("Sec-WebSocket-Protocol: chat\r\n".to_owned()),
        Just("\r\n".to_owned()),
        "[a-zA-Z :;=,/\"\r\n\t\u{0}\u{e9}]{0,8}",
    ];
    let piece = prop_oneof![
        5 => piece.prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(move |pieces| {
        let mut bytes = start.as_bytes().to_vec();
        bytes.extend(pieces.concat());
        bytes
    })
}

fn heads() -> impl Strategy<Value = [Vec<u8>; 2]> {
    let request = prop_oneof![
        Just("GET / HTTP/1.1\r\n"),
        Just("GET "),
        Just("\n"),
        Just("")
    ];
    let response = prop_oneof![
        Just("HTTP/1.1 101 A\r\n"),
        Just("HTTP/1.1 426 A\r\n"),
        Just("HTTP/1."),
        Just("")
    ];
    (request.prop_flat_map(bytes), response.prop_flat_map(bytes)).prop_map(<[Vec<u8>; 2]>::from)
}

/// Both heads, whatever their bytes are.
fn as_heads(bytes: &[Vec<u8>; 2]) -> [Head<'_>; 2] {
    let [request, response] = bytes;
    [
        Head {
            kind: HeadKind::Request,
            bytes: request,
        },
        Head {
            kind: HeadKind::Response(Some(101)),
            bytes: response,
        },
    ]
}

proptest! {
    #[test]
    fn any_heads_are_checked(bytes in heads()) {
        let [request, response] = as_heads(&bytes);
        for check in checks(Some(&request), Some(&response)) {
            let Check { verdict, reason, head, span, .. } = check;
            prop_assert!(verdict != Verdict::Open || reason.is_some());
            let len = match head {
                HeadSide::Request => request.bytes.len(),
                HeadSide::Response => response.bytes.len(),
            };
            if let Some(span) = span {
                prop_assert!(span.start <= span.end && span.end <= len as u64, "{:?}", check);
            }
        }
        let _ = answer_to(&request);
    }

    /// What is shown is what the reason names.
    #[test]
    fn evidence_is_what_the_reason_says(bytes in heads()) {
        let [request, response] = as_heads(&bytes);
        for check in checks(Some(&request), Some(&response)) {
            let Some((reason, span)) = check.reason.zip(check.span) else {
                continue;
            };
            let head = match check.head {
                HeadSide::Request => &request,
                HeadSide::Response => &response,
            };
            let text = head.slice(span);
            let holds = match reason {
                Reason::LineFeed => text == b"\n",
                Reason::CarriageReturn => text == b"\r",
                Reason::ValueNul => text == b"\0",
                Reason::ValueBeyondAscii => !text.is_ascii() && text.len() == 1,
                Reason::KeyUrlSafe => matches!(text, b"-" | b"_"),
                Reason::KeyPadding => matches!(text, b"" | b"="),
                Reason::FieldSpace => !text.is_empty() && text.trim_ascii().is_empty(),
                Reason::FieldNoColon => !text.contains(&b':'),
                Reason::FieldNameEmpty => text.ends_with(b":"),
                Reason::FieldLeading => text.starts_with(b" ") || text.starts_with(b"\t"),
                Reason::TargetFragment => text.starts_with(b"#"),
                Reason::SubprotocolUnoffered => !text.is_empty() && !text.contains(&b','),
                Reason::DeflateNoValue => text.ends_with(b"_bits"),
                _ => true,
            };
            prop_assert!(holds, "{:?} shows {}", check, text.escape_ascii());
        }
    }

    /// What is said of a request does not depend on the answer.
    #[test]
    fn requests_are_checked_for_themselves(bytes in heads()) {
        let [request, response] = as_heads(&bytes);
        let both = checks(Some(&request), Some(&response));
        let alone = checks(Some(&request), None);
        prop_assert_eq!(&both[..alone.len()], &alone[..]);
    }
}

/// Time must grow with the length alone: each of these takes hours where something is quadratic.
#[test]
fn large_heads_are_checked() {
    let many = |line: &str, count: usize| line.repeat(count);
    let fields = [
        many("X-A: b\r\n", 100_000),
        many("Host: a\r\n", 100_000),
        many("no colon\n", 100_000),
        many(
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
            100_000,
        ),
        format!("X-A: {}\r\n", many("b", 10_000_000)),
        format!("Upgrade: {}\r\n", many("b,", 1_000_000)),
        format!("Sec-WebSocket-Key: {}\r\n", many("A", 10_000_000)),
        format!("Sec-WebSocket-Protocol: {}\r\n", many("\0", 10_000_000)),
        format!("Sec-WebSocket-Extensions: {}\r\n", many("\"", 1_000_000)),
        format!(
            "Sec-WebSocket-Extensions: {}\r\n",
            many("permessage-deflate,", 100_000)
        ),
        format!("Sec-WebSocket-Extensions: a{}\r\n", many(";b", 1_000_000)),
        format!("Sec-WebSocket-Protocol: {}\r\n", many("a,", 1_000_000)),
        format!("Origin: {}\r\n", many("/", 1_000_000)),
        format!("X-A: b\r\n{}", many(" \r\n", 1_000_000)),
        many("\0", 1_000_000),
    ];
    for field in fields {
        let request = format!("GET / HTTP/1.1\r\n{field}\r\n\r\n");
        let response = format!("HTTP/1.1 101 A\r\n{field}\r\n\r\n");
        let bytes = [request.into_bytes(), response.into_bytes()];
        let [request, response] = as_heads(&bytes);
        let found = checks(Some(&request), Some(&response));
        assert_eq!(found.len(), 33);
        assert!(found.iter().any(|check| check.verdict == Verdict::Broken));
    }
}
