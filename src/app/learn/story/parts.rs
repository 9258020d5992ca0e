//! A request or response line by line, or the header of a segment part by part: with its bytes, and to be changed in place.

use super::draft::{Draft, Written};
use super::octets::Octets;
use super::record::Shown;
use super::recording::{FILE, ItemKind};
use super::retouch::Retouch;
use super::run::runs;
use super::segment::said;
use crate::app::components::inspector::hex;
use crate::app::hex_input::BadHex;
use crate::app::hooks::is_typing;
use crate::app::hover::{Hover, HoverHandle};
use crate::app::learn::offer::offer_capture;
use crate::app::learn::prose::{prose, sentence};
use crate::app::learn::runs::{Form, Piece, run_buttons};
use crate::app::words::{Words, use_words};
use crate::bytes::Span;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PartsProps {
    /// What is shown.
    pub(super) shown: Rc<Shown>,
    /// What a reader made of it.
    pub(super) draft: Draft,
    /// Its bytes now, where they are not those of the draft.
    #[prop_or_default]
    pub(super) follows: Option<Rc<[u8]>>,
    /// A reader made something else of it.
    pub(super) change: Callback<Draft>,
    /// Whether it is edited.
    pub(super) editing: bool,
    /// Has that change.
    pub(super) toggle: Callback<()>,
    /// Takes it to Inspect.
    pub(super) take: Callback<()>,
    /// Whether all explanations are open, as on paper.
    pub(super) all: bool,
    /// What stands in front of what can be tried.
    #[prop_or_default]
    pub(super) children: Html,
}

/// The header of a segment, with what a reader makes of it.
#[component]
pub(super) fn SegmentParts(props: &SegmentPartsProps) -> Html {
    let draft = use_state_eq(|| Draft::of(Rc::clone(&props.shown.bytes)));
    let change = use_callback((), {
        let draft = draft.setter();
        move |changed, ()| draft.set(changed)
    });
    let take = Callback::from(|()| offer_capture(super::NAME, FILE, None));
    html! {
        <Parts
            shown={props.shown.clone()}
            draft={(*draft).clone()}
            {change}
            editing={props.editing}
            toggle={props.toggle.clone()}
            {take}
            all={props.all}
        />
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct SegmentPartsProps {
    pub(super) shown: Rc<Shown>,
    pub(super) editing: bool,
    pub(super) toggle: Callback<()>,
    pub(super) all: bool,
}

/// The parts, each to be opened.
#[component]
pub(super) fn Parts(props: &PartsProps) -> Html {
    let words = use_words();
    // The run that is chosen, by where it begins: a change may shift its number.
    let chosen = use_state_eq(|| None::<usize>);
    let over = use_state_eq(|| None::<usize>);
    let hover: HoverHandle = use_state_eq(Hover::default);
    let shown = &props.shown;
    let draft = &props.draft;
    let bytes = props.follows.as_ref().unwrap_or_else(|| draft.bytes());
    let is_head = shown.kind == ItemKind::Head;
    let form = if is_head { Form::Line } else { Form::Hex };
    let runs = runs(shown.kind, bytes);
    let spans: Vec<Span> = runs.iter().map(|run| run.span).collect();
    let run_at = |at: u64| spans.iter().position(|span| span.contains(at));
    let pointed = hover.byte.and_then(|(_, at)| run_at(at)).or(*over);
    // What is pointed at is lit in the bytes, or else what is chosen.
    let line = pointed
        .or(*chosen)
        .and_then(|index| spans.get(index).copied());
    use_effect_with((line, *hover), {
        let hover = hover.clone();
        move |(line, _)| {
            hover.set(Hover {
                line: *line,
                ..*hover
            });
        }
    });
    let pieces: Vec<Piece<'_>> = runs
        .iter()
        .enumerate()
        .map(|(index, run)| Piece {
            run,
            bytes: bytes_of(bytes, run.span),
            form,
            lit: *chosen == Some(index),
            pointed: pointed == Some(index),
        })
        .collect();
    let names: Vec<_> = runs
        .iter()
        .map(|run| (run.span, words.say_of("learn-run", &run.id)))
        .collect();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |index| chosen.set(Some(index).filter(|index| *chosen != Some(*index))))
    };
    let choose_at = {
        let (choose, spans) = (choose.clone(), spans.clone());
        Callback::from(move |at: u64| {
            if let Some(index) = spans.iter().position(|span| span.contains(at)) {
                choose.emit(index);
            }
        })
    };
    let point = use_callback((), {
        let over = over.setter();
        move |index, ()| over.set(index)
    });
    let onkeydown = {
        let (draft, change) = (draft.clone(), props.change.clone());
        move |event: KeyboardEvent| {
            let control = event.ctrl_key() || event.meta_key();
            let undoes = event.key() == "z" && control && !event.shift_key();
            if undoes && draft.has_before() && !event.default_prevented() && !is_typing(&event) {
                change.emit(draft.undone());
                event.prevent_default();
            }
        }
    };
    let to = |draft: Draft| props.change.reform(move |_: MouseEvent| draft.clone());
    let take = props.take.reform(|_: MouseEvent| ());
    let toggle = props.toggle.reform(|_: MouseEvent| ());
    let recorded = *bytes == shown.bytes;
    html! {
        <div class="plain" data-lines={is_head.then_some("")} {onkeydown}>
            { run_buttons(&words, &pieces, &choose, &point) }
            for piece in &pieces {
                if piece.lit || props.all {
                    { why(&words, shown, bytes, piece, recorded) }
                }
            }
            if props.editing {
                { editor(&words, props, bytes) }
            }
            <ContextProvider<HoverHandle> context={hover.clone()}>
                <Octets bytes={bytes.clone()} peer={shown.peer} {names} choose={choose_at} />
            </ContextProvider<HoverHandle>>
            { props.children.clone() }
            <div class="try">
                <strong>{ words.say("learn-try") }</strong>
                if words.knows(&["learn-try-of-", shown.name].concat()) {
                    <span>{ sentence(&words, &words.say_of("learn-try-of", shown.name)) }</span>
                }
                for retouch in Retouch::of(shown.name) {
                    <button type="button" class="quiet" onclick={to(draft.with(retouch.change(bytes, shown.ends)))}>
                        { words.say_of("learn-attempt", retouch.id()) }
                    </button>
                }
                <button type="button" class="quiet" aria-pressed={props.editing.to_string()} onclick={toggle}>{ words.say("learn-edit") }</button>
                if draft.has_before() {
                    <button type="button" class="quiet" title="Ctrl+Z" onclick={to(draft.undone())}>{ words.say("edit-undo") }</button>
                }
                if draft.is_changed() {
                    <button type="button" class="quiet" onclick={to(draft.reset())}>{ words.say("learn-back") }</button>
                }
                <button type="button" class="quiet" onclick={take}>
                    { words.say(if is_head { "learn-take" } else { "learn-take-all" }) }
                </button>
            </div>
        </div>
    }
}

