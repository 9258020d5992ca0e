//! From items to what is shown of them: the source at a glance, one item opened, bytes.

use super::{Conversation, Decoded, HeadItem, Item, ItemKind, Message};
use crate::analysis::capture_overview::ToldBy;
use crate::analysis::detail::{
    Detail, FindingDetail, FrameDetail, HandshakeDetail, HeaderDetail, MessageDetail,
};
use crate::analysis::overview::{Counts, Overview, ReadAs, StreamOverview};
use crate::analysis::page::{Buffer, ByteItem, BytesPage};
use crate::analysis::row::{ItemId, MessageId, Part};
use crate::analysis::session::CopyOf;
use crate::analysis::stream::{Origin, StreamId};
use crate::bytes::Span;
use crate::protocol::{FrameEntry, Head, HeadKind, Opcode, Peer, field};

impl Conversation {
    /// The source at a glance.
    pub fn overview(&self) -> Overview {
        let mut findings = Counts::default();
        for finding in self.streams.iter().flat_map(|decoded| &decoded.findings) {
            findings.add(finding.rule.severity());
        }
        let frames: usize = self
            .streams
            .iter()
            .map(|decoded| decoded.frames.len())
            .sum();
        let first_frame = self
            .items
            .iter()
            .position(|item| item.kind == ItemKind::Frame);
        Overview {
            read_as: self.read_as(),
            streams: self
                .streams
                .iter()
                .zip((0..).map(StreamId))
                .map(|(decoded, id)| StreamOverview {
                    id,
                    len: decoded.stream.len(),
                    peer: decoded.stream.peer,
                    peer_from: decoded.stream.peer_from,
                    endpoints: decoded.stream.endpoints.clone(),
                })
                .collect(),
            items: count(self.items.len()),
            frames: count(frames),
            messages: count(self.messages.len()),
            findings,
            first: first_frame
                .or((!self.items.is_empty()).then_some(0))
                .map(|index| ItemId(count(index))),
            compression: self.compression,
        }
    }

    pub(super) fn read_as(&self) -> ReadAs {
        let reading = &self.reading;
        ReadAs {
            layout: reading.layout,
            choice: reading.choice,
            alternatives: reading.alternatives.clone(),
            lines: reading.lines,
            bytes: reading.bytes.len() as u64,
            packets: count(reading.packets.len()),
            packet_headers: self.packet_headers,
            left_out: reading.left_out.clone(),
            problem: reading.problem.clone(),
            problem_utf16: reading
                .problem
                .as_ref()
                .map(|problem| utf16(reading.map.utf16(problem.text))),
        }
    }

    /// One item, opened.
    pub fn detail(&self, id: ItemId) -> Option<Detail> {
        let item = self.item(id)?;
        let decoded = self.decoded(item.stream)?;
        if item.kind == ItemKind::Head {
            let head = decoded.heads.get(item.index as usize)?;
            return Some(Detail::Handshake(self.handshake(id, item, decoded, head)));
        }
        let entry = decoded.frame(item.index)?;
        let span = decoded.frame_span(entry);
        let bytes = decoded.stream.slice(span);
        let mut payload = Vec::new();
        decoded.unmask(entry, 0, FrameDetail::PAYLOAD_LIMIT, &mut payload);
        let findings = FindingDetail::of(decoded.findings_of(item.index).iter());
        Some(Detail::Frame(Box::new(FrameDetail {
            item: id,
            number: self.frame_number(id),
            stream: item.stream,
            span,
            packets: self.packets_of(decoded.stream.source_span(span)),
            peer: decoded.peer_of(entry),
            peer_from: decoded.stream.peer_from,
            head: bytes
                .iter()
                .take(FrameDetail::HEAD_LIMIT)
                .copied()
                .collect(),
            header_len: entry.header_seen(),
            header: entry.header().map(HeaderDetail::of),
            payload_seen: decoded.payload_span(entry).len(),
            fields: field::fields(bytes, span.len()),
            findings,
            payload,
            message: decoded.membership(item.index).and_then(|membership| {
                self.message_detail(MessageId(membership.message), membership.part)
            }),
            original: self.original_of(decoded, span),
            told_by: ToldBy::Wire,
            seen: None,
            origins: Vec::new(),
            unknown: Vec::new(),
            pair: None,
        })))
    }

    fn message_detail(&self, id: MessageId, part: u32) -> Option<MessageDetail> {
        let message = self.message(id)?;
        let decoded = self.decoded(message.stream)?;
        let mut payload = Vec::new();
        decoded.message_bytes(id, message, 0, FrameDetail::PAYLOAD_LIMIT, &mut payload);
        Some(MessageDetail {
            id,
            opcode: decoded.opcode_of(message).0,
            part: Part {
                number: part,
                of: message.fragments,
            },
            frames: decoded
                .fragments(id, message)
                .filter_map(|(index, _)| decoded.items.get(index as usize).copied())
                .take(MessageDetail::FRAMES_LIMIT)
                .collect(),
            payload_len: message.payload_len,
            complete: message.complete,
            compressed: decoded.is_compressed(message),
            payload,
            unknown: Vec::new(),
            inflated: None,
        })
    }

