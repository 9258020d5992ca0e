//! The Handshake place: what is right and wrong with a request, a response, both, or a key.

pub(crate) mod samples;

use super::area::{reveal, shown};
use super::sheet::sheet_of;
use crate::analysis::SheetOf;
use crate::analysis::copy::base64;
use crate::app::hooks::{pasted_text, use_kept, use_sheet};
use crate::app::sheets::SheetKind;
use crate::app::store::use_store;
use crate::app::words::use_words;
use crate::bytes::Span;
use samples::{SAMPLES, samples};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// A text field, and beside it the sheet of what stands there.
#[hook]
pub(crate) fn use_handshake() -> Html {
    let words = use_words();
    let store = use_store();
    let area = use_node_ref();
    let text = use_kept("handshake/text", SAMPLES[0].text);
    let of = SheetOf::Handshake {
        text: (*text).clone(),
    };
    use_sheet(&store, SheetKind::Handshake, Some(of));

    let set = {
        let text = text.setter();
        Callback::from(move |new| text.set(new))
    };
    let oninput = {
        let set = set.clone();
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                set.emit(area.value());
            }
        }
    };
    let onpaste = {
        let set = set.clone();
        move |event: Event| {
            if let Some(text) = pasted_text(&event) {
                event.prevent_default();
                set.emit(text);
            }
        }
    };
    let beginning = shown(&text);
    let cut = beginning.len() < text.len();
    let new_key = {
        let set = set.clone();
        move |_| {
            if let Some(key) = random_key() {
                set.emit(key);
            }
        }
    };
    let show = use_callback(area.clone(), |at: Span, area| {
        let place = [at.start, at.end].map(u32::try_from);
        if let ([Ok(start), Ok(end)], Some(area)) = (place, area.cast::<HtmlTextAreaElement>()) {
            reveal(&area, start, end);
        }
    });
    html! {
        <main class="bench handshake">
            <section class="panel given" aria-labelledby="given-title">
                <header>
                    <h2 id="given-title">{ words.say("handshake-given") }</h2>
                    <span class="spacer" />
                    <button type="button" class="quiet" onclick={new_key}>{ words.say("handshake-new-key") }</button>
                </header>
                <textarea
                    ref={area}
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    wrap="off"
                    aria-label={words.say("handshake-given")}
                    placeholder={words.say("handshake-placeholder")}
                    readonly={cut}
                    value={beginning.to_owned()}
                    {oninput}
                    {onpaste}
                />
                if cut {
                    <p class="message" data-level="caution">{ words.say("source-cut") }</p>
                }
                { samples(&words, &set) }
            </section>
            <section class="panel answer" aria-label={words.say("handshake-answer")}>
                { sheet_of(&words, &store, SheetKind::Handshake, Some(&show)) }
            </section>
        </main>
    }
}

/// A key as a client makes it (§4.1): 16 random bytes in Base64.
fn random_key() -> Option<String> {
    let mut nonce = [0; 16];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut nonce).ok()?;
    Some(base64(&nonce))
}
