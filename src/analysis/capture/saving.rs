//! A live capture as a file: the recording as it came, or, of what a browser told, HAR with `_webSocketMessages`.

use super::conversation::Conversation;
use super::entry::{Entry, Half, Kind};
use super::intake::Store;
use super::session::CaptureSession;
use crate::analysis::capture_overview::ToldBy;
use crate::analysis::conversations::ConversationId;
use crate::analysis::page::Query;
use crate::analysis::row::ItemId;
use crate::bytes::Span;
use crate::capture::har::date;
use crate::capture::record::Timestamp;
use crate::protocol::{Head, HeadKind, Opcode, Peer};
use crate::source::ByteSource;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::fmt::Write;

/// What a live capture was saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedAs {
    /// HAR.
    Har,
    /// pcapng.
    Pcapng,
}

impl SavedAs {
    /// What names of such files end with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Har => "har",
            Self::Pcapng => "pcapng",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Har => "application/json",
            Self::Pcapng => "application/x-pcapng",
        }
    }
}

/// Bytes that are gathered before they are handed on.
const PIECE: usize = 1 << 20;

impl CaptureSession {
    /// Writes a live capture, as far as it is kept, in pieces; `None` if there is nothing. It can be opened again.
    pub fn save(&self, write: &mut dyn FnMut(&[u8])) -> Option<SavedAs> {
        let Store::Grown(grown) = &self.store else {
            return None;
        };
        if self.told_by == ToldBy::Browser {
            self.save_har(write);
            return Some(SavedAs::Har);
        }
        let pieces = grown.pieces();
        let mut offset = grown.start().offset;
        if offset == pieces.len() {
            return None;
        }
        write(grown.opening());
        let mut piece = Vec::new();
        while offset < pieces.len() {
            let len = (pieces.len() - offset).min(PIECE as u64);
            piece.resize(usize::try_from(len).unwrap_or(0), 0);
            pieces.read_at(offset, &mut piece).ok()?;
            write(&piece);
            offset += len;
        }
        Some(SavedAs::Pcapng)
    }

    fn save_har(&self, write: &mut dyn FnMut(&[u8])) {
        let mut out = Out {
            text: String::new(),
            write,
        };
        let forgotten = self.index.shared.timeline.start();
        let log = json!({
            "version": "1.2",
            "creator": {"name": "Framescope", "version": env!("CARGO_PKG_VERSION")},
            "comment": if forgotten > 0 { "The first items were not kept." } else { "" },
        });
        out.begin(&json!({}), "log");
        out.begin(&log, "entries");
        out.text.push('[');
        let all = self.items_by_conversation(&Query::default());
        for (place, (ConversationId(id), items)) in all.unwrap_or_default().into_iter().enumerate()
        {
            if let Some(conversation) = self.index.shared.conversations.get(id as usize) {
                out.text.push_str(if place > 0 { ",\n" } else { "\n" });
                self.save_conversation(conversation, &items, &mut out);
            }
        }
        out.text.push_str("\n]}}\n");
        out.hand_over();
    }

    fn save_conversation(&self, conversation: &Conversation, items: &[ItemId], out: &mut Out<'_>) {
        let view = self.view();
        let request = view.head(conversation, Half::Request).unwrap_or_default();
        let response = view.head(conversation, Half::Response);
        let answered = items.iter().find_map(|item| {
            let entry = view.entry(*item)?;
            (entry.kind() == Kind::Head(Half::Response)).then(|| self.seconds(entry.time()))
        });
        let response = match &response {
            Some(bytes) => json!({
                "status": status(bytes), "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": fields(bytes), "content": {"size": 0, "mimeType": "x-unknown"}, "redirectURL": "",
                "headersSize": -1, "bodySize": -1, "_partial": true, "_time": answered,
            }),
            None => json!({
                "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [],
                "content": {"size": 0, "mimeType": "x-unknown"}, "redirectURL": "", "headersSize": -1, "bodySize": -1,
            }),
        };
        let started = Timestamp(self.start() + conversation.first);
        let lasted = conversation.last - conversation.first;
        let mut entry = json!({
            "_resourceType": "websocket",
            "startedDateTime": date(started),
            "time": lasted / 1_000_000,
            "request": {
                "method": "GET", "url": conversation.url, "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": fields(&request), "queryString": [], "headersSize": -1, "bodySize": 0, "_partial": true,
            },
            "response": response,
            "cache": {},
            "timings": {"send": -1, "wait": -1, "receive": -1},
        });
        if conversation.ended
            && let Some(members) = entry.as_object_mut()
        {
            members.insert(
                "_webSocketClosed".to_owned(),
                json!({
                    "time": self.seconds(conversation.last),
                    "wasClean": conversation.closes == [true; 2],
                }),
            );
        }
        out.begin(&entry, "_webSocketMessages");
        out.text.push('[');
        let mut first = true;
        for item in items {
            let Some(entry) = view.entry(*item).filter(|entry| entry.is_frame()) else {
                continue;
            };
            out.text.push_str(if first { "\n" } else { ",\n" });
            first = false;
            self.save_message(conversation, entry, out);
            if out.text.len() >= PIECE {
                out.hand_over();
            }
        }
        out.text.push_str("]}");
    }

