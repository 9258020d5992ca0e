//! Conversations that a browser told of (HAR): their frames are made, as they would be on the wire but for the masks.

use super::conversation::{Conversation, ConversationKind, of_mut};
use super::entry::{At, Entry};
use super::pieces::Pieces;
use super::shared::Shared;
use crate::analysis::capture_overview::ToldBy;
use crate::bytes::Span;
use crate::capture::har::{Connection, Har, Sender};
use crate::capture::record::Timestamp;
use crate::capture::tcp::{Seen, Side};
use crate::protocol::{FrameEntry, FrameHeader, Head, HeadKind, LengthForm, Opcode};
use crate::source::ByteSource;

/// Enters the conversations of `har`; the bytes that were made are in what is given back.
pub(super) fn enter(har: &Har, shared: &mut Shared) -> Pieces {
    let mut pieces = Pieces::default();
    let times = har.connections.iter().flat_map(|connection| {
        let messages = connection.messages.iter().map(|message| message.time);
        messages.chain([connection.started])
    });
    // Times are counted from the earliest.
    shared.start = times.flatten().min();
    for connection in &har.connections {
        let entered = Told::new(connection, shared);
        entered.enter(connection, &mut pieces, shared);
    }
    shared.other.http = har.other_entries;
    pieces
}

struct Told {
    conversation: u32,
    time: u64,
}

/// A browser is the client, and it opens the connection.
const CLIENT: Side = Side::Opener;

impl Told {
    fn new(connection: &Connection, shared: &mut Shared) -> Self {
        let kind = match &connection.response {
            Some(response) if response.status == 101 => ConversationKind::Established,
            // What a browser does not tell is no rejection: some leave the status out, and messages came.
            _ if !connection.messages.is_empty() => ConversationKind::Established,
            Some(response) => ConversationKind::Rejected(response.status),
            None => ConversationKind::RequestOnly,
        };
        let time = shared.time(seen(connection.started));
        let server = host_of(&connection.request.url);
        let ends = ["browser".to_owned(), server];
        let mut conversation = Conversation::new(kind, CLIENT, ends, time);
        conversation.told_by = ToldBy::Browser;
        let listed = u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX);
        shared.conversations.push(conversation);
        Self {
            conversation: listed,
            time,
        }
    }

    fn enter(mut self, connection: &Connection, pieces: &mut Pieces, shared: &mut Shared) {
        let request = &connection.request;
        let target = target_of(&request.url);
        let first = format!("{} {target} HTTP/1.1", request.method);
        let asked = head(&first, &request.fields);
        let asked = self.head(CLIENT, &asked, pieces, shared);
        let answered = connection.response.as_ref().map(|response| {
            let first = format!("HTTP/1.1 {} {}", response.status, response.status_text);
            head(first.trim_end(), &response.fields)
        });
        let answered = answered.as_deref();
        let answered = answered.and_then(|head| self.head(CLIENT.other(), head, pieces, shared));
        #[cfg(feature = "reports")]
        super::shaken::find_told(
            self.conversation,
            CLIENT,
            asked.as_ref(),
            answered.as_ref(),
            shared,
        );
        #[cfg(not(feature = "reports"))]
        let _ = (asked, answered);
        for message in &connection.messages {
            let side = match message.sender {
                Sender::Client => CLIENT,
                Sender::Server => CLIENT.other(),
            };
            if message.time.is_some() {
                self.time = self.time.max(shared.time(seen(message.time)));
            }
            let len = message.payload.len() as u64;
            let header = FrameHeader {
                fin: true,
                rsv: 0,
                opcode: Opcode(message.opcode & 0xF),
                length_form: LengthForm::minimal_for(len),
                payload_len: len,
                masking_key: None,
            };
            let mut wire = Vec::new();
            header.encode(&mut wire);
            wire.extend(&message.payload);
            let span = self.append(side, &wire, pieces, shared);
            let frame = FrameEntry::new(span.start, &header);
            shared.push(Entry::frame(self.at(side), &frame));
            self.count(side, &frame, shared);
        }
    }

    fn count(&self, side: Side, frame: &FrameEntry, shared: &mut Shared) {
        let begins = !frame.opcode().is_control() && frame.opcode() != Opcode::CONTINUATION;
        shared.messages += u32::from(begins);
        let Some(conversation) = shared.conversation_mut(self.conversation) else {
            return;
        };
        conversation.frames += 1;
        conversation.messages += u32::from(begins);
        conversation.last = conversation.last.max(self.time);
        let [client, server] = &mut conversation.bytes;
        let sent = if side == CLIENT { client } else { server };
        *sent += frame.payload_len();
        *of_mut(&mut conversation.closes, side) |= frame.opcode() == Opcode::CLOSE;
    }

    fn head<'a>(
        &self,
        side: Side,
        text: &'a str,
        pieces: &mut Pieces,
        shared: &mut Shared,
    ) -> Option<(Span, Head<'a>)> {
        let span = self.append(side, text.as_bytes(), pieces, shared);
        let head = Head::whole(text.as_bytes())?;
        shared.push(Entry::head(self.at(side), head.kind, span));
        if let Some(conversation) = shared.conversation_mut(self.conversation) {
            match head.kind {
                HeadKind::Request => conversation.take_request(&head, span),
                HeadKind::Response(_) => conversation.take_response(&head, span),
            }
        }
        Some((span, head))
    }

    fn append(&self, side: Side, bytes: &[u8], pieces: &mut Pieces, shared: &mut Shared) -> Span {
        let offset = ByteSource::len(pieces);
        pieces.append(bytes);
        let Some(conversation) = shared.conversation_mut(self.conversation) else {
            return Span::default();
        };
        let ranges = &mut conversation.track_mut(side).ranges;
        let start = ranges.end();
        // No packet brought them.
        ranges.push(bytes.len() as u64, offset, 0);
        Span::at(start, bytes.len() as u64)
    }

    const fn at(&self, side: Side) -> At {
        At {
            time: self.time,
            conversation: self.conversation,
            side,
        }
    }
}

const fn seen(time: Option<Timestamp>) -> Seen {
    Seen { packet: 0, time }
}

fn head(first: &str, fields: &[[String; 2]]) -> String {
    let mut head = first.replace(['\r', '\n'], " ") + "\r\n";
    for [name, value] in fields {
        // What a browser tells of HTTP/2 are pseudo-fields, which no head of HTTP/1.1 has.
        if name.starts_with(':') {
            continue;
        }
        for part in [name, ": ", &value.replace(['\r', '\n'], " "), "\r\n"] {
            head.push_str(part);
        }
    }
    head + "\r\n"
}

/// What stands behind the scheme and before the path.
fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().to_owned()
}

fn target_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let target = rest.find(['/', '?', '#']).and_then(|at| rest.get(at..));
    target.unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let rows = [
            ("wss://a.example/b?c", "a.example", "/b?c"),
            ("ws://[::1]:80", "[::1]:80", "/"),
            ("", "", "/"),
        ];
        for (url, host, target) in rows {
            assert_eq!((host_of(url).as_str(), target_of(url)), (host, target));
        }
    }
}
