//! The edited frame beside the original.

use crate::analysis::FrameDetail;
use crate::analysis::compare::compare;
use crate::app::words::Words;
use yew::prelude::*;

/// Bytes in one pair of lines.
const LINE: usize = 16;
/// Pairs of lines that are shown.
const LINES: usize = 8;

/// Both in hex, one above the other, with what differs marked.
///
/// `original` is what was pasted in its place, at most [`FrameDetail::HEAD_LIMIT`] bytes.
pub(crate) fn comparison(words: &Words, frame: &FrameDetail, original: &[u8]) -> Html {
    let (before, after) = (original, frame.head.as_slice());
    let pairs = compare(before, after);
    let changed = pairs
        .iter()
        .filter(|(before, after)| before != after)
        .count();
    let said = if before.is_empty() {
        words.say("compare-new")
    } else if before.len() == after.len() {
        words.say_with("compare-same-length", &[("count", changed.into())])
    } else {
        words.say_with(
            "compare-lengths",
            &[
                ("before", before.len().into()),
                ("after", after.len().into()),
            ],
        )
    };
    let differs: Vec<usize> = pairs
        .chunks(LINE)
        .enumerate()
        .filter(|(_, line)| line.iter().any(|(before, after)| before != after))
        .map(|(line, _)| line)
        .collect();
    let octet = |shown: Option<u8>, differs: bool| {
        let text = shown.map_or_else(|| "  ".to_owned(), |byte| format!("{byte:02x}"));
        if differs {
            html! { <><mark>{ text }</mark>{ " " }</> }
        } else {
            html! { { text + " " } }
        }
    };
    html! {
        <div class="comparison">
            <p role="status">{ said }</p>
            if frame.span.len() > after.len() as u64 {
                <p class="note">{ words.say_with("compare-head", &[("count", after.len().into())]) }</p>
            }
            if !before.is_empty() {
                <div class="pairs">
                    for line in differs.iter().take(LINES) {
                        <code class="before">
                            <span>{ words.say("compare-before") }</span>
                            for (before, after) in pairs.iter().skip(line * LINE).take(LINE) {
                                { octet(*before, before != after) }
                            }
                        </code>
                        <code class="after">
                            <span>{ words.say("compare-after") }</span>
                            for (before, after) in pairs.iter().skip(line * LINE).take(LINE) {
                                { octet(*after, before != after) }
                            }
                        </code>
                    }
                </div>
                if differs.len() > LINES {
                    <p class="note">{ words.say_with("compare-more", &[("count", (differs.len() - LINES).into())]) }</p>
                }
            }
        </div>
    }
}