    fn save_message(&self, conversation: &Conversation, entry: &Entry, out: &mut Out<'_>) {
        let view = self.view();
        let mut known = view.payload(entry, 0, u64::MAX).unwrap_or_default();
        let whole = entry.len();
        if let Some(hole) = known.unknown.first() {
            let there = hole.start.saturating_sub(entry.payload().start);
            known.bytes.truncate(usize::try_from(there).unwrap_or(0));
        }
        let sender = match conversation.peer(entry.side()) {
            Peer::Client => "send",
            Peer::Server => "receive",
        };
        // As it is written by hand, no message is copied more often than it must be.
        let (seconds, micros) = self.split(entry.time());
        let opcode = entry.opcode().0;
        let _ = write!(
            out.text,
            r#"{{"type":"{sender}","time":{seconds}.{micros:06},"opcode":{opcode}"#
        );
        if entry.masked()
            && let Ok(key) = view.key(entry)
        {
            let _ = write!(out.text, r#","_maskingKey":"{key}""#);
        }
        if whole > known.bytes.len() as u64 {
            let _ = write!(out.text, r#","_length":{whole}"#);
        }
        out.text.push_str(",\"data\":");
        if entry.opcode() == Opcode::TEXT {
            let text = String::from_utf8_lossy(&known.bytes);
            out.text
                .push_str(&Value::String(text.into_owned()).to_string());
        } else {
            out.text.push('"');
            STANDARD.encode_string(&known.bytes, &mut out.text);
            out.text.push('"');
        }
        out.text.push('}');
    }

    /// Nanoseconds since 1970 of the capture's start.
    fn start(&self) -> u64 {
        self.index.shared.start.unwrap_or(Timestamp(0)).0
    }

    /// Seconds since 1970, and millionths of the next.
    fn split(&self, time: u64) -> (u64, u64) {
        let micros = (self.start() + time) / 1000;
        (micros / 1_000_000, micros % 1_000_000)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of microseconds since 1970 has 51 bits"
    )]
    fn seconds(&self, time: u64) -> f64 {
        ((self.start() + time) / 1000) as f64 / 1e6
    }
}

/// What is written.
struct Out<'a> {
    text: String,
    write: &'a mut dyn FnMut(&[u8]),
}

impl Out<'_> {
    /// Begins an object with these members and `last`, whose value and the end of the object are to follow.
    fn begin(&mut self, members: &Value, last: &str) {
        let members = members.to_string();
        let begun = members.strip_suffix('}').unwrap_or(&members);
        self.text.push_str(begun);
        if begun.len() > 1 {
            self.text.push(',');
        }
        let _ = write!(self.text, "\"{last}\":");
    }

    fn hand_over(&mut self) {
        (self.write)(self.text.as_bytes());
        self.text.clear();
    }
}

fn status(head: &[u8]) -> u16 {
    match Head::parse(head).map(|head| head.kind) {
        Some(HeadKind::Response(Some(status))) => status,
        _ => 0,
    }
}

fn fields(head: &[u8]) -> Vec<Value> {
    let Some(head) = Head::parse(head) else {
        return Vec::new();
    };
    let text = |span: Span| {
        let place = usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?;
        Some(String::from_utf8_lossy(head.bytes.get(place)?).into_owned())
    };
    let fields = head.fields();
    fields
        .map(|[name, value]| json!({"name": text(name), "value": text(value)}))
        .collect()
}
