//! The Handshake place: from a key to its accept value.

mod check;
mod pairs;
mod steps;
mod verdict;

use crate::app::components::copy::Copy;
use crate::app::components::section::section;
use crate::app::hooks::use_kept;
use crate::app::words::use_words;
use crate::protocol::{Accept, KeyCheck};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use check::check_line;
use pairs::{PAIRS, pairs};
use steps::steps;
use verdict::verdict;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A key, the steps to its accept value, and whether an accept value is the one.
#[component]
pub(crate) fn Handshake() -> Html {
    let words = use_words();
    let key = use_kept("handshake/key", PAIRS[0].key);
    let received = use_kept("handshake/accept", "");
    let check = KeyCheck::of(&key);
    let accept = Accept::of(&key);

    let set_key = typed_into(&key, "sec-websocket-key:");
    let set_received = typed_into(&received, "sec-websocket-accept:");
    let new_key = {
        let (key, received) = (key.setter(), received.setter());
        move |_| {
            if let Some(fresh) = random_key() {
                key.set(fresh);
                received.set(String::new());
            }
        }
    };
    let choose = {
        let (key, received) = (key.setter(), received.setter());
        Callback::from(move |index: usize| {
            if let Some(pair) = PAIRS.get(index) {
                key.set(pair.key.to_owned());
                received.set(pair.accept.to_owned());
            }
        })
    };
    let sound = matches!(check, KeyCheck::Sound { .. });
    let right = received.trim().is_empty() || accept.matches(&received);

    html! {
        <main class="bench handshake">
            <section class="panel" aria-labelledby="given-title">
                <header><h2 id="given-title">{ words.say("handshake-given") }</h2></header>
                <div class="given">
                    <div class="field">
                        <label for="handshake-key">{ "Sec-WebSocket-Key" }</label>
                        <input
                            id="handshake-key"
                            class="mono"
                            type="text"
                            spellcheck="false"
                            autocomplete="off"
                            autocapitalize="off"
                            value={(*key).clone()}
                            oninput={set_key}
                            aria-invalid={(!sound).to_string()}
                            aria-describedby="handshake-key-check"
                        />
                        <div class="actions">
                            <button type="button" class="quiet" onclick={new_key}>{ words.say("handshake-new-key") }</button>
                            <Copy label={words.say("handshake-copy-key")} text={key.trim().to_owned()} />
                        </div>
                        { check_line(&words, "handshake-key-check", &key, &check) }
                    </div>
                    <div class="field">
                        <label for="handshake-accept">{ "Sec-WebSocket-Accept" }</label>
                        <input
                            id="handshake-accept"
                            class="mono"
                            type="text"
                            spellcheck="false"
                            autocomplete="off"
                            autocapitalize="off"
                            placeholder={words.say("handshake-accept-placeholder")}
                            value={(*received).clone()}
                            oninput={set_received}
                            aria-invalid={(!right).to_string()}
                            aria-describedby="handshake-accept-hint"
                        />
                        <p id="handshake-accept-hint" class="note">{ words.say("handshake-accept-hint") }</p>
                    </div>
                    { pairs(&words, &choose) }
                </div>
            </section>
            <section class="panel answer" aria-labelledby="steps-title">
                { verdict(&words, &check, &accept, &received) }
                <div class="part">
                    <h2 id="steps-title">{ words.say("handshake-steps") }{ " " }{ section(&words, 6455, "4.2.2") }</h2>
                    { steps(&words, key.trim(), &accept, &check) }
                </div>
                <div class="part why">
                    <h2>{ words.say("handshake-why-title") }{ " " }{ section(&words, 6455, "1.3") }</h2>
                    <p>{ words.say("handshake-why") }</p>
                </div>
            </section>
        </main>
    }
}

/// Follows a text field. A whole header line that was pasted is cut down to its value.
fn typed_into(value: &UseStateHandle<String>, header: &'static str) -> Callback<InputEvent> {
    let value = value.setter();
    Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            value.set(without_header(&field.value(), header).to_owned());
        }
    })
}

fn without_header<'a>(typed: &'a str, header: &str) -> &'a str {
    let trimmed = typed.trim_start();
    match trimmed.split_at_checked(header.len()) {
        Some((name, value)) if name.eq_ignore_ascii_case(header) => value.trim(),
        _ => typed,
    }
}

/// A key as a client makes it (§4.1): 16 random bytes in Base64.
fn random_key() -> Option<String> {
    let mut nonce = [0; 16];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut nonce).ok()?;
    Some(STANDARD.encode(nonce))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_header_line_is_cut_down_to_its_value() {
        let rows = [
            ("abc=", "abc="),
            ("Sec-WebSocket-Key: abc=", "abc="),
            ("  sec-websocket-key:abc= ", "abc="),
            ("Sec-WebSocket-Accept: abc=", "Sec-WebSocket-Accept: abc="),
            ("§", "§"),
        ];
        for (typed, expected) in rows {
            assert_eq!(
                without_header(typed, "sec-websocket-key:"),
                expected,
                "{typed}"
            );
        }
    }
}
