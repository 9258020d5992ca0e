use crate::app::exchange::Link;
use crate::app::state::{Action, Place};
use crate::app::store::Store;
use gloo_events::EventListener;
use yew::prelude::*;

/// The place that the address names.
pub(crate) fn here() -> Place {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Place::at(&hash.unwrap_or_default())
}

/// What stands before the text of a link that holds what is shared.
const SHARED: &str = "#share=";

/// The text of the link that the address is, if it is one that holds what is shared.
pub(crate) fn shared() -> Option<Vec<u8>> {
    let hash = web_sys::window()?.location().hash().ok()?;
    hash.strip_prefix(SHARED)
        .map(|text| text.as_bytes().to_vec())
}

/// Follows the address: it says which place is open. Where something was opened that another place shows, the address follows that.
#[hook]
pub(crate) fn use_place(store: &Store) {
    let dispatcher = store.dispatcher();
    let had_link = use_mut_ref(|| false);
    let followed = use_mut_ref(|| None);
    let begun = use_mut_ref(|| false);
    use_effect_with((store.place, store.link == Link::None), {
        let dispatcher = dispatcher.clone();
        let followed = followed.clone();
        move |(place, own)| {
            let left = had_link.replace(!own) && *own;
            let began_before = begun.replace(true);
            match shared().filter(|_| *own) {
                // The address became a link before anybody listened.
                Some(link) if !left => dispatcher.dispatch(Action::Unfold(link)),
                // Of a link that was changed a reload brings back the reader's own.
                Some(_) => go_to(*place),
                // The address led here and has gone on since: the listener is about to hear where to.
                None if *followed.borrow() == Some(*place) => {}
                // With what is opened instead of a link comes an address of its own.
                None if !left && here() != *place => {
                    if !began_before {
                        // The address went on before anybody listened.
                        followed.replace(Some(here()));
                        dispatcher.dispatch(Action::Go(here()));
                        return;
                    }
                    // What comes of it leads here, and not what came before.
                    followed.replace(None);
                    go_to(*place);
                }
                None => {}
            }
        }
    });
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                let link = shared();
                followed.replace(link.is_none().then(here));
                dispatcher.dispatch(link.map_or_else(|| Action::Go(here()), Action::Unfold));
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
