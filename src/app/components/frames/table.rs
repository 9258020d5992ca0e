//! The list: only the lines in view are in the document, and the scrollbar tells the truth about all of them.

use super::line::{Line, line_id};
use crate::analysis::{ItemId, Row};
use crate::app::decimal;
use crate::app::hooks::use_properties;
use crate::app::hover::{Hover, use_hover};
use crate::app::state::{Action, Window};
use crate::app::store::use_store;
use crate::app::words::use_words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Lines beyond what is in view, before and after: a quick scroll finds them there.
const SPARE: u32 = 24;
/// Windows begin at multiples of this, so that a slow scroll seldom asks.
const STEP: u32 = 16;
/// The tallest that a browser is asked to make an element, in CSS pixels. A longer list scrolls in proportion.
const TALLEST: f64 = 8_000_000.0;

/// What of the list is in view, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct View {
    top: f64,
    height: f64,
    /// Of one line.
    line: f64,
}

impl View {
    fn of(element: &HtmlElement) -> Self {
        let head = element
            .first_element_child()
            .and_then(|head| head.dyn_into::<HtmlElement>().ok());
        let line = f64::from(head.map_or(0, |head| head.offset_height()).max(1));
        Self {
            top: f64::from(element.scroll_top()),
            // The head stays in sight above the lines.
            height: (f64::from(element.client_height()) - line).max(0.0),
            line,
        }
    }

    /// How tall the element that holds `total` lines is.
    fn tall(self, total: u32) -> f64 {
        (f64::from(total) * self.line).min(TALLEST)
    }

    /// The position of the line at the top of the view, with its share that is scrolled out.
    fn first(self, total: u32) -> f64 {
        let whole = f64::from(total) * self.line;
        let tall = self.tall(total);
        if whole <= tall {
            return self.top / self.line;
        }
        let share = self.top / (tall - self.height).max(1.0);
        share.clamp(0.0, 1.0) * (whole - self.height) / self.line
    }

    /// The scroll offset at which `first` is the line at the top.
    fn top_of(self, first: f64, total: u32) -> f64 {
        let whole = f64::from(total) * self.line;
        let tall = self.tall(total);
        if whole <= tall {
            return first * self.line;
        }
        first * self.line / (whole - self.height).max(1.0) * (tall - self.height)
    }

    /// The lines to ask for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positions are below 2^32 and not negative"
    )]
    fn window(self, total: u32) -> Window {
        let first = (self.first(total) as u32).saturating_sub(SPARE) / STEP * STEP;
        let seen = (self.height / self.line).ceil() as u32;
        Window {
            first: u64::from(first),
            count: seen + 2 * SPARE + STEP,
        }
    }

    /// Where to scroll so that the line at `position` is in view; `None` if it is.
    fn reveal(self, position: u32, total: u32) -> Option<f64> {
        let first = self.first(total);
        let position = f64::from(position);
        let seen = self.height / self.line;
        if position < first {
            Some(self.top_of(position, total))
        } else if position + 1.0 > first + seen {
            Some(self.top_of((position + 1.0 - seen).max(0.0), total))
        } else {
            None
        }
    }
}

