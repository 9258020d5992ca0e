//! JSON as a tree that opens and closes.

use crate::analysis::Json;
use crate::analysis::json::{Kind, Node};
use crate::app::shared::Shared;
use crate::app::words::use_words;
use std::rc::Rc;
use yew::prelude::*;

/// A text and its values.
#[derive(PartialEq, Properties)]
pub(crate) struct JsonTreeProps {
    /// The text.
    pub(crate) text: Rc<str>,
    /// Its values.
    pub(crate) json: Shared<Json>,
}

/// Lines shown at first.
const STEP: usize = 200;

/// Names and values as they were written, one a line.
#[component]
pub(crate) fn JsonTree(props: &JsonTreeProps) -> Html {
    let words = use_words();
    let closed = use_state_eq(Vec::<usize>::new);
    let limit = use_state_eq(|| STEP);
    use_effect_with(props.text.clone(), {
        let (closed, limit) = (closed.setter(), limit.setter());
        move |_| {
            closed.set(Vec::new());
            limit.set(STEP);
        }
    });
    let nodes = &props.json.nodes;
    let mut lines = Vec::new();
    let mut index = 0;
    while let Some(node) = nodes.get(index) {
        if lines.len() == *limit {
            break;
        }
        lines.push(index);
        index = if closed.contains(&index) {
            node.end
        } else {
            index + 1
        };
    }
    let left = nodes.len().saturating_sub(index);
    let slice = |range: &std::ops::Range<usize>| {
        props.text.get(range.clone()).unwrap_or_default().to_owned()
    };
    let line = |index: usize, node: &Node| {
        let holds = matches!(node.kind, Kind::Object | Kind::Array);
        let open = !closed.contains(&index);
        let toggle = {
            let closed = closed.clone();
            move |_| {
                let mut next = (*closed).clone();
                match next.iter().position(|closed| *closed == index) {
                    Some(at) => drop(next.swap_remove(at)),
                    None => next.push(index),
                }
                closed.set(next);
            }
        };
        let name = node.name.as_ref().map(&slice);
        html! {
            <li key={index}>
                { indent(node.depth) }
                if holds {
                    <button type="button" class="twist" aria-expanded={open.to_string()} aria-label={words.say_with("json-twist", &[("name", name.clone().unwrap_or_default().into())])} onclick={toggle}>
                        { if open { "▾ " } else { "▸ " } }
                    </button>
                } else {
                    { "  " }
                }
                if let Some(name) = name {
                    <span class="name">{ name }</span>{ ": " }
                }
                if holds {
                    <span class="count">{ words.say_of_with("json", node.kind.id(), &[("count", props.json.children(index).into())]) }</span>
                } else {
                    <span data-kind={node.kind.id()}>{ slice(&node.range) }</span>
                }
            </li>
        }
    };
    let more = {
        let limit = limit.clone();
        move |_| limit.set(*limit * 4)
    };
    html! {
        <>
            <ul class="json">
                for index in lines {
                    if let Some(node) = nodes.get(index) {
                        { line(index, node) }
                    }
                }
            </ul>
            if left > 0 {
                <button type="button" class="quiet" onclick={more}>{ words.say_with("json-more", &[("count", left.into())]) }</button>
            }
        </>
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}
