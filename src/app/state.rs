//! The state of the page and everything that can change it. Pure: effects live in hooks that watch it.

use super::capturing::{Exporting, Sought};
use super::exchange::{Errands, Link};
use super::sheets::{Loss, SheetKind, Sheets};
use crate::analysis::{
    Answer, Buffer, BytesPage, CaptureOverview, Change, Chart, ConversationId, ConversationPage,
    ConversationQuery, Copied, CopyFormat, CopyOf, Detail, Edit, Export, Exported, Input, ItemId,
    Kept, Overview, Query, Record, Request, RowPage, SheetOf, SourceId, Start,
};
use crate::app::capturing::Goal;
use crate::app::shared::Shared;
use crate::protocol::FieldId;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::Reducible;

/// Where the user is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Source, frames, inspector, bytes.
    #[default]
    Inspect,
    /// Key and accept value.
    Handshake,
    /// A conversation that goes on: its panel, frames, inspector, bytes.
    Live,
    /// A recorded conversation, told byte by byte; exercises and a catalogue.
    Learn,
}

/// Rows or bytes that are in view, with some to spare: position of the first and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Position of the first.
    pub first: u64,
    /// How many.
    pub count: u32,
}

/// Where what is copied goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTo {
    /// To the clipboard.
    Clipboard,
    /// To the source panel, as a paste of its own that can be edited.
    Paste,
}

/// Something that is to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copying {
    /// Of this item.
    pub item: ItemId,
    /// Which bytes of it.
    pub what: CopyOf,
    /// How they are written.
    pub format: CopyFormat,
    /// Where it goes.
    pub to: CopyTo,
    /// Counted up, since the same may be wanted twice.
    pub number: u32,
}

/// All that outlives a component. What is large stays in the worker; here is what was answered last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Where the user is.
    pub place: Place,
    /// Counted up with each new input.
    pub source: SourceId,
    /// What was pasted and how it is to be read.
    pub input: Shared<Input>,
    /// Edits that are made, in order.
    pub edits: Shared<Vec<Edit>>,
    /// Edits that were undone, the last one last.
    pub undone: Shared<Vec<Edit>>,
    /// Counted up with each change to `edits`.
    pub edition: u32,
    /// The source at a glance; of the source before, until this one is read.
    pub overview: Option<Shared<Overview>>,
    /// Which list is shown, and the filter as typed.
    pub query: Query,
    /// Rows that are in view.
    pub row_window: Window,
    /// The rows that were answered last.
    pub rows: Option<Shared<RowPage>>,
    /// The selected item.
    pub selected: Option<ItemId>,
    /// The selected field of the selected frame.
    pub field: Option<FieldId>,
    /// The selected item, opened; of the one selected before, until this one is.
    pub detail: Option<Shared<Detail>>,
    /// The edition that `detail` is true for.
    pub detail_edition: u32,
    /// Which buffer is shown.
    pub buffer: Buffer,
    /// Bytes that are in view.
    pub byte_window: Window,
    /// The bytes that were answered last.
    pub bytes: Option<Shared<BytesPage>>,
    /// What was last asked to be copied.
    pub copying: Option<Copying>,
    /// What came of it; `None` until then.
    pub copied: Option<Shared<Copied>>,
    /// The capture at a glance, as far as it was read; `None` if the source is a paste.
    pub capture: Option<Shared<CaptureOverview>>,
    /// The name of the capture that was open before the paste.
    pub before: Option<Rc<str>>,
    /// Where its frames begin that were found by how they look, if not where they were found.
    pub starts: Vec<Start>,
    /// Whether reading the capture is to stop.
    pub stopping: bool,
    /// How conversations are listed.
    pub conversation_query: ConversationQuery,
    /// Conversations that are in view.
    pub conversation_window: Window,
    /// The conversations that were answered last.
    pub conversations: Option<Shared<ConversationPage>>,
    /// In how many parts the chart is drawn; 0 while it is not shown.
    pub chart_parts: u32,
    /// The chart that was answered last.
    pub chart: Option<Shared<Chart>>,
    /// What was last asked to be exported.
    pub exporting: Option<Shared<Exporting>>,
    /// What came of it; `None` until then.
    pub exported: Option<Shared<Exported>>,
    /// What was last looked for, unless something was selected since.
    pub sought: Option<Sought>,
    /// The position of a row that is to be selected as soon as it is known.
    pub wanted: Option<u32>,
    /// What is said in whole sheets.
    pub sheets: Sheets,
    /// What the engine is to do once: asked as it stands there.
    pub errand: Option<Shared<Request>>,
    /// What is kept for comparing.
    pub kept: Option<Shared<Kept>>,
    /// What came of a link or of a file of Framescope's own.
    pub link: Link,
    /// Counted up with whatever is asked once: no number comes twice, though what it was asked for is forgotten.
    pub(super) asked: u32,
    /// The sample that is still to come; nothing was opened or changed since it was chosen.
    pub awaited: Option<usize>,
    /// How many samples were chosen.
    pub chosen: u32,
    /// What is live while something else is shown, and what else was shown while that is.
    pub(super) parked: Option<Shared<State>>,
}

