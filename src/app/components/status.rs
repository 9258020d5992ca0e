//! The status line.

use crate::app::state::Place;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// Whether the worker runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worker {
    /// It does.
    Runs,
    /// It stopped.
    Stopped,
}

/// The line below the places.
pub(crate) fn status(words: &Words, store: &Store, worker: Worker) -> Html {
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
            if worker == Worker::Stopped {
                <span class="stopped" role="alert">{ words.say("status-stopped") }</span>
            } else if let Some(read) = read {
                <span>{ read }</span>
            }
            <span class="private">{ words.say("private") }</span>
            <span class="hint">{ words.say_of("hint", store.place.id()) }</span>
        </footer>
    }
}
