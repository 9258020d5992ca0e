//! The four steps from key to accept value.

use super::check::hex;
use crate::app::components::copy::Copy;
use crate::app::words::use_words;
use crate::protocol::Accept;
use crate::protocol::accept::GUID;
use yew::prelude::*;

/// What the steps show.
#[derive(PartialEq, Properties)]
pub(super) struct StepsProps {
    /// The key without the whitespace around it.
    pub(super) key_text: AttrValue,
    /// The steps' results.
    pub(super) accept: Accept,
    /// Whether the key is the Base64 of 16 bytes.
    pub(super) sound: bool,
}

/// The four steps, each with its result and its size.
#[component]
pub(super) fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    let accept = &props.accept;
    let characters =
        |text: &str| words.say_with("characters", &[("count", text.chars().count().into())]);
    html! {
        <ol class="steps">
            <li>
                <span class="name">{ words.say("step-key") }</span>
                <code>{ props.key_text.clone() }</code>
                <span class="size">
                    { characters(&props.key_text) }
                    if props.sound {
                        { " · " }{ words.say("step-key-sound") }
                    }
                </span>
            </li>
            <li>
                <span class="name">{ words.say("step-guid") }</span>
                <code>{ props.key_text.clone() }<wbr /><b>{ GUID }</b></code>
                <span class="size">{ characters(&accept.concatenated) }</span>
            </li>
            <li>
                <span class="name">{ "SHA-1" }</span>
                <code>{ hex(&accept.digest) }</code>
                <span class="size">{ words.say_with("byte-count", &[("count", accept.digest.len().into())]) }</span>
            </li>
            <li class="result">
                <span class="name">{ "Base64" }</span>
                <code>{ &accept.value }</code>
                <span class="size">
                    { characters(&accept.value) }
                    <Copy label={words.say("handshake-copy-accept")} text={accept.value.clone()} />
                </span>
            </li>
        </ol>
    }
}
