//! "Take this to Inspect".

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Has the page open `text`, as if it were pasted.
pub(crate) fn offer_text(name: &str, text: &str) {
    offer(name, "text", &text.into());
}

/// Has the page open `bytes`, as if a file of that name were dropped.
pub(crate) fn offer_bytes(name: &str, bytes: &[u8]) {
    offer(name, "bytes", &Uint8Array::from(bytes).into());
}

fn offer(name: &str, kind: &str, what: &JsValue) {
    let detail = Object::new();
    // A plain object takes any member, and the page's own window any event.
    drop(Reflect::set(&detail, &"name".into(), &name.into()));
    drop(Reflect::set(&detail, &kind.into(), what));
    let options = CustomEventInit::new();
    options.set_detail(&detail);
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        CustomEvent::new_with_event_init_dict("framescope-open", &options),
    ) {
        drop(window.dispatch_event(&event));
    }
}
