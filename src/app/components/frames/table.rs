//! The list: only the lines in view are in the document, and the scrollbar tells the truth about all of them.

use super::line::{Line, line_id};
use super::time::{Clock, TimeMode};
use crate::analysis::{ItemId, Query, Row};
use crate::app::components::scroller::{View, reveal, use_view};
use crate::app::decimal;
use crate::app::hooks::{use_kept, use_properties};
use crate::app::hover::{Hover, use_hover};
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The list.
#[hook]
pub(super) fn use_table() -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let scroller = use_node_ref();
    let rows = use_node_ref();
    let page = store.rows.clone();
    let total = page.as_ref().map_or(0, |page| page.total);
    let view = use_view(&scroller, total);
    let mode = use_kept("time", TimeMode::default().id());
    let clock = store.capture.as_ref().map(|capture| Clock {
        mode: TimeMode::named(&mode),
        start: capture.start.map(|start| start.0),
    });
    // Where several conversations are listed, each row says which is its own.
    let several = store.query.conversation.is_none()
        && store
            .capture
            .as_ref()
            .is_some_and(|capture| capture.conversations > 1);

    // A list of which nothing is known yet is asked for its beginning.
    let window = (view.height > 0.0).then(|| view.window(total));
    use_effect_with(window, {
        let dispatcher = store.dispatcher();
        move |window| {
            if let Some(window) = window {
                dispatcher.dispatch(Action::ShowRows(*window));
            }
        }
    });
    let first = page.as_ref().map_or(0, |page| page.first);
    // In a list that scrolls in proportion, the lines are placed by what is at the top now.
    let top = view.top + (f64::from(first) - view.first(total)) * view.line;
    use_properties(
        &scroller,
        [
            ("--rows-height", decimal::pixels(view.tall(total))),
            ("--digits", total.to_string().len().to_string()),
        ],
    );
    use_properties(&rows, [("--rows-top", decimal::pixels(top))]);
    // Of a list that is still to come, nothing is known.
    let query = page
        .as_ref()
        .map_or_else(Query::default, |page| page.query.clone());
    // The list may not be as long yet.
    let revealed = store.wanted.or_else(|| store.position());
    let revealed = revealed.filter(|position| *position < total);
    // While more of a capture comes, the list grows below what is in view.
    let grown = if store.is_capture() { 0 } else { total };
    // Before it has been measured, the list is not as high as its lines and cannot be scrolled.
    let measured = view.height > 0.0;
    use_effect_with((store.selected, revealed, query, grown, measured), {
        let scroller = scroller.clone();
        move |(_, revealed, _, _, _): &(_, Option<u32>, _, _, _)| {
            if let Some(revealed) = revealed {
                reveal(&scroller, *revealed, total);
            }
        }
    });
    // Who looks at the end of what is live goes on looking at it: the list is longer by now.
    let seen = use_mut_ref(|| 0);
    use_effect_with(total, {
        let (scroller, live) = (scroller.clone(), store.is_live());
        move |total: &u32| {
            let before: u32 = seen.replace(*total);
            let end = |total: u32| total.saturating_sub(1);
            // Where it is scrolled to now: the browser may still have to tell of it.
            let view = scroller.cast::<HtmlElement>();
            let view = view.filter(|_| live).map(|element| View::of(&element));
            if view.is_some_and(|view| view.reveal(end(before), before).is_none()) {
                reveal(&scroller, end(*total), *total);
            }
        }
    });

    let select = {
        let dispatcher = store.dispatcher();
        use_callback((), move |item, ()| {
            dispatcher.dispatch(Action::Select(item));
        })
    };
    let hovered = {
        let hover = hover.setter();
        use_callback((), move |item: Option<ItemId>, ()| {
            hover.set(Hover {
                item,
                ..Hover::default()
            });
        })
    };
    let lines: Rc<[(u32, Row)]> = page
        .as_ref()
        .map(|page| (page.first..).zip(page.rows.iter().cloned()).collect())
        .unwrap_or_default();
    let nothing = match &page {
        Some(page) if page.total == 0 && store.is_reading() => Some(words.say("frames-reading")),
        Some(page)
            if page.total == 0 && store.is_capture() && page.query.filter.trim().is_empty() =>
        {
            Some(words.say("frames-none-captured"))
        }
        Some(page) if page.total == 0 && page.query.filter.trim().is_empty() => {
            Some(words.say("frames-none"))
        }
        Some(page) if page.total == 0 => Some(words.say("frames-none-left")),
        _ => None,
    };

    let time = clock.map(|clock| {
        let next = clock.mode.next();
        let hint = words.say_of("time-hint", clock.mode.id());
        let turn = {
            let mode = mode.setter();
            move |_| mode.set(next.id().to_owned())
        };
        html! {
            <span role="columnheader" class="time num">
                <button type="button" class="link" title={hint.clone()} aria-label={hint} onclick={turn}>
                    { words.say_of("column-time", clock.mode.id()) }
                </button>
            </span>
        }
    });
    html! {
        <div
            ref={scroller}
            class="table"
            data-timed={clock.map(|_| if several { "several" } else { "one" })}
            role="grid"
            tabindex="0"
            aria-label={words.say("frames-title")}
            aria-rowcount={(u64::from(total) + 1).to_string()}
            aria-activedescendant={store.position_here().map(line_id)}
        >
            <div class="head" role="row" aria-rowindex="1">
                <span role="columnheader" class="num">{ words.say("column-number") }</span>
                { time }
                if several {
                    <span role="columnheader"><span class="unseen">{ words.say("column-conversation") }</span></span>
                }
                <span role="columnheader"><span class="unseen">{ words.say("column-direction") }</span></span>
                <span role="columnheader">{ words.say("column-opcode") }</span>
                <span role="columnheader">{ words.say("column-bits") }</span>
                <span role="columnheader" class="num">{ words.say("column-bytes") }</span>
                <span role="columnheader">{ words.say("column-payload") }</span>
                <span role="columnheader"><span class="unseen">{ words.say("column-findings") }</span></span>
            </div>
            <div ref={rows} class="rows" role="presentation">
                <div class="lines" role="presentation">
                    for (position, row) in lines.iter() {
                        <Line
                            key={*position}
                            row={row.clone()}
                            {clock}
                            {several}
                            position={*position}
                            selected={store.selected == Some(row.item)}
                            lit={hover.item == Some(row.item)}
                            select={select.clone()}
                            hover={hovered.clone()}
                        />
                    }
                </div>
            </div>
            if let Some(nothing) = nothing {
                <p class="nothing">{ nothing }</p>
            }
        </div>
    }
}
