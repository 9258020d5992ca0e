//! Conditions that the index alone does not decide: entry by entry, and the source is read where that is needed.

use super::entry::Entry;
use super::gathered::Gathered;
use super::listing::Reach;
use super::matching::{Subject, Told, is_listed, only_needle};
use super::search::Search;
use super::sieve::PART;
use super::view::View;
use crate::analysis::filter::Condition;
use crate::analysis::page::Query;

/// One who goes through the timeline.
pub(super) struct Looking<'a> {
    view: View<'a>,
    query: &'a Query,
    condition: &'a Condition,
    reach: Reach,
    search: Search,
    /// Of a condition with one needle: what waits to be searched for it, and whether a row passes whose payload holds it.
    gathered: Option<(Gathered<'a>, bool)>,
    /// Entries that were looked into.
    looked: usize,
    /// Payload bytes of all frames that were passed by.
    passed: u64,
    /// The number of the next frame, from 1.
    number: u32,
}

impl<'a> Looking<'a> {
    /// Payload bytes, and entries, that are looked into in one slice.
    const SLICE: u64 = 8 << 20;
    const SLICE_ENTRIES: usize = 100_000;

    /// Before the entry at `start`.
    pub(super) fn new(
        view: View<'a>,
        query: &'a Query,
        condition: &'a Condition,
        reach: Reach,
        start: usize,
    ) -> Self {
        Self {
            view,
            query,
            condition,
            reach,
            search: Search::default(),
            gathered: only_needle(condition)
                .filter(|(needle, _)| needle.len() > 0)
                .map(|(needle, holding)| (Gathered::new(view, needle), holding == Told::Passes)),
            looked: 0,
            passed: 0,
            number: view.shared.timeline.frames_before(start) + 1,
        }
    }

    /// Payload bytes of all frames that were passed by, as their headers say.
    pub(super) const fn passed(&self) -> u64 {
        self.passed
    }

    /// Looks at at most [`PART`] entries, the first of which stands at `first`, and adds the positions of those that pass. Says at how many it
    /// has looked: fewer than there are if that is enough for now.
    // A function of its own, and those that it calls: WebAssembly becomes quick from one call to the next.
    #[inline(never)]
    pub(super) fn look_at(
        &mut self,
        part: &[Entry],
        first: usize,
        positions: &mut Vec<u32>,
    ) -> usize {
        let mut passes = [false; PART];
        let mut seen = 0;
        for (entry, position) in part.iter().zip(first..) {
            let subject = Subject {
                position,
                entry,
                number: self.number,
            };
            let now = match self.told(subject) {
                Told::Passes => Some(true),
                Told::Fails => Some(false),
                Told::Unclear if self.is_enough() => break,
                Told::Unclear => self.look_into(subject, seen, &mut passes),
            };
            if let Some(now) = now {
                mark(&mut passes, seen, now);
            }
            if entry.is_frame() {
                self.number += 1;
                self.passed = self.passed.saturating_add(entry.len());
            }
            seen += 1;
        }
        if let Some((gathered, holding)) = &mut self.gathered {
            gathered.search(|place| mark(&mut passes, place, *holding));
        }
        let found = (first..).zip(passes.iter().take(seen));
        let found = found.filter(|(_, passes)| **passes);
        positions.extend(found.map(|(position, _)| u32::try_from(position).unwrap_or(u32::MAX)));
        seen
    }

    fn told(&self, subject: Subject<'_>) -> Told {
        let conversation = self.query.conversation;
        let listed = is_listed(self.query.list, subject.entry)
            && conversation.is_none_or(|wanted| wanted.0 == subject.entry.conversation());
        if listed {
            self.view.told(self.query.list, subject, self.condition)
        } else {
            Told::Fails
        }
    }

    fn is_enough(&self) -> bool {
        let gathered = self.gathered.as_ref();
        let read = self.search.read + gathered.map_or(0, |(gathered, _)| gathered.read());
        self.reach == Reach::Index || read >= Self::SLICE || self.looked >= Self::SLICE_ENTRIES
    }

