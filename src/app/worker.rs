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
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global()
        .dyn_into()
        .expect("a dedicated worker runs this");
    let session = RefCell::new(Session::default());
    let answer = {
        let scope = scope.clone();
        move |event: MessageEvent| {
            let ask: Ask = codec::decode(event.data()).expect("page and worker are built together");
            let answer = session.borrow_mut().handle(ask);
            let answer = codec::encode(&answer).expect("an answer is plain data");
            scope
                .post_message(&answer)
                .expect("an answer can be cloned");
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
