//! What is to be shared of what is open, as a record.

use super::{Capture, INFLATED_LIMIT, Record};
use crate::analysis::conversations::ConversationId;
use crate::analysis::copy::{CopyFormat, copy};
use crate::analysis::opened::Opened;
use crate::analysis::sharing::{Scope, Sharing};
use crate::analysis::{
    CaptureSession, Compressed, FrameDetail, Input, ItemId, Query, SentBy, Start,
};
use crate::protocol::Peer;

/// Why something cannot be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unshared {
    /// It is not there, or some of its bytes are not known.
    Missing,
    /// It has so many bytes, more than [`INFLATED_LIMIT`].
    TooLarge(u64),
}

/// The record of what is to be shared.
///
/// # Errors
/// [`Unshared`]
pub fn gather(sharing: &Sharing, opened: Opened<'_>) -> Result<Record, Unshared> {
    let record = match (sharing.scope, opened) {
        (Scope::Source, Opened::Paste(conversation)) => Record {
            input: conversation.input().clone(),
            capture: None,
            edits: sharing.edits.clone(),
            ..look(sharing)
        },
        (Scope::Source, Opened::Capture(session)) => Record {
            capture: Some(whole(session)?),
            ..look(sharing)
        },
        (Scope::Conversation(conversation), Opened::Capture(session)) => {
            of_conversation(sharing, conversation, session)?
        }
        (Scope::Conversation(_), Opened::Paste(_)) => return Err(Unshared::Missing),
        (Scope::Message(item), _) => {
            let frame = opened.frame(item).ok_or(Unshared::Missing)?;
            let frames = frame
                .message
                .as_ref()
                .map_or_else(|| vec![item], |message| message.frames.clone());
            of_frames(sharing, &frame, &frames, opened)?
        }
        (Scope::Frame(item), _) => {
            let frame = opened.frame(item).ok_or(Unshared::Missing)?;
            of_frames(sharing, &frame, &[item], opened)?
        }
    };
    let len = record.input.text.len() as u64;
    let captured = record.capture.as_ref();
    let len = len.max(captured.map_or(0, |capture| capture.bytes.len() as u64));
    // Room for all but what is large.
    if len > INFLATED_LIMIT as u64 * 15 / 16 {
        return Err(Unshared::TooLarge(len));
    }
    Ok(record)
}

fn look(sharing: &Sharing) -> Record {
    Record {
        starts: sharing.starts.clone(),
        query: sharing.query.clone(),
        selected: sharing.selected,
        field: sharing.field,
        buffer: sharing.buffer,
        ..Record::default()
    }
}

/// What is handed over of a capture, as long as it is not too much.
#[derive(Default)]
struct Gathered {
    bytes: Vec<u8>,
    len: u64,
}

impl Gathered {
    fn take(&mut self, piece: &[u8]) {
        self.len += piece.len() as u64;
        if self.len <= INFLATED_LIMIT as u64 {
            self.bytes.extend_from_slice(piece);
        }
    }

    fn named(self, name: String) -> Result<Capture, Unshared> {
        if self.len > INFLATED_LIMIT as u64 {
            return Err(Unshared::TooLarge(self.len));
        }
        Ok(Capture {
            name,
            bytes: self.bytes,
        })
    }
}

fn whole(session: &CaptureSession) -> Result<Capture, Unshared> {
    let mut gathered = Gathered::default();
    let limit = INFLATED_LIMIT as u64;
    let name = session.whole_file(limit, &mut |piece| gathered.take(piece));
    let name = name.map_err(|len| len.map_or(Unshared::Missing, Unshared::TooLarge))?;
    gathered.named(name)
}

/// A conversation as a capture of its own: its items are numbered anew, in the same order.
fn of_conversation(
    sharing: &Sharing,
    conversation: ConversationId,
    session: &CaptureSession,
) -> Result<Record, Unshared> {
    let mut gathered = Gathered::default();
    let (name, problem) =
        session.conversation_file(conversation, &mut |piece| gathered.take(piece));
    let capture = gathered.named(name)?;
    let query = Query {
        conversation: Some(conversation),
        ..Query::default()
    };
    let items = session.items(&query).unwrap_or_default();
    if problem.is_some() || items.is_empty() {
        return Err(Unshared::Missing);
    }
    let place = |item: ItemId| items.iter().position(|other| *other == item);
    let selected = sharing.selected.and_then(place);
    Ok(Record {
        capture: Some(capture),
        query: Query {
            conversation: None,
            ..sharing.query.clone()
        },
        selected: selected.and_then(|place| Some(ItemId(u32::try_from(place).ok()?))),
        // Streams begin where they began, since the conversation is there whole.
        starts: sharing
            .starts
            .iter()
            .filter(|start| start.conversation == conversation)
            .map(|start| Start {
                conversation: ConversationId(0),
                ..*start
            })
            .collect(),
        ..look(sharing)
    })
}

