//! A worker, and what it has to do.

use super::agenda::Agenda;
use super::state::State;
use crate::analysis::{Answer, Ask};
use crate::crossing;
use gloo_events::EventListener;
use js_sys::{Array, JsString, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker with a program that answers.
pub(crate) struct Helper {
    worker: Worker,
    /// What was asked of it.
    pub(crate) agenda: RefCell<Agenda>,
    /// Whether it listens.
    ready: Cell<bool>,
    _listeners: [EventListener; 2],
}

/// What came of a message.
pub(crate) enum Heard {
    /// The worker listens. What it brings is its compiled program, where the page has not got that.
    Ready(JsValue),
    /// Answers to what was asked at once.
    Answers(Vec<Answer>),
    /// An answer and the file that was made for it.
    File(Box<Answer>, Blob),
    /// Nothing that can be understood.
    Noise,
}

impl Helper {
    /// Gives a worker the program whose script is at `script`. `wasm` is the program itself, compiled; where it is undefined, the
    /// script fetches it. `None` if the browser refuses.
    pub(crate) fn start(
        worker: Worker,
        script: &str,
        wasm: &JsValue,
        mut heard: impl FnMut(&MessageEvent) + 'static,
        mut stopped: impl FnMut() + 'static,
    ) -> Option<Self> {
        let program = Array::of2(&script.into(), wasm);
        worker
            .post_message_with_transfer(&program, &Array::new())
            .ok()?;
        let heard = move |event: &web_sys::Event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                heard(event);
            }
        };
        let listeners = [
            EventListener::new(&worker, "message", heard),
            EventListener::new(&worker, "error", move |_| stopped()),
        ];
        Some(Self {
            worker,
            agenda: RefCell::default(),
            ready: Cell::new(false),
            _listeners: listeners,
        })
    }

    /// Whether it listens: what is sent before is lost.
    pub(crate) fn is_ready(&self) -> bool {
        self.ready.get()
    }

    /// What a message says. What it answers may be asked again.
    pub(crate) fn hear(&self, event: &MessageEvent) -> Heard {
        let data = event.data();
        if !self.ready.replace(true) {
            return Heard::Ready(data);
        }
        let beside = data.dyn_ref::<Array>();
        let bytes = beside.map_or_else(|| data.clone(), |beside| beside.get(0));
        let answers: Vec<Answer> = crossing::decode(&Uint8Array::new(&bytes).to_vec());
        for answer in &answers {
            self.agenda.borrow_mut().answered(answer);
        }
        let Some(beside) = beside else {
            return Heard::Answers(answers);
        };
        match (answers.into_iter().next(), beside.get(1).dyn_into()) {
            (Some(answer), Ok(file)) => Heard::File(Box::new(answer), file),
            _ => Heard::Noise,
        }
    }

    /// Asks. All that is asked at once goes in one message and is answered in one, so that the page draws it once.
    pub(crate) fn ask(&self, asks: &[Ask]) {
        let asks = Uint8Array::from(crossing::encode(asks).as_slice());
        self.post(&asks, &Array::of1(&asks.buffer()));
    }

    /// Hands over the words that sheets are made of.
    pub(crate) fn tell(&self, words: &JsString) {
        self.post(words, &Array::new());
    }

    /// Has `what` opened as what `state` shows. What cannot be copied is in `transfer` too.
    pub(crate) fn open(&self, state: &State, what: &JsValue, transfer: &Array) {
        let opening = Array::of3(&state.source.0.into(), &state.edition.into(), what);
        self.post(&opening, transfer);
    }

    fn post(&self, message: &JsValue, transfer: &Array) {
        self.worker
            .post_message_with_transfer(message, transfer)
            .expect("a request can be handed over");
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A worker that has no program yet; `None` if the browser refuses.
pub(crate) fn worker() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&link("link[rel=worker]")?, &options).ok()
}

/// Where a link of the page leads.
pub(crate) fn link(selector: &str) -> Option<String> {
    let link = web_sys::window()?
        .document()?
        .query_selector(selector)
        .ok()??;
    Some(link.dyn_into::<HtmlLinkElement>().ok()?.href())
}
