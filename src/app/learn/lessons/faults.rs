//! Saying which frame breaks which rule.

use super::ask::Draft;
use super::said::choice;
use crate::app::words::Words;
use crate::lessons::{Said, Shown, Wanted};
use crate::protocol::{FrameHeader, Rule};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A frame, a rule, and what was found so far.
pub(super) fn faults(
    words: &Words,
    shown: &Shown,
    rules: &[Rule],
    draft: &UseStateHandle<Draft>,
    change: &Callback<Draft>,
) -> Html {
    let frames = shown.frames();
    let wanted = Wanted::Faults(rules.to_vec());
    let chosen = |event: &Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        select.and_then(|select| select.value().parse::<u32>().ok())
    };
    let choose_frame = {
        let (draft, wanted) = (draft.clone(), wanted.clone());
        change.reform(move |event: Event| {
            let frame = chosen(&event).unwrap_or(0);
            Draft {
                frame,
                ..Draft::clone(&draft)
            }
            .claiming(&wanted)
        })
    };
    let choose_rule = {
        let draft = draft.clone();
        change.reform(move |event: Event| {
            let rule = chosen(&event).and_then(|rule| usize::try_from(rule).ok());
            Draft {
                rule,
                ..Draft::clone(&draft)
            }
            .claiming(&wanted)
        })
    };
    let rule_name = |rule: Rule| {
        let said = Said {
            id: rule.id(),
            places: Vec::new(),
        };
        choice(words, &said)
    };
    let marked = shown.span(draft.frame).map(|span| {
        let places = [
            ("first", span.start.into()),
            ("last", span.end.saturating_sub(1).into()),
        ];
        words.say_with("exercise-frame-marked", &places)
    });
    html! {
        <>
            <div class="claim">
                <label class="answer">
                    <span>{ words.say("exercise-frame") }</span>
                    <select onchange={choose_frame} aria-describedby="exercise-marked">
                        for (at, frame) in frames.iter().enumerate() {
                            <option value={at.to_string()} selected={u32::try_from(at) == Ok(draft.frame)}>{ frame_name(words, at, frame) }</option>
                        }
                    </select>
                    <small id="exercise-marked">{ marked }</small>
                </label>
                <label class="answer">
                    <span>{ words.say("exercise-rule") }</span>
                    <select onchange={choose_rule}>
                        <option value="" selected={draft.rule.is_none()}>{ "…" }</option>
                        for (at, rule) in rules.iter().enumerate() {
                            <option value={at.to_string()} selected={draft.rule == Some(at)}>{ rule_name(*rule) }</option>
                        }
                    </select>
                </label>
            </div>
            if !draft.found.is_empty() {
                <h4>{ words.say("exercise-found") }</h4>
                <ol class="found">
                    for claim in &draft.found {
                        <li>{ words.say_with("exercise-found-fault", &[("number", u64::from(claim.frame + 1).into()), ("rule", rule_name(claim.rule).into())]) }</li>
                    }
                </ol>
            }
        </>
    }
}

/// A frame by its number, what it is, and its first bytes.
fn frame_name(words: &Words, at: usize, frame: &[u8]) -> String {
    let number = at as u64 + 1;
    let opcode = frame.first().map_or(0, |first| first & 0xF);
    let name = FrameHeader::parse(frame)
        .ok()
        .and_then(|header| header.opcode.name());
    match name {
        Some(name) => {
            let name = words.say_of("opcode", name);
            words.say_with(
                "exercise-frame-name",
                &[("number", number.into()), ("name", name.into())],
            )
        }
        None => words.say_with(
            "exercise-frame-reserved",
            &[
                ("number", number.into()),
                ("opcode", u64::from(opcode).into()),
            ],
        ),
    }
}
