//! The parameters of permessage-deflate, offered and accepted.

use crate::handshake::{Edit, Expected, requests, responses};
use Verdict::{Broken, Kept};
use framescope::protocol::Rule;
use framescope::protocol::handshake::{Reason, Verdict};

pub(crate) const REQUESTS: &[(Edit, Expected)] = &[
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; foo",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateUnknown),
            Some("foo"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_no_context_takeover; SERVER_no_context_takeover",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateTwice),
            Some("SERVER_no_context_takeover"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits=9; client_max_window_bits",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateTwice),
            Some("client_max_window_bits"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=16",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateRange),
            Some("16"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=7",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateRange),
            Some("7"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits=08",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateRange),
            Some("08"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_no_context_takeover=1",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateValue),
            Some("1"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateNoValue),
            Some("server_max_window_bits"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate",
        ),
        (Rule::DeflateOffer, Kept, None, Some("permessage-deflate")),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits=\"15\"; server_max_window_bits=8; client_no_context_takeover; server_no_context_takeover",
        ),
        (Rule::DeflateOffer, Kept, None, Some("permessage-deflate")),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=10, permessage-deflate; x",
        ),
        (
            Rule::DeflateOffer,
            Broken,
            Some(Reason::DeflateUnknown),
            Some("x"),
        ),
    ),
    (
        (
            "permessage-deflate; client_max_window_bits",
            "x-webkit-deflate-frame; x",
        ),
        (Rule::DeflateOffer, Kept, None, None),
    ),
];

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; foo",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateUnknown),
            Some("foo"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateTwice),
            Some("server_no_context_takeover"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_max_window_bits=16",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateRange),
            Some("16"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_no_context_takeover=1",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateValue),
            Some("1"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateNoValue),
            Some("client_max_window_bits"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateUnasked),
            Some("client_max_window_bits"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_max_window_bits=9",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=10",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_max_window_bits=11",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateLarger),
            Some("server_max_window_bits"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=10",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_max_window_bits=10",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_max_window_bits=10",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=10",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateWindowDropped),
            Some("permessage-deflate"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_no_context_takeover",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateTakeoverDropped),
            Some("permessage-deflate"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_no_context_takeover",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_no_context_takeover",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; foo",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate",
        ),
        (
            Rule::DeflateAnswer,
            Broken,
            Some(Reason::DeflateBadOffer),
            Some("permessage-deflate"),
        ),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits=10, permessage-deflate",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
    ),
    (
        Some((
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; foo, permessage-deflate; client_max_window_bits",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12",
        ),
        (Rule::DeflateAnswer, Kept, None, Some("permessage-deflate")),
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
