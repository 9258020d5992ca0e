//! The accept value, computed before the reader's eyes.

use crate::app::components::inspector::hex;
use crate::app::learn::prose::sentence;
use crate::app::words::use_words;
use crate::protocol::accept::GUID;
use crate::protocol::{Accept, KeyCheck};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct AcceptProps {
    /// The key of the recorded request.
    pub(super) given: String,
}

/// The steps from a key to its accept value; the key can be changed.
#[component]
pub(super) fn AcceptSteps(props: &AcceptProps) -> Html {
    let words = use_words();
    let key = use_state_eq(|| props.given.clone());
    let accept = Accept::of(&key);
    let sound = matches!(KeyCheck::of(&key), KeyCheck::Sound { .. });
    let recorded = key.trim() == props.given;
    let oninput = {
        let key = key.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                key.set(field.value());
            }
        }
    };
    let again = {
        let (key, given) = (key.clone(), props.given.clone());
        move |_: MouseEvent| key.set(given.clone())
    };
    let split = accept.concatenated.len().saturating_sub(GUID.len());
    let (first, guid) = accept
        .concatenated
        .split_at_checked(split)
        .unwrap_or_default();
    html! {
        <section class="accept" aria-labelledby="accept-title">
            <h3 id="accept-title">{ words.say("learn-accept-title") }</h3>
            <ol>
                <li>
                    <label for="accept-key">{ words.say("learn-accept-key") }</label>
                    <input id="accept-key" class="mono" spellcheck="false" autocomplete="off" value={(*key).clone()} {oninput} />
                    if !sound {
                        <p class="wrong">{ words.say("learn-accept-unsound") }</p>
                    }
                </li>
                <li>
                    <p>{ sentence(&words, &words.say("learn-accept-joined")) }</p>
                    <p class="mono steps"><span data-field="masking-key">{ first.to_owned() }</span><span data-field="extended-payload-len">{ guid.to_owned() }</span></p>
                </li>
                <li>
                    <p>{ sentence(&words, &words.say("learn-accept-digest")) }</p>
                    <p class="mono steps">{ hex(accept.digest.iter()) }</p>
                </li>
                <li>
                    <p>{ sentence(&words, &words.say("learn-accept-value")) }</p>
                    <p class="mono steps"><b data-field="payload">{ accept.value }</b></p>
                </li>
            </ol>
            <p role="status">{ words.say_of("learn-accept", if recorded { "same" } else { "other" }) }</p>
            if !recorded {
                <button type="button" class="quiet" onclick={again}>{ words.say("learn-accept-again") }</button>
            }
        </section>
    }
}
