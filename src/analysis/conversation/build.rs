//! From a reading to streams, and from streams to items and messages.

use super::{Conversation, Decoded, HeadItem, Item, ItemKind, Membership, Message};
use crate::analysis::input::{Compressed, Input, SentBy};
use crate::analysis::overview::{CompressionFrom, PeerFrom};
use crate::analysis::row::ItemId;
use crate::analysis::stream::{Stream, StreamId};
use crate::bytes::Span;
use crate::capture::hexdump::{Reading, Sender as TextSender};
use crate::capture::packet::Packet;
use crate::capture::tcp::Segment;
use crate::order::sort_by_number;
use crate::protocol::{
    Batch, Compression, Decoder, FrameHeader, Head, HeadKind, Opcode, Peer, Sender,
};
use std::collections::HashMap;
use std::net::SocketAddr;

/// The streams of a reading, and how many bytes of packet headers were left out.
pub(super) fn streams(reading: &Reading, input: &Input) -> (Vec<Stream>, u64) {
    let parsed: Vec<_> = reading
        .packets
        .iter()
        .map(|packet| Packet::parse(slice(&reading.bytes, packet.bytes), packet.starts))
        .collect();
    // Bytes that only look like a packet do not make packets of the others: all of them are, or none is.
    let (mut flows, packet_headers) = if parsed.iter().all(Option::is_some) {
        tcp_flows(reading, parsed.into_iter().flatten())
    } else {
        (text_flows(reading), 0)
    };
    flows.retain(|(_, stream)| !stream.is_empty());
    flows.truncate(usize::from(u16::MAX));
    name_peers(&mut flows, input);
    (
        flows.into_iter().map(|(_, stream)| stream).collect(),
        packet_headers,
    )
}

/// What tells one direction from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Flow {
    Text(Option<TextSender>),
    Tcp(SocketAddr, SocketAddr),
}

impl Flow {
    /// The other direction; `None` where nothing tells two directions apart.
    const fn reverse(self) -> Option<Self> {
        match self {
            Self::Text(None) => None,
            Self::Text(Some(TextSender::First)) => Some(Self::Text(Some(TextSender::Second))),
            Self::Text(Some(TextSender::Second)) => Some(Self::Text(Some(TextSender::First))),
            Self::Tcp(from, to) => Some(Self::Tcp(to, from)),
        }
    }
}

/// Something of each flow, in the order in which the flows appear. A paste may hold packets of very many.
#[derive(Default)]
struct Flows<T> {
    all: Vec<(Flow, T)>,
    positions: HashMap<Flow, usize>,
}

impl<T: Default> Flows<T> {
    fn of(&mut self, flow: Flow) -> Option<&mut T> {
        let position = *self.positions.entry(flow).or_insert_with(|| {
            self.all.push((flow, T::default()));
            self.all.len() - 1
        });
        self.all.get_mut(position).map(|(_, of_flow)| of_flow)
    }
}

fn text_flows(reading: &Reading) -> Vec<(Flow, Stream)> {
    let mut flows = Flows::<Stream>::default();
    for packet in &reading.packets {
        if let Some(stream) = flows.of(Flow::Text(packet.sender)) {
            stream.append(slice(&reading.bytes, packet.bytes), packet.bytes.start);
        }
    }
    flows.all
}

fn tcp_flows(
    reading: &Reading,
    packets: impl Iterator<Item = Packet>,
) -> (Vec<(Flow, Stream)>, u64) {
    let mut flows = Flows::<Vec<(Segment, Span)>>::default();
    let mut headers = 0;
    for (packet, parsed) in reading.packets.iter().zip(packets) {
        headers += packet.bytes.len();
        let Packet::Tcp(segment) = parsed else {
            continue;
        };
        headers -= segment.payload.len();
        let start = packet.bytes.start + segment.payload.start;
        if let Some(segments) = flows.of(Flow::Tcp(segment.source, segment.destination))
            && !segment.payload.is_empty()
        {
            segments.push((segment, Span::at(start, segment.payload.len())));
        }
    }
    let mut streams = Vec::new();
    for (flow, segments) in flows.all {
        let in_sequence = in_sequence(reading, segments);
        streams.extend(in_sequence.into_iter().map(|stream| (flow, stream)));
    }
    (streams, headers)
}

