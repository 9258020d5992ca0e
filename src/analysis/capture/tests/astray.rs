//! Where frames begin, in the midst of a stream.

use super::*;
use crate::analysis::Start;
use crate::protocol::Peer;

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

/// Frames of a server inside of a frame that is longer than the packet that its beginning came with; the packets of the first row.
fn tunnelled() -> (Talk, Vec<u8>) {
    let inner = numbered(0..9).concat();
    let outer = plain(0x82, &[&[0xEE; 20][..], &inner].concat());
    let (beginning, rest) = outer.split_at(22);
    let talk = Talk::silent().server(beginning).server(rest);
    (talk.server(plain(0x81, b"after")), outer)
}

fn read_with(talk: &Talk, starts: &[u64]) -> CaptureSession {
    let start = |at: &u64| Start {
        conversation: ConversationId(0),
        peer: Peer::Server,
        at: *at,
    };
    let file = talk.file();
    let session = CaptureSession::new(Box::new(file.clone()), "talk.pcapng".to_owned());
    let mut session = session.starting_at(starts.iter().map(start).collect());
    session.feed(&file);
    session.finish(None);
    session
}

#[test]
fn another_start_can_be_chosen() {
    let (talk, outer) = tunnelled();
    let first = conversations(&mut talk.read())[0].guesses[1][0].clone();
    let best = first.at;
    assert_eq!(first.best, None);
    let [longer] = first.alternatives[..] else {
        panic!("{first:?}");
    };
    assert_eq!(best - longer, 22, "{first:?}");
    let inner: Vec<String> = (0..9)
        .map(|number| format!("s:1=message {number}"))
        .collect();
    let of_outer = format!("s:2={:02x?} s:1=after", &outer[2..34]);
    let of_inner = format!("s:gap22! {} s:1=after", inner.join(" "));
    // Starts that are wanted, rows, and those that cannot be.
    let rows: [(&[u64], &str, &[u64]); 6] = [
        (&[], &of_inner, &[]),
        (&[longer], &of_outer, &[]),
        (&[best], &of_inner, &[]),
        (&[longer, best], &of_inner, &[longer]),
        (&[best, longer], &of_outer, &[best]),
        (&[longer + 1], &of_inner, &[longer + 1]),
    ];
    for (starts, expected, missed) in rows {
        let mut session = read_with(&talk, starts);
        assert_eq!(shorts(&mut session), expected, "{starts:?}");
        let seen: Vec<u64> = session
            .missed_starts()
            .iter()
            .map(|start| start.at)
            .collect();
        assert_eq!(seen, missed, "{starts:?}");
        let guess = conversations(&mut session)[0].guesses[1][0].clone();
        let is_other = expected == of_outer;
        assert_eq!(guess.best, is_other.then_some(best), "{starts:?}");
        let others: Vec<u64> = guess.others().collect();
        assert_eq!(others, [if is_other { best } else { longer }], "{starts:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever start is chosen, each byte is read once, and the best guess can be chosen again.
    #[test]
    fn a_chosen_start_loses_nothing(
        payloads in prop::collection::vec((prop::sample::select(vec![0x81_u8, 0x82, 0x89]), prop::collection::vec(b'a'..=b'z', 1..60)), 2..12),
        inner in 0_usize..12,
        from in 0_usize..40,
        cuts in prop::collection::vec(1_usize..50, 1..20),
    ) {
        let frames: Vec<Vec<u8>> = payloads.iter().map(|(first, payload)| plain(*first, payload)).collect();
        let (inside, behind) = frames.split_at(inner.min(frames.len()));
        let stream = [plain(0x82, &inside.concat()), behind.concat()].concat();
        let mut rest = &stream[from.min(stream.len())..];
        let mut talk = Talk::silent();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            talk = talk.server(now);
            rest = later;
        }
        let mut session = talk.read();
        let all = shorts(&mut session);
        let guesses = conversations(&mut session).into_iter().next().map(|row| row.guesses);
        for guess in guesses.into_iter().flatten().flatten() {
            for other in guess.others() {
                let session = read_with(&talk, &[other]);
                prop_assert_eq!(session.missed_starts(), vec![]);
                let timeline = &session.index.shared.timeline;
                let mut spans: Vec<Span> = timeline.iter_from(0).map(|entry| entry.span()).collect();
                spans.sort_by_key(|span| span.start);
                let end = spans.last().map(|span| span.end);
                let ranges = &session.index.shared.conversations[0].tracks;
                let start = ranges.iter().map(|track| track.ranges.start()).max();
                prop_assert_eq!(spans.first().map(|span| span.start), start);
                prop_assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start), "{:?}", spans);
                prop_assert!(end >= ranges.iter().map(|track| track.ranges.end()).max(), "{:?}", spans);
                let mut again = read_with(&talk, &[other, guess.at]);
                prop_assert_eq!(&shorts(&mut again), &all);
            }
        }
    }
}
