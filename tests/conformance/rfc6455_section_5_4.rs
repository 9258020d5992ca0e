//! Fragmentation.

use crate::{broken, decode, frame};
use framescope::analysis::copy::{CopyFormat, copy};
use framescope::analysis::{
    Ask, Input, List, Preview, Query, Request, Response, RowKind, Session, SourceId,
};
use framescope::protocol::Rule;

/// The messages of a stream: opcode, fragments, text, whether it is complete.
fn messages(bytes: &[u8]) -> Vec<(u8, u32, String, bool)> {
    let mut session = Session::default();
    let mut ask = |request| {
        let ask = Ask {
            source: SourceId::default(),
            edition: 0,
            request,
        };
        session.handle(ask).response
    };
    let input = Input {
        text: copy(bytes, CopyFormat::Hex),
        ..Input::default()
    };
    ask(Request::Open {
        input,
        edits: Vec::new(),
    });
    let query = Query {
        list: List::Messages,
        ..Query::default()
    };
    let Response::Rows(page) = ask(Request::Rows {
        query,
        first: 0,
        count: 100,
        keep: None,
    }) else {
        panic!("rows were asked for");
    };
    let row = |row: framescope::analysis::Row| match (row.kind, row.preview) {
        (
            RowKind::Message {
                opcode,
                fragments,
                complete,
                ..
            },
            Preview::Text { text, .. },
        ) => (opcode, fragments, text, complete),
        other => panic!("{other:?}"),
    };
    page.rows.into_iter().map(row).collect()
}

/// "For a text message sent as three fragments, the first fragment would have an opcode of 0x1 and a FIN bit clear, the second
/// fragment would have an opcode of 0x0 and a FIN bit clear, and the third fragment would have an opcode of 0x0 and a FIN bit that is
/// set."
#[test]
fn three_fragments() {
    let bytes = [
        frame(0x01, b"Hel"),
        frame(0x00, b"lo, "),
        frame(0x80, b"you"),
    ]
    .concat();
    assert_eq!(broken(&decode(&bytes)), []);
    assert_eq!(messages(&bytes), [(1, 3, "Hello, you".to_owned(), true)]);
}

/// "Control frames […] MAY be injected in the middle of a fragmented message."
#[test]
fn a_control_frame_between_fragments() {
    let bytes = [frame(0x01, b"Hel"), frame(0x89, b"?"), frame(0x80, b"lo")].concat();
    assert_eq!(broken(&decode(&bytes)), []);
    assert_eq!(messages(&bytes), [(1, 2, "Hello".to_owned(), true)]);
}

#[test]
fn empty_fragments_are_fragments() {
    let bytes = [frame(0x01, b""), frame(0x00, b"Hi"), frame(0x80, b"")].concat();
    assert_eq!(broken(&decode(&bytes)), []);
    assert_eq!(messages(&bytes), [(1, 3, "Hi".to_owned(), true)]);
}

/// "The fragments of one message MUST NOT be interleaved between the fragments of another message."
#[test]
fn faults() {
    let rows: &[(Vec<u8>, &[Rule])] = &[
        (frame(0x80, b"lost"), &[Rule::ContinuationWithoutMessage]),
        (
            [frame(0x81, b"done"), frame(0x80, b"lost")].concat(),
            &[Rule::ContinuationWithoutMessage],
        ),
        (
            [frame(0x01, b"one"), frame(0x81, b"two"), frame(0x80, b"")].concat(),
            &[Rule::MessageInsideMessage, Rule::ContinuationWithoutMessage],
        ),
        (frame(0x01, b"open"), &[Rule::UnfinishedMessage]),
    ];
    for (bytes, expected) in rows {
        assert_eq!(broken(&decode(bytes)), *expected, "{bytes:02x?}");
    }
}