/// Segments in the order of their numbers make a stream; what a gap keeps apart makes several, and what comes again is left out.
fn in_sequence(reading: &Reading, mut segments: Vec<(Segment, Span)>) -> Vec<Stream> {
    let base = segments.first().map_or(0, |(first, _)| first.first_byte());
    sort_by_number(&mut segments, |(segment, _)| {
        // From the one that is furthest behind on.
        u64::from(segment.first_byte().wrapping_sub(base) ^ 1 << 31)
    });
    let mut streams: Vec<Stream> = Vec::new();
    let mut expected = None;
    for (segment, bytes) in segments {
        let ahead = expected.map_or(1, |expected| distance(expected, segment.first_byte()));
        if ahead > 0 {
            let mut stream = Stream::default();
            stream.endpoints = Some([segment.source.to_string(), segment.destination.to_string()]);
            streams.push(stream);
        }
        let seen = u64::try_from(-ahead).unwrap_or(0).min(bytes.len());
        let fresh = Span {
            start: bytes.start + seen,
            end: bytes.end,
        };
        if let Some(stream) = streams.last_mut().filter(|_| !fresh.is_empty()) {
            stream.append(slice(&reading.bytes, fresh), fresh.start);
            let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            expected = Some(segment.first_byte().wrapping_add(len));
        }
    }
    streams
}

/// How far sequence number `to` is ahead of `from`; they wrap (RFC 9293 §3.4).
fn distance(from: u32, to: u32) -> i64 {
    i64::from(to.wrapping_sub(from).cast_signed())
}

fn name_peers(flows: &mut [(Flow, Stream)], input: &Input) {
    // A flow that gaps divide is known by its first part.
    let mut shown = HashMap::new();
    for (flow, stream) in &*flows {
        shown
            .entry(*flow)
            .or_insert_with(|| shown_by(&stream.bytes));
    }
    for (flow, stream) in flows {
        let shown_of = |flow| shown.get(&flow).copied().flatten();
        let own = shown_of(*flow);
        let others = flow.reverse().and_then(shown_of);
        let others = others.map(|(peer, from)| (other_than(peer), from));
        let by_masking = matches!(flow, Flow::Text(None));
        let told = [own, others]
            .into_iter()
            .flatten()
            .min_by_key(|(_, from)| *from != PeerFrom::Handshake);
        (stream.peer, stream.peer_from) = match (input.sent_by, told) {
            (SentBy::Client, _) if by_masking => (Some(Peer::Client), PeerFrom::Choice),
            (SentBy::Server, _) if by_masking => (Some(Peer::Server), PeerFrom::Choice),
            // Bytes that nobody keeps apart may be of both peers.
            (_, Some((peer, from))) if !by_masking => (Some(peer), from),
            _ => (None, PeerFrom::Masking),
        };
    }
}

/// Who a stream's first bytes look like, and why.
fn shown_by(bytes: &[u8]) -> Option<(Peer, PeerFrom)> {
    match Head::parse(bytes).map(|head| head.kind) {
        Some(HeadKind::Request) => Some((Peer::Client, PeerFrom::Handshake)),
        Some(HeadKind::Response(_)) => Some((Peer::Server, PeerFrom::Handshake)),
        None => FrameHeader::parse(bytes).ok().map(|header| {
            (
                Peer::from_masking(header.masking_key.is_some()),
                PeerFrom::Masking,
            )
        }),
    }
}

const fn other_than(peer: Peer) -> Peer {
    match peer {
        Peer::Client => Peer::Server,
        Peer::Server => Peer::Client,
    }
}

/// Decodes `streams` into the conversation, in the place of what it held.
pub(super) fn decode(conversation: &mut Conversation, streams: Vec<Stream>) {
    let handshake = streams.iter().find_map(|stream| agreement(&stream.bytes));
    let (compression, from) = match (conversation.input.compressed, handshake) {
        (Compressed::No, _) => (Compression::Refused, CompressionFrom::Choice),
        (Compressed::Deflate, _) => (Compression::Agreed, CompressionFrom::Choice),
        (Compressed::Guess, Some(Compression::Agreed)) => {
            (Compression::Agreed, CompressionFrom::HandshakeAgreed)
        }
        (Compressed::Guess, Some(_)) => (Compression::Refused, CompressionFrom::HandshakeRefused),
        (Compressed::Guess, None) => (Compression::Unknown, CompressionFrom::Unknown),
    };
    conversation.compression = from;
    conversation.streams = streams
        .into_iter()
        .map(|stream| decode_stream(stream, compression))
        .collect();
    conversation.items = in_order_of_time(&mut conversation.streams);
    conversation.messages = assemble(&mut conversation.streams, &conversation.items);
}

/// What the first response head among `bytes` says of permessage-deflate.
fn agreement(mut bytes: &[u8]) -> Option<Compression> {
    while let Some(head) = Head::parse(bytes) {
        if let HeadKind::Response(_) = head.kind {
            let agreed = head
                .value("Sec-WebSocket-Extensions")
                .is_some_and(|value| value.to_ascii_lowercase().contains("permessage-deflate"));
            return Some(if agreed {
                Compression::Agreed
            } else {
                Compression::Refused
            });
        }
        bytes = bytes.get(head.bytes.len()..)?;
    }
    None
}

