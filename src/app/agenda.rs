//! What is to be asked next, so that the worker never has more to do than what the page shows now.

use super::capturing::{Exporting, Goal, Sought};
use super::exchange::Errands;
use super::language::Language;
use super::sheets::SheetKind;
use super::state::{Copying, State, Window};
use crate::analysis::{
    Answer, Ask, Buffer, ConversationQuery, Edit, Input, ItemId, Query, Request, Response, SheetOf,
    SourceId,
};
use crate::app::shared::Shared;

/// What was asked and what is still to be answered. Of each kind one request is under way at most; what changes meanwhile is asked
/// once, when the answer is there: the latest wins.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    opened: Option<(SourceId, u32)>,
    opening: bool,
    rows: Lane<(u32, Query, Window, Option<ItemId>, Growth)>,
    detail: Lane<(u32, ItemId, Growth)>,
    bytes: Lane<(u32, ItemId, Buffer, Window, Growth)>,
    copy: Lane<Copying>,
    conversations: Lane<(u32, ConversationQuery, Window, Growth, Option<Language>)>,
    chart: Lane<(u32, Query, u32, Growth)>,
    seek: Lane<(Goal, u32)>,
    export: Lane<Shared<Exporting>>,
    stop: Lane<(SourceId, u32)>,
    errand: Lane<Shared<Request>>,
    sheets: [Lane<SheetKey>; 5],
    /// The language that the worker has words of.
    told: Option<Language>,
}

/// What a sheet is asked by: what it is of, its language and, of a source's own, the state that it is true for.
type SheetKey = (Shared<SheetOf>, Language, Option<(SourceId, u32, Growth)>);

/// How far a capture was read: what was answered before may have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Growth {
    items: u32,
    ended: bool,
}

/// One kind of request.
#[derive(Debug)]
struct Lane<K> {
    asked: Option<K>,
    waiting: bool,
}

impl<K> Default for Lane<K> {
    fn default() -> Self {
        Self {
            asked: None,
            waiting: false,
        }
    }
}

impl<K: PartialEq> Lane<K> {
    /// Whether `key` is to be asked now.
    fn wants(&mut self, key: K) -> bool {
        if self.waiting || self.asked.as_ref() == Some(&key) {
            return false;
        }
        self.asked = Some(key);
        self.waiting = true;
        true
    }
}

impl Agenda {
    /// The worker has the words of a language: it is asked for sheets, and again for those of another language. Says whether that is news.
    pub(crate) fn tell(&mut self, language: Language) -> bool {
        self.told.replace(language) != Some(language)
    }

    /// The requests that `state` needs now, in the order in which they are to be sent.
    pub(crate) fn requests(&mut self, state: &State) -> Vec<Ask> {
        if self.opening {
            return Vec::new();
        }
        let mut requests = Vec::new();
        self.open(state, &mut requests);
        let ended = !state.is_reading();
        // A live capture forgets some while others come.
        let items = state
            .capture
            .as_ref()
            .map_or(0, |capture| capture.items.wrapping_add(capture.first_id));
        let growth = Growth { items, ended };
        if state.is_capture() {
            self.of_capture(state, growth, &mut requests);
            self.sheets(state, SheetKind::is_of_source, &mut requests);
            if let Some(errand) = state.errand(Errands::OfSource) {
                self.run(errand, &mut requests);
            }
        }
        if state.row_window.count > 0 {
            let key = (
                state.edition,
                state.query.clone(),
                state.row_window,
                state.selected,
                growth,
            );
            if self.rows.wants(key) {
                requests.push(Request::Rows {
                    query: state.query.clone(),
                    first: u32::try_from(state.row_window.first).unwrap_or(u32::MAX),
                    count: state.row_window.count,
                    keep: state.selected,
                });
            }
        }
        // A chart takes a look at every row: whoever waits for rows is not to wait for that, and it is drawn anew when an eighth has come.
        let buckets = state.chart_parts;
        let shift = items.checked_ilog2().unwrap_or(0).saturating_sub(3);
        let growth = Growth {
            items: shift << 4 | items >> shift,
            ended,
        };
        if state.is_capture()
            && buckets > 0
            && !self.rows.waiting
            && self
                .chart
                .wants((state.edition, state.query.clone(), buckets, growth))
        {
            requests.push(Request::Chart {
                query: state.query.clone(),
                buckets,
            });
        }
        if let Some(Sought { goal, number, .. }) = state.sought
            && self.seek.wants((goal, number))
        {
            requests.push(match goal {
                Goal::Frame(number) => Request::FindFrame { number },
                Goal::Packet(number) => Request::FindPacket { number },
                Goal::Text(at) => Request::Find { at },
            });
        }
        if let Some(copying) = state.copying
            && self.copy.wants(copying)
        {
            requests.push(Request::Copy {
                item: copying.item,
                what: copying.what,
                format: copying.format,
                number: copying.number,
            });
        }
        if let Some(item) = state.selected {
            // What one item is may change until all is read, and seldom does.
            let growth = Growth { items: 0, ended };
            if self.detail.wants((state.edition, item, growth)) {
                requests.push(Request::Detail { item });
            }
            if state.byte_window.count > 0
                && self
                    .bytes
                    .wants((state.edition, item, state.buffer, state.byte_window, growth))
            {
                requests.push(Request::Bytes {
                    item,
                    buffer: state.buffer,
                    first: state.byte_window.first,
                    count: state.byte_window.count,
                });
            }
        }
        asks(state, requests)
    }

