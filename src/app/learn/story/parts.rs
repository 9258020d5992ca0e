//! A request or response line by line, or the header of a segment part by part.

use super::record::Shown;
use super::recording::{FILE, ItemKind};
use super::run::runs;
use crate::app::components::inspector::hex;
use crate::app::learn::offer::{offer_bytes, offer_text};
use crate::app::learn::prose::prose;
use crate::app::learn::runs::{Piece, run_buttons};
use crate::app::words::{Words, use_words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PartsProps {
    /// What is shown.
    pub(super) shown: Rc<Shown>,
    /// Whether all explanations are open, as on paper.
    pub(super) all: bool,
}

/// The parts, each to be opened.
#[component]
pub(super) fn Parts(props: &PartsProps) -> Html {
    let words = use_words();
    let chosen = use_state_eq(|| None::<usize>);
    let shown = &props.shown;
    let runs = runs(shown.kind, &shown.bytes);
    let pieces: Vec<Piece<'_>> = runs
        .iter()
        .enumerate()
        .map(|(index, run)| Piece {
            run,
            bytes: bytes_of(&shown.bytes, run.span),
            lit: *chosen == Some(index),
        })
        .collect();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |index| chosen.set(Some(index).filter(|index| *chosen != Some(*index))))
    };
    let is_head = shown.kind == ItemKind::Head;
    let take = {
        let shown = shown.clone();
        move |_: MouseEvent| {
            if is_head {
                let name = [shown.name, ".txt"].concat();
                offer_text(&name, &String::from_utf8_lossy(&shown.bytes));
            } else {
                offer_bytes(super::NAME, FILE);
            }
        }
    };
    html! {
        <div class="plain" data-lines={is_head.then_some("")}>
            { run_buttons(&words, &pieces, &choose) }
            for piece in &pieces {
                if piece.lit || props.all {
                    { why(&words, shown.name, piece) }
                }
            }
            <div class="try">
                <button type="button" class="quiet" onclick={take}>
                    { words.say(if is_head { "learn-take" } else { "learn-take-all" }) }
                </button>
            </div>
        </div>
    }
}

/// What is said of a run.
fn why(words: &Words, name: &str, piece: &Piece<'_>) -> Html {
    let at = [name, "-", &piece.run.id].concat();
    let number = piece
        .bytes
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let places = [("number", number.to_string().into())];
    html! {
        <div class="explained" data-field="part">
            <h3>
                <span class="mono">{ piece.shown() }</span>
                { " · " }{ words.say_of("learn-run", &piece.run.id) }
            </h3>
            if words.knows(&["learn-at-", &at].concat()) {
                { prose(words, &words.say_of("learn-at", &at)) }
            }
            { prose(words, &words.say_of_with("learn-why", &piece.run.id, &places)) }
            if piece.is_line() {
                <p class="mono hexes">{ hex(piece.bytes.iter()) }</p>
            }
        </div>
    }
}

/// The bytes of a run.
fn bytes_of(bytes: &[u8], span: crate::bytes::Span) -> &[u8] {
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    bytes.get(at(span.start)..at(span.end)).unwrap_or_default()
}
