//! The frames panel.

use crate::app::words::use_words;
use yew::prelude::*;

/// The frames panel.
#[component]
pub(crate) fn Frames() -> Html {
    let words = use_words();
    html! {
        <section class="panel frames" aria-labelledby="frames-title">
            <header><h2 id="frames-title">{ words.say("frames-title") }</h2></header>
        </section>
    }
}
