//! One direction of a connection: its bytes in order.

use super::recent::{Newest, Recent};
use super::{Captured, ConnectionId, Oddity, Piece, Seen, Side, Sink};
use crate::bytes::Span;
use crate::capture::checksum::{Checksum, Checksums};
use crate::capture::parts::{Part, Parts, range};

/// A sequence number further ahead than this is behind: no window is larger (RFC 7323 §2.3).
const FARTHEST: u32 = 1 << 30;
/// Segments that may wait for an earlier one, in one direction.
const MOST_HELD: usize = 1_024;
/// Memory that they may take.
const MOST_WEIGHT: usize = 1024 * 1024;
/// So many segments of the connection may still follow the one that acknowledges bytes that were not captured, before these are given up.
pub(super) const PATIENCE: u32 = 32;

/// The order of a stream's bytes. Places are counted from its first byte.
#[derive(Debug, Default)]
pub(super) struct Stream {
    begun: Begun,
    /// Bytes that were handed on, those of gaps included.
    position: u64,
    /// The sequence number of the byte at `position`.
    next: u32,
    /// The highest number that the other side acknowledged.
    acknowledged: Option<u32>,
    /// Where the FIN stands, and what brought it.
    fin: Option<(u64, Seen)>,
    /// The gap before which all is known.
    lost: Span,
    newest: Newest,
    checksums: Checksums,
    held: Option<Box<Held>>,
}

/// How the first sequence number is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Begun {
    /// Nothing was seen yet.
    #[default]
    No,
    /// By the first segment seen, or by what the other side acknowledged in its SYN.
    Midway,
    /// By SYN.
    Syn,
}

/// What waits for something before it.
#[derive(Debug, Default)]
struct Held {
    parts: Parts,
    /// What came with a wrong checksum: its receiver drops it, so that it comes again, or came where it was not captured.
    doubtful: Parts,
    /// What was acknowledged some segments ago: a place, and how many segments the connection had.
    mark: Option<(u64, u32)>,
}

/// Payload, and where it belongs.
#[derive(Clone, Copy)]
pub(super) struct Arrival<'a> {
    /// The sequence number of its first byte.
    pub(super) first_byte: u32,
    /// How long it was when it was sent.
    pub(super) len: u64,
    /// As far as it was captured.
    pub(super) captured: &'a Captured<'a>,
}

/// Where a stream's bytes go to.
pub(super) struct Out<'a, S> {
    pub(super) id: ConnectionId,
    pub(super) side: Side,
    pub(super) sink: &'a mut S,
    pub(super) recent: &'a mut Recent,
}

impl<S: Sink> Out<'_, S> {
    pub(super) fn odd(&mut self, oddity: Oddity, len: u64, seen: Seen) {
        self.sink.odd(self.id, self.side, oddity, len, seen);
    }
}

impl Stream {
    pub(super) const fn begun(&self) -> Begun {
        self.begun
    }

    /// The sequence number of the first byte.
    #[expect(clippy::cast_possible_truncation, reason = "they wrap")]
    pub(super) const fn base(&self) -> u32 {
        self.next.wrapping_sub(self.position as u32)
    }

    /// Bytes that were handed on.
    pub(super) const fn position(&self) -> u64 {
        self.position
    }

    /// Where the FIN stands, one past the last byte.
    pub(super) fn fin(&self) -> Option<u64> {
        self.fin.map(|(place, _)| place)
    }

    pub(super) const fn is_holding(&self) -> bool {
        self.held.is_some()
    }

    /// Memory that waiting bytes take.
    pub(super) fn weight(&self) -> usize {
        self.held.as_ref().map_or(0, |held| held.weight())
    }

    pub(super) fn has_doubtful(&self) -> bool {
        let held = self.held.as_ref();
        held.is_some_and(|held| held.doubtful.first().is_some())
    }

    /// Counts the checksum of a segment.
    #[inline]
    pub(super) fn count(&mut self, checksum: Checksum, payload_len: u32) {
        self.checksums.add(checksum, payload_len);
    }

