//! Which entries a query leaves, found once and kept while the query is the same.

use super::matching::{Subject, Told, is_listed};
use super::view::View;
use crate::analysis::filter::{Filter, FilterError};
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
    /// Payload bytes, and entries, that are looked into in one slice.
    const SLICE: u64 = 8 << 20;
    const SLICE_ENTRIES: usize = 100_000;

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

    /// How much was searched; `None` where no payload has to be.
    pub(super) fn searched(&self, view: View<'_>) -> Option<[u64; 2]> {
        self.searched.map(|[done, _]| {
            let done = if self.seen >= view.shared.timeline.len() {
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
        self.positions.is_some() && self.seen < view.shared.timeline.len()
    }

    /// Looks at what was not looked at yet.
    pub(super) fn go_on(&mut self, view: View<'_>, reach: Reach) {
        let Some(positions) = &mut self.positions else {
            return;
        };
        let (mut read, mut looked) = (0, 0);
        let mut number = view.shared.timeline.frames_before(self.seen) + 1;
        let start = self.seen;
        'pieces: for (first, piece) in view.shared.timeline.pieces_from(start) {
            for (entry, position) in piece.iter().zip(first..) {
                let subject = Subject {
                    position,
                    entry,
                    number,
                };
                let listed = is_listed(self.query.list, entry)
                    && self
                        .query
                        .conversation
                        .is_none_or(|conversation| conversation.0 == entry.conversation());
                let passes = listed
                    && match &self.filter {
                        None => true,
                        Some(filter) => {
                            match view.told(self.query.list, subject, &filter.condition) {
                                Told::Passes => true,
                                Told::Fails => false,
                                Told::Unclear => {
                                    if reach == Reach::Index
                                        || read >= Self::SLICE
                                        || looked >= Self::SLICE_ENTRIES
                                    {
                                        self.searched.get_or_insert([0; 2]);
                                        break 'pieces;
                                    }
                                    looked += 1;
                                    view.passes(
                                        self.query.list,
                                        subject,
                                        &filter.condition,
                                        &mut read,
                                    )
                                }
                            }
                        }
                    };
                if passes {
                    positions.push(u32::try_from(position).unwrap_or(u32::MAX));
                }
                if entry.is_frame() {
                    number += 1;
                    self.passed = self.passed.saturating_add(entry.len());
                }
                self.seen = position + 1;
            }
        }
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

    /// The entry at a place of the list.
    pub(super) fn at(&self, place: usize, view: View<'_>) -> Option<usize> {
        match &self.positions {
            Some(positions) => positions.get(place).map(|position| *position as usize),
            None => (place < view.shared.timeline.len()).then_some(place),
        }
    }

    /// The place of an entry in the list.
    pub(super) fn place_of(&self, position: usize) -> Option<usize> {
        match &self.positions {
            Some(positions) => {
                let position = u32::try_from(position).ok()?;
                positions.binary_search(&position).ok()
            }
            None => Some(position),
        }
    }
}
