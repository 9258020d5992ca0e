//! Keys and accept values to try.

use crate::app::words::Words;
use yew::prelude::*;

/// A key and the accept value beside it.
pub(super) struct Pair {
    /// The last part of the key of its words.
    pub(super) id: &'static str,
    /// Sec-WebSocket-Key.
    pub(super) key: &'static str,
    /// Sec-WebSocket-Accept as received.
    pub(super) accept: &'static str,
}

/// Pairs to try; the first one is the RFC's own and stands there at first.
pub(super) const PAIRS: [Pair; 4] = [
    Pair {
        id: "rfc",
        key: "dGhlIHNhbXBsZSBub25jZQ==",
        accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
    },
    Pair {
        id: "wrong",
        key: "dGhlIHNhbXBsZSBub25jZQ==",
        accept: "ZEs+c+VBk8Aj01+wJGN7Y15796g=",
    },
    Pair {
        id: "hex",
        key: "x3JJHMbDL1EzLkh9GBhXDw==",
        accept: "MWQyOWFiNzM0YjBjOTU4NTI0MDA2OWE2ZTRlM2U5MWI2MWRhMTk2OQ==",
    },
    Pair {
        id: "short",
        key: "c2hvcnQ=",
        accept: "",
    },
];

/// The pairs as a list of buttons; `choose` is told the index of the pair that was clicked.
pub(super) fn pairs(words: &Words, choose: &Callback<usize>) -> Html {
    html! {
        <div class="samples">
            <h3>{ words.say("handshake-pairs") }</h3>
            <ul>
                for (index, pair) in PAIRS.iter().enumerate() {
                    <li>
                        <button type="button" onclick={choose.reform(move |_| index)}>
                            <span>{ words.say_of("pair", pair.id) }</span>
                            <small>{ words.say_of("pair-hint", pair.id) }</small>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Accept, KeyCheck};

    #[test]
    fn pairs_are_what_their_names_say() {
        let sound = |pair: &Pair| matches!(KeyCheck::of(pair.key), KeyCheck::Sound { .. });
        let matching = |pair: &Pair| Accept::of(pair.key).matches(pair.accept);
        let outcomes = PAIRS
            .each_ref()
            .map(|pair| (pair.id, sound(pair), matching(pair)));
        let expected = [
            ("rfc", true, true),
            ("wrong", true, false),
            ("hex", true, false),
            ("short", false, false),
        ];
        assert_eq!(outcomes, expected);
    }
}
