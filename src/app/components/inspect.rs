//! The Inspect place: source, frames, inspector and bytes; and the Live place, which has a panel of its own instead of the source.

use super::bytes::use_bytes;
use super::frames::frames;
use super::inspector::use_inspector;
use super::source::{Outside, live, source};
use super::splitter::{Moves, Splitter, Unit};
use crate::app::hooks::{Notice, Worker};
use crate::app::part::part;
use crate::app::store::use_store;
use crate::app::task::in_next_task;
use crate::app::words::use_words;
use js_sys::Date;
use yew::functional::Hook;
use yew::prelude::*;

/// What the panels need besides the state.
#[derive(PartialEq, Properties)]
pub(crate) struct InspectProps {
    /// Whether a reload brings the text back.
    pub(crate) kept: bool,
    /// Opens a file.
    pub(crate) open_file: Callback<web_sys::File>,
    /// Opens the capture again that was left for a paste.
    pub(crate) reopen: Option<Callback<()>>,
    /// What was wrong with the last file.
    pub(crate) notice: Option<Notice>,
    /// How what answers is.
    pub(crate) worker: Worker,
}

/// When the panels are drawn at first: each in the task of this number.
const SOURCE: usize = 1;
const INSPECTOR: usize = 2;
const FRAMES: usize = 3;

/// Four panels and the lines between them.
#[component]
pub(crate) fn Inspect(props: &InspectProps) -> Html {
    let words = use_words();
    let store = use_store();
    let workbench = use_node_ref();
    let desk = use_node_ref();
    let upper = use_node_ref();
    let area = use_node_ref();
    let chooser = use_node_ref();
    let missing = use_state_eq(|| None);
    let started = *use_memo(store.source, |_| Date::now());
    // Before the first answers there is nothing to look at, and all of it would move when they come.
    let begun = use_mut_ref(|| false);
    *begun.borrow_mut() |= props.worker == Worker::Stopped || !store.is_unanswered();
    let begun = *begun.borrow();
    let busy = (!begun).then_some("true");
    // Until then one panel after the other is drawn, each in a task: at once they are too much for a phone. The frames come last, for
    // without their rows there are no first answers.
    let drawn = use_state_eq(|| 0_usize);
    use_effect_with(*drawn, {
        let drawn = drawn.setter();
        move |count| {
            let next = *count + 1;
            if next <= FRAMES {
                in_next_task(move || drawn.set(next));
            }
        }
    });
    let stands = |panel| begun || *drawn >= panel;
    let outside = Outside {
        kept: props.kept,
        notice: props.notice.as_ref(),
        open_file: &props.open_file,
        reopen: props.reopen.as_ref(),
        started,
        missing: &missing,
    };
    html! {
        <main ref={workbench.clone()} class="workbench" aria-busy={busy}>
            if store.is_live() {
                { live(&words, &store) }
            } else if stands(SOURCE) {
                { source(&words, &store, &outside, &area, &chooser) }
            }
            <Splitter
                label={words.say("splitter-source")}
                property="--source-width"
                moves={Moves::Right}
                unit={Unit::Pixels}
                usual={344.0}
                least={220.0}
                most={720.0}
                parent={workbench}
            />
            <div ref={desk.clone()} class="desk">
                <div ref={upper.clone()} class="upper">
                    if stands(FRAMES) {
                        { frames(&words, &store) }
                    }
                    <Splitter
                        label={words.say("splitter-frames")}
                        property="--frames-share"
                        moves={Moves::Right}
                        unit={Unit::Percent}
                        usual={49.0}
                        least={25.0}
                        most={75.0}
                        parent={upper}
                    />
                    if stands(INSPECTOR) {
                        { part("inspector", |context| use_inspector().run(context)) }
                    }
                </div>
                <Splitter
                    label={words.say("splitter-bytes")}
                    property="--bytes-height"
                    moves={Moves::Up}
                    unit={Unit::Pixels}
                    usual={248.0}
                    least={96.0}
                    most={640.0}
                    parent={desk}
                />
                if stands(INSPECTOR) {
                    { part("bytes", |context| use_bytes().run(context)) }
                }
            </div>
        </main>
    }
}
