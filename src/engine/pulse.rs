//! Turns: what is long is done in turns, and messages are heard between two of them.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// Calls back once for each time that it is asked to, after all that waits already. A timer would wait for 4 ms.
pub(super) struct Pulse {
    port: MessagePort,
    _heard: Closure<dyn FnMut()>,
}

impl Pulse {
    /// A pulse that calls `beat`.
    pub(super) fn new(beat: impl FnMut() + 'static) -> Self {
        let channel = MessageChannel::new().expect("a worker has channels");
        let heard = Closure::<dyn FnMut()>::new(beat);
        channel
            .port2()
            .set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Self {
            port: channel.port1(),
            _heard: heard,
        }
    }

    /// Asks for a turn.
    pub(super) fn ask(&self) {
        self.port
            .post_message(&JsValue::NULL)
            .expect("null can be cloned");
    }
}
