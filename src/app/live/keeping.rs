//! What of all that comes is shown and kept.

use super::field::value;
use super::wire::Asked;
use crate::analysis::live::{Keep, LiveRequest, LiveStatus};
use crate::app::amounts::size;
use crate::app::words::Words;
use yew::prelude::*;

/// What may be kept, and the last part of the keys of their words.
const KEEPS: [(Keep, &str); 4] = [
    (Keep::All, "all"),
    (Keep::Last(1_000), "1000"),
    (Keep::Last(10_000), "10000"),
    (Keep::Last(100_000), "100000"),
];

/// Pause, how much is kept, clear, save; and what was left out.
pub(super) fn keeping(
    words: &Words,
    status: &LiveStatus,
    saved: Option<&str>,
    ask: &Callback<Asked>,
) -> Html {
    let button = |id: &str, request: fn() -> LiveRequest| {
        let onclick = ask.reform(move |_: MouseEvent| request().into());
        html! { <button type="button" class="quiet" {onclick}>{ words.say_of("live-do", id) }</button> }
    };
    let choose = {
        let ask = ask.clone();
        move |event: Event| {
            let chosen = value(&event);
            let found = KEEPS.iter().find(|(_, id)| chosen.as_deref() == Some(*id));
            if let Some((keep, _)) = found {
                ask.emit(LiveRequest::Keep(*keep).into());
            }
        }
    };
    let mut left_out = Vec::new();
    if let Some(paused) = &status.paused {
        let places = [
            ("count", paused.messages.into()),
            ("size", size(paused.bytes).into()),
        ];
        let id = if status.feed.is_some() {
            "tap"
        } else {
            "browser"
        };
        left_out.push(("note", words.say_of_with("live-paused", id, &places)));
        if paused.pushed_in > 0 {
            let places = [("count", paused.pushed_in.into())];
            left_out.push(("caution", words.say_of_with("live-pushed-in", id, &places)));
        }
    }
    if status.dropped.packets > 0 {
        let places = [
            ("count", status.dropped.packets.into()),
            ("size", size(status.dropped.bytes).into()),
        ];
        left_out.push(("caution", words.say_with("live-dropped", &places)));
    }
    if status.forgotten > 0 {
        let places = [("count", status.forgotten.into())];
        left_out.push(("note", words.say_with("live-forgotten", &places)));
    }
    html! {
        <section class="keeping" aria-label={words.say("live-keeping")}>
            <div class="row">
                if status.paused.is_some() {
                    { button("resume", || LiveRequest::Resume) }
                } else {
                    { button("pause", || LiveRequest::Pause) }
                }
                { button("clear", || LiveRequest::Clear) }
                { button("save", || LiveRequest::Save) }
                <span class="spacer" />
                <label class="small">
                    <span>{ words.say("live-keep") }</span>
                    <select onchange={choose}>
                        for (keep, id) in KEEPS {
                            <option value={id} selected={keep == status.keep}>{ words.say_of("live-keep", id) }</option>
                        }
                    </select>
                </label>
            </div>
            for (level, said) in left_out {
                <p class="message" data-level={level}>{ said }</p>
            }
            <p class="hint" role="status">
                if let Some(name) = saved {
                    { words.say_with("live-saved", &[("name", name.into())]) }
                } else {
                    { words.say_with("live-kept", &[("size", size(status.kept_bytes).into())]) }
                }
            </p>
        </section>
    }
}
