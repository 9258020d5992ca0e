//! Whether a row passes a filter.

use super::conversation::Conversation;
use super::entry::{Entry, Kind};
use super::rows::findings_of;
use super::search::Search;
use super::view::{Fragments, View};
use crate::analysis::filter::{Condition, Needle, RowIs, Term};
use crate::analysis::page::List;
use crate::bytes::Span;
use crate::protocol::{CloseBody, Opcode};

/// A row that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) position: usize,
    pub(super) entry: &'a Entry,
    /// Its number among the frames, from 1; of others, that of the next frame.
    pub(super) number: u32,
}

/// What the index alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Passes,
    Fails,
    /// The source has to be read.
    Unclear,
}

impl Told {
    const fn of(passes: bool) -> Self {
        if passes { Self::Passes } else { Self::Fails }
    }
}

impl View<'_> {
    /// Whether a row passes, as far as the index tells.
    pub(super) fn told(self, list: List, subject: Subject<'_>, condition: &Condition) -> Told {
        match condition {
            Condition::All(parts) => {
                let mut all = Told::Passes;
                for part in parts {
                    match self.told(list, subject, part) {
                        Told::Fails => return Told::Fails,
                        Told::Unclear => all = Told::Unclear,
                        Told::Passes => {}
                    }
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = Told::Fails;
                for part in parts {
                    match self.told(list, subject, part) {
                        Told::Passes => return Told::Passes,
                        Told::Unclear => any = Told::Unclear,
                        Told::Fails => {}
                    }
                }
                any
            }
            Condition::Not(part) => match self.told(list, subject, part) {
                Told::Passes => Told::Fails,
                Told::Fails => Told::Passes,
                Told::Unclear => Told::Unclear,
            },
            Condition::Is(term) if reads_source(term, subject.entry) => Told::Unclear,
            Condition::Is(term) => Told::of(self.is(list, subject, term)),
        }
    }

    /// Whether a row passes; the source is read where needed.
    pub(super) fn passes(
        self,
        list: List,
        subject: Subject<'_>,
        condition: &Condition,
        search: &mut Search,
    ) -> bool {
        match condition {
            Condition::All(parts) => parts
                .iter()
                .all(|part| self.passes(list, subject, part, search)),
            Condition::Any(parts) => parts
                .iter()
                .any(|part| self.passes(list, subject, part, search)),
            Condition::Not(part) => !self.passes(list, subject, part, search),
            Condition::Is(Term::Payload(needle)) => self.holds(list, subject, needle, search),
            Condition::Is(term) => self.is(list, subject, term),
        }
    }

    fn is(self, list: List, subject: Subject<'_>, term: &Term) -> bool {
        let Some(conversation) = self.conversation(subject.entry) else {
            return false;
        };
        if list == List::Messages && !subject.entry.fin() {
            return self
                .fragments(subject.position)
                .is_some_and(|fragments| self.message_is(conversation, subject, &fragments, term));
        }
        self.entry_is(conversation, subject, term)
    }

    fn message_is(
        self,
        conversation: &Conversation,
        subject: Subject<'_>,
        fragments: &Fragments,
        term: &Term,
    ) -> bool {
        match term {
            Term::Len(numbers) => numbers.contains(self.payload_len_of(fragments)),
            Term::Row(RowIs::Cut) => !fragments.complete,
            _ => fragments.positions.iter().any(|position| {
                self.shared.timeline.get(*position).is_some_and(|entry| {
                    let subject = Subject {
                        position: *position,
                        entry,
                        number: if *position == subject.position {
                            subject.number
                        } else {
                            self.shared.timeline.frames_before(*position) + 1
                        },
                    };
                    self.entry_is(conversation, subject, term)
                })
            }),
        }
    }

    fn entry_is(self, conversation: &Conversation, subject: Subject<'_>, term: &Term) -> bool {
        let Subject {
            position,
            entry,
            number,
        } = subject;
        if let Term::From(peer) = term {
            return conversation.peer(entry.side()) == *peer;
        }
        if !entry.is_frame() {
            return matches!(
                (term, entry.kind()),
                (Term::Row(RowIs::Handshake), Kind::Head(_))
            );
        }
        let alone = entry.fin() && entry.begins_message();
        match term {
            Term::Opcode(set) => set & 1 << entry.opcode().0 != 0,
            Term::Len(numbers) => {
                !entry.header_is_cut() && numbers.contains(self.header_len_of(entry).unwrap_or(0))
            }
            Term::Fin(fin) => entry.fin() == *fin,
            Term::Rsv(set) => set & 1 << entry.rsv() != 0,
            Term::Masked(masked) => {
                (!entry.header_is_cut() || entry.len() >= 2) && entry.masked() == *masked
            }
            Term::Key { prefix, bits } => {
                entry.masked()
                    && !entry.header_is_cut()
                    && self
                        .key(entry)
                        .is_ok_and(|key| (u32::from_be_bytes(key.0) ^ prefix) >> (32 - bits) == 0)
            }
            Term::Close(numbers) => self
                .close_code(entry)
                .is_some_and(|code| numbers.contains(u64::from(code))),
            Term::Frame(numbers) => numbers.contains(u64::from(number)),
            Term::Finding(finding) => findings_of(conversation, entry)
                .iter()
                .any(|found| finding.matches(found.rule)),
            Term::Row(RowIs::Cut) => self.is_cut(entry),
            Term::Row(RowIs::Compressed) if entry.begins_message() => entry.rsv() & 0x4 != 0,
            Term::Row(RowIs::Fragmented) if alone => false,
            Term::Part(_) if alone || entry.opcode().is_control() => false,
            Term::Part(_) | Term::Row(RowIs::Compressed | RowIs::Fragmented) => self
                .fragments(position)
                .is_some_and(|fragments| match term {
                    Term::Part(numbers) => fragments
                        .positions
                        .iter()
                        .position(|fragment| *fragment == position)
                        .is_some_and(|part| numbers.contains(part as u64 + 1)),
                    Term::Row(RowIs::Compressed) => fragments
                        .positions
                        .first()
                        .and_then(|first| self.shared.timeline.get(*first))
                        .is_some_and(|first| first.rsv() & 0x4 != 0),
                    _ => true,
                }),
            Term::Row(RowIs::Edited | RowIs::Handshake) | Term::Payload(_) | Term::From(_) => false,
        }
    }

    fn close_code(self, entry: &Entry) -> Option<u16> {
        if entry.opcode() != Opcode::CLOSE {
            return None;
        }
        let body = self.payload(entry, 0, 2).ok()?;
        if !body.unknown.is_empty() {
            return None;
        }
        match CloseBody::parse(&body.bytes) {
            CloseBody::Status { code, .. } => Some(code.0),
            CloseBody::Empty | CloseBody::TooShort => None,
        }
    }

    /// Whether what a row shows of payloads is that of this frame, as it is on the wire but for the mask.
    pub(super) fn stands_alone(self, list: List, entry: &Entry) -> bool {
        entry.is_frame() && (list == List::Frames || entry.fin()) && !self.is_inflatable(entry)
    }

    /// Whether a row's payload, inflated, holds `needle`; of a handshake, its text. Of a compressed message it is the first frame's row.
    fn holds(self, list: List, subject: Subject<'_>, needle: &Needle, search: &mut Search) -> bool {
        let entry = subject.entry;
        let (mut bytes, unknown) = match entry.kind() {
            Kind::Head(_) => {
                let known = self.stream(entry, entry.span()).unwrap_or_default();
                let known = known.from(entry.start());
                (known.bytes, known.unknown)
            }
            Kind::Tcp(_) | Kind::Gap(_) => return false,
            Kind::Frame => {
                if self.stands_alone(list, entry) {
                    return search.finds(self, entry, needle);
                }
                let Some(fragments) = self.fragments(subject.position) else {
                    return false;
                };
                let whole = self.whole_message(&fragments);
                (whole.bytes, whole.unknown)
            }
        };
        search.read += bytes.len() as u64;
        is_in_known(needle, &mut bytes, &unknown)
    }
}

