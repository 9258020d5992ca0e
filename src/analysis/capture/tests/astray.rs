//! Where frames begin, in the midst of a stream.

use super::*;

#[test]
fn frames_are_found_behind_one_that_began_before_the_capture() {
    let noise: Vec<u8> = (0..300_000_u32)
        .map(|number| (number * 7 % 251) as u8)
        .collect();
    let mut talk = Talk::silent();
    for piece in noise.chunks(1_400) {
        talk = talk.server(piece);
    }
    let mut session = talk
        .server(plain(0x81, b"Hi"))
        .server(plain(0x81, b"Ho"))
        .client(masked(0x81, b"Hello"))
        .client(masked(0x81, b"again"))
        .read();
    assert_eq!(
        shorts(&mut session),
        "s:gap300000! s:1=Hi s:1=Ho c:1=Hello c:1=again"
    );
    assert_eq!(
        conversations(&mut session)[0].state,
        ConversationState::MidStream
    );
}

/// Texts of one server, one a frame.
fn numbered(numbers: std::ops::Range<u32>) -> Vec<Vec<u8>> {
    numbers
        .map(|number| plain(0x81, format!("message {number}").as_bytes()))
        .collect()
}

fn shorts_behind_the_handshake(talk: &Talk) -> String {
    let all = shorts(&mut talk.read());
    all.replace("c:syn s:syn-ack c:ack c:/chat?a=1 s:101 ", "")
}

#[test]
fn a_stream_that_loses_its_step_is_found_again() {
    let frames = numbered(0..9);
    let overwritten = |at: usize, with: &[u8]| {
        let mut frames = frames.clone();
        frames[3].splice(at..at + with.len(), with.iter().copied());
        frames
    };
    let one_a_segment = |frames: &[Vec<u8>]| frames.iter().fold(Talk::shaken(), Talk::server);
    // As many as can be in each segment: no frame but the first begins with one.
    let packed = |frames: &[Vec<u8>]| {
        let bytes = frames.concat();
        let segments = bytes.chunks(31);
        segments.fold(Talk::shaken(), Talk::server)
    };
    let before = "s:1=message 0 s:1=message 1 s:1=message 2";
    let after = "s:1=message 4 s:1=message 5 s:1=message 6 s:1=message 7 s:1=message 8";
    let rows: [(&str, Talk, String); 9] = [
        (
            "no opcode",
            one_a_segment(&overwritten(0, &[0x8F, 0xFF])),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "a shorter length",
            one_a_segment(&overwritten(1, &[4])),
            format!("{before} s:1=mess s:gap5! {after}"),
        ),
        (
            "a longer length",
            one_a_segment(&overwritten(1, &[12])),
            format!("{before} s:2 {}", after.replace("s:1=message 4", "s:gap8!")),
        ),
        (
            "masked, and no length",
            packed(&overwritten(0, &[0x81, 0xFF])),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "text over a header",
            packed(&overwritten(0, b"zzz")),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "a proxy's words in between",
            one_a_segment(
                &[
                    &frames[..3],
                    &[b"HTTP/1.1 502 Bad Gateway\r\n\r\n".to_vec()],
                    &frames[4..],
                ]
                .concat(),
            ),
            format!("{before} s:gap28! {after}"),
        ),
        (
            "odd, and in step",
            one_a_segment(&overwritten(0, &[0xB1])),
            format!("{before} s:1=message 3 {after}"),
        ),
        (
            "masked by a server, all of it",
            (0..4).fold(Talk::shaken(), |talk, number| {
                talk.server(masked(0x81, format!("message {number}").as_bytes()))
            }),
            format!("{before} s:1=message 3"),
        ),
        (
            "RSV2 in each",
            (0..4).fold(Talk::shaken(), |talk, number| {
                talk.server(plain(0xA1, format!("message {number}").as_bytes()))
            }),
            format!("{before} s:1=message 3"),
        ),
    ];
    for (name, talk, expected) in rows {
        let found = shorts_behind_the_handshake(&talk);
        if name == "a longer length" {
            assert!(
                found.starts_with(before) && found.ends_with("s:1=message 8"),
                "{found}"
            );
            continue;
        }
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn frames_are_found_in_the_midst_of_segments() {
    let frames = numbered(0..40);
    let bytes = frames.concat();
    let all: Vec<String> = (0..40)
        .map(|number| format!("s:1=message {number}"))
        .collect();
    let packed = |talk: Talk, bytes: &[u8]| bytes.chunks(29).fold(talk, Talk::server);
    // Behind a gap over a header, and at the beginning of a capture.
    let talk = packed(Talk::shaken(), &bytes[..58]).lost(1, 29);
    let talk = packed(talk, &bytes[87..]);
    let found = shorts_behind_the_handshake(&talk);
    let expected = format!(
        "{} s:1=m s:gap21 s:gap1! {}",
        all[..5].join(" "),
        all[8..].join(" ")
    );
    assert_eq!(found, expected);
    let mut session = packed(Talk::silent(), &bytes[5..]).read();
    let found = shorts(&mut session);
    assert_eq!(found, format!("s:gap6! {}", all[1..].join(" ")));
    let row = conversations(&mut session).remove(0);
    assert_eq!(row.state, ConversationState::MidStream);
    let [client, server] = &row.guesses;
    assert_eq!(client, &[]);
    let [guess] = &server[..] else {
        panic!("{server:?}");
    };
    assert_eq!(
        (guess.at, guess.skipped, guess.frames, guess.texts),
        (6, 6, 39, 39)
    );
    assert_eq!(guess.confidence(), crate::analysis::Confidence::High);
    assert!(
        guess.segments_on_ends >= 1 && guess.segments >= 14,
        "{guess:?}"
    );
}

#[test]
fn a_gap_in_a_payload_is_a_hole_and_one_over_a_header_is_a_row() {
    let big = plain(0x81, &[b'x'; 300]);
    let mut session = Talk::shaken()
        .server(&big[..104])
        .lost(1, 50)
        .server(&big[154..])
        .server(plain(0x81, b"after"))
        .lost(1, 20)
        .server(plain(0x81, b"later"))
        .server(plain(0x81, b"last"))
        .read();
    let all = shorts(&mut session);
    let frames: Vec<_> = all.split(' ').skip(5).collect();
    assert_eq!(
        frames,
        [
            &format!("s:1={}", "x".repeat(100)),
            "s:1=after",
            "s:gap20",
            "s:1=later",
            "s:1=last"
        ]
    );
    let Response::Detail(Some(Detail::Frame(frame))) =
        ask(&mut session, Request::Detail { item: ItemId(5) })
    else {
        panic!("a frame");
    };
    let start = frame.span.start;
    assert_eq!(frame.unknown, [Span::at(start + 104, 50)]);
    assert_eq!(frame.packets, Some([6, 7]));
    assert_eq!(frame.payload[..100], [b'x'; 100]);
    assert_eq!(frame.payload[100..150], [0; 50]);
    assert_eq!(
        frame.message.unwrap().unknown,
        [Span {
            start: 100,
            end: 150
        }]
    );
    assert_eq!(conversations(&mut session)[0].missing, [0, 70]);
}
