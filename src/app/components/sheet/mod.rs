//! A sheet: verdicts and what they rest on. Its words come with it.

mod block;
mod checks;
mod code;
mod steps;
mod table;

use crate::analysis::{Block, Outcome, Section, Sheet};
use crate::app::components::section::section;
use crate::app::words::Words;
use crate::bytes::Span;
use block::{prose, verdict};
use checks::checks;
use code::code;
use steps::steps;
use table::table;
use yew::prelude::*;

/// All of a sheet but its groups of findings, which are walked through elsewhere. `show` is told where in the pasted text the evidence
/// stands that was clicked, in UTF-16 units.
pub(crate) fn sheet(words: &Words, sheet: &Sheet, show: Option<&Callback<Span>>) -> Html {
    html! {
        <div class="sheet">
            for block in &sheet.blocks {
                { draw(words, block, show) }
            }
        </div>
    }
}

fn draw(words: &Words, block: &Block, show: Option<&Callback<Span>>) -> Html {
    match block {
        Block::Verdict { outcome, says } => verdict(words, *outcome, says),
        Block::Prose { title, paragraphs } => prose(title, paragraphs),
        Block::Steps {
            title,
            section,
            steps: list,
        } => steps(words, title, section.as_ref(), list),
        Block::Checks {
            title,
            checks: list,
        } => checks(words, title, list, show),
        Block::Table { title, head, rows } => table(title, head, rows),
        Block::Code { title, samples } => code(title, samples),
        Block::Group(_) => Html::default(),
    }
}

/// The mark of an outcome, and its name for those who do not see it.
pub(crate) fn mark(words: &Words, outcome: Outcome) -> Html {
    let mark = match outcome {
        Outcome::Pass => "✓",
        Outcome::Note => "i",
        Outcome::Caution => "!",
        Outcome::Fail => "✗",
        Outcome::Open => "·",
    };
    html! {
        <>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <span class="unseen">{ words.say_of("outcome", id(outcome)) }{ ": " }</span>
        </>
    }
}

/// The name of an outcome in styles and in the keys of words.
pub(crate) const fn id(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Note => "note",
        Outcome::Caution => "caution",
        Outcome::Fail => "fail",
        Outcome::Open => "open",
    }
}

/// The link to a section.
pub(crate) fn link(words: &Words, at: &Section) -> Html {
    section(words, at.rfc, &at.section)
}
