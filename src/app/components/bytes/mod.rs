//! The bytes panel.

mod hex;
mod line;
mod painter;
mod scroll;

use crate::analysis::{Buffer, FrameDetail};
use crate::app::hover::use_hover;
use crate::app::lit::Lit;
use crate::app::part::part;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::{Words, use_words};
use crate::protocol::FieldId;
pub(crate) use hex::{octet_of, use_hex_view, use_named_hex_view};
use yew::functional::Hook;
use yew::prelude::*;

/// The bytes of the wire, of the selected frame's payload, or of its message.
#[hook]
pub(crate) fn use_bytes() -> Html {
    let words = use_words();
    let store = use_store();
    let buffers = store.buffers();
    // A control frame belongs to no message, a handshake has no payload.
    let missing = buffers.iter().all(|(buffer, _)| *buffer != store.buffer);
    use_effect_with((missing, store.detail.is_some()), {
        let store = store.clone();
        move |(missing, open)| {
            if *missing && *open {
                store.dispatch(Action::ShowBuffer(Buffer::Wire));
            }
        }
    });
    html! {
        <section class="panel bytes" aria-labelledby="bytes-title">
            <header>
                <h2 id="bytes-title">{ words.say("bytes-title") }</h2>
                <div class="buffers" role="group" aria-label={words.say("buffers")}>
                    for (buffer, len) in buffers {
                        <button
                            type="button"
                            aria-pressed={(buffer == store.buffer).to_string()}
                            onclick={
                                let store = store.clone();
                                move |_| store.dispatch(Action::ShowBuffer(buffer))
                            }
                        >
                            { words.say_of("buffer", buffer.id()) }
                            if let Some(len) = len {
                                { " " }<span class="len">{ words.say_with("number", &[("number", len.into())]) }</span>
                            }
                        </button>
                    }
                </div>
                <span class="spacer" />
                { part("whereabouts", |context| use_whereabouts().run(context)) }
            </header>
            { part("hex", |context| use_hex_view().run(context)) }
        </section>
    }
}

/// "masking-key · bytes 2–5"
#[hook]
fn use_whereabouts() -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let lit = Lit::of(&store, &hover);
    let said = store
        .frame()
        .map(|frame| whereabouts(&words, frame, &lit, hover.byte))
        .unwrap_or_default();
    html! { <span class="count whereabouts">{ said }</span> }
}

fn whereabouts(
    words: &Words,
    frame: &FrameDetail,
    lit: &Lit,
    byte: Option<(Buffer, u64)>,
) -> String {
    let names: Vec<String> = lit
        .fields
        .iter()
        .map(|field: &FieldId| words.say_of("field", field.id()))
        .collect();
    let names = words.list(&names);
    if let Some((_, offset)) = byte {
        let id = if names.is_empty() {
            "byte"
        } else {
            "byte-field"
        };
        return words.say_of_with(
            "whereabouts",
            id,
            &[("fields", names.into()), ("offset", offset.into())],
        );
    }
    let Some(octets) = lit.fields.first().and_then(|field| frame.octets_of(*field)) else {
        return String::new();
    };
    let id = if octets.len() == 1 { "one" } else { "several" };
    words.say_of_with(
        "whereabouts",
        id,
        &[
            ("fields", names.into()),
            ("first", octets.start.into()),
            ("last", (octets.end - 1).into()),
        ],
    )
}