/// Everything that can happen to the state. It happens once, and so is not copied: an answer may be large.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Go to a place.
    Go(Place),
    /// A new input: another text, or read another way. Edits are forgotten unless the text is the same.
    Open(Input),
    /// A sample was chosen: its place in the list.
    Await(usize),
    /// It came, with this text.
    Sample(usize, String),
    /// Show what Learn made, and keep what was shown.
    Lend(Box<Record>),
    /// What was kept from the last visit.
    Restore(Input, Vec<Edit>),
    /// One more edit; what was undone is forgotten.
    Edit(Edit),
    /// An edit that is typed: it goes on with the last one, if that changed the same of the same frame.
    Type(Edit),
    /// Take back the last edit.
    Undo,
    /// Make the last undone edit again.
    Redo,
    /// Take back all edits; each can be made again.
    Reset,
    /// Another list or filter.
    Query(Query),
    /// Other rows are in view.
    ShowRows(Window),
    /// Select an item.
    Select(ItemId),
    /// Select the row at a position of the list.
    SelectAt(u32),
    /// Select the row so many rows on, from the selected one.
    Step(i64),
    /// Select a field of the selected frame, or none.
    SelectField(Option<FieldId>),
    /// Show another buffer.
    ShowBuffer(Buffer),
    /// Other bytes are in view.
    ShowBytes(Window),
    /// Have something of an item written for the clipboard.
    Copy(ItemId, CopyOf, CopyFormat),
    /// Have a frame written as a paste that can be edited.
    TakeOut(ItemId),
    /// A capture of that name and so many bytes. The file itself goes to the reader beside.
    OpenCapture(String, u64),
    /// Stop reading it.
    Stop,
    /// Have frames begin at another place than where they were found.
    Start(Start),
    /// Show one conversation, or all.
    ShowConversation(Option<ConversationId>),
    /// List conversations in another way.
    ListConversations(ConversationQuery),
    /// Other conversations are in view.
    ShowConversations(Window),
    /// Draw the chart in so many parts.
    ShowChart(u32),
    /// Make a file.
    Export(Export),
    /// Look for something.
    Seek(Goal),
    /// Have something done once.
    Send(Request),
    /// Open what a link or a file of Framescope's own holds.
    Unfold(Vec<u8>),
    /// Show a sheet.
    Want(SheetOf),
    /// Show none of this kind any more.
    Leave(SheetKind),
    /// Sheets cannot be said.
    LoseSheets(Loss),
    /// Fetch it again.
    CallSheets,
    /// The worker answered.
    Answered(Box<Answer>),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        state.update(action);
        Rc::new(state)
    }
}

