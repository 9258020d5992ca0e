//! Answers that are typed, or chosen from a list.

use super::ask::Draft;
use super::said::choice;
use crate::app::words::Words;
use crate::lessons::Wanted;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field to type in.
pub(super) fn typed(
    label: String,
    draft: &UseStateHandle<Draft>,
    change: &Callback<Draft>,
) -> Html {
    let oninput = {
        let draft = draft.clone();
        change.reform(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            Draft {
                typed: input.map_or_else(String::new, |input| input.value()),
                ..Draft::clone(&draft)
            }
        })
    };
    html! {
        <label class="answer">
            <span>{ label }</span>
            <input
                type="text"
                class="mono"
                value={draft.typed.clone()}
                {oninput}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="exercise-question"
            />
        </label>
    }
}

/// One of some choices, or any number of them.
pub(super) fn choices(
    words: &Words,
    wanted: &Wanted,
    draft: &UseStateHandle<Draft>,
    change: &Callback<Draft>,
) -> Html {
    let (kind, offered) = match wanted {
        Wanted::One(offered) => ("radio", offered),
        Wanted::Some(offered) => ("checkbox", offered),
        _ => return Html::default(),
    };
    let one = kind == "radio";
    let choose = |at: usize| {
        let draft = draft.clone();
        change.reform(move |_: Event| {
            let mut draft = Draft::clone(&draft);
            if one {
                draft.one = Some(at);
            } else if draft.some.contains(&at) {
                draft.some.retain(|chosen| *chosen != at);
            } else {
                draft.some.push(at);
            }
            draft
        })
    };
    html! {
        <fieldset class="answers" aria-describedby="exercise-question">
            <legend>{ words.say("exercise-your-choice") }</legend>
            for (at, said) in offered.iter().enumerate() {
                <label>
                    <input
                        type={kind}
                        name="exercise-choice"
                        checked={draft.one == Some(at) || draft.some.contains(&at)}
                        onchange={choose(at)}
                    />
                    <span>{ choice(words, said) }</span>
                </label>
            }
        </fieldset>
    }
}
