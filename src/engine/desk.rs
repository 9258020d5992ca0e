//! One open capture, and all that the page wants of it.

use super::Speech;
use super::ahead::Ahead;
use super::blob::BlobWriter;
use super::exchange;
use super::file::FileSource;
use super::post::{post, post_file};
use super::pulse::Pulse;
use crate::analysis::{
    Answer, Ask, CaptureSession, ConversationPage, Opened, Request, Response, SourceId, Start,
};
use crate::source::Cached;
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, Performance};

/// The name of what is live.
pub(super) const LIVE: &str = "live";
/// Milliseconds between two answers that nobody waits for: what the page needs to draw one is taken from reading.
const OFTEN: f64 = 200.0;

/// A capture that is open.
pub(super) struct Desk {
    scope: DedicatedWorkerGlobalScope,
    clock: Performance,
    source: SourceId,
    /// The page's edition, as it was named last.
    edition: Cell<u32>,
    session: RefCell<CaptureSession>,
    /// Of a file.
    ahead: Option<Rc<Ahead>>,
    is_stopped: Cell<bool>,
    /// When the page was last told how far reading has come.
    told: Cell<f64>,
    /// Whether it was told of a frame.
    shows: Cell<bool>,
    search: RefCell<Search>,
    turns: Pulse,
    speech: Speech,
}

/// A search through payloads.
#[derive(Default)]
struct Search {
    /// Whether it has a turn to come.
    goes_on: bool,
    /// What the page was not told yet.
    found: Option<Answer>,
    /// When it was last told.
    told: f64,
}

impl Desk {
    /// A capture that is about to be read, with frames that begin at `starts`.
    pub(super) fn new(
        scope: DedicatedWorkerGlobalScope,
        speech: Speech,
        source: SourceId,
        edition: u32,
        name: String,
        file: Blob,
        starts: Vec<Start>,
    ) -> Rc<Self> {
        let ahead = Rc::new(Ahead::new(file.clone()));
        let bytes = Cached::new(FileSource::new(file, Rc::clone(&ahead)));
        let session = CaptureSession::new(Box::new(bytes), name).starting_at(starts);
        Self::with(scope, speech, source, edition, session, Some(ahead))
    }

    /// A capture that is about to grow.
    pub(super) fn live(
        scope: DedicatedWorkerGlobalScope,
        speech: Speech,
        source: SourceId,
        edition: u32,
    ) -> Rc<Self> {
        let session = CaptureSession::live(LIVE.to_owned());
        Self::with(scope, speech, source, edition, session, None)
    }

    fn with(
        scope: DedicatedWorkerGlobalScope,
        speech: Speech,
        source: SourceId,
        edition: u32,
        session: CaptureSession,
        ahead: Option<Rc<Ahead>>,
    ) -> Rc<Self> {
        let clock = scope.performance().expect("a worker has a clock");
        Rc::new_cyclic(|desk: &Weak<Self>| {
            let desk = desk.clone();
            Self {
                scope,
                source,
                edition: Cell::new(edition),
                session: RefCell::new(session),
                ahead,
                is_stopped: Cell::default(),
                told: Cell::new(clock.now()),
                shows: Cell::default(),
                search: RefCell::default(),
                turns: Pulse::new(move || {
                    if let Some(desk) = desk.upgrade() {
                        spawn_local(async move { desk.search_on().await });
                    }
                }),
                clock,
                speech,
            }
        })
    }

    /// Stops, and gives way to one that reads the same file with frames that begin at other places. What is live is read once only.
    pub(super) fn read_again(&self, edition: u32, starts: Vec<Start>) -> Option<Rc<Self>> {
        let file = self.file()?;
        self.is_stopped.set(true);
        let name = self.session.borrow().name().to_owned();
        let (scope, speech) = (self.scope.clone(), Rc::clone(&self.speech));
        let desk = Self::new(scope, speech, self.source, edition, name, file, starts);
        desk.tell(Response::Capture(Box::new(
            desk.session.borrow().overview(),
        )));
        Some(desk)
    }

    /// The file that is read.
    pub(super) fn file(&self) -> Option<Blob> {
        Some(self.ahead.as_ref()?.file().clone())
    }

