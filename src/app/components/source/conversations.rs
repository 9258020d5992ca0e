//! The list of a capture's conversations.

use crate::analysis::{
    ConversationQuery, ConversationRow, ConversationState, Order, Query, SortBy,
};
use crate::app::amounts::{duration, size};
use crate::app::components::scroller::{reveal, use_view};
use crate::app::decimal;
use crate::app::hooks::use_properties;
use crate::app::state::{Action, State};
use crate::app::store::use_store;
use crate::app::words::{Words, use_words};
use crate::bytes::holds;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the list can be sorted by, which way at first, and the last part of the keys of their words.
const SORTS: [(SortBy, Order, &str); 8] = [
    (SortBy::Start, Order::Ascending, "start"),
    (SortBy::Ends, Order::Ascending, "ends"),
    (SortBy::Path, Order::Ascending, "path"),
    (SortBy::State, Order::Ascending, "state"),
    (SortBy::Frames, Order::Descending, "frames"),
    (SortBy::Bytes, Order::Descending, "bytes"),
    (SortBy::Findings, Order::Descending, "findings"),
    (SortBy::Duration, Order::Descending, "duration"),
];

/// All conversations together, then each of them. The keyboard's place is where Enter opens.
#[hook]
pub(super) fn use_conversations() -> Html {
    let words = use_words();
    let store = use_store();
    let scroller = use_node_ref();
    let rows = use_node_ref();
    let page = store.conversations.clone();
    let total = page.as_ref().map_or(0, |page| page.total);
    let view = use_view(&scroller, total);
    // 0 is all of them, 1 the first.
    let active = use_state_eq(|| 0u32);
    // The next key may come before what the last one did is drawn.
    let latest = use_mut_ref(|| 0u32);
    *latest.borrow_mut() = *active;
    // On a phone, where the frames stand below.
    let folded = use_state_eq(|| false);

    let window = (view.height > 0.0).then(|| view.window(total));
    use_effect_with(window, {
        let dispatcher = store.dispatcher();
        move |window| {
            if let Some(window) = window {
                dispatcher.dispatch(Action::ShowConversations(*window));
            }
        }
    });
    use_effect_with(*active, {
        let scroller = scroller.clone();
        move |active| {
            if let Some(position) = active.checked_sub(1) {
                reveal(&scroller, position, total);
            }
        }
    });
    let first = page.as_ref().map_or(0, |page| page.first);
    let top = view.top + (f64::from(first) - view.first(total)) * view.line;
    use_properties(
        &scroller,
        [("--rows-height", decimal::pixels(view.tall(total)))],
    );
    use_properties(&rows, [("--rows-top", decimal::pixels(top))]);

    let onkeydown = {
        let (store, active) = (store.clone(), active.setter());
        move |event: KeyboardEvent| {
            let now = *latest.borrow();
            let next = match event.key().as_str() {
                "ArrowUp" => now.saturating_sub(1),
                "ArrowDown" => now + 1,
                "PageUp" => now.saturating_sub(10),
                "PageDown" => now + 10,
                "Home" => 0,
                "End" => total,
                "Enter" | " " => {
                    event.prevent_default();
                    let chosen = match now.checked_sub(1) {
                        None => Some(None),
                        Some(position) => row_at(&store, position).map(|row| Some(row.id)),
                    };
                    if let Some(chosen) = chosen {
                        store.dispatch(Action::ShowConversation(chosen));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            *latest.borrow_mut() = next.min(total);
            active.set(next.min(total));
        }
    };
    let list = |query: ConversationQuery| {
        let store = store.clone();
        move || store.dispatch(Action::ListConversations(query.clone()))
    };
    let query = &store.conversation_query;
    let sort = {
        let (store, query) = (store.clone(), query.clone());
        move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = chosen.map(|select| select.value());
            let sort = SORTS
                .iter()
                .find(|(_, _, id)| Some(*id) == chosen.as_deref());
            if let Some((sort, order, _)) = sort {
                store.dispatch(Action::ListConversations(ConversationQuery {
                    sort: *sort,
                    order: *order,
                    ..query.clone()
                }));
            }
        }
    };
    let turn = list(ConversationQuery {
        order: match query.order {
            Order::Ascending => Order::Descending,
            Order::Descending => Order::Ascending,
        },
        ..query.clone()
    });
    let filter = {
        let (store, query) = (store.clone(), query.clone());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                store.dispatch(Action::ListConversations(ConversationQuery {
                    filter: field.value(),
                    ..query.clone()
                }));
            }
        }
    };
    let open = |conversation| {
        let (store, active) = (store.clone(), active.setter());
        move |position: u32| {
            active.set(position);
            store.dispatch(Action::ShowConversation(conversation));
        }
    };
    let all = open(None);
    let capture = store.capture.as_ref();
    let all_amounts = [
        (
            "count",
            capture.map_or(0, |capture| capture.conversations).into(),
        ),
        ("frames", capture.map_or(0, |capture| capture.frames).into()),
    ];
    let fold = {
        let folded = folded.clone();
        move |_| folded.set(!*folded)
    };
    let falls = query.order == Order::Descending;
    html! {
        <div class="conversations" data-folded={folded.then_some("")}>
            <div class="choices">
                <h3 id="conversations-title">{ words.say("conversations-title") }</h3>
                <button type="button" class="quiet fold" aria-expanded={(!*folded).to_string()} aria-labelledby="conversations-title" onclick={fold}>
                    { if *folded { "▸" } else { "▾" } }
                </button>
                <span class="spacer" />
                <select aria-label={words.say("conversations-sort")} onchange={sort}>
                    for (sort, _, id) in SORTS {
                        <option value={id} selected={sort == query.sort}>{ words.say_of("sort", id) }</option>
                    }
                </select>
                <button type="button" class="quiet" aria-pressed={falls.to_string()} aria-label={words.say("conversations-turn")} title={words.say("conversations-turn")} onclick={move |_| turn()}>
                    { if falls { "↓" } else { "↑" } }
                </button>
            </div>
            <input
                type="search"
                class="find"
                spellcheck="false"
                autocomplete="off"
                aria-label={words.say("conversations-filter")}
                placeholder={words.say("conversations-filter-placeholder")}
                value={query.filter.clone()}
                oninput={filter}
            />
            <div
                ref={scroller}
                class="conversation-list"
                role="listbox"
                tabindex="0"
                aria-labelledby="conversations-title"
                aria-activedescendant={line_id(*active)}
                {onkeydown}
            >
                <div
                    id={line_id(0)}
                    class="conversation all"
                    role="option"
                    aria-selected={store.query.conversation.is_none().to_string()}
                    data-active={(*active == 0).then_some("")}
                    onclick={move |_| all(0)}
                >
                    <b>{ words.say("conversations-all") }</b>
                    <small>{ words.say_with("conversations-amounts", &all_amounts) }</small>
                </div>
                <div ref={rows} class="rows" role="presentation">
                    <div class="lines" role="presentation">
                        for (row, position) in page.iter().flat_map(|page| page.rows.iter().zip(page.first + 1..)) {
                            { line(&words, row, &store.query, position, *active, open(Some(row.id))) }
                        }
                    </div>
                </div>
                if total == 0 && !query.filter.trim().is_empty() {
                    <p class="nothing">{ words.say("conversations-none-left") }</p>
                }
            </div>
        </div>
    }
}

