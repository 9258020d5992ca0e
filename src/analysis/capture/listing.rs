//! Which entries a query leaves, found once and kept while the query is the same.

use super::entry::Entry;
use super::looking::Looking;
use super::matching::Subject;
use super::sieve::{PART, Sieve};
use super::view::View;
use crate::analysis::filter::{Condition, Filter, FilterError};
use crate::analysis::page::{List, Query};

/// The positions that a query leaves, as far as they were looked for.
#[derive(Default)]
pub(super) struct Listing {
    query: Query,
    filter: Option<Filter>,
    error: Option<FilterError>,
    /// `None`: all are left.
    positions: Option<Vec<u32>>,
    /// How many entries were looked at.
    seen: usize,
    /// Payload bytes that were looked into, and that there are; `None` where none has to be.
    searched: Option<[u64; 2]>,
    /// Bytes of all that were looked at, by what their headers say.
    passed: u64,
}

/// How far [`Listing::go_on`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end, unless payloads have to be read.
    Index,
    /// A slice of what has to be read.
    Slice,
}

impl Listing {
    pub(super) fn new(query: &Query) -> Self {
        let text = query.filter.trim();
        let (filter, error) = match Filter::parse(text) {
            _ if text.is_empty() => (None, None),
            Ok(filter) => (Some(filter), None),
            Err(error) => (None, Some(error)),
        };
        let all = filter.is_none() && query.conversation.is_none() && query.list == List::Frames;
        Self {
            query: query.clone(),
            filter,
            error,
            positions: (!all).then(Vec::new),
            ..Self::default()
        }
    }

    pub(super) const fn query(&self) -> &Query {
        &self.query
    }

    pub(super) const fn error(&self) -> Option<&FilterError> {
        self.error.as_ref()
    }

    /// Forgets what was found from `position` on: entries moved there.
    pub(super) fn forget_from(&mut self, position: usize) {
        if position >= self.seen {
            return;
        }
        self.seen = position;
        if let Some(positions) = &mut self.positions {
            let kept = positions.partition_point(|known| (*known as usize) < position);
            positions.truncate(kept);
        }
    }

    /// Forgets what was found before `position`: those entries are gone.
    pub(super) fn forget_before(&mut self, position: usize) {
        if let Some(positions) = &mut self.positions {
            let gone = positions.partition_point(|known| (*known as usize) < position);
            positions.drain(..gone);
        }
    }

    /// How much was searched; `None` where no payload has to be.
    pub(super) fn searched(&self, view: View<'_>) -> Option<[u64; 2]> {
        self.searched.map(|[done, _]| {
            let done = if self.seen >= view.shared.timeline.end() {
                u64::MAX
            } else {
                done
            };
            let all = view.shared.conversations.iter().map(|conversation| {
                conversation
                    .bytes
                    .iter()
                    .fold(0_u64, |sum, bytes| sum.saturating_add(*bytes))
            });
            let all = all.fold(0_u64, u64::saturating_add);
            [done.min(all), all]
        })
    }

    /// Whether there is more to be searched.
    pub(super) fn is_going(&self, view: View<'_>) -> bool {
        self.positions.is_some() && self.seen < view.shared.timeline.end()
    }

    /// Looks at what was not looked at yet.
    pub(super) fn go_on(&mut self, view: View<'_>, reach: Reach) {
        self.seen = self.seen.max(view.shared.timeline.start());
        match self.filter.take() {
            None => self.sift(view, None),
            Some(filter) => {
                match Sieve::of(&filter.condition) {
                    Some(sieve) => self.sift(view, Some(sieve)),
                    None => self.look(view, reach, &filter.condition),
                }
                self.filter = Some(filter);
            }
        }
    }

    /// Looks at all: the headers decide.
    fn sift(&mut self, view: View<'_>, sieve: Option<Sieve<'_>>) {
        let Some(positions) = &mut self.positions else {
            return;
        };
        let mut number = view.shared.timeline.frames_before(self.seen) + 1;
        for (first, piece) in view.shared.timeline.pieces_from(self.seen) {
            for (part, first) in piece.chunks(PART).zip((first..).step_by(PART)) {
                number = sift_part(&self.query, view, sieve, part, (first, number), positions);
                self.seen = first + part.len();
            }
        }
    }

    /// Looks at one after the other, and reads where that is needed.
    fn look(&mut self, view: View<'_>, reach: Reach, condition: &Condition) {
        let Some(positions) = &mut self.positions else {
            return;
        };
        let mut looking = Looking::new(view, &self.query, condition, reach, self.seen);
        let start = self.seen;
        'pieces: for (first, piece) in view.shared.timeline.pieces_from(start) {
            for (part, first) in piece.chunks(PART).zip((first..).step_by(PART)) {
                let seen = looking.look_at(part, first, positions);
                self.seen = first + seen;
                if seen < part.len() {
                    self.searched.get_or_insert([0; 2]);
                    break 'pieces;
                }
            }
        }
        self.passed = self.passed.saturating_add(looking.passed());
        if let Some([done, _]) = &mut self.searched {
            *done = self.passed;
        }
    }

    /// How many are left, as far as it is known.
    pub(super) fn len(&self, view: View<'_>) -> usize {
        match &self.positions {
            Some(positions) => positions.len(),
            None => view.shared.timeline.len(),
        }
    }

    /// Which entries are left, as far as it is known; `None`: all.
    pub(super) fn positions(&self) -> Option<&[u32]> {
        self.positions.as_deref()
    }

    /// The entry at a place of the list.
    pub(super) fn at(&self, place: usize, view: View<'_>) -> Option<usize> {
        if let Some(positions) = &self.positions {
            return positions.get(place).map(|position| *position as usize);
        }
        let timeline = &view.shared.timeline;
        (place < timeline.len()).then_some(timeline.start() + place)
    }

    /// The place of an entry in the list.
    pub(super) fn place_of(&self, position: usize, view: View<'_>) -> Option<usize> {
        match &self.positions {
            Some(positions) => {
                let position = u32::try_from(position).ok()?;
                positions.binary_search(&position).ok()
            }
            None => position.checked_sub(view.shared.timeline.start()),
        }
    }
}

