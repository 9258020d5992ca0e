//! The hex view: only the rows in view are in the document.

use super::line::{Line, Octet};
use super::painter::{Painter, said};
use super::scroll::{Scroll, to_f64, to_u64};
use crate::analysis::{Buffer, Detail, ItemId};
use crate::app::decimal;
use crate::app::hooks::{use_properties, use_size};
use crate::app::hover::{Hover, use_hover};
use crate::app::lit::Lit;
use crate::app::state::{Action, State, Window};
use crate::app::store::use_store;
use crate::app::words::use_words;
use crate::bytes::Span;
use crate::protocol::FieldId;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, WheelEvent};
use yew::prelude::*;

/// Height of a row, as www/styles/components/bytes.css has it.
const ROW: f64 = 24.0;
/// Below this width a row has 8 bytes.
const NARROW: i32 = 330;
/// Windows that are asked for begin and end at multiples of this many bytes.
const CHUNK: u64 = 2048;

/// The bytes of the buffer that is shown.
#[hook]
pub(crate) fn use_hex_view() -> Html {
    use_named_hex_view(&[])
}

/// The same, where bytes that are of no field are called by these names.
#[hook]
pub(crate) fn use_named_hex_view(names: &[(Span, String)]) -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let outer = use_node_ref();
    let spacer = use_node_ref();
    let rows_node = use_node_ref();
    let (width_px, height_px) = use_size(&outer);
    let top = use_state_eq(|| 0.0f64);
    let cursor = use_state_eq(|| 0u64);
    // Whether the keyboard moved the cursor, so that the focus has to follow.
    let follow = use_mut_ref(|| false);
    let chosen_here = use_mut_ref(|| None::<(ItemId, Option<FieldId>)>);

    let page = store
        .bytes
        .as_deref()
        .filter(|page| page.buffer == store.buffer);
    let len = page.map_or(0, |page| page.len);
    let width: u64 = if width_px > 0 && width_px < NARROW {
        8
    } else {
        16
    };
    let scroll = Scroll {
        rows: len.div_ceil(width),
        row: ROW,
        view: f64::from(height_px.max(24)),
    };
    let first_row = to_u64(top.min(scroll.last_top()));
    let shown_rows = (scroll.fitting() + 2).min(scroll.rows.saturating_sub(first_row));

    // Ask for what is in view.
    let wanted = Span::at(first_row * width, (scroll.fitting() + 2) * width);
    use_effect_with((wanted, store.byte_window), {
        let store = store.clone();
        move |(wanted, window)| {
            let have = Span::at(window.first, u64::from(window.count));
            if have.start > wanted.start || have.end < wanted.end {
                let first = wanted.start / CHUNK * CHUNK;
                let first = first.saturating_sub(if first == 0 { 0 } else { CHUNK });
                let count = (wanted.end - first).next_multiple_of(CHUNK) + CHUNK;
                store.dispatch(Action::ShowBytes(Window {
                    first,
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                }));
            }
        }
    });

    use_properties(&spacer, [("height", decimal::pixels(scroll.height()))]);
    // The rows hang where the bar stands, by the part of a row that is above the view.
    let place = scroll.place(*top);
    let hang = place - (*top - to_f64(first_row)) * ROW;
    use_properties(
        &rows_node,
        [(
            "transform",
            ["translateY(", &decimal::pixels(hang), ")"].concat(),
        )],
    );

    // The bar follows `top`, as it is by now, when something else than the bar moved it. The browser tells of that later, when `top` may have
    // gone on: where the bar was placed is known.
    let placed = use_mut_ref(|| 0_i32);
    use_effect_with((*top, scroll.rows, outer.clone()), {
        let (top, placed) = (top.clone(), placed.clone());
        move |(_, _, outer): &(f64, u64, NodeRef)| {
            if let Some(element) = outer.cast::<Element>() {
                let place = scroll.place(*top);
                if (f64::from(element.scroll_top()) - place).abs() > 1.5 {
                    element.set_scroll_top(to_i32(place));
                }
                placed.replace(element.scroll_top());
            }
        }
    });
    let onscroll = {
        let (top, outer) = (top.clone(), outer.clone());
        move |_: Event| {
            let Some(element) = outer.cast::<Element>() else {
                return;
            };
            let now = element.scroll_top();
            if placed.replace(-1) == now {
                placed.replace(now);
            } else if (f64::from(now) - scroll.place(*top)).abs() > 1.5 {
                top.set(scroll.top(f64::from(now)));
            }
        }
    };
    use_wheel(&outer, scroll, &top);

    // What is selected comes into view, unless it was chosen here; again where rows are of another width.
    let target = target(&store);
    use_effect_with((target, store.buffer, len > 0, width), {
        let (top, cursor, chosen_here) = (top.clone(), cursor.clone(), chosen_here.clone());
        move |(target, _, _, _): &(Option<Target>, Buffer, bool, u64)| {
            let Some(target) = target else { return };
            if *chosen_here.borrow() == Some((target.item, target.field)) {
                return;
            }
            *chosen_here.borrow_mut() = None;
            let (row, now) = (target.offset / width, *top);
            let last = to_u64(now) + to_u64((scroll.view / ROW).floor()).max(1);
            if row < to_u64(now.ceil()) || row >= last {
                top.set(decimal::up_to(scroll.last_top(), to_f64(row) - 1.0));
            }
            cursor.set(target.offset);
        }
    });

    // The focus follows the cursor.
    let at = (*cursor).min(len.saturating_sub(1));
    use_effect_with((at, first_row), {
        let (outer, follow) = (outer.clone(), follow.clone());
        move |(at, _): &(u64, u64)| {
            if !*follow.borrow() {
                return;
            }
            let cell = outer
                .cast::<Element>()
                .and_then(|outer| {
                    outer
                        .query_selector(&format!(".octets [data-at='{at}']"))
                        .ok()?
                })
                .and_then(|cell| cell.dyn_into::<HtmlElement>().ok());
            if let Some(cell) = cell {
                *follow.borrow_mut() = false;
                focus_in_place(&cell);
            }
        }
    });

    let point = {
        let (store, hover) = (store.clone(), hover.clone());
        move |offset: Option<u64>| {
            hover.set(offset.map_or_else(Hover::default, |offset| hovered(&store, offset)));
        }
    };
    let over = {
        let point = point.clone();
        move |event: PointerEvent| point(octet_of(event.target()))
    };
    let leave = {
        let hover = hover.clone();
        move |_: PointerEvent| hover.set(Hover::default())
    };
    let onfocusin = {
        let (point, cursor) = (point.clone(), cursor.clone());
        move |event: FocusEvent| {
            if let Some(offset) = octet_of(event.target()) {
                cursor.set(offset);
                point(Some(offset));
            }
        }
    };
    let onfocusout = {
        let hover = hover.clone();
        move |_: FocusEvent| hover.set(Hover::default())
    };
    let select = {
        let (store, chosen_here) = (store.clone(), chosen_here.clone());
        move |offset: u64| {
            let (item, field) = match item_at(&store, offset) {
                Some(item) if Some(item) != store.selected => (Some(item), None),
                _ => {
                    let fields = Lit::of(&store, &hovered(&store, offset)).fields;
                    (store.selected, fields.last().copied())
                }
            };
            let Some(item) = item else { return };
            *chosen_here.borrow_mut() = Some((item, field));
            store.dispatch(Action::Select(item));
            store.dispatch(Action::SelectField(field));
        }
    };
    let onclick = {
        let (cursor, select) = (cursor.clone(), select.clone());
        move |event: MouseEvent| {
            if let Some(offset) = octet_of(event.target()) {
                cursor.set(offset);
                select(offset);
            }
        }
    };
    let onkeydown = {
        let (cursor, top, follow) = (cursor.clone(), top.clone(), follow.clone());
        move |event: KeyboardEvent| {
            if event.alt_key() || event.meta_key() {
                return;
            }
            let page = to_u64((scroll.view / ROW).floor()).max(1) * width;
            let end = len.saturating_sub(1);
            // Where the cursor is now: that may not be drawn yet.
            let at = (*cursor).min(end);
            let next = match (event.key().as_str(), event.ctrl_key()) {
                ("ArrowLeft", false) => at.saturating_sub(1),
                ("ArrowRight", false) => at + 1,
                ("ArrowUp", false) => at.checked_sub(width).unwrap_or(at),
                ("ArrowDown", false) => {
                    if at + width <= end {
                        at + width
                    } else {
                        at
                    }
                }
                ("Home", false) => at / width * width,
                ("End", false) => at / width * width + width - 1,
                ("Home", true) => 0,
                ("End", true) => end,
                ("PageUp", _) => at.saturating_sub(page),
                ("PageDown", _) => at + page,
                ("Enter" | " ", _) => {
                    event.prevent_default();
                    select(at);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let next = next.min(end);
            *follow.borrow_mut() = true;
            cursor.set(next);
            top.set(scroll.reveal(next / width, *top));
        }
    };

    // The cell that takes the focus may be scrolled away: then what scrolls takes it, and the keys lead back.
    let is_away = len > 0 && !(first_row..first_row + shown_rows).contains(&(at / width));

    let lit = Lit::of(&store, &hover);
    let digits = format!("{:x}", len.saturating_sub(1)).len().max(4);
    let painter = Painter {
        state: &store,
        page,
        frame: store.frame(),
        lit: &lit,
        hover: &hover,
        names,
    };
    let lines = (first_row..first_row + shown_rows).map(|row| {
        let offset = row * width;
        let octets: Vec<Octet> = (offset..len.min(offset + width))
            .map(|offset| painter.octet(offset))
            .collect();
        let cursor = (offset..offset + width)
            .contains(&at)
            .then(|| (at, AttrValue::from(said(&words, &painter, at))));
        html! { <Line key={row} {offset} {digits} row={row + 1} {width} {octets} {cursor} /> }
    });
    html! {
        <div
            ref={outer}
            class="hex"
            role="grid"
            tabindex={is_away.then_some("0")}
            aria-label={words.say("bytes-title")}
            aria-rowcount={scroll.rows.to_string()}
            {onscroll}
            onpointerover={over}
            onpointerleave={leave}
            {onfocusin}
            {onfocusout}
            {onclick}
            {onkeydown}
        >
            <div ref={spacer} class="spacer" role="presentation">
                <div ref={rows_node} class="lines" role="presentation">{ for lines }</div>
            </div>
        </div>
    }
}

/// What is to be in view.
#[derive(Clone, Copy, PartialEq)]
struct Target {
    item: ItemId,
    field: Option<FieldId>,
    offset: u64,
}

/// The selected field, or else the selected item, once it is open.
fn target(state: &State) -> Option<Target> {
    let detail = state
        .detail
        .as_deref()
        .filter(|detail| Some(detail.item()) == state.selected)?;
    let frame = match detail {
        Detail::Frame(frame) => frame,
        other => {
            return Some(Target {
                item: other.item(),
                field: None,
                offset: match other {
                    Detail::Handshake(head) => head.span.start,
                    Detail::Gap(gap) => gap.span.start,
                    Detail::Tcp(_) | Detail::Frame(_) => 0,
                },
            });
        }
    };
    let within = state
        .field
        .and_then(|field| frame.octets_of(field))
        .map_or(0, |octets| octets.start);
    Some(Target {
        item: frame.item,
        field: state.field,
        offset: match state.buffer {
            Buffer::Wire => frame.span.start + within,
            Buffer::Unmasked => within.saturating_sub(u64::from(frame.header_len)),
            Buffer::Message | Buffer::Inflated => 0,
        },
    })
}

/// Where the bar stands for more than it is high, the wheel moves by rows.
#[hook]
fn use_wheel(outer: &NodeRef, scroll: Scroll, top: &UseStateHandle<f64>) {
    let latest = use_mut_ref(|| (scroll, top.clone()));
    *latest.borrow_mut() = (scroll, top.clone());
    use_effect_with(outer.clone(), move |outer| {
        let turned = move |event: &web_sys::Event| {
            let (scroll, top) = latest.borrow().clone();
            let Some(event) = event.dyn_ref::<WheelEvent>().filter(|_| scroll.is_scaled()) else {
                return;
            };
            if event.ctrl_key() {
                return;
            }
            let rows = match event.delta_mode() {
                WheelEvent::DOM_DELTA_LINE => event.delta_y(),
                WheelEvent::DOM_DELTA_PAGE => event.delta_y() * scroll.view / ROW,
                _ => event.delta_y() / ROW,
            };
            event.prevent_default();
            top.set(decimal::up_to(scroll.last_top(), *top + rows));
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = outer
            .cast::<Element>()
            .map(|element| EventListener::new_with_options(&element, "wheel", options, turned));
        move || drop(listener)
    });
}

/// The offset of the byte that an event is about.
pub(crate) fn octet_of(target: Option<web_sys::EventTarget>) -> Option<u64> {
    let element = target?.dyn_into::<Element>().ok()?;
    let cell = element.closest("[data-at]").ok()??;
    cell.get_attribute("data-at")?.parse().ok()
}

fn item_at(state: &State, offset: u64) -> Option<ItemId> {
    let page = state.bytes.as_deref()?;
    let item = page.items.iter().find(|item| item.span.contains(offset))?;
    Some(item.item)
}

/// What the pointer is on, with the pointer on a byte.
fn hovered(state: &State, offset: u64) -> Hover {
    let text = state.bytes.as_deref().and_then(|page| {
        let index = usize::try_from(offset.checked_sub(page.first)?).ok()?;
        page.places
            .get(index)
            .copied()
            .filter(|place| *place != [0, 0])
    });
    Hover {
        item: item_at(state, offset).or(state.selected),
        field: None,
        byte: Some((state.buffer, offset)),
        line: None,
        text,
    }
}

/// The view is scrolled by rows already: the browser is not to do it again.
fn focus_in_place(cell: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(cell.focus_with_options(&options));
}

/// A place of the bar: below [`Scroll::LIMIT`].
#[expect(
    clippy::cast_possible_truncation,
    reason = "below the height that an element can have"
)]
fn to_i32(place: f64) -> i32 {
    place.round() as i32
}
