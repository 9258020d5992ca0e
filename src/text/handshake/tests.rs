use super::*;
use crate::analysis::ToldBy;
use crate::analysis::sheet::{CheckLine, Sheet};
use crate::capture::transcript::Transcript;
use proptest::prelude::*;

const KEY: &str = "x3JJHMbDL1EzLkh9GBhXDw==";
const ACCEPT: &str = "HSmrc0sMlYUkAGmm5OPpG2HaGWk=";

/// The pair of the mockup, with this answer.
fn pair(accept: &str) -> String {
    format!(
        "GET /chat HTTP/1.1\nHost: server.example.com\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: {KEY}\n\
         Sec-WebSocket-Protocol: chat, superchat\nSec-WebSocket-Version: 13\nOrigin: http://example.com\n\n\
         HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: {accept}\n\
         Sec-WebSocket-Protocol: chat\n"
    )
}

fn sheet(text: &str) -> Sheet {
    Text::english().handshake_sheet(&Transcript::read(text), &[])
}

fn verdict_of(sheet: &Sheet) -> (Outcome, &str) {
    match &sheet.blocks[0] {
        Block::Verdict { outcome, says } => (*outcome, says),
        other => panic!("{other:?}"),
    }
}

fn check_lines(sheet: &Sheet) -> Vec<&CheckLine> {
    let checks = sheet.blocks.iter().filter_map(|block| match block {
        Block::Checks { checks, .. } => Some(checks),
        _ => None,
    });
    checks.flatten().collect()
}

