//! From entries to items, opened.

use super::conversation::Conversation;
use super::entry::{Entry, GapKind, Half, Kind};
use super::inflated::Whole;
use super::ranges::Known;
use super::rows::{findings_of, part, peer_from};
use super::view::{Fragments, View};
use crate::analysis::detail::{
    Detail, FindingDetail, FrameDetail, GapDetail, HandshakeDetail, HeaderDetail, Inflated,
    LostHistory, MessageDetail, TcpDetail,
};
use crate::analysis::row::{ItemId, MessageId, Part};
use crate::analysis::session::CopyOf;
use crate::analysis::stream::StreamId;
use crate::bytes::Span;
use crate::capture::tcp::{Side, TcpEvent};
use crate::protocol::{Head, field};

impl View<'_> {
    /// One item, opened.
    pub(super) fn detail(self, item: ItemId) -> Option<Detail> {
        let entry = self.entry(item)?;
        let conversation = self.conversation(entry)?;
        Some(match entry.kind() {
            Kind::Head(half) => Detail::Handshake(self.handshake(item, entry, conversation, half)),
            Kind::Tcp(event) => Detail::Tcp(self.tcp_detail(item, entry, conversation, event)?),
            Kind::Gap(kind) => Detail::Gap(GapDetail {
                item,
                span: entry.span(),
                captured: kind == GapKind::NotDecoded,
                peer: self.peer(entry),
                seen: self.seen(entry, conversation, None),
            }),
            Kind::Frame => Detail::Frame(Box::new(self.frame(item, entry, conversation))),
        })
    }

    fn frame(self, item: ItemId, entry: &Entry, conversation: &Conversation) -> FrameDetail {
        let span = self.span(entry);
        let track = conversation.track(entry.side());
        let head_span = Span::at(span.start, span.len().min(FrameDetail::HEAD_LIMIT as u64));
        let head = self.stream(entry, head_span).unwrap_or_default();
        let payload = self
            .payload(entry, 0, FrameDetail::PAYLOAD_LIMIT as u64)
            .unwrap_or_default();
        let mut seen = self.seen(entry, conversation, None);
        let position = item.0 as usize;
        let pair = self.pair(position);
        seen.round_trip = pair.map(|(_, time)| time);
        let packets = track.ranges.packets_of(span);
        FrameDetail {
            item,
            number: self.shared.timeline.frames_before(position) + 1,
            stream: stream_id(entry.side()),
            span,
            packets,
            peer: self.peer(entry),
            peer_from: peer_from(conversation),
            header_len: if entry.header_is_cut() {
                u8::try_from(entry.len()).unwrap_or(u8::MAX)
            } else {
                entry.header_len()
            },
            header: self.header(entry).map(HeaderDetail::of),
            payload_seen: self.payload_span(entry).len(),
            fields: field::fields(&head.bytes, span.len()),
            head: head.bytes,
            findings: FindingDetail::of(findings_of(conversation, entry).iter()),
            payload: payload.bytes,
            message: self
                .fragments(position)
                .map(|fragments| self.message(item, &fragments)),
            original: None,
            told_by: conversation.told_by,
            seen: Some(seen),
            origins: track.ranges.origins(span, FrameDetail::ORIGINS_LIMIT),
            unknown: track.ranges.holes(span, FrameDetail::ORIGINS_LIMIT),
            pair: pair.map(|(other, _)| item_id(other)),
        }
    }

    fn message(self, item: ItemId, fragments: &Fragments) -> MessageDetail {
        let first = fragments
            .positions
            .first()
            .and_then(|first| self.shared.timeline.get(*first));
        let (payload, unknown) = self.joined(fragments, 0, FrameDetail::PAYLOAD_LIMIT as u64);
        let count = u32::try_from(fragments.positions.len()).unwrap_or(u32::MAX);
        MessageDetail {
            id: MessageId(
                fragments
                    .positions
                    .first()
                    .map_or(item.0, |first| item_id(*first).0),
            ),
            opcode: first.map_or(0, |first| first.opcode().0),
            part: part(fragments, item).unwrap_or(Part {
                number: 1,
                of: count,
            }),
            frames: fragments
                .positions
                .iter()
                .take(MessageDetail::FRAMES_LIMIT)
                .map(|position| item_id(*position))
                .collect(),
            payload_len: self.payload_len_of(fragments),
            complete: fragments.complete,
            compressed: first.is_some_and(|first| first.rsv() & 0x4 != 0),
            payload,
            unknown,
            inflated: self.inflated(fragments).map(|whole| Inflated {
                len: whole.bytes.len() as u64,
                payload: whole
                    .bytes
                    .get(..FrameDetail::PAYLOAD_LIMIT)
                    .map_or_else(|| whole.bytes.clone(), <[u8]>::to_vec),
                unknown: beginning(whole.unknown),
                lost: first.and_then(|first| self.lost_before(first)),
                problem: whole.problem,
            }),
        }
    }

    /// What a compressed message may refer back to and that was lost.
    fn lost_before(self, first: &Entry) -> Option<LostHistory> {
        let track = self.conversation(first)?.track(first.side());
        let before = track
            .losses
            .partition_point(|loss| loss.from < first.start());
        let loss = track.losses.get(before.checked_sub(1)?)?;
        let is_over = loss.until.is_some_and(|until| until <= first.start());
        (!is_over).then_some(LostHistory {
            from: loss.from,
            until: loss.until,
        })
    }

    /// All of a message's payload, inflated where it can be.
    pub(super) fn whole_message(self, fragments: &Fragments) -> Whole {
        self.inflated(fragments).unwrap_or_else(|| {
            let (bytes, unknown) = self.joined(fragments, 0, u64::MAX);
            Whole {
                bytes,
                unknown,
                problem: None,
            }
        })
    }

    /// At most `limit` bytes of a message's payload from `from` on, unmasked, and which of them are not known, as offsets in them.
    pub(super) fn joined(
        self,
        fragments: &Fragments,
        from: u64,
        limit: u64,
    ) -> (Vec<u8>, Vec<Span>) {
        let (mut bytes, mut unknown) = (Vec::new(), Vec::new());
        let mut start = 0;
        for position in &fragments.positions {
            let Some(entry) = self.shared.timeline.get(*position) else {
                continue;
            };
            let payload = self.payload_span(entry);
            let room = limit.saturating_sub(bytes.len() as u64);
            if start + payload.len() > from && room > 0 {
                let within = from.saturating_sub(start);
                let part = self.payload(entry, within, room).unwrap_or_default();
                let moved = (bytes.len() as u64).wrapping_sub(payload.start + within);
                unknown.extend(part.unknown.iter().map(|hole| Span {
                    start: hole.start.wrapping_add(moved),
                    end: hole.end.wrapping_add(moved),
                }));
                bytes.extend(part.bytes);
            }
            start += payload.len();
        }
        (bytes, unknown)
    }

    fn tcp_detail(
        self,
        item: ItemId,
        entry: &Entry,
        conversation: &Conversation,
        event: TcpEvent,
    ) -> Option<TcpDetail> {
        let record = self.tcp(entry)?;
        let [opener, other] = conversation.ends.clone();
        Some(TcpDetail {
            item,
            event,
            peer: self.peer(entry),
            endpoints: match entry.side() {
                Side::Opener => [opener, other],
                Side::Other => [other, opener],
            },
            sequence_number: record.happened.sequence_number,
            acknowledgment_number: record.happened.acknowledgment_number,
            file_offset: record.happened.file_offset,
            seen: self.seen(entry, conversation, None),
            oddities: conversation.oddities.seen(),
        })
    }

    fn handshake(
        self,
        item: ItemId,
        entry: &Entry,
        conversation: &Conversation,
        half: Half,
    ) -> HandshakeDetail {
        let own = self.stream(entry, entry.span()).unwrap_or_default().bytes;
        let (counter_span, counter_half) = match half {
            Half::Request => (conversation.response, Half::Response),
            Half::Response => (conversation.request, Half::Request),
        };
        let counter =
            counter_span.and_then(|span| Some((span, self.head(conversation, counter_half)?)));
        let heads = [Some(&own), counter.as_ref().map(|(_, bytes)| bytes)];
        let value = |name: &str| {
            let mut parsed = heads
                .iter()
                .flatten()
                .filter_map(|bytes| Head::whole(bytes));
            parsed.find_map(|head| head.value(name))
        };
        HandshakeDetail {
            item,
            stream: stream_id(entry.side()),
            span: entry.span(),
            peer: conversation.peer(entry.side()),
            key: value("Sec-WebSocket-Key"),
            accept: value("Sec-WebSocket-Accept"),
            fields: Head::whole(&own)
                .map(|head| head.fields().collect())
                .unwrap_or_default(),
            text: String::from_utf8_lossy(&own).into_owned(),
            counterpart: counter
                .as_ref()
                .and_then(|(span, _)| self.head_item(item, entry, *span)),
            counterpart_text: counter
                .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()),
            seen: Some(self.seen(entry, conversation, None)),
            origins: conversation
                .track(entry.side())
                .ranges
                .origins(entry.span(), FrameDetail::ORIGINS_LIMIT),
        }
    }

    /// The item of the other head, which stands near.
    fn head_item(self, item: ItemId, entry: &Entry, span: Span) -> Option<ItemId> {
        const REACH: usize = 100_000;
        let position = item.0 as usize;
        let is_it = |candidate: &Entry| {
            matches!(candidate.kind(), Kind::Head(_))
                && candidate.conversation() == entry.conversation()
                && candidate.side() != entry.side()
                && candidate.start() == span.start
        };
        let before = self.shared.timeline.back_from(position).take(REACH);
        let behind = self
            .shared
            .timeline
            .iter_from(position + 1)
            .zip(position + 1..);
        before
            .filter(|(_, candidate)| is_it(candidate))
            .map(|(position, _)| position)
            .next()
            .or_else(|| {
                behind
                    .take(REACH)
                    .find(|(candidate, _)| is_it(candidate))
                    .map(|(_, position)| position)
            })
            .map(item_id)
    }

    /// At most `limit` bytes to be copied, with offsets in them of those that are not known, and how many there are.
    pub(super) fn copied(self, item: ItemId, what: CopyOf, limit: u64) -> Option<(Known, u64)> {
        let entry = self.entry(item)?;
        let span = self.span(entry);
        if !entry.is_frame() || what == CopyOf::Frame {
            let known = self
                .stream(entry, Span::at(span.start, span.len().min(limit)))
                .ok()?;
            return Some((known.from(span.start), span.len()));
        }
        if what == CopyOf::Payload {
            let known = self.payload(entry, 0, limit).ok()?;
            let payload = self.payload_span(entry);
            return Some((known.from(payload.start), payload.len()));
        }
        let fragments = self.fragments(item.0 as usize)?;
        if let Some(mut whole) = self.inflated(&fragments) {
            let of = whole.bytes.len() as u64;
            whole
                .bytes
                .truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            let known = Known {
                bytes: whole.bytes,
                unknown: beginning(whole.unknown),
            };
            return Some((known, of));
        }
        let (bytes, unknown) = self.joined(&fragments, 0, limit);
        Some((Known { bytes, unknown }, self.payload_len_of(&fragments)))
    }
}

/// Holes in the first [`FrameDetail::PAYLOAD_LIMIT`] bytes.
fn beginning(mut holes: Vec<Span>) -> Vec<Span> {
    let behind = holes.partition_point(|hole| hole.start < FrameDetail::PAYLOAD_LIMIT as u64);
    holes.truncate(behind);
    holes
}

/// A direction of a conversation as a stream.
pub(super) const fn stream_id(side: Side) -> StreamId {
    match side {
        Side::Opener => StreamId(0),
        Side::Other => StreamId(1),
    }
}

pub(super) fn item_id(position: usize) -> ItemId {
    ItemId(u32::try_from(position).unwrap_or(u32::MAX))
}
