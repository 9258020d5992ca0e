//! What is right and wrong with the handshake that the selected head is of.

use crate::analysis::{ItemId, SheetOf};
use crate::app::components::sheet::{Part, awaited, sheet_part};
use crate::app::hooks::use_sheet;
use crate::app::sheets::SheetKind;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// The verdict on the handshake that `item` is a head of, and what it rests on, to be opened.
#[hook]
pub(super) fn use_checks(words: &Words, store: &Store, item: Option<ItemId>) -> Html {
    use_sheet(store, SheetKind::Head, item.map(SheetOf::HandshakeOf));
    html! {
        <>
            { awaited(words, store, SheetKind::Head) }
            if let Some(sheet) = store.sheets.answered(SheetKind::Head) {
                { sheet_part(words, sheet, Part::Verdict, None) }
                <details>
                    <summary>{ words.say("head-checks") }</summary>
                    { sheet_part(words, sheet, Part::Rest, None) }
                </details>
            }
        </>
    }
}