fn prose<'a>(sheet: &'a Sheet, wanted: &str) -> &'a [String] {
    let found = sheet.blocks.iter().find_map(|block| match block {
        Block::Prose { title, paragraphs } if title == wanted => Some(paragraphs.as_slice()),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn verdicts_say_who_must_fail_and_why() {
    let hex = "MWQyOWFiNzM0YjBjOTU4NTI0MDA2OWE2ZTRlM2U5MWI2MWRhMTk2OQ==";
    let right = pair(ACCEPT);
    let rows = [
        (right.clone(), Outcome::Pass, "The handshake is sound"),
        (
            pair(hex),
            Outcome::Fail,
            "A client must fail this connection: the accept value is not",
        ),
        (
            right.replace("Version: 13", "Version: 8"),
            Outcome::Fail,
            "A server must refuse this request with 426. Version 8 is drafts",
        ),
        (
            right.replace(
                "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key",
                "Sec-WebSocket-Key",
            ),
            Outcome::Fail,
            "A server must refuse this request with 400. There is no Upgrade",
        ),
        (
            right.replace("Protocol: chat\n", "Protocol: other\n"),
            Outcome::Fail,
            "A client must fail this connection. The sub-protocol “other” was not offered.",
        ),
        (
            right.replace("101 Switching Protocols", "403 Forbidden"),
            Outcome::Fail,
            "No WebSocket opens. 403",
        ),
        (
            right.replace("101 Switching Protocols", "302 Found"),
            Outcome::Open,
            "It cannot be told whether the connection opens. 302",
        ),
        (
            right.split("\n\n").next().unwrap().to_owned(),
            Outcome::Pass,
            "A server can accept this request.",
        ),
        (
            right.split("\n\n").nth(1).unwrap().to_owned(),
            Outcome::Pass,
            "Nothing is wrong with this response.",
        ),
        (
            KEY.to_owned(),
            Outcome::Pass,
            "The key is sound. A server that accepts it answers HSmrc0sMlYUkAGmm5OPpG2HaGWk=.",
        ),
        (
            format!("{KEY} {ACCEPT}"),
            Outcome::Pass,
            "The accept value is the one",
        ),
        (
            format!("{KEY} {hex}"),
            Outcome::Fail,
            "A client must fail this connection",
        ),
        (
            "c2hvcnQgb25lIGhlcmU=".to_owned(),
            Outcome::Fail,
            "A server must refuse this key",
        ),
        (ACCEPT.to_owned(), Outcome::Open, "An accept value alone"),
        (
            "wss://example.com/chat?room=1".to_owned(),
            Outcome::Pass,
            "The URI is sound. It leads to example.com, port 443, with TLS.",
        ),
        (
            "ws://example.com/#top".to_owned(),
            Outcome::Fail,
            "This is no URI of WebSocket. A URI of WebSocket has no fragment: # is written %23. At character 18 stands “#”.",
        ),
        (
            "nothing".to_owned(),
            Outcome::Open,
            "No handshake can be read here, from line 1, column 1",
        ),
    ];
    for (text, outcome, begins) in rows {
        let sheet = sheet(&text);
        let (found, says) = verdict_of(&sheet);
        assert_eq!(
            (found, says.starts_with(begins)),
            (outcome, true),
            "{text}\n{says}"
        );
        assert!(
            !sheet.markdown.contains("[rule") && !sheet.markdown.contains("{$"),
            "{}",
            sheet.markdown
        );
    }
}

#[test]
fn a_wrong_accept_is_explained() {
    let sheet = sheet(&pair("ijzWs6E6H6kxXbiCt/6hO7mr97g="));
    let said = prose(&sheet, "What went wrong");
    assert_eq!(
        said,
        [
            "The server wrote the GUID in lower case. Its letters are capitals. That gives exactly the value that was sent.",
            "The GUID that was used: 258eafa5-e914-47da-95ca-c5ab0dc85b11. The right one: 258EAFA5-E914-47DA-95CA-C5AB0DC85B11.",
        ]
    );
    let steps = sheet.blocks.iter().find_map(|block| match block {
        Block::Steps { steps, .. } => Some(
            steps
                .iter()
                .map(|step| step.note.as_str())
                .collect::<Vec<_>>(),
        ),
        _ => None,
    });
    assert_eq!(
        steps.unwrap(),
        ["16 bytes ✓", "60 chars", "20 bytes", "28 chars", "✗"]
    );
    assert!(
        sheet
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Code { samples, .. } if samples.len() == 8))
    );
    let swapped = Text::english().handshake_sheet(
        &Transcript::read(&pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
        &["dGhlIHNhbXBsZSBub25jZQ==".to_owned()],
    );
    assert!(prose(&swapped, "What went wrong")[0].contains("the RFC’s example"));
}

#[test]
fn every_mistake_has_words() {
    let text = Text::english();
    let rows = [
        "8E1hw/nkpBzN7OuKAmglK0FjsrE=",
        "cFmk0MHcyQCBF4Vtpe1Blty/Mc0=",
        "rDloB4nMxz0a/90EBX5Ifdrx8Vg=",
        "Gd9LbPZAjmei96vIA2iDJrSFyUI=",
        "HSmrc0sMlYUk",
        "7fUFHnzv333FhMQpffrsE0bP7AVkYw6/kP87iq07nU0=",
        "MAy/1cB3OTAM7jC+3hhZepAmKkc=",
        "gfddnbfLYDV2ZRVnSoeNQdtSLUI=",
    ];
    for seen in rows {
        let blocks = diagnosis::blocks(&text, KEY, Some(seen), &[]);
        let said = format!("{blocks:?}");
        assert!(!said.contains("{$") && !said.contains("[mistake"), "{said}");
        assert!(!said.contains("None of the usual mistakes"), "{said}");
    }
}

#[test]
fn evidence_leads_to_the_text() {
    let text = format!("Look: 🦀\n\n{}", pair("wrong").replace('\n', "\n  "));
    let sheet = sheet(&text);
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut led = 0;
    for line in check_lines(&sheet) {
        if let Some(at) = line.at {
            let range = usize::try_from(at.start).unwrap()..usize::try_from(at.end).unwrap();
            assert_eq!(String::from_utf16(&units[range]).unwrap(), line.evidence);
            led += 1;
        }
    }
    assert!(led >= 12, "{led}");
    let wrong: Vec<_> = check_lines(&sheet)
        .into_iter()
        .filter(|line| line.outcome == Outcome::Fail)
        .collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(
        (wrong[0].id.as_str(), wrong[0].evidence.as_str()),
        ("accept-value", "wrong")
    );
}

#[test]
fn what_a_paste_does_not_tell_is_not_blamed() {
    let rows = [
        format!("Sec-WebSocket-Key: {KEY}\nSec-WebSocket-Accept: {ACCEPT}\n"),
        "Request Headers\n".to_owned()
            + &pair(ACCEPT)
                .lines()
                .skip(1)
                .take(7)
                .collect::<Vec<_>>()
                .join("\n"),
        "Sec-WebSocket-Extensions: permessage-deflate\nSec-WebSocket-Accept: ".to_owned() + ACCEPT,
    ];
    for text in rows {
        let sheet = sheet(&text);
        for line in check_lines(&sheet) {
            assert!(
                !matches!(line.outcome, Outcome::Fail | Outcome::Caution),
                "{text}\n{line:?}"
            );
        }
    }
    let listed = sheet("Request Headers\nHost: a\nUpgrade: websocket\nConnection: Upgrade\n");
    let method = check_lines(&listed)
        .into_iter()
        .find(|line| line.id == "handshake-method")
        .unwrap();
    assert_eq!(
        (method.outcome, method.evidence.as_str()),
        (Outcome::Open, "")
    );
}

#[test]
fn captured_heads_are_judged_as_they_were_sent() {
    let heads = HandshakeHeads {
        request: Some(b"GET / HTTP/1.1\nHost: a\n\n".to_vec()),
        ..HandshakeHeads::default()
    };
    let sheet = Text::english().captured_handshake_sheet(&heads, &[]);
    let line = check_lines(&sheet)
        .into_iter()
        .find(|line| line.id == "line-ending")
        .unwrap();
    assert_eq!((line.outcome, line.at), (Outcome::Caution, None));
    let nothing = Text::english().captured_handshake_sheet(&HandshakeHeads::default(), &[]);
    assert_eq!(nothing.blocks.len(), 1);
}

#[test]
fn what_a_browser_tells_is_judged_as_far_as_it_goes() {
    let response = |status: u16, end: &str| format!("HTTP/1.1 {status}\r\n{end}").into_bytes();
    let opened = "The browser tells that the connection opened, so it found the status 101, Upgrade, Connection and the accept value right, \
                  and nothing agreed on that it had not offered. It shows none of these fields to a page.";
    let rows = [
        (
            Some(response(101, "")),
            ToldBy::Browser,
            Outcome::Pass,
            opened,
        ),
        (
            Some(response(101, "Sec-WebSocket-Protocol: chat\r\n")),
            ToldBy::Browser,
            Outcome::Pass,
            opened,
        ),
        (
            None,
            ToldBy::Browser,
            Outcome::Open,
            "The browser tells what it asked for, and of no answer.",
        ),
        // What a browser tells whole, as in HAR, and what the wire has are taken at their word.
        (
            Some(response(101, "\r\n")),
            ToldBy::Browser,
            Outcome::Fail,
            "",
        ),
        (
            Some(response(101, "")),
            ToldBy::Wire,
            Outcome::Open,
            "It cannot be told whether the connection opens. The head is cut off before its blank line, so what is looked for may have followed.",
        ),
    ];
    for (response, told_by, outcome, words) in rows {
        let request =
            "GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nSec-WebSocket-Protocol: chat\r\n";
        let whole = response
            .as_ref()
            .is_some_and(|head| head.ends_with(b"\r\n\r\n"));
        let end = if whole { "\r\n" } else { "" };
        let heads = HandshakeHeads {
            request: Some([request, end].concat().into_bytes()),
            response,
            told_by,
        };
        let sheet = Text::english().captured_handshake_sheet(&heads, &[]);
        let (judged, said) = verdict_of(&sheet);
        assert_eq!(judged, outcome, "{said}");
        assert!(words.is_empty() || said == words, "{said}");
        if told_by == ToldBy::Browser && outcome != Outcome::Fail {
            let failed = check_lines(&sheet)
                .into_iter()
                .find(|line| matches!(line.outcome, Outcome::Fail | Outcome::Caution));
            assert_eq!(failed.map(|line| &*line.id), None);
        }
    }
}

#[test]
fn what_is_often_a_fault_is_said_with_the_verdict() {
    let text = pair(ACCEPT).replace("Version: 13\n", "Version: 13\nContent-Length: 5\n");
    let sheet = sheet(&text);
    assert_eq!(
        verdict_of(&sheet),
        (
            Outcome::Caution,
            "The connection opens. What is marked with ! is often a fault all the same."
        )
    );
}

#[test]
fn origins_are_compared_part_by_part() {
    let rows = [
        ("http://server.example.com", "same origin"),
        ("http://server.example.com:8080", "another origin"),
        ("https://evil.example", "another origin"),
        ("null", "No page that a browser vouches for"),
    ];
    for (origin, expected) in rows {
        let text = pair(ACCEPT).replace("http://example.com", origin);
        let sheet = sheet(&text);
        let said = &prose(&sheet, "Why it matters")[0];
        assert!(said.contains(expected), "{origin}: {said}");
    }
    let alone = sheet("Origin: http://a\nSec-WebSocket-Version: 13\n");
    assert!(prose(&alone, "Why it matters").is_empty());
}

#[test]
fn extensions_are_put_side_by_side() {
    let offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-other\nSec-WebSocket-Version";
    let answer = "101 Switching Protocols\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_max_window_bits=12";
    let text = pair(ACCEPT)
        .replace("Sec-WebSocket-Version", offer)
        .replace("101 Switching Protocols", answer);
    let sheet = sheet(&text);
    let rows = sheet.blocks.iter().find_map(|block| match block {
        Block::Table { title, rows, .. } if title.starts_with("Extensions") => Some(rows),
        _ => None,
    });
    let rows: Vec<_> = rows
        .unwrap()
        .iter()
        .map(|row| [row[0].trim(), &row[1], &row[2]])
        .collect();
    let expected = [
        ["permessage-deflate", "yes", "yes"],
        ["client_max_window_bits", "yes", "12"],
        ["server_no_context_takeover", "–", "yes"],
        ["x-other", "yes", "–"],
    ];
    assert_eq!(rows, expected);
    assert_eq!(
        prose(&sheet, "permessage-deflate"),
        [
            "Agreed: the client compresses with a window of 4096 bytes, remembering from message to message; the server with 32,768 bytes, forgetting after each message."
        ]
    );
}

#[test]
fn bad_input_gets_a_verdict() {
    let many = format!(
        "GET / HTTP/1.1\nHost: a\n{}",
        "Sec-WebSocket-Extensions: a;b=\"\n".repeat(100_000)
    );
    let long = format!(
        "GET /{} HTTP/1.1\nHost: a\nSec-WebSocket-Key: {}\n",
        "a".repeat(5 << 20),
        "=".repeat(5 << 20)
    );
    let tokens = format!(
        "{}\nSec-WebSocket-Protocol: {}\n",
        pair(ACCEPT).trim_end(),
        "a,".repeat(1 << 20)
    );
    let names: Vec<_> = (0..50_000)
        .map(|number| format!("x{number};p{number}"))
        .collect();
    let names = names.join(", ");
    let extensions = pair(ACCEPT).replace(
        "Sec-WebSocket-Version",
        &format!("Sec-WebSocket-Extensions: {names}\nSec-WebSocket-Version"),
    );
    let rows = [
        many,
        long,
        tokens,
        extensions,
        "GET / HTTP/1.1\n".to_owned() + &"\0".repeat(1 << 20),
        "GET / HTTP/1.1\r\n\u{fffd}: \u{fffd}\r\n:\r\nX\r\n\r\n".to_owned(),
    ];
    for text in rows {
        let sheet = sheet(&text);
        assert!(!verdict_of(&sheet).1.is_empty());
        assert!(sheet.markdown.len() < 200_000, "{}", sheet.markdown.len());
    }
}

proptest! {
    #[test]
    fn any_paste_has_a_sheet(start in 0_usize..400, len in 0_usize..40, instead in "[ -~\n\r\u{0}é🦀]{0,12}") {
        let text = pair(ACCEPT);
        let start = start.min(text.len());
        let end = (start + len).min(text.len());
        let changed = [&text[..start], &instead, &text[end..]].concat();
        let sheet = sheet(&changed);
        prop_assert!(!verdict_of(&sheet).1.is_empty());
        let units = changed.encode_utf16().count() as u64;
        for line in check_lines(&sheet) {
            prop_assert!(line.at.is_none_or(|at| at.start <= at.end && at.end <= units));
            prop_assert!(!line.title.starts_with('[') && !line.why.starts_with('['));
        }
    }
}
