use crate::analysis::{Buffer, BytesPage, FrameDetail};
use crate::app::hover::{Hover, use_hover};
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::bytes::Span;
use crate::protocol::FieldId;
use web_sys::Element;
use yew::prelude::*;

/// What makes the fields in an element answer to the pointer: for the element around things with `data-field`.
pub(crate) struct Linking {
    /// The pointer is on something.
    pub(crate) over: Callback<PointerEvent>,
    /// It left.
    pub(crate) leave: Callback<PointerEvent>,
    /// Something was clicked: its field stays lit.
    pub(crate) click: Callback<MouseEvent>,
}

/// Links what has `data-field` and, for a byte of the payload, `data-octet` to the other views.
#[hook]
pub(crate) fn use_linking() -> Linking {
    let store = use_store();
    let hover = use_hover();
    let over = {
        let (store, hover) = (store.clone(), hover.clone());
        Callback::from(move |event: PointerEvent| {
            let target = event.target_dyn_into::<Element>();
            hover.set(hovered(target.as_ref(), &store));
        })
    };
    let leave = {
        let hover = hover.clone();
        Callback::from(move |_: PointerEvent| hover.set(Hover::default()))
    };
    let click = Callback::from(move |event: MouseEvent| {
        let Some(target) = event.target_dyn_into::<Element>() else {
            return;
        };
        if let Ok(Some(_)) = target.closest("a") {
            return;
        }
        if let Some(field) = field_of(&target) {
            store.dispatch(Action::SelectField(Some(field)));
        }
    });
    Linking { over, leave, click }
}

fn field_of(target: &Element) -> Option<FieldId> {
    let element = target.closest("[data-field]").ok()??;
    FieldId::named(&element.get_attribute("data-field")?)
}

fn hovered(target: Option<&Element>, store: &crate::app::state::State) -> Hover {
    let (Some(target), Some(frame)) = (target, store.frame()) else {
        return Hover::default();
    };
    let octet = target
        .closest("[data-octet]")
        .ok()
        .flatten()
        .and_then(|element| element.get_attribute("data-octet")?.parse::<u64>().ok());
    let page = store.bytes.as_deref();
    if let Some(octet) = octet {
        return Hover {
            item: Some(frame.item),
            field: None,
            byte: Some((Buffer::Unmasked, octet)),
            line: None,
            text: place(
                page,
                Span::at(frame.span.start + u64::from(frame.header_len) + octet, 1),
            ),
        };
    }
    let Some(field) = field_of(target) else {
        return Hover::default();
    };
    Hover {
        item: Some(frame.item),
        field: Some(field),
        byte: None,
        line: None,
        text: field_place(page, frame, field),
    }
}

fn field_place(page: Option<&BytesPage>, frame: &FrameDetail, field: FieldId) -> Option<[u32; 2]> {
    let octets = frame.octets_of(field)?;
    place(
        page,
        Span::at(frame.span.start + octets.start, octets.len()),
    )
}

/// Where bytes of the stream stand in the text, as far as they are in view.
fn place(page: Option<&BytesPage>, span: Span) -> Option<[u32; 2]> {
    let page = page.filter(|page| page.buffer == Buffer::Wire)?;
    let from = usize::try_from(span.start.saturating_sub(page.first)).ok()?;
    let count = usize::try_from(span.end.checked_sub(page.first.max(span.start))?).ok()?;
    let seen = page.places.iter().skip(from).take(count);
    let known = seen.filter(|place| **place != [0, 0]);
    known
        .copied()
        .reduce(|whole, [start, end]| [whole[0].min(start), whole[1].max(end)])
}
