//! Captures made of packets, and what becomes of them.

use super::CaptureSession;
use crate::analysis::conversations::ConversationState;
use crate::analysis::detail::{Detail, InflateProblem, Inflated, LostHistory};
use crate::analysis::export::Export;
use crate::analysis::page::{Buffer, List, Query, RowPage};
use crate::analysis::row::{ItemId, Preview, Row, RowKind};
use crate::analysis::session::{Ask, Request, Response, SourceId};
use crate::analysis::{
    CaptureOverview, Chart, ConversationId, ConversationPage, ConversationQuery, ConversationRow,
    Order, SortBy,
};
use crate::bytes::Span;
use crate::capture::built::{Built, CLIENT, SERVER};
use crate::capture::file::{Interface, PcapngWriter};
use crate::capture::record::{LinkType, Record, Timestamp};
use crate::capture::tcp::{Flags, TcpEvent};
use crate::protocol::Rule;
use flate2::{Compress, Compression, FlushCompress};
use proptest::prelude::*;

/// A connection whose packets are written down.
#[derive(Clone)]
pub(super) struct Talk {
    packets: Vec<Built>,
    ends: [&'static str; 2],
    /// Sequence numbers of the next byte: the client's, the server's.
    next: [u32; 2],
}

const REQUEST: &str = "GET /chat?a=1 HTTP/1.1\r\nHost: example.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
const ANSWER: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
const DEFLATED: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";

impl Talk {
    fn silent() -> Self {
        Self {
            packets: Vec::new(),
            ends: [CLIENT, SERVER],
            next: [1_000, u32::MAX - 100],
        }
    }

    /// With its three-way opening.
    fn opened() -> Self {
        Self::silent()
            .flagged(0, Flags::SYN)
            .flagged(1, Flags::SYN | Flags::ACK)
            .flagged(0, Flags::ACK)
    }

    /// With its handshake.
    pub(super) fn shaken() -> Self {
        Self::opened().client(REQUEST).server(ANSWER)
    }

    fn flagged(mut self, sender: usize, flags: u8) -> Self {
        let packet = self.packet(sender, &[]).flags(flags);
        self.packets.push(packet);
        if flags & (Flags::SYN | Flags::FIN) != 0 {
            self.next[sender] = self.next[sender].wrapping_add(1);
        }
        self
    }

    fn client(self, bytes: impl AsRef<[u8]>) -> Self {
        self.sent(0, bytes.as_ref())
    }

    fn server(self, bytes: impl AsRef<[u8]>) -> Self {
        self.sent(1, bytes.as_ref())
    }

    /// Bytes that are sent and not captured.
    pub(super) fn lost(mut self, sender: usize, len: u32) -> Self {
        self.next[sender] = self.next[sender].wrapping_add(len);
        self
    }

    pub(super) fn sent(mut self, sender: usize, bytes: &[u8]) -> Self {
        let packet = self.packet(sender, bytes).flags(Flags::ACK);
        self.packets.push(packet);
        self.next[sender] = self.next[sender].wrapping_add(u32::try_from(bytes.len()).unwrap());
        self
    }

    fn packet(&self, sender: usize, bytes: &[u8]) -> Built {
        let mut packet = Built::new(
            self.ends[sender],
            self.ends[1 - sender],
            self.next[sender],
            bytes,
        );
        packet.acknowledgment_number = self.next[1 - sender];
        packet
    }

    /// Goes on after this one, between the same ends.
    fn and(mut self, other: Self) -> Self {
        self.packets.extend(other.packets);
        self
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut writer = PcapngWriter::new("test", &mut file);
        let interface = Interface {
            name: None,
            description: None,
            link_type: LinkType(1),
            snap_len: 0,
        };
        for (packet, number) in self.packets.iter().zip(1..) {
            let data = packet.ethernet();
            let record = Record {
                number,
                offset: 0,
                time: Some(Timestamp(1_000_000_000 + u64::from(number) * 1_000)),
                interface: 0,
                link_type: LinkType(1),
                original_len: u32::try_from(data.len()).unwrap(),
                data: &data,
            };
            writer.packet(&record, &interface, None, &mut file);
        }
        file
    }

