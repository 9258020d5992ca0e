//! Bytes over time by direction: a small picture that scrolls the list.

use crate::analysis::Chart;
use crate::app::amounts::{duration, seconds, size};
use crate::app::bars::{HALF, bars};
use crate::app::decimal;
use crate::app::hooks::use_size;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::{Words, use_words};
use web_sys::Element;
use yew::prelude::*;

/// The picture. A slider for the keyboard: its value is a time, Enter or a click selects the first row of that time.
#[hook]
pub(super) fn use_chart() -> Html {
    let words = use_words();
    let store = use_store();
    let node = use_node_ref();
    let (width, _) = use_size(&node);
    let pointed = use_state_eq(|| None::<usize>);
    let parts = u32::try_from(width / 2)
        .unwrap_or(0)
        .min(Chart::BUCKETS_LIMIT);
    use_effect_with(parts, {
        let dispatcher = store.dispatcher();
        move |parts| dispatcher.dispatch(Action::ShowChart(*parts))
    });
    let chart = store.chart.clone();
    let chart = chart.filter(|chart| chart.query == store.query && !chart.buckets.is_empty());
    let count = chart.as_ref().map_or(0, |chart| chart.buckets.len());
    let at = pointed.filter(|at| *at < count);

    let bucket_at = move |event: &MouseEvent| {
        let place = event
            .current_target()
            .and_then(|target| {
                use wasm_bindgen::JsCast;
                target.dyn_into::<Element>().ok()
            })?
            .get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in the picture"
        )]
        let at = (decimal::up_to(1.0, share) * count as f64) as usize;
        Some(at.min(count.checked_sub(1)?))
    };
    let over = {
        let pointed = pointed.setter();
        move |event: PointerEvent| pointed.set(bucket_at(&event))
    };
    let leave = {
        let pointed = pointed.setter();
        move |_: PointerEvent| pointed.set(None)
    };
    let go = {
        let (store, chart) = (store.clone(), chart.clone());
        move |at: usize| {
            if let Some(position) = chart.as_ref().and_then(|chart| chart.positions.get(at)) {
                store.dispatch(Action::SelectAt(*position));
            }
        }
    };
    let onclick = {
        let go = go.clone();
        move |event: MouseEvent| {
            if let Some(at) = bucket_at(&event) {
                go(at);
            }
        }
    };
    let onkeydown = {
        let pointed = pointed.clone();
        move |event: KeyboardEvent| {
            // Where it points now: that may not be drawn yet.
            let now = pointed.filter(|at| *at < count).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
                "ArrowRight" | "ArrowUp" => now + 1,
                "PageUp" => now + count / 10,
                "PageDown" => now.saturating_sub(count / 10),
                "Home" => 0,
                "End" => count,
                "Enter" | " " => {
                    go(now);
                    event.prevent_default();
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            pointed.set(Some(next.min(count.saturating_sub(1))));
        }
    };
    let paths = use_memo(chart.clone(), |chart| {
        let chart = chart.as_deref();
        [0, 1].map(|side| {
            chart
                .map(|chart| bars(&chart.buckets, 0, side))
                .unwrap_or_default()
        })
    });
    let [client, server] = &*paths;
    let said = match (&chart, at) {
        (Some(chart), Some(at)) => said(&words, chart, at),
        (Some(chart), None) => words.say_with(
            "chart-span",
            &[(
                "time",
                duration(chart.span[1].saturating_sub(chart.span[0])).into(),
            )],
        ),
        (None, _) => String::new(),
    };
    html! {
        <div class="chart">
            <div
                ref={node}
                class="picture"
                role="slider"
                tabindex="0"
                aria-label={words.say("chart")}
                aria-valuemin="0"
                aria-valuemax={count.saturating_sub(1).to_string()}
                aria-valuenow={at.unwrap_or(0).to_string()}
                aria-valuetext={said.clone()}
                onpointermove={over}
                onpointerleave={leave}
                {onclick}
                {onkeydown}
            >
                <svg viewBox={format!("0 0 {} {}", count.max(1), 2 * HALF)} preserveAspectRatio="none" aria-hidden="true">
                    <path class="client" d={client.clone()} />
                    <path class="server" d={server.clone()} />
                    if let Some(at) = at {
                        <rect class="pointed" x={at.to_string()} y="0" width="1" height={(2 * HALF).to_string()} />
                    }
                </svg>
            </div>
            <p aria-hidden="true">{ said }</p>
        </div>
    }
}

/// "1.250 s: 1.2 kB from the client, 65.5 MB from the server"
fn said(words: &Words, chart: &Chart, at: usize) -> String {
    let Some([client, server]) = chart.buckets.get(at) else {
        return String::new();
    };
    let whole = chart.span[1].saturating_sub(chart.span[0]);
    // Divided first, so that no span is too long; what is lost is less than a microsecond for a thousand buckets.
    let time = chart.span[0] + whole / chart.buckets.len().max(1) as u64 * at as u64;
    let places = [
        ("time", seconds(time).into()),
        ("client", size(*client).into()),
        ("server", size(*server).into()),
    ];
    words.say_with("chart-at", &places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Query;

    #[test]
    fn what_was_sent_stands_up_and_hangs_down() {
        let chart = Chart {
            query: Query::default(),
            span: [0, 3_000_000_000],
            buckets: vec![[100, 0], [0, 0], [1, 50]],
            positions: vec![0, 2, 2],
        };
        assert_eq!(bars(&chart.buckets, 0, 0), "M0 50v-50h1V50zM2 50v-4h1V50z");
        assert_eq!(bars(&chart.buckets, 0, 1), "M2 50v25h1V50z");
        let words = Words::english();
        assert_eq!(
            said(&words, &chart, 2),
            "2.000000 s: 1 B from the client, 50 B from the server"
        );
    }
}
