//! The conformance report: what breaks a rule, and where.

mod group;
mod said;
mod tree;
mod walk;

use crate::analysis::{GroupBy, SheetOf};
use crate::app::components::copy::Copy;
use crate::app::components::segmented::segmented;
use crate::app::components::sheet::{Part, awaited, sheet_part};
use crate::app::sheets::SheetKind;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use said::use_said;
use tree::use_tree;
use yew::prelude::*;

const GROUPED: [(GroupBy, &str); 2] = [
    (GroupBy::Rule, "rule"),
    (GroupBy::Conversation, "conversation"),
];

/// The report that is wanted.
#[hook]
pub(crate) fn use_report() -> Html {
    let words = use_words();
    let store = use_store();
    let by = match store.sheets.wanted(SheetKind::Conformance).map(|of| &**of) {
        Some(SheetOf::Conformance(by)) => *by,
        _ => GroupBy::default(),
    };
    let sheet = store.sheets.answered(SheetKind::Conformance);
    let markdown = use_memo(sheet.cloned(), |sheet| {
        AttrValue::from(
            sheet
                .as_ref()
                .map_or_else(String::new, |sheet| sheet.markdown.clone()),
        )
    });
    let said = use_said(&words, &store);
    let tree = use_tree(&words, &store, sheet);
    let group = {
        let store = store.clone();
        Callback::from(move |index: usize| {
            let by = GROUPED.get(index).map_or(by, |(by, _)| *by);
            store.dispatch(Action::Want(SheetOf::Conformance(by)));
        })
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print says so itself.
            drop(window.print());
        }
    };
    html! {
        <div class="report">
            <div>
                { awaited(&words, &store, SheetKind::Conformance) }
                if let Some(sheet) = sheet {
                    { sheet_part(&words, sheet, Part::Verdict, None) }
                }
            </div>
            <div class="tools">
                { segmented(
                    words.say("report-by"),
                    GROUPED.map(|(_, id)| words.say_of("report-by", id)).to_vec(),
                    GROUPED.iter().position(|(grouped, _)| *grouped == by).unwrap_or(0),
                    &group,
                ) }
                <span class="spacer" />
                <Copy label={words.say("report-copy")} text={(*markdown).clone()} />
                <button type="button" class="quiet" onclick={print}>{ words.say("report-print") }</button>
            </div>
            { said }
            <div>
                if let Some(sheet) = sheet {
                    { tree }
                    { sheet_part(&words, sheet, Part::Rest, None) }
                }
            </div>
        </div>
    }
}

/// The names of the ways to group.
#[cfg(test)]
pub(crate) fn groupings() -> Vec<&'static str> {
    GROUPED.iter().map(|(_, id)| *id).collect()
}
