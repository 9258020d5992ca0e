//! The payload as text or hex.

use crate::analysis::FrameDetail;
use crate::app::components::inspector::meaning::hex;
use crate::app::components::segmented::segmented;
use crate::app::hex_input::parse_hex;
use crate::app::shared::Shared;
use crate::app::words::use_words;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What is edited.
#[derive(PartialEq, Properties)]
pub(crate) struct PayloadInputProps {
    /// The frame.
    pub(crate) frame: Shared<FrameDetail>,
    /// Whether it shows all edits: while one is under way, what is typed is ahead.
    pub(crate) settled: bool,
    /// Told another payload, unmasked.
    pub(crate) change: Callback<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Hex,
}

impl Form {
    fn write(self, bytes: &[u8]) -> String {
        match (self, std::str::from_utf8(bytes)) {
            (Self::Text, Ok(text)) => text.to_owned(),
            _ => hex(bytes),
        }
    }

    /// A text field knows one line end only.
    fn usual_for(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text)
                if !text
                    .chars()
                    .any(|letter| letter.is_control() && letter != '\n' && letter != '\t') =>
            {
                Self::Text
            }
            _ => Self::Hex,
        }
    }
}

/// A text field for the unmasked payload. What is typed and wrong stays there, with a line that says what is wrong.
#[component]
pub(crate) fn PayloadInput(props: &PayloadInputProps) -> Html {
    let words = use_words();
    let payload = &props.frame.payload;
    let form = use_state_eq(|| Form::usual_for(payload));
    let draft = use_state_eq(|| form.write(payload));
    // What was made of the draft last: as long as the frame has that, what was typed since stays.
    let made = use_mut_ref(|| None::<Vec<u8>>);
    let parse = |form: Form, draft: &str| match form {
        Form::Text => Ok(draft.as_bytes().to_vec()),
        Form::Hex => parse_hex(draft),
    };
    use_effect_with((props.settled, payload.clone()), {
        let (form, draft, made) = (form.clone(), draft.clone(), Rc::clone(&made));
        move |(settled, payload): &(bool, Vec<u8>)| {
            let is_made = made.borrow().as_ref() == Some(payload);
            if *settled && !is_made && parse(*form, &draft).as_ref() != Ok(payload) {
                made.replace(None);
                let next = if *form == Form::Text {
                    Form::usual_for(payload)
                } else {
                    Form::Hex
                };
                form.set(next);
                draft.set(next.write(payload));
            }
        }
    });
    let parsed = parse(*form, &draft);
    let wrong = parsed.as_ref().err().map(|bad| super::said(&words, bad));
    let textual = parsed
        .as_ref()
        .is_ok_and(|bytes| Form::usual_for(bytes) == Form::Text);
    let oninput = {
        let (form, draft, change) = (form.clone(), draft.setter(), props.change.clone());
        move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else {
                return;
            };
            let typed = area.value();
            if let Ok(bytes) = parse(*form, &typed) {
                made.replace(Some(bytes.clone()));
                change.emit(bytes);
            }
            draft.set(typed);
        }
    };
    let choose = {
        let (form, draft) = (form.setter(), draft.clone());
        let bytes = parsed.ok();
        Callback::from(move |index| {
            let next = if index == 0 { Form::Text } else { Form::Hex };
            if let Some(bytes) = &bytes
                && (next == Form::Hex || textual)
            {
                form.set(next);
                draft.set(next.write(bytes));
            }
        })
    };
    if payload.len() as u64 != props.frame.payload_seen {
        return html! { <p class="note">{ words.say("edit-payload-long") }</p> };
    }
    html! {
        <div class="control wide">
            <span class="choices">
                <label class="label" for="edit-payload">{ words.say("edit-payload") }</label>
                { segmented(
                    words.say("edit-payload-form"),
                    vec![words.say("payload-as-text"), words.say("payload-as-hex")],
                    usize::from(*form == Form::Hex),
                    &choose,
                ) }
            </span>
            <textarea id="edit-payload" class="mono" rows="3" spellcheck="false" aria-invalid={wrong.is_some().to_string()} value={(*draft).clone()} {oninput} />
            if *form == Form::Hex && !textual && wrong.is_none() {
                <p class="note">{ words.say("edit-payload-no-text") }</p>
            }
            if let Some(wrong) = wrong {
                <p class="wrong" role="alert">{ wrong }</p>
            }
        </div>
    }
}
