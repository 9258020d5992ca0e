//! Examples of permessage-deflate, frame by frame, and what breaks it.

use crate::{broken, decode_of, frame};
use framescope::protocol::{
    Agreement, Compressing, Compression, Head, InflateError, Inflater, Opcode, Sender, distance,
};
use hex_literal::hex;

const NO_TAKEOVER: &str = "permessage-deflate; server_no_context_takeover";

/// The messages that a server sends in `frames`, after a handshake that agreed on `extension`.
fn messages(extension: &str, frames: &[u8]) -> Vec<Result<Vec<u8>, InflateError>> {
    let mut inflater = Inflater::new(server(extension));
    let batch = decode_of(frames, Sender::FromMasking, Compression::Agreed);
    assert_eq!(broken(&batch), []);
    let mut payload = &batch.payload[..];
    let mut messages = Vec::new();
    let mut message = Vec::new();
    let mut result = Ok(());
    let mut compressed = false;
    for entry in &batch.frames {
        let len = usize::try_from(entry.payload_len()).unwrap();
        let (fragment, rest) = payload.split_at(len);
        payload = rest;
        if entry.opcode().is_control() {
            continue;
        }
        if entry.opcode() != Opcode::CONTINUATION {
            compressed = entry.rsv() & 4 != 0;
            if compressed {
                inflater.begin(1000);
            }
        }
        if compressed {
            result = result.and_then(|()| inflater.feed(fragment, &mut message));
            if entry.fin() {
                result = result.and_then(|()| inflater.end(&mut message));
            }
        } else {
            message.extend(fragment);
        }
        if entry.fin() {
            let message = std::mem::take(&mut message);
            messages.push(std::mem::replace(&mut result, Ok(())).map(|()| message));
        }
    }
    messages
}

fn server(extension: &str) -> Compressing {
    let head = format!(
        "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Extensions: {extension}\r\n\r\n"
    );
    let head = Head::whole(head.as_bytes()).unwrap();
    Agreement::of(&head).unwrap().server
}

#[test]
fn examples() {
    let rows: &[(&[u8], &[&[u8]])] = &[
        // §7.2.3.1: one compressed block, in one frame and in two.
        (&hex!("c107 f248cdc9c90700"), &[b"Hello"]),
        (&hex!("4103 f248cd 8004 c9c90700"), &[b"Hello"]),
        // §7.2.3.2: the second message refers back to the first.
        (
            &hex!("c107 f248cdc9c90700 c105 f200110000"),
            &[b"Hello", b"Hello"],
        ),
        // §7.2.3.3: a block with no compression.
        (&hex!("c10b 000500faff48656c6c6f00"), &[b"Hello"]),
        // §7.2.3.4: a block with BFINAL set.
        (&hex!("c108 f348cdc9c9070000"), &[b"Hello"]),
        // §7.2.3.5: two blocks.
        (&hex!("c10d f2480500 0000ffff cac9c90700"), &[b"Hello"]),
        // §7.2.3.6: an empty message.
        (&hex!("c101 00"), &[b""]),
        // §6: an uncompressed message, and a ping, between compressed ones.
        (
            &hex!("4103 f248cd 8901 2a 8004 c9c90700 8105 48656c6c6f c105 f200110000"),
            &[b"Hello", b"Hello", b"Hello"],
        ),
        // The final fragment may be empty.
        (&hex!("4107 f248cdc9c90700 8000"), &[b"Hello"]),
    ];
    for (frames, expected) in rows {
        let expected: Vec<_> = expected.iter().map(|text| Ok(text.to_vec())).collect();
        assert_eq!(
            messages("permessage-deflate", frames),
            expected,
            "{frames:02x?}"
        );
    }
}

/// §7.1.1.1: a server that agreed to it "MUST NOT" refer back to earlier messages.
#[test]
fn no_context_takeover() {
    let twice = hex!("c107 f248cdc9c90700 c107 f248cdc9c90700");
    let hello = Ok(b"Hello".to_vec());
    assert_eq!(
        messages(NO_TAKEOVER, &twice),
        [hello.clone(), hello.clone()]
    );
    let back = hex!("c107 f248cdc9c90700 c105 f200110000");
    assert_eq!(
        messages(NO_TAKEOVER, &back),
        [hello, Err(InflateError::Corrupt { at: 3 })]
    );
}

/// §7.1.2.1: a server that agreed to a window "MUST NOT" refer back further than that.
#[test]
fn a_distance_beyond_the_window() {
    let hello = hex!("f248cdc9c90700");
    let five_back = hex!("f200110000");
    for (payload, window, expected) in [
        (&hello[..], 4, None),
        (&five_back[..], 5, None),
        (&five_back[..], 4, Some(5)),
    ] {
        let found = distance::beyond(payload, window);
        assert_eq!(found, expected, "{payload:02x?}");
    }
}

/// §7.2.3.4: a block with BFINAL set is allowed, and what follows it in the same message is read too.
#[test]
fn a_final_block() {
    let rows: &[(&[u8], &[u8], Option<u64>)] = &[
        (&hex!("f348cdc9c9070000"), b"Hello", Some(7)),
        (
            &hex!("f348cdc9c90700 f248cdc9c90700"),
            b"HelloHello",
            Some(7),
        ),
        (&hex!("f248cdc9c90700"), b"Hello", None),
    ];
    for (payload, text, expected) in rows {
        let mut inflater = Inflater::new(server("permessage-deflate"));
        let mut out = Vec::new();
        inflater.begin(1000);
        inflater.feed(payload, &mut out).unwrap();
        inflater.end(&mut out).unwrap();
        assert_eq!((&out[..], inflater.final_block()), (*text, *expected));
    }
}

#[test]
fn what_is_no_deflate_data_is_corrupt() {
    let rows: &[(&[u8], u64)] = &[
        // The text itself, not compressed.
        (b"Hello", 5),
        // A block type that RFC 1951 does not have.
        (&hex!("06"), 1),
        // It refers back to before the first message.
        (&hex!("f200110000"), 3),
        // It ends inside a block.
        (&hex!("f248cdc9"), 4),
    ];
    for (payload, at) in rows {
        assert_eq!(
            messages("permessage-deflate", &frame(0xC1, payload)),
            [Err(InflateError::Corrupt { at: *at })],
            "{payload:02x?}"
        );
    }
}
