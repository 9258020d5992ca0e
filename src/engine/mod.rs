//! What reads captures for the page: a worker with a program of its own, fetched when the first one is opened and built for speed.
//!
//! The page sends `[source, edition, File]` first, or, for what is live, `[source, edition, MessagePort]`, then asks, as bytes. Where it hands
//! no file over, it may ask for sheets all the same. Their words it hands over before, as a text, and again in another language. It hears
//! answers, as bytes; beside one that a file was made for comes that file: `[answers, Blob]`. While a capture is read, its overview comes again and again without being asked for.

mod adviser;
mod ahead;
mod blob;
mod desk;
mod exchange;
mod file;
mod kept;
mod live;
mod post;
mod pulse;
mod reading;
mod rehearsing;

use crate::analysis::{Ask, Request, SourceId};
use crate::crossing;
use crate::text::Text;
use adviser::Adviser;
use desk::Desk;
use js_sys::{Array, Uint8Array};
use rehearsing::Rehearsing;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, MessagePort};

/// The words that sheets are made of; none before they were handed over.
type Speech = Rc<RefCell<Option<Text>>>;

/// Starts to listen. The first message says so and brings the compiled program, which the next engine then need not fetch.
///
/// # Panics
/// Outside of a dedicated worker.
pub fn start() {
    // Where it fails the browser would say no more than that something unreachable was reached.
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    let scope: DedicatedWorkerGlobalScope = js_sys::global()
        .dyn_into()
        .expect("a dedicated worker runs this");
    let desk: RefCell<Option<Rc<Desk>>> = RefCell::default();
    let rehearsing = Rehearsing::new(scope.performance().expect("a worker has a clock"));
    let speech = Speech::default();
    let heard = {
        let scope = scope.clone();
        // A capture's engine never needs one.
        let mut adviser: Option<Adviser> = None;
        move |event: MessageEvent| {
            let data = event.data();
            if let Some(words) = data.as_string() {
                speech.replace(Some(Text::new(&[&words])));
                return;
            }
            rehearsing.end();
            if let Some(opening) = data.dyn_ref::<Array>() {
                *desk.borrow_mut() = Some(open(&scope, &speech, opening));
                return;
            }
            let asks: Vec<Ask> = crossing::decode(&Uint8Array::new(&data).to_vec());
            let (starts, asks): (Vec<_>, Vec<_>) = asks.into_iter().partition(is_start);
            let mut desk = desk.borrow_mut();
            if let (Some(desk), Some(start)) = (&mut *desk, starts.into_iter().next_back()) {
                read_again(desk, start);
            }
            match &*desk {
                Some(desk) => desk.answer(asks),
                None => adviser
                    .get_or_insert_with(|| Adviser::new(scope.clone(), Rc::clone(&speech)))
                    .answer(asks),
            }
        }
    };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(heard);
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    heard.forget();
    scope
        .post_message(&wasm_bindgen::module())
        .expect("a compiled program can be cloned");
}

/// Opens the file of `[source, edition, File]`, and starts to read it; or what is asked over the port of `[source, edition, MessagePort]`.
fn open(scope: &DedicatedWorkerGlobalScope, speech: &Speech, opening: &Array) -> Rc<Desk> {
    let source = SourceId(number(&opening.get(0)));
    let edition = number(&opening.get(1));
    if let Ok(port) = opening.get(2).dyn_into::<MessagePort>() {
        let desk = Desk::live(scope.clone(), Rc::clone(speech), source, edition);
        live::open(scope, &port, &desk);
        return desk;
    }
    let file: File = opening
        .get(2)
        .dyn_into()
        .expect("the page hands a file over");
    let whole = file::whole(&file);
    let starts = Vec::new();
    let (scope, speech) = (scope.clone(), Rc::clone(speech));
    let desk = Desk::new(scope, speech, source, edition, file.name(), whole, starts);
    reading::read(&desk);
    desk
}

fn is_start(ask: &Ask) -> bool {
    matches!(ask.request, Request::Start(_))
}

/// Reads the file of a desk once more, as is asked.
fn read_again(desk: &mut Rc<Desk>, ask: Ask) {
    if let Request::Start(starts) = ask.request
        && let Some(again) = desk.read_again(ask.edition, starts)
    {
        reading::read(&again);
        *desk = again;
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the page made it from a u32"
)]
fn number(value: &JsValue) -> u32 {
    value.as_f64().unwrap_or_default() as u32
}