impl State {
    /// Makes `action` happen.
    pub fn update(&mut self, action: Action) {
        self.leave_link(&action);
        match action {
            Action::Go(place) => self.go(place),
            // What is opened is inspected.
            Action::Open(_) | Action::OpenCapture(..) if self.is_live() => {
                self.go(Place::Inspect);
                self.update(action);
            }
            Action::Open(input) => {
                if input.text != self.input.text {
                    self.edits = Shared::default();
                    self.undone = Shared::default();
                    if !is_typed(&self.input.text, &input.text) {
                        self.selected = None;
                        self.field = None;
                        self.buffer = Buffer::default();
                    }
                }
                self.open(input);
            }
            Action::Lend(record) => self.lend(*record),
            Action::Await(at) => {
                self.awaited = Some(at);
                self.chosen = self.chosen.wrapping_add(1);
            }
            Action::Sample(at, text) => self.take_sample(at, text),
            Action::Restore(input, edits) => {
                self.edits = edits.into();
                self.open(input);
            }
            // A capture is as it was captured.
            Action::Edit(_) | Action::Type(_) | Action::Undo | Action::Redo | Action::Reset
                if self.capture.is_some() => {}
            // Where the frame stands is not known until the edit before is made.
            Action::Edit(_) if self.detail.is_some() && !self.is_settled() => {}
            Action::Edit(edit) => {
                self.edits.push(edit);
                self.undone = Shared::default();
                self.edition += 1;
            }
            Action::Type(edit) => match self.edits.last_mut() {
                Some(last) if goes_on(last, &edit) => {
                    last.change = edit.change;
                    self.undone = Shared::default();
                    self.edition += 1;
                }
                _ => self.update(Action::Edit(edit)),
            },
            Action::Undo => {
                if let Some(edit) = self.edits.pop() {
                    self.undone.push(edit);
                    self.edition += 1;
                }
            }
            Action::Redo => {
                if let Some(edit) = self.undone.pop() {
                    self.edits.push(edit);
                    self.edition += 1;
                }
            }
            Action::Reset => {
                let edits = std::mem::take(&mut *self.edits);
                if !edits.is_empty() {
                    self.undone.extend(edits.into_iter().rev());
                    self.edition += 1;
                }
            }
            Action::Query(query) => self.list(query),
            Action::ShowRows(window) => self.row_window = window,
            Action::Select(item) => {
                self.sought = None;
                self.select(item);
            }
            Action::SelectAt(position) => self.select_at(position),
            Action::Step(by) => {
                if let Some(position) = self.step(by) {
                    self.select_at(position);
                }
            }
            Action::SelectField(field) => self.field = field,
            Action::ShowBuffer(buffer) => {
                self.buffer = buffer;
                self.byte_window.first = 0;
            }
            Action::ShowBytes(window) => self.byte_window = window,
            Action::Copy(item, what, format) => self.copy(item, what, format, CopyTo::Clipboard),
            Action::TakeOut(item) => {
                self.copy(item, CopyOf::Frame, CopyFormat::Hex, CopyTo::Paste);
            }
            Action::OpenCapture(name, len) => self.open_capture(name, len),
            Action::Stop => self.stopping = true,
            Action::Start(start) => self.start_at(start),
            Action::ShowConversation(conversation) => self.show_conversation(conversation),
            Action::ListConversations(query) => {
                self.conversation_query = query;
                self.conversation_window.first = 0;
            }
            Action::ShowConversations(window) => self.conversation_window = window,
            Action::ShowChart(parts) => self.chart_parts = parts,
            Action::Export(export) => self.export(export),
            Action::Seek(goal) => self.seek(goal),
            // One thing at a time.
            Action::Send(_) if self.errand(Errands::Unfold).is_some() => {}
            Action::Send(request) => self.errand = Some(request.into()),
            Action::Unfold(bytes) => self.unfold(bytes),
            Action::Want(of) => self.sheets.want(of),
            Action::Leave(kind) => self.sheets.leave(kind),
            Action::LoseSheets(loss) => self.sheets.lose(loss),
            Action::CallSheets => self.sheets.call(),
            Action::Answered(answer) => self.answered(*answer),
        }
    }

