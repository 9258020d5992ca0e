//! Handling of errors in UTF-8-encoded data (RFC 3629).

use crate::{broken, decode, frame};
use framescope::protocol::Rule;
use hex_literal::hex;

/// Text, and the offset at which it stops being UTF-8.
const ROWS: &[(&[u8], Option<u64>)] = &[
    (b"", None),
    (b"\x00\x7f", None),
    ("κόσμε".as_bytes(), None),
    // The first and last of each length.
    (&hex!("c280 dfbf"), None),
    (&hex!("e0a080 ed9fbf ee8080 efbfbf"), None),
    (&hex!("f0908080 f48fbfbf"), None),
    // Noncharacters are characters here.
    (&hex!("efbfbe f09fbfbf"), None),
    // A byte that may only continue, and bytes that may never stand.
    (&hex!("61 80"), Some(1)),
    (&hex!("61 61 c1"), Some(2)),
    (&hex!("f5 808080"), Some(0)),
    (&hex!("fe"), Some(0)),
    (&hex!("ff"), Some(0)),
    // Longer than need be.
    (&hex!("c080"), Some(0)),
    (&hex!("e08080"), Some(0)),
    (&hex!("f0808080"), Some(0)),
    // Surrogates.
    (&hex!("eda080"), Some(0)),
    (&hex!("61 edbfbf"), Some(1)),
    // Above U+10FFFF.
    (&hex!("f4908080"), Some(0)),
    // Cut short.
    (&hex!("61 c3"), Some(1)),
    (&hex!("e4bd"), Some(0)),
    (&hex!("f09fa6"), Some(0)),
    (&hex!("c3 28"), Some(0)),
];

#[test]
fn whole_messages() {
    for (text, bad) in ROWS {
        check(&frame(0x81, text), *bad);
    }
}

/// §5.6: "a particular text frame might include a partial UTF-8 sequence; however, the whole message MUST contain valid UTF-8".
#[test]
fn messages_in_two_fragments() {
    for (text, bad) in ROWS {
        for cut in 0..=text.len() {
            let bytes = [frame(0x01, &text[..cut]), frame(0x80, &text[cut..])].concat();
            check(&bytes, *bad);
        }
    }
}

#[test]
fn binary_messages_may_hold_anything() {
    for (text, _) in ROWS {
        assert_eq!(broken(&decode(&frame(0x82, text))), []);
    }
}

fn check(bytes: &[u8], bad: Option<u64>) {
    let batch = decode(bytes);
    let found: Vec<_> = batch
        .findings
        .iter()
        .map(|finding| (finding.rule, finding.found))
        .collect();
    let expected: Vec<_> = bad
        .map(|offset| (Rule::InvalidUtf8, offset))
        .into_iter()
        .collect();
    assert_eq!(found, expected, "{bytes:02x?}");
}
