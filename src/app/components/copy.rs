//! A button that copies a text.

use crate::app::words::use_words;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// What is copied.
#[derive(PartialEq, Properties)]
pub(crate) struct CopyProps {
    /// What it is, for those who cannot see where the button stands.
    pub(crate) label: AttrValue,
    /// The text.
    pub(crate) text: AttrValue,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Copied,
    Refused,
}

/// Copies a text and says so until the text changes or the button is left.
#[component]
pub(crate) fn Copy(props: &CopyProps) -> Html {
    let words = use_words();
    let outcome = use_state_eq(|| None::<Outcome>);
    use_effect_with(props.text.clone(), {
        let outcome = outcome.setter();
        move |_| outcome.set(None)
    });
    let onclick = {
        let (outcome, text) = (outcome.setter(), props.text.clone());
        move |_| {
            let (outcome, text) = (outcome.clone(), text.clone());
            spawn_local(async move {
                outcome.set(Some(if write(&text).await {
                    Outcome::Copied
                } else {
                    Outcome::Refused
                }));
            });
        }
    };
    let forget = {
        let outcome = outcome.setter();
        move |_: FocusEvent| outcome.set(None)
    };
    let said = match *outcome {
        None => words.say("copy"),
        Some(Outcome::Copied) => words.say("copied"),
        Some(Outcome::Refused) => words.say("copy-refused"),
    };
    html! {
        <button type="button" class="quiet copy" title={props.label.clone()} {onclick} onblur={forget}>
            <span aria-live="polite">{ said }</span>
            <span class="unseen">{ " " }{ props.label.clone() }</span>
        </button>
    }
}

/// Writes to the clipboard; says whether it could.
pub(super) async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Without a secure context there is no clipboard: the browser's own error would be a panic here.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
