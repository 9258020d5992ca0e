//! The worker: holds the session, answers each request in order.

use crate::analysis::{Ask, Session};
use crate::crossing;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts to answer. The first message says that the worker listens: what is sent before would be lost.
///
/// # Panics
/// Outside of a dedicated worker.
pub(super) fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global()
        .dyn_into()
        .expect("a dedicated worker runs this");
    let session = RefCell::new(Session::default());
    let answer = {
        let scope = scope.clone();
        move |event: MessageEvent| {
            let asks = js_sys::Uint8Array::new(&event.data()).to_vec();
            let asks: Vec<Ask> = crossing::decode(&asks);
            let mut session = session.borrow_mut();
            let answers: Vec<_> = asks.into_iter().map(|ask| session.handle(ask)).collect();
            let answers = crossing::encode(&answers);
            let answers = js_sys::Uint8Array::from(answers.as_slice());
            let transfer = js_sys::Array::of1(&answers.buffer());
            scope
                .post_message_with_transfer(&answers, &transfer)
                .expect("an answer can be handed over");
        }
    };
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(answer);
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    answer.forget();
    scope
        .post_message(&JsValue::NULL)
        .expect("null can be cloned");
}