/// A text field for all of it.
fn editor(words: &Words, props: &PartsProps, bytes: &Rc<[u8]>) -> Html {
    let draft = &props.draft;
    let name = props.shown.name;
    let (written, label) = match props.shown.kind {
        ItemKind::Head => (Written::Lines, words.say("learn-edit-lines")),
        ItemKind::Segment | ItemKind::Frame => (Written::Hex, words.say("learn-edit-hex")),
    };
    let text = match draft.typed() {
        Some(typed) => typed.to_owned(),
        None => written.write(bytes),
    };
    let bad = written.read(&text).err();
    let rows = text.split('\n').count();
    let oninput = {
        let (draft, change) = (draft.clone(), props.change.clone());
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                change.emit(draft.typing(area.value(), written));
            }
        }
    };
    let id = ["edit-", name].concat();
    let wrong = [&id, "-wrong"].concat();
    html! {
        <section class="what-if editor">
            <label class="label" for={id.clone()}>{ label }</label>
            <textarea
                {id}
                class="mono"
                rows={rows.to_string()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-invalid={bad.is_some().then_some("true")}
                aria-describedby={bad.is_some().then(|| wrong.clone())}
                value={text}
                {oninput}
            />
            if let Some(bad) = &bad {
                <p class="wrong" id={wrong} role="status">{ wrong_hex(words, bad) }</p>
            }
        </section>
    }
}

/// What is wrong with typed hex, in words.
fn wrong_hex(words: &Words, bad: &BadHex) -> String {
    match bad {
        BadHex::NotHex { found, at } => words.say_with(
            "learn-not-hex",
            &[("found", found.to_string().into()), ("at", (*at).into())],
        ),
        BadHex::OddDigits { digits } => {
            words.say_with("learn-odd-hex", &[("digits", (*digits).into())])
        }
    }
}

/// What is said of a run: what it is here, as it was recorded; what it is everywhere; and what a segment's header says with it now.
fn why(words: &Words, shown: &Shown, bytes: &[u8], piece: &Piece<'_>, recorded: bool) -> Html {
    let at = [shown.name, "-", &piece.run.id].concat();
    let number = |bytes: &[u8]| {
        let fold = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        bytes.iter().fold(0, fold)
    };
    // Of an option the kind and the length come first.
    let value = number(piece.bytes.get(2..).unwrap_or_default());
    let places = [
        ("number", number(piece.bytes).to_string().into()),
        ("value", value.into()),
        ("factor", (1_u64 << value.min(14)).into()),
    ];
    html! {
        <div class="explained" data-field="part">
            <h3>
                <span class="mono">{ piece.shown() }</span>
                { " · " }{ words.say_of("learn-run", &piece.run.id) }
            </h3>
            if recorded && words.knows(&["learn-at-", &at].concat()) {
                { prose(words, &words.say_of("learn-at", &at)) }
            }
            { prose(words, &words.say_of_with("learn-why", &piece.run.id, &places)) }
            if let Some(ends) = shown.ends.filter(|_| !recorded || !words.knows(&["learn-at-", &at].concat())) {
                for now in said(words, &piece.run.id, bytes, ends) {
                    <p class="now">{ now }</p>
                }
            }
            if piece.form == Form::Line {
                <p class="mono hexes">{ hex(piece.bytes.iter()) }</p>
            }
        </div>
    }
}

/// The bytes of a run.
fn bytes_of(bytes: &[u8], span: Span) -> &[u8] {
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    bytes.get(at(span.start)..at(span.end)).unwrap_or_default()
}
