//! The Learn place: a program of its own, which is fetched when that place is first visited.
//!
//! It shows frames with the components of the page, each example with a state and a session of its own: what it reads is a few hundred bytes.

mod address;
mod attempt;
mod contents;
mod example;
mod inflated;
pub(crate) mod lessons;
mod offer;
mod progress;
mod prose;
mod runs;
mod story;

use super::panel;
use super::words::{Words, use_own_words};
use address::{Section, use_address};
use contents::{chapters, group};
use lessons::{Catalogue, Errors, Lessons, captures, common_errors, lessons};
use progress::use_progress;
use story::{CHAPTERS, Story};
use yew::prelude::*;

/// Draws the place into the element that its script made for it.
pub fn start() {
    panel::draw::<Learn>("learn", 3);
}

/// The place: what there is beside what is open.
#[component]
fn Learn() -> Html {
    let words = use_own_words("learnWords", "page later learn lessons");
    let address = use_address();
    let progress = use_progress();
    let chapter = use_state_eq(|| "");
    let reached = use_callback((), {
        let chapter = chapter.setter();
        move |name: &'static str, ()| chapter.set(name)
    });
    let entries = chapters(&words, &progress, *chapter);
    let read = entries.iter().filter(|entry| entry.done).count() as u64;
    let places = [
        ("count", read.into()),
        ("of", (CHAPTERS.len() as u64).into()),
    ];
    let open = match address.section {
        Section::Connection => html! {
            <Story at={address.part.clone()} progress={progress.clone()} {reached} />
        },
        Section::Exercise => html! {
            <Lessons at={address.part.clone()} progress={progress.clone()} />
        },
        Section::Catalogue => html! { <Catalogue /> },
        Section::Errors => html! { <Errors at={address.part.clone()} /> },
    };
    let part = |section| (address.section == section).then_some(address.part.as_str());
    html! {
        <ContextProvider<Words> context={words.clone()}>
            <div class="learn">
                <nav class="contents" aria-label={words.say("learn-contents")}>
                    { group(&words, words.say("learn-connection"), &entries) }
                    { group(&words, words.say("lessons"), &lessons(&words, &progress, part(Section::Exercise))) }
                    { group(&words, words.say("catalogue"), &captures(&words, part(Section::Catalogue))) }
                    { group(&words, words.say("common-errors"), &common_errors(&words, part(Section::Errors))) }
                    <p class="read" role="status">{ words.say_with("learn-read", &places) }</p>
                </nav>
                { open }
            </div>
        </ContextProvider<Words>>
    }
}
