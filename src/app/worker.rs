//! The worker: holds the session, answers each request in order.

use super::codec;
use crate::analysis::{Ask, Session};
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
            let ask = js_sys::Uint8Array::new(&event.data()).to_vec();
            let ask: Ask = codec::decode(&ask).expect("page and worker are one program");
            let answer = session.borrow_mut().handle(ask);
            let answer = codec::encode(&answer).expect("an answer is plain data");
            let answer = js_sys::Uint8Array::from(answer.as_slice());
            let transfer = js_sys::Array::of1(&answer.buffer());
            scope
                .post_message_with_transfer(&answer, &transfer)
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
