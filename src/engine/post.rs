//! What the engine says to the page.

use crate::analysis::Answer;
use crate::crossing;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, DedicatedWorkerGlobalScope};

/// Says answers, in one message.
pub(super) fn post(scope: &DedicatedWorkerGlobalScope, answers: &[Answer]) {
    let answers = bytes_of(answers);
    send(scope, &answers, &answers);
}

/// Says an answer and hands over the file that was made for it.
pub(super) fn post_file(scope: &DedicatedWorkerGlobalScope, answer: Answer, file: &Blob) {
    let answers = bytes_of(&[answer]);
    send(scope, &Array::of2(&answers, file), &answers);
}

/// Sends a message in which `bytes` are handed over, not copied.
fn send(scope: &DedicatedWorkerGlobalScope, message: &JsValue, bytes: &Uint8Array) {
    scope
        .post_message_with_transfer(message, &Array::of1(&bytes.buffer()))
        .expect("an answer can be handed over");
}

fn bytes_of(answers: &[Answer]) -> Uint8Array {
    Uint8Array::from(crossing::encode(answers).as_slice())
}
