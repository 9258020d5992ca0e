//! How much goes each way: all in all, and in the last seconds.

use super::chart::chart;
use crate::analysis::live::{Amount, LiveStatus, Rate};
use crate::app::amounts::size;
use crate::app::words::Words;
use yew::prelude::*;

/// What a chart counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Messages,
    Bytes,
}

impl Counts {
    const fn id(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Bytes => "bytes",
        }
    }

    const fn of(self, amount: Amount) -> u64 {
        match self {
            Self::Messages => amount.messages,
            Self::Bytes => amount.bytes,
        }
    }

    fn say(self, number: u64, words: &Words) -> String {
        match self {
            Self::Messages => words.say_with("live-number", &[("number", number.into())]),
            Self::Bytes => size(number),
        }
    }
}

/// Totals, and two charts.
pub(super) fn traffic(words: &Words, status: &LiveStatus) -> Html {
    if status.direct.is_none() && status.feed.is_none() {
        return Html::default();
    }
    let total = |id: &str, amount: Amount| {
        let places = [
            ("messages", amount.messages.into()),
            ("size", size(amount.bytes).into()),
        ];
        html! {
            <p class={id.to_owned()}>
                <span class="dir" data-peer={id.to_owned()} aria-hidden="true">{ if id == "client" { "→" } else { "←" } }</span>
                { words.say_of_with("live-total", id, &places) }
            </p>
        }
    };
    html! {
        <section class="traffic" aria-label={words.say("live-traffic")}>
            <div class="totals">
                { total("client", status.total.by_client) }
                { total("server", status.total.by_server) }
            </div>
            { rate(words, Counts::Messages, &status.rates) }
            { rate(words, Counts::Bytes, &status.rates) }
        </section>
    }
}

fn rate(words: &Words, counts: Counts, rates: &[Rate]) -> Html {
    let seconds: Vec<[u64; 2]> = rates
        .iter()
        .map(|rate| {
            [
                counts.of(rate.amounts.by_client),
                counts.of(rate.amounts.by_server),
            ]
        })
        .collect();
    // The latest is not full yet.
    let [client, server] = seconds.iter().rev().nth(1).copied().unwrap_or_default();
    let places = [
        ("client", counts.say(client, words).into()),
        ("server", counts.say(server, words).into()),
    ];
    let said = words.say_of_with("live-rate", counts.id(), &places);
    html! {
        <figure data-counts={counts.id()}>
            { chart(said.clone(), &seconds) }
            <figcaption aria-hidden="true">{ said }</figcaption>
        </figure>
    }
}
