//! A whole capture: read in two pieces, then asked for all that a page shows.
#![no_main]

use framescope::analysis::{
    Ask, Buffer, CaptureSession, List, Query, Reading, Request, Response, SourceId,
};
use framescope_fuzz::in_two;

/// Rows that are looked at.
const ROWS: u32 = 200;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut session = CaptureSession::new(Box::new(data.to_vec()), "fuzzed".to_owned());
    for piece in in_two(data) {
        session.feed(piece);
        let _ = session.overview();
    }
    session.finish(None);
    let overview = session.overview();
    assert_eq!(overview.reading, Reading::Done);

    let mut ask = |request| {
        let source = SourceId::default();
        let answer = session.handle(Ask {
            source,
            edition: 0,
            request,
        });
        answer.response
    };
    for (list, filter) in [
        (List::Frames, ""),
        (List::Messages, ""),
        (List::Frames, "opcode=text len>3"),
    ] {
        let query = Query {
            list,
            conversation: None,
            filter: filter.to_owned(),
        };
        let rows = ask(Request::Rows {
            query: query.clone(),
            first: 0,
            count: ROWS,
            keep: overview.first,
        });
        let Response::Rows(rows) = rows else {
            panic!("{rows:?}");
        };
        for row in rows.rows {
            let item = row.item;
            let detail = ask(Request::Detail { item });
            assert!(matches!(detail, Response::Detail(Some(_))), "{detail:?}");
            for buffer in [
                Buffer::Wire,
                Buffer::Unmasked,
                Buffer::Message,
                Buffer::Inflated,
            ] {
                ask(Request::Bytes {
                    item,
                    buffer,
                    first: 0,
                    count: 1000,
                });
            }
        }
        ask(Request::Chart { query, buckets: 50 });
    }
    ask(Request::Conversations {
        query: Default::default(),
        first: 0,
        count: ROWS,
    });
    ask(Request::FindPacket { number: 1 });
    while session.work().is_some() {}
});
