//! All items of a capture in the order of time.

use super::entry::Entry;
use std::collections::VecDeque;

/// Entries in pieces of fixed size: growing moves none of them. Entries that come late are put in their place by
/// [`settle`](Timeline::settle); until then they stand at the end. The first ones may be forgotten: the others stay at their positions.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    pieces: VecDeque<Vec<Entry>>,
    /// Pieces that were forgotten, each of them full.
    gone: usize,
    /// The position of the first entry that is kept.
    start: usize,
    /// The position behind the last one.
    end: usize,
    /// Frames before the first entry of each run; of the runs that are settled and not of a piece that is gone.
    frames_before: VecDeque<u32>,
    /// The latest time so far.
    latest: u64,
    /// The earliest time of those that came late since.
    late: Option<u64>,
    /// How many entries are in order for certain.
    settled: usize,
}

const PIECE: usize = 1 << 14;
/// Entries whose frames are counted together: a part of a piece.
const RUN: usize = 256;

impl Timeline {
    /// Entries at most: what is beyond is not kept.
    pub(super) const LIMIT: usize = 1 << 26;
    /// Positions at most: an id holds no more.
    const LAST: usize = u32::MAX as usize - 1;

    /// Adds an entry; `false` if there is no room.
    pub(super) fn push(&mut self, entry: Entry) -> bool {
        if self.len() >= Self::LIMIT || self.end >= Self::LAST {
            return false;
        }
        let time = entry.time();
        if time < self.latest {
            self.late = Some(self.late.map_or(time, |late| late.min(time)));
        } else {
            self.latest = time;
        }
        match self.pieces.back_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(entry),
            _ => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(entry);
                self.pieces.push_back(piece);
            }
        }
        self.end += 1;
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
                    if let Some(place) = self.place_mut(position) {
                        *place = entry;
                    }
                }
                first.min(from)
            }
            None => from,
        };
        self.settled = self.end;
        self.count_from(moved / RUN);
        moved
    }

    /// The position of the first entry whose time is after `time`; what stands before it is in order.
    fn first_after(&self, time: u64) -> usize {
        let (mut low, mut high) = (self.start, self.settled.max(self.start));
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
        new.map_or(self.end, |new| low + new)
    }

    fn place_mut(&mut self, position: usize) -> Option<&mut Entry> {
        let piece = self
            .pieces
            .get_mut((position / PIECE).checked_sub(self.gone)?);
        piece?.get_mut(position % PIECE)
    }

    /// Forgets the entries before `position`, all of which are settled. Their memory is given back in whole pieces.
    pub(super) fn forget_before(&mut self, position: usize) {
        self.start = position.clamp(self.start, self.settled.max(self.start));
        while self.gone < self.start / PIECE && self.pieces.len() > 1 {
            self.pieces.pop_front();
            self.gone += 1;
            let runs = (PIECE / RUN).min(self.frames_before.len());
            self.frames_before.drain(..runs);
        }
    }

    fn count_from(&mut self, run: usize) {
        let first = self.first_run();
        self.frames_before
            .truncate(run.saturating_sub(first).max(1));
        let known = self.frames_before.len();
        let mut frames = match known.checked_sub(1) {
            Some(last) => {
                let before = self.frames_before.back().copied().unwrap_or(0);
                before + frames_in(self.run(first + last))
            }
            None => 0,
        };
        for run in first + known..=self.end / RUN {
            self.frames_before.push_back(frames);
            frames += frames_in(self.run(run));
        }
    }

    /// The first run of the first piece that is there.
    const fn first_run(&self) -> usize {
        self.gone * (PIECE / RUN)
    }

    /// The entries of a run, those that were forgotten too where their piece is there.
    fn run(&self, run: usize) -> &[Entry] {
        let start = run * RUN;
        let piece = (start / PIECE).checked_sub(self.gone);
        let piece = piece.and_then(|piece| self.pieces.get(piece));
        let rest = piece.and_then(|piece| piece.get(start % PIECE..));
        let rest = rest.unwrap_or_default();
        rest.get(..RUN).unwrap_or(rest)
    }

    /// How many entries, from the first on, stood in order when that was last seen to.
    pub(super) const fn settled(&self) -> usize {
        self.settled
    }

    /// How many entries are kept.
    pub(super) const fn len(&self) -> usize {
        self.end - self.start
    }

    /// The position of the first entry that is kept: as many were forgotten.
    pub(super) const fn start(&self) -> usize {
        self.start
    }

    /// The position behind the last entry.
    pub(super) const fn end(&self) -> usize {
        self.end
    }

    pub(super) fn get(&self, position: usize) -> Option<&Entry> {
        if position < self.start {
            return None;
        }
        let piece = (position / PIECE).checked_sub(self.gone)?;
        self.pieces.get(piece)?.get(position % PIECE)
    }

    /// The entries from `first` on.
    pub(super) fn iter_from(&self, first: usize) -> impl Iterator<Item = Entry> + '_ {
        self.pieces_from(first)
            .flat_map(|(_, piece)| piece.iter().copied())
    }

    /// All entries, each with its position.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Entry)> + '_ {
        (self.start..).zip(self.iter_from(self.start))
    }

    /// The entries from `first` on in runs, each with the position of its first.
    pub(super) fn pieces_from(&self, first: usize) -> impl Iterator<Item = (usize, &[Entry])> {
        let first = first.max(self.start);
        let from = first / PIECE;
        let pieces = self.pieces.iter().zip(self.gone..);
        pieces
            .skip(from.saturating_sub(self.gone))
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
        (self.start..end.min(self.end))
            .rev()
            .filter_map(|position| Some((position, self.get(position)?)))
    }

    /// The position of the frame before which `before` others stand. Of settled entries.
    pub(super) fn frame(&self, before: u32) -> Option<usize> {
        let runs = self
            .frames_before
            .partition_point(|frames| *frames <= before);
        let run = runs.checked_sub(1)?;
        let left = before - self.frames_before.get(run)?;
        let run = self.first_run() + run;
        let mut frames = (run * RUN..)
            .zip(self.run(run))
            .filter(|(_, entry)| entry.is_frame());
        let found = frames.nth(left as usize);
        found
            .map(|(position, _)| position)
            .filter(|position| *position >= self.start)
    }

    /// How many frames stand before `position`, those that were forgotten too. Of settled entries that are kept.
    pub(super) fn frames_before(&self, position: usize) -> u32 {
        let position = position.max(self.start);
        let run = position / RUN;
        let known = run.checked_sub(self.first_run());
        let before = known.and_then(|known| self.frames_before.get(known));
        let here = self.run(run).get(..position % RUN);
        before.copied().unwrap_or(0) + frames_in(here.unwrap_or_else(|| self.run(run)))
    }
}

