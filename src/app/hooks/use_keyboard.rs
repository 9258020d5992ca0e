use super::use_place::go_to;
use crate::app::lit::FieldStep;
use crate::app::state::{Action, Place};
use crate::app::store::Store;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Whether an event goes into a text field, where letters are letters and what is pasted is its text.
pub(crate) fn is_typing(event: &Event) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.is_content_editable()
    })
}

/// Whether a key is pressed for the page: without Ctrl, Meta and Alt, outside of text fields, and nothing else has a meaning for it.
pub(crate) fn is_shortcut(event: &KeyboardEvent) -> bool {
    !(event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || is_typing(event))
}

/// The keys that work everywhere but in a text field. A component that has its own meaning for a key prevents its default.
#[hook]
pub(crate) fn use_keyboard(store: &Store, show_keys: Callback<()>) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with(show_keys, move |show_keys| {
        let show_keys = show_keys.clone();
        let heard = move |event: &Event| {
            let event = event.dyn_ref::<KeyboardEvent>();
            let Some(event) = event.filter(|event| is_shortcut(event)) else {
                return;
            };
            let store = latest.borrow().clone();
            let done = match event.key().as_str() {
                "?" => {
                    show_keys.emit(());
                    true
                }
                key => go(key) || (store.place.has_frames() && (focus(key) || act(key, &store))),
            };
            if done {
                event.prevent_default();
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window()
            .map(|window| EventListener::new_with_options(&window, "keydown", options, heard));
        move || drop(listener)
    });
}

/// 1, 2, …: to a place.
fn go(key: &str) -> bool {
    let number = key
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    let place = number.and_then(|index| Place::ALL.get(index));
    if let Some(place) = place {
        go_to(*place);
    }
    place.is_some()
}

/// `/` and `g`: to a text field.
fn focus(key: &str) -> bool {
    let id = match key {
        "/" => "filter",
        "g" => "go-to-frame",
        _ => return false,
    };
    let field = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    field.is_some_and(|field| field.focus().is_ok())
}

fn act(key: &str, store: &Store) -> bool {
    let step = |by| store.step(by).map(|_| Action::Step(by));
    let action = match key {
        "ArrowUp" => step(-1),
        "ArrowDown" => step(1),
        "PageUp" => step(-10),
        "PageDown" => step(10),
        "Home" => step(i64::MIN),
        "End" => step(i64::MAX),
        "[" => Some(Action::ShowBuffer(store.buffer_after(FieldStep::Back))),
        "]" => Some(Action::ShowBuffer(store.buffer_after(FieldStep::Forward))),
        _ => None,
    };
    let done = action.is_some();
    if let Some(action) = action {
        store.dispatch(action);
    }
    done
}
