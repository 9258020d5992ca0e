//! Findings that belong together, and where they are.

use super::walk::Line;
use crate::analysis::{Block, FindingGroup, FindingPlace, Sheet};
use crate::app::components::sheet::{link, mark};
use crate::app::shared::Shared;
use crate::app::words::{Words, use_words};
use std::ops::Range;
use yew::prelude::*;

/// Places of a group that are in the document at most: the list of frames shows any number.
const PLACES: usize = 100;

/// Groups whose places are in the document even while they are out of sight, so that they can be printed; those of later ones are only
/// while they are open.
const PRINTED: usize = 20;

/// How much of what is worth knowing stands before the places: why the rule is there, and what the peer does. What browsers and libraries
/// say may be long, and stands behind them.
const FIRST: usize = 2;

/// A group of the report.
#[derive(PartialEq, Properties)]
pub(super) struct GroupProps {
    /// The report.
    pub(super) sheet: Shared<Sheet>,
    /// Which of its blocks the group is.
    pub(super) block: usize,
    /// Which of its groups it is.
    pub(super) index: usize,
    /// Whether its places are in sight.
    pub(super) open: bool,
    /// Which of its lines the keys are at: 0 is its head.
    pub(super) at: Option<usize>,
    /// A line was clicked.
    pub(super) take: Callback<Line>,
}

/// A head that opens, what is worth knowing, and the places.
#[component]
pub(super) fn Group(props: &GroupProps) -> Html {
    let words = use_words();
    let Some(group) = group_at(&props.sheet, props.block) else {
        return Html::default();
    };
    let head = Line::Branch(props.index);
    let is_there = props.open || props.index < PRINTED;
    let shown = if is_there { PLACES } else { 0 };
    let name = [&line_id(head), "-name"].concat();
    html! {
        <li
            id={line_id(head)}
            role="treeitem"
            aria-level="1"
            aria-expanded={props.open.to_string()}
            aria-selected={(props.at == Some(0)).to_string()}
            aria-labelledby={name.clone()}
            data-outcome={group.outcome.id()}
            data-group={group.id.clone()}
        >
            <div class="line">
                <div class="name" id={name} onclick={props.take.reform(move |_| head)}>
                    { mark(&words, group.outcome) }
                    <strong>{ group.title.clone() }</strong>
                    <span class="badge" data-outcome={group.outcome.id()}>
                        { words.say_with("number", &[("number", group.count.into())]) }
                        <span class="unseen">{ " " }{ words.say("report-places") }</span>
                    </span>
                </div>
                if let Some(section) = &group.section {
                    { link(&words, section) }
                }
            </div>
            <div class="inside">
                { facts(group, 0..FIRST) }
                <ul role="group">
                    for (number, place) in group.places.iter().take(shown).enumerate() {
                        { leaf(props, number, place.outcome.id(), said(&words, place)) }
                    }
                    if let Some(more) = more(group).filter(|_| is_there) {
                        { leaf(props, leaves(group) - 1, "more", html! {
                            { words.say_with("report-more", &[("count", more.into())]) }
                        }) }
                    }
                </ul>
                { facts(group, FIRST..usize::MAX) }
            </div>
        </li>
    }
}

/// Some of what is worth knowing.
fn facts(group: &FindingGroup, which: Range<usize>) -> Html {
    let count = which.end - which.start;
    let facts = group.facts.iter().skip(which.start).take(count);
    html! {
        <dl>
            for [name, fact] in facts {
                <dt>{ name.clone() }</dt>
                <dd>{ fact.clone() }</dd>
            }
        </dl>
    }
}

/// A line below the head.
fn leaf(props: &GroupProps, number: usize, outcome: &'static str, body: Html) -> Html {
    let line = Line::Leaf(props.index, number);
    html! {
        <li
            id={line_id(line)}
            role="treeitem"
            aria-level="2"
            aria-selected={(props.at == Some(number + 1)).to_string()}
            data-outcome={outcome}
            onclick={props.take.reform(move |_| line)}
        >
            { body }
        </li>
    }
}

/// A place, and what was found there.
fn said(words: &Words, place: &FindingPlace) -> Html {
    html! {
        <>
            { mark(words, place.outcome) }
            <span class="where">{ place.place.clone() }</span>
            <span class="says">{ place.says.clone() }</span>
        </>
    }
}

/// How many findings of a group have no line of their own.
fn more(group: &FindingGroup) -> Option<u64> {
    let shown = group.places.len().min(PLACES) as u64;
    group.count.checked_sub(shown).filter(|more| *more > 0)
}

/// The group that a block is.
pub(super) fn group_at(sheet: &Sheet, block: usize) -> Option<&FindingGroup> {
    match sheet.blocks.get(block)? {
        Block::Group(group) => Some(group),
        _ => None,
    }
}

/// How many lines are below its head.
pub(super) fn leaves(group: &FindingGroup) -> usize {
    group.places.len().min(PLACES) + usize::from(more(group).is_some())
}

/// The place that a line is of; of the last line, which is of all others, `None`.
pub(super) fn place_at(group: &FindingGroup, leaf: usize) -> Option<&FindingPlace> {
    group.places.get(leaf).filter(|_| leaf < PLACES)
}

/// The id of a line's element.
pub(super) fn line_id(line: Line) -> String {
    match line {
        Line::Branch(index) => ["finding-", &index.to_string()].concat(),
        Line::Leaf(index, leaf) => {
            ["finding-", &index.to_string(), "-", &leaf.to_string()].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{ItemId, Outcome};

    #[test]
    fn a_line_below_the_places_stands_for_all_others() {
        let place = FindingPlace {
            outcome: Outcome::Fail,
            place: String::new(),
            says: String::new(),
            item: ItemId(0),
            field: None,
        };
        for (kept, count, lines, others) in [
            (0, 0, 0, None),
            (3, 3, 3, None),
            (100, 100, 100, None),
            (101, 101, 101, Some(1)),
            (1000, 5000, 101, Some(4900)),
            (3, 5, 4, Some(2)),
        ] {
            let group = FindingGroup {
                id: String::new(),
                outcome: Outcome::Fail,
                title: String::new(),
                section: None,
                facts: Vec::new(),
                count,
                places: vec![place.clone(); kept],
            };
            assert_eq!((leaves(&group), more(&group)), (lines, others), "{kept}");
            let last = lines.checked_sub(1);
            let last = last.map(|leaf| place_at(&group, leaf).is_none());
            assert_eq!(last.unwrap_or_default(), others.is_some(), "{kept}");
        }
    }
}