/// Frames as a paste of their own, a line each, with who sent them.
fn of_frames(
    sharing: &Sharing,
    frame: &FrameDetail,
    frames: &[ItemId],
    opened: Opened<'_>,
) -> Result<Record, Unshared> {
    let mut lines = Vec::new();
    for item in frames {
        let bytes = opened.wire(*item).ok_or(Unshared::Missing)?;
        lines.push(copy(&bytes, CopyFormat::Hex));
    }
    let is_compressed = frame
        .message
        .as_ref()
        .is_some_and(|message| message.compressed);
    let place = frames.iter().position(|item| *item == frame.item);
    Ok(Record {
        input: Input {
            text: lines.join("\n"),
            layout: None,
            sent_by: match frame.peer {
                Some(Peer::Client) => SentBy::Client,
                Some(Peer::Server) => SentBy::Server,
                None => SentBy::Guess,
            },
            compressed: if is_compressed {
                Compressed::Deflate
            } else {
                Compressed::Guess
            },
        },
        selected: place.and_then(|place| Some(ItemId(u32::try_from(place).ok()?))),
        query: Query::default(),
        starts: Vec::new(),
        ..look(sharing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::share::{file, read_file};
    use crate::analysis::{Buffer, Row, RowKind};

    fn opened(name: &str, bytes: &[u8]) -> CaptureSession {
        let mut session = CaptureSession::new(Box::new(bytes.to_vec()), name.to_owned());
        session.feed(bytes);
        session.finish(None);
        session
    }

    fn recorded(name: &str) -> CaptureSession {
        let path = [env!("CARGO_MANIFEST_DIR"), "/tests/captures/", name].concat();
        opened(name, &std::fs::read(path).unwrap())
    }

    fn sharing(scope: Scope, selected: ItemId) -> Sharing {
        Sharing {
            scope,
            address: String::new(),
            edits: Vec::new(),
            starts: Vec::new(),
            query: Query::default(),
            selected: Some(selected),
            field: None,
            buffer: Buffer::Wire,
        }
    }

    /// What a row says, but where in a capture it stands.
    fn said(row: &Row) -> String {
        let kind = match &row.kind {
            RowKind::Frame {
                opcode,
                fin,
                payload_len,
                ..
            } => format!("{opcode} {fin} {payload_len:?}"),
            kind => format!("{kind:?}"),
        };
        format!("{:?} {kind} {:?}", row.peer, row.preview)
    }

    /// Two connections, of which the second began first, and one that tells no time; the last is an HTTP request.
    const TOLD: &str = r#"{"log": {"creator": {"name": "WebInspector", "version": "537.36"}, "entries": [
        {"_webSocketMessages": [
            {"type": "send", "time": 1700000002, "opcode": 1, "data": "h\u00e9llo \ud83d \"", "_maskingKey": "01020304"},
            {"type": "receive", "time": 1700000004, "opcode": 2, "data": "AAEC/w==", "_length": 70000},
            {"type": "receive", "time": 1700000004, "opcode": 8, "data": "A+k="}],
        "request": {"method": "GET", "url": "wss://example.com/chat", "headers": [{"name": "Upgrade", "value": "websocket"}]},
        "response": {"status": 101, "statusText": "Switching Protocols", "headers": [], "_time": 1700000001.5},
        "startedDateTime": "2023-11-14T22:13:21.000Z", "_webSocketClosed": {"time": 1700000005, "wasClean": false}},
        {"_webSocketMessages": [{"type": "receive", "time": 1700000003, "opcode": 1, "data": "ok"}],
        "request": {"method": "CONNECT", "url": "wss://example.com/2", "headers": [{"name": "Host", "value": "example.com"}], "_partial": true},
        "startedDateTime": "2023-11-14T22:13:20.000Z"},
        {"_webSocketMessages": [{"type": "receive", "opcode": 1, "data": "when?"}], "request": {"url": "ws://a/"}},
        {"request": {"method": "GET", "url": "https://example.com/secret"}, "response": {"status": 200}}]}}"#;

    fn captures() -> Vec<(String, Vec<u8>)> {
        let recorded = [
            "ws-fragments.pcap",
            "handshakes.pcap",
            "closes.pcapng",
            "ws-deflate.pcapng",
        ];
        let path = [env!("CARGO_MANIFEST_DIR"), "/tests/captures/"].concat();
        let recorded = recorded.map(|name| {
            let bytes = std::fs::read([&path, name].concat());
            (name.to_owned(), bytes.unwrap())
        });
        let timeless = r#"{"log": {"entries": [{"_webSocketMessages": [{"type": "send", "data": "when?"}]}]}}"#;
        let told = [("told.har", TOLD), ("timeless.har", timeless)]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        recorded.into_iter().chain(told).collect()
    }

    #[test]
    fn what_is_selected_is_found_again_in_its_conversation() {
        for (name, bytes) in captures() {
            let session = opened(&name, &bytes);
            let all = session.items(&Query::default()).unwrap();
            assert!(!all.is_empty(), "{name}");
            for item in all {
                let conversation = session.conversation_of(item).unwrap();
                let sharing = sharing(Scope::Conversation(conversation), item);
                assert_same(&session, &sharing);
            }
        }
    }

    /// What is shared shows the same item, with the same bytes, when it is opened.
    fn assert_same(session: &CaptureSession, sharing: &Sharing) {
        let record = gather(sharing, Opened::Capture(session)).unwrap();
        let record = read_file(&file(&record)).unwrap();
        let capture = record.capture.unwrap();
        let again = opened(&capture.name, &capture.bytes);
        let seen = |session: &CaptureSession, item: Option<ItemId>| {
            let item = item.unwrap();
            let row = session.row(crate::analysis::List::Frames, item);
            (row.map(|row| said(&row)), session.known_wire(item))
        };
        assert_eq!(
            seen(session, sharing.selected),
            seen(&again, record.selected),
            "{} {:?}",
            capture.name,
            sharing.selected
        );
        assert_eq!(session.overview().told_by, again.overview().told_by);
        assert_eq!(again.overview().problem, None);
    }

    #[test]
    fn of_what_a_browser_told_the_connections_are_shared_alone() {
        let session = opened("told.har.gz", TOLD.as_bytes());
        for item in session.items(&Query::default()).unwrap() {
            assert_same(&session, &sharing(Scope::Source, item));
        }
        let shared = |scope| {
            let record = gather(&sharing(scope, ItemId(0)), Opened::Capture(&session)).unwrap();
            let capture = record.capture.unwrap();
            (capture.name, String::from_utf8(capture.bytes).unwrap())
        };
        let (name, text) = shared(Scope::Source);
        assert_eq!(name, "told.har");
        assert!(
            text.contains("example.com/2") && !text.contains("secret"),
            "{text}"
        );
        // Half a surrogate pair, and a close that was told.
        assert!(
            text.contains(r#"llo \ud83d \"""#) && text.contains("\"wasClean\":false"),
            "{text}"
        );
        let (name, text) = shared(Scope::Conversation(ConversationId(1)));
        assert_eq!(name, "told-conversation-2.har");
        assert!(
            text.contains("example.com/2") && !text.contains("/chat"),
            "{text}"
        );
        let timeless = &captures()[5];
        let session = opened(&timeless.0, &timeless.1);
        let record = gather(
            &sharing(Scope::Conversation(ConversationId(0)), ItemId(0)),
            Opened::Capture(&session),
        );
        let capture = record.unwrap().capture.unwrap();
        let text = String::from_utf8(capture.bytes).unwrap();
        assert!(!text.contains("1970"), "{text}");
    }

    #[test]
    fn a_whole_capture_is_as_it_was() {
        let session = recorded("ws-plain.pcap");
        let record = gather(
            &sharing(Scope::Source, ItemId(3)),
            Opened::Capture(&session),
        )
        .unwrap();
        let capture = record.capture.unwrap();
        let path = [env!("CARGO_MANIFEST_DIR"), "/tests/captures/ws-plain.pcap"].concat();
        assert_eq!(capture.bytes, std::fs::read(path).unwrap());
        assert_eq!(
            (capture.name.as_str(), record.selected),
            ("ws-plain.pcap", Some(ItemId(3)))
        );
    }

    #[test]
    fn frames_of_a_message_are_lines_of_a_paste() {
        let session = recorded("ws-fragments.pcap");
        let opened = Opened::Capture(&session);
        let items = session.items(&Query::default()).unwrap();
        let is_part = |item: &&ItemId| {
            let frame = opened.frame(**item);
            frame.is_some_and(|frame| {
                frame
                    .message
                    .is_some_and(|message| message.part.number == 2)
            })
        };
        let item = *items.iter().find(is_part).unwrap();
        let record = gather(&sharing(Scope::Message(item), item), opened).unwrap();
        let frames = opened.frame(item).unwrap().message.unwrap().frames;
        assert_eq!(record.input.text.lines().count(), frames.len());
        assert_eq!(record.selected, Some(ItemId(1)));
    }
}
