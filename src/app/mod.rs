//! How it is shown: Yew, and all that touches the browser.

mod components;
mod hooks;
mod hover;
mod route;
pub mod state;
mod storage;
mod store;
mod theme;
mod words;

use components::bar::Bar;
use components::handshake::Handshake;
use components::inspect::Inspect;
use components::keys::Keys;
use components::status::Status;
use hooks::{use_keyboard, use_place, use_theme};
use hover::{Hover, HoverHandle};
use route::Place;
use state::State;
use store::Store;
use words::Words;
use yew::prelude::*;

/// Starts the page in the document's body.
pub fn start() {
    yew::Renderer::<App>::new().render();
}

/// The page: the bar, the place, the status line.
#[component]
fn App() -> Html {
    let words = use_memo((), |()| Words::english());
    let (place, go) = use_place();
    let (theme, choose_theme) = use_theme();
    let keys = use_state_eq(|| false);
    let show_keys = Callback::from({
        let keys = keys.clone();
        move |()| keys.set(true)
    });
    let hide_keys = Callback::from({
        let keys = keys.clone();
        move |()| keys.set(false)
    });
    use_keyboard(go, show_keys.clone());

    let store = use_reducer_eq(State::default);
    let hover = use_state_eq(Hover::default);

    html! {
        <ContextProvider<Words> context={(*words).clone()}>
        <ContextProvider<Store> context={store}>
        <ContextProvider<HoverHandle> context={hover}>
            <Bar {place} {theme} {choose_theme} {show_keys} />
            if place == Place::Inspect {
                <Inspect />
            } else {
                <Handshake />
            }
            <Status {place} />
            if *keys {
                <Keys close={hide_keys} />
            }
        </ContextProvider<HoverHandle>>
        </ContextProvider<Store>>
        </ContextProvider<Words>>
    }
}
