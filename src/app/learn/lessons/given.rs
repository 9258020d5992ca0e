//! What an exercise or a common error shows.

use super::bytes::{rows, sender};
use super::said::places;
use crate::app::components::inspector::hex;
use crate::app::words::Words;
use crate::bytes::Span;
use crate::lessons::{Said, Shown, Step, Wanted};
use crate::protocol::Peer;
use yew::prelude::*;

/// What is shown beside the question; bytes of which a bit is to be chosen are shown by what chooses. Of frames to choose from the one that
/// is chosen, which stands at `frame`, is marked.
pub(super) fn given(words: &Words, shown: &Shown, wanted: &Wanted, frame: Option<Span>) -> Html {
    let marked = frame.filter(|_| matches!(wanted, Wanted::Faults(_)));
    match shown {
        Shown::Bytes { .. } if *wanted == Wanted::Bit => Html::default(),
        Shown::Bytes { peer, bytes, more } => rows(words, *peer, bytes, marked, *more),
        Shown::Steps(happened) => steps(words, happened),
        Shown::Values(named) => values(words, named),
    }
}

/// Values and their names.
pub(super) fn values(words: &Words, named: &[(Said, String)]) -> Html {
    html! {
        <dl class="values">
            for (said, value) in named {
                <div>
                    <dt>{ words.say_of("exercise-value", said.id) }</dt>
                    <dd class="mono">{ value.clone() }</dd>
                </div>
            }
        </dl>
    }
}

/// What happened, one after the other.
fn steps(words: &Words, happened: &[Step]) -> Html {
    html! {
        <ol class="happened" aria-label={words.say("exercise-happened")}>
            for step in happened {
                <li data-peer={step.peer.map(Peer::id)}>
                    if let Some(peer) = step.peer {
                        <b>{ sender(words, peer) }</b>
                    }
                    <span>{ words.say_of_with("exercise-step", step.said.id, &places(&step.said)) }</span>
                    if !step.bytes.is_empty() {
                        <code>{ hex(step.bytes.iter()) }</code>
                    }
                </li>
            }
        </ol>
    }
}
