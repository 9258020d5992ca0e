//! The status line.

use crate::app::state::Place;
use crate::app::store::use_store;
use crate::app::words::use_words;
use yew::prelude::*;

/// What the status line shows besides the state.
#[derive(PartialEq, Properties)]
pub(crate) struct StatusProps {
    /// Whether the worker stopped.
    pub(crate) stopped: bool,
}

/// The line below the places.
#[component]
pub(crate) fn Status(props: &StatusProps) -> Html {
    let words = use_words();
    let store = use_store();
    let read = store
        .overview
        .as_ref()
        .filter(|_| store.place == Place::Inspect)
        .map(|overview| {
            let places = [
                ("bytes", overview.read_as.bytes.into()),
                ("frames", overview.frames.into()),
                ("messages", overview.messages.into()),
            ];
            words.say_with("status-read", &places)
        });
    html! {
        <footer class="status">
            if props.stopped {
                <span class="stopped" role="alert">{ words.say("status-stopped") }</span>
            } else if let Some(read) = read {
                <span>{ read }</span>
            }
            <span class="private">{ words.say("private") }</span>
            <span class="hint">{ words.say_of("hint", store.place.id()) }</span>
        </footer>
    }
}
