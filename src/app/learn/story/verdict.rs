//! The verdict on the opening handshake, as it is now.

use super::heads::Heads;
use crate::analysis::{Block, HandshakeHeads, Outcome, Sheet};
use crate::app::components::sheet::{Part, sheet_part};
use crate::app::words::Words;
use crate::protocol::Peer;
use crate::protocol::handshake::HeadSide;
use yew::prelude::*;

/// Who must fail the handshake and why, what is wrong with the head that `peer` sends, and behind a line that opens all that was checked.
pub(super) fn verdict(words: &Words, heads: &Heads, peer: Peer, open: bool) -> Html {
    let side = match peer {
        Peer::Client => HeadSide::Request,
        Peer::Server => HeadSide::Response,
    };
    let given = HandshakeHeads {
        request: Some(heads.now(Peer::Client).to_vec()),
        response: Some(heads.now(Peer::Server).to_vec()),
        ..HandshakeHeads::default()
    };
    let mut first = Sheet::default();
    let mut all = Sheet::default();
    for block in words.handshake_verdict(&given, side) {
        match block {
            Block::Checks { title, checks } => {
                let is_wrong =
                    |outcome: Outcome| matches!(outcome, Outcome::Fail | Outcome::Caution);
                let wrong: Vec<_> = checks
                    .iter()
                    .filter(|check| is_wrong(check.outcome))
                    .cloned()
                    .collect();
                if !wrong.is_empty() {
                    first.blocks.push(Block::Checks {
                        title: words.say("learn-broken"),
                        checks: wrong,
                    });
                }
                all.blocks.push(Block::Checks { title, checks });
            }
            other => first.blocks.push(other),
        }
    }
    html! {
        <div role="group" class="shaken" aria-label={words.say("learn-judged")}>
            { sheet_part(words, &first, Part::All, None) }
            <details class="all-checks" {open}>
                <summary>{ words.say("learn-checks") }</summary>
                { sheet_part(words, &all, Part::All, None) }
            </details>
        </div>
    }
}
