//! A verdict, and paragraphs.

use super::{id, mark};
use crate::analysis::Outcome;
use crate::app::words::Words;
use yew::prelude::*;

/// The verdict, in one sentence.
pub(super) fn verdict(words: &Words, outcome: Outcome, says: &str) -> Html {
    html! {
        <div class="verdict" role="status" data-outcome={id(outcome)}>
            { mark(words, outcome) }
            <p>{ says.to_owned() }</p>
        </div>
    }
}

/// Paragraphs below a title.
pub(super) fn prose(title: &str, paragraphs: &[String]) -> Html {
    html! {
        <section>
            <h3>{ title.to_owned() }</h3>
            for paragraph in paragraphs {
                <p class="prose">{ paragraph.clone() }</p>
            }
        </section>
    }
}
