//! What could not be read: where, what was expected, what was found, what was read before it.

use crate::app::words::Words;
use crate::capture::hexdump::Problem;
use yew::prelude::*;

/// The message, and a way to the `place` in the text, in UTF-16 units.
pub(super) fn problem_message(
    words: &Words,
    problem: &Problem,
    place: Option<[u32; 2]>,
    jump: &Callback<[u32; 2]>,
) -> Html {
    let (what, before) = (words.problem(problem), words.read_before(problem));
    let jump = place.map(|place| jump.reform(move |_: MouseEvent| place));
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
