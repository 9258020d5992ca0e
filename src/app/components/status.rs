//! The status line.

use crate::app::hooks::Worker;
use crate::app::state::{Place, State};
use crate::app::words::Words;
use yew::prelude::*;

/// The line below the places.
pub(crate) fn status(words: &Words, state: &State, worker: Worker) -> Html {
    let read = state
        .overview
        .as_ref()
        .filter(|_| state.place == Place::Inspect)
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
            if worker == Worker::Stopped {
                <span class="stopped" role="alert">{ words.say("status-stopped") }</span>
            } else if let Some(read) = read {
                <span>{ read }</span>
            }
            <span class="private">{ words.say("private") }</span>
            <span class="hint">{ words.say_of("hint", state.place.id()) }</span>
        </footer>
    }
}