    /// Whether a row passes; `None` if `passes` will say at `place`, once it is searched with others.
    fn look_into(
        &mut self,
        subject: Subject<'_>,
        place: usize,
        passes: &mut [bool],
    ) -> Option<bool> {
        self.looked += 1;
        let list = self.query.list;
        if let Some((gathered, holding)) = &mut self.gathered
            && self.view.stands_alone(list, subject.entry)
        {
            // As long as nothing is found.
            mark(passes, place, !*holding);
            if gathered.take(subject.entry, place, |place| mark(passes, place, *holding)) {
                return None;
            }
        }
        let view = self.view;
        Some(view.passes(list, subject, self.condition, &mut self.search))
    }
}

fn mark(passes: &mut [bool], place: usize, now: bool) {
    if let Some(passes) = passes.get_mut(place) {
        *passes = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capture::CaptureSession;
    use crate::analysis::capture::listing::tests::{found, one_by_one};
    use crate::analysis::capture::recorded::recorded;
    use crate::analysis::capture::tests::{Talk, masked, plain};
    use crate::analysis::filter::Filter;
    use crate::analysis::page::List;
    use crate::source::Cached;
    use proptest::prelude::*;

    #[test]
    fn payloads_that_are_searched_together_are_found_as_one_by_one() {
        for name in [
            "closes.pcapng",
            "websockets-plain-any.pcap",
            "ws-deflate.pcapng",
            "ws-fragments.pcap",
            "ws-lengths.pcap",
            "ws-plain.pcap",
        ] {
            let session = recorded(name);
            let view = session.view();
            for filter in [
                "e",
                "-e",
                "hex:\"00\"",
                "hex:\"6c 6c 6c\"",
                "not (\"HELLO\" from:client)",
                "l or opcode:close",
                "-(l len>3) opcode:text",
                "o -from:server fin:1",
                "close:1000 or o",
                "a e",
            ] {
                compare(view, filter, name);
            }
        }
    }

    /// Compares with what looking at one after the other leaves, each searched alone.
    fn compare(view: View<'_>, filter: &str, name: &str) {
        let condition = Filter::parse(filter).unwrap().condition;
        for list in [List::Frames, List::Messages] {
            let query = Query {
                list,
                filter: filter.to_owned(),
                ..Query::default()
            };
            let expected = one_by_one(view, list, |subject| {
                view.passes(list, subject, &condition, &mut Search::default())
            });
            assert_eq!(found(view, &query), expected, "{name}: {filter}, {list:?}");
        }
    }

    /// What a side sends: which, a frame's first byte, its payload, and where its bytes are cut in two packets; the second may be lost.
    fn sent() -> impl Strategy<Value = (bool, u8, Vec<u8>, usize, bool)> {
        let first = prop::sample::select(vec![0x81, 0x81, 0x81, 0x01, 0x80, 0x00, 0x89]);
        let letter = prop::sample::select(b"abAB".to_vec());
        let payload = prop::collection::vec(letter, 0..70);
        (
            any::<bool>(),
            first,
            payload,
            1..100_usize,
            prop::bool::weighted(0.05),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn together_or_alone_the_same_is_found(
            all in prop::collection::vec(sent(), 1..40),
            needle in "[ab]{1,5}",
        ) {
            let mut talk = Talk::shaken();
            for (by_client, first, payload, cut, lost) in all {
                let (sender, frame) = if by_client {
                    (0, masked(first, &payload))
                } else {
                    (1, plain(first, &payload))
                };
                let (now, later) = frame.split_at(cut.min(frame.len()));
                talk = talk.sent(sender, now);
                if lost {
                    talk = talk.lost(sender, u32::try_from(later.len()).unwrap());
                } else if !later.is_empty() {
                    talk = talk.sent(sender, later);
                }
            }
            let file = talk.file();
            let mut cached = CaptureSession::new(Box::new(Cached::new(file.clone())), String::new());
            cached.feed(&file);
            cached.finish(None);
            let session = talk.read();
            for filter in [needle.clone(), format!("-{needle}"), format!("{needle} or from:client")] {
                compare(session.view(), &filter, "read");
                compare(cached.view(), &filter, "lent");
            }
        }
    }
}
