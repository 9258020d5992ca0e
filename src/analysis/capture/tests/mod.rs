//! Captures made of packets, and what becomes of them.

mod anything;
mod asking;
mod astray;
mod conduct;
mod inflating;
mod openings;

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
use crate::capture::built::{Built, CLIENT, SERVER, pcapng};
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

    pub(super) fn flagged(mut self, sender: usize, flags: u8) -> Self {
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
        pcapng(&self.packets, 1_000)
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
