//! The Learn place: a program of its own, which is fetched when that place is first visited.
//!
//! It shows frames with the components of the page, each example with a state and a session of its own: what it reads is a few hundred bytes.

mod address;

use super::panel;
use super::words::{Words, use_own_words};
use address::{Section, use_address};
use yew::prelude::*;

/// Draws the place into the element that its script made for it.
pub fn start() {
    panel::draw::<Learn>("learn", 3);
}

/// The place: what there is beside what is open.
#[component]
fn Learn() -> Html {
    let words = use_own_words("learnWords", "page learn");
    let address = use_address();
    let open = match address.section {
        Section::Connection => html! {
            <article class="story">
                <h2>{ words.say("learn-connection-title") }</h2>
            </article>
        },
    };
    html! {
        <ContextProvider<Words> context={words.clone()}>
            <div class="learn">
                <nav class="contents" aria-label={words.say("learn-contents")}>
                    <h3><a href={Section::Connection.hash()}>{ words.say("learn-connection") }</a></h3>
                </nav>
                { open }
            </div>
        </ContextProvider<Words>>
    }
}
