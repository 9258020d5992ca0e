//! What fuzzing found: captures that once broke the pipeline, each read whole and asked for all that a page shows.

use framescope::analysis::{
    Ask, Buffer, CaptureSession, Query, Reading, Request, Response, SourceId,
};
use std::fs;
use std::path::Path;

#[test]
fn captures_that_once_broke_the_pipeline_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/pipeline");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display();
        let bytes = fs::read(&path).unwrap();
        let mut session = CaptureSession::new(Box::new(bytes.clone()), name.to_string());
        session.feed(&bytes);
        session.finish(None);
        assert_eq!(session.overview().reading, Reading::Done, "{name}");
        let mut ask = |request| {
            let source = SourceId::default();
            let answer = session.handle(Ask {
                source,
                edition: 0,
                request,
            });
            answer.response
        };
        let rows = ask(Request::Rows {
            query: Query::default(),
            first: 0,
            count: 1000,
            keep: None,
        });
        let Response::Rows(rows) = rows else {
            panic!("{name}: {rows:?}");
        };
        assert!(!rows.rows.is_empty(), "{name}");
        for row in rows.rows {
            let item = row.item;
            let detail = ask(Request::Detail { item });
            assert!(matches!(detail, Response::Detail(Some(_))), "{name}");
            let buffers = [
                Buffer::Wire,
                Buffer::Unmasked,
                Buffer::Message,
                Buffer::Inflated,
            ];
            for buffer in buffers {
                ask(Request::Bytes {
                    item,
                    buffer,
                    first: 0,
                    count: 1000,
                });
            }
        }
    }
}
