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

fn whole(session: &CaptureSession) -> Result<Capture, Unshared> {
    let limit = INFLATED_LIMIT as u64;
    let bytes = session.file_bytes(limit).map_err(|len| match len {
        Some(len) => Unshared::TooLarge(len),
        None => Unshared::Missing,
    })?;
    Ok(Capture {
        name: session.name().to_owned(),
        bytes,
    })
}

/// The packets of a conversation: its items are numbered anew, in the same order.
fn of_conversation(
    sharing: &Sharing,
    conversation: ConversationId,
    session: &CaptureSession,
) -> Result<Record, Unshared> {
    let (mut bytes, mut len) = (Vec::new(), 0);
    let (name, problem) = session.conversation_packets(conversation, &mut |piece| {
        len += piece.len() as u64;
        if len <= INFLATED_LIMIT as u64 {
            bytes.extend_from_slice(piece);
        }
    });
    if len > INFLATED_LIMIT as u64 {
        return Err(Unshared::TooLarge(len));
    }
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
        capture: Some(Capture { name, bytes }),
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

    #[test]
    fn what_is_selected_is_found_again_in_its_conversation() {
        for name in [
            "ws-fragments.pcap",
            "handshakes.pcap",
            "closes.pcapng",
            "ws-deflate.pcapng",
        ] {
            let session = recorded(name);
            let all = session.items(&Query::default()).unwrap();
            for item in all {
                let conversation = session.conversation_of(item).unwrap();
                let sharing = sharing(Scope::Conversation(conversation), item);
                let record = gather(&sharing, Opened::Capture(&session)).unwrap();
                let record = read_file(&file(&record)).unwrap();
                let again = opened(name, &record.capture.unwrap().bytes);
                let list = crate::analysis::List::Frames;
                let [before, after] = [
                    session.row(list, item),
                    again.row(list, record.selected.unwrap()),
                ]
                .map(|row| row.map(|row| said(&row)));
                assert_eq!(before, after, "{name} {item:?}");
            }
        }
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
