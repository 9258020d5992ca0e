//! All items of a capture in the order of time.

use super::entry::Entry;

/// Entries in pieces of fixed size: growing moves none of them. Entries that come late are put in their place by
/// [`settle`](Timeline::settle); until then they stand at the end.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    pieces: Vec<Vec<Entry>>,
    len: usize,
    /// Frames before the first entry of each run; of the runs that are settled.
    frames_before: Vec<u32>,
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
        self.count_from(moved / RUN);
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

    fn count_from(&mut self, run: usize) {
        self.frames_before.truncate(run);
        let known = self.frames_before.len();
        let mut frames = match known.checked_sub(1) {
            Some(last) => {
                let before = self.frames_before.last().copied().unwrap_or(0);
                before + frames_in(self.run(last))
            }
            None => 0,
        };
        for run in known..=self.len / RUN {
            self.frames_before.push(frames);
            frames += frames_in(self.run(run));
        }
    }

    /// The entries of a run.
    fn run(&self, run: usize) -> &[Entry] {
        let start = run * RUN;
        let piece = self.pieces.get(start / PIECE);
        let rest = piece.and_then(|piece| piece.get(start % PIECE..));
        let rest = rest.unwrap_or_default();
        rest.get(..RUN).unwrap_or(rest)
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
        let runs = self
            .frames_before
            .partition_point(|frames| *frames <= before);
        let run = runs.checked_sub(1)?;
        let left = before - self.frames_before.get(run)?;
        let mut frames = (run * RUN..)
            .zip(self.run(run))
            .filter(|(_, entry)| entry.is_frame());
        frames.nth(left as usize).map(|(position, _)| position)
    }

    /// How many frames stand before `position`. Of settled entries.
    pub(super) fn frames_before(&self, position: usize) -> u32 {
        let run = position / RUN;
        let before = self.frames_before.get(run).copied().unwrap_or(0);
        let here = self.run(run).get(..position % RUN);
        before + frames_in(here.unwrap_or_else(|| self.run(run)))
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
    }
}
