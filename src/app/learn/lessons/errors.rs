//! Common errors, and the bytes that show what is right.

use super::bytes::rows;
use super::given::values;
use super::hash;
use crate::analysis::SentBy;
use crate::app::components::inspector::Mode;
use crate::app::components::section::section;
use crate::app::learn::address::Section;
use crate::app::learn::example::Example;
use crate::app::learn::given::Given;
use crate::app::learn::prose::prose;
use crate::app::words::{Words, use_words};
use crate::lessons::{COMMON_ERRORS, CommonError, Shown};
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
    let after = COMMON_ERRORS.iter().skip_while(|error| error.id != id);
    let next = after.skip(1).map(|error| error.id).next();
    let shown = use_memo(props.error, |error| example(&error.evidence()));
    html! {
        <article class="lesson">
            <h2 id="lesson-title"><small>{ words.say("common-error-said") }{ words.gap() }</small>{ words.say_of("common-error", id) }</h2>
            <p class="truth"><b>{ words.say("common-error-true") }</b>{ words.gap() }{ words.say_of("common-error-truth", id) }{ " " }{ section(&words, 6455, number) }</p>
            { prose(&words, &words.say_of("common-error-text", id)) }
            { match &evidence {
                Shown::Values(named) => values(&words, named),
                Shown::Bytes { peer, bytes, more } if *more > 0 => rows(&words, *peer, bytes, None, *more),
                Shown::Bytes { .. } | Shown::Steps(_) => html! {
                    for given in &*shown {
                        <Example given={Rc::clone(given)} mode={*mode} toggle={toggle.clone()} />
                    }
                },
            } }
            if let Some(next) = next {
                <p class="next">
                    <a href={hash(Section::Errors, next)}>
                        { words.say_with("common-error-next", &[("title", words.say_of("common-error", next).into())]) }
                    </a>
                </p>
            }
        </article>
    }
}

/// The frames that show it, each to look at.
fn example(evidence: &Shown) -> Vec<Rc<Given>> {
    let Shown::Bytes { peer, .. } = evidence else {
        return Vec::new();
    };
    let frames: Vec<Rc<[u8]>> = evidence.frames().into_iter().map(Rc::from).collect();
    let given = |shown| {
        let sent_by = SentBy::from(*peer);
        Rc::new(Given::alone(frames.clone(), shown, sent_by))
    };
    (0..frames.len()).map(given).collect()
}

fn all(words: &Words) -> Html {
    html! {
        <article class="lesson">
            <h2 id="lesson-title">{ words.say("common-errors") }</h2>
            <p class="goal">{ words.say("common-errors-lead") }</p>
            <ul class="all-lessons">
                for error in COMMON_ERRORS {
                    <li>
                        <a href={hash(Section::Errors, error.id)}>
                            <small>{ words.say("common-error-said") }{ words.gap() }</small>
                            { words.say_of("common-error", error.id) }
                        </a>
                        <small><b>{ words.say("common-error-true") }</b>{ words.gap() }{ words.say_of("common-error-truth", error.id) }</small>
                    </li>
                }
            </ul>
        </article>
    }
}
