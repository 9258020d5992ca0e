//! Bytes in rows, to look at or to choose a bit of.

use super::ask::Draft;
use crate::app::components::inspector::hex;
use crate::app::words::Words;
use crate::lessons::Shown;
use crate::protocol::Peer;
use yew::prelude::*;

/// The name of who sends.
pub(super) fn sender(words: &Words, peer: Peer) -> String {
    match peer {
        Peer::Client => words.say("exercise-client"),
        Peer::Server => words.say("exercise-server"),
    }
}

/// Bytes to look at, sixteen in a row.
pub(super) fn rows(words: &Words, peer: Peer, bytes: &[u8], more: u64) -> Html {
    html! {
        <figure class="octets" data-peer={peer.id()}>
            <figcaption>{ sender(words, peer) }</figcaption>
            <div class="mono" tabindex="0" role="group" aria-label={words.say("exercise-bytes")}>
                for row in bytes.chunks(16) {
                    <div>
                        { hex(row.iter()) }
                    </div>
                }
            </div>
            if more > 0 {
                <small>{ words.say("exercise-bytes-more") }</small>
            }
        </figure>
    }
}

/// Bytes of which one can be chosen, and then one of its bits. Arrow keys go from one to the next, as among all radio buttons.
pub(super) fn bit_picker(
    words: &Words,
    shown: &Shown,
    draft: &Draft,
    change: &Callback<Draft>,
) -> Html {
    let Shown::Bytes { peer, bytes, .. } = shown else {
        return Html::default();
    };
    let choose_byte = |at: u64| {
        let draft = draft.clone();
        change.reform(move |_: Event| Draft {
            byte: Some(at),
            bit: None,
            ..draft.clone()
        })
    };
    let choose_bit = |bit: u64| {
        let draft = draft.clone();
        change.reform(move |_: Event| Draft {
            bit: Some(bit),
            ..draft.clone()
        })
    };
    let byte_name = |at: u64, byte: u8| {
        let places = [
            ("number", (at + 1).into()),
            ("hex", hex([byte].iter()).into()),
        ];
        words.say_with("exercise-byte", &places)
    };
    let bit_name = |at: u64, bit: u64, value: u8| {
        let places = [
            ("number", (bit + 1).into()),
            ("byte", (at + 1).into()),
            ("value", u64::from(value).into()),
        ];
        words.say_with("exercise-bit", &places)
    };
    let open = draft
        .byte
        .and_then(|at| Some((at, *bytes.get(usize::try_from(at).ok()?)?)));
    html! {
        <>
            <fieldset class="octets" data-peer={peer.id()}>
                <legend>{ sender(words, *peer) }</legend>
                <small>{ words.say("exercise-choose-byte") }</small>
                <div class="picks mono">
                    for (at, byte) in (0_u64..).zip(bytes) {
                        <label>
                            <input
                                type="radio"
                                name="exercise-byte"
                                aria-label={byte_name(at, *byte)}
                                checked={draft.byte == Some(at)}
                                onchange={choose_byte(at)}
                            />
                            <span>{ hex([*byte].iter()) }</span>
                        </label>
                    }
                </div>
            </fieldset>
            if let Some((at, byte)) = open {
                <fieldset class="octets bits">
                    <legend>{ words.say_with("exercise-bits-of", &[("byte", (at + 1).into())]) }</legend>
                    <div class="picks mono">
                        for bit in 0..8_u64 {
                            <label>
                                <input
                                    type="radio"
                                    name="exercise-bit"
                                    aria-label={bit_name(at, bit, byte >> (7 - bit) & 1)}
                                    checked={draft.bit == Some(8 * at + bit)}
                                    onchange={choose_bit(8 * at + bit)}
                                />
                                <span>{ byte >> (7 - bit) & 1 }</span>
                            </label>
                        }
                    </div>
                </fieldset>
            }
        </>
    }
}
