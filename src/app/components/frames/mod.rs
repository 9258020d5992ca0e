//! The frames panel: a list of frames or of messages, and a filter.

mod chart;
mod export;
mod filter;
mod go_to;
mod line;
mod table;
mod time;

use crate::analysis::{List, Query};
use crate::app::components::segmented::segmented;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use chart::ChartView;
use export::export_menu;
use filter::FilterBox;
use go_to::go_to;
use table::Table;
use yew::prelude::*;

const LISTS: [(List, &str); 2] = [(List::Frames, "frames"), (List::Messages, "messages")];

/// How many frames and messages the source has or, of a capture, the conversation that is listed.
fn amounts_shown(store: &Store) -> Option<[u32; 2]> {
    if let Some(id) = store.query.conversation {
        let row = store.conversation(id)?;
        return Some([row.frames, row.messages]);
    }
    store
        .amounts()
        .map(|amounts| [amounts.frames, amounts.messages])
}

/// The frames panel.
pub(crate) fn frames(words: &Words, store: &Store) -> Html {
    let count = amounts_shown(store).map(|[frames, messages]| {
        let places = [("frames", frames.into()), ("messages", messages.into())];
        words.say_with("frames-count", &places)
    });
    let choose = {
        let store = store.clone();
        Callback::from(move |index: usize| {
            let list = LISTS.get(index).map_or(List::Frames, |(list, _)| *list);
            store.dispatch(Action::Query(Query {
                list,
                ..store.query.clone()
            }));
        })
    };
    html! {
        <section class="panel frames" aria-labelledby="frames-title">
            <header>
                <h2 id="frames-title">{ words.say("frames-title") }</h2>
                if let Some(count) = count {
                    <span class="count">{ count }</span>
                }
                <span class="spacer" />
                { go_to(words, store) }
                { export_menu(words, store) }
                { segmented(
                    words.say("list"),
                    LISTS.map(|(_, id)| words.say_of("list", id)).to_vec(),
                    LISTS.iter().position(|(list, _)| *list == store.query.list).unwrap_or(0),
                    &choose,
                ) }
            </header>
            <FilterBox />
            if store.is_capture() {
                <ChartView />
            }
            <Table />
        </section>
    }
}
