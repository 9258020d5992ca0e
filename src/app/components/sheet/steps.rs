//! A calculation, step by step.

use super::link;
use crate::analysis::{Section, Step};
use crate::app::words::Words;
use yew::prelude::*;

/// The steps, each with what comes of it.
pub(super) fn steps(words: &Words, title: &str, section: Option<&Section>, steps: &[Step]) -> Html {
    html! {
        <section>
            <h3>
                { title.to_owned() }
                if let Some(section) = section {
                    { " " }{ link(words, section) }
                }
            </h3>
            <ol class="steps">
                for step in steps {
                    <li>
                        <span class="name">{ step.name.clone() }</span>
                        <code>{ step.value.clone() }</code>
                        <span class="size">{ step.note.clone() }</span>
                    </li>
                }
            </ol>
        </section>
    }
}
