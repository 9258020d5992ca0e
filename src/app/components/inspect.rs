//! The Inspect place: source, frames, inspector and bytes; and the Live place, which has a panel of its own instead of the source.

use super::bytes::use_bytes;
use super::frames::frames;
use super::inspector::use_inspector;
use super::source::{Chosen, Outside, live, source};
use super::splitter::{Moves, Splitter, Unit};
use crate::app::hooks::Notice;
use crate::app::part::part;
use crate::app::store::use_store;
use crate::app::words::use_words;
use js_sys::Date;
use yew::functional::Hook;
use yew::prelude::*;

/// What the panels need besides the state.
#[derive(PartialEq, Properties)]
pub(crate) struct InspectProps {
    /// Asks which item a place of the pasted text belongs to; the place in UTF-16 units.
    pub(crate) find: Callback<u32>,
    /// Whether a reload brings the text back.
    pub(crate) kept: bool,
    /// Opens a file.
    pub(crate) open_file: Callback<web_sys::File>,
    /// Opens the capture again that was left for a paste.
    pub(crate) reopen: Option<Callback<()>>,
    /// What was wrong with the last file.
    pub(crate) notice: Option<Notice>,
}

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
    let sample = use_state_eq(Chosen::first);
    let started = *use_memo(store.source, |_| Date::now());
    let outside = Outside {
        find: &props.find,
        kept: props.kept,
        notice: props.notice.as_ref(),
        open_file: &props.open_file,
        reopen: props.reopen.as_ref(),
        started,
        sample: &sample,
    };
    html! {
        <main ref={workbench.clone()} class="workbench">
            if store.is_live() {
                { live(&words, &store) }
            } else {
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
                    { frames(&words, &store) }
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
                    { part("inspector", |context| use_inspector().run(context)) }
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
                { part("bytes", |context| use_bytes().run(context)) }
            </div>
        </main>
    }
}
