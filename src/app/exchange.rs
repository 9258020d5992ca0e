//! What readers hand to each other: the page opens what a link holds, and gives out what it shows.

use super::capturing::conversation_of;
use super::shared::Shared;
use super::state::{Action, Place, State};
use crate::analysis::{Record, Request, Scope, Sharing};

/// What came of a link or of a file of Framescope's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// None was opened, or what was opened is the reader's own by now.
    #[default]
    None,
    /// It is being opened: the number by which its answer is known.
    Opening(u32),
    /// It is shown, and nothing in it was changed.
    Shown,
    /// It cannot be opened, for this reason.
    Broken(String),
}

/// Errands, by whom they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Errands {
    /// For whoever reads the source.
    OfSource,
    /// For the adviser, whatever the source is.
    Unfold,
}

impl State {
    /// The errand, if it is one of these.
    pub(super) fn errand(&self, of: Errands) -> Option<&Shared<Request>> {
        let errand = self.errand.as_ref()?;
        let is_unfold = matches!(**errand, Request::Unfold { .. });
        (is_unfold == (of == Errands::Unfold)).then_some(errand)
    }

    /// Whether the adviser is needed for an errand.
    pub(crate) fn is_errand_for_adviser(&self) -> bool {
        let wanted = if self.is_capture() {
            self.errand(Errands::Unfold)
        } else {
            self.errand.as_ref()
        };
        wanted.is_some() && !self.sheets.are_lost()
    }

    /// Whether what is shown is what a link holds, so that nothing of it is kept for the next visit.
    pub(crate) fn is_link(&self) -> bool {
        matches!(self.link, Link::Opening(_) | Link::Shown)
    }

    pub(super) fn unfold(&mut self, bytes: Vec<u8>) {
        self.go(Place::Inspect);
        self.awaited = None;
        let number = self.next_number();
        self.link = Link::Opening(number);
        self.errand = Some(Request::Unfold { number, bytes }.into());
    }

    /// Whether the answer with this number is waited for.
    pub(crate) fn awaits(&self, number: u32) -> bool {
        self.link == Link::Opening(number)
    }

    /// What was to be done once is done. What is to be unfolded has an answer of its own.
    pub(super) fn finish_errand(&mut self) {
        if self.errand(Errands::Unfold).is_none() {
            self.errand = None;
        }
    }

    pub(super) fn unfolded(&mut self, number: u32, record: Result<Box<Record>, String>) {
        if self.is_live() {
            self.go(Place::Inspect);
        }
        // Something else may have been opened meanwhile.
        if !self.awaits(number) {
            return;
        }
        self.errand = None;
        match record {
            Ok(record) => self.show(*record),
            Err(why) => self.link = Link::Broken(why),
        }
    }

    /// Shows what another place made, as what a link holds.
    pub(super) fn lend(&mut self, record: Record) {
        self.go(Place::Inspect);
        self.awaited = None;
        self.errand = None;
        self.show(record);
    }

    fn show(&mut self, record: Record) {
        let is_capture = record.capture.is_some();
        self.undone = Shared::default();
        self.edits = record.edits.into();
        match record.capture {
            Some(capture) => self.open_capture(capture.name, capture.bytes.len() as u64),
            None => self.open(record.input),
        }
        if is_capture {
            self.edits = Shared::default();
            self.starts = record.starts;
        }
        self.list(record.query);
        self.selected = record.selected;
        self.field = record.field;
        self.buffer = record.buffer;
        self.link = Link::Shown;
    }

    /// What the reader changes is the reader's own from then on.
    pub(super) fn leave_link(&mut self, action: &Action) {
        if matches!(
            action,
            Action::Open(_)
                | Action::OpenCapture(..)
                | Action::Restore(..)
                | Action::Edit(_)
                | Action::Type(_)
                | Action::Undo
                | Action::Redo
                | Action::Reset
                | Action::Start(_)
        ) {
            self.link = Link::None;
            self.awaited = None;
        }
    }

