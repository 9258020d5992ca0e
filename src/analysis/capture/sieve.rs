//! Filters that the headers alone decide: a part of the timeline at a time, a term at a time, without a branch for each entry.

use super::entry::{Entry, Kind};
use super::matching::{Subject, Told};
use super::view::View;
use crate::analysis::filter::{Condition, RowIs, Term};
use crate::analysis::page::List;
use crate::protocol::Peer;

/// Entries that are sifted at once: they stay in the first-level cache while one term after the other is asked.
pub(super) const PART: usize = 1024;

/// A condition that headers decide.
#[derive(Clone, Copy)]
pub(super) struct Sieve<'a> {
    condition: &'a Condition,
}

/// Entries one after the other.
#[derive(Clone, Copy)]
struct Part<'a> {
    entries: &'a [Entry],
    /// The number of the first frame among them, from 1.
    number: u32,
}

impl<'a> Sieve<'a> {
    /// `None` if more than headers has to be looked at.
    pub(super) fn of(condition: &'a Condition) -> Option<Self> {
        is_of_headers(condition).then_some(Self { condition })
    }

    /// Says of each of at most [`PART`] entries whether it passes. `number` is that of the first frame among them, from 1.
    pub(super) fn sift(self, view: View<'_>, entries: &[Entry], number: u32, passes: &mut [bool]) {
        sift(self.condition, view, Part { entries, number }, passes);
    }

    /// Whether a message of several frames passes.
    pub(super) fn passes(self, view: View<'_>, first: Subject<'_>) -> bool {
        view.told(List::Messages, first, self.condition) == Told::Passes
    }
}

fn is_of_headers(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(is_of_headers),
        Condition::Not(part) => is_of_headers(part),
        Condition::Is(term) => match term {
            Term::Opcode(_)
            | Term::From(_)
            | Term::Len(_)
            | Term::Fin(_)
            | Term::Rsv(_)
            | Term::Masked(_)
            | Term::Frame(_)
            | Term::Row(RowIs::Handshake) => true,
            Term::Key { .. }
            | Term::Close(_)
            | Term::Part(_)
            | Term::Finding(_)
            | Term::Row(_)
            | Term::Payload(_) => false,
        },
    }
}

fn sift(condition: &Condition, view: View<'_>, part: Part<'_>, passes: &mut [bool]) {
    match condition {
        Condition::All(conditions) => {
            passes.fill(true);
            each(conditions, view, part, passes, |passes, also| {
                *passes &= also;
            });
        }
        Condition::Any(conditions) => {
            passes.fill(false);
            each(conditions, view, part, passes, |passes, also| {
                *passes |= also;
            });
        }
        Condition::Not(condition) => {
            sift(condition, view, part, passes);
            for passes in passes {
                *passes = !*passes;
            }
        }
        Condition::Is(term) => ask(term, view, part, passes),
    }
}

fn each(
    conditions: &[Condition],
    view: View<'_>,
    part: Part<'_>,
    passes: &mut [bool],
    join: impl Fn(&mut bool, bool),
) {
    let mut also = [false; PART];
    for condition in conditions {
        sift(condition, view, part, &mut also);
        for (passes, also) in passes.iter_mut().zip(also) {
            join(passes, also);
        }
    }
}

fn ask(term: &Term, view: View<'_>, part: Part<'_>, passes: &mut [bool]) {
    match term {
        Term::Opcode(set) => frames(part, passes, |entry, _| set >> entry.opcode().0 & 1 != 0),
        Term::Len(numbers) => frames(part, passes, |entry, _| {
            let len = match entry.len() {
                // Longer than an entry can say.
                Entry::LONGEST => view.header_len_of(entry).unwrap_or(0),
                len => len,
            };
            !entry.header_is_cut() & numbers.contains(len)
        }),
        Term::Fin(fin) => frames(part, passes, |entry, _| entry.fin() == *fin),
        Term::Rsv(set) => frames(part, passes, |entry, _| set >> entry.rsv() & 1 != 0),
        Term::Masked(masked) => frames(part, passes, |entry, _| {
            (!entry.header_is_cut() | (entry.len() >= 2)) & (entry.masked() == *masked)
        }),
        Term::Frame(numbers) => frames(part, passes, |_, number| {
            numbers.contains(u64::from(number))
        }),
        Term::From(peer) => from(*peer, view, part, passes),
        _ => {
            for (passes, entry) in passes.iter_mut().zip(part.entries) {
                *passes = matches!(entry.kind(), Kind::Head(_));
            }
        }
    }
}

/// Asks frames, with their numbers; nothing else passes.
#[inline]
fn frames(part: Part<'_>, passes: &mut [bool], is: impl Fn(&Entry, u32) -> bool) {
    let mut number = part.number;
    for (passes, entry) in passes.iter_mut().zip(part.entries) {
        let is_frame = entry.is_frame();
        *passes = is_frame & is(entry, number);
        number = number.wrapping_add(u32::from(is_frame));
    }
}

fn from(peer: Peer, view: View<'_>, part: Part<'_>, passes: &mut [bool]) {
    let mut last = None;
    for (passes, entry) in passes.iter_mut().zip(part.entries) {
        // Most often the conversation is that of the entry before.
        let side = match last {
            Some((conversation, side)) if conversation == entry.conversation() => side,
            _ => view
                .conversation(entry)
                .map(|conversation| conversation.side_of(peer)),
        };
        last = Some((entry.conversation(), side));
        *passes = side == Some(entry.side());
    }
}