    /// The packets that bytes of the source stand in, from 1.
    fn packets_of(&self, source: Span) -> Option<[u32; 2]> {
        let packets = &self.reading.packets;
        if packets.len() < 2 {
            return None;
        }
        let number = |offset| count(packets.partition_point(|packet| packet.bytes.start <= offset));
        let last = source.end.saturating_sub(1).max(source.start);
        Some([number(source.start), number(last)])
    }

    fn original_of(&self, decoded: &Decoded, span: Span) -> Option<Vec<u8>> {
        if !decoded.stream.is_edited(span) {
            return None;
        }
        let source = decoded.stream.source_span(span);
        let (start, end) = (
            usize::try_from(source.start).ok()?,
            usize::try_from(source.end).ok()?,
        );
        Some(
            self.reading
                .bytes
                .get(start..end)?
                .iter()
                .take(FrameDetail::HEAD_LIMIT)
                .copied()
                .collect(),
        )
    }

    fn handshake(
        &self,
        id: ItemId,
        item: Item,
        decoded: &Decoded,
        head: &HeadItem,
    ) -> HandshakeDetail {
        // The nearest head before this one, or after it, that has the other half.
        let all: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Head)
            .filter_map(|item| {
                let decoded = self.decoded(item.stream)?;
                Some(
                    decoded
                        .stream
                        .slice(decoded.heads.get(item.index as usize)?.span),
                )
            })
            .filter_map(Head::parse)
            .collect();
        let text = decoded.stream.slice(head.span);
        let own = Head::parse(text);
        let value = |name| {
            own.as_ref()
                .and_then(|head| head.value(name))
                .or_else(|| all.iter().find_map(|head| head.value(name)))
        };
        HandshakeDetail {
            item: id,
            stream: item.stream,
            span: head.span,
            peer: sender_of(head.kind),
            text: String::from_utf8_lossy(text).into_owned(),
            key: value("Sec-WebSocket-Key"),
            accept: value("Sec-WebSocket-Accept"),
            fields: Vec::new(),
            counterpart: None,
            counterpart_text: None,
            seen: None,
            origins: Vec::new(),
        }
    }

    /// At most `limit` bytes to be copied, and how many there are.
    pub fn copied(&self, id: ItemId, what: CopyOf, limit: u32) -> Option<(Vec<u8>, u64)> {
        let item = self.item(id)?;
        let decoded = self.decoded(item.stream)?;
        let mut bytes = Vec::new();
        let of = match (item.kind, what) {
            (ItemKind::Head, _) => {
                let span = decoded.heads.get(item.index as usize)?.span;
                bytes.extend(decoded.stream.slice(span));
                span.len()
            }
            (ItemKind::Frame, CopyOf::Frame) => {
                let span = decoded.frame_span(decoded.frame(item.index)?);
                let copied = Span::at(span.start, span.len().min(u64::from(limit)));
                bytes.extend(decoded.stream.slice(copied));
                span.len()
            }
            (ItemKind::Frame, CopyOf::Payload) => {
                let entry = decoded.frame(item.index)?;
                decoded.unmask(entry, 0, limit as usize, &mut bytes);
                decoded.payload_span(entry).len()
            }
            (ItemKind::Frame, CopyOf::Message) => {
                let id = MessageId(decoded.membership(item.index)?.message);
                decoded.message_bytes(id, self.message(id)?, 0, limit as usize, &mut bytes)
            }
        };
        Some((bytes, of))
    }

    /// Bytes of a buffer; `item` says of which stream, frame or message.
    pub fn bytes(&self, item: ItemId, buffer: Buffer, first: u64, limit: u32) -> Option<BytesPage> {
        let Item {
            stream: id,
            kind,
            index,
        } = self.item(item)?;
        let decoded = self.decoded(id)?;
        let frame = (kind == ItemKind::Frame)
            .then(|| decoded.frame(index))
            .flatten();
        let limit = limit as usize;
        let mut bytes = Vec::new();
        let (len, items, places) = match buffer {
            Buffer::Wire => {
                let window = Span::at(first, limit as u64);
                bytes.extend(decoded.stream.slice(window));
                let seen = Span::at(first, bytes.len() as u64);
                (
                    decoded.stream.len(),
                    decoded.items_in(seen),
                    (seen.start..seen.end).collect(),
                )
            }
            Buffer::Unmasked => {
                let entry = frame?;
                decoded.unmask(entry, first, limit, &mut bytes);
                let payload = decoded.payload_span(entry);
                let places = payload.start.saturating_add(first).min(payload.end)..payload.end;
                (
                    payload.len(),
                    Vec::new(),
                    places.take(bytes.len()).collect(),
                )
            }
            // What a paste's messages inflate to is not known.
            Buffer::Inflated => return None,
            Buffer::Message => {
                let message_id = MessageId(
                    decoded
                        .membership(index)
                        .filter(|_| kind == ItemKind::Frame)?
                        .message,
                );
                let message = self.message(message_id)?;
                let seen = decoded.message_bytes(message_id, message, first, limit, &mut bytes);
                let (items, places) =
                    decoded.message_places(message_id, message, first, bytes.len());
                (seen, items, places)
            }
        };
        let places: Vec<u64> = places;
        Some(BytesPage {
            stream: id,
            buffer,
            item,
            len,
            first,
            places: places
                .into_iter()
                .map(|offset| self.place(decoded, offset))
                .collect(),
            bytes,
            items,
            unknown: Vec::new(),
            origins: Vec::new(),
        })
    }

    /// Where a byte of a stream was read in the text, in UTF-16 units.
    fn place(&self, decoded: &Decoded, offset: u64) -> [u32; 2] {
        match decoded.stream.origin(offset) {
            Some(Origin::Source(source)) => self
                .reading
                .map
                .text_of(source)
                .map_or([0, 0], |text| utf16(self.reading.map.utf16(text))),
            _ => [0, 0],
        }
    }
}