fn row_at(state: &State, position: u32) -> Option<&ConversationRow> {
    let page = state.conversations.as_deref()?;
    page.rows.get(position.checked_sub(page.first)? as usize)
}

fn line_id(position: u32) -> String {
    ["conversation-", &position.to_string()].concat()
}

/// One conversation in three lines: where it goes and what became of it; between whom; how much and what is special.
fn line(
    words: &Words,
    row: &ConversationRow,
    query: &Query,
    position: u32,
    active: u32,
    open: impl Fn(u32) + 'static,
) -> Html {
    let title = match (row.state, &row.server_name) {
        (ConversationState::Tls, Some(name)) => name.clone(),
        _ => row
            .path
            .clone()
            .or_else(|| row.host.clone())
            .unwrap_or_default(),
    };
    let title = if title.is_empty() {
        row.ends[1].clone()
    } else {
        title
    };
    let state = words.state(row.state);
    let mut amounts = Vec::new();
    if row.state.has_frames() {
        amounts.push(words.say_of_with("amount", "frames", &[("count", row.frames.into())]));
        amounts.push(size(row.bytes[0].saturating_add(row.bytes[1])));
    }
    if row.duration > 0 {
        amounts.push(duration(row.duration));
    }
    let whole = [
        Some(row.ends.join(" → ")),
        row.interface.clone(),
        row.host.clone(),
        row.path.clone(),
        row.protocol.clone(),
        row.extensions.clone(),
    ];
    let whole: Vec<String> = whole.into_iter().flatten().collect();
    let deflate = row
        .extensions
        .as_ref()
        .is_some_and(|extensions| holds(&extensions.to_ascii_lowercase(), "permessage-deflate"));
    let findings = [
        ("violation", row.findings.violations),
        ("caution", row.findings.cautions),
    ];
    let missing = row.missing[0].saturating_add(row.missing[1]);
    html! {
        <div
            id={line_id(position)}
            key={row.id.0}
            class="conversation"
            role="option"
            aria-selected={(query.conversation == Some(row.id)).to_string()}
            data-active={(active == position).then_some("")}
            data-state={row.state.id()}
            data-bare={(!row.state.has_frames()).then_some("")}
            title={whole.join("\n")}
            onclick={move |_| open(position)}
        >
            <span class="top">
                <b>{ title }</b>
                <span class="state">
                    <i aria-hidden="true">{ sign(row.state) }</i>
                    { state }
                </span>
            </span>
            <small>
                <span class="tag">{ row.id.0 + 1 }</span>
                <span class="ends">{ ends(row) }</span>
            </small>
            <small>
                <span>{ amounts.join(" · ") }</span>
                <span class="spacer" />
                if let Some(protocol) = &row.protocol {
                    <span class="tag">{ protocol.clone() }</span>
                }
                if deflate {
                    <span class="tag">{ "deflate" }</span>
                }
                if missing > 0 {
                    <span class="tag">{ words.say_with("tag-missing", &[("size", size(missing).into())]) }</span>
                }
                for (level, count) in findings {
                    if count > 0 {
                        <span class="badge" data-level={level}>
                            { count }<span class="unseen">{ " " }{ words.say_of("severity", level) }</span>
                        </span>
                    }
                }
            </small>
        </div>
    }
}

/// "10.0.0.1:5000 → example.org:80"
fn ends(row: &ConversationRow) -> String {
    let ends = row.ends.join(" → ");
    match &row.interface {
        Some(interface) => [ends, interface.clone()].join(" · "),
        None => ends,
    }
}

const fn sign(state: ConversationState) -> &'static str {
    match state {
        ConversationState::Open => "◌",
        ConversationState::Closed => "✓",
        ConversationState::Abnormal => "⚡",
        ConversationState::MidStream => "⋯",
        ConversationState::RequestOnly => "→",
        ConversationState::ResponseOnly => "←",
        ConversationState::Rejected(_) => "✗",
        ConversationState::Tls => "⊘",
    }
}