    /// The requests for sheets that no capture's engine answers, in the order in which they are to be sent.
    pub(crate) fn advice(&mut self, state: &State) -> Vec<Ask> {
        let mut requests = Vec::new();
        let of_source = |kind: SheetKind| kind.is_of_source();
        let is_of_paste = |kind| of_source(kind) && !state.is_capture();
        if !self.opening {
            let errand = state
                .errand(Errands::OfSource)
                .filter(|_| !state.is_capture());
            let is_wanted = |kind| is_of_paste(kind) && state.sheets.wanted(kind).is_some();
            if errand.is_some() || SheetKind::ALL.into_iter().any(is_wanted) {
                self.open(state, &mut requests);
            }
            self.sheets(state, is_of_paste, &mut requests);
            if let Some(errand) = errand {
                self.run(errand, &mut requests);
            }
        }
        if let Some(errand) = state.errand(Errands::Unfold) {
            self.run(errand, &mut requests);
        }
        self.sheets(state, |kind| !of_source(kind), &mut requests);
        asks(state, requests)
    }

    /// Has done what is to be done once.
    fn run(&mut self, errand: &Shared<Request>, requests: &mut Vec<Request>) {
        // It may have to be answered in words.
        if self.told.is_some() && self.errand.wants(errand.clone()) {
            requests.push(Request::clone(errand));
        }
    }

    /// Has a paste opened as it is now.
    fn open(&mut self, state: &State, requests: &mut Vec<Request>) {
        let current = (state.source, state.edition);
        if self.opened == Some(current) {
            return;
        }
        let same_source = self
            .opened
            .is_some_and(|(source, _)| source == state.source);
        // A capture is handed over as a file.
        if state.is_capture() {
            if same_source || !state.starts.is_empty() {
                requests.push(Request::Start(state.starts.clone()));
            }
        } else {
            requests.push(if same_source {
                Request::Edit {
                    edits: owned(&state.edits),
                }
            } else {
                Request::Open {
                    input: Input::clone(&state.input),
                    edits: owned(&state.edits),
                }
            });
            self.opening = true;
        }
        self.opened = Some(current);
    }

    /// The sheets of these kinds.
    fn sheets(
        &mut self,
        state: &State,
        asked: impl Fn(SheetKind) -> bool,
        requests: &mut Vec<Request>,
    ) {
        let Some(language) = self.told else {
            return;
        };
        for (kind, lane) in SheetKind::ALL.into_iter().zip(&mut self.sheets) {
            let Some(of) = state.sheets.wanted(kind).filter(|_| asked(kind)) else {
                continue;
            };
            // What is found may change until all is read, and is not asked for all the while.
            let growth = Growth {
                items: 0,
                ended: !state.is_reading(),
            };
            let about = kind
                .is_of_source()
                .then_some((state.source, state.edition, growth));
            if lane.wants((of.clone(), language, about)) {
                requests.push(Request::Sheet(SheetOf::clone(of)));
            }
        }
    }

    /// What only a capture has.
    fn of_capture(&mut self, state: &State, growth: Growth, requests: &mut Vec<Request>) {
        if state.stopping && self.stop.wants((state.source, state.edition)) {
            requests.push(Request::Cancel);
        }
        let (query, window) = (&state.conversation_query, state.conversation_window);
        let key = (state.edition, query.clone(), window, growth, self.told);
        if window.count > 0 && self.conversations.wants(key) {
            requests.push(Request::Conversations {
                query: query.clone(),
                first: u32::try_from(window.first).unwrap_or(u32::MAX),
                count: window.count,
            });
        }
        if let Some(exporting) = &state.exporting
            && self.export.wants(exporting.clone())
        {
            requests.push(Request::Export(exporting.export.clone()));
        }
    }