    /// What can be shared now, the most first.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        let mut scopes = Vec::new();
        if !self.is_live() {
            scopes.push(Scope::Source);
        }
        let detail = self.detail.as_deref();
        let own = detail.and_then(conversation_of);
        scopes.extend(self.query.conversation.or(own).map(Scope::Conversation));
        if let Some(frame) = self.frame() {
            let message = frame.message.as_ref();
            if message.is_some_and(|message| message.part.of > 1) {
                scopes.push(Scope::Message(frame.item));
            }
            scopes.push(Scope::Frame(frame.item));
        }
        scopes
    }

    /// What is to be shared, for a link that leads to `address`.
    pub(crate) fn sharing(&self, scope: Scope, address: String) -> Sharing {
        Sharing {
            scope,
            address,
            edits: Vec::clone(&self.edits),
            starts: self.starts.clone(),
            query: self.query.clone(),
            selected: self.selected,
            field: self.field,
            buffer: self.buffer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Capture, Change, Edit, Input, ItemId, StreamId};
    use crate::bytes::Span;

    fn record(text: &str) -> Box<Record> {
        Box::new(Record {
            input: Input {
                text: text.to_owned(),
                ..Input::default()
            },
            selected: Some(ItemId(1)),
            ..Record::default()
        })
    }

    /// What was asked for last is answered.
    fn unfolded(state: &mut State, record: Result<Box<Record>, String>) {
        state.unfolded(state.asked, record);
    }

    fn own() -> State {
        let mut state = State::default();
        state.update(Action::Open(Input {
            text: "8100".to_owned(),
            ..Input::default()
        }));
        state
    }

    #[test]
    fn what_a_link_holds_is_shown_until_it_is_changed() {
        let mut state = own();
        state.update(Action::Unfold(b"abcd".to_vec()));
        assert!(state.is_link() && state.is_errand_for_adviser());
        assert_eq!(state.input.text, "8100");
        unfolded(&mut state, Ok(record("8200")));
        assert!(state.is_link() && state.errand.is_none());
        assert_eq!(
            (state.input.text.as_str(), state.selected),
            ("8200", Some(ItemId(1)))
        );
        state.update(Action::Select(ItemId(0)));
        assert!(state.is_link(), "looking changes nothing");
        state.update(Action::Edit(Edit {
            stream: StreamId(0),
            span: Span { start: 0, end: 2 },
            change: Change::FlipBit(0),
        }));
        assert!(!state.is_link());
    }

    #[test]
    fn a_broken_link_leaves_what_is_there() {
        let mut state = own();
        let before = state.source;
        state.update(Action::Unfold(b"?".to_vec()));
        unfolded(&mut state, Err("no".to_owned()));
        assert_eq!(state.link, Link::Broken("no".to_owned()));
        assert_eq!(state.source, before);
        assert!(!state.is_link());
    }

    #[test]
    fn a_capture_is_handed_over_beside() {
        let mut state = own();
        let mut shared = record("");
        shared.capture = Some(Capture {
            name: "a.pcap".to_owned(),
            bytes: vec![0; 9],
        });
        state.update(Action::Unfold(b"abcd".to_vec()));
        unfolded(&mut state, Ok(shared));
        assert_eq!(state.place, Place::Inspect);
        assert!(state.is_capture() && state.is_link());
        assert_eq!(state.selected, Some(ItemId(1)));
        assert_eq!(
            state
                .inspected()
                .capture
                .as_ref()
                .map(|capture| capture.file_len),
            Some(9)
        );
    }

    #[test]
    fn of_two_links_the_last_one_is_shown_whichever_comes_first() {
        for late in [false, true] {
            let mut state = own();
            state.update(Action::Unfold(b"abcd".to_vec()));
            let first = state.asked;
            state.update(Action::Unfold(b"efgh".to_vec()));
            let second = state.asked;
            if !late {
                state.unfolded(first, Ok(record("8200")));
                assert!(
                    state.is_errand_for_adviser(),
                    "the second is still to be asked"
                );
            }
            state.unfolded(second, Ok(record("8900")));
            state.unfolded(first, Ok(record("8200")));
            assert_eq!(state.input.text, "8900");
        }
    }

    #[test]
    fn what_is_being_opened_is_forgotten_for_nothing_else() {
        let mut state = own();
        state.update(Action::Unfold(b"abcd".to_vec()));
        state.update(Action::Send(Request::Keep(
            crate::analysis::SubjectOf::Frame(ItemId(0)),
        )));
        state.finish_errand();
        assert!(state.is_errand_for_adviser());
    }

    #[test]
    fn what_is_opened_meanwhile_stays() {
        let mut state = own();
        state.update(Action::Unfold(b"abcd".to_vec()));
        state.update(Action::Open(Input {
            text: "8900".to_owned(),
            ..Input::default()
        }));
        unfolded(&mut state, Ok(record("8200")));
        assert_eq!(state.input.text, "8900");
        assert!(state.errand.is_none() && !state.is_link());
    }

    #[test]
    fn a_sample_takes_the_place_of_nothing_that_came_after_it() {
        let sample = |at: usize| Action::Sample(at, "8900".to_owned());
        let opening = || {
            Action::Open(Input {
                text: "8200".to_owned(),
                ..Input::default()
            })
        };
        let shown = |actions: Vec<Action>| {
            let mut state = own();
            for action in actions {
                state.update(action);
            }
            state.inspected().input.text.clone()
        };
        let edit = Action::Edit(Edit {
            stream: StreamId(0),
            span: Span { start: 0, end: 2 },
            change: Change::FlipBit(0),
        });
        let rows = [
            (vec![Action::Await(1), sample(1)], "8900"),
            (vec![sample(1)], "8100"),
            (vec![Action::Await(1), Action::Await(2), sample(1)], "8100"),
            (vec![Action::Await(1), Action::Await(2), sample(2)], "8900"),
            (vec![Action::Await(1), opening(), sample(1)], "8200"),
            (vec![Action::Await(1), edit, sample(1)], "8100"),
            (
                vec![Action::Await(1), Action::Select(ItemId(0)), sample(1)],
                "8900",
            ),
            (
                vec![Action::Await(1), Action::Unfold(Vec::new()), sample(1)],
                "8100",
            ),
            (
                vec![Action::Await(1), Action::Go(Place::Live), sample(1)],
                "8100",
            ),
        ];
        for (place, (actions, expected)) in rows.into_iter().enumerate() {
            assert_eq!(shown(actions), expected, "row {place}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_shared() {
        let ids =
            |state: &State| -> Vec<&str> { state.scopes().into_iter().map(Scope::id).collect() };
        let mut state = own();
        assert_eq!(ids(&state), ["source"]);
        state.update(Action::Go(Place::Live));
        assert!(ids(&state).is_empty());
    }
}
