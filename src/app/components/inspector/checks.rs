//! What is right and wrong with the handshake that the selected head is of.

use crate::analysis::{ItemId, SheetOf};
use crate::app::components::sheet::sheet_of;
use crate::app::hooks::{use_kept, use_sheet};
use crate::app::sheets::SheetKind;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

const OPEN: &str = "open";

/// The sheet of the handshake that `item` is a head of, which is wanted only while it is open; whether it is stays from one to the next.
#[hook]
pub(super) fn use_checks(words: &Words, store: &Store, item: Option<ItemId>) -> Html {
    let state = use_kept("checks", OPEN);
    let open = *state == OPEN;
    let of = item.filter(|_| open).map(SheetOf::HandshakeOf);
    use_sheet(store, SheetKind::Head, of);
    let turn = {
        let state = state.setter();
        move |event: MouseEvent| {
            event.prevent_default();
            state.set(if open { "closed" } else { OPEN }.to_owned());
        }
    };
    if item.is_none() {
        return Html::default();
    }
    html! {
        <details {open}>
            <summary onclick={turn}>{ words.say("head-checks") }</summary>
            if open {
                { sheet_of(words, store, SheetKind::Head, None) }
            }
        </details>
    }
}
