//! Fields and bodies of a handshake, as HTTP has them.

use crate::handshake::{Edit, Expected, requests, responses};
use Verdict::{Broken, Kept};
use framescope::protocol::Rule;
use framescope::protocol::handshake::{Reason, Verdict};

pub(crate) const REQUESTS: &[(Edit, Expected)] = &[
    (
        ("", "User-Agent: a\r\nuser-agent: b\r\n"),
        (Rule::SingleField, Broken, None, Some("user-agent")),
    ),
    (
        ("", "X-A: a\r\nX-A: b\r\nCookie: a\r\nUser-Agent: a\r\n"),
        (Rule::SingleField, Kept, None, None),
    ),
    (
        ("", "Content-Length: 5\r\n"),
        (
            Rule::RequestBody,
            Broken,
            Some(Reason::BodyLength),
            Some("5"),
        ),
    ),
    (
        ("", "Content-Length: 0\r\n"),
        (Rule::RequestBody, Kept, None, None),
    ),
    (
        ("", "Transfer-Encoding: chunked\r\n"),
        (
            Rule::RequestBody,
            Broken,
            Some(Reason::BodyEncoding),
            Some("chunked"),
        ),
    ),
    (
        ("", "X-A: a\0b\r\n"),
        (Rule::FieldValue, Broken, Some(Reason::ValueNul), Some("\0")),
    ),
    (
        ("", "X-A: a\x01b\r\n"),
        (
            Rule::FieldValue,
            Broken,
            Some(Reason::ValueControl),
            Some("\x01"),
        ),
    ),
    (("", "X-A: a\tb\r\n"), (Rule::FieldValue, Kept, None, None)),
];

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        None,
        ("", "Server: a\r\nServer: b\r\n"),
        (Rule::SingleField, Broken, None, Some("Server")),
    ),
    (
        None,
        ("", "Content-Length: 2\r\n"),
        (
            Rule::ResponseBody,
            Broken,
            Some(Reason::BodyLength),
            Some("2"),
        ),
    ),
    (
        None,
        ("", "Content-Length: 0\r\n"),
        (
            Rule::ResponseBody,
            Broken,
            Some(Reason::BodyLengthZero),
            Some("0"),
        ),
    ),
    (
        None,
        ("", "Transfer-Encoding: chunked\r\n"),
        (
            Rule::ResponseBody,
            Broken,
            Some(Reason::BodyEncoding),
            Some("chunked"),
        ),
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
