//! Rows about opening handshakes: a sound pair of heads, changed in one place.

use framescope::protocol::handshake::{Check, HeadSide, Reason, Verdict, checks};
use framescope::protocol::{Head, HeadKind, Rule};
use std::collections::HashSet;

pub(crate) const REQUEST: &str = "GET /chat HTTP/1.1\r\n\
    Host: server.example.com\r\n\
    Upgrade: websocket\r\n\
    Connection: keep-alive, Upgrade\r\n\
    Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\
    Origin: http://server.example.com\r\n\
    Sec-WebSocket-Version: 13\r\n\
    Sec-WebSocket-Protocol: chat, superchat\r\n\
    Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\
    \r\n";

pub(crate) const RESPONSE: &str = "HTTP/1.1 101 Switching Protocols\r\n\
    Upgrade: websocket\r\n\
    Connection: Upgrade\r\n\
    Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n\
    Sec-WebSocket-Protocol: chat\r\n\
    Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12\r\n\
    \r\n";

/// What is replaced in a head by what; nothing stands for the end of the last field.
pub(crate) type Edit = (&'static str, &'static str);
/// What is expected of a check: its rule, verdict, reason, and the bytes that show it.
pub(crate) type Expected = (Rule, Verdict, Option<Reason>, Option<&'static str>);

pub(crate) fn edited(head: &str, (from, to): Edit) -> String {
    let from = if from.is_empty() { "\r\n\r\n" } else { from };
    let to = if from == "\r\n\r\n" {
        format!("\r\n{to}\r\n")
    } else {
        to.to_owned()
    };
    let (before, after) = head.split_once(from).expect("the sound head has it");
    [before, &to, after].concat()
}

fn check_of(rule: Rule, side: HeadSide, checks: &[Check]) -> Check {
    let mut found = checks
        .iter()
        .filter(|check| (check.rule, check.head) == (rule, side));
    let check = found.next().expect("the rule is checked");
    assert_eq!(found.next(), None, "{rule:?} is checked once");
    *check
}

fn assert_found(bytes: &str, head: &Head<'_>, check: Check, expected: Expected) {
    let evidence = check
        .span
        .map(|span| std::str::from_utf8(head.slice(span)).unwrap());
    let found = (check.rule, check.verdict, check.reason, evidence);
    assert_eq!(found, expected, "{bytes}");
}

/// Rows of requests: none of another rule's checks may be broken but those that it names.
pub(crate) fn requests(rows: &[(Edit, Expected)]) {
    for (edit, expected) in rows {
        let text = edited(REQUEST, *edit);
        let head = Head {
            kind: HeadKind::Request,
            bytes: text.as_bytes(),
        };
        let checks = checks(Some(&head), None);
        let check = check_of(expected.0, HeadSide::Request, &checks);
        assert_found(&text, &head, check, *expected);
        assert_no_other(&text, &checks, check);
    }
}

/// Rows of responses, each with the change of the request that it answers.
pub(crate) fn responses(rows: &[(Option<Edit>, Edit, Expected)]) {
    for (asked, edit, expected) in rows {
        let request = match asked {
            Some(edit) => edited(REQUEST, *edit),
            None => REQUEST.to_owned(),
        };
        let request = Head::parse(request.as_bytes()).unwrap();
        let text = edited(RESPONSE, *edit);
        let head = Head::parse(text.as_bytes()).unwrap();
        let checks = checks(Some(&request), Some(&head));
        let check = check_of(expected.0, HeadSide::Response, &checks);
        assert_found(&text, &head, check, *expected);
        let own: Vec<_> = checks
            .into_iter()
            .filter(|check| check.head == HeadSide::Response)
            .collect();
        assert_no_other(&text, &own, check);
    }
}

fn assert_no_other(text: &str, checks: &[Check], expected: Check) {
    // What else a 101 must be is no matter where there is none.
    let others = checks
        .iter()
        .filter(|check| **check != expected && check.rule != Rule::StatusSwitching);
    for check in others {
        assert_ne!(check.verdict, Verdict::Broken, "{check:?} of {text}");
    }
}

#[test]
fn the_sound_pair_keeps_every_rule() {
    let request = Head::whole(REQUEST.as_bytes()).unwrap();
    let response = Head::whole(RESPONSE.as_bytes()).unwrap();
    let checks = checks(Some(&request), Some(&response));
    assert_eq!(checks.len(), 33);
    for check in checks {
        assert_eq!(check.verdict, Verdict::Kept, "{check:?}");
        assert_eq!(check.severity(), None, "{check:?}");
    }
}

/// Heads that are no sound one with one change: request, response, whose check, and where the evidence stands.
const WHOLE: &[(
    &[u8],
    &[u8],
    HeadSide,
    Rule,
    Verdict,
    Option<Reason>,
    Option<[u64; 2]>,
)] = &[
    (
        b"GET /demo HTTP/1.1\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nHost: a\r\nOrigin: http://a\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::WebsocketVersion,
        Verdict::Broken,
        Some(Reason::VersionHixie75),
        None,
    ),
    (
        b"GET / HTTP/1.1\r\nOrigin: http://a\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::RequestOrigin,
        Verdict::Open,
        Some(Reason::OriginNoHost),
        Some([24, 32]),
    ),
    (
        b"GET / HTTP/1.1\r\nHo",
        b"",
        HeadSide::Request,
        Rule::HostField,
        Verdict::Open,
        Some(Reason::CutOff),
        None,
    ),
    (
        b"GET / HT",
        b"",
        HeadSide::Request,
        Rule::HandshakeMethod,
        Verdict::Open,
        Some(Reason::CutOff),
        None,
    ),
    (
        b"",
        b"HTTP/1.1 426 Upgrade Required\r\n\r\n",
        HeadSide::Response,
        Rule::VersionAnswer,
        Verdict::Open,
        Some(Reason::NoRequest),
        None,
    ),
    (
        b"GET / HTTP/1.1\nA:\xe9\n\n",
        b"",
        HeadSide::Request,
        Rule::FieldValue,
        Verdict::Kept,
        Some(Reason::ValueBeyondAscii),
        Some([17, 18]),
    ),
    (
        b"GET /\xff HTTP/1.1\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::RequestTarget,
        Verdict::Broken,
        Some(Reason::TargetCharacter),
        Some([5, 6]),
    ),
    // Nobody takes this for a head on the wire, but people write it.
    (
        b"get / HTTP/1.1\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::HandshakeMethod,
        Verdict::Broken,
        Some(Reason::MethodCase),
        Some([0, 3]),
    ),
    // Empty lines before a request are none of its own (RFC 9112 §2.2).
    (
        b"\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::HandshakeMethod,
        Verdict::Kept,
        None,
        Some([4, 7]),
    ),
    (
        b"GET /a HTTP/1.1\r\nA: b\r\n\r\n",
        b"",
        HeadSide::Request,
        Rule::LineEnding,
        Verdict::Kept,
        None,
        None,
    ),
    // A key that is no text cannot be hashed as one.
    (
        b"GET / HTTP/1.1\r\nSec-WebSocket-Key: \xff\r\n\r\n",
        b"HTTP/1.1 101\r\nSec-WebSocket-Accept: a\r\n\r\n",
        HeadSide::Response,
        Rule::AcceptValue,
        Verdict::Open,
        Some(Reason::AcceptNoKey),
        Some([36, 37]),
    ),
];

#[test]
fn whole_heads() {
    for (request, response, side, rule, verdict, reason, span) in WHOLE {
        let heads = [
            (*request, HeadKind::Request),
            (*response, HeadKind::Response(None)),
        ];
        let [request, response] =
            heads.map(|(bytes, kind)| (!bytes.is_empty()).then_some(Head { kind, bytes }));
        let checks = checks(request.as_ref(), response.as_ref());
        let check = check_of(*rule, *side, &checks);
        let place = check.span.map(|span| [span.start, span.end]);
        let found = (check.verdict, check.reason, place);
        assert_eq!(found, (*verdict, *reason, *span), "{rule:?}");
    }
}

/// Each rule of handshakes is broken by a row, and each reason given by one.
#[test]
fn every_rule_and_every_reason_has_a_row() {
    let requests = [
        crate::rfc6455_section_4_1::REQUESTS,
        crate::rfc6455_section_9_1::REQUESTS,
        crate::rfc7692_section_7_1::REQUESTS,
        crate::rfc9110::REQUESTS,
        crate::rfc9112::REQUESTS,
    ];
    let responses = [
        crate::rfc6455_section_4_1::RESPONSES,
        crate::rfc6455_section_4_2::RESPONSES,
        crate::rfc6455_section_9_1::RESPONSES,
        crate::rfc7692_section_7_1::RESPONSES,
        crate::rfc9110::RESPONSES,
        crate::rfc9112::RESPONSES,
    ];
    let expected: Vec<Expected> = requests
        .concat()
        .into_iter()
        .map(|(_, expected)| expected)
        .chain(
            responses
                .concat()
                .into_iter()
                .map(|(.., expected)| expected),
        )
        .collect();
    let given: HashSet<_> = expected
        .iter()
        .filter_map(|(_, _, reason, _)| *reason)
        .chain(WHOLE.iter().filter_map(|(.., reason, _)| *reason))
        .collect();
    for reason in Reason::ALL {
        assert!(given.contains(reason), "{reason:?}");
    }
    let first = Rule::ALL
        .iter()
        .position(|rule| *rule == Rule::HandshakeMethod)
        .unwrap();
    let last = Rule::ALL
        .iter()
        .position(|rule| *rule == Rule::ResponseBody)
        .unwrap();
    for rule in &Rule::ALL[first..=last] {
        let is_broken =
            |(found, verdict, ..): &Expected| found == rule && *verdict == Verdict::Broken;
        assert!(expected.iter().any(is_broken), "{rule:?}");
    }
}

/// A response alone: what it needs the request for is open, the rest is not.
#[test]
fn without_the_request() {
    let response = Head::whole(RESPONSE.as_bytes()).unwrap();
    for check in checks(None, Some(&response)) {
        let expected = match check.rule {
            Rule::AcceptValue
            | Rule::ExtensionChoice
            | Rule::DeflateAnswer
            | Rule::SubprotocolChoice => (Verdict::Open, Some(Reason::NoRequest)),
            _ => (Verdict::Kept, None),
        };
        assert_eq!((check.verdict, check.reason), expected, "{check:?}");
    }
}

/// A head that is cut off anywhere breaks nothing: what is missing may have followed.
#[test]
fn heads_that_are_cut_off() {
    let whole = Head::whole(REQUEST.as_bytes()).unwrap();
    for len in 0..RESPONSE.len() - 1 {
        if let Some(response) = Head::parse(&RESPONSE.as_bytes()[..len]) {
            for check in checks(Some(&whole), Some(&response)) {
                assert_ne!(check.verdict, Verdict::Broken, "{len}: {check:?}");
            }
        }
    }
    let response = Head::whole(RESPONSE.as_bytes()).unwrap();
    for len in 0..REQUEST.len() - 1 {
        if let Some(request) = Head::parse(&REQUEST.as_bytes()[..len]) {
            for check in checks(Some(&request), Some(&response)) {
                assert_ne!(check.verdict, Verdict::Broken, "{len}: {check:?}");
            }
        }
    }
}