    pub(super) fn read(&self) -> CaptureSession {
        open(&self.file(), 1 << 20)
    }
}

fn open(file: &[u8], piece: usize) -> CaptureSession {
    let mut session = CaptureSession::new(Box::new(file.to_vec()), "talk.pcapng".to_owned());
    for piece in file.chunks(piece) {
        session.feed(piece);
    }
    session.finish(None);
    session
}

fn ask(session: &mut CaptureSession, request: Request) -> Response {
    let ask = Ask {
        source: SourceId(1),
        edition: 0,
        request,
    };
    session.handle(ask).response
}

fn rows_of(session: &mut CaptureSession, query: Query) -> RowPage {
    let request = Request::Rows {
        query,
        first: 0,
        count: 1000,
        keep: None,
    };
    let Response::Rows(mut page) = ask(session, request) else {
        panic!("rows were asked for");
    };
    while let Some(answer) = session.work() {
        let Response::Rows(next) = answer.response else {
            panic!("rows were asked for");
        };
        page = next;
    }
    page
}

fn rows(session: &mut CaptureSession) -> Vec<Row> {
    rows_of(session, Query::default()).rows
}

fn conversations(session: &mut CaptureSession) -> Vec<ConversationRow> {
    conversation_page(session, ConversationQuery::default()).rows
}

fn conversation_page(session: &mut CaptureSession, query: ConversationQuery) -> ConversationPage {
    let request = Request::Conversations {
        query,
        first: 0,
        count: 1000,
    };
    match ask(session, request) {
        Response::Conversations(page) => page,
        other => panic!("{other:?}"),
    }
}

/// A row in short: who sent what.
fn short(row: &Row) -> String {
    let peer = row.peer.map_or("?", crate::protocol::Peer::id);
    let peer = &peer[..1];
    let text = match &row.preview {
        Preview::Text { text, .. } => text.clone(),
        Preview::Bytes { bytes, .. } => format!("{bytes:02x?}"),
        Preview::Close { code, reason } => format!("{code}{reason}"),
        Preview::Empty => String::new(),
    };
    match row.kind {
        RowKind::Handshake => format!("{peer}:{}", text.split(' ').nth(1).unwrap_or_default()),
        RowKind::Tcp(event) => format!("{peer}:{}", event.id()),
        RowKind::Gap { len, captured } => {
            format!("{peer}:gap{len}{}", if captured { "!" } else { "" })
        }
        RowKind::Frame { opcode, .. } => format!("{peer}:{opcode}={text}"),
        RowKind::Message { fragments, .. } => format!("{peer}:m{fragments}={text}"),
    }
}

fn shorts(session: &mut CaptureSession) -> String {
    let rows: Vec<_> = rows(session).iter().map(short).collect();
    rows.join(" ")
}

/// A frame, masked with a key of no importance.
pub(super) fn masked(first: u8, payload: &[u8]) -> Vec<u8> {
    let key = [1, 2, 3, 4];
    let mut frame = vec![first];
    let len = payload.len();
    if len < 126 {
        frame.push(0x80 | u8::try_from(len).unwrap());
    } else {
        frame.push(0xFE);
        frame.extend(u16::try_from(len).unwrap().to_be_bytes());
    }
    frame.extend(key);
    frame.extend(
        payload
            .iter()
            .zip(key.iter().cycle())
            .map(|(byte, key)| byte ^ key),
    );
    frame
}

pub(super) fn plain(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    let len = payload.len();
    if len < 126 {
        frame.push(u8::try_from(len).unwrap());
    } else {
        frame.push(126);
        frame.extend(u16::try_from(len).unwrap().to_be_bytes());
    }
    frame.extend(payload);
    frame
}

/// Compressed messages of one sender that takes its window over.
fn deflated(messages: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut compress = Compress::new(Compression::default(), false);
    let deflate = |message: &Vec<u8>| {
        let mut out = Vec::with_capacity(message.len() + 1024);
        compress
            .compress_vec(message, &mut out, FlushCompress::Sync)
            .unwrap();
        out.truncate(out.len() - 4);
        out
    };
    messages.iter().map(deflate).collect()
}

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
fn frames_are_found_behind_one_that_began_before_the_capture() {
    let noise: Vec<u8> = (0..300_000_u32)
        .map(|number| (number * 7 % 251) as u8)
        .collect();
    let mut talk = Talk::silent();
    for piece in noise.chunks(1_400) {
        talk = talk.server(piece);
    }
    let mut session = talk
        .server(plain(0x81, b"Hi"))
        .server(plain(0x81, b"Ho"))
        .client(masked(0x81, b"Hello"))
        .client(masked(0x81, b"again"))
        .read();
    assert_eq!(
        shorts(&mut session),
        "s:gap300000! s:1=Hi s:1=Ho c:1=Hello c:1=again"
    );
    assert_eq!(
        conversations(&mut session)[0].state,
        ConversationState::MidStream
    );
}

/// Texts of one server, one a frame.
fn numbered(numbers: std::ops::Range<u32>) -> Vec<Vec<u8>> {
    numbers
        .map(|number| plain(0x81, format!("message {number}").as_bytes()))
        .collect()
}

fn shorts_behind_the_handshake(talk: &Talk) -> String {
    let all = shorts(&mut talk.read());
    all.replace("c:syn s:syn-ack c:ack c:/chat?a=1 s:101 ", "")
}

#[test]
fn a_stream_that_loses_its_step_is_found_again() {
    let frames = numbered(0..9);
    let overwritten = |at: usize, with: &[u8]| {
        let mut frames = frames.clone();
        frames[3].splice(at..at + with.len(), with.iter().copied());
        frames
    };
    let one_a_segment = |frames: &[Vec<u8>]| frames.iter().fold(Talk::shaken(), Talk::server);
    // As many as can be in each segment: no frame but the first begins with one.
    let packed = |frames: &[Vec<u8>]| {
        let bytes = frames.concat();
        let segments = bytes.chunks(31);
        segments.fold(Talk::shaken(), Talk::server)
    };
    let before = "s:1=message 0 s:1=message 1 s:1=message 2";
    let after = "s:1=message 4 s:1=message 5 s:1=message 6 s:1=message 7 s:1=message 8";
    let rows: [(&str, Talk, String); 9] = [
        (
            "no opcode",
            one_a_segment(&overwritten(0, &[0x8F, 0xFF])),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "a shorter length",
            one_a_segment(&overwritten(1, &[4])),
            format!("{before} s:1=mess s:gap5! {after}"),
        ),
        (
            "a longer length",
            one_a_segment(&overwritten(1, &[12])),
            format!("{before} s:2 {}", after.replace("s:1=message 4", "s:gap8!")),
        ),
        (
            "masked, and no length",
            packed(&overwritten(0, &[0x81, 0xFF])),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "text over a header",
            packed(&overwritten(0, b"zzz")),
            format!("{before} s:gap11! {after}"),
        ),
        (
            "a proxy's words in between",
            one_a_segment(
                &[
                    &frames[..3],
                    &[b"HTTP/1.1 502 Bad Gateway\r\n\r\n".to_vec()],
                    &frames[4..],
                ]
                .concat(),
            ),
            format!("{before} s:gap28! {after}"),
        ),
        (
            "odd, and in step",
            one_a_segment(&overwritten(0, &[0xB1])),
            format!("{before} s:1=message 3 {after}"),
        ),
        (
            "masked by a server, all of it",
            (0..4).fold(Talk::shaken(), |talk, number| {
                talk.server(masked(0x81, format!("message {number}").as_bytes()))
            }),
            format!("{before} s:1=message 3"),
        ),
        (
            "RSV2 in each",
            (0..4).fold(Talk::shaken(), |talk, number| {
                talk.server(plain(0xA1, format!("message {number}").as_bytes()))
            }),
            format!("{before} s:1=message 3"),
        ),
    ];
    for (name, talk, expected) in rows {
        let found = shorts_behind_the_handshake(&talk);
        if name == "a longer length" {
            assert!(
                found.starts_with(before) && found.ends_with("s:1=message 8"),
                "{found}"
            );
            continue;
        }
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn frames_are_found_in_the_midst_of_segments() {
    let frames = numbered(0..40);
    let bytes = frames.concat();
    let all: Vec<String> = (0..40)
        .map(|number| format!("s:1=message {number}"))
        .collect();
    let packed = |talk: Talk, bytes: &[u8]| bytes.chunks(29).fold(talk, Talk::server);
    // Behind a gap over a header, and at the beginning of a capture.
    let talk = packed(Talk::shaken(), &bytes[..58]).lost(1, 29);
    let talk = packed(talk, &bytes[87..]);
    let found = shorts_behind_the_handshake(&talk);
    let expected = format!(
        "{} s:1=m s:gap21 s:gap1! {}",
        all[..5].join(" "),
        all[8..].join(" ")
    );
    assert_eq!(found, expected);
    let mut session = packed(Talk::silent(), &bytes[5..]).read();
    let found = shorts(&mut session);
    assert_eq!(found, format!("s:gap6! {}", all[1..].join(" ")));
    let row = conversations(&mut session).remove(0);
    assert_eq!(row.state, ConversationState::MidStream);
    let [client, server] = &row.guesses;
    assert_eq!(client, &[]);
    let [guess] = &server[..] else {
        panic!("{server:?}");
    };
    assert_eq!(
        (guess.at, guess.skipped, guess.frames, guess.texts),
        (6, 6, 39, 39)
    );
    assert_eq!(guess.confidence(), crate::analysis::Confidence::High);
    assert!(
        guess.segments_on_ends >= 1 && guess.segments >= 14,
        "{guess:?}"
    );
}

#[test]
fn what_was_compressed_is_tried_where_no_handshake_tells() {
    let texts: Vec<Vec<u8>> = (0..6)
        .map(|number| format!("hello {number} hello").into_bytes())
        .collect();
    let frames: Vec<Vec<u8>> = deflated(&texts)
        .iter()
        .map(|message| plain(0xC1, message))
        .collect();
    let mut session = frames[2..].iter().fold(Talk::silent(), Talk::server).read();
    let row = conversations(&mut session).remove(0);
    let [_, server] = &row.guesses;
    let guess = &server[0];
    assert_eq!(
        (guess.inflated, guess.not_inflated, guess.referring_back),
        (4, 0, 4)
    );
    let text = with_marks(&inflated(&mut session, 0));
    assert_eq!((text.len(), text.contains('2')), (13, true), "{text}");
    // Where nothing is deflated, nobody is blamed.
    let mut session = (0..4)
        .fold(Talk::silent(), |talk, _| {
            talk.server(plain(0xC2, &[0x02, 0x11, 0xFF, 0x1F]))
        })
        .read();
    let row = conversations(&mut session).remove(0);
    assert_eq!(row.findings.violations, 0);
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
fn a_gap_in_a_payload_is_a_hole_and_one_over_a_header_is_a_row() {
    let big = plain(0x81, &[b'x'; 300]);
    let mut session = Talk::shaken()
        .server(&big[..104])
        .lost(1, 50)
        .server(&big[154..])
        .server(plain(0x81, b"after"))
        .lost(1, 20)
        .server(plain(0x81, b"later"))
        .server(plain(0x81, b"last"))
        .read();
    let all = shorts(&mut session);
    let frames: Vec<_> = all.split(' ').skip(5).collect();
    assert_eq!(
        frames,
        [
            &format!("s:1={}", "x".repeat(100)),
            "s:1=after",
            "s:gap20",
            "s:1=later",
            "s:1=last"
        ]
    );
    let Response::Detail(Some(Detail::Frame(frame))) =
        ask(&mut session, Request::Detail { item: ItemId(5) })
    else {
        panic!("a frame");
    };
    let start = frame.span.start;
    assert_eq!(frame.unknown, [Span::at(start + 104, 50)]);
    assert_eq!(frame.packets, Some([6, 7]));
    assert_eq!(frame.payload[..100], [b'x'; 100]);
    assert_eq!(frame.payload[100..150], [0; 50]);
    assert_eq!(
        frame.message.unwrap().unknown,
        [Span {
            start: 100,
            end: 150
        }]
    );
    assert_eq!(conversations(&mut session)[0].missing, [0, 70]);
}

#[test]
fn compressed_messages_are_inflated_wherever_one_begins_to_look() {
    let texts: Vec<Vec<u8>> = (0..2_000)
        .map(|number| {
            format!(
                "{{\"number\":{number},\"text\":\"{}\"}}",
                "abc ".repeat(300)
            )
            .into_bytes()
        })
        .collect();
    let mut talk = Talk::opened().client(REQUEST).server(DEFLATED);
    for message in deflated(&texts) {
        talk = talk.server(plain(0xC1, &message));
    }
    let mut session = talk.read();
    let wire: u64 = deflated(&texts)
        .iter()
        .map(|message| message.len() as u64)
        .sum();
    let inflated: u64 = texts.iter().map(|text| text.len() as u64).sum();
    assert_eq!(
        conversations(&mut session)[0].inflated,
        Some([wire, inflated])
    );
    // From the last to the first, so that nothing is at hand, and again from the first to the last.
    for number in (0..texts.len())
        .rev()
        .step_by(97)
        .chain((0..texts.len()).step_by(53))
    {
        let item = ItemId(u32::try_from(number + 5).unwrap());
        let Response::Detail(Some(Detail::Frame(frame))) =
            ask(&mut session, Request::Detail { item })
        else {
            panic!("a frame");
        };
        let whole = frame.message.unwrap().inflated.unwrap();
        assert_eq!(
            (whole.payload, whole.problem),
            (texts[number].clone(), None)
        );
        let request = Request::Bytes {
            item,
            buffer: Buffer::Inflated,
            first: 10,
            count: 20,
        };
        let Response::Bytes(Some(page)) = ask(&mut session, request) else {
            panic!("bytes");
        };
        assert_eq!(page.bytes, texts[number][10..30]);
    }
    let found = Query {
        filter: "\"number\\\":1234,\"".to_owned(),
        ..Query::default()
    };
    let page = rows_of(&mut session, found);
    let numbers: Vec<_> = page.rows.iter().map(|row| row.item).collect();
    assert_eq!(numbers, [ItemId(1239)], "{:?}", page.error);
}

#[test]
fn behind_a_broken_message_copies_of_what_was_lost_are_not_known() {
    let texts = [
        b"one one one".to_vec(),
        b"two one one".to_vec(),
        b"three one one".to_vec(),
    ];
    let messages = deflated(&texts);
    let mut broken = messages[1].clone();
    broken[0] = 0xFF;
    let mut session = Talk::opened()
        .client(REQUEST)
        .server(DEFLATED)
        .server(plain(0xC1, &messages[0]))
        .server(plain(0xC1, &broken))
        .server(plain(0xC1, &messages[2]))
        .read();
    let [one, two, three] = [5, 6, 7].map(|item| inflated(&mut session, item));
    assert_eq!((one.problem, one.unknown), (None, vec![]));
    assert!(matches!(two.problem, Some(InflateProblem::Corrupt { .. })));
    assert_eq!(three.payload, b"thre\0\0\0\0\0\0\0\0\0");
    assert_eq!((three.problem, three.unknown), (None, vec![Span::at(4, 9)]));
    let from = ANSWER_TO_DEFLATED + messages[0].len() as u64 + 2;
    assert_eq!(three.lost, Some(LostHistory { from, until: None }));
    assert_eq!(session.overview().findings.violations, 1);
}

/// Length of the server's head that agrees on permessage-deflate.
const ANSWER_TO_DEFLATED: u64 = DEFLATED.len() as u64;

fn inflated(session: &mut CaptureSession, item: u32) -> Inflated {
    let request = Request::Detail { item: ItemId(item) };
    let Response::Detail(Some(Detail::Frame(frame))) = ask(session, request) else {
        panic!("a frame");
    };
    frame.message.unwrap().inflated.unwrap()
}

/// Payload with `?` for each byte that is not known.
fn with_marks(inflated: &Inflated) -> String {
    let mut bytes = inflated.payload.clone();
    for hole in &inflated.unknown {
        let hole = usize::try_from(hole.start).unwrap()..usize::try_from(hole.end).unwrap();
        assert!(bytes[hole.clone()].iter().all(|byte| *byte == 0));
        bytes[hole].fill(b'?');
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn behind_a_gap_copies_of_what_was_not_captured_are_not_known() {
    let words: Vec<Vec<u8>> = [
        "first 1234567",
        "second 8901234",
        "third first",
        "second fourth",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    let frames: Vec<Vec<u8>> = deflated(&words)
        .iter()
        .map(|message| plain(0xC1, message))
        .collect();
    let talk = || Talk::opened().client(REQUEST).server(DEFLATED);
    let lost = |frame: &[u8]| u32::try_from(frame.len()).unwrap();
    // A whole message is lost, with its header, and the end of one.
    let cut = frames[1].len() - 6;
    let cases = [
        (
            talk()
                .server(&frames[0])
                .lost(1, lost(&frames[1]))
                .server(&frames[2])
                .server(&frames[3]),
            vec![
                (5, "first 1234567"),
                (7, "third f????"),
                (8, "???????fourth"),
            ],
        ),
        (
            talk()
                .server(&frames[0])
                .server(&frames[1][..cut])
                .lost(1, 3)
                .server(&frames[1][cut + 3..])
                .server(&frames[2])
                .server(&frames[3]),
            vec![
                (5, "first 1234567"),
                (6, "second"),
                (7, "third f????"),
                (8, "???????fourth"),
            ],
        ),
    ];
    for (talk, expected) in cases {
        let mut session = talk.read();
        for (item, text) in &expected {
            let inflated = inflated(&mut session, *item);
            let marked = with_marks(&inflated);
            assert!(marked.starts_with(text), "{marked} {text}");
            let is_cut = inflated.problem == Some(InflateProblem::Missing);
            assert_eq!(is_cut, *text == "second", "{marked}");
        }
        assert_eq!(
            session.overview().findings,
            crate::analysis::Counts::default()
        );
        // Nothing is found in what is not known.
        let found = |session: &mut CaptureSession, filter: &str| {
            let query = Query {
                filter: filter.to_owned(),
                ..Query::default()
            };
            rows_of(session, query).rows.len()
        };
        assert_eq!(found(&mut session, "\"third \""), 1);
        assert_eq!(
            found(&mut session, "hex:\"00\""),
            0,
            "zeros stand for nothing"
        );
        let unknown = Request::Bytes {
            item: ItemId(7),
            buffer: Buffer::Inflated,
            first: 4,
            count: 4,
        };
        let Response::Bytes(Some(page)) = ask(&mut session, unknown) else {
            panic!("bytes");
        };
        assert_eq!(page.unknown, [Span { start: 7, end: 8 }]);
        let copy = Request::Copy {
            item: ItemId(7),
            what: crate::analysis::CopyOf::Message,
            format: crate::analysis::CopyFormat::HexStream,
            number: 0,
        };
        let Response::Copied(_, Some(copied)) = ask(&mut session, copy) else {
            panic!("copied");
        };
        assert_eq!(copied.text, "74686972642066????????");
        let mut file = Vec::new();
        let exported = session.export(&Export::Message(ItemId(7)), &mut |piece| file.extend(piece));
        assert_eq!(
            (&file[..], exported.problem.as_deref()),
            (&b"third f"[..], Some("7 / 11"))
        );
        let row = rows(&mut session).remove(7);
        assert_eq!(short(&row), "s:1=third f\u{FFFD}");
        let report = serde_json::to_value(super::CaptureReport::new(&session, &|_| String::new()));
        let report = report.unwrap();
        let messages = &report["connections"][0]["directions"]["server"]["messages"];
        let third = messages.as_array().unwrap().iter().rev().nth(1).unwrap();
        assert_eq!(
            third["payload"]["holes"],
            serde_json::json!([{"start": 7, "end": 11}])
        );
        assert_eq!(third["payload"]["sha1"], serde_json::Value::Null);
    }
}

#[test]
fn a_window_behind_a_gap_all_is_known_again() {
    let mut seed = 1_u32;
    let mut noise = |len: usize| -> Vec<u8> {
        let next = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        });
        next.take(len).collect()
    };
    let messages = [
        noise(100),
        noise(100),
        noise(20_000),
        noise(20_000),
        b"clean".to_vec(),
    ];
    let frames: Vec<Vec<u8>> = deflated(&messages)
        .iter()
        .map(|message| plain(0xC2, message))
        .collect();
    let mut session = Talk::opened()
        .client(REQUEST)
        .server(DEFLATED)
        .server(&frames[0])
        .lost(1, u32::try_from(frames[1].len()).unwrap())
        .server(&frames[2])
        .server(&frames[3])
        .server(&frames[4])
        .read();
    let lost = [5, 7, 8, 9].map(|item| inflated(&mut session, item).lost);
    let from = ANSWER_TO_DEFLATED + frames[0].len() as u64;
    let until = frames[..4]
        .iter()
        .map(|frame| frame.len() as u64)
        .sum::<u64>()
        + ANSWER_TO_DEFLATED;
    let history = Some(LostHistory {
        from,
        until: Some(until),
    });
    assert_eq!(lost, [None, history, history, None]);
}

#[test]
fn what_goes_beyond_an_agreed_window_is_found_and_inflated() {
    let mark = b"a mark that is long enough to be found again";
    let noise: Vec<u8> = (0_u32..400)
        .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    let far = [&mark[..], &noise, mark].concat();
    let finals = [&[0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00][..]];
    let rows: [(&str, Vec<u8>, Vec<Rule>); 4] = [
        (
            "; server_max_window_bits=8",
            deflated(std::slice::from_ref(&far)).remove(0),
            vec![Rule::DistanceBeyondWindow],
        ),
        (
            "; server_max_window_bits=9",
            deflated(std::slice::from_ref(&far)).remove(0),
            vec![],
        ),
        (
            "; client_max_window_bits=8",
            deflated(&[far]).remove(0),
            vec![],
        ),
        ("", finals[0].to_vec(), vec![Rule::FinalBlock]),
    ];
    for (parameters, message, expected) in rows {
        let answer = DEFLATED.replace("deflate\r", &format!("deflate{parameters}\r"));
        let mut session = Talk::opened()
            .client(REQUEST)
            .server(answer)
            .server(plain(0xC2, &message))
            .read();
        let row = rows_of(&mut session, Query::default()).rows.remove(5);
        let rules: Vec<_> = row.badges.iter().map(|badge| badge.rule).collect();
        assert_eq!(rules, expected, "{parameters}");
        let whole = inflated(&mut session, 5);
        assert_eq!(
            (whole.problem, whole.unknown),
            (None, vec![]),
            "{parameters}"
        );
    }
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let bomb = deflated(&[vec![0; 80 << 20]]).remove(0);
    let mut talk = Talk::opened().client(REQUEST).server(DEFLATED);
    let mut head = vec![0xC2, 127];
    head.extend((bomb.len() as u64).to_be_bytes());
    talk = talk.server(head);
    for piece in bomb.chunks(10_000) {
        talk = talk.server(piece);
    }
    let mut session = talk.read();
    let limits = session.overview().limits;
    assert_eq!(limits, [crate::analysis::Limit::MessageInflated(64 << 20)]);
    let [_, inflated] = conversations(&mut session)[0].inflated.unwrap();
    assert!(inflated <= 64 << 20);
}

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

/// What is found in a capture: on which row, which rule, and which number.
fn findings(talk: &Talk) -> Vec<(String, Rule, u64)> {
    let mut session = talk.read();
    let mut found = Vec::new();
    for row in rows(&mut session) {
        let on_row = session.findings(row.item).iter();
        found.extend(on_row.map(|finding| (short(&row), finding.rule, finding.found)));
    }
    found
}

#[test]
fn both_directions_are_judged_together() {
    use Rule::*;
    let end = |talk: Talk, sender| talk.flagged(sender, Flags::FIN | Flags::ACK);
    let pinged = || Talk::shaken().server(plain(0x89, b"?"));
    let close = [3, 232];
    let rows: Vec<(Talk, Vec<(&str, Rule, u64)>)> = vec![
        (pinged().client(masked(0x8A, b"?")), vec![]),
        (
            pinged().client(masked(0x8A, b"!")),
            vec![("c:10=!", PongMismatch, 1)],
        ),
        (
            Talk::shaken().client(masked(0x8A, b"!")),
            vec![("c:10=!", UnsolicitedPong, 1)],
        ),
        // The ping may be what was lost.
        (
            Talk::shaken()
                .server(plain(0x81, b"a"))
                .lost(1, 3)
                .server(plain(0x81, b"b"))
                .client(masked(0x8A, b"!")),
            vec![],
        ),
        (
            pinged()
                .server(plain(0x88, &close))
                .client(masked(0x88, &close)),
            vec![("s:9=?", UnansweredPing, 1)],
        ),
        (
            end(Talk::shaken().client(masked(0x88, &close)), 1),
            vec![("c:8=1000", UnansweredClose, 3)],
        ),
        (
            end(Talk::shaken().client(masked(0x81, b"a")), 1),
            vec![("s:101", EndWithoutClose, 3)],
        ),
        (
            end(Talk::shaken().client(masked(0x81, b"a")), 0),
            vec![("c:1=a", ClientEndWithoutClose, 1)],
        ),
        (
            Talk::opened()
                .client(REQUEST)
                .client(masked(0x81, b"a"))
                .server(ANSWER),
            vec![("c:1=a", FrameBeforeResponse, 1_000)],
        ),
        (
            Talk::shaken()
                .client(masked(0x81, b"a"))
                .client(masked(0x81, b"b")),
            vec![("c:1=b", RepeatedMaskingKey, 1)],
        ),
    ];
    for (talk, expected) in rows {
        let found = findings(&talk);
        let found: Vec<_> = found
            .iter()
            .map(|(row, rule, found)| (row.as_str(), *rule, *found))
            .collect();
        assert_eq!(found, expected);
    }
}
