//! What happens to the state when the source is a capture.

use super::state::{Action, State};
use crate::analysis::{
    CaptureOverview, ConversationId, ConversationRow, Detail, Export, Input, ItemId, Query,
    Reading, Row, RowKind, RowPage, SentBy, SourceId,
};
use crate::protocol::Peer;
use std::rc::Rc;

/// Something that is looked for by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A frame, from 1.
    Frame(u32),
    /// A packet of the capture, from 1, as Wireshark counts.
    Packet(u32),
}

/// What is looked for, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// What.
    pub goal: Goal,
    /// Counted up, since the same may be wanted twice.
    pub number: u32,
    /// Whether there is no such thing.
    pub missed: bool,
}

/// A file that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exporting {
    /// Of what.
    pub export: Export,
    /// Counted up, since the same may be wanted twice.
    pub number: u32,
}

/// How many items, frames and messages a source has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// All rows of the list of frames.
    pub items: u32,
    /// Frames.
    pub frames: u32,
    /// Messages.
    pub messages: u32,
}

impl State {
    /// Whether the source is a capture: the other worker answers for it.
    pub fn is_capture(&self) -> bool {
        self.capture.is_some()
    }

    /// Whether more of the capture is to come.
    pub fn is_reading(&self) -> bool {
        self.capture
            .as_ref()
            .is_some_and(|capture| capture.reading == Reading::Going)
    }

    /// How much there is, as far as it is known.
    pub fn amounts(&self) -> Option<Amounts> {
        let of_capture = self.capture.as_ref().map(|capture| Amounts {
            items: capture.items,
            frames: capture.frames,
            messages: capture.messages,
        });
        of_capture.or_else(|| {
            self.overview.as_ref().map(|overview| Amounts {
                items: overview.items,
                frames: overview.frames,
                messages: overview.messages,
            })
        })
    }

    /// A conversation of the capture, if its row is in view.
    pub fn conversation(&self, id: ConversationId) -> Option<&ConversationRow> {
        let page = self.conversations.as_deref()?;
        page.rows.iter().find(|row| row.id == id)
    }

    pub(super) fn open_capture(&mut self, name: String, file_len: u64) {
        self.leave_capture();
        self.forget();
        self.before = None;
        self.overview = None;
        self.capture = Some(Rc::new(CaptureOverview {
            name,
            file_len,
            ..CaptureOverview::default()
        }));
        self.source = SourceId(self.source.0 + 1);
        self.edition += 1;
    }

    pub(super) fn leave_capture(&mut self) {
        if let Some(capture) = self.capture.take() {
            self.before = Some(Rc::from(capture.name.as_str()));
            self.forget();
        }
    }

    /// What was shown of one source says nothing about another of another kind.
    fn forget(&mut self) {
        self.list(Query {
            list: self.query.list,
            ..Query::default()
        });
        self.rows = None;
        self.selected = None;
        self.field = None;
        self.detail = None;
        self.buffer = crate::analysis::Buffer::default();
        self.bytes = None;
        self.copying = None;
        self.copied = None;
        self.stopping = false;
        self.conversation_query.filter.clear();
        self.conversation_window.first = 0;
        self.conversations = None;
        self.chart = None;
        self.exporting = None;
        self.exported = None;
        self.sought = None;
    }

    /// The capture was read a little further.
    pub(super) fn read_on(&mut self, overview: CaptureOverview) {
        let settled = overview.frames > 0 || overview.reading != Reading::Going;
        if settled && self.query.conversation.is_none() {
            self.selected = self.selected.or(overview.first);
        }
        self.capture = Some(Rc::new(overview));
    }

    pub(super) fn show_conversation(&mut self, conversation: Option<ConversationId>) {
        if self.query.conversation == conversation {
            return;
        }
        let selected_in = self.detail.as_deref().and_then(conversation_of);
        if conversation.is_some() && selected_in != conversation {
            self.selected = None;
            self.field = None;
        }
        self.list(Query {
            conversation,
            ..self.query.clone()
        });
        self.row_window.first = 0;
    }

    /// What is selected is to be seen: where another conversation than its own is listed, its own is.
    pub(super) fn follow(&mut self, detail: Option<&Detail>) {
        let own = detail.and_then(conversation_of);
        if own.is_some() && self.query.conversation.is_some() && self.query.conversation != own {
            self.list(Query {
                conversation: own,
                ..self.query.clone()
            });
        }
    }

    /// Selects the row that is wanted; of a conversation in which nothing is selected yet, the first frame.
    pub(super) fn select_of(&mut self, page: &RowPage) {
        let chosen = match self.wanted {
            Some(position) => row_at(page, position),
            None if self.selected.is_none() && page.query.conversation.is_some() => page
                .rows
                .iter()
                .find(|row| matches!(row.kind, RowKind::Frame { .. }))
                .or_else(|| page.rows.first()),
            None => None,
        };
        if let Some(row) = chosen {
            self.update(Action::Select(row.item));
        }
    }

    pub(super) fn select_at(&mut self, position: u32) {
        let known: Option<ItemId> = self
            .rows
            .as_deref()
            .filter(|page| page.query == self.query)
            .and_then(|page| row_at(page, position))
            .map(|row| row.item);
        if let Some(item) = known {
            self.update(Action::Select(item));
        } else {
            // The list scrolls there, and so asks for it.
            self.wanted = Some(position);
        }
    }

    pub(super) fn export(&mut self, export: Export) {
        let number = self
            .exporting
            .as_ref()
            .map_or(0, |exporting| exporting.number + 1);
        self.exporting = Some(Rc::new(Exporting { export, number }));
        self.exported = None;
    }

    pub(super) fn seek(&mut self, goal: Goal) {
        self.sought = Some(Sought {
            goal,
            number: self.sought.map_or(0, |sought| sought.number + 1),
            missed: false,
        });
    }

    /// The selected frame's bytes, in hex, become a paste.
    pub(super) fn take_out(&mut self, text: String) {
        let sent_by = match self.frame().and_then(|frame| frame.peer) {
            Some(Peer::Client) => SentBy::Client,
            Some(Peer::Server) => SentBy::Server,
            None => SentBy::Guess,
        };
        self.update(Action::Open(Input {
            text,
            sent_by,
            ..Input::default()
        }));
    }
}

fn row_at(page: &RowPage, position: u32) -> Option<&Row> {
    page.rows.get(position.checked_sub(page.first)? as usize)
}

/// The conversation of a capture that an item belongs to.
pub(crate) fn conversation_of(detail: &Detail) -> Option<ConversationId> {
    let seen = match detail {
        Detail::Handshake(head) => head.seen,
        Detail::Frame(frame) => frame.seen,
        Detail::Tcp(event) => Some(event.seen),
        Detail::Gap(gap) => Some(gap.seen),
    };
    seen.map(|seen| seen.conversation)
}
