//! TCP events and gaps.

use super::origin::origin;
use crate::analysis::{GapDetail, TcpDetail};
use crate::app::store::Store;
use crate::app::words::Words;
use crate::capture::tcp::Oddity;
use yew::prelude::*;

/// A packet that opens, closes or breaks a connection.
pub(crate) fn tcp_event(words: &Words, store: &Store, event: &TcpDetail) -> Html {
    let id = event.event.id();
    let numbers = [
        ("sequence", event.sequence_number),
        ("acknowledgment", event.acknowledgment_number),
    ];
    let offset = format!("0x{:X}", event.file_offset);
    html! {
        <>
            <section>
                <h2>
                    { super::arrow(event.peer) }
                    { words.say_of("tcp", id) }
                    { " " }
                    <small>{ words.say_of("tcp-means", id) }</small>
                </h2>
                { origin(words, store, Some(&event.seen), &[], 0) }
            </section>
            <section>
                <dl class="pairs">
                    <dt>{ words.say("tcp-from") }</dt><dd><code>{ event.endpoints[0].clone() }</code></dd>
                    <dt>{ words.say("tcp-to") }</dt><dd><code>{ event.endpoints[1].clone() }</code></dd>
                    for (id, number) in numbers {
                        <dt>{ words.say_of("tcp-number", id) }</dt><dd><code>{ number }</code></dd>
                    }
                    <dt>{ words.say("tcp-offset") }</dt><dd><code>{ offset }</code></dd>
                </dl>
            </section>
            if !event.oddities.is_empty() {
                <section>
                    <h3>{ words.say("oddities-title") }</h3>
                    <ul class="oddities">
                        for (oddity, segments, bytes) in &event.oddities {
                            <li>{ words.say_of_with("oddity", oddity_id(*oddity), &[("count", (*segments).into()), ("bytes", (*bytes).into())]) }</li>
                        }
                    </ul>
                </section>
            }
        </>
    }
}

/// Bytes that were not captured, or not decoded.
pub(crate) fn gap(words: &Words, store: &Store, gap: &GapDetail) -> Html {
    let id = if gap.captured { "undecoded" } else { "missing" };
    let places = [("count", gap.span.len().into())];
    html! {
        <section>
            <h2>
                { super::arrow(gap.peer) }
                { words.say("gap-title") }
                { " " }
                <small>{ words.say_of_with("gap", id, &places) }</small>
            </h2>
            { origin(words, store, Some(&gap.seen), &[], 0) }
            <p class="note">{ words.say_of("gap-means", id) }</p>
        </section>
    }
}

const fn oddity_id(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::Retransmission => "retransmission",
        Oddity::OtherData => "other-data",
        Oddity::OutOfOrder => "out-of-order",
        Oddity::KeepAlive => "keep-alive",
    }
}
