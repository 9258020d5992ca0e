//! A verdict, and paragraphs.

use super::{mark, title as heading};
use crate::analysis::Outcome;
use crate::app::words::Words;
use yew::prelude::*;

/// The verdict, in one sentence.
pub(super) fn verdict(words: &Words, outcome: Outcome, says: &str) -> Html {
    html! {
        <div class="verdict" role="status" data-outcome={outcome.id()}>
            { mark(words, outcome) }
            <p>{ says.to_owned() }</p>
        </div>
    }
}

/// Paragraphs below a title.
pub(super) fn prose(title: &str, paragraphs: &[String]) -> Html {
    html! {
        <section>
            { heading(title) }
            for paragraph in paragraphs {
                <p class="prose">{ paragraph.clone() }</p>
            }
        </section>
    }
}
