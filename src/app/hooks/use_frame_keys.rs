use super::use_keyboard::is_typing;
use crate::app::hover::{Hover, use_hover};
use crate::app::lit::FieldStep;
use crate::app::state::{Action, State};
use crate::app::store::use_store;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::prelude::*;

/// The keys of the selected frame: ← and → for its fields, Esc for none of them, `e` to edit, Ctrl+Z and Ctrl+Shift+Z.
#[hook]
pub(crate) fn use_frame_keys(toggle_edit: Callback<()>) {
    let store = use_store();
    let hover = use_hover();
    let latest = use_mut_ref(|| (store.clone(), hover.clone(), toggle_edit.clone()));
    *latest.borrow_mut() = (store, hover, toggle_edit);
    use_effect_with((), move |()| {
        let heard = move |event: &Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if event.default_prevented() || event.alt_key() || is_typing(event) {
                return;
            }
            let (store, hover, toggle_edit) = latest.borrow().clone();
            let action = frame_action(event, &store);
            if action.is_none() && asks_to_edit(event) {
                toggle_edit.emit(());
                event.prevent_default();
            }
            if let Some(action) = action {
                // The key says what is lit now, not the pointer that rests on something.
                hover.set(Hover::default());
                store.dispatch(action);
                event.prevent_default();
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window()
            .map(|window| EventListener::new_with_options(&window, "keydown", options, heard));
        move || drop(listener)
    });
}

/// Whether a key asks to edit the frame, or to stop.
pub(crate) fn asks_to_edit(event: &KeyboardEvent) -> bool {
    event.key() == "e" && !(event.ctrl_key() || event.meta_key())
}

/// What a key does to the selected frame.
pub(crate) fn frame_action(event: &KeyboardEvent, store: &State) -> Option<Action> {
    let control = event.ctrl_key() || event.meta_key();
    match (event.key().as_str(), control, event.shift_key()) {
        ("ArrowLeft", false, false) => store
            .field_after(FieldStep::Back)
            .map(|field| Action::SelectField(Some(field))),
        ("ArrowRight", false, false) => store
            .field_after(FieldStep::Forward)
            .map(|field| Action::SelectField(Some(field))),
        ("Escape", false, _) if store.field.is_some() => Some(Action::SelectField(None)),
        ("z", true, false) if !store.edits.is_empty() => Some(Action::Undo),
        ("z" | "Z", true, true) | ("y", true, false) if !store.undone.is_empty() => {
            Some(Action::Redo)
        }
        _ => None,
    }
}
