//! The status line.

use crate::app::route::Place;
use crate::app::words::use_words;
use yew::prelude::*;

/// What the status line shows.
#[derive(PartialEq, Properties)]
pub(crate) struct StatusProps {
    /// The place that is open.
    pub(crate) place: Place,
}

/// The line below the places.
#[component]
pub(crate) fn Status(props: &StatusProps) -> Html {
    let words = use_words();
    html! {
        <footer class="status">
            <span class="hint">{ words.say_of("hint", props.place.id()) }</span>
        </footer>
    }
}
