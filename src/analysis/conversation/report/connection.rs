//! The streams between two endpoints, and what they hold.

use super::super::{Conversation, Decoded, Message};
use super::FindingReport;
use crate::analysis::overview::PeerFrom;
use crate::analysis::payload_report::{PayloadReport, Sequence};
use crate::analysis::row::MessageId;
use crate::bytes::Span;
use crate::protocol::{Accept, Finding, FrameEntry, Head, HeadKind, Peer};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The streams between two endpoints: those of each direction, several where bytes are missing between them.
pub(super) struct Connection<'a> {
    streams: Vec<(u16, &'a Decoded)>,
    messages: Vec<(MessageId, &'a Message)>,
}

impl<'a> Connection<'a> {
    /// The connections of a conversation, in the order in which they began.
    pub(super) fn all(conversation: &'a Conversation) -> Vec<Self> {
        let mut connections: Vec<Self> = Vec::new();
        let mut of_stream: Vec<usize> = Vec::new();
        for (decoded, id) in conversation.streams.iter().zip(0..) {
            let known = connections.iter().position(|connection| {
                connection
                    .streams
                    .first()
                    .is_some_and(|(_, first)| is_between(first, decoded))
            });
            let index = known.unwrap_or(connections.len());
            of_stream.push(index);
            match connections.get_mut(index) {
                Some(connection) => connection.streams.push((id, decoded)),
                None => connections.push(Self {
                    streams: vec![(id, decoded)],
                    messages: Vec::new(),
                }),
            }
        }
        for (message, id) in conversation.messages.iter().zip((0..).map(MessageId)) {
            let connection = of_stream
                .get(usize::from(message.stream.0))
                .and_then(|index| connections.get_mut(*index));
            if let Some(connection) = connection {
                connection.messages.push((id, message));
            }
        }
        connections
    }

    pub(super) fn findings(
        &self,
        connection: u32,
        say: &'a dyn Fn(&Finding) -> String,
    ) -> Vec<FindingReport<'a>> {
        let mut reports = Vec::new();
        let mut whole: [u32; 3] = [0; 3];
        for (stream, decoded) in &self.streams {
            for (entry, index) in decoded.frames.iter().zip(0..) {
                let direction = decoded.peer_of(entry);
                let [clients, servers, unknown] = &mut whole;
                let next = match direction {
                    Some(Peer::Client) => clients,
                    Some(Peer::Server) => servers,
                    None => unknown,
                };
                let frame = (!entry.is_cut()).then_some(*next);
                *next += u32::from(!entry.is_cut());
                reports.extend(
                    decoded
                        .findings_of(index)
                        .iter()
                        .map(|finding| FindingReport {
                            connection,
                            direction,
                            frame,
                            stream: *stream,
                            finding,
                            say,
                        }),
                );
            }
        }
        reports
    }

    fn frames(&self, of: Option<Peer>) -> impl Iterator<Item = (u16, &'a Decoded, &'a FrameEntry)> {
        self.streams.iter().flat_map(move |&(stream, decoded)| {
            let frames = decoded.frames.iter();
            frames
                .filter(move |entry| decoded.peer_of(entry) == of)
                .map(move |entry| (stream, decoded, entry))
        })
    }

    /// The first head of that side, with all its bytes.
    fn head(&self, of: Peer) -> Option<Head<'a>> {
        self.streams.iter().find_map(|(_, decoded)| {
            let mut heads = decoded.heads.iter();
            let head = heads.find(|head| match head.kind {
                HeadKind::Request => of == Peer::Client,
                HeadKind::Response(_) => of == Peer::Server,
            })?;
            Head::parse(decoded.stream.slice(head.span))
        })
    }

    fn endpoint(&self, of: Peer) -> Option<&'a str> {
        let (_, decoded) = self
            .streams
            .iter()
            .find(|(_, decoded)| decoded.stream.peer.is_some())?;
        let [sender, receiver] = decoded.stream.endpoints.as_ref()?;
        Some(if decoded.stream.peer == Some(of) {
            sender
        } else {
            receiver
        })
    }

    fn peers_from(&self) -> Option<PeerFrom> {
        let (_, first) = self.streams.first()?;
        Some(first.stream.peer_from)
    }
}

/// Whether two streams have the same two endpoints; a text that names none holds one connection.
fn is_between(one: &Decoded, other: &Decoded) -> bool {
    match (&one.stream.endpoints, &other.stream.endpoints) {
        (Some([from, to]), Some([other_from, other_to])) => {
            (from, to) == (other_from, other_to) || (from, to) == (other_to, other_from)
        }
        (None, None) => true,
        _ => false,
    }
}