/// Adds the positions of those of at most [`PART`] entries that pass. `first` is the position of the first, `number` that of the first frame
/// among them, from 1; gives that of the next.
// A function of its own: WebAssembly becomes quick from one call to the next.
#[inline(never)]
fn sift_part(
    query: &Query,
    view: View<'_>,
    sieve: Option<Sieve<'_>>,
    part: &[Entry],
    (first, mut number): (usize, u32),
    positions: &mut Vec<u32>,
) -> u32 {
    let mut passes = [true; PART];
    let mut left = [0; PART];
    if let Some(sieve) = sieve {
        sieve.sift(view, part, number, &mut passes);
    }
    let mut count = 0;
    for ((entry, position), passes) in part.iter().zip(first..).zip(&passes) {
        let listed = query
            .conversation
            .is_none_or(|conversation| conversation.0 == entry.conversation());
        let passes = match query.list {
            List::Frames => *passes,
            List::Messages => {
                entry.begins_message()
                    && match sieve {
                        // The other frames of a message count too.
                        Some(sieve) if !entry.fin() => {
                            let subject = Subject {
                                position,
                                entry,
                                number,
                            };
                            sieve.passes(view, subject)
                        }
                        _ => *passes,
                    }
            }
        };
        // Writing it in any case is cheaper than guessing whether to.
        if let Some(left) = left.get_mut(count) {
            *left = u32::try_from(position).unwrap_or(u32::MAX);
        }
        count += usize::from(passes & listed);
        number += u32::from(entry.is_frame());
    }
    positions.extend_from_slice(left.get(..count).unwrap_or_default());
    number
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::analysis::capture::matching::{Told, is_listed};
    use crate::analysis::capture::recorded::recorded;

    pub(in crate::analysis::capture) fn found(view: View<'_>, query: &Query) -> Vec<u32> {
        let mut listing = Listing::new(query);
        listing.go_on(view, Reach::Index);
        while listing.is_going(view) {
            listing.go_on(view, Reach::Slice);
        }
        assert_eq!(listing.error(), None, "{query:?}");
        listing.positions.unwrap_or_else(|| {
            let all = view.shared.timeline.start()..view.shared.timeline.end();
            all.map(|position| u32::try_from(position).unwrap())
                .collect()
        })
    }

    /// What is listed of all that passes, looked at one after the other.
    pub(in crate::analysis::capture) fn one_by_one(
        view: View<'_>,
        list: List,
        passes: impl Fn(Subject<'_>) -> bool,
    ) -> Vec<u32> {
        let mut number = 1;
        let mut left = Vec::new();
        for (entry, position) in view.shared.timeline.iter_from(0).zip(0..) {
            let subject = Subject {
                position,
                entry: &entry,
                number,
            };
            if is_listed(list, &entry) && passes(subject) {
                left.push(u32::try_from(position).unwrap());
            }
            number += u32::from(entry.is_frame());
        }
        left
    }

    #[test]
    fn a_sieve_leaves_what_looking_at_one_after_the_other_leaves() {
        for name in ["ws-fragments.pcap", "closes.pcapng", "handshakes.pcap"] {
            let session = recorded(name);
            let view = session.view();
            for filter in [
                "from:client",
                "-from:client",
                "opcode:text len:4..20",
                "opcode:text or opcode:ping or fin:0",
                "-(len>5 or rsv:4) from:server",
                "masked:yes frame:3..9",
                "is:handshake",
                "-is:handshake -masked:yes",
            ] {
                for list in [List::Frames, List::Messages] {
                    let query = Query {
                        list,
                        filter: filter.to_owned(),
                        ..Query::default()
                    };
                    let condition = Filter::parse(filter).unwrap().condition;
                    assert!(Sieve::of(&condition).is_some(), "{filter}");
                    let expected = one_by_one(view, list, |subject| {
                        view.told(list, subject, &condition) == Told::Passes
                    });
                    assert_eq!(found(view, &query), expected, "{name}: {filter}, {list:?}");
                }
            }
        }
    }

    #[test]
    fn payloads_are_searched_unmasked_and_inflated() {
        for (name, needle, frames) in [
            ("ws-plain.pcap", "\"HELLO\"", 2),
            ("ws-plain.pcap", "世界", 2),
            ("ws-plain.pcap", "hex:\"f0 9f 91 8b\"", 2),
            ("ws-plain.pcap", "nowhere", 0),
            ("ws-lengths.pcap", "lll", 6),
            ("ws-lengths.pcap", "cdef0123", 2),
            // Where one piece of a payload ends and the next begins.
            ("websockets-plain-any.pcap", "hex:\"7d 7e 7f 80 81 82\"", 1),
            ("ws-deflate.pcapng", "trade", 30),
            ("ws-deflate.pcapng", "trade from:client", 15),
        ] {
            let session = recorded(name);
            let query = Query {
                filter: needle.to_owned(),
                ..Query::default()
            };
            let found = found(session.view(), &query);
            assert_eq!(found.len(), frames, "{name}: {needle}");
        }
    }
}