fn frames_in(run: &[Entry]) -> u32 {
    let frames = run.iter().filter(|entry| entry.is_frame());
    u32::try_from(frames.count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::entry::{At, GapKind};
    use super::*;
    use crate::bytes::Span;
    use crate::capture::tcp::Side;
    use crate::protocol::{FrameEntry, FrameHeader, LengthForm, Opcode};
    use proptest::prelude::*;

    fn entry(time: u64, number: u64) -> Entry {
        let at = At {
            time,
            conversation: 0,
            side: Side::Opener,
        };
        if number.is_multiple_of(3) {
            let header = FrameHeader {
                fin: true,
                rsv: 0,
                opcode: Opcode::TEXT,
                length_form: LengthForm::Seven,
                payload_len: 1,
                masking_key: None,
            };
            Entry::frame(at, &FrameEntry::new(number, &header))
        } else {
            Entry::gap(at, GapKind::NotCaptured, Span::at(number, 1))
        }
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
            let len = timeline.len();
            for position in [0, 257, len / 3].map(|position| len.min(position)) {
                let before = timeline.iter_from(0).take(position).filter(Entry::is_frame);
                let before = u32::try_from(before.count()).unwrap();
                prop_assert_eq!(timeline.frames_before(position), before);
                let next = (position..timeline.len()).find(|next| timeline.get(*next).unwrap().is_frame());
                prop_assert_eq!(timeline.frame(before), next);
            }
            expected.sort_by_key(Entry::time);
            prop_assert_eq!(timeline.iter_from(0).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn what_is_kept_stays_where_it_was(steps in prop::collection::vec((1_usize..30_000, 0_usize..50_000, 0_u64..600), 1..6)) {
            let (mut timeline, mut whole) = (Timeline::default(), Timeline::default());
            for (count, keep, back) in steps {
                let known = timeline.settled();
                for number in whole.end()..whole.end() + count {
                    let time = number as u64;
                    // Some come late, and never before what was forgotten.
                    let late = number % 701 == 700 && time - back >= known as u64;
                    let entry = entry(if late { time - back } else { time }, time);
                    timeline.push(entry);
                    whole.push(entry);
                }
                timeline.settle(known);
                whole.settle(known);
                timeline.forget_before(whole.end().saturating_sub(keep));
                let start = timeline.start();
                prop_assert_eq!(start, whole.end().saturating_sub(keep).max(start));
                prop_assert_eq!(timeline.end(), whole.end());
                prop_assert_eq!(timeline.get(start.wrapping_sub(1)), None);
                prop_assert!(timeline.iter().eq(whole.iter().skip(start)));
                prop_assert!(timeline.back_from(whole.end()).eq(whole.back_from(whole.end()).take(timeline.len())));
                for position in [start, start + timeline.len() / 2, timeline.end()] {
                    let before = whole.frames_before(position);
                    prop_assert_eq!(timeline.frames_before(position), before);
                    prop_assert_eq!(timeline.frame(before), whole.frame(before));
                }
            }
            let first = whole.frames_before(timeline.start());
            prop_assert_eq!(first.checked_sub(1).and_then(|before| timeline.frame(before)), None);
        }
    }
}
