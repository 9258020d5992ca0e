//! The accept value, computed before the reader's eyes.

use super::heads::Heads;
use crate::app::components::inspector::hex;
use crate::app::learn::prose::sentence;
use crate::app::words::use_words;
use crate::protocol::accept::GUID;
use crate::protocol::{Accept, KeyCheck};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct AcceptProps {
    /// The heads as they are now.
    pub(super) heads: Rc<Heads>,
    /// The heads with another key.
    pub(super) change: Callback<Heads>,
    /// The key of the recorded request.
    pub(super) given: String,
}

/// The steps from a key to its accept value; the key can be changed.
#[component]
pub(super) fn AcceptSteps(props: &AcceptProps) -> Html {
    let words = use_words();
    let Some(key) = props.heads.key() else {
        return html! {
            <section class="accept" aria-labelledby="accept-title">
                <h3 id="accept-title">{ words.say("learn-accept-title") }</h3>
                <p class="wrong" role="status">{ words.say("learn-accept-no-key") }</p>
            </section>
        };
    };
    let accept = Accept::of(&key);
    let sound = matches!(KeyCheck::of(&key), KeyCheck::Sound { .. });
    let recorded = key == props.given;
    let said = if props.heads.accept().as_ref() != Some(&accept.value) {
        "differs"
    } else if props.heads.follows() {
        "follows"
    } else {
        "same"
    };
    let oninput = {
        let (heads, change) = (Rc::clone(&props.heads), props.change.clone());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                change.emit(heads.typing_key(&field.value()));
            }
        }
    };
    let again = {
        let (heads, given) = (Rc::clone(&props.heads), props.given.clone());
        props
            .change
            .reform(move |_: MouseEvent| heads.with_key(&given))
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
                    <input id="accept-key" class="mono" spellcheck="false" autocomplete="off" value={key} {oninput} />
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
            <p role="status">{ words.say_of("learn-accept", said) }</p>
            if !recorded {
                <button type="button" class="quiet" onclick={again}>{ words.say("learn-accept-again") }</button>
            }
        </section>
    }
}
