//! The four steps from key to accept value.

use super::check::hex;
use crate::app::components::copy::Copy;
use crate::app::words::Words;
use crate::protocol::accept::GUID;
use crate::protocol::{Accept, KeyCheck};
use yew::prelude::*;

/// The four steps, each with its result and its size. The key is without the whitespace around it.
pub(super) fn steps(words: &Words, key: &str, accept: &Accept, check: &KeyCheck) -> Html {
    let sound = matches!(check, KeyCheck::Sound { .. });
    let characters =
        |text: &str| words.say_with("characters", &[("count", text.chars().count().into())]);
    html! {
        <ol class="steps">
            <li>
                <span class="name">{ words.say("step-key") }</span>
                <code>{ key.to_owned() }</code>
                <span class="size">
                    { characters(key) }
                    if sound {
                        { " · " }{ words.say("step-key-sound") }
                    }
                </span>
            </li>
            <li>
                <span class="name">{ words.say("step-guid") }</span>
                <code>{ key.to_owned() }<wbr /><b>{ GUID }</b></code>
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
