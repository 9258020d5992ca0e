use crate::app::state::{Action, Place};
use crate::app::store::Store;
use gloo_events::EventListener;
use yew::prelude::*;

fn here() -> Place {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Place::at(&hash.unwrap_or_default())
}

/// Follows the address: it says which place is open.
#[hook]
pub(crate) fn use_place(store: &Store) {
    let dispatcher = store.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Action::Go(here()));
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                dispatcher.dispatch(Action::Go(here()));
            })
        });
        move || drop(listener)
    });
}

/// Goes to a place, by its address.
pub(crate) fn go_to(place: Place) {
    if let Some(window) = web_sys::window() {
        // The listener hears of it. A browser refuses only where the page has no address.
        drop(window.location().set_hash(&place.hash()));
    }
}
