//! A capture that nobody opened, read over and over: a browser makes quick code of a loop only after it has run for a while.

use super::capture::CaptureSession;
use super::conversations::ConversationQuery;
use super::page::Query;
use super::session::{Answer, Ask, Request, SourceId};
use crate::capture::record::Timestamp;
use crate::capture::recording::Recorder;
use crate::capture::tcp::Side;
use crate::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode};
use std::net::SocketAddr;

/// Two conversations, read again and again by the code that reads a person's.
pub struct Rehearsal {
    capture: Vec<u8>,
    /// Bytes that were read this time.
    read: usize,
    session: CaptureSession,
}

/// Messages of each side in a conversation.
const MESSAGES: u32 = 500;
/// Bytes that are read at once.
const TURN: usize = 64 * 1024;
/// Rows that are asked for in the end.
const ROWS: u32 = 40;

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
const ANSWER: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
const COMPRESSED: &str = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
const TEXT: &str = "The quick brown fox jumps over the lazy dog. 0123456789";
/// "Hello" (RFC 7692 §7.2.3.1).
const HELLO: [u8; 7] = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00];

impl Default for Rehearsal {
    fn default() -> Self {
        let mut capture = Vec::new();
        let mut recorder = Recorder::new("", "", &mut capture);
        converse(&mut recorder, 40_001, "", 0, TEXT.as_bytes(), &mut capture);
        converse(&mut recorder, 40_002, COMPRESSED, 4, &HELLO, &mut capture);
        Self {
            session: reading(&capture),
            read: 0,
            capture,
        }
    }
}

impl Rehearsal {
    /// Reads a part. Where that was the last one, answers what a page asks first of a capture, and begins anew.
    pub fn go_on(&mut self) -> Vec<Answer> {
        let rest = self.capture.get(self.read..).unwrap_or_default();
        let part = rest.get(..TURN).unwrap_or(rest);
        self.session.feed(part);
        self.read += part.len();
        if self.read < self.capture.len() {
            return Vec::new();
        }
        let mut session = std::mem::replace(&mut self.session, reading(&self.capture));
        self.read = 0;
        session.finish(None);
        let asked = [
            Request::Rows {
                query: Query::default(),
                first: 0,
                count: ROWS,
                keep: None,
            },
            Request::Conversations {
                query: ConversationQuery::default(),
                first: 0,
                count: ROWS,
            },
        ];
        let answers = asked.map(|request| {
            session.handle(Ask {
                source: SourceId(0),
                edition: 0,
                request,
            })
        });
        answers.into()
    }
}

fn reading(capture: &[u8]) -> CaptureSession {
    CaptureSession::new(Box::new(capture.to_vec()), String::new())
}

/// Adds a conversation to `capture`: a packet for each message, both sides in turn.
fn converse(
    recorder: &mut Recorder,
    port: u16,
    extensions: &str,
    rsv: u8,
    payload: &[u8],
    capture: &mut Vec<u8>,
) {
    let [client, server] = [port, 80].map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    let time = Timestamp(0);
    let mut relayed = recorder.open(client, server, time, capture);
    recorder.accept(&mut relayed, time, capture);
    for (side, head) in [(Side::Opener, REQUEST), (Side::Other, ANSWER)] {
        let head = [head, extensions, "\r\n"].concat();
        recorder.data(&mut relayed, side, head.as_bytes(), time, capture);
    }
    let payload_len = payload.len() as u64;
    let mut frame = Vec::new();
    for number in 0..MESSAGES {
        let time = Timestamp(u64::from(number) * 1_000);
        for (side, masking_key) in [
            (Side::Opener, Some(masking_key(number))),
            (Side::Other, None),
        ] {
            let header = FrameHeader {
                fin: true,
                rsv,
                opcode: Opcode::TEXT,
                length_form: LengthForm::minimal_for(payload_len),
                payload_len,
                masking_key,
            };
            frame.clear();
            header.encode(&mut frame);
            masking_key
                .unwrap_or(MaskingKey::ZERO)
                .append(payload, &mut frame);
            recorder.data(&mut relayed, side, &frame, time, capture);
        }
    }
}

/// Keys in which nobody sees a pattern.
fn masking_key(number: u32) -> MaskingKey {
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA6B);
    MaskingKey((mixed ^ mixed >> 13).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Counts, Response};

    #[test]
    fn it_reads_as_a_sound_capture_does_again_and_again() {
        let mut rehearsal = Rehearsal::default();
        for _ in 0..2 {
            let answers = loop {
                let overview = rehearsal.session.overview();
                assert_eq!(overview.file.damage, [], "{overview:?}");
                let answers = rehearsal.go_on();
                if !answers.is_empty() {
                    break answers;
                }
            };
            let [rows, conversations] = answers.try_into().expect("two were asked");
            let Response::Rows(rows) = rows.response else {
                panic!("{rows:?}");
            };
            // Each conversation has five events of TCP's and of its handshake besides.
            assert_eq!(rows.total, 2 * (2 * MESSAGES + 5));
            let Response::Conversations(conversations) = conversations.response else {
                panic!("{conversations:?}");
            };
            assert_eq!(conversations.rows.len(), 2);
            for row in conversations.rows {
                assert_eq!(
                    (row.frames, row.findings),
                    (2 * MESSAGES, Counts::default()),
                    "{row:?}"
                );
            }
        }
    }
}
