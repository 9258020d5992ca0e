//! What was drawn has its consequences before the reader's next act is heard.
//!
//! Yew lets the browser go on where drawing took longer than 16 ms: before children know what their parents were told, and before effects have run. Who is
//! quick would meet a page that looks new and acts as before: what is typed as hex would be read as text, what is sent would wait for a connection that is
//! open.

use gloo_events::{EventListener, EventListenerOptions};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yew::scheduler::flush;

/// Acts, and the end of the page. None of these comes while Yew draws: what comes then, as `focusin` does, finds its parts in use. None comes after the
/// browser has done what it stands for, as `input` does: what was typed would be drawn over before it is read. And none is of the pointer: what it is on
/// is what was drawn, which may stand for something else by now.
const ACTS: [&str; 5] = ["keydown", "beforeinput", "paste", "drop", "pagehide"];

/// From now on this program has drawn all, and done all that follows, before it hears of an act.
pub(super) fn catch_up_before_acts() {
    let Some(window) = web_sys::window() else {
        return;
    };
    for act in ACTS {
        let first = EventListenerOptions::run_in_capture_phase();
        let listener = EventListener::new_with_options(&window, act, first, |event| {
            // What the page does itself may be part of what follows.
            if event.is_trusted() {
                catch_up();
            }
        });
        listener.forget();
    }
}

/// Runs all that waits. What is to be waited for after that is nothing that was there before.
fn catch_up() {
    let (Poll::Ready(()) | Poll::Pending) =
        pin!(flush()).poll(&mut Context::from_waker(Waker::noop()));
}
