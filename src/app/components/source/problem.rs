//! What could not be read: where, what was expected, what was found, what was read before it.

use crate::app::words::Words;
use crate::capture::hexdump::{Expected, Problem};
use crate::text::Value;
use yew::prelude::*;

/// The message, and a way to the place; the place in UTF-16 units of the text.
pub(super) fn problem_message(
    words: &Words,
    problem: &Problem,
    place: Option<[u32; 2]>,
    jump: &Callback<[u32; 2]>,
) -> Html {
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
