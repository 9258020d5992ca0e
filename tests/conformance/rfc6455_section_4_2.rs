//! What a server answers.

use crate::handshake::{Edit, Expected, REQUEST, edited, responses};
use Verdict::{Broken, Kept};
use framescope::protocol::handshake::uri::{self, request_for};
use framescope::protocol::handshake::{HeadSide, Reason, Verdict, answer_to, checks};
use framescope::protocol::{Head, HeadKind, Rule};

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        Some(("Version: 13", "Version: 8")),
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13",
        ),
        (Rule::VersionAnswer, Kept, None, Some("13")),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13, 7\r\nSec-WebSocket-Version: 0",
        ),
        (Rule::VersionAnswer, Kept, None, Some("13, 7")),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        ("101 Switching Protocols", "426 Upgrade Required"),
        (
            Rule::VersionAnswer,
            Broken,
            Some(Reason::VersionAnswerMissing),
            None,
        ),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        ("101 Switching Protocols", "400 Bad Request"),
        (
            Rule::VersionAnswer,
            Broken,
            Some(Reason::VersionAnswerMissing),
            None,
        ),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13, x",
        ),
        (
            Rule::VersionAnswer,
            Broken,
            Some(Reason::VersionAnswerMalformed),
            Some("x"),
        ),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13, 08",
        ),
        (
            Rule::VersionAnswer,
            Broken,
            Some(Reason::VersionAnswerMalformed),
            Some("08"),
        ),
    ),
    (
        Some(("Version: 13", "Version: 8")),
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13, 8",
        ),
        (
            Rule::VersionAnswer,
            Kept,
            Some(Reason::VersionAnswerSame),
            Some("8"),
        ),
    ),
    (
        None,
        (
            "101 Switching Protocols",
            "426 Upgrade Required\r\nSec-WebSocket-Version: 13",
        ),
        (
            Rule::VersionAnswer,
            Kept,
            Some(Reason::VersionAnswerSame),
            Some("13"),
        ),
    ),
];

#[test]
fn responses_are_checked() {
    responses(RESPONSES);
}

#[test]
fn the_answer_that_a_request_should_get() {
    let answer = |edit| {
        let request = edited(REQUEST, edit);
        answer_to(&Head::whole(request.as_bytes()).unwrap()).unwrap()
    };
    let sound = answer(("/chat", "/chat"));
    assert_eq!(
        sound.head,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n\r\n"
    );
    let request = Head::whole(REQUEST.as_bytes()).unwrap();
    let text = |span| std::str::from_utf8(request.slice(span)).unwrap();
    let protocols: Vec<_> = sound.subprotocols.iter().map(|span| text(*span)).collect();
    assert_eq!(protocols, ["chat", "superchat"]);
    assert_eq!(sound.deflate.map(text), Some("permessage-deflate"));

    let rows: &[(Edit, u16, Option<Rule>)] = &[
        (("/chat", "/"), 101, None),
        (("http://server.example.com", "null/"), 101, None),
        (("GET", "POST"), 400, Some(Rule::HandshakeMethod)),
        (
            ("Version: 13", "Version: 8"),
            426,
            Some(Rule::WebsocketVersion),
        ),
        (
            ("Upgrade: websocket\r\n", ""),
            400,
            Some(Rule::UpgradeWebsocket),
        ),
        (("HMbD", ""), 400, Some(Rule::WebsocketKey)),
        (("Origin:", "Origin :"), 400, Some(Rule::FieldLine)),
    ];
    for (edit, status, rule) in rows {
        let answer = answer(*edit);
        let broken = answer.broken.map(|check| check.rule);
        assert_eq!((answer.status, broken), (*status, *rule), "{edit:?}");
        // Whatever it is, a client finds nothing wrong with it as an answer to this request.
        let request = edited(REQUEST, *edit);
        let request = Head::whole(request.as_bytes()).unwrap();
        let response = Head::whole(answer.head.as_bytes()).unwrap();
        assert_eq!(response.kind, HeadKind::Response(Some(*status)));
        for check in checks(Some(&request), Some(&response)) {
            let is_status = check.rule == Rule::StatusSwitching && *status != 101;
            if check.head == HeadSide::Response && !is_status {
                assert_eq!(check.verdict, Verdict::Kept, "{check:?}");
            }
        }
    }
    let response = Head::whole(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    assert_eq!(answer_to(&response), None);
    let cut = Head::parse(b"GET / HTTP/1.1\r\n").unwrap();
    assert_eq!(answer_to(&cut), None);
}

/// A URI leads to a request that keeps every rule.
#[test]
fn requests_of_uris_are_sound() {
    for text in [
        "ws://a",
        "wss://[::1]:8443/chat?b=c",
        "ws://u:p@a.example:80/%20",
    ] {
        let request = request_for(&uri::parse(text).unwrap(), "x3JJHMbDL1EzLkh9GBhXDw==");
        let request = Head::whole(request.as_bytes()).unwrap();
        for check in checks(Some(&request), None) {
            assert_eq!(check.verdict, Verdict::Kept, "{check:?}");
        }
    }
}
