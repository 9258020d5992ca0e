//! The source panel.

use crate::app::words::use_words;
use yew::prelude::*;

/// The source panel.
#[component]
pub(crate) fn Source() -> Html {
    let words = use_words();
    html! {
        <section class="panel source" aria-labelledby="source-title">
            <header><h2 id="source-title">{ words.say("source-title") }</h2></header>
        </section>
    }
}
