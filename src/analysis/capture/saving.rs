//! A live capture as a file: the recording as it came; and what a browser told, live or not, as HAR with `_webSocketMessages`.

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
use std::borrow::Cow;
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
            self.save_told(None, write);
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

    /// Writes what a browser told, of one conversation or of all: opened again, it is the reconstruction that it is here.
    pub(super) fn save_told(
        &self,
        conversation: Option<ConversationId>,
        write: &mut dyn FnMut(&[u8]),
    ) {
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
        let all = self.items_by_conversation(&Query {
            conversation,
            ..Query::default()
        });
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
            let is_answer = entry.kind() == Kind::Head(Half::Response);
            is_answer.then(|| self.seconds(entry.time())).flatten()
        });
        let response = match &response {
            Some(bytes) => json!({
                "status": status(bytes), "statusText": words(bytes).nth(2), "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": fields(bytes), "content": {"size": 0, "mimeType": "x-unknown"}, "redirectURL": "",
                "headersSize": -1, "bodySize": -1, "_partial": is_partial(bytes), "_time": answered,
            }),
            None => json!({
                "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [],
                "content": {"size": 0, "mimeType": "x-unknown"}, "redirectURL": "", "headersSize": -1, "bodySize": -1,
            }),
        };
        let started = self
            .start()
            .map(|start| date(Timestamp(start + conversation.first)));
        let lasted = conversation.last - conversation.first;
        let mut entry = json!({
            "_resourceType": "websocket",
            "startedDateTime": started,
            "time": lasted / 1_000_000,
            "request": {
                "method": words(&request).next(), "url": conversation.url, "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": fields(&request), "queryString": [], "headersSize": -1, "bodySize": 0, "_partial": is_partial(&request),
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
        let opcode = entry.opcode().0;
        let _ = write!(out.text, r#"{{"type":"{sender}","opcode":{opcode}"#);
        if let Some(micros) = self.micros(entry.time()) {
            let (seconds, micros) = (micros / 1_000_000, micros % 1_000_000);
            let _ = write!(out.text, r#","time":{seconds}.{micros:06}"#);
        }
        if entry.masked()
            && let Ok(key) = view.key(entry)
        {
            let _ = write!(out.text, r#","_maskingKey":"{key}""#);
        }
        if whole > known.bytes.len() as u64 {
            let _ = write!(out.text, r#","_length":{whole}"#);
        }
        out.text.push_str(",\"data\":\"");
        if entry.opcode() == Opcode::TEXT {
            push_text(&known.bytes, &mut out.text);
        } else {
            STANDARD.encode_string(&known.bytes, &mut out.text);
        }
        out.text.push_str("\"}");
    }

    /// Nanoseconds since 1970 of the capture's start, if any time was told.
    fn start(&self) -> Option<u64> {
        self.index.shared.start.map(|Timestamp(start)| start)
    }

    /// Microseconds since 1970.
    fn micros(&self, time: u64) -> Option<u64> {
        Some((self.start()? + time) / 1000)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of microseconds since 1970 has 51 bits"
    )]
    fn seconds(&self, time: u64) -> Option<f64> {
        Some(self.micros(time)? as f64 / 1e6)
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

/// The three words of a head's first line: of a request its method comes first, of a response the reason phrase last.
fn words(head: &[u8]) -> impl Iterator<Item = Cow<'_, str>> {
    let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
    line.splitn(3, |byte| *byte == b' ')
        .map(String::from_utf8_lossy)
}

/// Whether more of a head was there than is told.
fn is_partial(head: &[u8]) -> bool {
    Head::whole(head).is_none()
}

/// A text inside of the quotes of JSON. Half a surrogate pair, which a browser tells in three bytes, is the half again that it was.
fn push_text(bytes: &[u8], out: &mut String) {
    let mut rest = bytes;
    while !rest.is_empty() {
        let valid = match std::str::from_utf8(rest) {
            Ok(_) => rest.len(),
            Err(error) => error.valid_up_to(),
        };
        let (text, behind) = rest.split_at(valid);
        let quoted = Value::from(String::from_utf8_lossy(text)).to_string();
        let inner = quoted.strip_prefix('"').unwrap_or_default();
        out.push_str(inner.strip_suffix('"').unwrap_or_default());
        rest = match behind {
            [0xED, high @ 0xA0..=0xBF, low @ 0x80..=0xBF, behind @ ..] => {
                let unit = 0xD000 | (u16::from(high & 0x3F) << 6) | u16::from(low & 0x3F);
                let _ = write!(out, "\\u{unit:04x}");
                behind
            }
            [_, behind @ ..] => {
                out.push(char::REPLACEMENT_CHARACTER);
                behind
            }
            [] => behind,
        };
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
