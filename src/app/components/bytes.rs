//! The bytes panel.

use crate::app::words::use_words;
use yew::prelude::*;

/// The bytes panel.
#[component]
pub(crate) fn Bytes() -> Html {
    let words = use_words();
    html! {
        <section class="panel bytes" aria-labelledby="bytes-title">
            <header><h2 id="bytes-title">{ words.say("bytes-title") }</h2></header>
        </section>
    }
}
