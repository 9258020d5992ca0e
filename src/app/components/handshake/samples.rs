//! Handshakes to try.

use crate::app::words::Words;
use yew::prelude::*;

/// A text to try.
pub(crate) struct Sample {
    /// The last part of the key of its words.
    pub(crate) id: &'static str,
    /// The text.
    pub(crate) text: &'static str,
}

/// Texts to try; the first one stands there at first.
pub(crate) const SAMPLES: [Sample; 5] = [
    Sample {
        id: "hex",
        text: include_str!("../../../../www/handshakes/hex.txt"),
    },
    Sample {
        id: "sound",
        text: include_str!("../../../../www/handshakes/sound.txt"),
    },
    Sample {
        id: "curl",
        text: include_str!("../../../../www/handshakes/curl.txt"),
    },
    Sample {
        id: "key",
        text: "dGhlIHNhbXBsZSBub25jZQ==",
    },
    Sample {
        id: "uri",
        text: "wss://server.example.com/chat?room=1",
    },
];

/// The texts as a list of buttons; `choose` is told the one that was clicked.
pub(crate) fn samples(words: &Words, choose: &Callback<String>) -> Html {
    html! {
        <div class="samples">
            <h3>{ words.say("handshake-samples") }</h3>
            <ul>
                for sample in &SAMPLES {
                    <li>
                        <button type="button" onclick={choose.reform(|_| sample.text.to_owned())}>
                            <span>{ words.say_of("handshake-sample", sample.id) }</span>
                            <small>{ words.say_of("handshake-sample-hint", sample.id) }</small>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}
