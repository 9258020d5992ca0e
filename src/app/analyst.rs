//! The page's end of the worker.

use super::agenda::Agenda;
use super::codec;
use super::state::State;
use crate::analysis::{Answer, Ask, Request};
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// What the worker has to say.
pub(crate) enum News {
    /// Answers to what was asked at once.
    Answers(Vec<Answer>),
    /// It stopped, or could not be started.
    Stopped,
}

/// A worker and what it has to do.
pub(crate) struct Analyst {
    worker: Worker,
    agenda: RefCell<Agenda>,
    /// What the page shows, or will show.
    state: RefCell<Option<State>>,
    /// Whether the worker listens.
    ready: Cell<bool>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Analyst {
    /// Starts a worker; `None` if the browser refuses.
    pub(crate) fn start(news: Callback<News>) -> Option<Rc<Self>> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&link("link[rel=worker]")?, &options).ok()?;
        // The worker runs the page's own program, which is here already: it is neither fetched nor compiled again.
        let program = js_sys::Array::of2(
            &link("link[rel=modulepreload]")?.into(),
            &wasm_bindgen::module(),
        );
        worker.post_message(&program).ok()?;
        let analyst = Rc::new(Self {
            worker,
            agenda: RefCell::default(),
            state: RefCell::default(),
            ready: Cell::new(false),
            listeners: RefCell::default(),
        });
        let on_message = {
            let analyst = Rc::downgrade(&analyst);
            let news = news.clone();
            move |event: &web_sys::Event| {
                if let (Some(analyst), Some(event)) =
                    (analyst.upgrade(), event.dyn_ref::<MessageEvent>())
                {
                    analyst.heard(event, &news);
                }
            }
        };
        let on_error = move |_: &web_sys::Event| news.emit(News::Stopped);
        *analyst.listeners.borrow_mut() = vec![
            EventListener::new(&analyst.worker, "message", on_message),
            EventListener::new(&analyst.worker, "error", on_error),
        ];
        Some(analyst)
    }

    /// Asks for whatever `state` needs.
    pub(crate) fn follow(&self, state: &State) {
        *self.state.borrow_mut() = Some(state.clone());
        self.ask_on();
    }

    /// Asks which item the text at `at`, in UTF-16 units, belongs to.
    pub(crate) fn find(&self, at: u32) {
        let state = self.state.borrow();
        if let Some(state) = state
            .as_ref()
            .filter(|state| self.agenda.borrow().is_open(state))
        {
            self.post(&[Ask {
                source: state.source,
                edition: state.edition,
                request: Request::Find { at },
            }]);
        }
    }

    fn heard(&self, event: &MessageEvent, news: &Callback<News>) {
        if !self.ready.replace(true) {
            self.ask_on();
            return;
        }
        let answers = js_sys::Uint8Array::new(&event.data()).to_vec();
        let Ok(answers) = codec::decode::<Vec<Answer>>(&answers) else {
            news.emit(News::Stopped);
            return;
        };
        for answer in &answers {
            self.agenda.borrow_mut().answered(answer);
        }
        news.emit(News::Answers(answers));
        // An answer that is dropped changes nothing on the page, and what is newer is still to be asked.
        self.ask_on();
    }

    fn ask_on(&self) {
        if !self.ready.get() {
            return;
        }
        let asks = match &*self.state.borrow() {
            Some(state) => self.agenda.borrow_mut().requests(state),
            None => return,
        };
        if !asks.is_empty() {
            self.post(&asks);
        }
    }

    /// All that is asked at once goes in one message and is answered in one, so that the page draws it once.
    fn post(&self, asks: &[Ask]) {
        let asks = codec::encode(asks).expect("a request is plain data");
        let asks = js_sys::Uint8Array::from(asks.as_slice());
        let transfer = js_sys::Array::of1(&asks.buffer());
        self.worker
            .post_message_with_transfer(&asks, &transfer)
            .expect("a request can be handed over");
    }
}

impl Drop for Analyst {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Where a link of the page leads.
fn link(selector: &str) -> Option<String> {
    let link = web_sys::window()?
        .document()?
        .query_selector(selector)
        .ok()??;
    Some(link.dyn_into::<HtmlLinkElement>().ok()?.href())
}
