//! The Learn place: a program of its own, which is fetched when that place is first visited.
//!
//! It shows frames with the components of the page, each example with a state and a session of its own: what it reads is a few hundred bytes.

mod address;
mod attempt;
mod carried;
mod contents;
mod example;
mod given;
mod inflated;
pub(crate) mod lessons;
mod offer;
mod progress;
mod prose;
mod runs;
mod story;

use super::panel;
use super::words::{Words, use_own_words};
use address::{Address, Section, use_address};
use contents::{Contents, chapters, group};
use lessons::{Catalogue, Errors, Lessons, captures, common_errors, lessons};
use progress::use_progress;
use story::{CHAPTERS, Story};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Draws the place into the element that its script made for it.
pub fn start() {
    panel::draw::<Learn>("learn", 3);
}

/// The place: what there is beside what is open.
#[component]
fn Learn() -> Html {
    let words = use_own_words("learnWords", "page later learn lessons reports", "");
    let address = use_address();
    let progress = use_progress();
    let chapter = use_state_eq(|| "");
    let reached = use_callback((), {
        let chapter = chapter.setter();
        move |name: &'static str, ()| chapter.set(name)
    });
    use_heading(&address);
    let part = |section| (address.section == section).then_some(address.part.as_str());
    let here = part(Section::Connection).map_or("", |_| *chapter);
    let entries = chapters(&words, &progress, here);
    let read = entries.iter().filter(|entry| entry.done).count() as u64;
    let places = [
        ("count", read.into()),
        ("of", (CHAPTERS.len() as u64).into()),
    ];
    use_status_line(words.say_with("learn-read", &places));
    let open = match address.section {
        Section::Connection => html! {
            <Story at={address.part.clone()} progress={progress.clone()} {reached} />
        },
        Section::Exercise => html! {
            <Lessons at={address.part.clone()} seed={address.seed} progress={progress.clone()} />
        },
        Section::Catalogue => html! { <Catalogue /> },
        Section::Errors => html! { <Errors at={address.part.clone()} /> },
    };
    html! {
        <ContextProvider<Words> context={words.clone()}>
            <div class="learn">
                <Contents>
                    { group(&words, words.say("learn-connection"), &entries) }
                    { group(&words, words.say("lessons"), &lessons(&words, &progress, part(Section::Exercise))) }
                    { group(&words, words.say("catalogue"), &captures(&words, part(Section::Catalogue))) }
                    { group(&words, words.say("common-errors"), &common_errors(&words, part(Section::Errors))) }
                </Contents>
                { open }
            </div>
        </ContextProvider<Words>>
    }
}

/// Where another lesson, common error or list is opened, its heading has the focus: what led there may be gone, and the list of all is long.
/// The connection does so itself.
#[hook]
fn use_heading(address: &Address) {
    let before = use_mut_ref(|| address.clone());
    use_effect_with(address.clone(), move |address| {
        let is_other = !before.replace(address.clone()).is_beside(address);
        if !is_other || address.section == Section::Connection {
            return;
        }
        let group = (address.section == Section::Catalogue)
            .then(|| element(&["catalogue-", &address.part].concat()))
            .flatten();
        let heading = group.or_else(|| element("lesson-title"));
        if let Some(heading) = heading {
            heading.set_tab_index(-1);
            // It may be refused only where the element is gone.
            drop(heading.focus());
        }
    });
}

fn element(id: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Says something in the page's status line, which is the page's own and keeps a place for it.
#[hook]
fn use_status_line(said: String) {
    use_effect_with(said, |said| {
        let place = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("learnt"));
        if let Some(place) = place {
            place.set_text_content(Some(said));
        }
    });
}
