//! The pasted text, and marks behind it.

use super::marks::Marks;
use crate::analysis::Input;
use crate::app::capturing::Goal;
use crate::app::components::area::{show, shown};
use crate::app::hooks::use_properties;
use crate::app::shared::Shared;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Keys that move the caret.
const MOVES: [&str; 8] = [
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "PageUp",
    "PageDown",
];

/// What the text field needs.
#[derive(PartialEq, Properties)]
pub(super) struct PasteProps {
    /// The text field itself.
    pub(super) area: NodeRef,
    /// The text.
    pub(super) input: Shared<Input>,
}

/// A text field that decodes with every keystroke. What is selected or under the pointer elsewhere is marked behind its text.
#[component]
pub(super) fn Paste(props: &PasteProps) -> Html {
    let words = use_words();
    let store = use_store();
    let pane = use_node_ref();
    let scrolled = use_state_eq(|| (0, 0));
    let (left, top) = *scrolled;
    use_properties(
        &pane,
        [
            ("--scrolled-left", format!("{}px", -left)),
            ("--scrolled-top", format!("{}px", -top)),
        ],
    );
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                store.dispatch(Action::Open(Input {
                    text: area.value(),
                    ..Input::clone(&store.input)
                }));
            }
        }
    };
    let onscroll = {
        let scrolled = scrolled.setter();
        move |event: Event| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                scrolled.set((area.scroll_left(), area.scroll_top()));
            }
        }
    };
    let find_caret = {
        let (area, store) = (props.area.clone(), store.clone());
        move || {
            let area = area.cast::<HtmlTextAreaElement>();
            let caret = area.and_then(|area| area.selection_start().ok()?);
            if let Some(caret) = caret {
                store.dispatch(Action::Seek(Goal::Text(caret)));
            }
        }
    };
    let onclick = {
        let find_caret = find_caret.clone();
        move |_: MouseEvent| find_caret()
    };
    let onkeyup = move |event: KeyboardEvent| {
        if MOVES.contains(&event.key().as_str()) {
            find_caret();
        }
    };
    let show_line = use_callback(props.area.clone(), |line: usize, area| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            show(&area, line);
        }
    });
    let text = use_memo(props.input.clone(), |input| {
        AttrValue::from(shown(&input.text).to_owned())
    });
    let cut = text.len() < props.input.text.len();
    let unread = store
        .overview
        .as_ref()
        .is_some_and(|overview| overview.read_as.problem.is_some());
    html! {
        <>
        <div class="paste">
            <div class="behind" aria-hidden="true">
                <pre ref={pane}><Marks input={props.input.clone()} {show_line} /></pre>
            </div>
            <textarea
                ref={props.area.clone()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                wrap="off"
                aria-label={words.say("source-text")}
                aria-invalid={unread.to_string()}
                placeholder={words.say("source-placeholder")}
                readonly={cut}
                value={(*text).clone()}
                {oninput}
                {onscroll}
                {onclick}
                {onkeyup}
            />
        </div>
        if cut {
            <p class="message" data-level="caution">{ words.say("source-cut") }</p>
        }
        </>
    }
}
