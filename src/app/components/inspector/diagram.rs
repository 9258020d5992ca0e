//! The bit diagram.

use super::Mode;
use super::meaning::{opcode, value};
use crate::analysis::diagram::bit_at;
use crate::analysis::{Begins, Cell, Diagram, FrameDetail};
use crate::app::hooks::use_linking;
use crate::app::hover::use_hover;
use crate::app::lit::Lit;
use crate::app::shared::Shared;
use crate::app::store::use_store;
use crate::app::words::{Words, use_words};
use crate::protocol::{FieldId, Opcode};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What is drawn.
#[derive(PartialEq, Properties)]
pub(crate) struct BitsProps {
    /// The frame.
    pub(crate) frame: Shared<FrameDetail>,
    /// Whether a click on a bit flips it.
    pub(crate) mode: Mode,
    /// Flips a bit, counted from the frame's first.
    pub(crate) flip: Callback<u64>,
}

/// The frame's bits in rows of 32, as in the figure of RFC 6455 §5.2.
#[component]
pub(crate) fn Bits(props: &BitsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let linking = use_linking();
    let node = use_node_ref();
    let lit = Lit::of(&store, &hover);
    let frame = &props.frame;
    let diagram = use_memo(frame.clone(), |frame| {
        Diagram::of(&frame.fields, &frame.head)
    });

    // The focus goes along when it is here already.
    use_effect_with((store.field, node.clone()), |(field, node)| {
        let Some(diagram) = node.cast::<Element>() else {
            return;
        };
        let inside = matches!(diagram.query_selector(":focus"), Ok(Some(_)));
        if let (true, Some(field)) = (inside, field) {
            let cell = diagram
                .query_selector(&format!(".cell[data-field={}]", field.id()))
                .ok()
                .flatten();
            focus(cell);
        }
    });

    let flip_at = {
        let flip = props.flip.clone();
        move |event: MouseEvent| {
            if let Some(bit) = pointed_bit(&event) {
                flip.emit(bit);
            }
        }
    };
    let click = {
        let (flip_at, select) = (flip_at.clone(), linking.click);
        let mode = props.mode;
        move |event: MouseEvent| {
            select.emit(event.clone());
            if mode == Mode::Edit {
                flip_at(event);
            }
        }
    };
    let double_click = {
        let mode = props.mode;
        move |event: MouseEvent| {
            if mode == Mode::Read {
                flip_at(event);
            }
        }
    };
    let reached = store
        .field
        .filter(|field| frame.octets_of(*field).is_some())
        .unwrap_or(FieldId::Fin);
    let draw = |cell: &Cell| {
        let first = cell.begins == Begins::Here;
        let tab = if first && cell.field == reached {
            "0"
        } else {
            "-1"
        };
        let name = name(&words, frame, cell);
        let shared = (
            cell.field.id(),
            cell.bits.to_string(),
            lit.attribute(cell.field),
        );
        if props.mode == Mode::Edit && cell.bits > 1 {
            html! {
                <span class="cell bits" role="group" data-field={shared.0} data-bits={shared.1} data-lit={shared.2} data-bit={cell.bit.to_string()} data-edit="">
                    <span class="digits">
                        for bit in cell.bit..cell.bit + u64::from(cell.bits) {
                            <button type="button" tabindex={if bit == cell.bit { tab } else { "-1" }} data-bit={bit.to_string()} aria-label={bit_label(&words, cell.field, bit, bit_at(&frame.head, bit))}>
                                { bit_at(&frame.head, bit) }
                            </button>
                        }
                    </span>
                    <span>{ name }</span>
                </span>
            }
        } else {
            html! {
                <button
                    type="button"
                    class="cell"
                    tabindex={tab}
                    data-field={shared.0}
                    data-bits={shared.1}
                    data-lit={shared.2}
                    data-bit={cell.bit.to_string()}
                    data-edit={(props.mode == Mode::Edit).then_some("")}
                    aria-pressed={(store.field == Some(cell.field)).to_string()}
                >
                    <b>{ shown(frame, cell) }</b>
                    <span>{ name }</span>
                </button>
            }
        }
    };
    html! {
        <div
            ref={node}
            class="diagram"
            role="group"
            aria-label={words.say("bits-title")}
            onpointerover={linking.over}
            onpointerleave={linking.leave}
            onclick={click}
            ondblclick={double_click}
        >
            for octet in 0..4 {
                <span class="ruler" aria-hidden="true"><span>{ octet * 8 }</span><span>{ octet * 8 + 7 }</span></span>
            }
            for cell in diagram.rows.iter().flatten() {
                { draw(cell) }
            }
            if diagram.more > 0 {
                <span class="more">{ words.say_with("bits-more", &[("count", diagram.more.into())]) }</span>
            }
        </div>
    }
}

/// The cell's bits; of a byte that was not captured, `??`.
fn shown(frame: &FrameDetail, cell: &Cell) -> String {
    if frame.unknown.is_empty() || cell.bits < 8 {
        return cell.text.clone();
    }
    let octets = cell.text.split(' ').zip(cell.bit / 8..);
    let octets: Vec<&str> = octets
        .map(|(octet, at)| if frame.is_unknown(at) { "??" } else { octet })
        .collect();
    octets.join(" ")
}

/// The name below the bits.
fn name(words: &Words, frame: &FrameDetail, cell: &Cell) -> String {
    let name = words.say_of("field", cell.field.id());
    if cell.bits == 1 {
        return name;
    }
    match (cell.field, cell.begins) {
        (FieldId::Opcode, _) => {
            let meaning = match opcode(frame) {
                Opcode::CONTINUATION => words.say("continuation-short"),
                other => other.name().map_or_else(
                    || words.say("reserved"),
                    |name| words.say_of("opcode", name),
                ),
            };
            [name, meaning.to_ascii_lowercase()].join("\n")
        }
        (FieldId::PayloadLen | FieldId::StatusCode, Begins::Here) => {
            [name, value(frame, cell.field)].join("\n")
        }
        (FieldId::ExtendedPayloadLen, Begins::Here) => [name, value(frame, cell.field)].join(" "),
        (_, Begins::Above) if cell.bits > 8 => {
            words.say_with("bits-continued", &[("field", name.into())])
        }
        _ => name,
    }
}

fn bit_label(words: &Words, field: FieldId, bit: u64, value: u8) -> String {
    let places = [
        ("field", words.say_of("field", field.id()).into()),
        ("bit", bit.into()),
        ("value", value.into()),
    ];
    words.say_with("bits-flip", &places)
}

/// The bit that was clicked: that of the digit, or else the one below the pointer.
fn pointed_bit(event: &MouseEvent) -> Option<u64> {
    let target = event.target_dyn_into::<Element>()?;
    let cell = target.closest("[data-bit]").ok()??;
    let first: u64 = cell.get_attribute("data-bit")?.parse().ok()?;
    let bits: u32 = cell
        .get_attribute("data-bits")
        .and_then(|bits| bits.parse().ok())
        .unwrap_or(1);
    let bits = f64::from(bits);
    // By keyboard there is no pointer: a click without a place means the first bit.
    if event.detail() == 0 || bits <= 1.0 {
        return Some(first);
    }
    let place = cell.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
    (0.0..bits).contains(&(share * bits)).then(|| {
        let mut bit = first;
        let mut edge = 1.0;
        while edge <= share * bits {
            bit += 1;
            edge += 1.0;
        }
        bit
    })
}

fn focus(element: Option<Element>) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}
