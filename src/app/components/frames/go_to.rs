//! To a frame by its number.

use crate::analysis::ItemId;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A number field: Enter goes to the frame of that number, or to the last one.
pub(super) fn go_to(words: &Words, store: &Store) -> Html {
    let (items, frames) = store
        .overview
        .as_ref()
        .map_or((0, 0), |overview| (overview.items, overview.frames));
    let onkeydown = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            match event.key().as_str() {
                "Enter" => {
                    if let Ok(number) = field.value().trim().parse::<u32>() {
                        // Handshakes come before the frames, and have no number.
                        let item = (items - frames).saturating_add(number.saturating_sub(1));
                        store.dispatch(Action::Select(ItemId(item.min(items.saturating_sub(1)))));
                        field.set_value("");
                        drop(field.blur());
                    }
                }
                "Escape" => {
                    field.set_value("");
                    drop(field.blur());
                }
                _ => {}
            }
        }
    };
    html! {
        <input
            id="go-to-frame"
            class="go-to"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            placeholder={words.say("go-to-placeholder")}
            title={words.say("go-to")}
            aria-label={words.say("go-to")}
            {onkeydown}
        />
    }
}
