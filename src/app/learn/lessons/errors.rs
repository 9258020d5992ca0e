//! Common errors, and the bytes that show what is right.

use super::bytes::rows;
use super::given::values;
use super::hash;
use crate::analysis::{Compressed, SentBy};
use crate::app::components::inspector::Mode;
use crate::app::components::section::section;
use crate::app::learn::address::Section;
use crate::app::learn::example::{Example, Given};
use crate::app::learn::prose::prose;
use crate::app::words::{Words, use_words};
use crate::lessons::{COMMON_ERRORS, CommonError, Shown};
use crate::protocol::Peer;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct ErrorsProps {
    /// Which error; without one, all are listed.
    pub(crate) at: String,
}

/// The common error that is open, or all of them.
#[component]
pub(crate) fn Errors(props: &ErrorsProps) -> Html {
    let words = use_words();
    match CommonError::named(&props.at) {
        Some(error) => html! { <Shows key={error.id} {error} /> },
        None => all(&words),
    }
}

#[derive(PartialEq, Properties)]
struct ShowsProps {
    error: CommonError,
}

#[component]
fn Shows(props: &ShowsProps) -> Html {
    let words = use_words();
    let CommonError {
        id,
        section: number,
    } = props.error;
    let mode = use_state_eq(|| Mode::Read);
    let toggle = use_callback(mode.clone(), |(), mode| {
        mode.set(if **mode == Mode::Edit {
            Mode::Read
        } else {
            Mode::Edit
        });
    });
    let evidence = props.error.evidence();
    let shown = use_memo((props.error, words.clone()), |(error, words)| {
        example(words, *error, &error.evidence())
    });
    html! {
        <article class="lesson">
            <h2>{ words.say_of("common-error", id) }</h2>
            <p class="truth"><b>{ words.say("common-error-true") }</b>{ " " }{ words.say_of("common-error-truth", id) }{ " " }{ section(&words, 6455, number) }</p>
            { prose(&words, &words.say_of("common-error-text", id)) }
            { match &evidence {
                Shown::Values(named) => values(&words, named),
                Shown::Bytes { peer, bytes, more } if *more > 0 => rows(&words, *peer, bytes, *more),
                Shown::Bytes { .. } | Shown::Steps(_) => html! {
                    for given in &*shown {
                        <Example given={Rc::clone(given)} mode={*mode} toggle={toggle.clone()} />
                    }
                },
            } }
        </article>
    }
}

/// The frames that show it, each to look at.
fn example(words: &Words, error: CommonError, evidence: &Shown) -> Vec<Rc<Given>> {
    let Shown::Bytes { peer, .. } = evidence else {
        return Vec::new();
    };
    let frames: Vec<Rc<[u8]>> = evidence.frames().into_iter().map(Rc::from).collect();
    let given = |shown: u32| {
        Rc::new(Given {
            name: words.say_of("common-error", error.id),
            frames: frames.clone(),
            shown,
            sent_by: match peer {
                Peer::Client => SentBy::Client,
                Peer::Server => SentBy::Server,
            },
            compressed: Compressed::No,
        })
    };
    (0..).take(frames.len()).map(given).collect()
}

fn all(words: &Words) -> Html {
    html! {
        <article class="lesson">
            <h2>{ words.say("common-errors") }</h2>
            <p class="goal">{ words.say("common-errors-lead") }</p>
            <ul class="all-lessons">
                for error in COMMON_ERRORS {
                    <li>
                        <a href={hash(Section::Errors, error.id)}>
                            <span class="unseen">{ words.say("common-error-said") }{ " " }</span>
                            { words.say_of("common-error", error.id) }
                        </a>
                        <small>{ words.say_of("common-error-truth", error.id) }</small>
                    </li>
                }
            </ul>
        </article>
    }
}
