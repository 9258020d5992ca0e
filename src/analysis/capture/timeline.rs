//! All items of a capture in the order of time.

use super::entry::Entry;

/// Entries in pieces of fixed size: growing moves none of them. Entries that come late are put in their place by
/// [`settle`](Timeline::settle); until then they stand at the end.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    pieces: Vec<Vec<Entry>>,
    len: usize,
    /// Frames before the first entry of each piece; of the pieces that are settled.
    frames_before: Vec<u32>,
    /// The latest time so far.
    latest: u64,
    /// The earliest time of those that came late since.
    late: Option<u64>,
    /// How many entries are in order for certain.
    settled: usize,
}

const PIECE: usize = 1 << 14;

impl Timeline {
    /// Entries at most: what is beyond is not kept.
    pub(super) const LIMIT: usize = 1 << 26;

    /// Adds an entry; `false` if there is no room.
    pub(super) fn push(&mut self, entry: Entry) -> bool {
        if self.len >= Self::LIMIT {
            return false;
        }
        let time = entry.time();
        if time < self.latest {
            self.late = Some(self.late.map_or(time, |late| late.min(time)));
        } else {
            self.latest = time;
        }
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(entry),
            _ => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(entry);
                self.pieces.push(piece);
            }
        }
        self.len += 1;
        true
    }

    /// Puts every entry where its time says. Gives the position from which on anything may have moved or is new since `from`.
    pub(super) fn settle(&mut self, from: usize) -> usize {
        let moved = match self.late.take() {
            Some(late) => {
                let first = self.first_after(late);
                let mut tail: Vec<Entry> = self.iter_from(first).collect();
                // Stable: what happened at one time stays in the order in which it was read.
                tail.sort_by_key(Entry::time);
                for (entry, position) in tail.into_iter().zip(first..) {
                    if let Some(place) = self
                        .pieces
                        .get_mut(position / PIECE)
                        .and_then(|piece| piece.get_mut(position % PIECE))
                    {
                        *place = entry;
                    }
                }
                first.min(from)
            }
            None => from,
        };
        self.settled = self.len;
        self.count_from(moved / PIECE);
        moved
    }

    /// The position of the first entry whose time is after `time`; what stands before it is in order.
    fn first_after(&self, time: u64) -> usize {
        let (mut low, mut high) = (0, self.settled);
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(|entry| entry.time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < self.settled {
            return low;
        }
        let new = self.iter_from(low).position(|entry| entry.time() > time);
        new.map_or(self.len, |new| low + new)
    }

    fn count_from(&mut self, piece: usize) {
        self.frames_before.truncate(piece);
        let mut frames = match self.frames_before.last() {
            Some(before) => before + frames_in(self.pieces.get(self.frames_before.len() - 1)),
            None => 0,
        };
        for piece in self
            .pieces
            .get(self.frames_before.len()..)
            .unwrap_or_default()
        {
            self.frames_before.push(frames);
            frames += frames_in(Some(piece));
        }
    }

    /// How many entries, from the first on, stood in order when that was last seen to.
    pub(super) const fn settled(&self) -> usize {
        self.settled
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, position: usize) -> Option<&Entry> {
        self.pieces.get(position / PIECE)?.get(position % PIECE)
    }

    pub(super) fn iter_from(&self, first: usize) -> impl Iterator<Item = Entry> + '_ {
        self.pieces_from(first)
            .flat_map(|(_, piece)| piece.iter().copied())
    }

    /// The entries from `first` on in runs, each with the position of its first.
    pub(super) fn pieces_from(&self, first: usize) -> impl Iterator<Item = (usize, &[Entry])> {
        let from = first / PIECE;
        self.pieces
            .iter()
            .zip(0..)
            .skip(from)
            .map(move |(piece, number)| {
                let skipped = if number == from { first % PIECE } else { 0 };
                (
                    number * PIECE + skipped,
                    piece.get(skipped..).unwrap_or_default(),
                )
            })
    }

    /// The entries before `end`, the last one first, each with its position.
    pub(super) fn back_from(&self, end: usize) -> impl Iterator<Item = (usize, &Entry)> {
        (0..end.min(self.len))
            .rev()
            .filter_map(|position| Some((position, self.get(position)?)))
    }

    /// The position of the frame before which `before` others stand. Of settled entries.
    pub(super) fn frame(&self, before: u32) -> Option<usize> {
        let pieces = self
            .frames_before
            .partition_point(|frames| *frames <= before);
        let piece = pieces.checked_sub(1)?;
        let left = before - self.frames_before.get(piece)?;
        let mut frames = (piece * PIECE..)
            .zip(self.pieces.get(piece)?)
            .filter(|(_, entry)| entry.is_frame());
        frames.nth(left as usize).map(|(position, _)| position)
    }

    /// How many frames stand before `position`. Of settled entries.
    pub(super) fn frames_before(&self, position: usize) -> u32 {
        let piece = position / PIECE;
        let before = self.frames_before.get(piece).copied().unwrap_or(0);
        let here = self.pieces.get(piece).into_iter().flatten();
        let here = here.take(position % PIECE).filter(|entry| entry.is_frame());
        before + u32::try_from(here.count()).unwrap_or(0)
    }
}

fn frames_in(piece: Option<&Vec<Entry>>) -> u32 {
    let frames = piece.into_iter().flatten().filter(|entry| entry.is_frame());
    u32::try_from(frames.count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::entry::{At, GapKind};
    use super::*;
    use crate::bytes::Span;
    use crate::capture::tcp::Side;
    use proptest::prelude::*;

    fn entry(time: u64, number: u64) -> Entry {
        let at = At {
            time,
            conversation: 0,
            side: Side::Opener,
        };
        Entry::gap(at, GapKind::NotCaptured, Span::at(number, 1))
    }

    proptest! {
        #[test]
        fn entries_stand_in_the_order_of_time(jumps in prop::collection::vec((0_u64..4, 0_usize..3), 0..40)) {
            let mut timeline = Timeline::default();
            let mut expected = Vec::new();
            let mut known = 0;
            // Enough for several pieces, some of them late.
            for (number, (back, settle)) in (0..).zip(jumps.iter().cycle().take(jumps.len() * 2_000)) {
                let time = (number * 3_u64).saturating_sub(back * 40_000);
                expected.push(entry(time, number));
                timeline.push(entry(time, number));
                if *settle == 0 && number % 7_000 == 0 {
                    known = timeline.settle(known);
                    prop_assert!(known <= timeline.len());
                    known = timeline.len();
                }
            }
            timeline.settle(known);
            expected.sort_by_key(Entry::time);
            prop_assert_eq!(timeline.iter_from(0).collect::<Vec<_>>(), expected);
        }
    }
}
