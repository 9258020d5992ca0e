//! The message that a fragment belongs to.

use crate::analysis::{ItemId, MessageDetail};
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use yew::prelude::*;

/// Which message.
#[derive(PartialEq, Properties)]
pub(crate) struct MessageProps {
    /// The message.
    pub(crate) message: MessageDetail,
    /// The frame that is shown.
    pub(crate) item: ItemId,
}

/// Fragments before and after the shown one that are linked.
const NEAR: usize = 8;

/// "Fragment 1 of 2 of message 3", with the way to the others.
#[component]
pub(crate) fn Message(props: &MessageProps) -> Html {
    let words = use_words();
    let store = use_store();
    let message = &props.message;
    let here = message
        .frames
        .iter()
        .position(|frame| *frame == props.item)
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
                    aria-current={(*frame == props.item).then_some("true")}
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