    /// Takes note that `answer` has come: its kind may be asked again.
    pub(crate) fn answered(&mut self, answer: &Answer) {
        match answer.response {
            Response::Opened(_) => self.opening = false,
            Response::Rows(_) => self.rows.waiting = false,
            Response::Detail(_) => self.detail.waiting = false,
            Response::Bytes(_) => self.bytes.waiting = false,
            Response::Copied(..) => self.copy.waiting = false,
            Response::Found(_) => self.seek.waiting = false,
            Response::Conversations(_) => self.conversations.waiting = false,
            Response::Chart(_) => self.chart.waiting = false,
            Response::Exported(_) => {
                self.export.waiting = false;
                self.errand.waiting = false;
            }
            Response::Kept(_) | Response::Unfolded(..) => self.errand.waiting = false,
            Response::Sheet(ref of, _) => {
                let kinds = SheetKind::ALL.into_iter().zip(&mut self.sheets);
                for (_, lane) in kinds.filter(|(kind, _)| *kind == SheetKind::of(of)) {
                    lane.waiting = false;
                }
            }
            Response::Capture(_) => self.stop.waiting = false,
            Response::Nothing => {}
        }
    }
}

fn asks(state: &State, requests: Vec<Request>) -> Vec<Ask> {
    let asks = requests.into_iter().map(|request| Ask {
        source: state.source,
        edition: state.edition,
        request,
    });
    asks.collect()
}