    /// Whether what the first screen shows of a paste is still to be answered.
    pub fn is_unanswered(&self) -> bool {
        let is_answered = self.overview.is_some()
            && self.rows.is_some()
            && (self.selected.is_none() || self.detail.is_some());
        !is_answered && self.capture.is_none() && !self.is_live()
    }

    /// Whether `detail` shows all edits.
    pub fn is_settled(&self) -> bool {
        self.detail_edition == self.edition
    }

    /// Lists other rows.
    pub(super) fn list(&mut self, query: Query) {
        self.query = query;
        self.wanted = None;
    }

    pub(super) fn select(&mut self, item: ItemId) {
        self.wanted = None;
        if self.selected != Some(item) {
            self.selected = Some(item);
            self.field = None;
        }
    }

    /// A number for something that is asked once.
    pub(super) const fn next_number(&mut self) -> u32 {
        self.asked = self.asked.wrapping_add(1);
        self.asked
    }

    fn copy(&mut self, item: ItemId, what: CopyOf, format: CopyFormat, to: CopyTo) {
        self.copying = Some(Copying {
            item,
            what,
            format,
            to,
            number: self.next_number(),
        });
        self.copied = None;
    }

    pub(super) fn open(&mut self, input: Input) {
        self.leave_capture();
        self.wanted = None;
        self.sought = None;
        self.errand = None;
        self.input = input.into();
        self.source = SourceId(self.source.0 + 1);
        self.edition += 1;
    }
}

fn goes_on(last: &Edit, next: &Edit) -> bool {
    let same_field = matches!(
        (&last.change, &next.change),
        (Change::Payload(_), Change::Payload(_))
            | (Change::MaskingKey(Some(_)), Change::MaskingKey(Some(_)))
    );
    same_field && (last.stream, last.span.start) == (next.stream, next.span.start)
}

