//! What key and accept value come to.

use crate::app::components::section::Section;
use crate::app::words::use_words;
use crate::protocol::{Accept, KeyCheck};
use yew::prelude::*;

/// What is judged.
#[derive(PartialEq, Properties)]
pub(super) struct VerdictProps {
    /// What was found about the key.
    pub(super) check: KeyCheck,
    /// The accept value that belongs to the key.
    pub(super) accept: Accept,
    /// The accept value beside it, as typed.
    pub(super) received: AttrValue,
}

/// One sentence for each peer: what the server makes of the key, what the client makes of the accept value.
#[component]
pub(super) fn Verdict(props: &VerdictProps) -> Html {
    let words = use_words();
    let sound = matches!(props.check, KeyCheck::Sound { .. });
    let received = props.received.trim();
    let matches = props.accept.matches(received);
    html! {
        <div class="verdicts" role="status">
            if !sound {
                <div class="verdict" data-outcome="fail">
                    <span class="mark" aria-hidden="true">{ "✗" }</span>
                    <p>{ words.say("verdict-key") }{ " " }<Section number="4.2.1" /></p>
                </div>
            }
            if received.is_empty() && sound {
                <div class="verdict" data-outcome="open">
                    <p>{ words.say("verdict-open") }{ " " }<code>{ &props.accept.value }</code></p>
                </div>
            }
            if !received.is_empty() && matches {
                <div class="verdict" data-outcome="pass">
                    <span class="mark" aria-hidden="true">{ "✓" }</span>
                    <p>{ words.say("verdict-match") }</p>
                </div>
            }
            if !received.is_empty() && !matches {
                <div class="verdict" data-outcome="fail">
                    <span class="mark" aria-hidden="true">{ "✗" }</span>
                    <div>
                        <p>{ words.say("verdict-mismatch") }{ " " }<Section number="4.1" /></p>
                        { difference(received, &props.accept.value, &words.say("difference-expected"), &words.say("difference-found")) }
                    </div>
                </div>
            }
        </div>
    }
}

/// Both values below each other, from where on they differ marked.
fn difference(found: &str, expected: &str, expected_name: &str, found_name: &str) -> Html {
    let common: usize = found
        .chars()
        .zip(expected.chars())
        .take_while(|(found, expected)| found == expected)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let marked = |value: &str| {
        let (same, other) = value.split_at_checked(common).unwrap_or((value, ""));
        html! {
            <code>
                { same.to_owned() }
                if common > 0 {
                    <mark>{ other.to_owned() }</mark>
                } else {
                    { other.to_owned() }
                }
            </code>
        }
    };
    html! {
        <dl class="difference">
            <dt>{ expected_name.to_owned() }</dt>
            <dd>{ marked(expected) }</dd>
            <dt>{ found_name.to_owned() }</dt>
            <dd>{ marked(found) }</dd>
        </dl>
    }
}
