//! What is asked of a capture.

use super::*;

#[test]
fn conversations_are_sorted_and_filtered() {
    let other = Talk {
        ends: ["10.0.0.9:1", SERVER],
        ..Talk::silent()
    };
    let other = other
        .flagged(0, Flags::SYN)
        .client(REQUEST.replace("/chat", "/news"))
        .server("HTTP/1.1 404 Not Found\r\n\r\n");
    let mut session = Talk::shaken()
        .client(masked(0x81, b"one"))
        .and(other)
        .read();
    let rows = [
        (SortBy::Start, Order::Ascending, "", vec![0, 1]),
        (SortBy::Frames, Order::Ascending, "", vec![1, 0]),
        (SortBy::Path, Order::Descending, "", vec![1, 0]),
        (
            SortBy::Start,
            Order::Ascending,
            "NEWS rejected 404",
            vec![1],
        ),
        (SortBy::Start, Order::Ascending, "nowhere", vec![]),
    ];
    for (sort, order, filter, expected) in rows {
        let query = ConversationQuery {
            sort,
            order,
            filter: filter.to_owned(),
        };
        let page = conversation_page(&mut session, query);
        let ids: Vec<_> = page.rows.iter().map(|row| row.id.0).collect();
        assert_eq!(ids, expected, "{sort:?} {filter}");
    }
}

fn exported(session: &mut CaptureSession, export: &Export) -> Vec<u8> {
    let mut bytes = Vec::new();
    let exported = session.export(export, &mut |piece| bytes.extend(piece));
    assert_eq!((exported.len, exported.problem), (bytes.len() as u64, None));
    bytes
}

#[test]
fn what_is_taken_out_is_what_is_in() {
    let mut session = Talk::shaken()
        .client(masked(0x01, b"Hel"))
        .server(plain(0x82, &[0, 255]))
        .client(masked(0x80, b"lo"))
        .client(masked(0x81, b"=1+1,\"x\""))
        .read();
    let message = exported(&mut session, &Export::Message(ItemId(7)));
    assert_eq!(message, b"Hello");
    let messages = Query {
        list: List::Messages,
        ..Query::default()
    };
    let csv = exported(&mut session, &Export::Csv(messages.clone()));
    let csv = String::from_utf8(csv).unwrap();
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(
        lines[1].starts_with("message,0,client,") && lines[1].ends_with(",Hello,"),
        "{csv}"
    );
    assert!(lines[2].ends_with(",00ff"), "{csv}");
    assert!(lines[3].ends_with(",\"'=1+1,\"\"x\"\"\","), "{csv}");
    let json = exported(&mut session, &Export::Json(messages));
    assert!(
        String::from_utf8(json)
            .unwrap()
            .contains("\"text\":\"=1+1,\\\"x\\\"\"")
    );
    let zip = exported(&mut session, &Export::Messages(ConversationId(0)));
    assert!(
        zip.starts_with(b"PK\x03\x04")
            && zip.windows(18).any(|name| name == b"000001-client.txt\x48")
    );
    let dump = exported(&mut session, &Export::HexDump(ConversationId(0)));
    assert!(
        String::from_utf8(dump)
            .unwrap()
            .contains("I\n000000 82 02 00 ff\n\n")
    );
    let packets = exported(&mut session, &Export::Packets(vec![ItemId(5), ItemId(6)]));
    assert_eq!(open(&packets, 1 << 20).overview().file.packets, 2);
    let all = exported(
        &mut session,
        &Export::ConversationPackets(ConversationId(0)),
    );
    assert_eq!(shorts(&mut open(&all, 1 << 20)), shorts(&mut session));
}

#[test]
fn packets_and_frames_are_found_by_their_numbers() {
    let mut session = Talk::shaken()
        .client([masked(0x81, b"one"), masked(0x81, b"two")].concat())
        .server(plain(0x81, b"three"))
        .read();
    let rows = [
        (Request::FindPacket { number: 1 }, Some(0)),
        (Request::FindPacket { number: 5 }, Some(4)),
        (Request::FindPacket { number: 6 }, Some(5)),
        (Request::FindPacket { number: 7 }, Some(7)),
        (Request::FindPacket { number: 8 }, None),
        (Request::FindFrame { number: 2 }, Some(6)),
        (Request::FindFrame { number: 4 }, None),
        (Request::FindFrame { number: 0 }, None),
    ];
    for (request, expected) in rows {
        let said = format!("{request:?}");
        let Response::Found(found) = ask(&mut session, request) else {
            panic!("{said}");
        };
        assert_eq!(
            found.map(|found| found.item),
            expected.map(ItemId),
            "{said}"
        );
    }
}

#[test]
fn bytes_over_time_add_up() {
    let mut talk = Talk::shaken();
    for _ in 0..100 {
        talk = talk
            .client(masked(0x81, b"12345"))
            .server(plain(0x81, b"123"));
    }
    let mut session = talk.read();
    let request = Request::Chart {
        query: Query::default(),
        buckets: 7,
    };
    let Response::Chart(Chart {
        buckets, positions, ..
    }) = ask(&mut session, request)
    else {
        panic!("a chart");
    };
    let sum = |peer: usize| buckets.iter().map(|bucket| bucket[peer]).sum::<u64>();
    assert_eq!((sum(0), sum(1)), (500, 300));
    assert!(positions.is_sorted() && positions[0] == 0);
}

#[test]
fn headers_are_filtered_without_the_source() {
    let mut session = Talk::shaken()
        .client(masked(0x81, b"one"))
        .server(plain(0x82, b"four"))
        .client(masked(0x88, &[3, 233]))
        .read();
    let rows = [
        ("opcode:text", "c:1=one"),
        ("from:server opcode:data", "s:2=[66, 6f, 75, 72]"),
        ("is:handshake", "c:/chat?a=1 s:101"),
        ("len>3", "s:2=[66, 6f, 75, 72]"),
        ("close:1001", "c:8=1001"),
        ("key:0102", "c:1=one c:8=1001"),
        ("frame:2", "s:2=[66, 6f, 75, 72]"),
        ("\"ONE\"", "c:1=one"),
        (
            "-opcode:data -is:handshake from:client",
            "c:syn c:ack c:8=1001",
        ),
    ];
    for (filter, expected) in rows {
        let query = Query {
            filter: filter.to_owned(),
            ..Query::default()
        };
        let page = rows_of(&mut session, query);
        let rows: Vec<_> = page.rows.iter().map(short).collect();
        assert_eq!(rows.join(" "), expected, "{filter}");
    }
}

#[test]
fn what_was_read_before_a_cut_stays() {
    let file = Talk::shaken().client(masked(0x81, b"one")).file();
    let whole: CaptureOverview = open(&file, 1 << 20).overview();
    for len in 0..file.len() {
        let overview = open(&file[..len], 1 << 20).overview();
        assert!(overview.items <= whole.items && overview.file.packets <= whole.file.packets);
        if len < file.len() && overview.file.damage.is_empty() {
            // Cut between two blocks, or before anything was said.
            assert!(overview.file.packets < whole.file.packets, "{len}");
        }
    }
}
