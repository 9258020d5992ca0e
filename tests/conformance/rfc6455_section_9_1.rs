//! The grammar of Sec-WebSocket-Extensions.

use crate::handshake::{Edit, Expected, requests, responses};
use Verdict::{Broken, Kept};
use framescope::protocol::Rule;
use framescope::protocol::handshake::{Reason, Verdict};

pub(crate) const REQUESTS: &[(Edit, Expected)] = &[
    (
        ("permessage-deflate; client_max_window_bits", ""),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionEmpty),
            Some(""),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", ","),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionEmpty),
            Some(","),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "=1, foo"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionName),
            Some("="),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo, ;a"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionName),
            Some(";"),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo;, bar"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionParameter),
            Some(","),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo;"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionParameter),
            Some(""),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo; a=, bar"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionValue),
            Some(","),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo; a==1"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionValue),
            Some("="),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo; a=\"\""),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionQuotes),
            Some("\""),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo; a=\"1"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionQuotes),
            Some(""),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "foo; a=\"b c\"",
        ),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionQuotes),
            Some(" "),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo bar"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionCharacter),
            Some("b"),
        ),
    ),
    (
        ("permessage-deflate; client_max_window_bits", "foo; a=1 b"),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionCharacter),
            Some("b"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "foo, bar; baz=2",
        ),
        (Rule::ExtensionList, Kept, None, Some("foo, bar; baz=2")),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "foo ;a = \"10\";b ,, bar",
        ),
        (
            Rule::ExtensionList,
            Kept,
            None,
            Some("foo ;a = \"10\";b ,, bar"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "foo;a=1\r\nSec-WebSocket-Extensions:",
        ),
        (Rule::ExtensionList, Kept, None, Some("foo;a=1")),
    ),
];

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        None,
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12, ",
        ),
        (
            Rule::ExtensionList,
            Kept,
            None,
            Some("permessage-deflate; client_max_window_bits=12,"),
        ),
    ),
    (
        None,
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; =",
        ),
        (
            Rule::ExtensionList,
            Broken,
            Some(Reason::ExtensionParameter),
            Some("="),
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