fn decode_stream(stream: Stream, compression: Compression) -> Decoded {
    let mut heads = Vec::new();
    let mut start = 0;
    let mut rest = stream.bytes.as_slice();
    while let Some(head) = Head::parse(rest) {
        // After any other answer than 101 the connection speaks HTTP, so what follows is no frame.
        let len = match head.kind {
            HeadKind::Response(status) if status != Some(101) => rest.len(),
            _ => head.bytes.len(),
        };
        heads.push(HeadItem {
            kind: head.kind,
            span: Span::at(start, len as u64),
        });
        start += len as u64;
        rest = rest.get(len..).unwrap_or_default();
    }
    let sender = stream.peer.map_or(Sender::FromMasking, Sender::Known);
    let mut decoder = Decoder::starting_at(start, sender, compression);
    let mut batch = Batch::default();
    for piece in rest.chunks(PIECE) {
        decoder.feed(piece, &mut batch);
        batch.payload.clear();
    }
    decoder.finish(&mut batch);
    Decoded {
        stream,
        heads,
        frames: batch.frames,
        findings: batch.findings,
        ..Decoded::default()
    }
}

/// Payloads are looked at when they are opened; what the decoder unmasks on its way need not be kept.
const PIECE: usize = 256 * 1024;

fn in_order_of_time(streams: &mut [Decoded]) -> Vec<Item> {
    let mut timed: Vec<(u64, Item)> = Vec::new();
    for (decoded, stream) in streams.iter().zip((0..).map(StreamId)) {
        let heads = decoded
            .heads
            .iter()
            .zip(0..)
            .map(|(head, index)| (head.span.start, ItemKind::Head, index));
        let frames = decoded
            .frames
            .iter()
            .zip(0..)
            .map(|(entry, index)| (entry.start(), ItemKind::Frame, index));
        let mut time = 0;
        for (start, kind, index) in heads.chain(frames) {
            // Within its stream an item never comes before the one that stands before it, wherever the text has it.
            time = time.max(decoded.time_of(start));
            timed.push((
                time,
                Item {
                    stream,
                    kind,
                    index,
                },
            ));
        }
    }
    sort_by_number(&mut timed, |(time, _)| *time);
    for ((_, item), id) in timed.iter().zip((0..).map(ItemId)) {
        if let Some(decoded) = streams.get_mut(usize::from(item.stream.0)) {
            match item.kind {
                ItemKind::Head => decoded.head_items.push(id),
                ItemKind::Frame => decoded.items.push(id),
            }
        }
    }
    timed.into_iter().map(|(_, item)| item).collect()
}

/// Messages (RFC 6455 §5.4), of each sender in each stream.
fn assemble(streams: &mut [Decoded], items: &[Item]) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut open: Vec<[Option<usize>; 2]> = vec![[None; 2]; streams.len()];
    for item in items.iter().filter(|item| item.kind == ItemKind::Frame) {
        let stream = usize::from(item.stream.0);
        let (Some(decoded), Some(open)) = (streams.get_mut(stream), open.get_mut(stream)) else {
            continue;
        };
        let Some(&entry) = decoded.frame(item.index) else {
            continue;
        };
        let [servers, clients] = open;
        let open = if decoded.stream.peer.is_none() && entry.masked() == Some(true) {
            clients
        } else {
            servers
        };
        let mut membership = Membership {
            message: Membership::NONE,
            part: 0,
        };
        if entry.header().is_some() && !entry.opcode().is_control() {
            if entry.opcode() != Opcode::CONTINUATION {
                *open = Some(messages.len());
                messages.push(Message {
                    stream: item.stream,
                    first: item.index,
                    last: item.index,
                    fragments: 0,
                    payload_len: 0,
                    complete: false,
                });
            }
            if let Some((index, message)) =
                open.and_then(|index| Some((index, messages.get_mut(index)?)))
            {
                message.last = item.index;
                message.fragments += 1;
                message.payload_len = message.payload_len.saturating_add(entry.payload().len());
                message.complete = entry.fin() && !entry.is_cut();
                membership = Membership {
                    message: u32::try_from(index).unwrap_or(Membership::NONE),
                    part: message.fragments,
                };
            }
            if entry.fin() {
                *open = None;
            }
        }
        decoded.memberships.push(membership);
    }
    messages
}

fn slice(bytes: &[u8], span: Span) -> &[u8] {
    match (usize::try_from(span.start), usize::try_from(span.end)) {
        (Ok(start), Ok(end)) => bytes.get(start..end).unwrap_or_default(),
        _ => &[],
    }
}
