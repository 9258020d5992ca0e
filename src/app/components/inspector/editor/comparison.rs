//! The edited frame beside the original.

use crate::analysis::FrameDetail;
use crate::analysis::compare::compare;
use crate::app::words::use_words;
use std::rc::Rc;
use yew::prelude::*;

/// What is compared.
#[derive(PartialEq, Properties)]
pub(crate) struct ComparisonProps {
    /// The frame as it is now.
    pub(crate) frame: Rc<FrameDetail>,
    /// The bytes that were pasted in its place, at most [`FrameDetail::HEAD_LIMIT`].
    pub(crate) original: Vec<u8>,
}

/// Bytes in one pair of lines.
const LINE: usize = 16;
/// Pairs of lines that are shown.
const LINES: usize = 8;

/// Both in hex, one above the other, with what differs marked.
#[component]
pub(crate) fn Comparison(props: &ComparisonProps) -> Html {
    let words = use_words();
    let (before, after) = (&props.original, &props.frame.head);
    let pairs = use_memo((before.clone(), after.clone()), |(before, after)| {
        compare(before, after)
    });
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
            if props.frame.span.len() > after.len() as u64 {
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
