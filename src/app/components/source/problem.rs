//! What could not be read: where, what was expected, what was found, what was read before it.

use crate::app::words::use_words;
use crate::capture::hexdump::{Expected, Problem};
use crate::text::Value;
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
    let (expected, number) = expected(problem.expected);
    let expected = words.say_of_with("expected", expected, &[("number", Value::from(number))]);
    let places = [
        ("line", problem.place.line.into()),
        ("column", problem.place.column.into()),
        ("found", problem.found.as_str().into()),
        ("expected", expected.into()),
    ];
    let what = if problem.found.is_empty() {
        words.say_with("problem-end", &places)
    } else {
        words.say_with("problem-found", &places)
    };
    let before = words.say_with("problem-before", &[("bytes", problem.bytes_before.into())]);
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

/// The name of what was expected, and its number.
fn expected(expected: Expected) -> (&'static str, u64) {
    match expected {
        Expected::AnyLayout => ("any-layout", 0),
        Expected::HexByte => ("hex-byte", 0),
        Expected::SecondHexDigit => ("second-hex-digit", 0),
        Expected::Number => ("number", 0),
        Expected::OctalByte => ("octal-byte", 0),
        Expected::OctalWord => ("octal-word", 0),
        Expected::BinaryByte => ("binary-byte", 0),
        Expected::Character => ("character", 0),
        Expected::Base64Character => ("base64-character", 0),
        Expected::Base64Group => ("base64-group", 0),
        Expected::Escape => ("escape", 0),
        Expected::Offset(offset) => ("offset", offset),
        Expected::OffsetAfterRepeat => ("offset-after-repeat", 0),
        Expected::CutBytes(count) => ("cut-bytes", count),
        Expected::SmallerText(limit) => ("smaller-text", limit),
    }
}