fn owned(edits: &Shared<Vec<Edit>>) -> Vec<Edit> {
    Vec::clone(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CaptureOverview, Chart, Export, GroupBy, Reading, RowPage, Session};
    use crate::app::state::Action;

    fn open(text: &str) -> Action {
        Action::Open(Input {
            text: text.to_owned(),
            ..Input::default()
        })
    }

    fn kinds(asks: &[Ask]) -> Vec<&'static str> {
        let kind = |ask: &Ask| match ask.request {
            Request::Open { .. } => "open",
            Request::Edit { .. } => "edit",
            Request::Rows { .. } => "rows",
            Request::Detail { .. } => "detail",
            Request::Bytes { .. } => "bytes",
            Request::Copy { .. } => "copy",
            Request::Sheet(_) => "sheet",
            _ => "other",
        };
        asks.iter().map(kind).collect()
    }

    /// Lets the session answer everything until nothing is asked any more; says what was asked.
    fn settle(
        agenda: &mut Agenda,
        session: &mut Session,
        state: &mut State,
        asks: Vec<Ask>,
    ) -> Vec<&'static str> {
        let mut seen = Vec::new();
        let mut asks = asks;
        while !asks.is_empty() {
            seen.extend(kinds(&asks));
            let mut next = Vec::new();
            for ask in asks {
                let answer = session.handle(ask);
                agenda.answered(&answer);
                state.update(Action::Answered(Box::new(answer)));
                next.extend(agenda.requests(state));
            }
            asks = next;
        }
        seen
    }

    #[test]
    fn a_source_is_opened_and_what_is_in_view_is_asked() {
        let (mut agenda, mut session, mut state) =
            (Agenda::default(), Session::default(), State::default());
        state.update(open("8100 8200"));
        state.update(Action::ShowRows(Window {
            first: 0,
            count: 10,
        }));
        state.update(Action::ShowBytes(Window {
            first: 0,
            count: 64,
        }));
        let asks = agenda.requests(&state);
        assert_eq!(kinds(&asks), ["open", "rows"]);
        settle(&mut agenda, &mut session, &mut state, asks);
        assert_eq!(state.rows.as_ref().unwrap().rows.len(), 2);
        assert!(state.detail.is_some() && state.bytes.is_some());
        assert!(agenda.requests(&state).is_empty(), "nothing is asked twice");
        state.update(Action::Select(ItemId(1)));
        let asks = agenda.requests(&state);
        assert_eq!(
            settle(&mut agenda, &mut session, &mut state, asks),
            ["rows", "detail", "bytes"]
        );
    }

    #[test]
    fn while_one_source_is_opened_the_latest_of_those_after_it_wins() {
        let (mut agenda, mut session, mut state) =
            (Agenda::default(), Session::default(), State::default());
        state.update(open("81"));
        let first = agenda.requests(&state);
        for text in ["8100", "8100 8", "8100 82", "8100 8200"] {
            state.update(open(text));
            assert!(agenda.requests(&state).is_empty(), "{text}");
        }
        let seen = settle(&mut agenda, &mut session, &mut state, first);
        assert_eq!(seen.iter().filter(|kind| **kind == "open").count(), 2);
        assert_eq!(state.overview.unwrap().frames, 2);
    }

    #[test]
    fn an_edit_does_not_read_the_text_again() {
        let (mut agenda, mut session, mut state) =
            (Agenda::default(), Session::default(), State::default());
        state.update(open("8100"));
        let asks = agenda.requests(&state);
        settle(&mut agenda, &mut session, &mut state, asks);
        state.update(Action::Edit(Edit {
            stream: crate::analysis::StreamId(0),
            span: crate::bytes::Span { start: 0, end: 2 },
            change: crate::analysis::Change::FlipBit(0),
        }));
        assert_eq!(kinds(&agenda.requests(&state))[0], "edit");
    }

    #[test]
    fn while_a_capture_is_read_what_is_in_view_is_asked_again_as_it_grows() {
        let (mut agenda, mut state) = (Agenda::default(), State::default());
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        state.update(Action::ShowRows(Window {
            first: 0,
            count: 10,
        }));
        state.update(Action::ShowConversations(Window {
            first: 0,
            count: 10,
        }));
        state.update(Action::ShowChart(10));
        let read = |items, reading| {
            Response::Capture(Box::new(CaptureOverview {
                reading,
                items,
                ..CaptureOverview::default()
            }))
        };
        let rows = |state: &State| {
            Response::Rows(RowPage {
                query: state.query.clone(),
                ..RowPage::default()
            })
        };
        let hear = |agenda: &mut Agenda, state: &mut State, response| {
            let answer = Answer {
                source: state.source,
                edition: state.edition,
                response,
            };
            agenda.answered(&answer);
            state.update(Action::Answered(Box::new(answer)));
            let asks = agenda.requests(state);
            asks.iter().map(asked).collect::<Vec<_>>()
        };
        let asks = agenda.requests(&state);
        let asks: Vec<_> = asks.iter().map(asked).collect();
        assert_eq!(
            asks,
            ["conversations", "rows"],
            "a file is handed over beside, a chart comes after the rows"
        );
        assert!(hear(&mut agenda, &mut state, read(5, Reading::Going)).is_empty());
        let answer = rows(&state);
        assert_eq!(hear(&mut agenda, &mut state, answer), ["rows"]);
        assert!(hear(&mut agenda, &mut state, read(9, Reading::Going)).is_empty());
        assert!(hear(&mut agenda, &mut state, read(9, Reading::Done)).is_empty());
        let answer = rows(&state);
        assert_eq!(hear(&mut agenda, &mut state, answer), ["rows"]);
        let answer = rows(&state);
        assert_eq!(hear(&mut agenda, &mut state, answer), ["chart"]);
        let answer = rows(&state);
        assert!(hear(&mut agenda, &mut state, answer).is_empty());
        state.update(Action::Stop);
        state.update(Action::Seek(Goal::Frame(3)));
        state.update(Action::Export(Export::Packets(Vec::new())));
        let asks = agenda.requests(&state);
        let asks: Vec<_> = asks.iter().map(asked).collect();
        assert_eq!(asks, ["cancel", "export", "find-frame"]);
        assert!(agenda.requests(&state).is_empty());
    }

    #[test]
    fn a_chart_is_drawn_anew_when_an_eighth_has_come() {
        let (mut agenda, mut state) = (Agenda::default(), State::default());
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        state.update(Action::ShowChart(10));
        let asks_after = |agenda: &mut Agenda, state: &mut State, response| {
            let answer = Answer {
                source: state.source,
                edition: state.edition,
                response,
            };
            agenda.answered(&answer);
            state.update(Action::Answered(Box::new(answer)));
            let asks = agenda.requests(state);
            asks.iter().any(|ask| asked(ask) == "chart")
        };
        let chart = || {
            Response::Chart(Chart {
                query: Query::default(),
                span: [0; 2],
                buckets: Vec::new(),
                positions: Vec::new(),
            })
        };
        agenda.requests(&state);
        assert!(!asks_after(&mut agenda, &mut state, chart()));
        for (items, is_asked) in [
            (3, true),
            (4, true),
            (1000, true),
            (1023, false),
            (1024, true),
            (1151, false),
            (1152, true),
            (1_000_000, true),
            (1_040_000, false),
            (1_048_576, true),
        ] {
            let grown = Response::Capture(Box::new(CaptureOverview {
                reading: Reading::Going,
                items,
                ..CaptureOverview::default()
            }));
            let asked = asks_after(&mut agenda, &mut state, grown);
            assert_eq!(asked, is_asked, "{items}");
            if asked {
                assert!(!asks_after(&mut agenda, &mut state, chart()), "{items}");
            }
        }
    }

    fn handshake(text: &str) -> SheetOf {
        SheetOf::Handshake {
            text: text.to_owned(),
        }
    }

    fn said(state: &State, of: SheetOf) -> Answer {
        Answer {
            source: state.source,
            edition: state.edition,
            response: Response::Sheet(of, Box::default()),
        }
    }

    #[test]
    fn what_is_typed_while_a_sheet_is_made_is_asked_once() {
        let (mut adviser, mut paste, mut state) =
            (Agenda::default(), Agenda::default(), State::default());
        state.update(Action::Want(handshake("G")));
        assert!(adviser.advice(&state).is_empty(), "it has no words");
        assert!(adviser.tell(Language::English) && !adviser.tell(Language::English));
        assert_eq!(kinds(&adviser.advice(&state)), ["sheet"]);
        for text in ["GE", "GET", "GET "] {
            state.update(Action::Want(handshake(text)));
            assert!(adviser.advice(&state).is_empty(), "{text}");
        }
        adviser.answered(&said(&state, handshake("G")));
        let asks = adviser.advice(&state);
        assert_eq!(asks[0].request, Request::Sheet(handshake("GET ")));
        let asks = paste.requests(&state);
        assert!(
            !kinds(&asks).contains(&"sheet"),
            "only the adviser is asked"
        );
        adviser.answered(&said(&state, handshake("GET ")));
        assert!(adviser.advice(&state).is_empty());
        assert!(adviser.tell(Language::Chinese));
        assert_eq!(kinds(&adviser.advice(&state)), ["sheet"]);
    }

    #[test]
    fn a_paste_is_opened_for_a_sheet_of_it_and_not_before() {
        let (mut adviser, mut session, mut state) =
            (Agenda::default(), Session::default(), State::default());
        adviser.tell(Language::English);
        state.update(open("8100"));
        state.update(Action::Want(handshake("")));
        assert_eq!(kinds(&adviser.advice(&state)), ["sheet"]);
        let report = || SheetOf::Conformance(GroupBy::Rule);
        state.update(Action::Want(report()));
        let asks = adviser.advice(&state);
        assert_eq!(kinds(&asks), ["open", "sheet"]);
        state.update(Action::Edit(Edit {
            stream: crate::analysis::StreamId(0),
            span: crate::bytes::Span { start: 0, end: 2 },
            change: crate::analysis::Change::FlipBit(0),
        }));
        assert!(adviser.advice(&state).is_empty(), "it is being opened");
        for ask in asks {
            adviser.answered(&match ask.request {
                Request::Sheet(of) => said(&state, of),
                _ => session.handle(ask),
            });
        }
        assert_eq!(kinds(&adviser.advice(&state)), ["edit", "sheet"]);
    }

    #[test]
    fn of_a_capture_its_engine_is_asked_and_again_when_all_is_read() {
        let (mut adviser, mut engine, mut state) =
            (Agenda::default(), Agenda::default(), State::default());
        let report = || SheetOf::Conformance(GroupBy::Rule);
        engine.tell(Language::English);
        state.update(Action::OpenCapture("a.pcap".to_owned(), 100));
        state.update(Action::Want(report()));
        assert!(adviser.advice(&state).is_empty());
        assert_eq!(kinds(&engine.requests(&state)), ["sheet"]);
        engine.answered(&said(&state, report()));
        let read = |items, reading| {
            let overview = CaptureOverview {
                reading,
                items,
                ..CaptureOverview::default()
            };
            Response::Capture(Box::new(overview))
        };
        for (items, reading, expected) in [
            (5, Reading::Going, &[][..]),
            (9, Reading::Done, &["sheet"][..]),
        ] {
            state.update(Action::Answered(Box::new(Answer {
                source: state.source,
                edition: state.edition,
                response: read(items, reading),
            })));
            assert_eq!(kinds(&engine.requests(&state)), expected, "{items}");
        }
    }

    fn asked(ask: &Ask) -> &'static str {
        match ask.request {
            Request::Conversations { .. } => "conversations",
            Request::Chart { .. } => "chart",
            Request::Rows { .. } => "rows",
            Request::Cancel => "cancel",
            Request::FindFrame { .. } => "find-frame",
            Request::Export(_) => "export",
            _ => "another",
        }
    }
}
