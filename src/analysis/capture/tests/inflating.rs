//! Compressed messages.

use super::*;
use crate::analysis::{Told, Works};

#[test]
fn what_was_compressed_is_tried_where_no_handshake_tells() {
    let texts: Vec<Vec<u8>> = (0..6)
        .map(|number| format!("hello {number} hello").into_bytes())
        .collect();
    let frames: Vec<Vec<u8>> = deflated(&texts)
        .iter()
        .map(|message| plain(0xC1, message))
        .collect();
    let mut session = frames[2..].iter().fold(Talk::silent(), Talk::server).read();
    let row = conversations(&mut session).remove(0);
    let [_, server] = &row.guesses;
    let guess = &server[0];
    assert_eq!(
        (guess.inflated, guess.not_inflated, guess.referring_back),
        (4, 0, 4)
    );
    let text = with_marks(&inflated(&mut session, 0));
    assert_eq!((text.len(), text.contains('2')), (13, true), "{text}");
    // Where nothing is deflated, nobody is blamed.
    let mut session = (0..4)
        .fold(Talk::silent(), |talk, _| {
            talk.server(plain(0xC2, &[0x02, 0x11, 0xFF, 0x1F]))
        })
        .read();
    let row = conversations(&mut session).remove(0);
    assert_eq!(row.findings.violations, 0);
}

#[test]
fn compressed_messages_are_inflated_wherever_one_begins_to_look() {
    let texts: Vec<Vec<u8>> = (0..2_000)
        .map(|number| {
            format!(
                "{{\"number\":{number},\"text\":\"{}\"}}",
                "abc ".repeat(300)
            )
            .into_bytes()
        })
        .collect();
    let mut talk = Talk::opened().client(REQUEST).server(DEFLATED);
    for message in deflated(&texts) {
        talk = talk.server(plain(0xC1, &message));
    }
    let mut session = talk.read();
    let wire: u64 = deflated(&texts)
        .iter()
        .map(|message| message.len() as u64)
        .sum();
    let inflated: u64 = texts.iter().map(|text| text.len() as u64).sum();
    assert_eq!(
        conversations(&mut session)[0].inflated,
        Some([wire, inflated])
    );
    // From the last to the first, so that nothing is at hand, and again from the first to the last.
    for number in (0..texts.len())
        .rev()
        .step_by(97)
        .chain((0..texts.len()).step_by(53))
    {
        let item = ItemId(u32::try_from(number + 5).unwrap());
        let Response::Detail(Some(Detail::Frame(frame))) =
            ask(&mut session, Request::Detail { item })
        else {
            panic!("a frame");
        };
        let whole = frame.message.unwrap().inflated.unwrap();
        assert_eq!(
            (whole.payload, whole.problem),
            (texts[number].clone(), None)
        );
        let request = Request::Bytes {
            item,
            buffer: Buffer::Inflated,
            first: 10,
            count: 20,
        };
        let Response::Bytes(Some(page)) = ask(&mut session, request) else {
            panic!("bytes");
        };
        assert_eq!(page.bytes, texts[number][10..30]);
    }
    let found = Query {
        filter: "\"number\\\":1234,\"".to_owned(),
        ..Query::default()
    };
    let page = rows_of(&mut session, found);
    let numbers: Vec<_> = page.rows.iter().map(|row| row.item).collect();
    assert_eq!(numbers, [ItemId(1239)], "{:?}", page.error);
}

#[test]
fn behind_a_broken_message_copies_of_what_was_lost_are_not_known() {
    let texts = [
        b"one one one".to_vec(),
        b"two one one".to_vec(),
        b"three one one".to_vec(),
    ];
    let messages = deflated(&texts);
    let mut broken = messages[1].clone();
    broken[0] = 0xFF;
    let mut session = Talk::opened()
        .client(REQUEST)
        .server(DEFLATED)
        .server(plain(0xC1, &messages[0]))
        .server(plain(0xC1, &broken))
        .server(plain(0xC1, &messages[2]))
        .read();
    let [one, two, three] = [5, 6, 7].map(|item| inflated(&mut session, item));
    assert_eq!((one.problem, one.unknown), (None, vec![]));
    assert!(matches!(two.problem, Some(InflateProblem::Corrupt { .. })));
    assert_eq!(three.payload, b"thre\0\0\0\0\0\0\0\0\0");
    assert_eq!((three.problem, three.unknown), (None, vec![Span::at(4, 9)]));
    let from = ANSWER_TO_DEFLATED + messages[0].len() as u64 + 2;
    assert_eq!(three.lost, Some(LostHistory { from, until: None }));
    assert_eq!(session.overview().findings.violations, 1);
}

