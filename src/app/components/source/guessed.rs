//! What was guessed of a conversation.

use crate::app::store::Store;
use crate::app::words::Words;
use crate::protocol::Peer;
use yew::prelude::*;

/// Guesses that are shown of each direction.
const SHOWN: usize = 4;

/// Where frames were found by how they look, in the conversation that is listed or the only one, and what speaks for it.
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
    let directions = [Peer::Client, Peer::Server].into_iter().zip(&row.guesses);
    html! {
        for (peer, guesses) in directions {
            for guess in guesses.iter().take(SHOWN) {
                <p class="message" data-level="note">
                    { words.say_of("direction", peer.id()) }{ ": " }{ words.guess(guess) }
                </p>
            }
        }
    }
}
