//! Control frames.

use crate::{broken, decode, frame};
use framescope::protocol::{CloseBody, CloseCode, Rule};

/// "All control frames MUST have a payload length of 125 bytes or less and MUST NOT be fragmented."
#[test]
fn length_and_fragments() {
    for opcode in [0x8, 0x9, 0xA] {
        let close = if opcode == 0x8 { &b"\x03\xe8"[..] } else { b"" };
        let payload = |len| [close, &vec![b'a'; len - close.len()]].concat();
        let rows: &[(Vec<u8>, &[Rule])] = &[
            (frame(0x80 | opcode, b""), &[]),
            (frame(0x80 | opcode, &payload(125)), &[]),
            (frame(0x80 | opcode, &payload(126)), &[Rule::ControlTooLong]),
            (frame(opcode, b""), &[Rule::FragmentedControl]),
        ];
        for (bytes, expected) in rows {
            assert_eq!(broken(&decode(bytes)), *expected, "{bytes:02x?}");
        }
    }
}

/// §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer (in network byte order) representing
/// a status code […]. Following the 2-byte integer, the body MAY contain UTF-8-encoded data."
#[test]
fn close() {
    let rows: &[(&[u8], &[Rule])] = &[
        (b"", &[]),
        (b"\x03", &[Rule::CloseBodyTooShort]),
        (b"\x03\xe8", &[]),
        (b"\x03\xe8going home", &[]),
        (b"\x03\xe8\xe4\xbd\xa0", &[]),
        (b"\x03\xe8\xe4\xbd", &[Rule::InvalidCloseReason]),
        (b"\x03\xe8ok\xff", &[Rule::InvalidCloseReason]),
    ];
    for (body, expected) in rows {
        assert_eq!(
            broken(&decode(&frame(0x88, body))),
            *expected,
            "{body:02x?}"
        );
    }
    let body = CloseBody::parse(b"\x03\xe8bye");
    assert_eq!(
        body,
        CloseBody::Status {
            code: CloseCode(1000),
            reason: 2..5
        }
    );
}

/// §5.5.1: "The application MUST NOT send any more data frames after sending a Close frame."
#[test]
fn after_close() {
    let bytes = [frame(0x88, b""), frame(0x81, b"more")].concat();
    assert_eq!(broken(&decode(&bytes)), [Rule::FrameAfterClose]);
}

/// §5.5.2, §5.5.3: "Application data" of any kind, or none.
#[test]
fn ping_and_pong() {
    for first in [0x89, 0x8A] {
        for payload in [&b""[..], b"Hello", b"\xff\xfe"] {
            assert_eq!(broken(&decode(&frame(first, payload))), []);
        }
    }
}
