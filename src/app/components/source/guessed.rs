//! What was guessed of a conversation, and what can be chosen instead.

use crate::analysis::Start;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// What was guessed of the conversation that is listed or the only one.
pub(super) fn guessed(words: &Words, store: &Store) -> Html {
    let page = store.conversations.as_deref();
    let only = page
        .filter(|page| page.total == 1)
        .and_then(|page| page.rows.first());
    let listed = store
        .query
        .conversation
        .and_then(|id| store.conversation(id));
    let Some(row) = listed.or(only) else {
        return Html::default();
    };
    html! {
        for remark in &row.remarks {
            <p class="message" data-level="note">
                { words.labelled(&words.say_of("direction", remark.peer.id()), &remark.says) }
                for (says, start) in &remark.starts {
                    { " " }
                    <button type="button" class="quiet" onclick={choose(store, *start)}>{ says.clone() }</button>
                }
            </p>
        }
    }
}

fn choose(store: &Store, start: Start) -> impl Fn(MouseEvent) + 'static {
    let store = store.clone();
    move |_| store.dispatch(Action::Start(start))
}
