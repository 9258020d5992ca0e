//! The frames panel: a list of frames or of messages and a filter, or the report.

mod chart;
mod export;
mod filter;
mod go_to;
mod line;
mod table;
mod time;

use crate::analysis::{Counts, GroupBy, List, Query, SheetOf};
use crate::app::components::report::use_report;
use crate::app::components::segmented::segmented_marked;
use crate::app::part::part;
use crate::app::sheets::SheetKind;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use crate::protocol::Severity;
use chart::use_chart;
use export::export_menu;
use filter::use_filter_box;
use go_to::go_to;
use table::use_table;
use yew::functional::Hook;
use yew::prelude::*;

const LISTS: [(List, &str); 2] = [(List::Frames, "frames"), (List::Messages, "messages")];

/// What stands behind the lists.
const REPORT: &str = "report";

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

/// How many findings weigh something.
fn badge(words: &Words, findings: Counts) -> Html {
    let count = findings.violations.saturating_add(findings.cautions);
    if count == 0 {
        return Html::default();
    }
    let level = if findings.violations > 0 {
        Severity::Violation
    } else {
        Severity::Caution
    };
    html! {
        <span class="badge" data-level={level.id()}>
            { words.say_with("number", &[("number", count.into())]) }
            <span class="unseen">{ " " }{ words.say("report-weighty") }</span>
        </span>
    }
}

/// The names of what the panel shows.
#[cfg(test)]
pub(crate) fn lists() -> Vec<&'static str> {
    let lists = LISTS.iter().map(|(_, id)| *id);
    lists.chain([REPORT]).collect()
}

/// The frames panel.
pub(crate) fn frames(words: &Words, store: &Store) -> Html {
    let count = amounts_shown(store).map(|[frames, messages]| {
        let places = [("frames", frames.into()), ("messages", messages.into())];
        words.say_with("frames-count", &places)
    });
    let reports = store.sheets.wanted(SheetKind::Conformance).is_some();
    let choose = {
        let store = store.clone();
        Callback::from(move |index: usize| {
            let Some((list, _)) = LISTS.get(index).copied() else {
                let report = SheetOf::Conformance(GroupBy::default());
                return store.dispatch(Action::Want(report));
            };
            store.dispatch(Action::Leave(SheetKind::Conformance));
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
                { segmented_marked(
                    words.say("list"),
                    LISTS.iter().map(|(_, id)| *id).chain([REPORT]).map(|id| words.say_of("list", id)).collect(),
                    LISTS.iter().position(|(list, _)| !reports && *list == store.query.list).unwrap_or(LISTS.len()),
                    &choose,
                    &badge(words, store.findings()),
                ) }
            </header>
            if reports {
                { part("report", |context| use_report().run(context)) }
            } else {
                { part("filter", |context| use_filter_box().run(context)) }
                if store.is_capture() {
                    { part("chart", |context| use_chart().run(context)) }
                }
                { part("table", |context| use_table().run(context)) }
            }
        </section>
    }
}
