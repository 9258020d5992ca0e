//! What happens to the state when the source is a capture.

use super::state::{Action, State};
use crate::analysis::{
    CaptureOverview, ConversationId, ConversationRow, Counts, Detail, Export, Input, ItemId, Query,
    Reading, Row, RowKind, RowPage, SentBy, SourceId, Start,
};
use crate::app::shared::Shared;
use crate::protocol::Peer;
use std::rc::Rc;

/// Something that is looked for by its number or its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A frame, from 1.
    Frame(u32),
    /// A packet of the capture, from 1, as Wireshark counts.
    Packet(u32),
    /// What a place of the pasted text belongs to, in UTF-16 units.
    Text(u32),
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

    /// How many findings there are, as far as it is known.
    pub fn findings(&self) -> Counts {
        let of_capture = self.capture.as_ref().map(|capture| capture.findings);
        let of_paste = || self.overview.as_ref().map(|overview| overview.findings);
        of_capture.or_else(of_paste).unwrap_or_default()
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
        self.errand = None;
        self.overview = None;
        self.capture = Some(Shared::from(CaptureOverview {
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
    pub(super) fn forget(&mut self) {
        self.list(Query {
            list: self.query.list,
            ..Query::default()
        });
        self.forget_items();
        self.starts.clear();
        self.sheets.forget();
        self.buffer = crate::analysis::Buffer::default();
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

    /// The capture is read again, and what was shown of it may not be there any more.
    pub(super) fn start_at(&mut self, start: Start) {
        self.starts.retain(|known| *known != start);
        self.starts.push(start);
        self.edition += 1;
        self.wanted = None;
        self.stopping = false;
        self.sought = None;
        self.forget_items();
    }

    fn forget_items(&mut self) {
        self.rows = None;
        self.selected = None;
        self.field = None;
        self.detail = None;
        self.bytes = None;
    }

    /// The capture was read a little further.
    pub(super) fn read_on(&mut self, overview: CaptureOverview) {
        // Of what is live, the first frame may be long in coming.
        let ended = overview.reading != Reading::Going && !self.is_live();
        let settled = overview.frames > 0 || ended;
        if settled && self.query.conversation.is_none() {
            self.selected = self.selected.or(overview.first);
        }
        self.capture = Some(overview.into());
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
        // The list may have become shorter.
        let last = page.total.checked_sub(1);
        self.wanted = self.wanted.and_then(|wanted| Some(wanted.min(last?)));
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
            self.select(row.item);
        } else if self.selected.is_none() && last.is_none() && page.query.conversation.is_some() {
            // It holds nothing that could be shown; what is open is of another one.
            self.detail = None;
            self.bytes = None;
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
            self.sought = None;
        }
    }

    pub(super) fn export(&mut self, export: Export) {
        let number = self
            .exporting
            .as_ref()
            .map_or(0, |exporting| exporting.number + 1);
        self.exporting = Some(Shared::from(Exporting { export, number }));
        self.exported = None;
    }

    pub(super) fn seek(&mut self, goal: Goal) {
        self.wanted = None;
        self.sought = Some(Sought {
            goal,
            number: self.next_number(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::overview::PeerFrom;
    use crate::analysis::{
        Answer, Change, Copied, Edit, GapDetail, Preview, Response, RowSeen, StreamId,
    };
    use crate::bytes::Span;

    fn capture() -> State {
        let mut state = State::default();
        state.update(Action::Open(Input {
            text: "8100".to_owned(),
            ..Input::default()
        }));
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        state
    }

    fn answer(state: &mut State, response: Response) {
        let answer = Answer {
            source: state.source,
            edition: state.edition,
            response,
        };
        state.update(Action::Answered(Box::new(answer)));
    }

    fn seen(conversation: u32) -> RowSeen {
        RowSeen {
            conversation: ConversationId(conversation),
            time: None,
            delta: None,
            packet: None,
            round_trip: None,
            inflated: None,
            inflate_problem: None,
            unknown: 0,
            missing: 0,
        }
    }

    /// A page of `count` rows from `first` on, all frames but every fourth.
    fn page(query: &Query, first: u32, count: u32, total: u32) -> RowPage {
        let row = |item: u32| Row {
            item: ItemId(item),
            peer: None,
            peer_from: PeerFrom::Masking,
            kind: if item.is_multiple_of(4) {
                RowKind::Handshake
            } else {
                RowKind::Frame {
                    number: item,
                    fin: true,
                    rsv: 0,
                    opcode: 1,
                    payload_len: None,
                    cut: false,
                    part: None,
                    compressed: false,
                }
            },
            preview: Preview::Empty,
            badges: Vec::new(),
            edited: false,
            seen: Some(seen(0)),
        };
        RowPage {
            query: query.clone(),
            total,
            first,
            rows: (first..first + count).map(row).collect(),
            ..RowPage::default()
        }
    }

    fn gap(item: u32, conversation: u32) -> Detail {
        Detail::Gap(GapDetail {
            item: ItemId(item),
            span: Span::at(0, 1),
            captured: false,
            peer: None,
            seen: seen(conversation),
        })
    }

    #[test]
    fn a_capture_takes_the_place_of_a_paste_and_is_remembered_when_it_is_left() {
        let mut state = capture();
        assert!(state.is_capture() && state.is_reading() && state.overview.is_none());
        let edit = Edit {
            stream: StreamId(0),
            span: Span::at(0, 2),
            change: Change::FlipBit(0),
        };
        state.update(Action::Edit(edit));
        assert_eq!(state.edits.len(), 0, "a capture is as it was captured");
        state.update(Action::Export(Export::Packets(Vec::new())));
        let paste = Input::clone(&state.input);
        state.update(Action::Open(paste));
        assert_eq!(state.before.as_deref(), Some("a.pcap"));
        assert!(!state.is_capture() && state.exporting.is_none());
    }

    #[test]
    fn what_is_selected_first_is_a_frame() {
        let going = CaptureOverview {
            items: 1,
            first: Some(ItemId(0)),
            ..CaptureOverview::default()
        };
        let more = CaptureOverview {
            items: 4,
            frames: 1,
            first: Some(ItemId(3)),
            ..going.clone()
        };
        let done = CaptureOverview {
            reading: Reading::Done,
            ..going.clone()
        };
        let rows = [
            (vec![going.clone()], None),
            (vec![going.clone(), more.clone()], Some(ItemId(3))),
            (vec![going, done.clone()], Some(ItemId(0))),
            (vec![more, done], Some(ItemId(3))),
        ];
        for (overviews, expected) in rows {
            let mut state = capture();
            for overview in overviews {
                answer(&mut state, Response::Capture(Box::new(overview)));
            }
            assert_eq!(state.selected, expected);
        }
    }

    #[test]
    fn a_row_that_is_not_in_view_is_selected_when_it_comes() {
        let mut state = capture();
        let query = state.query.clone();
        answer(&mut state, Response::Rows(page(&query, 0, 10, 1000)));
        state.update(Action::SelectAt(5));
        assert_eq!((state.selected, state.wanted), (Some(ItemId(5)), None));
        state.update(Action::SelectAt(999));
        assert_eq!((state.selected, state.wanted), (Some(ItemId(5)), Some(999)));
        answer(&mut state, Response::Rows(page(&query, 990, 10, 1000)));
        assert_eq!((state.selected, state.wanted), (Some(ItemId(999)), None));
    }

    #[test]
    fn steps_that_follow_each_other_are_all_made() {
        let rows: &[(&[i64], u32)] = &[
            (&[1, 1], 1),
            (&[i64::MIN, 1, 1], 2),
            (&[1, 10, 10, -1], 19),
            (&[i64::MAX, -10], 989),
        ];
        for (steps, expected) in rows {
            let mut state = capture();
            let query = state.query.clone();
            answer(&mut state, Response::Rows(page(&query, 0, 15, 1000)));
            for by in *steps {
                state.update(Action::Step(*by));
            }
            let selected = state.position();
            assert_eq!(state.wanted.or(selected), Some(*expected), "{steps:?}");
        }
    }

    #[test]
    fn a_row_that_is_wanted_of_a_list_that_became_shorter_is_its_last() {
        let rows = [
            ((0, 10, 10), Some(ItemId(9)), None),
            ((0, 10, 100), None, Some(99)),
            ((0, 0, 0), None, None),
        ];
        for ((first, count, total), selected, wanted) in rows {
            let mut state = capture();
            let query = state.query.clone();
            answer(&mut state, Response::Rows(page(&query, 0, 10, 1000)));
            state.update(Action::SelectAt(999));
            let shorter = page(&query, first, count, total);
            answer(&mut state, Response::Rows(shorter));
            assert_eq!((state.selected, state.wanted), (selected, wanted));
        }
        let mut state = capture();
        let query = state.query.clone();
        answer(&mut state, Response::Rows(page(&query, 0, 10, 1000)));
        state.update(Action::SelectAt(999));
        state.update(Action::Open(Input::default()));
        assert_eq!(state.wanted, None, "another source is another list");
    }

    #[test]
    fn a_conversation_opens_at_its_first_frame() {
        let mut state = capture();
        state.update(Action::Select(ItemId(7)));
        answer(&mut state, Response::Detail(Some(gap(7, 0))));
        state.update(Action::ShowConversation(Some(ConversationId(2))));
        assert_eq!(state.selected, None);
        let query = state.query.clone();
        assert_eq!(query.conversation, Some(ConversationId(2)));
        answer(&mut state, Response::Rows(page(&query, 20, 4, 24)));
        assert_eq!(state.selected, Some(ItemId(21)));
        state.update(Action::ShowConversation(None));
        assert_eq!(state.selected, Some(ItemId(21)), "all of them hold it too");
    }

    #[test]
    fn of_a_conversation_without_frames_nothing_is_inspected() {
        let mut state = capture();
        state.update(Action::Select(ItemId(7)));
        answer(&mut state, Response::Detail(Some(gap(7, 0))));
        state.update(Action::ShowConversation(Some(ConversationId(2))));
        let query = state.query.clone();
        answer(&mut state, Response::Rows(page(&query, 0, 0, 24)));
        assert!(state.detail.is_some(), "its rows are still to come");
        answer(&mut state, Response::Rows(page(&query, 0, 0, 0)));
        assert!(state.selected.is_none() && state.detail.is_none() && state.bytes.is_none());
    }

    #[test]
    fn what_is_found_in_another_conversation_brings_it_along() {
        let mut state = capture();
        state.update(Action::ShowConversation(Some(ConversationId(2))));
        state.update(Action::Seek(Goal::Packet(3)));
        answer(&mut state, Response::Found(None));
        assert!(state.sought.is_some_and(|sought| sought.missed));
        state.update(Action::Select(ItemId(9)));
        answer(&mut state, Response::Detail(Some(gap(9, 1))));
        assert_eq!(state.query.conversation, Some(ConversationId(1)));
    }

    #[test]
    fn a_frame_that_is_taken_out_is_a_paste() {
        let mut state = capture();
        state.update(Action::TakeOut(ItemId(0)));
        let copied = Copied {
            text: "81 00".to_owned(),
            bytes: 2,
            of: 2,
        };
        let number = state.asked;
        answer(&mut state, Response::Copied(number, Some(copied)));
        assert_eq!(
            (state.input.text.as_str(), state.is_capture()),
            ("81 00", false)
        );
        assert_eq!(
            state.copying, None,
            "it is not taken out of the paste again"
        );
    }
}
