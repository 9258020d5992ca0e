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
    /// It is being opened.
    Opening,
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
        let is_unfold = matches!(**errand, Request::Unfold(_));
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
        matches!(self.link, Link::Opening | Link::Shown)
    }

    pub(super) fn unfold(&mut self, bytes: Vec<u8>) {
        self.go(Place::Inspect);
        self.link = Link::Opening;
        self.errand = Some(Request::Unfold(bytes).into());
    }

    pub(super) fn unfolded(&mut self, record: Result<Box<Record>, String>) {
        if self.is_live() {
            self.go(Place::Inspect);
        }
        // Something else may have been opened meanwhile.
        if self.link != Link::Opening {
            return;
        }
        self.errand = None;
        match record {
            Ok(record) => {
                self.show(*record);
                self.link = Link::Shown;
            }
            Err(why) => self.link = Link::Broken(why),
        }
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
        state.unfolded(Ok(record("8200")));
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
        state.unfolded(Err("no".to_owned()));
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
        state.unfolded(Ok(shared));
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
    fn what_is_opened_meanwhile_stays() {
        let mut state = own();
        state.update(Action::Unfold(b"abcd".to_vec()));
        state.update(Action::Open(Input {
            text: "8900".to_owned(),
            ..Input::default()
        }));
        state.unfolded(Ok(record("8200")));
        assert_eq!(state.input.text, "8900");
        assert!(state.errand.is_none() && !state.is_link());
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
