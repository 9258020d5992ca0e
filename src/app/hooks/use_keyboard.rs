use crate::app::route::Place;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Whether the key goes into a text field, where letters are letters.
fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.is_content_editable()
    })
}

/// The keys that work everywhere but in a text field: 1, 2 for the places, ? for the list of keys.
#[hook]
pub(crate) fn use_keyboard(go: Callback<Place>, show_keys: Callback<()>) {
    use_effect_with((go, show_keys), |(go, show_keys)| {
        let (go, show_keys) = (go.clone(), show_keys.clone());
        let heard = move |event: &Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if event.default_prevented()
                || event.ctrl_key()
                || event.meta_key()
                || event.alt_key()
                || is_typing(event)
            {
                return;
            }
            match event.key().as_str() {
                "?" => show_keys.emit(()),
                key => {
                    let place = key
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| Place::ALL.get(number.checked_sub(1)?));
                    let Some(place) = place else { return };
                    go.emit(*place);
                }
            }
            event.prevent_default();
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window()
            .map(|window| EventListener::new_with_options(&window, "keydown", options, heard));
        move || drop(listener)
    });
}
