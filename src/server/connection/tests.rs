//! What a connection answers, to anything.

use super::*;
use crate::protocol::{Deflater, Inflater, MaskingKey};
use crate::server::frame::{RSV1, write_header};
use hex_literal::hex;
use proptest::prelude::*;

const LIMIT: u64 = 1000;

fn connection(agreement: Option<Agreement>) -> Connection {
    Connection::new(Purpose::Echo, agreement, LIMIT)
}

/// What a connection answers to `bytes`, given in pieces that end at `cuts`, and how it then stands.
fn answered(mut connection: Connection, bytes: &[u8], cuts: &[usize]) -> (Vec<u8>, Standing) {
    let (mut bench, mut out) = (Bench::default(), Outgoing::default());
    let mut cuts: Vec<_> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    cuts.sort_unstable();
    cuts.push(bytes.len());
    let mut start = 0;
    for end in cuts {
        connection.take(&bytes[start..end], &mut bench, &mut out);
        start = end;
    }
    (out.unsent().to_vec(), connection.standing())
}

/// A frame as a client sends it.
fn client_frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let key = MaskingKey(hex!("37fa213d"));
    let mut frame = Vec::new();
    write_header(first, payload.len(), &mut frame);
    frame[1] |= 0x80;
    frame.extend(key.0);
    key.append(payload, &mut frame);
    frame
}

fn server_frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::new();
    write_frame(first, payload, &mut frame);
    frame
}

fn close(code: u16, reason: &str) -> Vec<u8> {
    let body = [&code.to_be_bytes(), reason.as_bytes()].concat();
    server_frame(0x88, &body)
}

#[test]
fn frames_are_answered() {
    let long = vec![b'x'; 200];
    let rows: &[(&[&[u8]], &[&[u8]], Standing)] = &[
        (&[], &[], Standing::Open),
        // A text, a binary, empty ones.
        (
            &[&client_frame(0x81, b"Hello"), &client_frame(0x82, &long)],
            &[&server_frame(0x81, b"Hello"), &server_frame(0x82, &long)],
            Standing::Open,
        ),
        (
            &[&client_frame(0x81, b""), &client_frame(0x82, b"")],
            &[&server_frame(0x81, b""), &server_frame(0x82, b"")],
            Standing::Open,
        ),
        // Fragments, with control frames in between.
        (
            &[
                &client_frame(0x01, b"Hel"),
                &client_frame(0x89, b"ping"),
                &client_frame(0x00, b""),
                &client_frame(0x8A, b"unasked"),
                &client_frame(0x80, b"lo"),
            ],
            &[&server_frame(0x8A, b"ping"), &server_frame(0x81, b"Hello")],
            Standing::Open,
        ),
        // A Close frame comes back, whatever it says; nothing behind it is looked at.
        (
            &[&client_frame(0x88, b""), &client_frame(0x81, b"late")],
            &[&server_frame(0x88, b"")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x88, &hex!("0fa1 627965"))],
            &[&close(4001, "bye")],
            Standing::Over,
        ),
        // What came before a fault is answered.
        (
            &[&client_frame(0x81, b"Hello"), &client_frame(0x83, b"")],
            &[
                &server_frame(0x81, b"Hello"),
                &close(1002, "reserved-opcode"),
            ],
            Standing::Over,
        ),
        (
            &[&hex!("8105"), b"Hello"],
            &[&close(1002, "unmasked-client-frame")],
            Standing::Over,
        ),
        (
            &[&client_frame(0xC1, b"x")],
            &[&close(1002, "rsv1-without-extension")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x80, b"x")],
            &[&close(1002, "continuation-without-message")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x01, b"x"), &client_frame(0x81, b"x")],
            &[&close(1002, "message-inside-message")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x09, b"x")],
            &[&close(1002, "fragmented-control")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x89, &long)],
            &[&close(1002, "control-too-long")],
            Standing::Over,
        ),
        (
            &[&hex!("81fe 0001 00000001")],
            &[&close(1002, "non-minimal-length")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x88, &hex!("03"))],
            &[&close(1002, "close-body-too-short")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x88, &hex!("03ed"))],
            &[&close(1002, "forbidden-close-code")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x88, &hex!("03e8 ff"))],
            &[&close(1007, "invalid-close-reason")],
            Standing::Over,
        ),
        // A text is failed where it stops being one: in the middle of a message, of a frame.
        (
            &[&client_frame(0x01, b"caf\xC3"), &client_frame(0x00, b"x")],
            &[&close(1007, "invalid-utf8")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x81, b"\xFF and so on")[..8]],
            &[&close(1007, "invalid-utf8")],
            Standing::Over,
        ),
        (
            &[&client_frame(0x81, b"caf\xC3")],
            &[&close(1007, "invalid-utf8")],
            Standing::Over,
        ),
        // A message that says that it is too long is failed at its header, all fragments together.
        (
            &[&hex!("82ff 0000000040000000 00000001")],
            &[&close(1009, "message too big")],
            Standing::Over,
        ),
        (
            &[
                &client_frame(0x02, &[0; 600]),
                &client_frame(0x80, &[0; 401])[..8],
            ],
            &[&close(1009, "message too big")],
            Standing::Over,
        ),
    ];
    for (bytes, expected, standing) in rows {
        let bytes = bytes.concat();
        let every: Vec<_> = (0..bytes.len()).collect();
        for cuts in [&[][..], &every] {
            let answer = answered(connection(None), &bytes, cuts);
            assert_eq!(answer, (expected.concat(), *standing), "{bytes:02x?}");
        }
    }
}