/// Whether a needle is in bytes, none of it in those that are not known: `unknown` are offsets, ascending.
pub(super) fn is_in_known(needle: &Needle, bytes: &mut [u8], unknown: &[Span]) -> bool {
    let (mut rest, mut start) = (bytes, 0);
    for hole in unknown {
        let place = |offset: u64| usize::try_from(offset.saturating_sub(start)).unwrap_or(0);
        let (known, after) = rest.split_at_mut(place(hole.start).min(rest.len()));
        if needle.is_in(known, 0) {
            return true;
        }
        let hidden = place(hole.end).saturating_sub(place(hole.start));
        rest = after.get_mut(hidden..).unwrap_or_default();
        start = hole.end;
    }
    needle.is_in(rest, 0)
}

/// The needle of a condition that headers decide but for one needle, and whether a row passes whose payload holds it, where that decides: the
/// other rows then do not, or the other way round.
pub(super) fn only_needle(condition: &Condition) -> Option<(&Needle, Told)> {
    match condition {
        Condition::Is(Term::Payload(needle)) => Some((needle, Told::Passes)),
        Condition::Is(_) => None,
        Condition::Not(part) => match only_needle(part)? {
            (needle, Told::Passes) => Some((needle, Told::Fails)),
            (needle, _) => Some((needle, Told::Passes)),
        },
        Condition::All(parts) | Condition::Any(parts) => {
            let mut reading = parts.iter().filter(|part| part.reads_source());
            let only = only_needle(reading.next()?)?;
            reading.next().is_none().then_some(only)
        }
    }
}

fn reads_source(term: &Term, entry: &Entry) -> bool {
    match term {
        Term::Payload(_) => !matches!(entry.kind(), Kind::Tcp(_) | Kind::Gap(_)),
        Term::Key { .. } => entry.is_frame() && entry.masked(),
        Term::Close(_) => entry.is_frame() && entry.opcode() == Opcode::CLOSE,
        _ => false,
    }
}

/// Whether a list has a row for this entry.
pub(super) fn is_listed(list: List, entry: &Entry) -> bool {
    list == List::Frames || entry.begins_message()
}
