//! From the place of a scrollbar to lines and back, however many lines there are: only those in view are in the document.

use crate::app::decimal;
use crate::app::state::Window;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver, WheelEvent};
use yew::prelude::*;

/// Lines beyond what is in view, before and after: a quick scroll finds them there.
const SPARE: u32 = 24;
/// Windows begin at multiples of this, so that a slow scroll seldom asks.
const STEP: u32 = 16;
/// The tallest that a browser is asked to make an element, in CSS pixels. A longer list scrolls in proportion.
const TALLEST: f64 = 8_000_000.0;

/// What of a list is in view, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct View {
    pub(super) top: f64,
    pub(super) height: f64,
    /// Of one line.
    pub(super) line: f64,
}

impl View {
    /// What of `element` is in view now; its first child, the head, is as high as a line.
    pub(super) fn of(element: &HtmlElement) -> Self {
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
    pub(super) fn tall(self, total: u32) -> f64 {
        (f64::from(total) * self.line).min(TALLEST)
    }

    /// The position of the line at the top of the view, with its share that is scrolled out.
    pub(super) fn first(self, total: u32) -> f64 {
        let whole = f64::from(total) * self.line;
        let tall = self.tall(total);
        if whole <= tall {
            return self.top / self.line;
        }
        let share = self.top / (tall - self.height).max(1.0);
        decimal::up_to(1.0, share) * (whole - self.height) / self.line
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

    /// How many pixels of lines a pixel of the scrollbar stands for: more than 1 where the list is taller than a browser can make it.
    fn scale(self, total: u32) -> f64 {
        let whole = f64::from(total) * self.line;
        (whole - self.height).max(1.0) / (self.tall(total) - self.height).max(1.0)
    }

    /// The lines to ask for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positions are below 2^32 and not negative"
    )]
    pub(super) fn window(self, total: u32) -> Window {
        let first = (self.first(total) as u32).saturating_sub(SPARE) / STEP * STEP;
        let seen = (self.height / self.line).ceil() as u32;
        Window {
            first: u64::from(first),
            count: seen + 2 * SPARE + STEP,
        }
    }

    /// Where to scroll so that the line at `position` is in view; `None` if it is.
    pub(super) fn reveal(self, position: u32, total: u32) -> Option<f64> {
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

/// What of the element is in view, followed as it scrolls and as its size changes. `total` is how many lines the list has.
#[hook]
pub(super) fn use_view(scroller: &NodeRef, total: u32) -> View {
    let view = use_state_eq(View::default);
    let setter = view.setter();
    let latest = use_mut_ref(|| total);
    *latest.borrow_mut() = total;
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
        let wheel = element.clone().map(|element| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element.clone(), "wheel", options, move |event| {
                turned(event, &element, *latest.borrow());
            })
        });
        move || {
            drop(wheel);
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

/// Where the bar stands for more than it is high, the wheel still moves by as many lines as elsewhere.
fn turned(event: &web_sys::Event, element: &HtmlElement, total: u32) {
    let view = View::of(element);
    let scale = view.scale(total);
    let Some(event) = event
        .dyn_ref::<WheelEvent>()
        .filter(|event| scale > 1.0 && !event.ctrl_key())
    else {
        return;
    };
    let pixels = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => event.delta_y() * view.line,
        WheelEvent::DOM_DELTA_PAGE => event.delta_y() * view.height,
        _ => event.delta_y(),
    };
    event.prevent_default();
    let moved = pixels / scale;
    let moved = if moved.abs() < 1.0 {
        moved.signum()
    } else {
        moved
    };
    element.set_scroll_top(whole_pixels(view.top + moved));
}

/// Scrolls so that the line at `position` is in view.
pub(super) fn reveal(scroller: &NodeRef, position: u32, total: u32) {
    let Some(element) = scroller.cast::<HtmlElement>() else {
        return;
    };
    if let Some(top) = View::of(&element).reveal(position, total) {
        element.set_scroll_top(whole_pixels(top));
    }
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
