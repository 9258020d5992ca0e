//! The opening handshakes of real captures keep every rule, but for those that were made to break one.
#![cfg(feature = "reports")]
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use framescope::analysis::{
    Ask, CaptureSession, Detail, HandshakeDetail, Query, Request, Response, RowKind, SourceId,
};
use framescope::protocol::handshake::{Check, Reason, Verdict, checks};
use framescope::protocol::{Head, Peer};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Captures, those of the project and those beside it.
fn captures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared/captures");
    if !shared.is_dir() {
        eprintln!("no captures in ../shared/captures: only the project's own are checked");
    }
    let mut captures = Vec::new();
    for folder in [root.join("tests/captures"), shared] {
        collect(&folder, &mut captures);
    }
    captures.sort();
    captures
}

fn collect(folder: &Path, captures: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            collect(&path, captures);
        } else if [".pcap", ".pcapng", ".pcap.gz", ".har"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            captures.push(path);
        }
    }
}

/// The heads of each handshake of a capture: of the client, and of the server if it answered.
fn handshakes(capture: &Path) -> Vec<[Option<String>; 2]> {
    let file = fs::read(capture).unwrap();
    let mut session = CaptureSession::new(Box::new(file.clone()), String::new());
    session.feed(&file);
    session.finish(None);
    let mut ask = |request| {
        let source = SourceId::default();
        let answer = session.handle(Ask {
            source,
            edition: 0,
            request,
        });
        answer.response
    };
    let mut handshakes = Vec::new();
    let mut first = 0;
    loop {
        let Response::Rows(page) = ask(Request::Rows {
            query: Query::default(),
            first,
            count: 1000,
            keep: None,
        }) else {
            panic!("{}", capture.display());
        };
        first += u32::try_from(page.rows.len()).unwrap();
        let heads = page
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Handshake);
        for row in heads {
            let detail = ask(Request::Detail { item: row.item });
            let Response::Detail(Some(Detail::Handshake(detail))) = detail else {
                panic!("{}: {detail:?}", capture.display());
            };
            let HandshakeDetail {
                peer,
                text,
                counterpart_text,
                ..
            } = detail;
            match (peer, counterpart_text) {
                (Peer::Server, Some(request)) => {
                    handshakes.push([Some(request), Some(text)]);
                }
                (Peer::Server, None) => handshakes.push([None, Some(text)]),
                (_, Some(_)) => {}
                (_, None) => handshakes.push([Some(text), None]),
            }
        }
        if first >= page.total || page.rows.is_empty() {
            return handshakes;
        }
    }
}

/// What was made to break a rule, or to be refused: the capture, the rule, the reason.
const BROKEN: &[(&str, &str, &str)] = &[
    ("handshakes.pcap", "status-switching", "status-403"),
    ("handshakes.pcap", "status-switching", "status-404"),
    ("handshakes.pcap", "status-switching", "status-426"),
    (
        "handshakes.pcap",
        "subprotocol-choice",
        "subprotocol-unoffered",
    ),
    // A server that accepts `foo` as well.
    (
        "q12_ext_header_case_and_list.pcap",
        "extension-choice",
        "extension-unoffered",
    ),
    // A key of 18 bytes, "suricata-test-key!".
    (
        "websocket-control-frag_input.pcap",
        "websocket-key",
        "key-long",
    ),
];

#[test]
fn sound_handshakes_of_captures_break_no_rule() {
    let mut names = BTreeSet::new();
    let mut broken = BTreeSet::new();
    let mut checked = 0;
    for capture in captures() {
        let name = capture.file_name().unwrap().to_str().unwrap().to_owned();
        for [request, response] in handshakes(&capture) {
            checked += 1;
            for check in broken_checks(request.as_deref(), response.as_deref()) {
                let reason = check.reason.map_or("", Reason::id);
                broken.insert((name.clone(), check.rule.id(), reason));
            }
        }
        names.insert(name);
    }
    eprintln!("{checked} handshakes checked");
    assert!(checked >= 22, "those of the project at least");
    let expected = BROKEN
        .iter()
        .filter(|(name, ..)| names.contains(*name))
        .map(|(name, rule, reason)| ((*name).to_owned(), *rule, *reason))
        .collect();
    assert_eq!(broken, expected);
}

fn broken_checks(request: Option<&str>, response: Option<&str>) -> Vec<Check> {
    let mut checks = checks(
        request
            .and_then(|text| Head::whole(text.as_bytes()))
            .as_ref(),
        response
            .and_then(|text| Head::whole(text.as_bytes()))
            .as_ref(),
    );
    checks.retain(|check| check.verdict == Verdict::Broken);
    checks
}

/// Heads as clients and servers write them that are in none of the project's captures.
const HEADS: &[[&str; 2]] = &[
    // Firefox, Kaazing Gateway
    [
        "GET /echo?.kl=Y HTTP/1.1\r\n\
         Host: sandbox.kaazing.net\r\n\
         User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10.12; rv:54.0) Gecko/20100101 Firefox/54.0\r\n\
         Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n\
         Accept-Language: en-US,en;q=0.5\r\n\
         Accept-Encoding: gzip, deflate\r\n\
         Sec-WebSocket-Version: 13\r\n\
         Origin: http://kaazing.org\r\n\
         Sec-WebSocket-Protocol: x-kaazing-handshake\r\n\
         Sec-WebSocket-Extensions: permessage-deflate\r\n\
         Sec-WebSocket-Key: vf3bSlxjI9R5oosJfwM/8Q==\r\n\
         Connection: keep-alive, Upgrade\r\n\
         Pragma: no-cache\r\n\
         Cache-Control: no-cache\r\n\
         Upgrade: websocket\r\n\r\n",
        "HTTP/1.1 101 Web Socket Protocol Handshake\r\n\
         Access-Control-Allow-Headers: content-type\r\n\
         Access-Control-Allow-Headers: authorization\r\n\
         Access-Control-Allow-Origin: http://kaazing.org\r\n\
         Connection: Upgrade\r\n\
         Date: Thu, 03 Aug 2017 14:37:12 GMT\r\n\
         Sec-WebSocket-Accept: 0Zl6vr6NCtorAnmvFsy68nbStvE=\r\n\
         Sec-WebSocket-Protocol: x-kaazing-handshake\r\n\
         Server: Kaazing Gateway\r\n\
         Upgrade: websocket\r\n\r\n",
    ],
    // Gorilla on both sides
    [
        "GET / HTTP/1.1\r\n\
         Host: 127.0.0.1:1234\r\n\
         User-Agent: Go-http-client/1.1\r\n\
         Connection: Upgrade\r\n\
         Sec-WebSocket-Key: kZZIwDrnHmWYxjh7a/vl8w==\r\n\
         Sec-WebSocket-Version: 13\r\n\
         Upgrade: websocket\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\
         Upgrade: websocket\r\n\
         Connection: Upgrade\r\n\
         Sec-WebSocket-Accept: CD1U0JDcEhm/1Rbp3PwxoCiQ9IU=\r\n\r\n",
    ],
];

#[test]
fn sound_handshakes_of_others_break_no_rule() {
    for [request, response] in HEADS {
        let broken = broken_checks(Some(request), Some(response));
        assert_eq!(broken, [], "{request}{response}");
    }
}