#[test]
fn compressed_messages_come_back_compressed() {
    let agreement = Agreement::default();
    let mut deflater = Deflater::new(agreement.client);
    let mut compressed = |message: &[u8]| {
        let mut payload = Vec::new();
        deflater.deflate(message, &mut payload);
        payload
    };
    let messages = [&b"Hello, hello"[..], b"", b"Hello, hello"];
    let mut bytes = Vec::new();
    for message in messages {
        let payload = compressed(message);
        let (front, back) = payload.split_at(payload.len() / 2);
        bytes.extend(client_frame(0x01 | RSV1, front));
        bytes.extend(client_frame(0x89, b"p"));
        bytes.extend(client_frame(0x80, back));
    }
    bytes.extend(client_frame(0x82, b"plain"));
    let (out, standing) = answered(connection(Some(agreement)), &bytes, &[]);
    assert_eq!(standing, Standing::Open);
    let expected = [
        (0xA, false, &b"p"[..]),
        (1, true, messages[0]),
        (0xA, false, b"p"),
        (1, true, messages[1]),
        (0xA, false, b"p"),
        (1, true, messages[2]),
        (2, false, b"plain"),
    ];
    let expected = expected
        .map(|(opcode, is_compressed, message)| (Opcode(opcode), is_compressed, message.to_vec()));
    assert_eq!(read(&out, agreement), expected);
}

#[test]
fn compressed_messages_that_are_wrong_are_failed() {
    let agreement = Agreement::default();
    let deflated = |message: &[u8]| {
        let mut payload = Vec::new();
        Deflater::new(agreement.client).deflate(message, &mut payload);
        payload
    };
    let rows: &[(Vec<u8>, Vec<u8>)] = &[
        (
            client_frame(0xC1, &hex!("07")),
            close(1007, "corrupt-deflate"),
        ),
        (
            client_frame(0xC1, &deflated(b"caf\xC3")),
            close(1007, "invalid-utf8"),
        ),
        // A bomb.
        (
            client_frame(0xC2, &deflated(&vec![0; 100_000])),
            close(1009, "message too big"),
        ),
        (client_frame(0xC9, b"x"), close(1002, "rsv1-on-control")),
    ];
    for (bytes, expected) in rows {
        assert!(bytes.len() < 1000);
        let answer = answered(connection(Some(agreement)), bytes, &[]);
        assert_eq!(answer, (expected.clone(), Standing::Over));
    }
}

