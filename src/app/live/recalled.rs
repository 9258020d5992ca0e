//! What is remembered, drawn: each text to be taken again or forgotten.

use super::remembered::Memory;
use crate::app::words::Words;
use yew::prelude::*;

/// The list under its `summary`. A click puts a text into `field`.
pub(super) fn recalled(
    words: &Words,
    summary: String,
    memory: &Memory,
    field: &UseStateHandle<String>,
) -> Html {
    if memory.list.is_empty() {
        return Html::default();
    }
    let forget_all = {
        let memory = memory.clone();
        move |_| memory.forget_all()
    };
    html! {
        <details class="remembered">
            <summary>{ summary }</summary>
            <p class="hint">{ words.say("live-remembered-where") }</p>
            <ul>
                for known in memory.list.iter() {
                    { entry(words, memory, known, field) }
                }
            </ul>
            <button type="button" class="quiet" onclick={forget_all}>{ words.say("live-forget-all") }</button>
        </details>
    }
}

/// A remembered text: a click puts it into `field`, another forgets it.
fn entry(words: &Words, memory: &Memory, known: &str, field: &UseStateHandle<String>) -> Html {
    let take = {
        let (field, known) = (field.clone(), known.to_owned());
        move |_| field.set(known.clone())
    };
    let forget = {
        let (memory, known) = (memory.clone(), known.to_owned());
        move |_| memory.forget(&known)
    };
    let label = words.say_with("live-forget", &[("what", known.into())]);
    html! {
        <li key={known.to_owned()}>
            <button type="button" class="link mono" onclick={take}>{ known.to_owned() }</button>
            <button type="button" class="quiet" aria-label={label.clone()} title={label} onclick={forget}>{ "✕" }</button>
        </li>
    }
}
