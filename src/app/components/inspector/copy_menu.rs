//! What can be copied of a frame, and how it is written.

use crate::analysis::{CopyFormat, CopyOf, FrameDetail, SheetOf};
use crate::app::components::copy::write;
use crate::app::components::menu::Menu;
use crate::app::components::segmented::segmented;
use crate::app::shared::Shared;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Whose bytes.
#[derive(PartialEq, Properties)]
pub(crate) struct CopyMenuProps {
    /// The frame.
    pub(crate) frame: Shared<FrameDetail>,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Copied { bytes: u64, of: u64 },
    Refused,
}

/// A button that opens into a choice of bytes and formats.
#[component]
pub(crate) fn CopyMenu(props: &CopyMenuProps) -> Html {
    let words = use_words();
    let store = use_store();
    let what = use_state_eq(|| CopyOf::Frame);
    let outcome = use_state_eq(|| None::<Outcome>);
    let copying = store.copying;
    // What was copied before this menu was there is not copied again.
    let done = use_mut_ref(move || copying);
    use_effect_with((copying, store.copied.clone()), {
        let outcome = outcome.setter();
        move |(copying, copied)| {
            let Some(copied) = copied.clone().filter(|_| *done.borrow() != *copying) else {
                return;
            };
            *done.borrow_mut() = *copying;
            spawn_local(async move {
                outcome.set(Some(if write(&copied.text).await {
                    Outcome::Copied {
                        bytes: copied.bytes,
                        of: copied.of,
                    }
                } else {
                    Outcome::Refused
                }));
            });
        }
    });
    let frame = &props.frame;
    let mut choices = vec![CopyOf::Frame, CopyOf::Payload];
    if frame
        .message
        .as_ref()
        .is_some_and(|message| message.part.of > 1)
    {
        choices.push(CopyOf::Message);
    }
    let chosen = choices
        .iter()
        .position(|choice| *choice == *what)
        .unwrap_or(0);
    let copied_of = choices.get(chosen).copied().unwrap_or(CopyOf::Frame);
    let options: Vec<String> = choices
        .iter()
        .map(|choice| {
            let id = match choice {
                CopyOf::Frame => "frame",
                CopyOf::Payload => "payload",
                CopyOf::Message => "message",
            };
            words.say_of("copy-of", id)
        })
        .collect();
    let choose = {
        let what = what.setter();
        Callback::from(move |index: usize| {
            if let Some(choice) = choices.get(index) {
                what.set(*choice);
            }
        })
    };
    let said = match *outcome {
        None => String::new(),
        Some(Outcome::Copied { bytes, of }) if bytes == of => {
            words.say_with("copy-done", &[("count", bytes.into())])
        }
        Some(Outcome::Copied { bytes, of }) => {
            words.say_with("copy-cut", &[("count", bytes.into()), ("of", of.into())])
        }
        Some(Outcome::Refused) => words.say("copy-refused"),
    };
    let forget = {
        let outcome = outcome.setter();
        move |_: Event| outcome.set(None)
    };
    html! {
        <Menu label={words.say("copy")} ontoggle={forget}>
                { segmented(words.say("copy-what"), options, chosen, &choose) }
                for format in CopyFormat::ALL {
                    <button
                        type="button"
                        onclick={
                            let (store, item) = (store.clone(), frame.item);
                            move |_| store.dispatch(Action::Copy(item, copied_of, format))
                        }
                    >
                        { words.say_of("copy-as", format.id()) }
                    </button>
                }
                <button
                    type="button"
                    onclick={
                        let (store, item) = (store.clone(), frame.item);
                        move |_| store.dispatch(Action::Want(SheetOf::Frame(item)))
                    }
                >
                    { words.say("copy-more") }
                </button>
                <p class="note" role="status">{ said }</p>
        </Menu>
    }
}
