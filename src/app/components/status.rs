//! The status line.

use crate::app::hooks::Worker;
use crate::app::language::Language;
use crate::app::state::State;
use crate::app::words::Words;
use yew::prelude::*;

/// The line below the places.
pub(crate) fn status(
    words: &Words,
    state: &State,
    worker: Worker,
    missing: Option<Language>,
) -> Html {
    let bytes = match (&state.capture, &state.overview) {
        (Some(capture), _) => Some(capture.read),
        (None, overview) => overview.as_ref().map(|overview| overview.read_as.bytes),
    };
    let read = bytes
        .zip(state.amounts())
        .filter(|_| state.place.has_frames())
        .map(|(bytes, amounts)| {
            let places = [
                ("bytes", bytes.into()),
                ("frames", amounts.frames.into()),
                ("messages", amounts.messages.into()),
            ];
            words.say_with("status-read", &places)
        });
    html! {
        <footer class="status">
            // What the Learn place says of its reader's progress.
            <span id="learnt" role="status" />
            if worker == Worker::Stopped {
                <span class="stopped" role="alert">{ words.say("status-stopped") }</span>
            } else if let Some(language) = missing {
                <span class="stopped" role="alert">{ words.say_with("language-missing", &[("name", language.name().into())]) }</span>
            } else if let Some(read) = read {
                <span>{ read }</span>
            }
            // Shown once www/offline.js says on the document's root that another build waits.
            <span class="update" role="status">
                { words.say("update-ready") }
                <button type="button" class="quiet">{ words.say("update-reload") }</button>
            </span>
            <span class="private">{ words.say_of("private", state.place.id()) }</span>
            <span class="hint">{ words.say_of("hint", state.place.id()) }</span>
        </footer>
    }
}
