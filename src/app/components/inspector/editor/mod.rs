//! "What if?": controls that change the frame.

mod comparison;
mod key;
mod payload;

use crate::analysis::{Change, Edit, FrameDetail, StreamId};
use crate::app::components::segmented::segmented;
use crate::app::hex_input::BadHex;
use crate::app::shared::Shared;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use crate::bytes::Span;
use crate::protocol::{LengthForm, Opcode};
use comparison::comparison;
use key::Key;
use payload::PayloadInput;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// An unmasked text frame that is final and empty.
const NEW_FRAME: [u8; 2] = [0x81, 0x00];

/// Controls for each part of the frame, the way back, and what has changed.
///
/// The controls are there for `frame`; `changed` is compared with the original.
pub(crate) fn editor(
    words: &Words,
    store: &Store,
    frame: Option<&Shared<FrameDetail>>,
    changed: Option<&Shared<FrameDetail>>,
) -> Html {
    let insert = {
        let store = store.clone();
        move |_: MouseEvent| {
            let (stream, after) = store
                .frame()
                .map_or((StreamId(0), 0), |frame| (frame.stream, frame.span.end));
            store.dispatch(Action::Edit(Edit {
                stream,
                span: Span::at(after, 0),
                change: Change::Bytes(NEW_FRAME.to_vec()),
            }));
            if let Some(item) = store.selected.filter(|_| store.frame().is_some()) {
                store.dispatch(Action::Select(crate::analysis::ItemId(item.0 + 1)));
            }
        }
    };
    let act = |action: fn() -> Action| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action()))
    };
    let original = changed.and_then(|frame| Some((frame, frame.original.as_deref()?)));
    let button = |words: String,
                  onclick: Callback<MouseEvent>,
                  disabled: bool,
                  title: Option<&'static str>| {
        html! { <button type="button" class="quiet" {disabled} {title} {onclick}>{ words }</button> }
    };
    html! {
        <div class="editor">
            if let Some(frame) = frame {
                { controls(words, store, frame) }
            }
            <div class="actions">
                if let Some(frame) = frame {
                    { button(words.say("edit-remove"), edit(store, frame, Change::Bytes(Vec::new())), false, None) }
                }
                { button(words.say("edit-new"), Callback::from(insert), false, None) }
                <span class="spacer" />
                { button(words.say("edit-undo"), act(|| Action::Undo), store.edits.is_empty(), Some("Ctrl+Z")) }
                { button(words.say("edit-redo"), act(|| Action::Redo), store.undone.is_empty(), Some("Ctrl+Shift+Z")) }
                { button(words.say("edit-reset"), act(|| Action::Reset), store.edits.is_empty(), None) }
            </div>
            if let Some((frame, original)) = original {
                { comparison(words, frame, original) }
            }
        </div>
    }
}

/// A callback that makes one change to `frame`.
fn edit(store: &Store, frame: &FrameDetail, change: Change) -> Callback<MouseEvent> {
    let store = store.clone();
    let edit = Edit {
        stream: frame.stream,
        span: frame.span,
        change,
    };
    Callback::from(move |_| store.dispatch(Action::Edit(edit.clone())))
}

/// A control for each field of a whole header.
fn controls(words: &Words, store: &Store, frame: &Shared<FrameDetail>) -> Html {
    let changed = {
        let store = store.clone();
        let (stream, span) = (frame.stream, frame.span);
        Callback::from(move |change: Change| {
            store.dispatch(Action::Type(Edit {
                stream,
                span,
                change,
            }));
        })
    };
    let Some(header) = frame.header else {
        return html! { <p class="note">{ words.say("edit-cut") }</p> };
    };
    let bit = |name: String, set: bool, change: Change| {
        let changed = changed.clone();
        html! {
            <span class="control">
                <span class="label" aria-hidden="true">{ name.clone() }</span>
                <button type="button" class="quiet bit" aria-pressed={set.to_string()} onclick={move |_| changed.emit(change.clone())}>
                    <span class="unseen">{ name }{ " " }</span>
                    { if set { "1" } else { "0" } }
                </button>
            </span>
        }
    };
    let forms = [
        LengthForm::Seven,
        LengthForm::Sixteen,
        LengthForm::SixtyFour,
    ];
    let fitting: Vec<LengthForm> = forms
        .into_iter()
        .filter(|form| form.holds(header.payload_len))
        .collect();
    let form_words = |form: &LengthForm| {
        let id = match form {
            LengthForm::Seven => "seven",
            LengthForm::Sixteen => "sixteen",
            LengthForm::SixtyFour => "sixty-four",
        };
        words.say_of("length-form", id)
    };
    let choose_form = {
        let (changed, fitting) = (changed.clone(), fitting.clone());
        Callback::from(move |index: usize| {
            if let Some(form) = fitting.get(index) {
                changed.emit(Change::LengthForm(*form));
            }
        })
    };
    let choose_opcode = {
        let changed = changed.clone();
        move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|select| select.value().parse().ok());
            if let Some(opcode) = chosen {
                changed.emit(Change::Opcode(opcode));
            }
        }
    };
    html! {
        <div class="controls">
            { bit(words.say_of("field", "fin"), header.fin, Change::Fin(!header.fin)) }
            for (name, weight) in [("rsv1", 4), ("rsv2", 2), ("rsv3", 1)] {
                { bit(words.say_of("field", name), header.rsv & weight != 0, Change::Rsv(header.rsv ^ weight)) }
            }
            <span class="control">
                <label class="label" for="edit-opcode">{ words.say_of("field", "opcode") }</label>
                <select id="edit-opcode" onchange={choose_opcode}>
                    for opcode in 0..16u8 {
                        <option value={opcode.to_string()} selected={opcode == header.opcode}>
                            { format!("0x{opcode:X} ") }
                            { Opcode(opcode).name().map_or_else(|| words.say("reserved"), |name| words.say_of("opcode", name)) }
                        </option>
                    }
                </select>
            </span>
            <Key key_bytes={header.masking_key} settled={store.is_settled()} change={changed.reform(Change::MaskingKey)} />
            <span class="control">
                <span class="label">{ words.say("edit-length-form") }</span>
                { segmented(
                    words.say("edit-length-form"),
                    fitting.iter().map(form_words).collect(),
                    fitting.iter().position(|form| *form == header.length_form).unwrap_or(0),
                    &choose_form,
                ) }
            </span>
            <PayloadInput key={frame.item.0} frame={frame.clone()} settled={store.is_settled()} change={changed.reform(Change::Payload)} />
        </div>
    }
}

/// What is wrong with typed hex, in words.
fn said(words: &Words, bad: &BadHex) -> String {
    match bad {
        BadHex::NotHex { found, at } => words.say_with(
            "hex-not-hex",
            &[("found", found.to_string().into()), ("at", (*at).into())],
        ),
        BadHex::OddDigits { digits } => words.say_with("hex-odd", &[("digits", (*digits).into())]),
    }
}
