//! To a frame, or to a packet of a capture, by its number.

use crate::analysis::ItemId;
use crate::app::capturing::Goal;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A number field: Enter goes to the frame of that number; in a paste, to the last one where there are fewer.
pub(super) fn go_to(words: &Words, store: &Store) -> Html {
    let amounts = store.amounts().unwrap_or_default();
    let (items, frames) = (amounts.items, amounts.frames);
    let in_capture = store.is_capture();
    let onkeydown = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            match event.key().as_str() {
                "Enter" => {
                    let goal = goal(&field.value());
                    if let Some(goal) = goal.filter(|_| in_capture) {
                        store.dispatch(Action::Seek(goal));
                        field.set_value("");
                        drop(field.blur());
                    } else if let Some(Goal::Frame(number)) = goal {
                        // Handshakes come before the frames, and have no number.
                        let item = (items - frames).saturating_add(number.saturating_sub(1));
                        store.dispatch(Action::Select(ItemId(item.min(items.saturating_sub(1)))));
                        field.set_value("");
                        drop(field.blur());
                    }
                }
                "Escape" => {
                    field.set_value("");
                    drop(field.blur());
                }
                _ => {}
            }
        }
    };
    let hint = if in_capture {
        words.say("go-to-captured")
    } else {
        words.say("go-to")
    };
    let missed = store.sought.filter(|sought| sought.missed);
    let missed = missed.and_then(|sought| match sought.goal {
        Goal::Frame(number) => Some(words.say_with("no-frame", &[("number", number.into())])),
        Goal::Packet(number) => Some(words.say_with("no-packet", &[("number", number.into())])),
        Goal::Text(_) => None,
    });
    html! {
        <>
            if let Some(missed) = missed {
                <span class="count" role="status">{ missed }</span>
            }
            <input
                id="go-to-frame"
                class="go-to"
                type="text"
                inputmode={(!in_capture).then_some("numeric")}
                autocomplete="off"
                placeholder={if in_capture { words.say("go-to-placeholder-captured") } else { words.say("go-to-placeholder") }}
                title={hint.clone()}
                aria-label={hint}
                {onkeydown}
            />
        </>
    }
}

/// `12` and `#12` are frames, `p345` is a packet.
fn goal(typed: &str) -> Option<Goal> {
    let typed = typed.trim();
    if let Some(packet) = typed.strip_prefix(['p', 'P']) {
        return packet.trim().parse().ok().map(Goal::Packet);
    }
    let frame = typed.strip_prefix('#').unwrap_or(typed);
    frame.trim().parse().ok().map(Goal::Frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_frame_or_a_packet() {
        let rows = [
            ("12", Some(Goal::Frame(12))),
            (" #7 ", Some(Goal::Frame(7))),
            ("p345", Some(Goal::Packet(345))),
            ("P 3", Some(Goal::Packet(3))),
            ("q3", None),
            ("", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(goal(typed), expected, "{typed}");
        }
    }
}
