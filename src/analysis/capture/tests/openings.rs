//! What connections speak, and how they begin and end.

use super::*;

#[test]
fn a_connection_is_told_from_its_opening_to_its_end() {
    let mut session = Talk::shaken()
        .client(masked(0x81, b"Hello"))
        .server(plain(0x89, b"?"))
        .client(masked(0x8A, b"?"))
        .client(masked(0x88, &[3, 232]))
        .server(plain(0x88, &[3, 232]))
        .flagged(1, Flags::FIN | Flags::ACK)
        .flagged(0, Flags::FIN | Flags::ACK)
        .flagged(1, Flags::ACK)
        .read();
    assert_eq!(
        shorts(&mut session),
        "c:syn s:syn-ack c:ack c:/chat?a=1 s:101 c:1=Hello s:9=? c:10=? c:8=1000 s:8=1000 s:fin c:fin-acked c:fin s:fin-acked"
    );
    let rows = rows(&mut session);
    let seen = rows[7].seen.unwrap();
    assert_eq!(
        (seen.round_trip, seen.packet, seen.delta),
        (Some(1_000), Some(8), Some(1_000))
    );
    let [conversation] = &conversations(&mut session)[..] else {
        panic!("one conversation");
    };
    assert_eq!(conversation.state, ConversationState::Closed);
    assert_eq!(conversation.path.as_deref(), Some("/chat?a=1"));
    assert_eq!(conversation.host.as_deref(), Some("example.test"));
    assert_eq!((conversation.frames, conversation.bytes), (5, [8, 3]));
}

