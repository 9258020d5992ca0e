//! Inflating a message again, from the snapshot before it.

use super::conversation::{Conversation, Track};
use super::entry::Entry;
use super::shared::Shared;
use super::view::{Fragments, View};
use crate::analysis::detail::InflateProblem;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::{Compressing, InflateError, MessageInflater, Peer};

/// Inflaters that stand before a message, one a direction: who looks at one message looks at the next one soon.
pub(super) struct Inflaters {
    ready: Vec<Ready>,
    /// How many are kept.
    limit: usize,
}

impl Default for Inflaters {
    fn default() -> Self {
        Self {
            ready: Vec::new(),
            limit: 8,
        }
    }
}

struct Ready {
    conversation: u32,
    side: Side,
    /// Stream offset behind the last message that it inflated.
    next: u64,
    inflater: MessageInflater,
}

/// What a message inflates to, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Whole {
    /// Zeros where a byte is not known.
    pub(super) bytes: Vec<u8>,
    /// Offsets of the bytes that are copies of some that were lost, in order.
    pub(super) unknown: Vec<Span>,
    /// Why it ends early, if it does.
    pub(super) problem: Option<InflateProblem>,
}

impl Inflaters {
    /// For who goes through the messages of many conversations in the order of time: each keeps some 50 KiB.
    pub(super) fn for_many() -> Self {
        Self {
            limit: 1000,
            ..Self::default()
        }
    }

    fn take(&mut self, conversation: u32, side: Side) -> Option<Ready> {
        let position = self
            .ready
            .iter()
            .position(|ready| (ready.conversation, ready.side) == (conversation, side))?;
        Some(self.ready.remove(position))
    }

    fn keep(&mut self, ready: Ready) {
        if self.ready.len() >= self.limit {
            self.ready.remove(0);
        }
        self.ready.push(ready);
    }
}

impl View<'_> {
    /// Whether a message, by its first frame, is compressed and can be inflated.
    pub(super) fn is_inflatable(self, first: &Entry) -> bool {
        first.rsv() & 0x4 != 0
            && first.begins_message()
            && self
                .conversation(first)
                .is_some_and(|conversation| conversation.agreement.is_some())
    }

    /// What the message of these frames inflates to; `None` if nothing agreed that it is compressed.
    pub(super) fn inflated(self, fragments: &Fragments) -> Option<Whole> {
        let position = *fragments.positions.first()?;
        let first = self.shared.timeline.get(position)?;
        if !self.is_inflatable(first) {
            return None;
        }
        let conversation = self.conversation(first)?;
        let side = first.side();
        let track = conversation.track(side);
        let compressing = compressing(conversation, side)?;
        if track
            .given_up_from
            .is_some_and(|from| from <= first.start())
        {
            return Some(Whole {
                problem: Some(InflateProblem::HistoryLost),
                ..Whole::default()
            });
        }
        let mut inflater = self.inflater_before(position, first, track, compressing);
        let whole = self.inflate(&mut inflater, fragments);
        if whole.problem.is_none() {
            let last = fragments
                .positions
                .last()
                .and_then(|last| self.shared.timeline.get(*last));
            self.inflaters.borrow_mut().keep(Ready {
                conversation: first.conversation(),
                side,
                next: last.map_or(first.start(), |last| last.span().end),
                inflater,
            });
        }
        Some(whole)
    }

    /// An inflater that knows what stands before the message that begins at `position`.
    fn inflater_before(
        self,
        position: usize,
        first: &Entry,
        track: &Track,
        compressing: Compressing,
    ) -> MessageInflater {
        if !compressing.takes_over {
            return MessageInflater::new(compressing);
        }
        let before = track
            .snapshots
            .partition_point(|snapshot| snapshot.start <= first.start());
        let snapshot = before
            .checked_sub(1)
            .and_then(|index| track.snapshots.get(index));
        let known_from = snapshot.map_or(0, |snapshot| snapshot.start);
        let ready = self
            .inflaters
            .borrow_mut()
            .take(first.conversation(), first.side());
        let ready = ready.filter(|ready| known_from <= ready.next && ready.next <= first.start());
        let (mut inflater, from) = match (ready, snapshot) {
            (Some(ready), _) => (ready.inflater, ready.next),
            (None, Some(snapshot)) => (
                MessageInflater::resumed(compressing, &snapshot.remembered),
                snapshot.start,
            ),
            (None, None) => (MessageInflater::new(compressing), 0),
        };
        // The messages between, in order.
        let same = |entry: &Entry| {
            (entry.conversation(), entry.side()) == (first.conversation(), first.side())
        };
        let between: Vec<usize> = self
            .shared
            .timeline
            .back_from(position)
            .filter(|(_, entry)| same(entry) && entry.is_frame())
            .take_while(|(_, entry)| entry.start() >= from)
            .filter(|(_, entry)| self.is_inflatable(entry))
            .map(|(position, _)| position)
            .collect();
        for message in between.into_iter().rev() {
            if let Some(fragments) = self.fragments(message) {
                self.inflate(&mut inflater, &fragments);
            }
        }
        inflater
    }

    fn inflate(self, inflater: &mut MessageInflater, fragments: &Fragments) -> Whole {
        let mut whole = Whole::default();
        let Whole {
            bytes: out,
            unknown,
            ..
        } = &mut whole;
        inflater.begin(Shared::MESSAGE_LIMIT);
        let problem = |error| match error {
            InflateError::Corrupt { at } => InflateProblem::Corrupt { at },
            InflateError::Limit { limit } => InflateProblem::Limit(limit),
        };
        for position in &fragments.positions {
            let Some(entry) = self.shared.timeline.get(*position) else {
                continue;
            };
            let Ok(payload) = self.payload(entry, 0, u64::MAX) else {
                whole.problem = Some(InflateProblem::Missing);
                return whole;
            };
            // Up to the first byte that is not known, what comes out is right.
            let start = entry.payload().start;
            let known = payload.unknown.first().map(|hole| hole.start - start);
            let known = known.and_then(|known| usize::try_from(known).ok());
            let bytes = payload.bytes.get(..known.unwrap_or(payload.bytes.len()));
            if let Err(error) = inflater.feed(bytes.unwrap_or_default(), out, unknown) {
                whole.problem = Some(problem(error));
                return whole;
            }
            if known.is_some() {
                // What was fed is right, whatever comes of the rest.
                let _ = inflater.break_off(out, unknown);
                whole.problem = Some(InflateProblem::Missing);
                return whole;
            }
        }
        if !fragments.complete {
            let broken = inflater.break_off(out, unknown).err();
            whole.problem = broken.map(problem).or(Some(InflateProblem::Unfinished));
        } else if let Err(error) = inflater.end(out, unknown) {
            whole.problem = Some(problem(error));
        }
        whole
    }
}

fn compressing(conversation: &Conversation, side: Side) -> Option<Compressing> {
    let agreement = conversation.agreement?;
    Some(match conversation.peer(side) {
        Peer::Client => agreement.client,
        Peer::Server => agreement.server,
    })
}