/// Length of the server's head that agrees on permessage-deflate.
const ANSWER_TO_DEFLATED: u64 = DEFLATED.len() as u64;

fn inflated(session: &mut CaptureSession, item: u32) -> Inflated {
    let request = Request::Detail { item: ItemId(item) };
    let Response::Detail(Some(Detail::Frame(frame))) = ask(session, request) else {
        panic!("a frame");
    };
    frame.message.unwrap().inflated.unwrap()
}

/// Payload with `?` for each byte that is not known.
fn with_marks(inflated: &Inflated) -> String {
    let mut bytes = inflated.payload.clone();
    for hole in &inflated.unknown {
        let hole = usize::try_from(hole.start).unwrap()..usize::try_from(hole.end).unwrap();
        assert!(bytes[hole.clone()].iter().all(|byte| *byte == 0));
        bytes[hole].fill(b'?');
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn behind_a_gap_copies_of_what_was_not_captured_are_not_known() {
    let words: Vec<Vec<u8>> = [
        "first 1234567",
        "second 8901234",
        "third first",
        "second fourth",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    let frames: Vec<Vec<u8>> = deflated(&words)
        .iter()
        .map(|message| plain(0xC1, message))
        .collect();
    let talk = || Talk::opened().client(REQUEST).server(DEFLATED);
    let lost = |frame: &[u8]| u32::try_from(frame.len()).unwrap();
    // A whole message is lost, with its header, and the end of one.
    let cut = frames[1].len() - 6;
    let cases = [
        (
            talk()
                .server(&frames[0])
                .lost(1, lost(&frames[1]))
                .server(&frames[2])
                .server(&frames[3]),
            vec![
                (5, "first 1234567"),
                (7, "third f????"),
                (8, "???????fourth"),
            ],
        ),
        (
            talk()
                .server(&frames[0])
                .server(&frames[1][..cut])
                .lost(1, 3)
                .server(&frames[1][cut + 3..])
                .server(&frames[2])
                .server(&frames[3]),
            vec![
                (5, "first 1234567"),
                (6, "second"),
                (7, "third f????"),
                (8, "???????fourth"),
            ],
        ),
    ];
    for (talk, expected) in cases {
        let mut session = talk.read();
        for (item, text) in &expected {
            let inflated = inflated(&mut session, *item);
            let marked = with_marks(&inflated);
            assert!(marked.starts_with(text), "{marked} {text}");
            let is_cut = inflated.problem == Some(InflateProblem::Missing);
            assert_eq!(is_cut, *text == "second", "{marked}");
        }
        assert_eq!(
            session.overview().findings,
            crate::analysis::Counts::default()
        );
        // Nothing is found in what is not known.
        let found = |session: &mut CaptureSession, filter: &str| {
            let query = Query {
                filter: filter.to_owned(),
                ..Query::default()
            };
            rows_of(session, query).rows.len()
        };
        assert_eq!(found(&mut session, "\"third \""), 1);
        assert_eq!(
            found(&mut session, "hex:\"00\""),
            0,
            "zeros stand for nothing"
        );
        let unknown = Request::Bytes {
            item: ItemId(7),
            buffer: Buffer::Inflated,
            first: 4,
            count: 4,
        };
        let Response::Bytes(Some(page)) = ask(&mut session, unknown) else {
            panic!("bytes");
        };
        assert_eq!(page.unknown, [Span { start: 7, end: 8 }]);
        let copy = Request::Copy {
            item: ItemId(7),
            what: crate::analysis::CopyOf::Message,
            format: crate::analysis::CopyFormat::HexStream,
            number: 0,
        };
        let Response::Copied(_, Some(copied)) = ask(&mut session, copy) else {
            panic!("copied");
        };
        assert_eq!(copied.text, "74686972642066????????");
        let mut file = Vec::new();
        let exported = session.export(&Export::Message(ItemId(7)), &mut |piece| file.extend(piece));
        assert_eq!(
            (&file[..], exported.problem.as_deref()),
            (&b"third f"[..], Some("7 / 11"))
        );
        let row = rows(&mut session).remove(7);
        assert_eq!(short(&row), "s:1=third f\u{FFFD}");
        let report = serde_json::to_value(crate::analysis::CaptureReport::new(&session, &|_| {
            String::new()
        }));
        let report = report.unwrap();
        let messages = &report["connections"][0]["directions"]["server"]["messages"];
        let third = messages.as_array().unwrap().iter().rev().nth(1).unwrap();
        assert_eq!(
            third["payload"]["holes"],
            serde_json::json!([{"start": 7, "end": 11}])
        );
        assert_eq!(third["payload"]["sha1"], serde_json::Value::Null);
    }
}

#[test]
fn a_window_behind_a_gap_all_is_known_again() {
    let mut seed = 1_u32;
    let mut noise = |len: usize| -> Vec<u8> {
        let next = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        });
        next.take(len).collect()
    };
    let messages = [
        noise(100),
        noise(100),
        noise(20_000),
        noise(20_000),
        b"clean".to_vec(),
    ];
    let frames: Vec<Vec<u8>> = deflated(&messages)
        .iter()
        .map(|message| plain(0xC2, message))
        .collect();
    let mut session = Talk::opened()
        .client(REQUEST)
        .server(DEFLATED)
        .server(&frames[0])
        .lost(1, u32::try_from(frames[1].len()).unwrap())
        .server(&frames[2])
        .server(&frames[3])
        .server(&frames[4])
        .read();
    let lost = [5, 7, 8, 9].map(|item| inflated(&mut session, item).lost);
    let from = ANSWER_TO_DEFLATED + frames[0].len() as u64;
    let until = frames[..4]
        .iter()
        .map(|frame| frame.len() as u64)
        .sum::<u64>()
        + ANSWER_TO_DEFLATED;
    let history = Some(LostHistory {
        from,
        until: Some(until),
    });
    assert_eq!(lost, [None, history, history, None]);
}

#[test]
fn what_goes_beyond_an_agreed_window_is_found_and_inflated() {
    let mark = b"a mark that is long enough to be found again";
    let noise: Vec<u8> = (0_u32..400)
        .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    let far = [&mark[..], &noise, mark].concat();
    let finals = [&[0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00][..]];
    let rows: [(&str, Vec<u8>, Vec<Rule>); 4] = [
        (
            "; server_max_window_bits=8",
            deflated(std::slice::from_ref(&far)).remove(0),
            vec![Rule::DistanceBeyondWindow],
        ),
        (
            "; server_max_window_bits=9",
            deflated(std::slice::from_ref(&far)).remove(0),
            vec![],
        ),
        (
            "; client_max_window_bits=8",
            deflated(&[far]).remove(0),
            vec![],
        ),
        ("", finals[0].to_vec(), vec![Rule::FinalBlock]),
    ];
    for (parameters, message, expected) in rows {
        let answer = DEFLATED.replace("deflate\r", &format!("deflate{parameters}\r"));
        let mut session = Talk::opened()
            .client(REQUEST)
            .server(answer)
            .server(plain(0xC2, &message))
            .read();
        let row = rows_of(&mut session, Query::default()).rows.remove(5);
        let rules: Vec<_> = row.badges.iter().map(|badge| badge.rule).collect();
        assert_eq!(rules, expected, "{parameters}");
        let whole = inflated(&mut session, 5);
        assert_eq!(
            (whole.problem, whole.unknown),
            (None, vec![]),
            "{parameters}"
        );
    }
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let bomb = deflated(&[vec![0; 80 << 20]]).remove(0);
    let mut talk = Talk::opened().client(REQUEST).server(DEFLATED);
    let mut head = vec![0xC2, 127];
    head.extend((bomb.len() as u64).to_be_bytes());
    talk = talk.server(head);
    for piece in bomb.chunks(10_000) {
        talk = talk.server(piece);
    }
    let mut session = talk.read();
    let limits = session.overview().limits;
    assert_eq!(limits, [crate::analysis::Limit::MessageInflated(64 << 20)]);
    let [_, inflated] = conversations(&mut session)[0].inflated.unwrap();
    assert!(inflated <= 64 << 20);
}

#[test]
fn parameters_that_work_are_named_where_the_handshake_says_others() {
    type Guess = Option<(Told, Works, [u32; 3])>;
    let texts: Vec<Vec<u8>> = (0..6)
        .map(|number| format!("hello {number} hello").into_bytes())
        .collect();
    let after = deflated(&texts);
    let alone: Vec<Vec<u8>> = texts
        .iter()
        .flat_map(|text| deflated(std::slice::from_ref(text)))
        .collect();
    let answer = |parameters: &str| {
        let agreed = format!("permessage-deflate{parameters}\r");
        Some(DEFLATED.replace("permessage-deflate\r", &agreed))
    };
    let (refused, no_handshake) = (Some(ANSWER.to_owned()), None);
    let guess = |told, works, inflated: [u32; 3]| Some((told, works, inflated));
    // The answer, what the client sends and the server, what works for either, and the server's first finding.
    let rows: [(
        Option<String>,
        &[Vec<u8>],
        &[Vec<u8>],
        [Guess; 2],
        Option<Rule>,
    ); 11] = [
        (answer(""), &after, &after, [None, None], None),
        (
            answer("; server_no_context_takeover"),
            &after,
            &alone,
            [None, None],
            None,
        ),
        (
            answer("; server_no_context_takeover"),
            &[],
            &after,
            [None, guess(Told::Agreed, Works::Takeover, [6, 1, 6])],
            Some(Rule::CorruptDeflate),
        ),
        (
            answer("; server_no_context_takeover"),
            &after,
            &after,
            [None, guess(Told::Agreed, Works::Takeover, [6, 1, 6])],
            Some(Rule::CorruptDeflate),
        ),
        (
            answer("; server_no_context_takeover"),
            &alone,
            &after,
            [None, guess(Told::Agreed, Works::Swapped, [6, 1, 6])],
            Some(Rule::CorruptDeflate),
        ),
        (
            answer("; server_no_context_takeover"),
            &[],
            &[b"\x06".to_vec(), b"\x06".to_vec()],
            [None, guess(Told::Agreed, Works::Nothing, [2, 0, 0])],
            Some(Rule::CorruptDeflate),
        ),
        (
            refused.clone(),
            &[],
            &after,
            [None, guess(Told::Refused, Works::Takeover, [6, 1, 6])],
            Some(Rule::Rsv1WithoutExtension),
        ),
        (
            refused.clone(),
            &alone,
            &alone,
            [guess(Told::Refused, Works::Alone, [6, 6, 6]); 2],
            Some(Rule::Rsv1WithoutExtension),
        ),
        (
            refused,
            &[],
            &[b"\x06".to_vec(), b"\x06".to_vec()],
            [None, guess(Told::Refused, Works::Nothing, [2, 0, 0])],
            Some(Rule::Rsv1WithoutExtension),
        ),
        (
            no_handshake.clone(),
            &[],
            &after[2..],
            [None, guess(Told::Nothing, Works::Takeover, [4, 0, 4])],
            Some(Rule::UnexplainedRsv1),
        ),
        (
            no_handshake,
            &[],
            &alone,
            [None, guess(Told::Nothing, Works::Alone, [6, 6, 6])],
            Some(Rule::UnexplainedRsv1),
        ),
    ];
    for (row, (answer, client, server, expected, finding)) in rows.into_iter().enumerate() {
        let mut talk = match &answer {
            Some(answer) => Talk::opened().client(REQUEST).server(answer),
            None => Talk::silent(),
        };
        for message in client {
            talk = talk.client(masked(0xC1, message));
        }
        for message in server {
            talk = talk.server(plain(0xC1, message));
        }
        let mut session = talk.read();
        let known = conversations(&mut session).remove(0);
        let seen = known.parameters.map(|guess| {
            let guess = guess?;
            let tried = guess.tried;
            let counts = [tried.messages, tried.alone, tried.taking_over];
            Some((guess.told, guess.works, counts))
        });
        assert_eq!(seen, expected, "{row}");
        let rows = rows_of(&mut session, Query::default()).rows;
        let of_server = rows.iter().filter(|row| short(row).starts_with("s:"));
        let first = of_server.flat_map(|row| &row.badges).next();
        assert_eq!(first.map(|badge| badge.rule), finding, "{row}");
        // What works is named, and not used.
        if expected[1].is_some_and(|(told, ..)| told == Told::Refused) {
            assert_eq!(known.inflated, None, "{row}");
        }
    }
}
