//! The message that a fragment belongs to.

use crate::analysis::{ItemId, MessageDetail};
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// Fragments before and after the shown one that are linked.
const NEAR: usize = 8;

/// "Fragment 1 of 2 of message 3", with the way to the others.
pub(crate) fn message(words: &Words, store: &Store, message: &MessageDetail, item: ItemId) -> Html {
    let here = message
        .frames
        .iter()
        .position(|frame| *frame == item)
        .unwrap_or(0);
    let near = (1u32..)
        .zip(&message.frames)
        .skip(here.saturating_sub(NEAR))
        .take(2 * NEAR + 1);
    let places = [
        ("number", message.part.number.into()),
        ("of", message.part.of.into()),
        ("message", (message.id.0 + 1).into()),
        ("count", message.payload_len.into()),
    ];
    html! {
        <p class="fragments">
            <span>{ words.say_of_with("message-part", if message.complete { "whole" } else { "open" }, &places) }</span>
            for (number, frame) in near {
                <button
                    type="button"
                    class="quiet"
                    aria-current={(*frame == item).then_some("true")}
                    aria-label={words.say_with("message-fragment", &[("number", number.into())])}
                    onclick={
                        let (store, frame) = (store.clone(), *frame);
                        move |_| store.dispatch(Action::Select(frame))
                    }
                >
                    { number }
                </button>
            }
        </p>
    }
}
