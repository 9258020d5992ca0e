//! Lines of a handshake's heads.

use crate::handshake::{Edit, Expected, requests, responses};
use Verdict::Broken;
use framescope::protocol::Rule;
use framescope::protocol::handshake::{Reason, Verdict};

pub(crate) const REQUESTS: &[(Edit, Expected)] = &[
    (
        ("Upgrade: websocket\r\n", "Upgrade: websocket\n"),
        (Rule::LineEnding, Broken, Some(Reason::LineFeed), Some("\n")),
    ),
    (
        (" HTTP/1.1\r\n", " HTTP/1.1\n"),
        (Rule::LineEnding, Broken, Some(Reason::LineFeed), Some("\n")),
    ),
    (
        ("", "X-A: a\rb\r\n"),
        (
            Rule::LineEnding,
            Broken,
            Some(Reason::CarriageReturn),
            Some("\r"),
        ),
    ),
    (
        ("chat, superchat", "chat,\r\n superchat"),
        (Rule::FoldedField, Broken, None, Some(" superchat")),
    ),
    (
        ("Origin:", "Origin\r\nOrigin:"),
        (
            Rule::FieldLine,
            Broken,
            Some(Reason::FieldNoColon),
            Some("Origin"),
        ),
    ),
    (
        ("Origin:", "Origin\t :"),
        (
            Rule::FieldLine,
            Broken,
            Some(Reason::FieldSpace),
            Some("\t "),
        ),
    ),
    (
        ("Origin:", ": a\r\nOrigin:"),
        (
            Rule::FieldLine,
            Broken,
            Some(Reason::FieldNameEmpty),
            Some(":"),
        ),
    ),
    (
        ("Origin:", "a b: c\r\nOrigin:"),
        (Rule::FieldLine, Broken, Some(Reason::FieldName), Some(" ")),
    ),
    (
        ("Host:", " x: y\r\nHost:"),
        (
            Rule::FieldLine,
            Broken,
            Some(Reason::FieldLeading),
            Some(" x: y"),
        ),
    ),
];

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        None,
        ("", "X-A: a\n"),
        (Rule::LineEnding, Broken, Some(Reason::LineFeed), Some("\n")),
    ),
    (
        None,
        ("", "X-A: a\r\n\tb\r\n"),
        (Rule::FoldedField, Broken, None, Some("\tb")),
    ),
    (
        None,
        ("Upgrade:", "Upgrade :"),
        (Rule::FieldLine, Broken, Some(Reason::FieldSpace), Some(" ")),
    ),
];

#[test]
fn requests_are_checked() {
    requests(REQUESTS);
}

#[test]
fn responses_are_checked() {
    responses(RESPONSES);
}