    pub(super) const fn checksums(&self) -> &Checksums {
        &self.checksums
    }

    /// Whether its receiver dropped a segment with this checksum.
    pub(super) const fn doubts(&self, checksum: Checksum) -> bool {
        self.checksums.doubt(checksum)
    }

    /// The first byte has this number; or nothing, if that was known.
    pub(super) const fn begin(&mut self, first_byte: u32, begun: Begun) {
        match self.begun {
            Begun::No => {
                self.next = first_byte;
                self.begun = begun;
            }
            Begun::Midway if self.base() == first_byte => self.begun = begun,
            Begun::Midway | Begun::Syn => {}
        }
    }

    /// The other side has all before this number.
    pub(super) fn acknowledge(&mut self, number: u32) {
        let is_newer = self
            .acknowledged
            .is_none_or(|before| number.wrapping_sub(before).cast_signed() > 0);
        if is_newer {
            self.acknowledged = Some(number);
        }
    }

    /// The place of a sequence number, if it is not before the first byte.
    pub(super) fn place(&self, number: u32) -> Option<u64> {
        let ahead = number.wrapping_sub(self.next);
        if self.begun == Begun::No {
            None
        } else if ahead < FARTHEST {
            Some(self.position + u64::from(ahead))
        } else {
            self.position
                .checked_sub(u64::from(self.next.wrapping_sub(number)))
        }
    }

    /// The stream ends here. Whether that is news.
    pub(super) fn end(&mut self, number: u32, seen: Seen) -> bool {
        self.begin(number, Begun::Midway);
        if self.fin.is_some() {
            return false;
        }
        self.fin = self.place(number).map(|place| (place, seen));
        self.fin.is_some()
    }

    /// Whether a segment with so much payload asks whether the other side is still there (RFC 9293 §3.8.4).
    pub(super) fn is_kept_alive_by(&self, first_byte: u32, len: u64) -> bool {
        if len > 1 || self.begun == Begun::No {
            return false;
        }
        let last = self.held.as_ref().and_then(|held| held.parts.last());
        first_byte.wrapping_add(1) == self.next
            || last.is_some_and(|last| self.place(first_byte) == Some(last.end() - 1))
    }

    /// Takes payload: hands on what is next, and whatever waited for it; lets wait what is not.
    pub(super) fn take(&mut self, arrival: Arrival<'_>, out: &mut Out<'_, impl Sink>) {
        let Arrival {
            first_byte,
            len,
            captured,
        } = arrival;
        self.begin(first_byte, Begun::Midway);
        if captured.checksum.is_wrong() && self.doubts(captured.checksum) {
            return self.set_aside(arrival, out);
        }
        if first_byte == self.next && self.held.is_none() {
            return self.hand_on(captured, len, out);
        }
        let ahead = first_byte.wrapping_sub(self.next);
        if ahead < FARTHEST {
            self.hold(self.position + u64::from(ahead), len, captured, out);
        } else {
            let behind = u64::from(self.next.wrapping_sub(first_byte));
            self.seen_before(behind, len, captured, out);
            if behind < len {
                self.take_rest(behind, len, captured, out);
            }
        }
    }

    /// What follows the first `behind` bytes of a payload, which were handed on before.
    fn take_rest(
        &mut self,
        behind: u64,
        len: u64,
        captured: &Captured<'_>,
        out: &mut Out<'_, impl Sink>,
    ) {
        let rest = rest_of(captured, behind);
        let arrival = Arrival {
            first_byte: self.next,
            len: len - behind,
            captured: &rest,
        };
        self.take(arrival, out);
    }

    /// Lets payload wait until its bytes come with a right checksum, or are not going to.
    #[cold]
    fn set_aside(&mut self, arrival: Arrival<'_>, out: &mut Out<'_, impl Sink>) {
        let Arrival { len, captured, .. } = arrival;
        let ahead = arrival.first_byte.wrapping_sub(self.next);
        let (ahead, behind) = if ahead < FARTHEST {
            (u64::from(ahead), 0)
        } else {
            (0, u64::from(self.next.wrapping_sub(arrival.first_byte)))
        };
        if behind > 0 {
            self.seen_before(behind, len, captured, out);
        }
        if behind < len {
            let start = self.position + ahead;
            let held = self.held.get_or_insert_default();
            let rest = rest_of(captured, behind);
            held.doubtful.insert(start, len - behind, &rest);
            self.hand_on_held(out);
            self.make_room(out);
        }
    }

