//! The catalogue: small captures that open in Inspect.

use crate::app::components::section::section;
use crate::app::fetched::{fetched_bytes, fetched_text};
use crate::app::learn::offer::{offer_bytes, offer_text};
use crate::app::words::{Words, use_words};
use crate::lessons::{CATALOGUE, Entry, Form, Group, Showing};
use crate::protocol::Rule;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// All small captures, group by group.
#[component]
pub(crate) fn Catalogue() -> Html {
    let words = use_words();
    let failed = use_state_eq(|| None::<&'static str>);
    let open = use_callback(words.clone(), {
        let failed = failed.setter();
        move |entry: &'static Entry, words: &Words| {
            let (failed, title) = (failed.clone(), words.say_of("catalogue", entry.id));
            spawn_local(async move {
                let is_open = opened(entry, &title).await;
                failed.set((!is_open).then_some(entry.id));
            });
        }
    });
    html! {
        <article class="lesson catalogue">
            <h2>{ words.say("catalogue") }</h2>
            <p class="goal">{ words.say_with("catalogue-lead", &[("count", (CATALOGUE.len() as u64).into())]) }</p>
            <div role="alert">
                if let Some(id) = *failed {
                    <p class="judged" data-verdict="wrong">{ words.say_with("catalogue-failed", &[("name", words.say_of("catalogue", id).into())]) }</p>
                }
            </div>
            for group in Group::ALL {
                <section aria-labelledby={["catalogue-", group.id()].concat()}>
                    <h3 id={["catalogue-", group.id()].concat()}>{ words.say_of("catalogue-group", group.id()) }</h3>
                    <ul>
                        for entry in CATALOGUE.iter().filter(|entry| entry.group == group) {
                            { line(&words, entry, &open) }
                        }
                    </ul>
                </section>
            }
        </article>
    }
}

fn line(words: &Words, entry: &'static Entry, open: &Callback<&'static Entry>) -> Html {
    let (rfc, number) = entry.section;
    let described = ["catalogue-hint-", entry.id].concat();
    html! {
        <li>
            <button type="button" class="entry" aria-describedby={described.clone()} title={words.say("catalogue-open")} onclick={open.reform(move |_: MouseEvent| entry)}>
                { words.say_of("catalogue", entry.id) }
            </button>
            <span id={described}>{ words.say_of("catalogue-hint", entry.id) }</span>
            <small>
                <span class="form">{ match entry.form {
                    Form::Text => words.say("catalogue-text"),
                    Form::Capture => words.say("catalogue-capture"),
                } }</span>
                { " " }{ badge(words, entry.showing) }{ " " }{ section(words, rfc, number) }
            </small>
        </li>
    }
}

/// How bad what is shown is, by the worst of the rules that are broken.
fn badge(words: &Words, showing: Showing) -> Html {
    let worst = match showing {
        Showing::Sound => None,
        Showing::Broken(rules) => rules.iter().copied().map(Rule::severity).max(),
    };
    match worst {
        None => html! { <span class="sound">{ words.say("catalogue-sound") }</span> },
        Some(severity) => html! {
            <span class="severity" data-severity={severity.id()}>{ words.say_of("severity", severity.id()) }</span>
        },
    }
}

/// Fetches a small capture and has Inspect open it.
async fn opened(entry: &Entry, title: &str) -> bool {
    let file = entry.file();
    let address = ["catalogue/", &file].concat();
    match entry.form {
        Form::Text => {
            let text = fetched_text(&address).await;
            if let Some(text) = &text {
                offer_text(title, text);
            }
            text.is_some()
        }
        Form::Capture => {
            let bytes = fetched_bytes(&address).await;
            if let Some(bytes) = &bytes {
                offer_bytes(&file, bytes);
            }
            bytes.is_some()
        }
    }
}
