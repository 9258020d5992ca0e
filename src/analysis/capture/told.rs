//! Conversations that a browser tells of, all at once (HAR) or while they go on: their frames are made, as they would be on the wire. A
//! client's are masked with a key that is handed in, or, where none is, left without.

use super::conversation::{Conversation, ConversationKind, of_mut};
use super::entry::{At, Entry};
use super::grown::Grown;
use super::pieces::Pieces;
use super::shared::Shared;
use crate::analysis::capture_overview::ToldBy;
use crate::bytes::Span;
use crate::capture::har::{Connection, Har, HeadTold, Sender};
use crate::capture::record::Timestamp;
use crate::capture::tcp::{Seen, Side};
use crate::protocol::{FrameEntry, FrameHeader, Head, HeadKind, LengthForm, MaskingKey, Opcode};
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
        enter_connection(connection, &mut pieces, shared);
    }
    shared.other.http = har.other_entries;
    pieces
}

fn enter_connection(connection: &Connection, pieces: &mut Pieces, shared: &mut Shared) {
    let kind = match &connection.response {
        Some(response) if response.status == 101 => ConversationKind::Established,
        // What a browser does not tell is no rejection: some leave the status out, and messages came.
        _ if !connection.messages.is_empty() => ConversationKind::Established,
        Some(response) => ConversationKind::Rejected(response.status),
        None => ConversationKind::RequestOnly,
    };
    let request = &connection.request;
    let mut told = Told::begin(kind, &request.url, connection.started, shared);
    let first = format!("{} {} HTTP/1.1", request.method, target_of(&request.url));
    let text = head(&first, &request.fields, request.told);
    let asked = told.head(CLIENT, &text, pieces, shared);
    let text = connection.response.as_ref().map(|response| {
        let first = format!("HTTP/1.1 {} {}", response.status, response.status_text);
        told.at(response.time, shared);
        head(first.trim_end(), &response.fields, response.told)
    });
    let answered = text.as_deref();
    let answered = answered.and_then(|text| told.head(CLIENT.other(), text, pieces, shared));
    told.check(asked.as_ref(), answered.as_ref(), shared);
    for message in &connection.messages {
        let side = match message.sender {
            Sender::Client => CLIENT,
            Sender::Server => CLIENT.other(),
        };
        let frame = Frame {
            side,
            opcode: Opcode(message.opcode & 0xF),
            payload: &message.payload,
            len: (message.payload.len() as u64).max(message.whole.unwrap_or(0)),
            key: message.key.map(MaskingKey),
        };
        told.at(message.time, shared);
        told.frame(&frame, pieces, shared);
    }
    if let Some(closed) = &connection.closed {
        told.at(closed.time, shared);
        told.end(
            if closed.was_clean {
                End::Clean
            } else {
                End::Lost
            },
            shared,
        );
    }
}

/// A conversation, as far as it was told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    conversation: u32,
    /// Nanoseconds from the start of the capture.
    time: u64,
}

/// A frame as it would be on the wire.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) side: Side,
    pub(super) opcode: Opcode,
    /// Its payload, or the beginning of it.
    pub(super) payload: &'a [u8],
    /// How long the payload is: what is not there of it is not known.
    pub(super) len: u64,
    /// What it is masked with.
    pub(super) key: Option<MaskingKey>,
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Both peers sent a Close frame.
    Clean,
    /// Not so.
    Lost,
}

/// What takes the bytes that are made.
pub(super) trait Taker {
    /// Offset behind the last byte.
    fn end(&self) -> u64;

    /// Takes what follows.
    fn take(&mut self, bytes: &[u8]);
}

impl Taker for Pieces {
    fn end(&self) -> u64 {
        ByteSource::len(self)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.append(bytes);
    }
}

impl Taker for Grown {
    fn end(&self) -> u64 {
        ByteSource::len(self.pieces())
    }

    fn take(&mut self, bytes: &[u8]) {
        self.append_told(bytes);
    }
}

/// A browser is the client, and it opens the connection.
pub(super) const CLIENT: Side = Side::Opener;

