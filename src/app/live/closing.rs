//! Closing with a code and a reason, checked as the API checks them.

use super::field::{Said, field, typed};
use super::reason;
use super::wire::Asked;
use crate::analysis::live::{CloseProblem, LiveRequest, REASON_LIMIT, check_close};
use crate::app::words::Words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ClosingProps {
    pub(super) words: Words,
    pub(super) is_open: bool,
    pub(super) ask: Callback<Asked>,
}

/// The code of a Close frame as it is typed; nothing is no code.
fn code_of(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    // What is no number, or above them all, is a code that may not be sent.
    (!typed.is_empty()).then(|| typed.parse().unwrap_or(0))
}

/// A code, a reason, and the button.
#[component]
pub(super) fn Closing(props: &ClosingProps) -> Html {
    let words = &props.words;
    let code = use_state_eq(|| "1000".to_owned());
    let reason = use_state_eq(String::new);
    let given = code_of(&code);
    let given = check_close(given, &reason).map(|()| given);
    let wrong = given.err().map(|problem| {
        let said = reason::closing(words, problem);
        (matches!(problem, CloseProblem::Code(_)), said)
    });
    let of_code = Said::wrong(
        wrong
            .iter()
            .find(|(of_code, _)| *of_code)
            .map(|(_, said)| said.clone()),
    );
    let of_reason = Said::wrong(
        wrong
            .iter()
            .find(|(of_code, _)| !*of_code)
            .map(|(_, said)| said.clone()),
    );
    let of_reason = if of_reason == Said::Nothing && !reason.is_empty() {
        let places = [
            ("count", reason.len().into()),
            ("most", REASON_LIMIT.into()),
        ];
        Said::Hint(words.say_with("live-close-reason-len", &places))
    } else {
        of_reason
    };
    let onsubmit = {
        let (ask, code, reason) = (props.ask.clone(), code.clone(), reason.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            // As they are now: that may be before what was typed last is drawn.
            let code = code_of(&code);
            if check_close(code, &reason).is_ok() {
                let reason = (*reason).clone();
                ask.emit(LiveRequest::Close { code, reason }.into());
            }
        }
    };
    html! {
        <form class="closing" aria-label={words.say("live-close")} {onsubmit}>
            { field("code", words.say("live-close-code"), html! {
                <input
                    id="live-code"
                    class="mono number"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-invalid={of_code.invalid()}
                    aria-describedby="live-code-said"
                    value={(*code).clone()}
                    oninput={typed(&code)}
                />
            }, of_code) }
            { field("reason", words.say("live-close-reason"), html! {
                <input
                    id="live-reason"
                    autocomplete="off"
                    aria-invalid={of_reason.invalid()}
                    aria-describedby="live-reason-said"
                    value={(*reason).clone()}
                    oninput={typed(&reason)}
                />
            }, of_reason) }
            <button class="quiet" disabled={!props.is_open || given.is_err()}>{ words.say("live-close") }</button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed() {
        for (typed, code) in [
            ("", None),
            (" 4001 ", Some(4001)),
            ("70000", Some(0)),
            ("a", Some(0)),
        ] {
            assert_eq!(code_of(typed), code, "{typed}");
        }
    }
}
