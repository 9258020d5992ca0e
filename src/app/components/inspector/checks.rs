//! What is right and wrong with the handshake that the selected head is of.

use crate::analysis::{ItemId, SheetOf};
use crate::app::components::sheet::sheet_of;
use crate::app::hooks::{use_kept, use_sheet};
use crate::app::sheets::SheetKind;
use crate::app::store::use_store;
use crate::app::words::use_words;
use yew::prelude::*;

const OPEN: &str = "open";

/// Which handshake.
#[derive(PartialEq, Properties)]
pub(super) struct ChecksProps {
    /// One of its heads.
    pub(super) item: ItemId,
}

/// Its sheet, which is wanted only while it is open; whether it is stays from one handshake to the next.
#[component]
pub(super) fn Checks(props: &ChecksProps) -> Html {
    let words = use_words();
    let store = use_store();
    let state = use_kept("checks", OPEN);
    let open = *state == OPEN;
    let of = open.then_some(SheetOf::HandshakeOf(props.item));
    use_sheet(&store, SheetKind::Head, of);
    let turn = {
        let state = state.setter();
        move |event: MouseEvent| {
            event.prevent_default();
            state.set(if open { "closed" } else { OPEN }.to_owned());
        }
    };
    html! {
        <details {open}>
            <summary onclick={turn}>{ words.say("head-checks") }</summary>
            if open {
                { sheet_of(&words, &store, SheetKind::Head, None) }
            }
        </details>
    }
}
