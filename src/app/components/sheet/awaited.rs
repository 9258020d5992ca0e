//! What stands there until a sheet does.

use super::{Part, sheet_part};
use crate::app::sheets::SheetKind;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use crate::bytes::Span;
use yew::prelude::*;

/// All of the sheet of a kind that is wanted, or what stands there until it does.
pub(crate) fn sheet_of(
    words: &Words,
    store: &Store,
    kind: SheetKind,
    show: Option<&Callback<Span>>,
) -> Html {
    html! {
        <>
            { awaited(words, store, kind) }
            if let Some(sheet) = store.sheets.answered(kind) {
                { sheet_part(words, sheet, Part::All, show) }
            }
        </>
    }
}

/// That the sheet of a kind is still to come, or that it will not come, and what to do.
pub(crate) fn awaited(words: &Words, store: &Store, kind: SheetKind) -> Html {
    if store.sheets.is_lost(kind, store.is_capture()) {
        return lost(words, store);
    }
    if store.sheets.answered(kind).is_some() {
        return Html::default();
    }
    html! { <p class="awaited" role="status">{ words.say("sheet-awaited") }</p> }
}

/// That what says sheets is not there, and a way to fetch it again.
pub(crate) fn lost(words: &Words, store: &Store) -> Html {
    let again = {
        let store = store.clone();
        move |_| store.dispatch(Action::CallSheets)
    };
    html! {
        <div class="awaited message" role="alert" data-level="caution">
            <p>{ words.say("sheet-lost") }</p>
            <button type="button" class="quiet" onclick={again}>{ words.say("sheet-again") }</button>
        </div>
    }
}
