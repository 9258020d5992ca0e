//! A bench to compute an accept value on.

use crate::app::words::use_words;
use crate::lessons::Bench;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A text, and what becomes of it with each letter.
#[component]
pub(super) fn Workbench() -> Html {
    let words = use_words();
    let text = use_state_eq(String::new);
    let oninput = {
        let text = text.setter();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(input.value());
            }
        }
    };
    let bench = Bench::of(&text);
    html! {
        <fieldset class="bench">
            <legend>{ words.say("bench-title") }</legend>
            <small id="bench-hint">{ words.say("bench-hint") }</small>
            <label class="answer">
                <span>{ words.say("bench-text") }</span>
                <input
                    type="text"
                    class="mono"
                    value={(*text).clone()}
                    {oninput}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="bench-hint"
                />
            </label>
            <dl class="values" aria-live="polite">
                <div><dt>{ words.say("bench-digest") }</dt><dd class="mono">{ bench.digest }</dd></div>
                <div><dt>{ words.say("bench-encoded") }</dt><dd class="mono">{ bench.encoded }</dd></div>
                <div><dt>{ words.say("bench-encoded-digits") }</dt><dd class="mono">{ bench.encoded_digits }</dd></div>
            </dl>
        </fieldset>
    }
}