    /// Hands on what came with a wrong checksum, and the other side has: what was right of it was not captured.
    #[cold]
    pub(super) fn hand_on_acknowledged(&mut self, out: &mut Out<'_, impl Sink>) {
        while let Some(held) = &self.held
            && let Some(first) = held.doubtful.first()
            && first.start <= self.position
            && let Some(number) = self.acknowledged
            && self.place(number) >= Some(first.end())
        {
            self.give_up_first(out);
        }
    }

    /// Says what is odd about payload that begins `behind` the next byte.
    fn seen_before(
        &self,
        behind: u64,
        len: u64,
        captured: &Captured<'_>,
        out: &mut Out<'_, impl Sink>,
    ) {
        // Before the first byte, or in a gap that was given up: too late.
        let early = behind.saturating_sub(self.position).min(len);
        let start = self.position.saturating_sub(behind);
        let end = self.position.min(start + (len - early));
        let in_gap = end
            .min(self.lost.end)
            .saturating_sub(start.max(self.lost.start));
        if early + in_gap > 0 {
            out.odd(Oddity::OutOfOrder, early + in_gap, captured.seen);
        }
        let seen = (end - start) - in_gap;
        if seen > 0 {
            let bytes = range(captured.bytes, early, early + (end - start));
            let differing = out.recent.differing(self.newest, start, bytes);
            repeated(seen, differing, captured.seen, out);
        }
    }

    fn hold(
        &mut self,
        start: u64,
        len: u64,
        captured: &Captured<'_>,
        out: &mut Out<'_, impl Sink>,
    ) {
        let held = self.held.get_or_insert_default();
        let is_late = held.parts.last().is_some_and(|last| start < last.start);
        let overlap = held.parts.insert(start, len, captured);
        if is_late && overlap.seen < len {
            out.odd(Oddity::OutOfOrder, len - overlap.seen, captured.seen);
        }
        if overlap.seen > 0 {
            repeated(overlap.seen, overlap.differing, captured.seen, out);
        }
        self.hand_on_held(out);
        self.make_room(out);
    }

    fn make_room(&mut self, out: &mut Out<'_, impl Sink>) {
        while self
            .held
            .as_ref()
            .is_some_and(|held| held.count() > MOST_HELD || held.weight() > MOST_WEIGHT)
        {
            self.give_up_first(out);
        }
    }

    /// Gives up what the other side has for some time, and was not captured. `segments` counts those of the connection.
    pub(super) fn settle(&mut self, segments: u32, out: &mut Out<'_, impl Sink>) {
        if self.held.is_none() {
            return;
        }
        let mark = self.held.as_ref().and_then(|held| held.mark);
        if let Some((place, then)) = mark {
            if segments.wrapping_sub(then) < PATIENCE {
                return;
            }
            while self.awaited().is_some_and(|awaited| awaited <= place) {
                self.give_up_first(out);
            }
        }
        let acknowledged = self.acknowledged.and_then(|number| self.place(number));
        let awaited = self.awaited();
        if let Some(held) = &mut self.held {
            held.mark = acknowledged
                .filter(|place| awaited <= Some(*place))
                .map(|place| (place, segments));
        }
    }

    /// Hands on all that waits, with the gaps before it.
    pub(super) fn give_up(&mut self, out: &mut Out<'_, impl Sink>) {
        while self.held.is_some() {
            self.give_up_first(out);
        }
    }

    /// Hands on all that waits; up to the FIN, if there was one.
    pub(super) fn finish(&mut self, out: &mut Out<'_, impl Sink>) {
        self.give_up(out);
        if let Some((fin, seen)) = self.fin
            && fin > self.position
        {
            self.lose(fin - self.position, seen, out);
        }
    }

