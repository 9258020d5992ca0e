//! The source panel.

use crate::app::words::use_words;
use yew::prelude::*;

/// What the panel needs besides the state.
#[derive(PartialEq, Properties)]
pub(crate) struct SourceProps {
    /// Asks which item a place of the text belongs to; the place in UTF-16 units.
    pub(crate) find: Callback<u32>,
    /// Whether a reload brings the text back.
    pub(crate) kept: bool,
}

/// The source panel.
#[component]
pub(crate) fn Source(props: &SourceProps) -> Html {
    let words = use_words();
    html! {
        <section class="panel source" aria-labelledby="source-title">
            <header><h2 id="source-title">{ words.say("source-title") }</h2></header>
        </section>
    }
}