impl Decoded {
    pub(super) fn opcode_of(&self, message: &Message) -> Opcode {
        self.frame(message.first)
            .map_or(Opcode::CONTINUATION, FrameEntry::opcode)
    }

    pub(super) fn is_compressed(&self, message: &Message) -> bool {
        self.frame(message.first)
            .is_some_and(|entry| entry.rsv() & 0x4 != 0)
    }

    /// The frames of a message, with their indices.
    pub(super) fn fragments<'a>(
        &'a self,
        id: MessageId,
        message: &'a Message,
    ) -> impl Iterator<Item = (u32, &'a FrameEntry)> {
        (message.first..=message.last)
            .filter(move |index| {
                self.membership(*index)
                    .is_some_and(|membership| membership.message == id.0)
            })
            .filter_map(|index| Some((index, self.frame(index)?)))
    }

    /// Appends at most `limit` unmasked bytes of a message from `from` on; gives the length of all that are there.
    pub(super) fn message_bytes(
        &self,
        id: MessageId,
        message: &Message,
        from: u64,
        limit: usize,
        out: &mut Vec<u8>,
    ) -> u64 {
        let mut start = 0;
        let room = out.len() + limit;
        for (_, entry) in self.fragments(id, message) {
            let len = self.payload_span(entry).len();
            if start + len > from && out.len() < room {
                self.unmask(entry, from.saturating_sub(start), room - out.len(), out);
            }
            start += len;
        }
        start
    }

    /// The items of `count` bytes of a message from `from` on, and each byte's offset in the stream.
    fn message_places(
        &self,
        id: MessageId,
        message: &Message,
        from: u64,
        count: usize,
    ) -> (Vec<ByteItem>, Vec<u64>) {
        let (mut items, mut places) = (Vec::new(), Vec::new());
        let mut start = 0;
        let end = from.saturating_add(count as u64);
        for (index, entry) in self.fragments(id, message) {
            let payload = self.payload_span(entry);
            let span = Span::at(start, payload.len());
            start = span.end;
            let shown = Span {
                start: span.start.max(from),
                end: span.end.min(end),
            };
            if shown.start < shown.end {
                places.extend(
                    (shown.start..shown.end).map(|offset| payload.start + (offset - span.start)),
                );
                items.extend(self.items.get(index as usize).map(|item| ByteItem {
                    item: *item,
                    span,
                    peer: self.peer_of(entry),
                }));
            }
        }
        (items, places)
    }

    /// The items that stand in a span of the stream.
    fn items_in(&self, seen: Span) -> Vec<ByteItem> {
        let heads = self
            .heads
            .iter()
            .zip(&self.head_items)
            .map(|(head, item)| ByteItem {
                item: *item,
                span: head.span,
                peer: Some(sender_of(head.kind)),
            });
        let from = self
            .frames
            .partition_point(|entry| entry.payload().end <= seen.start);
        let frames = self
            .frames
            .iter()
            .zip(&self.items)
            .skip(from)
            .map(|(entry, item)| ByteItem {
                item: *item,
                span: self.frame_span(entry),
                peer: self.peer_of(entry),
            });
        heads
            .filter(|item| item.span.end > seen.start)
            .chain(frames)
            .take_while(|item| item.span.start < seen.end)
            .collect()
    }
}

pub(super) fn sender_of(kind: HeadKind) -> Peer {
    match kind {
        HeadKind::Request => Peer::Client,
        HeadKind::Response(_) => Peer::Server,
    }
}

pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn utf16(span: Span) -> [u32; 2] {
    [span.start, span.end].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX))
}
