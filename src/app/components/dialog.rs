//! The dialog with a sheet that the reader takes something out of: a link, a copy, a comparison.

use super::copy::Copy;
use super::segmented::segmented;
use super::sheet::sheet_of;
use crate::analysis::{Export, Request, Scope, SheetOf};
use crate::app::sheets::SheetKind;
use crate::app::state::{Action, State};
use crate::app::store::use_store;
use crate::app::words::use_words;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What is to be shared of what `state` shows: of `scope` a link that leads to this page.
pub(crate) fn share(state: &State, scope: Scope) -> Action {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default().to_owned();
    Action::Want(SheetOf::Share(Box::new(state.sharing(scope, page))))
}

/// The dialog, open for as long as it is there.
#[hook]
pub(crate) fn use_dialog() -> Html {
    let words = use_words();
    let store = use_store();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            drop(dialog.show_modal());
        }
    });
    let leave = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Action::Leave(SheetKind::Dialog)))
    };
    let close = {
        let node = node.clone();
        // The browser puts the focus back to where it was.
        move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let wanted = store.sheets.wanted(SheetKind::Dialog).map(|of| &**of);
    let title = match wanted {
        Some(SheetOf::Share(_)) => words.say("share-title"),
        Some(SheetOf::Frame(_)) => words.say("copy-title"),
        _ => words.say("compare-title"),
    };
    let sharing = match wanted {
        Some(SheetOf::Share(sharing)) => Some(sharing.clone()),
        _ => None,
    };
    let scopes = store.scopes();
    let choice = sharing.as_ref().map(|sharing| {
        let choose = {
            let (store, scopes) = (store.clone(), scopes.clone());
            Callback::from(move |index: usize| {
                if let Some(scope) = scopes.get(index) {
                    store.dispatch(share(&store, *scope));
                }
            })
        };
        let names = scopes.iter().map(|scope| words.say_of("share", scope.id()));
        let chosen = scopes.iter().position(|scope| *scope == sharing.scope);
        segmented(
            words.say("share-what"),
            names.collect(),
            chosen.unwrap_or(0),
            &choose,
        )
    });
    let save = sharing.map(|sharing| {
        let store = store.clone();
        move |_: MouseEvent| {
            let export = Export::Share(sharing.clone());
            store.dispatch(Action::Send(Request::Export(export)));
        }
    });
    let markdown = store.sheets.answered(SheetKind::Dialog);
    let markdown = markdown
        .filter(|_| save.is_none())
        .map(|sheet| sheet.markdown.clone());
    html! {
        <dialog ref={node} class="keys aside" aria-labelledby="aside-title" onclose={leave.reform(|_| ())}>
            <header>
                <h2 id="aside-title">{ title }</h2>
                <span class="spacer" />
                if let Some(markdown) = markdown {
                    <Copy label={words.say("copy-markdown")} text={markdown} />
                }
                if let Some(save) = save {
                    <button type="button" class="quiet" onclick={save}>{ words.say("share-save") }</button>
                }
                <button type="button" class="quiet" onclick={close}>{ words.say("keys-close") }</button>
            </header>
            <div>
                { choice }
                { sheet_of(&words, &store, SheetKind::Dialog, None) }
            </div>
        </dialog>
    }
}
