//! What key and accept value come to.

use crate::app::components::section::section;
use crate::app::words::Words;
use crate::protocol::{Accept, KeyCheck};
use yew::prelude::*;

/// One sentence for each peer: what the server makes of the key, what the client makes of the accept value that was `received`.
pub(super) fn verdict(words: &Words, check: &KeyCheck, accept: &Accept, received: &str) -> Html {
    let sound = matches!(check, KeyCheck::Sound { .. });
    let received = received.trim();
    let matches = accept.matches(received);
    html! {
        <div class="verdicts" role="status">
            if !sound {
                <div class="verdict" data-outcome="fail">
                    <span class="mark" aria-hidden="true">{ "✗" }</span>
                    <p>{ words.say("verdict-key") }{ " " }{ section(words, 6455, "4.2.1") }</p>
                </div>
            }
            if received.is_empty() && sound {
                <div class="verdict" data-outcome="open">
                    <p>{ words.say("verdict-open") }{ " " }<code>{ &accept.value }</code></p>
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
                        <p>{ words.say("verdict-mismatch") }{ " " }{ section(words, 6455, "4.1") }</p>
                        { difference(received, &accept.value, &words.say("difference-expected"), &words.say("difference-found")) }
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
