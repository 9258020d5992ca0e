//! Whether the key is the Base64 of 16 bytes.

use crate::app::words::Words;
use crate::protocol::KeyCheck;
use yew::prelude::*;

/// One line below the key: what it is, or where it is wrong, what was expected and what was found. The text field names its `id`.
pub(super) fn check_line(words: &Words, id: &'static str, text: &str, check: &KeyCheck) -> Html {
    if text.trim().is_empty() {
        return html! { <p {id} class="note">{ words.say("key-empty") }</p> };
    }
    match check {
        KeyCheck::Sound { nonce } => html! {
            <div {id} class="note" data-outcome="pass">
                <p><span class="mark" aria-hidden="true">{ "✓" }</span>{ words.say("key-sound") }</p>
                <p class="mono">{ hex(nonce) }</p>
            </div>
        },
        KeyCheck::WrongLength { bytes } => html! {
            <p {id} class="note" data-outcome="fail">
                <span class="mark" aria-hidden="true">{ "✗" }</span>
                { words.say_with("key-wrong-length", &[("bytes", (*bytes).into())]) }
            </p>
        },
        KeyCheck::NotBase64 { at, found } => {
            let (before, rest) = text.split_at_checked(*at).unwrap_or((text, ""));
            let position = before.chars().count() + 1;
            let wrong = found.map_or(0, char::len_utf8);
            let (wrong, after) = rest.split_at_checked(wrong).unwrap_or((rest, ""));
            let said = match found {
                Some(found) => {
                    let places = [
                        ("position", position.into()),
                        ("found", found.to_string().into()),
                    ];
                    words.say_with("key-wrong-character", &places)
                }
                None => words.say_with("key-incomplete", &[("length", text.trim().len().into())]),
            };
            html! {
                <div {id} class="note" data-outcome="fail">
                    <p><span class="mark" aria-hidden="true">{ "✗" }</span>{ said }</p>
                    <p class="mono quote">{ before.to_owned() }<mark>{ if found.is_some() { wrong } else { "…" } }</mark>{ after.to_owned() }</p>
                </div>
            }
        }
    }
}

/// Bytes as two digits each, with spaces between.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(bytes.len() * 3);
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 {
            hex.push(' ');
        }
        for digit in [byte >> 4, byte & 0xF] {
            hex.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    hex
}
