//! What can be taken out of a capture, as files.

use crate::analysis::{Export, ToldBy};
use crate::app::amounts::size;
use crate::app::capturing::conversation_of;
use crate::app::components::menu::Menu;
use crate::app::state::{Action, State};
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// A menu of the files that can be made now, and what came of the last one.
pub(super) fn export_menu(words: &Words, store: &Store) -> Html {
    if !store.is_capture() {
        return Html::default();
    }
    let said = match (&store.exporting, &store.exported) {
        (Some(_), None) => words.say("export-making"),
        (_, Some(file)) => match &file.problem {
            Some(problem) => {
                words.say_with("export-problem", &[("problem", problem.as_str().into())])
            }
            None => words.say_with(
                "export-done",
                &[
                    ("name", file.name.as_str().into()),
                    ("size", size(file.len).into()),
                ],
            ),
        },
        (None, None) => String::new(),
    };
    html! {
        <Menu label={words.say("export")}>
            for (id, export) in exports(store) {
                // There may be more of them by the time that one is pressed.
                <button
                    key={id}
                    type="button"
                    onclick={
                        let store = store.clone();
                        move |_| store.dispatch(Action::Export(export.clone()))
                    }
                >
                    { words.say_of("export", id) }
                </button>
            }
            <p class="note" role="status">{ said }</p>
        </Menu>
    }
}

/// What there is to export: of the selected item, of the rows that are listed, of the conversation that is listed or, without one, of
/// the selected item's own.
fn exports(state: &State) -> Vec<(&'static str, Export)> {
    let mut exports = Vec::new();
    if let Some(frame) = state
        .frame()
        .filter(|frame| Some(frame.item) == state.selected)
    {
        exports.push(("message", Export::Message(frame.item)));
    }
    // What a browser told came in no packets.
    let has_packets = state
        .capture
        .as_ref()
        .is_none_or(|capture| capture.told_by == ToldBy::Wire);
    if let Some(item) = state.selected.filter(|_| has_packets) {
        exports.push(("packets", Export::Packets(vec![item])));
    }
    exports.push(("json", Export::Json(state.query.clone())));
    exports.push(("csv", Export::Csv(state.query.clone())));
    let own = state.detail.as_deref().and_then(conversation_of);
    if let Some(conversation) = state.query.conversation.or(own) {
        exports.push(("messages", Export::Messages(conversation)));
        if has_packets {
            exports.push((
                "conversation-packets",
                Export::ConversationPackets(conversation),
            ));
        }
        exports.push(("hex-dump", Export::HexDump(conversation)));
    }
    exports
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CaptureOverview, ConversationId, ItemId, Query};

    #[test]
    fn what_is_not_there_is_not_offered() {
        let ids =
            |state: &State| -> Vec<&str> { exports(state).iter().map(|(id, _)| *id).collect() };
        let mut state = State::default();
        assert_eq!(ids(&state), ["json", "csv"]);
        state.selected = Some(ItemId(3));
        state.query = Query {
            conversation: Some(ConversationId(1)),
            ..Query::default()
        };
        assert_eq!(
            ids(&state),
            [
                "packets",
                "json",
                "csv",
                "messages",
                "conversation-packets",
                "hex-dump"
            ]
        );
        let told = CaptureOverview {
            told_by: ToldBy::Browser,
            ..CaptureOverview::default()
        };
        state.capture = Some(told.into());
        assert_eq!(ids(&state), ["json", "csv", "messages", "hex-dump"]);
    }
}
