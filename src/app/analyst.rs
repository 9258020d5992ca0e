//! The page's end of its workers: one runs the page's own program and reads what is pasted, another runs the engine and reads captures, and
//! the adviser runs the engine too and says in whole sheets what is to be said of a paste.

use super::helper::{Heard, Helper, link, worker};
use super::language::Language;
use super::panel::at_window;
use super::state::State;
use super::words;
use crate::analysis::{Answer, Response, SourceId};
use js_sys::{Array, JsString, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, MessageChannel, MessageEvent, MessagePort, Worker};
use yew::Callback;

/// What the workers have to say.
pub(crate) enum News {
    /// Answers to what was asked at once, or what nobody asked for.
    Answers(Vec<Answer>),
    /// A file that was made, and the answer that says which.
    Exported(Box<Answer>, Blob),
    /// A worker stopped, or could not be started.
    Stopped(Role),
    /// The words of sheets could not be had.
    Wordless,
}

/// The words that sheets are made of: those of the page are among them.
const WORDS: &str = "page later reports uri";

/// The workers and what they have to do.
pub(crate) struct Analyst {
    me: Weak<Self>,
    news: Callback<News>,
    /// What the page shows, or will show.
    state: RefCell<Option<State>>,
    paste: RefCell<Option<Helper>>,
    /// There is none before a capture is about to be opened.
    engine: RefCell<Option<Helper>>,
    /// There is none before a sheet is wanted.
    adviser: RefCell<Option<Helper>>,
    /// There is none before its place is visited; from then on it lives as long as the page.
    live: RefCell<Option<Helper>>,
    /// Its end of the channel that leads to the panel, until it was handed over.
    port: RefCell<Option<MessagePort>>,
    /// The engine's program once it is compiled, so that the next engine need not be fetched.
    program: RefCell<JsValue>,
    /// The language of the page.
    language: Cell<Language>,
    /// Those words that were fetched last for engines, or are to come.
    fetching: Cell<Option<Language>>,
    /// What engines say sheets with, once it is there.
    words: RefCell<Option<(Language, JsString)>>,
    /// The source that the engine reads, or is to read.
    capture: Cell<Option<SourceId>>,
    /// Its file, until it was handed over.
    file: RefCell<Option<File>>,
}

/// Which of the workers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It reads what is pasted.
    Paste,
    /// It reads captures.
    Engine,
    /// It says sheets of what is no capture's own.
    Adviser,
    /// It holds conversations, and reads what they say.
    Live,
}

