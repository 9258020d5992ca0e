//! The line that says that what is shown was brought here, and leads back to the reader's own.

use super::sheet::lost;
use crate::app::exchange::Link;
use crate::app::hooks::go_to;
use crate::app::sheets::SheetKind;
use crate::app::state::{Place, State};
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// The line; nothing where what is shown is the reader's own.
pub(crate) fn link(words: &Words, store: &Store) -> Html {
    let (role, level, says) = match &store.link {
        Link::None => return Html::default(),
        Link::Opening(_) if store.sheets.is_lost(SheetKind::Message, false) => {
            return lost(words, store);
        }
        Link::Opening(_) => ("status", "note", words.say("link-opening")),
        Link::Shown => ("status", "note", words.say("link-shown")),
        Link::Broken(why) => ("alert", "violation", why.clone()),
    };
    let back = {
        let store = store.clone();
        move |_: MouseEvent| {
            State::take_back(&store);
            go_to(Place::Inspect);
        }
    };
    html! {
        <p class="message link-line" {role} data-level={level}>
            { says }
            { " " }
            <button type="button" class="quiet" onclick={back}>{ words.say("link-back") }</button>
        </p>
    }
}