    /// Where what is waited for ends.
    fn awaited(&self) -> Option<u64> {
        let held = self.held.as_ref()?;
        let before = held.parts.first().map(|first| first.start);
        let doubtful = held.doubtful.first().map(Part::end);
        before.into_iter().chain(doubtful).min()
    }

    /// What is before the first bytes that wait was not captured, or only with a wrong checksum.
    fn give_up_first(&mut self, out: &mut Out<'_, impl Sink>) {
        let Some(held) = &mut self.held else {
            return;
        };
        let first = held.parts.first();
        let is_first = |doubtful: &Part| first.is_none_or(|first| doubtful.start < first.start);
        if held.doubtful.first().is_some_and(is_first)
            && let Some(part) = held.doubtful.pop_first()
        {
            // They fill what nothing else did.
            let behind = self.position.saturating_sub(part.start);
            let captured = rest_of(&part.captured(), behind);
            held.parts
                .insert(part.start + behind, part.len - behind, &captured);
            self.hand_on_held(out);
            return;
        }
        let Some(first) = first else {
            self.held = None;
            return;
        };
        let (len, seen) = (first.start.saturating_sub(self.position), first.seen);
        if len > 0 {
            self.lost = Span::at(self.position, len);
            self.lose(len, seen, out);
        }
        self.hand_on_held(out);
    }

    /// Hands on what waits, up to the next that is missing.
    fn hand_on_held(&mut self, out: &mut Out<'_, impl Sink>) {
        while let Some(held) = &mut self.held {
            let position = self.position;
            let has_come = |first: &Part| first.start <= position;
            let is_behind = |first: &Part| first.end() <= position;
            if held.parts.first().is_some_and(has_come)
                && let Some(part) = held.parts.pop_first()
            {
                self.hand_on(&part.captured(), part.len, out);
            } else if held.doubtful.first().is_some_and(is_behind)
                && let Some(part) = held.doubtful.pop_first()
            {
                let differing = out.recent.differing(self.newest, part.start, &part.bytes);
                repeated(part.len, differing, part.seen, out);
            } else {
                if held.count() == 0 {
                    self.held = None;
                }
                break;
            }
        }
    }

    fn hand_on(&mut self, captured: &Captured<'_>, len: u64, out: &mut Out<'_, impl Sink>) {
        let Captured {
            bytes,
            file_offset,
            seen,
            checksum,
            ..
        } = *captured;
        if !bytes.is_empty() {
            out.recent.keep(&mut self.newest, self.position, bytes);
            let piece = Piece {
                bytes,
                file_offset,
                seen,
                checksum,
            };
            out.sink.data(out.id, out.side, piece);
            self.advance(bytes.len() as u64);
        }
        let cut = len.saturating_sub(bytes.len() as u64);
        if cut > 0 {
            self.lose(cut, seen, out);
        }
    }

    fn lose(&mut self, len: u64, seen: Seen, out: &mut Out<'_, impl Sink>) {
        out.sink.gap(out.id, out.side, len, seen);
        self.advance(len);
    }

    #[expect(clippy::cast_possible_truncation, reason = "they wrap")]
    const fn advance(&mut self, len: u64) {
        self.position += len;
        self.next = self.next.wrapping_add(len as u32);
    }
}

impl Held {
    fn count(&self) -> usize {
        self.parts.count() + self.doubtful.count()
    }

    /// Memory that it takes, about.
    const fn weight(&self) -> usize {
        self.parts.weight() + self.doubtful.weight()
    }
}

/// What follows the first `behind` bytes of a payload.
fn rest_of<'a>(captured: &Captured<'a>, behind: u64) -> Captured<'a> {
    Captured {
        bytes: range(captured.bytes, behind, u64::MAX),
        file_offset: captured.file_offset + behind,
        ..*captured
    }
}

fn repeated(seen: u64, differing: u64, at: Seen, out: &mut Out<'_, impl Sink>) {
    if differing > 0 {
        out.odd(Oddity::OtherData, differing, at);
    } else {
        out.odd(Oddity::Retransmission, seen, at);
    }
}
