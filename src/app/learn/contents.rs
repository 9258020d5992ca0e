//! The list of what there is, and what of it was done.

use super::address::Section;
use super::progress::Progress;
use super::story::CHAPTERS;
use crate::app::words::{Words, use_words};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// One that is listed.
pub(crate) struct Entry {
    /// Where it leads.
    pub(crate) hash: String,
    /// Its number; empty where they have none.
    pub(crate) number: String,
    /// Its name.
    pub(crate) title: String,
    /// Whether it was done.
    pub(crate) done: bool,
    /// Whether it is open.
    pub(crate) open: bool,
}

/// The parts of the connection, those in which everything was opened marked; `open` is the one where the reader is.
pub(crate) fn chapters(words: &Words, progress: &Progress, open: &str) -> Vec<Entry> {
    let entry = |(number, chapter): (u32, &super::story::Chapter)| Entry {
        hash: [&Section::Connection.hash(), chapter.id].concat(),
        number: number.to_string(),
        title: words.say_of("learn-part", chapter.id),
        done: chapter.shows().iter().all(|name| progress.has(name)),
        open: chapter.id == open,
    };
    (1..).zip(&CHAPTERS).map(entry).collect()
}

/// A group of the list under a heading.
pub(crate) fn group(words: &Words, heading: String, entries: &[Entry]) -> Html {
    html! {
        <>
            <h2>{ heading }</h2>
            <ol>
                for entry in entries {
                    <li>
                        <a href={entry.hash.clone()} aria-current={entry.open.then_some("true")}>
                            <span class="num">{ entry.number.clone() }</span>
                            <span>{ entry.title.clone() }</span>
                            if entry.done {
                                <span class="done" aria-hidden="true">{ "✓" }</span>
                                <span class="unseen">{ words.say("learn-done") }</span>
                            }
                        </a>
                    </li>
                }
            </ol>
        </>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ContentsProps {
    /// The groups.
    pub(crate) children: Html,
}

/// The list. Where the window is narrow a button opens it, and choosing something closes it again.
#[component]
pub(crate) fn Contents(props: &ContentsProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let button = use_node_ref();
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let chosen = {
        let open = open.setter();
        move |event: MouseEvent| {
            let target = event.target_dyn_into::<Element>();
            if target.is_some_and(|target| matches!(target.closest("a"), Ok(Some(_)))) {
                open.set(false);
            }
        }
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                open.set(false);
                event.prevent_default();
                if let Some(button) = button.cast::<HtmlElement>() {
                    // It may be refused only where the button is gone.
                    drop(button.focus());
                }
            }
        }
    };
    html! {
        <nav class="contents" aria-label={words.say("learn-contents")} {onkeydown}>
            <button
                ref={button}
                type="button"
                class="quiet"
                aria-expanded={open.to_string()}
                aria-controls="contents"
                onclick={toggle}
            >
                { words.say("learn-contents") }
            </button>
            <div id="contents" data-open={open.then_some("")} onclick={chosen}>{ props.children.clone() }</div>
        </nav>
    }
}
