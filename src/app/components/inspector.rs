//! The inspector panel.

use crate::app::words::use_words;
use yew::prelude::*;

/// The inspector panel.
#[component]
pub(crate) fn Inspector() -> Html {
    let words = use_words();
    html! {
        <section class="panel inspector" aria-labelledby="inspector-title">
            <header><h2 id="inspector-title">{ words.say("inspector-title") }</h2></header>
        </section>
    }
}
