//! What a browser said, and what it means.

use crate::analysis::SheetOf;
use crate::app::components::sheet::sheet_of;
use crate::app::hooks::{use_kept, use_sheet};
use crate::app::sheets::SheetKind;
use crate::app::store::Store;
use crate::app::words::Words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A text field for a browser's message, and below it the sheet of the message.
#[hook]
pub(super) fn use_said(words: &Words, store: &Store) -> Html {
    let text = use_kept("report/message", "");
    let of = (!text.trim().is_empty()).then(|| SheetOf::Message {
        text: (*text).clone(),
    });
    let is_said = of.is_some();
    use_sheet(store, SheetKind::Message, of);
    let oninput = {
        let text = text.setter();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(field.value());
            }
        }
    };
    html! {
        <div class="said">
            <label for="said">{ words.say("report-said") }</label>
            <input
                id="said"
                type="text"
                spellcheck="false"
                autocomplete="off"
                placeholder={words.say("report-said-placeholder")}
                value={(*text).clone()}
                {oninput}
            />
            if is_said {
                { sheet_of(words, store, SheetKind::Message, None) }
            }
        </div>
    }
}