/// Whether `after` is `before` changed in one place, as by typing: then the selection stays where it is.
fn is_typed(before: &str, after: &str) -> bool {
    let pairs = || before.bytes().zip(after.bytes());
    let backwards = before.bytes().rev().zip(after.bytes().rev());
    let begin = pairs().take_while(|(one, other)| one == other).count();
    let end = backwards.take_while(|(one, other)| one == other).count();
    let shorter = before.len().min(after.len());
    shorter > 0 && (begin + end) * 2 >= shorter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Ask, Change, GroupBy, Request, Response, Session, StreamId};
    use crate::bytes::Span;

    fn opened(state: &State) -> Answer {
        let request = Request::Open {
            input: (*state.input).clone(),
            edits: (*state.edits).clone(),
        };
        Session::default().handle(Ask {
            source: state.source,
            edition: state.edition,
            request,
        })
    }

    fn with_text(text: &str) -> State {
        let mut state = State::default();
        state.update(Action::Open(Input {
            text: text.to_owned(),
            ..Input::default()
        }));
        state.update(Action::Answered(Box::new(opened(&state))));
        state
    }

    fn flip() -> Action {
        Action::Edit(Edit {
            stream: StreamId(0),
            span: Span { start: 0, end: 2 },
            change: Change::FlipBit(0),
        })
    }

    #[test]
    fn a_new_source_selects_its_first_frame() {
        let state = with_text("8100 8200");
        assert_eq!(state.selected, Some(ItemId(0)));
        assert_eq!(state.overview.unwrap().frames, 2);
    }

    #[test]
    fn sheets_are_of_what_is_wanted_and_of_the_source_that_is_open() {
        let report = || SheetOf::Conformance(GroupBy::Rule);
        let message = || SheetOf::Message {
            text: "1006".to_owned(),
        };
        let said = |state: &State, of| {
            let response = Response::Sheet(of, Box::default());
            Action::Answered(Box::new(Answer {
                source: state.source,
                edition: state.edition,
                response,
            }))
        };
        let mut state = with_text("8100");
        state.update(Action::Want(report()));
        state.update(Action::Want(message()));
        let (of_source, of_text) = (said(&state, report()), said(&state, message()));
        state.update(flip());
        state.update(of_source);
        state.update(of_text);
        let answered = |state: &State, kind| state.sheets.answered(kind).is_some();
        assert!(
            !answered(&state, SheetKind::Conformance),
            "it is true for what was before the edit"
        );
        assert!(answered(&state, SheetKind::Message));
        state.update(said(&state, report()));
        assert!(answered(&state, SheetKind::Conformance));
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        assert!(!answered(&state, SheetKind::Conformance));
        assert!(state.sheets.wanted(SheetKind::Conformance).is_some());
        state.update(Action::Leave(SheetKind::Conformance));
        assert!(state.sheets.wanted(SheetKind::Conformance).is_none());
    }

    #[test]
    fn a_selection_beyond_the_end_moves_to_the_last_item() {
        let mut state = with_text("8100 8200");
        state.update(Action::Select(ItemId(1)));
        state.update(Action::Edit(Edit {
            stream: StreamId(0),
            span: Span { start: 2, end: 4 },
            change: Change::Bytes(Vec::new()),
        }));
        state.update(Action::Answered(Box::new(opened(&state))));
        assert_eq!(state.selected, Some(ItemId(0)));
    }

    #[test]
    fn answers_about_what_was_left_are_dropped() {
        let mut state = with_text("8100");
        let late = opened(&state);
        state.update(Action::Open(Input {
            text: "8100 8100".to_owned(),
            ..Input::default()
        }));
        let before = state.clone();
        state.update(Action::Answered(Box::new(late)));
        assert_eq!(state, before);
    }

    #[test]
    fn edits_are_undone_and_made_again() {
        let mut state = with_text("8100");
        state.update(flip());
        state.update(flip());
        state.update(Action::Undo);
        assert_eq!((state.edits.len(), state.undone.len()), (1, 1));
        state.update(Action::Redo);
        state.update(Action::Reset);
        assert_eq!((state.edits.len(), state.undone.len()), (0, 2));
        state.update(Action::Undo);
        state.update(Action::Redo);
        state.update(flip());
        assert_eq!((state.edits.len(), state.undone.len()), (2, 0));
    }

    #[test]
    fn typing_goes_on_with_its_edit() {
        let typed = |start, text: &str| {
            Action::Type(Edit {
                stream: StreamId(0),
                span: Span { start, end: 4 },
                change: Change::Payload(text.into()),
            })
        };
        let mut state = with_text("8100 8100");
        let rows = [
            (typed(0, "H"), 1),
            (typed(0, "He"), 1),
            (typed(2, "l"), 2),
            (flip(), 3),
            (typed(2, "lo"), 4),
        ];
        for (action, edits) in rows {
            state.update(action);
            assert_eq!(state.edits.len(), edits);
        }
        assert_eq!(state.edits[0].change, Change::Payload("He".into()));
    }

    #[test]
    fn an_edit_waits_for_the_one_before() {
        let mut state = with_text("8100");
        let mut session = Session::default();
        for request in [
            Request::Open {
                input: (*state.input).clone(),
                edits: Vec::new(),
            },
            Request::Detail { item: ItemId(0) },
        ] {
            let answer = session.handle(Ask {
                source: state.source,
                edition: state.edition,
                request,
            });
            state.update(Action::Answered(Box::new(answer)));
        }
        state.update(flip());
        state.update(flip());
        assert_eq!(state.edits.len(), 1);
        state.update(Action::Open(Input::default()));
        state.update(Action::Answered(Box::new(opened(&state))));
        state.update(flip());
        assert_eq!(
            state.edits.len(),
            1,
            "where nothing stands, nothing has moved"
        );
    }

    #[test]
    fn the_first_screen_waits_for_all_that_it_shows() {
        let mut state = with_text("8100");
        let mut session = Session::default();
        let requests = [
            Request::Open {
                input: (*state.input).clone(),
                edits: Vec::new(),
            },
            Request::Rows {
                query: state.query.clone(),
                first: 0,
                count: 100,
                keep: None,
            },
            Request::Detail { item: ItemId(0) },
        ];
        for request in requests {
            assert!(state.is_unanswered(), "before {request:?}");
            let answer = session.handle(Ask {
                source: state.source,
                edition: state.edition,
                request,
            });
            state.update(Action::Answered(Box::new(answer)));
        }
        assert!(!state.is_unanswered());
    }

    #[test]
    fn the_same_may_be_copied_twice() {
        let mut state = with_text("8100");
        let copy = || Action::Copy(ItemId(0), CopyOf::Frame, CopyFormat::Hex);
        state.update(copy());
        let first = state.copying;
        state.update(copy());
        assert_ne!(state.copying, first);
    }

    #[test]
    fn what_is_looked_for_takes_the_place_of_nothing_that_was_selected_since() {
        let found = |state: &State| {
            Action::Answered(Box::new(Answer {
                source: state.source,
                edition: state.edition,
                response: Response::Found(Some(crate::analysis::session::Found {
                    item: ItemId(1),
                    stream: StreamId(0),
                    offset: 0,
                })),
            }))
        };
        let seek = || Action::Seek(Goal::Text(5));
        let rows = [
            (vec![seek()], 1),
            (vec![seek(), Action::Select(ItemId(2))], 2),
            (vec![Action::Select(ItemId(2)), seek()], 1),
            (vec![seek(), Action::SelectAt(2)], 0),
            (vec![Action::SelectAt(2), seek()], 1),
        ];
        for (at, (actions, expected)) in rows.into_iter().enumerate() {
            let mut state = with_text("8100 8200 8100");
            for action in actions {
                state.update(action);
            }
            state.update(found(&state));
            assert_eq!(state.selected, Some(ItemId(expected)), "row {at}");
        }
    }

    #[test]
    fn no_number_comes_twice_though_a_capture_was_open_between() {
        let mut state = with_text("8100");
        let copy = || Action::Copy(ItemId(0), CopyOf::Frame, CopyFormat::Hex);
        state.update(copy());
        let first = state.copying;
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        state.update(Action::Open(Input::default()));
        state.update(copy());
        assert_ne!(state.copying, first);
    }

    #[test]
    fn typing_keeps_the_selection_and_another_text_does_not() {
        let rows = [
            ("8100 8200 8", Some(ItemId(1))),
            ("8101 8200", Some(ItemId(1))),
            ("8100", Some(ItemId(1))),
            ("c0ffee", None),
        ];
        for (text, expected) in rows {
            let mut state = with_text("8100 8200");
            state.update(Action::Select(ItemId(1)));
            state.update(Action::Open(Input {
                text: text.to_owned(),
                ..Input::default()
            }));
            assert_eq!(state.selected, expected, "{text}");
        }
    }

    #[test]
    fn another_text_forgets_the_edits_and_another_reading_does_not() {
        let mut state = with_text("8100");
        state.update(flip());
        state.update(Action::Open(Input {
            layout: Some(crate::capture::hexdump::Layout::PlainHex),
            ..(*state.input).clone()
        }));
        assert_eq!(state.edits.len(), 1);
        state.update(Action::Open(Input {
            text: "8200".to_owned(),
            ..Input::default()
        }));
        assert_eq!(state.edits.len(), 0);
    }
}
