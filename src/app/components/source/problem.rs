//! What could not be read: where, what was expected, what was found, what was read before it.

use crate::app::words::use_words;
use crate::capture::hexdump::Problem;
use yew::prelude::*;

/// What is shown.
#[derive(PartialEq, Properties)]
pub(super) struct ProblemMessageProps {
    /// The problem.
    pub(super) problem: Problem,
    /// Where it stands in the text: UTF-16 units.
    pub(super) place: Option<[u32; 2]>,
    /// Goes there.
    pub(super) jump: Callback<[u32; 2]>,
}

/// The message, and a way to the place.
#[component]
pub(super) fn ProblemMessage(props: &ProblemMessageProps) -> Html {
    let words = use_words();
    let problem = &props.problem;
    let (what, before) = (words.problem(problem), words.read_before(problem));
    let jump = props
        .place
        .map(|place| props.jump.reform(move |_: MouseEvent| place));
    html! {
        <div class="message" role="status" data-level="violation">
            <p><span class="mark" aria-hidden="true">{ "✗" }</span>{ what }</p>
            <p>
                { before }
                if let Some(jump) = jump {
                    { " " }<button type="button" class="link" onclick={jump}>{ words.say("problem-jump") }</button>
                }
            </p>
        </div>
    }
}
