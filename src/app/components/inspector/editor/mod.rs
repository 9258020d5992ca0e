//! "What if?": controls that change the frame.

mod comparison;
mod hex_input;
mod key;
mod payload;

use crate::analysis::{Change, Edit, FrameDetail, StreamId};
use crate::app::components::segmented::Segmented;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::{Words, use_words};
use crate::bytes::Span;
use crate::protocol::{LengthForm, Opcode};
use comparison::Comparison;
use hex_input::BadHex;
use key::Key;
use payload::PayloadInput;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What is edited.
#[derive(PartialEq, Properties)]
pub(crate) struct EditorProps {
    /// The frame, if its controls are to be shown.
    pub(crate) frame: Option<Rc<FrameDetail>>,
    /// The frame that is compared with the original.
    #[prop_or_default]
    pub(crate) changed: Option<Rc<FrameDetail>>,
}

/// An unmasked text frame that is final and empty.
const NEW_FRAME: [u8; 2] = [0x81, 0x00];

/// Controls for each part of the frame, the way back, and what has changed.
#[component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let store = use_store();
    let insert = {
        let store = store.clone();
        move |_| {
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
    let act = |action: Action| {
        let store = store.clone();
        move |_| store.dispatch(action.clone())
    };
    let original = props
        .changed
        .as_ref()
        .and_then(|frame| Some((frame.clone(), frame.original.clone()?)));
    html! {
        <div class="editor">
            if let Some(frame) = &props.frame {
                <Controls frame={frame.clone()} />
            }
            <div class="actions">
                if let Some(frame) = &props.frame {
                    <button type="button" class="quiet" onclick={edit(&store, frame, Change::Bytes(Vec::new()))}>{ words.say("edit-remove") }</button>
                }
                <button type="button" class="quiet" onclick={insert}>{ words.say("edit-new") }</button>
                <span class="spacer" />
                <button type="button" class="quiet" disabled={store.edits.is_empty()} title="Ctrl+Z" onclick={act(Action::Undo)}>{ words.say("edit-undo") }</button>
                <button type="button" class="quiet" disabled={store.undone.is_empty()} title="Ctrl+Shift+Z" onclick={act(Action::Redo)}>{ words.say("edit-redo") }</button>
                <button type="button" class="quiet" disabled={store.edits.is_empty()} onclick={act(Action::Reset)}>{ words.say("edit-reset") }</button>
            </div>
            if let Some((frame, original)) = original {
                <Comparison {frame} {original} />
            }
        </div>
    }
}

/// A callback that makes one change to `frame`.
fn edit(
    store: &crate::app::store::Store,
    frame: &FrameDetail,
    change: Change,
) -> Callback<MouseEvent> {
    let store = store.clone();
    let edit = Edit {
        stream: frame.stream,
        span: frame.span,
        change,
    };
    Callback::from(move |_| store.dispatch(Action::Edit(edit.clone())))
}

#[derive(PartialEq, Properties)]
struct ControlsProps {
    frame: Rc<FrameDetail>,
}

/// A control for each field of a whole header.
#[component]
fn Controls(props: &ControlsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let frame = &props.frame;
    let changed = {
        let (store, frame) = (store.clone(), frame.clone());
        Callback::from(move |change: Change| {
            store.dispatch(Action::Type(Edit {
                stream: frame.stream,
                span: frame.span,
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
        AttrValue::from(words.say_of("length-form", id))
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
                <Segmented
                    label={words.say("edit-length-form")}
                    options={fitting.iter().map(form_words).collect::<Vec<_>>()}
                    chosen={fitting.iter().position(|form| *form == header.length_form).unwrap_or(0)}
                    choose={choose_form}
                />
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
