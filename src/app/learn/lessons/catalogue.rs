//! The catalogue: small captures that open in Inspect.

use super::hash;
use crate::analysis::{Compressed, SentBy};
use crate::app::components::section::section;
use crate::app::fetched::{fetched_bytes, fetched_text};
use crate::app::learn::address::{Address, Section};
use crate::app::learn::offer::{offer_capture, offer_text};
use crate::app::words::{Words, use_words};
use crate::lessons::{CATALOGUE, Entry, Form, Group, Showing};
use crate::protocol::Rule;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// All small captures, group by group.
#[component]
pub(crate) fn Catalogue() -> Html {
    let words = use_words();
    let failed = use_state_eq(|| None::<&'static str>);
    // Counted up with each that is asked for: fetching one takes time, and the last one is the one that is meant.
    let order = use_mut_ref(|| 0_u32);
    let open = use_callback((), {
        let failed = failed.setter();
        move |entry: &'static Entry, ()| {
            let (failed, order) = (failed.clone(), Rc::clone(&order));
            let number = *order.borrow() + 1;
            *order.borrow_mut() = number;
            spawn_local(async move {
                let fetched = fetch(entry).await;
                // Who went elsewhere meanwhile wants none.
                if *order.borrow() != number || Address::here().section != Section::Catalogue {
                    return;
                }
                failed.set(fetched.is_none().then_some(entry.id));
                fetched.into_iter().for_each(Fetched::open);
            });
        }
    });
    html! {
        <article class="lesson catalogue">
            <h2 id="lesson-title">{ words.say("catalogue") }</h2>
            <p class="goal">{ words.say_with("catalogue-lead", &[("count", (CATALOGUE.len() as u64).into())]) }</p>
            <ul class="groups">
                for group in Group::ALL {
                    <li><a href={hash(Section::Catalogue, group.id())}>{ words.say_of("catalogue-group", group.id()) }</a></li>
                }
            </ul>
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

/// What an entry stands for.
enum Fetched {
    Text(String),
    Capture(String, Vec<u8>),
}

impl Fetched {
    /// Has Inspect open it.
    fn open(self) {
        match self {
            Self::Text(text) => offer_text(text, SentBy::Guess, Compressed::Guess, None),
            Self::Capture(name, bytes) => offer_capture(&name, &bytes, None),
        }
    }
}

/// Fetches a small capture; `None` where it cannot be had.
async fn fetch(entry: &Entry) -> Option<Fetched> {
    let file = entry.file();
    let address = ["catalogue/", &file].concat();
    Some(match entry.form {
        Form::Text => Fetched::Text(fetched_text(&address).await?),
        Form::Capture => {
            let bytes = fetched_bytes(&address).await?;
            Fetched::Capture(file, bytes)
        }
    })
}
