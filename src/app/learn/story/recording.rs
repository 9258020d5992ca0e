//! The recorded connection: its segments, the bytes of both directions, and what these are, in the order of time.

use crate::bytes::Span;
use crate::capture::file::FileReader;
use crate::capture::hexdump::Starts;
use crate::capture::packet::Packet;
use crate::capture::record::Record;
use crate::capture::tcp::Flags;
use crate::protocol::http::Head;
use crate::protocol::{FrameHeader, Peer};
use std::net::IpAddr;
use std::rc::Rc;

/// The capture, as www/learn/record makes it.
pub(crate) const FILE: &[u8] = include_bytes!("../../../../www/learn/connection.pcapng");

/// What a reader is shown of a recorded connection.
#[derive(Debug, Default)]
pub(crate) struct Recording {
    /// The segments, as they were captured.
    pub(crate) segments: Vec<Segment>,
    /// What each side sent, the client first.
    pub(crate) streams: [Vec<u8>; 2],
    /// What there is to tell: the segments that open and close, heads, frames.
    pub(crate) items: Vec<Item>,
}

/// A segment of the connection.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// The packet's number in the capture, from 1.
    pub(crate) number: u32,
    /// Nanoseconds since the first one.
    pub(crate) time: u64,
    /// Who sent it.
    pub(crate) peer: Peer,
    /// Its TCP header.
    pub(crate) header: Rc<[u8]>,
    /// Its flags.
    pub(crate) flags: Flags,
    /// Which bytes of its sender's stream it brings.
    pub(crate) payload: Span,
    /// Between which addresses, the sender's first.
    pub(crate) ends: [IpAddr; 2],
}

/// One thing to tell, and its bytes.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) kind: ItemKind,
    /// Who sent it.
    pub(crate) peer: Peer,
    /// The first and the last packet that it stands in.
    pub(crate) packets: [u32; 2],
    /// Nanoseconds since the connection's first segment, of the packet that completes it.
    pub(crate) time: u64,
    /// Its bytes: of a segment its header.
    pub(crate) bytes: Rc<[u8]>,
    /// Where they stand in its sender's stream; of a segment nowhere.
    pub(crate) span: Option<Span>,
    /// Of a segment, between which addresses, the sender's first.
    pub(crate) ends: Option<[IpAddr; 2]>,
}

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// The TCP header of a segment that opens or closes the connection.
    Segment,
    /// The request or the response.
    Head,
    /// A frame.
    Frame,
}

