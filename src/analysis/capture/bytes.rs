//! Windows on the buffers of an item.

use super::entry::Entry;
use super::show::{item_id, stream_id};
use super::view::{Fragments, View};
use crate::analysis::page::{Buffer, ByteItem, ByteOrigin, BytesPage};
use crate::analysis::row::ItemId;
use crate::bytes::Span;

/// What one buffer gives.
#[derive(Default)]
struct Shown {
    len: u64,
    bytes: Vec<u8>,
    items: Vec<ByteItem>,
    unknown: Vec<Span>,
    origins: Vec<ByteOrigin>,
}

/// Runs in a page's `origins` at most.
const ORIGINS_LIMIT: usize = 4096;
/// Entries that are looked at for the items of a page at most, before and behind.
const REACH: usize = 100_000;

impl View<'_> {
    /// Bytes of a buffer; `item` says of which stream, frame or message.
    pub(super) fn bytes(
        self,
        item: ItemId,
        buffer: Buffer,
        first: u64,
        limit: u32,
    ) -> Option<BytesPage> {
        let entry = self.entry(item)?;
        let limit = u64::from(limit);
        let shown = match buffer {
            Buffer::Wire => self.wire(item, entry, first, limit)?,
            Buffer::Unmasked if entry.is_frame() => self.unmasked(entry, first, limit)?,
            Buffer::Unmasked => return None,
            Buffer::Message => self.message_bytes(&self.fragments(item.0 as usize)?, first, limit),
            Buffer::Inflated => {
                let whole = self.inflated(&self.fragments(item.0 as usize)?)?;
                let from = usize::try_from(first).ok()?.min(whole.bytes.len());
                let bytes = whole.bytes.iter().skip(from);
                let bytes = bytes.take(usize::try_from(limit).ok()?).copied();
                let window = Span::at(first, limit);
                let unknown = whole.unknown.iter().map(|hole| Span {
                    start: hole.start.max(window.start),
                    end: hole.end.min(window.end),
                });
                Shown {
                    len: whole.bytes.len() as u64,
                    bytes: bytes.collect(),
                    unknown: unknown.filter(|hole| hole.start < hole.end).collect(),
                    ..Shown::default()
                }
            }
        };
        Some(BytesPage {
            stream: stream_id(entry.side()),
            buffer,
            item,
            len: shown.len,
            first,
            places: vec![[0, 0]; shown.bytes.len()],
            bytes: shown.bytes,
            items: shown.items,
            unknown: shown.unknown,
            origins: shown.origins,
        })
    }

    fn wire(self, item: ItemId, entry: &Entry, first: u64, limit: u64) -> Option<Shown> {
        let conversation = self.conversation(entry)?;
        let ranges = &conversation.track(entry.side()).ranges;
        let window = Span::at(first, limit);
        let known = ranges.read(window, self.source).ok()?;
        let seen = Span::at(first, known.bytes.len() as u64);
        Some(Shown {
            len: ranges.end(),
            bytes: known.bytes,
            items: self.items_in(item, entry, seen),
            unknown: known.unknown,
            origins: ranges.origins(seen, ORIGINS_LIMIT),
        })
    }

    fn unmasked(self, entry: &Entry, first: u64, limit: u64) -> Option<Shown> {
        let known = self.payload(entry, first, limit).ok()?;
        let payload = self.payload_span(entry);
        let track = self.conversation(entry)?.track(entry.side());
        let seen = Span::at(payload.start + first, known.bytes.len() as u64);
        let in_payload = |span: Span| Span {
            start: span.start - payload.start,
            end: span.end - payload.start,
        };
        let origins = track.ranges.origins(seen, ORIGINS_LIMIT);
        Some(Shown {
            len: payload.len(),
            bytes: known.bytes,
            items: Vec::new(),
            unknown: known.unknown.into_iter().map(in_payload).collect(),
            origins: origins
                .into_iter()
                .map(|origin| ByteOrigin {
                    span: in_payload(origin.span),
                    ..origin
                })
                .collect(),
        })
    }

    fn message_bytes(self, fragments: &Fragments, first: u64, limit: u64) -> Shown {
        let (bytes, unknown) = self.joined(fragments, first, limit);
        let mut items = Vec::new();
        let mut start = 0;
        let end = first + bytes.len() as u64;
        for position in &fragments.positions {
            let Some(entry) = self.shared.timeline.get(*position) else {
                continue;
            };
            let span = Span::at(start, self.payload_span(entry).len());
            start = span.end;
            if span.start < end && span.end > first {
                items.push(ByteItem {
                    item: item_id(*position),
                    span,
                    peer: self.peer(entry),
                });
            }
        }
        Shown {
            len: start,
            bytes,
            items,
            unknown: unknown
                .into_iter()
                .map(|hole| Span {
                    start: hole.start + first,
                    end: hole.end + first,
                })
                .collect(),
            origins: Vec::new(),
        }
    }

    /// The items of the same direction that stand in `seen`, as far as they stand near `item` in time.
    fn items_in(self, item: ItemId, entry: &Entry, seen: Span) -> Vec<ByteItem> {
        let position = item.0 as usize;
        let here = |candidate: &Entry| {
            (candidate.conversation(), candidate.side()) == (entry.conversation(), entry.side())
                && !matches!(candidate.kind(), super::entry::Kind::Tcp(_))
        };
        let shown = |position: usize, candidate: &Entry| ByteItem {
            item: item_id(position),
            span: self.span(candidate),
            peer: self.peer(candidate),
        };
        let before = self.shared.timeline.back_from(position + 1).take(REACH);
        let mut items: Vec<ByteItem> = before
            .filter(|(_, candidate)| here(candidate))
            .take_while(|(_, candidate)| candidate.span().end > seen.start)
            .filter(|(_, candidate)| candidate.start() < seen.end)
            .map(|(position, candidate)| shown(position, candidate))
            .collect();
        items.reverse();
        let behind = self
            .shared
            .timeline
            .iter_from(position + 1)
            .zip(position + 1..);
        items.extend(
            behind
                .take(REACH)
                .filter(|(candidate, _)| here(candidate))
                .take_while(|(candidate, _)| candidate.start() < seen.end)
                .filter(|(candidate, _)| candidate.span().end > seen.start)
                .map(|(candidate, position)| shown(position, &candidate)),
        );
        items
    }
}
