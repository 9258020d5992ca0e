//! Something that is kept to be compared, and what it is compared with.

use crate::analysis::{ItemId, Request, SheetOf, SubjectOf};
use crate::app::components::menu::Menu;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// A button that opens into what can be kept of an item, and compared with what is kept.
pub(super) fn compare_menu(words: &Words, store: &Store, item: ItemId) -> Html {
    let mut subjects = vec![("conversation", SubjectOf::Conversation(item))];
    if store.frame().is_some() {
        subjects.insert(0, ("frame", SubjectOf::Frame(item)));
    }
    let kept = store.kept.as_ref();
    let with = kept.and_then(|kept| {
        let is_of_frame = matches!(kept.of, SubjectOf::Frame(_));
        let other = subjects
            .iter()
            .find(|(_, of)| matches!(of, SubjectOf::Frame(_)) == is_of_frame)?;
        let of = SheetOf::Comparison(Box::new((**kept).clone()), other.1);
        let name = words.say_with("compare-with", &[("name", kept.name.as_str().into())]);
        Some((name, of))
    });
    html! {
        <Menu label={words.say("compare")}>
            if let Some((name, of)) = with {
                <button type="button" onclick={
                    let store = store.clone();
                    move |_| store.dispatch(Action::Want(of.clone()))
                }>{ name }</button>
            }
            for (id, of) in subjects {
                <button type="button" onclick={
                    let store = store.clone();
                    move |_| store.dispatch(Action::Send(Request::Keep(of)))
                }>{ words.say_of("compare-keep", id) }</button>
            }
            if let Some(kept) = kept {
                <p class="note" role="status">{ words.say_with("compare-kept", &[("name", kept.name.as_str().into())]) }</p>
            }
        </Menu>
    }
}
