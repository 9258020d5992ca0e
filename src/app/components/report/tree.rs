//! The findings of a report as a tree: groups, and below each its places.

use super::group::{Group, group_at, leaves, line_id, place_at};
use super::walk::{Branch, Line, Walk, walk};
use crate::analysis::{Buffer, ConversationId, FindingGroup, FindingPlace, List, Query, Sheet};
use crate::app::shared::Shared;
use crate::app::sheets::SheetKind;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Keys and clicks go from line to line. A place shows its bytes as soon as it is reached.
#[hook]
pub(super) fn use_tree(words: &Words, store: &Store, sheet: Option<&Shared<Sheet>>) -> Html {
    let at = use_state_eq(|| Line::Branch(0));
    let turned = use_state_eq(Vec::new);
    let tree = sheet.map(|sheet| Walker::new(sheet, &at, &turned, store));
    let now = tree.as_ref().map(|tree| tree.now);
    // Lines that stay as they are are not drawn again: what they call stays the same, and finds what is true now.
    let latest = use_mut_ref(|| None::<Walker>);
    latest.replace(tree.clone());
    let take = use_callback((), move |line, ()| {
        let tree = latest.borrow().clone();
        if let Some(tree) = tree {
            tree.take(line);
        }
    });
    use_effect_with(now, |now| {
        if let Some(now) = *now {
            reveal(now);
        }
    });
    let Some(tree) = tree else {
        return Html::default();
    };
    let (now, sheet) = (tree.now, tree.sheet.clone());
    let (blocks, branches) = (tree.blocks.clone(), tree.branches.clone());
    let onkeydown = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        if let Some(walk) = walk(&tree.branches, tree.now, &event.key()) {
            event.prevent_default();
            match walk {
                Walk::To(line) => tree.go(line),
                Walk::Turn(index) => tree.turn(index),
                Walk::Take(line) => tree.take(line),
            }
        }
    };
    html! {
        <ul
            class="tree"
            role="tree"
            tabindex="0"
            aria-label={words.say("report-title")}
            aria-activedescendant={line_id(now)}
            {onkeydown}
        >
            for (index, (block, branch)) in blocks.iter().zip(&branches).enumerate() {
                <Group
                    key={*block}
                    sheet={sheet.clone()}
                    block={*block}
                    {index}
                    open={branch.open}
                    at={now.within(index)}
                    take={take.clone()}
                />
            }
        </ul>
    }
}

/// The tree as it is drawn, and what can happen to it.
#[derive(Clone)]
struct Walker {
    sheet: Shared<Sheet>,
    /// Which of the sheet's blocks are groups.
    blocks: Vec<usize>,
    branches: Vec<Branch>,
    now: Line,
    at: UseStateHandle<Line>,
    /// The first group is open at first, the others are not: here are those of which it is the other way.
    turned: UseStateHandle<Vec<String>>,
    store: Store,
}

impl Walker {
    fn new(
        sheet: &Shared<Sheet>,
        at: &UseStateHandle<Line>,
        turned: &UseStateHandle<Vec<String>>,
        store: &Store,
    ) -> Self {
        let (mut blocks, mut branches) = (Vec::new(), Vec::new());
        for block in 0..sheet.blocks.len() {
            if let Some(group) = group_at(sheet, block) {
                branches.push(Branch {
                    leaves: leaves(group),
                    open: blocks.is_empty() != turned.contains(&group.id),
                });
                blocks.push(block);
            }
        }
        // Another report may have fewer lines.
        let now = if at.is_in(&branches) {
            **at
        } else {
            Line::Branch(0)
        };
        Self {
            sheet: sheet.clone(),
            blocks,
            branches,
            now,
            at: at.clone(),
            turned: turned.clone(),
            store: store.clone(),
        }
    }

    fn group(&self, index: usize) -> Option<&FindingGroup> {
        group_at(&self.sheet, *self.blocks.get(index)?)
    }

    fn go(&self, line: Line) {
        self.at.set(line);
        if let Line::Leaf(index, leaf) = line
            && let Some(group) = self.group(index)
            && let Some(place) = place_at(group, leaf)
        {
            select(&self.store, place);
        }
    }

    fn turn(&self, index: usize) {
        let Some(group) = self.group(index) else {
            return;
        };
        let mut turned = (*self.turned).clone();
        match turned.iter().position(|id| *id == group.id) {
            Some(known) => drop(turned.remove(known)),
            None => turned.push(group.id.clone()),
        }
        self.turned.set(turned);
    }

    fn take(&self, line: Line) {
        self.go(line);
        match line {
            Line::Branch(index) => self.turn(index),
            Line::Leaf(index, leaf) => {
                let group = self.group(index);
                if let Some(group) = group.filter(|group| place_at(group, leaf).is_none()) {
                    list(&self.store, group);
                }
            }
        }
    }
}

/// Shows a place in the inspector and in the bytes.
fn select(store: &Store, place: &FindingPlace) {
    store.dispatch(Action::Select(place.item));
    store.dispatch(Action::SelectField(place.field));
    // Another buffer may be without the field's bytes.
    if place.field.is_some() && store.buffer != Buffer::Wire {
        store.dispatch(Action::ShowBuffer(Buffer::Wire));
    }
}

/// Lists all frames with what a group is about, in place of the report.
fn list(store: &Store, group: &FindingGroup) {
    store.dispatch(Action::Leave(SheetKind::Conformance));
    store.dispatch(Action::Query(all_of(&group.id, store.is_capture())));
}

fn all_of(group: &str, is_capture: bool) -> Query {
    let conversation = group
        .strip_prefix("conversation-")
        .and_then(|number| number.parse::<u32>().ok());
    let rule = if conversation.is_some() { "any" } else { group };
    Query {
        list: List::Frames,
        conversation: conversation
            .and_then(|number| number.checked_sub(1))
            .filter(|_| is_capture)
            .map(ConversationId),
        filter: ["finding:", rule].concat(),
    }
}

/// Scrolls a line into view, if it is not.
fn reveal(line: Line) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(&line_id(line)))
        // Of a group its head is enough.
        .and_then(|line| line.query_selector(":scope > .line").ok()?.or(Some(line)));
    if let Some(element) = element {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_group_is_about_can_be_filtered_by() {
        for (group, is_capture, conversation, filter) in [
            ("client-unmasked", true, None, "finding:client-unmasked"),
            ("conversation-3", true, Some(2), "finding:any"),
            ("conversation-1", false, None, "finding:any"),
        ] {
            let query = all_of(group, is_capture);
            assert_eq!(query.conversation.map(|id| id.0), conversation, "{group}");
            assert_eq!(query.filter, filter, "{group}");
        }
    }
}