#[test]
fn a_client_keeps_to_its_window() {
    let mut agreement = Agreement::default();
    // Twice the same 600 bytes, which are nothing else.
    let once: Vec<u8> = (0..600_u16)
        .map(|n| n.wrapping_mul(n.wrapping_mul(40_503)).to_be_bytes()[1])
        .collect();
    let mut payload = Vec::new();
    Deflater::new(agreement.client).deflate(&[&once[..], &once].concat(), &mut payload);
    let bytes = client_frame(0xC2, &payload);
    for (window_bits, code) in [(8, Some(1007)), (9, Some(1007)), (10, None), (15, None)] {
        agreement.client.window_bits = window_bits;
        let connection = Connection::new(Purpose::Echo, Some(agreement), 1 << 20);
        let (out, _) = answered(connection, &bytes, &[]);
        let expected = code.map(|code| close(code, "distance-beyond-window"));
        assert_eq!(out.starts_with(&hex!("88")), expected.is_some());
        if let Some(expected) = expected {
            assert_eq!(out, expected);
        }
    }
}

#[test]
fn our_own_close_waits_for_the_peers() {
    let (mut bench, mut out) = (Bench::default(), Outgoing::default());
    let mut connection = connection(None);
    connection.close(1001, "the server stops", &mut out);
    connection.close(1000, "", &mut out);
    connection.send(Opcode::TEXT, b"too late", &mut out);
    let bytes = [client_frame(0x81, b"Hello"), client_frame(0x89, b"")].concat();
    connection.take(&bytes, &mut bench, &mut out);
    assert_eq!(connection.standing(), Standing::Closing);
    connection.take(&client_frame(0x88, b""), &mut bench, &mut out);
    assert_eq!(connection.standing(), Standing::Over);
    assert_eq!(out.unsent(), close(1001, "the server stops"));
}

#[test]
fn a_connection_may_be_dropped_after_some_messages() {
    let bytes = client_frame(0x81, b"Hello").repeat(3);
    for (messages, expected) in [(0, 0), (1, 1), (2, 2), (3, 3)] {
        let answer = answered(connection(None).dropped_after(messages), &bytes, &[]);
        let echoes = server_frame(0x81, b"Hello").repeat(expected);
        assert_eq!(answer, (echoes, Standing::Over));
    }
}

#[test]
fn a_long_message_is_sent_without_a_copy_and_in_order() {
    let mut connection = Connection::new(Purpose::Echo, None, 1 << 30);
    let (mut bench, mut out) = (Bench::default(), Outgoing::default());
    let long: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let frames = [
        client_frame(0x82, &long),
        client_frame(0x81, b"short"),
        client_frame(0x82, &long),
        client_frame(0x81, b""),
        client_frame(0x89, b""),
    ]
    .concat();
    let expected = [
        server_frame(0x82, &long),
        server_frame(0x81, b"short"),
        server_frame(0x82, &long),
        server_frame(0x81, b""),
        server_frame(0x8A, b""),
    ]
    .concat();
    for step in [1000, 65_536, 100_000, 100_014, 300_000] {
        let mut sent = Vec::new();
        for piece in frames.chunks(step) {
            connection.take(piece, &mut bench, &mut out);
            sent.extend_from_slice(out.unsent());
            out.advance(out.len());
        }
        assert!(sent == expected, "{step}");
    }
}

