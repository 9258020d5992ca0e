//! Looking at one item again: its bytes are read from the source, unmasked and inflated when somebody wants to see them.

use super::conversation::Conversation;
use super::entry::{Entry, Half, Kind};
use super::inflated::Inflaters;
use super::ranges::Known;
use super::shared::Shared;
use crate::analysis::row::ItemId;
use crate::bytes::Span;
use crate::protocol::{FrameHeader, MaskingKey, Peer};
use crate::source::{ByteSource, SourceError};
use std::cell::RefCell;

/// The index, and the source that it points into.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) shared: &'a Shared,
    pub(super) source: &'a dyn ByteSource,
    pub(super) inflaters: &'a RefCell<Inflaters>,
}

/// The frames of a message: positions in the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragments {
    pub(super) positions: Vec<usize>,
    /// Whether the final fragment is among them.
    pub(super) complete: bool,
}

impl<'a> View<'a> {
    /// Frames of one message that are looked for at most, before and behind a frame.
    const FRAGMENTS_LIMIT: usize = 100_000;
    /// Entries that are looked at for that at most.
    const ENTRIES_LIMIT: usize = 1_000_000;

    pub(super) fn entry(self, item: ItemId) -> Option<&'a Entry> {
        self.shared.timeline.get(item.0 as usize)
    }

    pub(super) fn conversation(self, entry: &Entry) -> Option<&'a Conversation> {
        self.shared.conversations.get(entry.conversation() as usize)
    }

    pub(super) fn peer(self, entry: &Entry) -> Option<Peer> {
        Some(self.conversation(entry)?.peer(entry.side()))
    }

    /// Bytes of the stream that `entry` stands in.
    pub(super) fn stream(self, entry: &Entry, span: Span) -> Result<Known, SourceError> {
        match self.conversation(entry) {
            Some(conversation) => conversation
                .track(entry.side())
                .ranges
                .read(span, self.source),
            None => Ok(Known::default()),
        }
    }

    /// A head of a conversation's handshake.
    pub(super) fn head(self, conversation: &Conversation, half: Half) -> Option<Vec<u8>> {
        let [request, response] = &conversation.heads;
        let (saved, span, side) = match half {
            Half::Request => (request, conversation.request, conversation.client),
            Half::Response => (response, conversation.response, conversation.client.other()),
        };
        if let Some(saved) = saved {
            return Some(saved.to_vec());
        }
        let ranges = &conversation.track(side).ranges;
        Some(ranges.read(span?, self.source).ok()?.bytes)
    }

    /// Stream offset behind the last byte of the direction that `entry` stands in.
    pub(super) fn stream_end(self, entry: &Entry) -> u64 {
        self.conversation(entry).map_or(0, |conversation| {
            conversation.track(entry.side()).ranges.end()
        })
    }

    /// Where an item stands in its stream, as far as its bytes are there, holes included.
    pub(super) fn span(self, entry: &Entry) -> Span {
        let span = entry.span();
        Span {
            start: span.start,
            end: span.end.min(self.stream_end(entry)).max(span.start),
        }
    }

    /// The payload of a frame, as far as its bytes are there, holes included.
    pub(super) fn payload_span(self, entry: &Entry) -> Span {
        let payload = entry.payload();
        Span {
            start: payload.start,
            end: payload.end.min(self.stream_end(entry)).max(payload.start),
        }
    }

    /// Whether the bytes end before the frame does.
    pub(super) fn is_cut(self, entry: &Entry) -> bool {
        entry.header_is_cut() || entry.payload().end > self.stream_end(entry)
    }

    /// The header of a frame, read again; `None` if it is cut off.
    pub(super) fn header(self, entry: &Entry) -> Option<FrameHeader> {
        if entry.header_is_cut() {
            return None;
        }
        let span = Span::at(entry.start(), u64::from(entry.header_len()));
        let known = self.stream(entry, span).ok()?;
        FrameHeader::parse(&known.bytes).ok()
    }

    /// At most `limit` bytes of a frame's payload from `from` on, unmasked; unknown ones are zeros.
    pub(super) fn payload(
        self,
        entry: &Entry,
        from: u64,
        limit: u64,
    ) -> Result<Known, SourceError> {
        let payload = self.payload_span(entry);
        let start = payload.start.saturating_add(from).min(payload.end);
        let wanted = Span {
            start,
            end: start.saturating_add(limit).min(payload.end),
        };
        let mut known = self.stream(entry, wanted)?;
        if entry.masked() {
            let key = self.key(entry)?;
            key.at(from).apply(&mut known.bytes);
            for hole in &known.unknown {
                zero(&mut known.bytes, *hole, wanted.start);
            }
        }
        Ok(known)
    }

    /// The masking key of a masked frame.
    pub(super) fn key(self, entry: &Entry) -> Result<MaskingKey, SourceError> {
        let end = entry.payload().start;
        let span = Span {
            start: end.saturating_sub(4).max(entry.start()),
            end,
        };
        let known = self.stream(entry, span)?;
        Ok(MaskingKey(
            known.bytes.first_chunk().copied().unwrap_or_default(),
        ))
    }

    /// The frames of the message that a frame belongs to; `None` for one that belongs to none.
    pub(super) fn fragments(self, position: usize) -> Option<Fragments> {
        let entry = self.shared.timeline.get(position)?;
        if !entry.is_frame() || entry.header_is_cut() || entry.opcode().is_control() {
            return None;
        }
        let mut positions = self.before(position, entry)?;
        positions.push(position);
        let mut complete = entry.fin();
        if !complete {
            let behind = self.shared.timeline.iter_from(position + 1);
            let behind = behind.zip(position + 1..).take(Self::ENTRIES_LIMIT);
            for (next, position) in behind.filter(|(next, _)| is_beside(entry, next)) {
                // Another message begins, or it is not known what came.
                if next.begins_message()
                    || positions.len() >= Self::FRAGMENTS_LIMIT
                    || !next.is_frame()
                {
                    break;
                }
                positions.push(position);
                if next.fin() {
                    complete = true;
                    break;
                }
            }
        }
        let last = positions
            .last()
            .and_then(|last| self.shared.timeline.get(*last));
        let complete = complete && !last.is_some_and(|last| self.is_cut(last));
        Some(Fragments {
            positions,
            complete,
        })
    }

    /// The frames of the same message before a frame.
    fn before(self, position: usize, entry: &Entry) -> Option<Vec<usize>> {
        if entry.begins_message() {
            return Some(Vec::new());
        }
        let mut positions = Vec::new();
        let before = self
            .shared
            .timeline
            .back_from(position)
            .take(Self::ENTRIES_LIMIT);
        for (position, earlier) in before.filter(|(_, earlier)| is_beside(entry, earlier)) {
            if !earlier.is_frame() || earlier.fin() || positions.len() >= Self::FRAGMENTS_LIMIT {
                return None;
            }
            positions.push(position);
            if earlier.begins_message() {
                positions.reverse();
                return Some(positions);
            }
        }
        None
    }
}

/// Whether an entry is a data frame, or a gap, of the same direction.
fn is_beside(entry: &Entry, other: &Entry) -> bool {
    let same = (other.conversation(), other.side()) == (entry.conversation(), entry.side());
    same && match other.kind() {
        Kind::Frame => !other.opcode().is_control(),
        Kind::Gap(_) => true,
        Kind::Head(_) | Kind::Tcp(_) => false,
    }
}

/// Puts zeros where a hole is; `start` is the offset of the first byte.
pub(super) fn zero(bytes: &mut [u8], hole: Span, start: u64) {
    let at = |offset: u64| usize::try_from(offset.saturating_sub(start)).unwrap_or(usize::MAX);
    let len = bytes.len();
    if let Some(hole) = bytes.get_mut(at(hole.start).min(len)..at(hole.end).min(len)) {
        hole.fill(0);
    }
}