impl Told {
    /// A connection that begins.
    pub(super) fn begin(
        kind: ConversationKind,
        url: &str,
        time: Option<Timestamp>,
        shared: &mut Shared,
    ) -> Self {
        let time = shared.time(seen(time));
        let ends = ["browser".to_owned(), host_of(url).to_owned()];
        let mut conversation = Conversation::new(kind, CLIENT, ends, time);
        conversation.told_by = ToldBy::Browser;
        conversation.url = Some(url.into());
        let listed = u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX);
        shared.conversations.push(conversation);
        Self {
            conversation: listed,
            time,
        }
    }

    /// What is told next happened then, if that is known, and not before what was told.
    pub(super) fn at(&mut self, time: Option<Timestamp>, shared: &mut Shared) {
        if time.is_some() {
            self.time = self.time.max(shared.time(seen(time)));
        }
    }

    /// The server accepted.
    pub(super) fn opened(&self, shared: &mut Shared) {
        if let Some(conversation) = shared.conversation_mut(self.conversation) {
            conversation.kind = ConversationKind::Established;
        }
    }

    /// A head of the handshake: all of it, which is given back, or what is known of it, without its blank line.
    pub(super) fn head<'a>(
        &self,
        side: Side,
        text: &'a str,
        taker: &mut impl Taker,
        shared: &mut Shared,
    ) -> Option<(Span, Head<'a>)> {
        let span = self.append(side, text.len() as u64, taker.end(), shared);
        taker.take(text.as_bytes());
        let bytes = text.as_bytes();
        let whole = Head::whole(bytes);
        let is_whole = whole.is_some();
        let head = whole.or_else(|| Head::parse(bytes))?;
        shared.push(Entry::head(self.place(side), head.kind, span));
        if let Some(conversation) = shared.conversation_mut(self.conversation) {
            match head.kind {
                HeadKind::Request => conversation.take_request(&head, span),
                HeadKind::Response(_) => conversation.take_response(&head, span),
            }
        }
        is_whole.then_some((span, head))
    }

    /// Checks the handshake, as far as its heads are whole.
    #[cfg_attr(
        not(feature = "reports"),
        expect(clippy::unused_self, reason = "reports are not wanted")
    )]
    fn check(
        self,
        request: Option<&(Span, Head<'_>)>,
        response: Option<&(Span, Head<'_>)>,
        shared: &mut Shared,
    ) {
        #[cfg(feature = "reports")]
        super::shaken::find_told(self.conversation, CLIENT, request, response, shared);
        #[cfg(not(feature = "reports"))]
        let _ = (request, response, shared);
    }

    pub(super) fn frame(&self, frame: &Frame<'_>, taker: &mut impl Taker, shared: &mut Shared) {
        let header = FrameHeader {
            fin: true,
            rsv: 0,
            opcode: frame.opcode,
            length_form: LengthForm::minimal_for(frame.len),
            payload_len: frame.len,
            masking_key: frame.key,
        };
        let mut wire = std::mem::take(&mut shared.scratch);
        wire.clear();
        header.encode(&mut wire);
        match frame.key {
            Some(key) => key.append(frame.payload, &mut wire),
            None => wire.extend_from_slice(frame.payload),
        }
        let span = self.append(frame.side, wire.len() as u64, taker.end(), shared);
        taker.take(&wire);
        shared.scratch = wire;
        let missing = frame.len.saturating_sub(frame.payload.len() as u64);
        if missing > 0
            && let Some(conversation) = shared.conversation_mut(self.conversation)
        {
            conversation
                .track_mut(frame.side)
                .ranges
                .push_gap(missing, 0);
        }
        let entry = FrameEntry::new(span.start, &header);
        shared.push(Entry::frame(self.place(frame.side), &entry));
        self.count(frame.side, &entry, shared);
    }

    /// It is over.
    pub(super) fn end(self, end: End, shared: &mut Shared) {
        if let Some(conversation) = shared.conversation_mut(self.conversation) {
            conversation.ended = true;
            conversation.last = conversation.last.max(self.time);
            // The frames themselves are not always told of.
            if end == End::Clean {
                conversation.closes = [true; 2];
            }
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

    /// So many bytes stand in the source from `offset` on.
    fn append(&self, side: Side, len: u64, offset: u64, shared: &mut Shared) -> Span {
        let Some(conversation) = shared.conversation_mut(self.conversation) else {
            return Span::default();
        };
        let ranges = &mut conversation.track_mut(side).ranges;
        let start = ranges.end();
        // No packet brought them.
        ranges.push(len, offset, 0);
        Span::at(start, len)
    }

    const fn place(&self, side: Side) -> At {
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

/// The text of a head.
pub(super) fn head(first: &str, fields: &[[String; 2]], told: HeadTold) -> String {
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
    if told == HeadTold::Whole {
        head.push_str("\r\n");
    }
    head
}

/// What stands behind the scheme and before the path.
pub(super) fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// What stands behind the host.
pub(super) fn target_of(url: &str) -> &str {
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
            assert_eq!((host_of(url), target_of(url)), (host, target));
        }
    }
}