#[test]
fn a_peer_that_is_always_behind_costs_little() {
    let mut connection = connection(None);
    let mut bench = Bench::default();
    let messages = client_frame(0x82, &[7; 100]).repeat(1000);
    let feed = Connection::new(Purpose::Feed, None, LIMIT);
    let message = vec![7; 100_000];
    let mut more: [Box<dyn FnMut(&mut Outgoing)>; 2] = [
        Box::new(|out| connection.take(&messages, &mut bench, out)),
        Box::new(|out| feed.send(Opcode::TEXT, &message, out)),
    ];
    for more in &mut more {
        let mut out = Outgoing::default();
        for _ in 0..40 {
            more(&mut out);
            out.advance(out.len() - 100);
            assert_eq!(out.unsent(), [7; 100]);
            assert!(out.held() < 500_000, "{}", out.held());
        }
    }
}

#[test]
fn a_feed_answers_only_control_frames() {
    let connection = Connection::new(Purpose::Feed, None, LIMIT);
    let bytes = [client_frame(0x81, b"Hello"), client_frame(0x89, b"p")].concat();
    let answer = answered(connection, &bytes, &[]);
    assert_eq!(answer, (server_frame(0x8A, b"p"), Standing::Open));
}

/// The frames of a server, each inflated if it is compressed.
fn read(bytes: &[u8], agreement: Agreement) -> Vec<(Opcode, bool, Vec<u8>)> {
    let mut decoder = Decoder::new(Sender::Known(Peer::Server), Compression::Agreed);
    let mut batch = Batch::default();
    decoder.feed(bytes, &mut batch);
    decoder.finish(&mut batch);
    assert_eq!(batch.findings, []);
    let mut inflater = Inflater::new(agreement.server);
    let mut rest = &batch.payload[..];
    let mut frames = Vec::new();
    for entry in &batch.frames {
        let (payload, after) = rest.split_at(usize::try_from(entry.payload_len()).unwrap());
        rest = after;
        let is_compressed = entry.rsv() & COMPRESSED != 0;
        let mut message = payload.to_vec();
        if is_compressed {
            message.clear();
            inflater.begin(1 << 20);
            inflater.feed(payload, &mut message).unwrap();
            inflater.end(&mut message).unwrap();
        }
        frames.push((entry.opcode(), is_compressed, message));
    }
    frames
}

fn agreements() -> impl Strategy<Value = Option<Agreement>> {
    let compressing = || {
        (any::<bool>(), 8_u8..=15).prop_map(|(takes_over, window_bits)| {
            crate::protocol::Compressing {
                takes_over,
                window_bits,
            }
        })
    };
    let agreement =
        (compressing(), compressing()).prop_map(|(client, server)| Agreement { client, server });
    prop::option::of(agreement)
}

/// Bytes that are frames more or less.
fn nearly_frames() -> impl Strategy<Value = Vec<u8>> {
    let first = prop_oneof![
        Just(0x81_u8),
        Just(0x01),
        Just(0x00),
        Just(0x80),
        Just(0x82),
        Just(0x89),
        Just(0xC1),
        Just(0x41),
        Just(0x88),
        any::<u8>(),
    ];
    let payload = prop::collection::vec(prop_oneof![Just(b'a'), any::<u8>()], 0..140);
    let frame = (first, payload).prop_map(|(first, payload)| client_frame(first, &payload));
    prop::collection::vec(frame, 0..8).prop_map(|frames| frames.concat())
}

proptest! {
    #[test]
    fn anything_may_come_in_any_pieces(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), nearly_frames()],
        cuts: Vec<usize>,
        agreement in agreements(),
    ) {
        let whole = answered(connection(agreement), &bytes, &[]);
        let cut = answered(connection(agreement), &bytes, &cuts);
        prop_assert_eq!(whole, cut);
    }

    #[test]
    fn whatever_rule_is_broken_anything_may_come(
        bytes in nearly_frames(),
        which: prop::sample::Index,
        agreement in agreements(),
    ) {
        let all: Vec<_> = Misbehaviour::all().collect();
        let connection = connection(agreement).misbehaving(*which.get(&all));
        answered(connection, &bytes, &[]);
    }
}
