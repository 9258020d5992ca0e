//! Opening handshakes, checked and answered.
#![no_main]

use framescope::protocol::handshake::{HeadSide, answer_to, checks, uri};
use framescope::protocol::{Head, HeadKind};
use framescope_fuzz::in_two;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [first, second] = in_two(data);
    let request = Head {
        kind: HeadKind::Request,
        bytes: first,
    };
    let response = Head {
        kind: HeadKind::Response(None),
        bytes: second,
    };
    for check in checks(Some(&request), Some(&response)) {
        let head = match check.head {
            HeadSide::Request => &request,
            HeadSide::Response => &response,
        };
        if let Some(span) = check.span {
            assert!(span.start <= span.end && span.end <= head.bytes.len() as u64);
        }
    }
    if let Some(answer) = answer_to(&request) {
        let answer = Head::whole(answer.head.as_bytes());
        assert!(answer.is_some_and(|answer| matches!(answer.kind, HeadKind::Response(Some(_)))));
    }
    if let Ok(text) = std::str::from_utf8(data)
        && let Err(error) = uri::parse(text)
    {
        assert_eq!(text[error.at..].chars().next(), error.found);
    }
});