    /// Whether no more is to be read.
    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }

    /// Takes the next bytes of the file.
    pub(super) fn feed(&self, piece: &[u8]) {
        self.session.borrow_mut().feed(piece);
    }

    /// Takes those that were fed last, to be kept if there is room.
    pub(super) fn keep(&self, piece: Uint8Array) {
        if let Some(ahead) = &self.ahead {
            ahead.keep(piece);
        }
    }

    /// Tells the page how far reading has come, if it has not heard of that for a while, or of no frame yet.
    pub(super) fn progress(&self) {
        let now = self.clock.now();
        let is_time = now - self.told.get() >= OFTEN;
        if is_time || !self.shows.get() {
            let overview = self.session.borrow().overview();
            let shows = overview.frames > 0;
            if is_time || shows {
                self.told.set(now);
                self.shows.set(shows);
                self.tell(Response::Capture(Box::new(overview)));
            }
        }
        self.search();
    }

    /// All of the file was fed, or, as `problem` says, all that can be read of it.
    pub(super) fn finish(&self, problem: Option<String>) {
        let mut session = self.session.borrow_mut();
        session.finish(problem);
        self.tell(Response::Capture(Box::new(session.overview())));
        drop(session);
        self.search();
    }

    /// The capture, to be added to.
    pub(super) fn grow<T>(&self, add: impl FnOnce(&mut CaptureSession) -> T) -> T {
        add(&mut self.session.borrow_mut())
    }

    /// Tells the page how far a live capture has grown.
    pub(super) fn grown(&self) {
        let overview = self.session.borrow().overview();
        self.tell(Response::Capture(Box::new(overview)));
        self.search();
    }

    /// What was there of a live capture is over: `session` is another edition of it, or `None` the same with less in it.
    pub(super) fn renew(&self, session: Option<CaptureSession>) {
        if let Some(session) = session {
            self.session.replace(session);
        }
        self.search.borrow_mut().found = None;
        self.edition.set(self.edition.get() + 1);
        self.grown();
    }

    /// Answers what was asked at once, at once. A chart and a sheet, for which much is looked at, and a file come after that.
    pub(super) fn answer(&self, asks: Vec<Ask>) {
        let (exports, asks): (Vec<_>, Vec<_>) = asks
            .into_iter()
            .partition(|ask| matches!(ask.request, Request::Export(_)));
        let (late, asks): (Vec<_>, Vec<_>) = asks
            .into_iter()
            .partition(|ask| matches!(ask.request, Request::Chart { .. } | Request::Sheet(_)));
        for asks in [asks, late] {
            let answers: Vec<_> = asks.into_iter().map(|ask| self.handle(ask)).collect();
            if !answers.is_empty() {
                post(&self.scope, &answers);
            }
        }
        for ask in exports {
            self.export(&ask);
        }
        self.search();
    }

    fn handle(&self, ask: Ask) -> Answer {
        // A live capture may have another edition that the page does not know of yet.
        self.edition.set(self.edition.get().max(ask.edition));
        let is_exchange = matches!(
            ask.request,
            Request::Sheet(_) | Request::Keep(_) | Request::Unfold { .. }
        );
        if is_exchange
            && let Some(text) = &*self.speech.borrow()
            && let Some(response) =
                exchange::response(&ask.request, text, Opened::Capture(&self.session.borrow()))
        {
            return Answer {
                source: ask.source,
                edition: ask.edition,
                response,
            };
        }
        match &ask.request {
            Request::Sheet(of) => {
                let speech = self.speech.borrow();
                let session = self.session.borrow();
                let sheet = speech
                    .as_ref()
                    .map(|text| text.sheet_of_capture(of, &session));
                return Answer {
                    source: ask.source,
                    edition: ask.edition,
                    response: Response::Sheet(of.clone(), Box::new(sheet.unwrap_or_default())),
                };
            }
            Request::Cancel => self.is_stopped.set(true),
            // What was found for other rows is no answer to these.
            Request::Rows { .. } => self.search.borrow_mut().found = None,
            _ => {}
        }
        let mut answer = self.session.borrow_mut().handle(ask);
        if let Response::Conversations(page) = &mut answer.response {
            self.remark(page);
        }
        answer
    }

    /// Puts in words what was guessed of conversations.
    fn remark(&self, page: &mut ConversationPage) {
        let speech = self.speech.borrow();
        let Some(text) = speech.as_ref() else { return };
        for row in page.rows.iter_mut().filter(|row| row.has_guesses()) {
            row.remarks = text.remarks(row);
        }
    }

    fn export(&self, ask: &Ask) {
        if let Some(sharing) = exchange::sharing(ask) {
            let session = self.session.borrow();
            let opened = Opened::Capture(&session);
            if let Some(text) = &*self.speech.borrow() {
                exchange::share(&self.scope, ask, sharing, text, opened);
            }
            return;
        }
        let Request::Export(export) = &ask.request else {
            return;
        };
        let mut file = BlobWriter::new();
        let mut session = self.session.borrow_mut();
        let exported = session.export(export, &mut |bytes| file.write(bytes));
        let file = file.finish(&exported.media_type);
        let answer = Answer {
            source: ask.source,
            edition: ask.edition,
            response: Response::Exported(exported),
        };
        post_file(&self.scope, answer, &file);
    }

    /// Sees to it that a search goes on, if there is one.
    fn search(&self) {
        if !std::mem::replace(&mut self.search.borrow_mut().goes_on, true) {
            self.turns.ask();
        }
    }

    /// One turn of the search. The page is told of what is found now and then, and in the end.
    async fn search_on(&self) {
        if let Some(ahead) = &self.ahead
            && self.session.borrow().searches()
        {
            ahead.fetch().await;
        }
        let found = self.session.borrow_mut().work();
        let now = self.clock.now();
        let mut search = self.search.borrow_mut();
        search.goes_on = found.is_some();
        search.found = found.or_else(|| search.found.take());
        if search.goes_on {
            self.turns.ask();
        }
        if (!search.goes_on || now - search.told >= OFTEN)
            && let Some(found) = search.found.take()
        {
            search.told = now;
            post(&self.scope, &[found]);
        }
    }

    /// Says something that nobody asked for.
    fn tell(&self, response: Response) {
        let answer = Answer {
            source: self.source,
            edition: self.edition.get(),
            response,
        };
        post(&self.scope, &[answer]);
    }
}
