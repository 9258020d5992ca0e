//! What is true of any capture.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However the bytes are cut into segments, and the segments are repeated, the rows are the same but for when they came.
    #[test]
    fn segments_change_nothing(cuts in prop::collection::vec((0_usize..2, 1_usize..9), 1..60), again: bool) {
        let client = [REQUEST.as_bytes(), &masked(0x01, b"Hel"), &masked(0x80, b"lo"), &masked(0x88, b"")].concat();
        let server = [ANSWER.as_bytes(), &plain(0x82, &[7; 200]), &plain(0x8A, b""), &plain(0x88, b"")].concat();
        let expected: Vec<String> = {
            let mut session = Talk::opened().client(&client).server(&server).read();
            let mut rows: Vec<_> = rows(&mut session).iter().map(short).collect();
            rows.sort();
            rows
        };
        let mut talk = Talk::opened();
        let mut rest = [&client[..], &server[..]];
        let mut cuts = cuts.iter().cycle();
        while rest.iter().any(|rest| !rest.is_empty()) {
            let (sender, len) = *cuts.next().unwrap();
            // The answer comes after the request, or the request would not be one.
            let sender = if rest[0].len() > client.len() - REQUEST.len() { 0 } else { sender };
            let sender = if rest[sender].is_empty() { 1 - sender } else { sender };
            let (now, later) = rest[sender].split_at(len.min(rest[sender].len()));
            rest[sender] = later;
            talk = talk.sent(sender, now);
            if again {
                let packet = talk.packets.last().unwrap().clone();
                talk.packets.push(packet);
            }
        }
        let mut session = talk.read();
        let mut rows: Vec<_> = rows(&mut session).iter().map(short).collect();
        rows.sort();
        prop_assert_eq!(rows, expected);
    }

    /// Whatever the bytes of a file are, everything about it can be asked.
    #[test]
    fn no_bytes_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12), piece in 1_usize..200) {
        let texts = [b"one one one".to_vec(), b"two one one".to_vec()];
        let mut talk = Talk::opened().client(REQUEST).server(DEFLATED);
        for message in deflated(&texts) {
            talk = talk.server(plain(0xC1, &message)).client(masked(0x81, b"text"));
        }
        let mut file = talk.file();
        for (at, value) in flips {
            let at = at.index(file.len());
            file[at] = value;
        }
        let mut session = open(&file, piece);
        let all = rows(&mut session);
        for row in &all {
            ask(&mut session, Request::Detail { item: row.item });
            for buffer in [Buffer::Wire, Buffer::Unmasked, Buffer::Message, Buffer::Inflated] {
                ask(&mut session, Request::Bytes { item: row.item, buffer, first: 0, count: 1000 });
            }
        }
        conversations(&mut session);
        for filter in ["\"one\"", "is:fragmented or part:1", "is:compressed finding:any"] {
            let query = Query { filter: filter.to_owned(), ..Query::default() };
            rows_of(&mut session, query);
        }
    }
}
