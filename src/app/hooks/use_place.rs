use crate::app::route::Place;
use gloo_events::EventListener;
use yew::prelude::*;

fn here() -> Place {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Place::at(&hash.unwrap_or_default())
}

/// The place that the address names, and a way to go to another.
#[hook]
pub(crate) fn use_place() -> (Place, Callback<Place>) {
    let place = use_state_eq(here);
    let go = use_callback((), |place: Place, ()| {
        if let Some(window) = web_sys::window() {
            // The address is the truth: the listener below hears of it.
            drop(window.location().set_hash(&place.hash()));
        }
    });
    let setter = place.setter();
    use_effect_with((), move |()| {
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| setter.set(here())));
        move || drop(listener)
    });
    (*place, go)
}
