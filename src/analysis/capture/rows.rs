//! From entries to rows.

use super::conversation::{Conversation, ConversationKind};
use super::entry::{Entry, GapKind, Kind};
use super::shared::TcpRecord;
use super::view::{Fragments, View};
use crate::analysis::conversations::ConversationId;
use crate::analysis::overview::PeerFrom;
use crate::analysis::page::List;
use crate::analysis::row::{Badge, ItemId, MessageId, Part, Preview, Row, RowKind, RowSeen};
use crate::bytes::Span;
use crate::protocol::{Finding, Opcode};

/// Bytes of a payload that are read for a line of it.
const START: u64 = Preview::TEXT_LIMIT as u64 * 4;

impl<'a> View<'a> {
    /// The numbers of a TCP event.
    pub(super) fn tcp(self, entry: &Entry) -> Option<&'a TcpRecord> {
        self.shared.tcp.get(usize::try_from(entry.start()).ok()?)
    }

    /// The row of an item; `before` is the time of the row before it.
    pub(super) fn row(self, list: List, item: ItemId, before: Option<u64>) -> Option<Row> {
        let entry = self.entry(item)?;
        let conversation = self.conversation(entry)?;
        let mut row = Row {
            item,
            peer: Some(conversation.peer(entry.side())),
            peer_from: peer_from(conversation),
            kind: RowKind::Handshake,
            preview: Preview::Empty,
            badges: Vec::new(),
            edited: false,
            seen: Some(self.seen(entry, conversation, before)),
        };
        match entry.kind() {
            Kind::Head(_) => {
                row.preview = self.head_preview(entry);
                row.badges = Badge::of(findings_of(conversation, entry).iter());
            }
            Kind::Tcp(event) => row.kind = RowKind::Tcp(event),
            Kind::Gap(kind) => {
                row.kind = RowKind::Gap {
                    len: entry.len(),
                    captured: kind == GapKind::NotDecoded,
                }
            }
            Kind::Frame => self.frame_row(list, item, entry, conversation, &mut row),
        }
        Some(row)
    }

    fn frame_row(
        self,
        list: List,
        item: ItemId,
        entry: &Entry,
        conversation: &Conversation,
        row: &mut Row,
    ) {
        let fragments = self.fragments(item.0 as usize);
        let first = fragments
            .as_ref()
            .and_then(|fragments| self.shared.timeline.get(*fragments.positions.first()?))
            .unwrap_or(entry);
        let compressed = first.begins_message() && first.rsv() & 0x4 != 0;
        let is_first = first.start() == entry.start();
        let is_text = if entry.opcode().is_control() {
            true
        } else {
            first.opcode() == Opcode::TEXT
        };
        let inflated = if compressed && is_first {
            fragments
                .as_ref()
                .and_then(|fragments| self.inflated(fragments))
        } else {
            None
        };
        row.badges = match (list, &fragments) {
            (List::Messages, Some(fragments)) => {
                let entries = fragments.positions.iter();
                let entries = entries.filter_map(|position| self.shared.timeline.get(*position));
                Badge::of(entries.flat_map(|entry| findings_of(conversation, entry)))
            }
            _ => Badge::of(findings_of(conversation, entry).iter()),
        };
        row.preview = match &inflated {
            Some(whole) => {
                let start = whole
                    .bytes
                    .get(..usize::try_from(START).unwrap_or(usize::MAX));
                let start = start.unwrap_or(&whole.bytes);
                Preview::of_known(start, &whole.unknown, whole.bytes.len() as u64, is_text)
            }
            None => self.raw_preview(list, entry, fragments.as_ref(), is_text && !compressed),
        };
        if let Some(seen) = &mut row.seen {
            seen.inflate_problem = inflated.as_ref().and_then(|whole| whole.problem);
            seen.unknown = inflated
                .as_ref()
                .map_or(0, |whole| whole.unknown.iter().map(|hole| hole.len()).sum());
            seen.inflated = inflated.map(|whole| whole.bytes.len() as u64);
            seen.round_trip = self.pair(item.0 as usize).map(|(_, time)| time);
        }
        row.kind = match (list, fragments) {
            (List::Messages, Some(fragments)) => RowKind::Message {
                id: MessageId(item.0),
                opcode: first.opcode().0,
                fragments: u32::try_from(fragments.positions.len()).unwrap_or(u32::MAX),
                payload_len: self.payload_len_of(&fragments),
                complete: fragments.complete,
                compressed,
            },
            (_, fragments) => RowKind::Frame {
                number: self.shared.timeline.frames_before(item.0 as usize) + 1,
                fin: entry.fin(),
                rsv: entry.rsv(),
                opcode: entry.opcode().0,
                payload_len: self.header_len_of(entry),
                cut: self.is_cut(entry),
                part: fragments.and_then(|fragments| part(&fragments, item)),
                compressed,
            },
        };
    }

    fn raw_preview(
        self,
        list: List,
        entry: &Entry,
        fragments: Option<&Fragments>,
        is_text: bool,
    ) -> Preview {
        let Ok(mut start) = self.payload(entry, 0, START) else {
            return Preview::Empty;
        };
        // What was not captured ends the line: nobody knows what stands there.
        let hole = start.unknown.first().copied();
        if let Some(hole) = hole {
            let known = hole.start.saturating_sub(entry.payload().start);
            start.bytes.truncate(usize::try_from(known).unwrap_or(0));
        }
        if entry.opcode() == Opcode::CLOSE && (hole.is_none() || start.bytes.len() >= 2) {
            return Preview::of_close(&start.bytes);
        }
        let mut len = self.payload_span(entry).len();
        if let (List::Messages, Some(fragments)) = (list, fragments) {
            for next in fragments.positions.iter().skip(1) {
                let Some(next) = self.shared.timeline.get(*next) else {
                    break;
                };
                len += self.payload_span(next).len();
                let room = START.saturating_sub(start.bytes.len() as u64);
                if room > 0
                    && hole.is_none()
                    && let Ok(more) = self.payload(next, 0, room)
                {
                    start.bytes.extend(more.bytes);
                }
            }
        }
        Preview::of(&start.bytes, len, is_text)
    }

    fn head_preview(self, entry: &Entry) -> Preview {
        let span = Span::at(entry.start(), entry.len().min(START));
        let known = self.stream(entry, span).unwrap_or_default();
        let text = String::from_utf8_lossy(&known.bytes);
        let line = text.lines().next().unwrap_or_default();
        Preview::Text {
            text: line.chars().take(Preview::TEXT_LIMIT).collect(),
            more: true,
        }
    }

    pub(super) fn seen(
        self,
        entry: &Entry,
        conversation: &Conversation,
        before: Option<u64>,
    ) -> RowSeen {
        let track = conversation.track(entry.side());
        let packet = match entry.kind() {
            Kind::Tcp(_) => self.tcp(entry).map(|record| record.packet),
            _ => track.ranges.packet_at(entry.start()),
        };
        RowSeen {
            conversation: ConversationId(entry.conversation()),
            time: self.shared.has_times().then(|| entry.time()),
            delta: before
                .filter(|_| self.shared.has_times())
                .map(|before| entry.time().saturating_sub(before)),
            packet: packet.filter(|packet| *packet > 0),
            round_trip: None,
            inflated: None,
            inflate_problem: None,
            unknown: 0,
            missing: match entry.kind() {
                Kind::Frame => track.ranges.missing_in(self.span(entry)),
                _ => 0,
            },
        }
    }

    /// Payload length as the header says; `None` if the header is cut off before it.
    pub(super) fn header_len_of(self, entry: &Entry) -> Option<u64> {
        if entry.header_is_cut() {
            None
        } else if entry.len() == Entry::LONGEST {
            self.header(entry).map(|header| header.payload_len)
        } else {
            Some(entry.len())
        }
    }

    pub(super) fn payload_len_of(self, fragments: &Fragments) -> u64 {
        let entries = fragments.positions.iter();
        let entries = entries.filter_map(|position| self.shared.timeline.get(*position));
        entries.fold(0, |sum, entry| {
            sum.saturating_add(self.header_len_of(entry).unwrap_or(0))
        })
    }

    /// Of a ping that was answered, its pong, and of a pong, the ping that it answers (RFC 6455 §5.5.3), with the time between.
    pub(super) fn pair(self, position: usize) -> Option<(usize, u64)> {
        /// Entries that are looked at for the other at most.
        const REACH: usize = 20_000;
        let entry = self.shared.timeline.get(position)?;
        let wanted = match (entry.is_frame(), entry.opcode()) {
            (true, Opcode::PING) => Opcode::PONG,
            (true, Opcode::PONG) => Opcode::PING,
            _ => return None,
        };
        let payload = self.payload(entry, 0, 125).ok()?;
        if !payload.unknown.is_empty() {
            return None;
        }
        let is_other = |other: &Entry| {
            other.is_frame()
                && other.opcode() == wanted
                && other.conversation() == entry.conversation()
                && other.side() != entry.side()
                && other.len() == entry.len()
                && self
                    .payload(other, 0, 125)
                    .is_ok_and(|other| other.unknown.is_empty() && other.bytes == payload.bytes)
        };
        let timeline = &self.shared.timeline;
        let other = if wanted == Opcode::PONG {
            let behind = timeline
                .iter_from(position + 1)
                .zip(position + 1..)
                .take(REACH);
            behind
                .filter(|(other, _)| is_other(other))
                .map(|(_, position)| position)
                .next()
        } else {
            let before = timeline.back_from(position).take(REACH);
            before
                .filter(|(_, other)| is_other(other))
                .map(|(position, _)| position)
                .next()
        }?;
        let time = timeline.get(other)?.time();
        Some((other, time.abs_diff(entry.time())))
    }
}

/// A fragment's place in its message, if that has several.
pub(super) fn part(fragments: &Fragments, item: ItemId) -> Option<Part> {
    let number = fragments
        .positions
        .iter()
        .position(|position| *position == item.0 as usize)?;
    let of = u32::try_from(fragments.positions.len()).ok()?;
    (of > 1 || !fragments.complete).then_some(Part {
        number: u32::try_from(number).ok()? + 1,
        of,
    })
}

pub(super) fn findings_of<'a>(conversation: &'a Conversation, entry: &Entry) -> &'a [Finding] {
    conversation.findings_in(entry.side(), entry.span())
}

pub(super) fn peer_from(conversation: &Conversation) -> PeerFrom {
    match conversation.kind {
        ConversationKind::MidStream => PeerFrom::Masking,
        _ => PeerFrom::Handshake,
    }
}
