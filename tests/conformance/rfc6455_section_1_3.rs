//! Opening handshake: the accept value.

use framescope::protocol::accept::GUID;
use framescope::protocol::{Accept, KeyCheck};
use hex_literal::hex;

#[test]
fn the_example() {
    let accept = Accept::of("dGhlIHNhbXBsZSBub25jZQ==");
    assert_eq!(GUID, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    assert_eq!(
        accept.concatenated,
        "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    );
    assert_eq!(
        accept.digest,
        hex!("b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea")
    );
    assert_eq!(accept.value, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

/// §4.1: "the nonce […] 0x01 0x02 […] 0x10, the value of the header field would be […]".
#[test]
fn the_nonce_of_section_4_1() {
    let nonce = hex!("01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10");
    assert_eq!(
        KeyCheck::of("AQIDBAUGBwgJCgsMDQ4PEC=="),
        KeyCheck::NotBase64 {
            at: 21,
            found: Some('C')
        },
        "the RFC prints this one, in which bits are left over"
    );
    assert_eq!(
        KeyCheck::of("AQIDBAUGBwgJCgsMDQ4PEA=="),
        KeyCheck::Sound { nonce }
    );
}

/// §4.1: "ignoring any leading and trailing whitespace".
#[test]
fn the_value_is_compared_without_whitespace_and_with_case() {
    let accept = Accept::of("dGhlIHNhbXBsZSBub25jZQ==");
    for (seen, matches) in [
        ("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", true),
        (" \ts3pPLMBiTxaQ9kYGzzhZRbK+xOo= ", true),
        ("S3PPLMBITXAQ9KYGZZHZRBK+XOO=", false),
        ("s3pPLMBiTxaQ9kYGzzhZRbK+xOo", false),
        ("", false),
    ] {
        assert_eq!(accept.matches(seen), matches, "{seen:?}");
    }
}