impl Analyst {
    /// Starts the worker that reads what is pasted; `None` if the browser refuses.
    pub(crate) fn start(news: Callback<News>) -> Option<Rc<Self>> {
        let analyst = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            news,
            state: RefCell::default(),
            paste: RefCell::default(),
            engine: RefCell::default(),
            adviser: RefCell::default(),
            live: RefCell::default(),
            port: RefCell::default(),
            program: RefCell::new(JsValue::UNDEFINED),
            language: Cell::default(),
            fetching: Cell::default(),
            words: RefCell::default(),
            capture: Cell::default(),
            file: RefCell::default(),
        });
        // The page's script has started it beside the program. It runs the same, which is neither fetched nor compiled again.
        let reader = at_window("reader").and_then(|reader| reader.dyn_into().ok());
        let paste = analyst.engage(
            Role::Paste,
            reader.or_else(worker),
            "link[rel=modulepreload]",
            &wasm_bindgen::module(),
        );
        analyst.paste.replace(Some(paste?));
        // The panel may start before anything else is done for its place.
        analyst.port.replace(channel());
        Some(analyst)
    }

    /// Asks for whatever `state` needs, in `language`.
    pub(crate) fn follow(&self, state: &State, language: Language) {
        *self.state.borrow_mut() = Some(state.clone());
        self.language.set(language);
        // The page has left its capture, and nothing of it is kept.
        if self
            .capture
            .get()
            .is_some_and(|capture| capture.0 < state.source.0)
        {
            self.dismiss();
        }
        if state.is_live() {
            self.employ(Role::Live);
        }
        self.ask_on();
    }

    /// Fetches and starts the engine, if it is not there: a capture may soon be opened.
    pub(crate) fn prepare(&self) {
        self.employ(Role::Engine);
    }

    /// Starts the engine for a part that it has, if it does not run for it yet.
    fn employ(&self, role: Role) {
        let helper = self.helper(role);
        if helper.borrow().is_some() {
            return;
        }
        let program = self.program.borrow().clone();
        let engine = self.engage(role, worker(), "link[rel=engine]", &program);
        let failed = engine.is_none();
        helper.replace(engine);
        if failed {
            self.news.emit(News::Stopped(role));
        }
        self.fetch_words();
    }

    /// Fetches what engines say sheets with, if that was not done: beside the engine, which waits for it only with a sheet.
    fn fetch_words(&self) {
        let language = self.language.get();
        if self.fetching.replace(Some(language)) == Some(language) {
            return;
        }
        let me = self.me.clone();
        spawn_local(async move {
            let fetched = words::fetch(WORDS, language).await;
            let Some(analyst) = me.upgrade() else { return };
            if analyst.language.get() != language {
                return;
            }
            if let Some(fetched) = fetched {
                analyst.words.replace(Some((language, fetched)));
                analyst.ask_on();
            } else {
                analyst.fetching.set(None);
                analyst.news.emit(News::Wordless);
            }
        });
    }

    /// Hands over to an engine what it says sheets with, if that is there and is news.
    fn tell(&self, engine: &Helper) {
        if let Some((language, words)) = &*self.words.borrow()
            && engine.agenda.borrow_mut().tell(*language)
        {
            engine.tell(words);
        }
    }

    const fn helper(&self, role: Role) -> &RefCell<Option<Helper>> {
        match role {
            Role::Paste => &self.paste,
            Role::Engine => &self.engine,
            Role::Adviser => &self.adviser,
            Role::Live => &self.live,
        }
    }

    /// Has a capture read that the state shows as `source`, or will show. To be called before the state is followed there.
    pub(crate) fn open_file(&self, source: SourceId, file: File) {
        // An engine reads one file: memory that a program has had it gives back only by ending.
        if self.capture.get().is_some() {
            self.dismiss();
        }
        self.capture.set(Some(source));
        self.file.replace(Some(file));
        self.prepare();
        self.ask_on();
    }

    fn dismiss(&self) {
        self.engine.replace(None);
        self.capture.set(None);
        self.file.replace(None);
    }

    /// Whether the engine reads what `state` shows.
    fn reads(&self, state: &State) -> bool {
        self.capture.get() == Some(state.source)
    }

    /// Whoever answers about what `state` shows.
    fn of(&self, state: &State) -> &RefCell<Option<Helper>> {
        if state.is_live() {
            &self.live
        } else if self.reads(state) {
            &self.engine
        } else {
            &self.paste
        }
    }

    fn engage(
        &self,
        role: Role,
        worker: Option<Worker>,
        script: &str,
        wasm: &JsValue,
    ) -> Option<Helper> {
        let heard = {
            let me = self.me.clone();
            move |event: &MessageEvent| {
                if let Some(analyst) = me.upgrade() {
                    analyst.heard(role, event);
                }
            }
        };
        let me = self.me.clone();
        let stopped = move || {
            if let Some(analyst) = me.upgrade() {
                analyst.stopped(role);
            }
        };
        Helper::start(worker?, &link(script)?, wasm, heard, stopped)
    }

    /// A worker that failed answers no more. The next capture gets another engine.
    fn stopped(&self, role: Role) {
        if !matches!(role, Role::Paste | Role::Live) {
            self.helper(role).replace(None);
        }
        self.news.emit(News::Stopped(role));
    }

    fn heard(&self, role: Role, event: &MessageEvent) {
        let Some(heard) = self
            .helper(role)
            .borrow()
            .as_ref()
            .map(|helper| helper.hear(event))
        else {
            return;
        };
        match heard {
            Heard::Ready(program) => {
                if role != Role::Paste {
                    self.program.replace(program);
                }
            }
            Heard::Answers(mut answers) => {
                // That it opened the paste too is its own affair.
                if role == Role::Adviser {
                    answers.retain(|answer| !matches!(answer.response, Response::Opened(_)));
                }
                self.news.emit(News::Answers(answers));
            }
            Heard::File(answer, file) => self.news.emit(News::Exported(answer, file)),
            Heard::Noise => self.stopped(role),
        }
        // An answer that is dropped changes nothing on the page, and what is newer is still to be asked.
        self.ask_on();
    }

    fn ask_on(&self) {
        let state = self.state.borrow();
        let Some(state) = &*state else {
            return;
        };
        let runs = |role| self.helper(role).borrow().is_some();
        if [Role::Engine, Role::Adviser, Role::Live]
            .into_iter()
            .any(runs)
            && !state.sheets.are_lost()
        {
            self.fetch_words();
        }
        self.ask_adviser(state);
        // Another capture is about to be shown: nobody is there any more who knows this one.
        if state.is_capture() && !state.is_live() && !self.reads(state) {
            return;
        }
        let helper = self.of(state).borrow();
        let Some(helper) = helper.as_ref().filter(|helper| helper.is_ready()) else {
            return;
        };
        if self.reads(state)
            && let Some(file) = self.file.take()
        {
            helper.open(state, &file, &Array::new());
        }
        if state.is_live()
            && let Some(port) = self.port.take()
        {
            helper.open(state, &port, &Array::of1(&port));
        }
        if state.is_capture() {
            self.tell(helper);
        }
        let asks = helper.agenda.borrow_mut().requests(state);
        if !asks.is_empty() {
            helper.ask(&asks);
        }
    }

    fn ask_adviser(&self, state: &State) {
        if !state.sheets.want_advice(state.is_capture()) && !state.is_errand_for_adviser() {
            return;
        }
        self.employ(Role::Adviser);
        let adviser = self.adviser.borrow();
        if let Some(adviser) = adviser.as_ref().filter(|adviser| adviser.is_ready()) {
            self.tell(adviser);
            let asks = adviser.agenda.borrow_mut().advice(state);
            if !asks.is_empty() {
                adviser.ask(&asks);
            }
        }
    }
}

/// A channel between the panel of the Live place and the engine: the panel, a program of its own, finds its end at the window.
fn channel() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    Reflect::set(&js_sys::global(), &"live".into(), &channel.port2()).ok()?;
    Some(channel.port1())
}