impl Serialize for Connection<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (request, response) = (self.head(Peer::Client), self.head(Peer::Server));
        let key = request
            .as_ref()
            .and_then(|head| head.value("Sec-WebSocket-Key"));
        let answered = |name| response.as_ref().and_then(|head| head.value(name));
        let accept = answered("Sec-WebSocket-Accept");
        let accept_valid = key
            .as_deref()
            .zip(accept.as_deref())
            .map(|(key, accept)| Accept::of(key).matches(accept));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("client", &self.endpoint(Peer::Client))?;
        map.serialize_entry("server", &self.endpoint(Peer::Server))?;
        map.serialize_entry("peers_from", &self.peers_from())?;
        map.serialize_entry("request", &request.as_ref().map(first_line))?;
        map.serialize_entry("key", &key)?;
        map.serialize_entry("accept", &accept)?;
        map.serialize_entry("accept_valid", &accept_valid)?;
        map.serialize_entry("extensions", &answered("Sec-WebSocket-Extensions"))?;
        map.serialize_entry("protocol", &answered("Sec-WebSocket-Protocol"))?;
        map.serialize_entry("directions", &Directions(self))?;
        map.end()
    }
}

fn first_line(head: &Head<'_>) -> String {
    let line = head.bytes.split(|byte| *byte == b'\n').next();
    String::from_utf8_lossy(line.unwrap_or_default().trim_ascii_end()).into_owned()
}

struct Directions<'a>(&'a Connection<'a>);

impl Serialize for Directions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for peer in [Peer::Client, Peer::Server] {
            map.serialize_entry(peer.id(), &Direction(self.0, Some(peer)))?;
        }
        if self.0.frames(None).next().is_some() {
            map.serialize_entry("unknown", &Direction(self.0, None))?;
        }
        map.end()
    }
}

#[derive(Clone, Copy)]
struct Direction<'a>(&'a Connection<'a>, Option<Peer>);

impl Serialize for Direction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(connection, peer) = *self;
        let cut = || connection.frames(peer).filter(|(.., entry)| entry.is_cut());
        let tail = cut().map(|(_, decoded, entry)| decoded.frame_span(entry).len());
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry(
            "frames",
            &Sequence(|| {
                let whole = connection
                    .frames(peer)
                    .filter(|(.., entry)| !entry.is_cut());
                whole.map(|(stream, decoded, entry)| FrameReport::of(stream, decoded, entry))
            }),
        )?;
        map.serialize_entry(
            "messages",
            &Sequence(|| {
                let whole = connection
                    .messages
                    .iter()
                    .filter(|(_, message)| message.complete);
                whole.filter_map(|(id, message)| MessageReport::of(connection, peer, *id, message))
            }),
        )?;
        map.serialize_entry(
            "cut_frames",
            &Sequence(|| {
                cut().map(|(stream, decoded, entry)| FrameReport::of(stream, decoded, entry))
            }),
        )?;
        map.serialize_entry("undecoded_tail", &tail.sum::<u64>())?;
        map.end()
    }
}

/// A frame. Of one that is cut, a member is null if its bytes are not there.
#[derive(Serialize)]
struct FrameReport {
    fin: bool,
    rsv: u8,
    opcode: u8,
    masked: Option<bool>,
    masking_key: Option<String>,
    payload: Option<PayloadReport>,
    stream: u16,
    span: Span,
}

impl FrameReport {
    fn of(stream: u16, decoded: &Decoded, entry: &FrameEntry) -> Self {
        Self {
            fin: entry.fin(),
            rsv: entry.rsv(),
            opcode: entry.opcode().0,
            masked: entry.masked(),
            masking_key: entry.key().map(|key| key.to_string()),
            payload: entry.header().map(|_| {
                let mut bytes = Vec::new();
                decoded.unmask(entry, 0, usize::MAX, &mut bytes);
                PayloadReport::of(&bytes)
            }),
            stream,
            span: decoded.frame_span(entry),
        }
    }
}

/// A message whose final fragment is there.
#[derive(Serialize)]
struct MessageReport {
    opcode: u8,
    compressed: bool,
    /// Null for a compressed message: what it inflates to is not known.
    payload: Option<PayloadReport>,
    fragments: u32,
}

impl MessageReport {
    fn of(
        connection: &Connection<'_>,
        peer: Option<Peer>,
        id: MessageId,
        message: &Message,
    ) -> Option<Self> {
        let (_, decoded) = connection
            .streams
            .iter()
            .find(|(stream, _)| *stream == message.stream.0)?;
        if decoded.peer_of(decoded.frame(message.first)?) != peer {
            return None;
        }
        let compressed = decoded.is_compressed(message);
        Some(Self {
            opcode: decoded.opcode_of(message).0,
            compressed,
            payload: (!compressed).then(|| {
                let mut bytes = Vec::new();
                decoded.message_bytes(id, message, 0, usize::MAX, &mut bytes);
                PayloadReport::of(&bytes)
            }),
            fragments: message.fragments,
        })
    }
}
