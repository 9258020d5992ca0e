//! What is done in a task of its own, so that the browser may draw and hear before it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs it once all that waits now has run.
pub(super) fn in_next_task(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), 0));
    }
}
