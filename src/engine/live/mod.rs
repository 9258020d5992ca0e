//! What is live: sockets, and the capture that grows from what comes over them.
//!
//! It is asked over a port of its own ([`LiveRequest`](crate::analysis::live::LiveRequest), as bytes, beside a file `[bytes, File]`), and says
//! there how things are ([`LiveNews`](crate::analysis::live::LiveNews)); what the page asks of the capture, the desk answers as of any.

mod came;
mod clock;
mod content;
mod conversation;
mod message;
mod random;
mod requests;
mod sending;
mod socket;
mod ticking;
mod timer;

use super::desk::Desk;
use crate::crossing;
use conversation::Conversation;
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

/// Does what is asked over `port` for as long as the worker lives; what comes over sockets is `desk`'s.
pub(super) fn open(scope: &DedicatedWorkerGlobalScope, port: &MessagePort, desk: &Rc<Desk>) {
    let conversation = Conversation::new(scope.clone(), port.clone(), Rc::clone(desk));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let (bytes, file) = match data.dyn_ref::<Array>() {
            Some(both) => (both.get(0), both.get(1).dyn_into::<Blob>().ok()),
            None => (data, None),
        };
        let request = crossing::decode(&Uint8Array::new(&bytes).to_vec());
        conversation.asked(request, file);
    });
    port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