impl Recording {
    /// What `file` holds: one connection of which no segment is missing, out of order or sent twice, with client and server.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut recording = Self::default();
        let mut reader = FileReader::default();
        let mut begun = None;
        reader.feed(file, &mut |record| recording.take(&record, &mut begun));
        recording.items = recording.tell();
        recording
    }

    /// Whoever sends the first packet is the client.
    fn take(&mut self, record: &Record<'_>, begun: &mut Option<(std::net::SocketAddr, u64)>) {
        let Some(Packet::Tcp(segment)) = Packet::parse(record.data, Starts::LinkLayer) else {
            return;
        };
        let time = record.time.map_or(0, |time| time.0);
        let (client, first) = *begun.get_or_insert((segment.source, time));
        let peer = if segment.source == client {
            Peer::Client
        } else {
            Peer::Server
        };
        let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        let (start, end) = (at(segment.payload.start), at(segment.payload.end));
        let header = start.saturating_sub(usize::from(segment.header_len))..start;
        let payload = record.data.get(start..end).unwrap_or_default();
        let [of_client, of_server] = &mut self.streams;
        let stream = match peer {
            Peer::Client => of_client,
            Peer::Server => of_server,
        };
        self.segments.push(Segment {
            number: record.number,
            time: time.saturating_sub(first),
            peer,
            header: record.data.get(header).unwrap_or_default().into(),
            flags: segment.flags,
            payload: Span::at(stream.len() as u64, payload.len() as u64),
            ends: [segment.source.ip(), segment.destination.ip()],
        });
        stream.extend_from_slice(payload);
    }

    /// What there is to tell, in the order of time.
    fn tell(&self) -> Vec<Item> {
        let [client, server] = &self.streams;
        let mut items = [
            self.of_stream(Peer::Client, client),
            self.of_stream(Peer::Server, server),
        ]
        .concat();
        items.extend(self.handshakes());
        items.sort_by_key(|item| item.packets);
        items
    }

    /// Segments that open and close: with SYN or FIN, and the first one behind each FIN and behind the last SYN, which acknowledges it.
    fn handshakes(&self) -> impl Iterator<Item = Item> {
        let before = std::iter::once(None).chain(self.segments.iter().map(Some));
        let opens_or_closes = |segment: &Segment| segment.flags.any(Flags::SYN | Flags::FIN);
        before
            .zip(&self.segments)
            .filter(move |(before, segment)| {
                opens_or_closes(segment) || before.is_some_and(opens_or_closes)
            })
            .map(|(_, segment)| Item {
                kind: ItemKind::Segment,
                peer: segment.peer,
                packets: [segment.number; 2],
                time: segment.time,
                bytes: Rc::clone(&segment.header),
                span: None,
                ends: Some(segment.ends),
            })
    }

    /// The head that a stream begins with, and the frames behind it.
    fn of_stream(&self, peer: Peer, stream: &[u8]) -> Vec<Item> {
        let mut items = Vec::new();
        let mut rest = stream;
        while !rest.is_empty() {
            let head = Head::parse(rest).filter(|_| items.is_empty());
            let (kind, len) = match head {
                Some(head) => (ItemKind::Head, head.bytes.len()),
                None => (ItemKind::Frame, frame_len(rest)),
            };
            let (bytes, after) = rest.split_at_checked(len).unwrap_or((rest, &[]));
            let span = Span::at((stream.len() - rest.len()) as u64, bytes.len() as u64);
            rest = after;
            let brings = |offset: u64| {
                self.segments
                    .iter()
                    .find(|segment| segment.peer == peer && segment.payload.contains(offset))
            };
            let (first, last) = (brings(span.start), brings(span.end.saturating_sub(1)));
            let number = |segment: Option<&Segment>| segment.map_or(0, |segment| segment.number);
            items.push(Item {
                kind,
                peer,
                packets: [number(first), number(last)],
                time: last.map_or(0, |segment| segment.time),
                bytes: bytes.into(),
                span: Some(span),
                ends: None,
            });
        }
        items
    }
}

/// How many bytes the frame that `bytes` begin with has.
fn frame_len(bytes: &[u8]) -> usize {
    let len = FrameHeader::parse(bytes).ok().and_then(|header| {
        let payload = usize::try_from(header.payload_len).ok()?;
        payload.checked_add(usize::from(header.len()))
    });
    len.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::checksum::Sums;

    #[test]
    fn no_segment_is_missing_late_or_sent_twice() {
        let recording = Recording::read(FILE);
        assert_eq!(recording.segments.len(), 53);
        for peer in [Peer::Client, Peer::Server] {
            let sequence_number =
                |segment: &Segment| u32::from_be_bytes(segment.header[4..8].try_into().unwrap());
            let mut of_peer = recording.segments.iter().filter(|one| one.peer == peer);
            let first = sequence_number(of_peer.next().unwrap());
            for segment in of_peer {
                let sent = u32::try_from(segment.payload.start).unwrap();
                let fin_before = u32::from(segment.number == 53);
                let expected = first.wrapping_add(1 + sent + fin_before);
                assert_eq!(sequence_number(segment), expected, "{}", segment.number);
            }
        }
    }

    /// The loopback interface leaves the rest to a card that it does not have; the page says so.
    #[test]
    fn each_checksum_is_begun() {
        let recording = Recording::read(FILE);
        let mut told = 0;
        for item in recording.items.iter().filter(|item| item.ends.is_some()) {
            let sums = Sums::of(item.ends.unwrap(), &item.bytes).unwrap();
            let found = u16::from_be_bytes(item.bytes[16..18].try_into().unwrap());
            assert_eq!(found, sums.begun);
            told += 1;
        }
        assert_eq!(told, 7);
    }

    #[test]
    fn items_are_in_the_order_of_time_and_tile_both_streams() {
        let recording = Recording::read(FILE);
        assert!(recording.items.is_sorted_by_key(|item| item.time));
        for (peer, stream) in [Peer::Client, Peer::Server].iter().zip(&recording.streams) {
            let mut at = 0;
            for item in recording.items.iter().filter(|item| item.peer == *peer) {
                if let Some(span) = item.span {
                    assert_eq!(span.start, at);
                    at = span.end;
                }
            }
            assert_eq!(at, stream.len() as u64);
        }
    }
}
