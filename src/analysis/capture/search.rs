//! Looking into one payload after the other.

use super::entry::Entry;
use super::matching::is_in_known;
use super::ranges::Known;
use super::view::{View, zero};
use crate::analysis::filter::Needle;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::MaskingKey;
use crate::source::SourceError;

/// A search that goes from frame to frame: what it takes to read one is kept for the next.
#[derive(Default)]
pub(super) struct Search {
    /// Bytes that were looked into.
    pub(super) read: u64,
    known: Known,
    /// Where in each direction the last frame stood.
    runs: [usize; 2],
}

/// Bytes of a payload that are in memory at once. In tests so few that recorded payloads come in several pieces.
const PIECE: u64 = if cfg!(test) { 128 } else { 1 << 20 };

impl Search {
    /// Whether a frame's payload, unmasked, holds `needle`. One that cannot be read does not.
    pub(super) fn finds(&mut self, view: View<'_>, entry: &Entry, needle: &Needle) -> bool {
        let payload = view.payload_span(entry);
        if payload.is_empty() {
            return needle.len() == 0;
        }
        let lacks_bytes = view.conversation(entry).is_some_and(|conversation| {
            let ranges = &conversation.track(entry.side()).ranges;
            ranges.missing_in(payload) > 0
        });
        if lacks_bytes {
            self.read += payload.len();
            let known = view.payload(entry, 0, u64::MAX).unwrap_or_default();
            let mut known = known.from(payload.start);
            return is_in_known(needle, &mut known.bytes, &known.unknown);
        }
        payload.len() >= needle.len() as u64
            && self
                .looks_through(view, entry, payload, needle)
                .unwrap_or(false)
    }

    fn looks_through(
        &mut self,
        view: View<'_>,
        entry: &Entry,
        payload: Span,
        needle: &Needle,
    ) -> Result<bool, SourceError> {
        let Some(conversation) = view.conversation(entry) else {
            return Ok(false);
        };
        let ranges = &conversation.track(entry.side()).ranges;
        let [opener, other] = &mut self.runs;
        let run = match entry.side() {
            Side::Opener => opener,
            Side::Other => other,
        };
        let known = &mut self.known;
        known.bytes.clear();
        let mut key = None;
        // The header comes with the first piece: it is one way to both.
        let mut next = Span {
            start: entry.start(),
            end: payload.start,
        };
        while next.end < payload.end {
            next.end = payload.end.min(next.end.saturating_add(PIECE));
            known.unknown.clear();
            let kept = known.bytes.len();
            ranges.read_on(next, view.source, known, run)?;
            let header = usize::try_from(payload.start.saturating_sub(next.start)).unwrap_or(0);
            if entry.masked() {
                let fresh = known.bytes.get_mut(kept..).unwrap_or_default();
                let (header, fresh) = fresh.split_at_mut(header.min(fresh.len()));
                let key = *key.get_or_insert_with(|| {
                    MaskingKey(header.last_chunk().copied().unwrap_or_default())
                });
                let start = next.start.max(payload.start);
                key.at(start - payload.start).apply(fresh);
                for hole in &known.unknown {
                    zero(fresh, *hole, start);
                }
            }
            let searched = known.bytes.get_mut(header..).unwrap_or_default();
            self.read += next.end - next.start.max(payload.start);
            if needle.is_in(searched, kept.saturating_sub(header)) {
                return Ok(true);
            }
            // What is found may begin in this piece and end in the next.
            let kept = needle.len().saturating_sub(1).min(searched.len());
            let done = known.bytes.len() - kept;
            known.bytes.drain(..done);
            next.start = next.end;
        }
        Ok(false)
    }
}
