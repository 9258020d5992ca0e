//! A sheet: verdicts and what they rest on. Its words come with it.

mod awaited;
mod block;
mod checks;
mod code;
mod steps;
mod table;

use crate::analysis::{Block, Outcome, Section, Sheet};
use crate::app::components::section::section;
use crate::app::words::Words;
use crate::bytes::Span;
pub(crate) use awaited::{awaited, lost, sheet_of};
use block::{prose, verdict};
use checks::checks;
use code::code;
use steps::steps;
use table::table;
use yew::prelude::*;

/// Which blocks of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of them.
    All,
    /// The first, which is the verdict.
    Verdict,
    /// The others.
    Rest,
}

/// A sheet, but its groups of findings, which are walked through elsewhere. `show` is told where in the pasted text the evidence stands
/// that was clicked, in UTF-16 units.
pub(crate) fn sheet_part(
    words: &Words,
    sheet: &Sheet,
    part: Part,
    show: Option<&Callback<Span>>,
) -> Html {
    let blocks = &sheet.blocks;
    let first = blocks.len().min(1);
    let blocks = match part {
        Part::All => blocks.get(..),
        Part::Verdict => blocks.get(..first),
        Part::Rest => blocks.get(first..),
    };
    html! {
        <div class="sheet">
            for block in blocks.into_iter().flatten() {
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
        // Its own script draws it, fetched when the first one is.
        Block::Picture {
            title,
            name,
            svg,
            save: [as_svg, as_png],
        } => html! {
            <frame-picture data-title={title.clone()} data-name={name.clone()} data-svg={svg.clone()} data-as-svg={as_svg.clone()} data-as-png={as_png.clone()} />
        },
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
        Outcome::Open => "?",
    };
    html! {
        <>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <span class="unseen">{ words.labelled(&words.say_of("outcome-name", outcome.id()), "") }</span>
        </>
    }
}

/// A title, if there is one.
fn title(title: &str) -> Html {
    if title.is_empty() {
        return Html::default();
    }
    html! { <h3>{ title.to_owned() }</h3> }
}

/// The link to a section.
pub(crate) fn link(words: &Words, at: &Section) -> Html {
    section(words, at.rfc, &at.section)
}