/// The list.
#[component]
pub(super) fn Table() -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let scroller = use_node_ref();
    let rows = use_node_ref();
    let view = use_view(&scroller);
    let page = store.rows.clone();
    let total = page.as_ref().map_or(0, |page| page.total);

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
    let kept = page.as_ref().and_then(|page| page.kept);
    use_effect_with((store.selected, kept, store.query.clone(), total), {
        let scroller = scroller.clone();
        move |(_, kept, _, total): &(_, Option<u32>, _, u32)| {
            let Some(element) = scroller.cast::<HtmlElement>() else {
                return;
            };
            if let Some(top) = kept.and_then(|kept| View::of(&element).reveal(kept, *total)) {
                element.set_scroll_top(whole_pixels(top));
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
    let active = kept.filter(|kept| {
        page.as_ref().is_some_and(|page| {
            (page.first..)
                .take(page.rows.len())
                .any(|position| position == *kept)
        })
    });
    let lines: Rc<[(u32, Row)]> = page
        .as_ref()
        .map(|page| (page.first..).zip(page.rows.iter().cloned()).collect())
        .unwrap_or_default();
    let nothing = match &page {
        Some(page) if page.total == 0 && page.query.filter.trim().is_empty() => {
            Some(words.say("frames-none"))
        }
        Some(page) if page.total == 0 => Some(words.say("frames-none-left")),
        _ => None,
    };

    html! {
        <div
            ref={scroller}
            class="table"
            role="grid"
            tabindex="0"
            aria-label={words.say("frames-title")}
            aria-rowcount={(u64::from(total) + 1).to_string()}
            aria-activedescendant={active.map(line_id)}
        >
            <div class="head" role="row" aria-rowindex="1">
                <span role="columnheader" class="num">{ words.say("column-number") }</span>
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

/// What of the element is in view, followed as it scrolls and as its size changes.
#[hook]
fn use_view(scroller: &NodeRef) -> View {
    let view = use_state_eq(View::default);
    let setter = view.setter();
    use_effect_with(scroller.clone(), move |scroller| {
        let element = scroller.cast::<HtmlElement>();
        let look = element
            .clone()
            .map(|element| Closure::<dyn FnMut()>::new(move || setter.set(View::of(&element))));
        let mut observer = None;
        if let (Some(element), Some(look)) = (&element, &look) {
            let look: &js_sys::Function = look.as_ref().unchecked_ref();
            drop(element.add_event_listener_with_callback("scroll", look));
            observer = ResizeObserver::new(look).ok();
            if let Some(observer) = &observer {
                observer.observe(element);
            }
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            if let (Some(element), Some(look)) = (element, look) {
                drop(
                    element.remove_event_listener_with_callback(
                        "scroll",
                        look.as_ref().unchecked_ref(),
                    ),
                );
            }
        }
    });
    *view
}

#[expect(clippy::cast_possible_truncation, reason = "below the tallest element")]
fn whole_pixels(offset: f64) -> i32 {
    offset.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: View = View {
        top: 0.0,
        height: 560.0,
        line: 28.0,
    };

    #[test]
    fn a_short_list_scrolls_line_by_line() {
        let rows = [
            (0.0, 0, 0),
            (28.0 * 100.0, 100, 64),
            (28.0 * 100.0 + 14.0, 100, 64),
        ];
        for (top, first, asked) in rows {
            let view = View { top, ..VIEW };
            assert!(
                (view.first(1000).floor() - f64::from(first)).abs() < 0.5,
                "{top}"
            );
            assert_eq!(
                view.window(1000),
                Window {
                    first: asked,
                    count: 84
                },
                "{top}"
            );
        }
    }

    #[test]
    fn a_list_too_tall_for_a_browser_scrolls_in_proportion_from_its_first_line_to_its_last() {
        let total = 5_000_000;
        let bottom = VIEW.tall(total) - VIEW.height;
        for (top, first) in [
            (0.0, 0.0),
            (bottom, 5_000_000.0 - 20.0),
            (bottom / 2.0, 2_499_990.0),
        ] {
            let seen = View { top, ..VIEW }.first(total);
            assert!((seen - first).abs() < 0.01, "{top}: {seen}");
            assert!((VIEW.top_of(seen, total) - top).abs() < 0.01);
        }
    }

    #[test]
    fn a_line_out_of_view_is_brought_to_the_edge_it_left_by() {
        let view = View {
            top: 2800.0,
            ..VIEW
        };
        let rows = [
            (100, None),
            (119, None),
            (99, Some(99.0 * 28.0)),
            (120, Some(101.0 * 28.0)),
            (0, Some(0.0)),
        ];
        for (position, expected) in rows {
            assert_eq!(view.reveal(position, 1000), expected, "{position}");
        }
    }
}