#[test]
fn what_a_connection_speaks() {
    let established = "c:syn s:syn-ack c:ack c:/chat?a=1 s:101";
    let hello = masked(0x81, b"Hello");
    let with_101 = [ANSWER.as_bytes(), &plain(0x81, b"Hi")].concat();
    let post = "POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc";
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    let forbidden = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
    let close = Talk::shaken();
    let rows: [(&str, Talk, String); 13] = [
        (
            "frames in the segment of the 101",
            Talk::opened().client(REQUEST).server(with_101),
            format!("{established} s:1=Hi"),
        ),
        (
            "a client that does not wait for the 101",
            Talk::opened().client(REQUEST).client(&hello).server(ANSWER),
            "c:syn s:syn-ack c:ack c:/chat?a=1 c:1=Hello s:101".to_owned(),
        ),
        (
            "requests before it, with bodies",
            Talk::opened()
                .client(post)
                .server(chunked)
                .client(REQUEST)
                .server(ANSWER)
                .client(&hello),
            format!("{established} c:1=Hello"),
        ),
        (
            "an interim answer",
            Talk::opened()
                .client(REQUEST)
                .server("HTTP/1.1 103 Early Hints\r\n\r\n")
                .server(ANSWER),
            established.to_owned(),
        ),
        (
            "a rejection, and another try",
            Talk::opened()
                .client(REQUEST)
                .server(forbidden)
                .client(REQUEST)
                .server(ANSWER)
                .client(&hello),
            "c:syn s:syn-ack c:ack c:/chat?a=1 s:403 c:/chat?a=1 s:101 c:1=Hello".to_owned(),
        ),
        (
            "a request without an answer",
            Talk::opened().client(REQUEST),
            "c:syn s:syn-ack c:ack c:/chat?a=1".to_owned(),
        ),
        (
            "an answer without a request",
            Talk::silent().server(ANSWER).client(&hello),
            "s:101 c:1=Hello".to_owned(),
        ),
        (
            "an answer captured before its request",
            Talk::silent().server(ANSWER).client(REQUEST).client(&hello),
            "s:101 c:/chat?a=1 c:1=Hello".to_owned(),
        ),
        (
            "no handshake",
            Talk::silent()
                .client(&hello)
                .server(plain(0x81, b"Hi"))
                .client(&hello),
            "c:1=Hello s:1=Hi c:1=Hello".to_owned(),
        ),
        (
            "a tunnel through a proxy",
            Talk::opened()
                .client("CONNECT a:80 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\n\r\n")
                .client(REQUEST)
                .server(ANSWER)
                .client(&hello),
            format!("{established} c:1=Hello"),
        ),
        (
            "HTTP",
            Talk::opened().client(post).server(chunked),
            String::new(),
        ),
        (
            "HTTP/2",
            Talk::opened().client("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
            String::new(),
        ),
        (
            "frames behind a SYN",
            Talk::opened().client(&hello).client(&hello),
            String::new(),
        ),
    ];
    for (name, talk, expected) in rows {
        assert_eq!(shorts(&mut talk.read()), expected, "{name}");
    }
    let mut session = close.flagged(1, Flags::RST).read();
    assert_eq!(
        conversations(&mut session)[0].state,
        ConversationState::Abnormal
    );
}

#[test]
fn what_speaks_something_else_is_named() {
    let rows: [(&str, &[u8], &[u8]); 5] = [
        (
            "SSH",
            b"SSH-2.0-OpenSSH_9.2\r\n",
            b"SSH-2.0-OpenSSH_9.2p1\r\n",
        ),
        ("SMTP", b"EHLO a\r\n", b"220 mail.example ESMTP\r\n"),
        (
            "MQTT",
            b"\x10\x0c\0\x04MQTT\x04\x02\0\x3c\0\0",
            b"\x20\x02\0\0",
        ),
        ("Redis", b"*1\r\n$4\r\nPING\r\n", b"+PONG\r\n"),
        ("PostgreSQL", b"\0\0\0\x08\x04\xd2\x16\x2f", b"N"),
    ];
    for (name, client, server) in rows {
        for talk in [Talk::opened(), Talk::silent()] {
            let mut session = (0..20)
                .fold(talk, |talk, _| talk.client(client).server(server))
                .read();
            assert_eq!(conversations(&mut session), [], "{name}");
            let other = session.overview().other;
            assert_eq!((other.tcp, other.named), (1, vec![(name.to_owned(), 1)]));
        }
    }
}

#[test]
fn rejections_are_listed_with_their_status() {
    for status in [200, 301, 400, 401, 403, 404, 426, 503] {
        let answer = format!("HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n");
        let mut session = Talk::opened().client(REQUEST).server(answer).read();
        let [conversation] = &conversations(&mut session)[..] else {
            panic!("{status}");
        };
        assert_eq!(conversation.state, ConversationState::Rejected(status));
        assert!(!conversation.state.has_frames());
    }
}

#[test]
fn a_new_syn_is_a_new_conversation() {
    let again = Talk {
        next: [90_000, 5],
        ..Talk::silent()
    };
    let again = again
        .flagged(0, Flags::SYN)
        .flagged(1, Flags::SYN | Flags::ACK)
        .client(REQUEST)
        .server(ANSWER)
        .client(masked(0x81, b"two"));
    let mut session = Talk::shaken()
        .client(masked(0x81, b"one"))
        .and(again)
        .read();
    let states: Vec<_> = conversations(&mut session)
        .iter()
        .map(|row| row.frames)
        .collect();
    assert_eq!(states, [1, 1]);
    let second = Query {
        conversation: Some(ConversationId(1)),
        ..Query::default()
    };
    let page = rows_of(&mut session, second);
    assert_eq!(short(page.rows.last().unwrap()), "c:1=two");
    assert_eq!(page.total, 5);
}

#[test]
fn events_are_known_by_their_packets() {
    let mut session = Talk::shaken().read();
    let Response::Detail(Some(Detail::Tcp(detail))) =
        ask(&mut session, Request::Detail { item: ItemId(1) })
    else {
        panic!("an event");
    };
    assert_eq!(
        (detail.event, detail.endpoints, detail.sequence_number),
        (
            TcpEvent::SynAck,
            [SERVER.to_owned(), CLIENT.to_owned()],
            u32::MAX - 100
        )
    );
}
