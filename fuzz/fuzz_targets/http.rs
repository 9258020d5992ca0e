//! Heads of HTTP/1.1 and TLS, and what a handshake agrees on.
#![no_main]

use framescope::protocol::tls;
use framescope::protocol::{Agreement, Chunks, Head};
use framescope_fuzz::in_two;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = tls::is_tls(data);
    let _ = tls::server_name(data);
    let _ = Head::begins(data);
    for head in [Head::parse(data), Head::whole(data)].into_iter().flatten() {
        assert!(data.starts_with(head.bytes));
        let _ = head.target();
        let _ = head.body(None);
        let _ = head.asks_for_websocket();
        let _ = head.begins_websocket();
        let _ = head.value("Sec-WebSocket-Extensions");
        for [name, value] in head.fields() {
            assert!(name.end <= value.start && value.end <= head.bytes.len() as u64);
        }
        if let Some(agreement) = Agreement::of(&head) {
            for compressing in [agreement.client, agreement.server] {
                assert!((8..=15).contains(&compressing.window_bits));
            }
        }
    }
    let ends = |pieces: &[&[u8]]| {
        let mut chunks = Chunks::default();
        let mut len = 0;
        for piece in pieces {
            let (taken, ended) = chunks.feed(piece);
            len += taken;
            if ended {
                return Some(len);
            }
        }
        None
    };
    assert_eq!(ends(&[data]), ends(&in_two(data)));
});
