//! The masking key.

use crate::app::components::inspector::meaning::hex;
use crate::app::hex_input::parse_hex;
use crate::app::words::use_words;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is edited.
#[derive(PartialEq, Properties)]
pub(crate) struct KeyProps {
    /// The key; `None` for an unmasked frame.
    pub(crate) key_bytes: Option<[u8; 4]>,
    /// Whether that is what the last edit made of it: while one is under way, what is typed is ahead.
    pub(crate) settled: bool,
    /// Told another one.
    pub(crate) change: Callback<Option<[u8; 4]>>,
}

/// Mask on or off, the key in hex, and a random one.
#[component]
pub(crate) fn Key(props: &KeyProps) -> Html {
    let words = use_words();
    let draft = use_state_eq(String::new);
    // What was made of the draft last: as long as the frame has that, what was typed since stays.
    let made = use_mut_ref(|| None::<[u8; 4]>);
    let key = props.key_bytes;
    use_effect_with((key, props.settled), {
        let (draft, made) = (draft.clone(), Rc::clone(&made));
        move |(key, settled)| {
            // What is typed stays as it is typed while it says the same.
            if let Some(key) = key
                && *settled
                && *made.borrow() != Some(*key)
                && parse_hex(&draft).as_deref() != Ok(key)
            {
                made.replace(None);
                draft.set(hex(key));
            }
        }
    });
    let bytes = parse_hex(&draft);
    let wrong = match (&bytes, key) {
        (_, None) => None,
        (Ok(bytes), _) if bytes.len() == 4 => None,
        (Ok(bytes), _) => Some(words.say_with("key-length", &[("count", bytes.len().into())])),
        (Err(bad), _) => Some(super::said(&words, bad)),
    };
    let oninput = {
        let (draft, change) = (draft.setter(), props.change.clone());
        move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let typed = input.value();
            if let Some(key) = parse_hex(&typed)
                .ok()
                .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
            {
                made.replace(Some(key));
                change.emit(Some(key));
            }
            draft.set(typed);
        }
    };
    let toggle = {
        let change = props.change.clone();
        let remembered = bytes.ok().and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
        move |_| {
            change.emit(match key {
                Some(_) => None,
                None => remembered.or_else(random_key),
            });
        }
    };
    let random = props.change.reform(|_: MouseEvent| random_key());
    html! {
        <div class="control">
            <span class="label" aria-hidden="true">{ words.say_of("field", "mask") }</span>
            <button type="button" class="quiet bit" aria-pressed={key.is_some().to_string()} onclick={toggle}>
                <span class="unseen">{ words.say_of("field", "mask") }{ " " }</span>
                { if key.is_some() { "1" } else { "0" } }
            </button>
            if key.is_some() {
                <input
                    class="mono"
                    size="12"
                    spellcheck="false"
                    autocomplete="off"
                    aria-label={words.say_of("field", "masking-key")}
                    aria-invalid={wrong.is_some().to_string()}
                    value={(*draft).clone()}
                    {oninput}
                />
                <button type="button" class="quiet" onclick={random}>{ words.say("edit-random-key") }</button>
            }
            if let Some(wrong) = wrong {
                <p class="wrong" role="alert">{ wrong }</p>
            }
        </div>
    }
}

fn random_key() -> Option<[u8; 4]> {
    let mut key = [0; 4];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut key).ok()?;
    Some(key)
}
