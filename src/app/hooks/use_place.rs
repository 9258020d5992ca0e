use crate::app::state::{Action, Place};
use crate::app::store::Store;
use gloo_events::EventListener;
use yew::prelude::*;

/// The place that the address names.
pub(crate) fn here() -> Place {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Place::at(&hash.unwrap_or_default())
}

/// Follows the address: it says which place is open. Where something was opened that another place shows, the address follows that.
#[hook]
pub(crate) fn use_place(store: &Store) {
    let dispatcher = store.dispatcher();
    use_effect_with(store.place, |place| {
        if here() != *place {
            go_to(*place);
        }
    });
    use_effect_with((), move |()| {
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
