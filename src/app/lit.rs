//! What is lit: the field under the pointer or, without one, the selected field; and the very byte that is pointed at.

use super::hover::Hover;
use super::state::State;
use crate::analysis::{Buffer, BytesPage, Detail, FrameDetail};
use crate::bytes::Span;
use crate::protocol::FieldId;

/// What is lit in the selected frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lit {
    /// The fields: several where a byte holds several.
    pub(crate) fields: Vec<FieldId>,
    /// The byte that is pointed at, by its offset in the frame.
    pub(crate) octet: Option<u64>,
}

impl Lit {
    /// What is lit now.
    pub(crate) fn of(state: &State, hover: &Hover) -> Self {
        let Some(frame) = state.frame() else {
            return Self::default();
        };
        if let Some((buffer, offset)) = hover.byte {
            let octet = octet_of(frame, state.bytes.as_deref(), buffer, offset);
            let fields = octet
                .map(|octet| frame.fields_at(octet))
                .unwrap_or_default();
            return Self { fields, octet };
        }
        Self {
            fields: hover.field.or(state.field).into_iter().collect(),
            octet: None,
        }
    }

    /// Whether `field` is lit.
    pub(crate) fn has(&self, field: FieldId) -> bool {
        self.fields.contains(&field)
    }

    /// `data-lit` of something that shows `field`.
    pub(crate) fn attribute(&self, field: FieldId) -> Option<&'static str> {
        self.has(field).then_some("")
    }
}

/// A byte of a buffer as an offset in the frame; `None` if it is another frame's.
fn octet_of(
    frame: &FrameDetail,
    page: Option<&BytesPage>,
    buffer: Buffer,
    offset: u64,
) -> Option<u64> {
    let header = u64::from(frame.header_len);
    let octet = match buffer {
        Buffer::Wire => offset.checked_sub(frame.span.start)?,
        Buffer::Unmasked => offset + header,
        Buffer::Inflated => return None,
        Buffer::Message => {
            let page = page.filter(|page| page.buffer == Buffer::Message)?;
            let own = page.items.iter().find(|item| item.item == frame.item)?;
            offset.checked_sub(own.span.start)? + header
        }
    };
    (octet < frame.span.len()).then_some(octet)
}

impl State {
    /// The selected frame, opened.
    pub(crate) fn frame(&self) -> Option<&FrameDetail> {
        match self.detail.as_deref()? {
            Detail::Frame(frame) => Some(frame),
            Detail::Handshake(_) | Detail::Tcp(_) | Detail::Gap(_) => None,
        }
    }

    /// The field before or after the selected one; the first or last one without one.
    pub(crate) fn field_after(&self, by: FieldStep) -> Option<FieldId> {
        let fields = &self.frame()?.fields;
        let at = self
            .field
            .and_then(|field| fields.iter().position(|other| other.id == field));
        let next = match (at, by) {
            (None, FieldStep::Forward) => 0,
            (None, FieldStep::Back) => fields.len().checked_sub(1)?,
            (Some(at), FieldStep::Forward) => (at + 1).min(fields.len().checked_sub(1)?),
            (Some(at), FieldStep::Back) => at.saturating_sub(1),
        };
        fields.get(next).map(|field| field.id)
    }
}

/// To which neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldStep {
    /// The one before.
    Back,
    /// The one after.
    Forward,
}

impl FrameDetail {
    /// The fields that the byte at `octet`, counted from the frame's first, holds bits of.
    pub(crate) fn fields_at(&self, octet: u64) -> Vec<FieldId> {
        let (start, end) = (octet * 8, octet * 8 + 8);
        self.fields
            .iter()
            .filter(|field| field.bit < end && start < field.bit + field.bits)
            .map(|field| field.id)
            .collect()
    }

    /// Whether the byte at `octet`, counted from the frame's first, was not captured.
    pub(crate) fn is_unknown(&self, octet: u64) -> bool {
        let offset = self.span.start + octet;
        self.unknown.iter().any(|span| span.contains(offset))
    }

    /// What of the payload was not captured, counted from its first byte.
    pub(crate) fn unknown_payload(&self) -> Vec<Span> {
        let first = self.span.start + u64::from(self.header_len);
        let within = |span: &Span| Span {
            start: span.start.saturating_sub(first),
            end: span.end.saturating_sub(first),
        };
        let spans = self.unknown.iter().map(within);
        spans.filter(|span| !span.is_empty()).collect()
    }

    /// The bytes that a field has bits in, counted from the frame's first.
    pub(crate) fn octets_of(&self, field: FieldId) -> Option<Span> {
        let field = self.fields.iter().find(|other| other.id == field)?;
        Some(Span {
            start: field.bit / 8,
            end: (field.bit + field.bits).div_ceil(8),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Ask, Input, ItemId, Request, Session};
    use crate::app::state::{Action, Window};

    fn state(text: &str, item: u32, buffer: Buffer) -> State {
        let mut session = Session::default();
        let mut state = State::default();
        state.update(Action::Open(Input {
            text: text.to_owned(),
            ..Input::default()
        }));
        let requests = [
            Request::Open {
                input: (*state.input).clone(),
                edits: Vec::new(),
            },
            Request::Detail { item: ItemId(item) },
            Request::Bytes {
                item: ItemId(item),
                buffer,
                first: 0,
                count: 100,
            },
        ];
        state.selected = Some(ItemId(item));
        state.buffer = buffer;
        state.byte_window = Window {
            first: 0,
            count: 100,
        };
        for request in requests {
            let answer = session.handle(Ask {
                source: state.source,
                edition: state.edition,
                request,
            });
            state.update(Action::Answered(Box::new(answer)));
        }
        state
    }

    const FRAGMENTS: &str = "01 83 37 fa 21 3d 7f 9f 4d  80 82 37 fa 21 3d 5b 95";

    #[test]
    fn a_byte_lights_all_that_it_holds() {
        use FieldId::{Fin, Mask, MaskingKey, Opcode, Payload, PayloadLen, Rsv1, Rsv2, Rsv3};
        let rows: &[(Buffer, u64, &[FieldId], Option<u64>)] = &[
            (Buffer::Wire, 9, &[Fin, Rsv1, Rsv2, Rsv3, Opcode], Some(0)),
            (Buffer::Wire, 10, &[Mask, PayloadLen], Some(1)),
            (Buffer::Wire, 14, &[MaskingKey], Some(5)),
            (Buffer::Wire, 8, &[], None),
            (Buffer::Unmasked, 1, &[Payload], Some(7)),
            (Buffer::Message, 3, &[Payload], Some(6)),
            (Buffer::Message, 2, &[], None),
        ];
        for (buffer, offset, fields, octet) in rows {
            let state = state(FRAGMENTS, 1, *buffer);
            let hover = Hover {
                byte: Some((*buffer, *offset)),
                ..Hover::default()
            };
            let lit = Lit {
                fields: fields.to_vec(),
                octet: *octet,
            };
            assert_eq!(Lit::of(&state, &hover), lit, "{buffer:?} {offset}");
        }
    }

    #[test]
    fn the_pointer_goes_before_the_selection() {
        let mut state = state(FRAGMENTS, 0, Buffer::Wire);
        state.update(Action::SelectField(Some(FieldId::Opcode)));
        assert!(Lit::of(&state, &Hover::default()).has(FieldId::Opcode));
        let hover = Hover {
            field: Some(FieldId::Fin),
            ..Hover::default()
        };
        assert_eq!(Lit::of(&state, &hover).fields, [FieldId::Fin]);
    }

    #[test]
    fn steps_from_field_to_field() {
        let mut state = state(FRAGMENTS, 0, Buffer::Wire);
        let rows = [
            (None, FieldStep::Forward, FieldId::Fin),
            (None, FieldStep::Back, FieldId::Payload),
            (Some(FieldId::Fin), FieldStep::Back, FieldId::Fin),
            (Some(FieldId::Opcode), FieldStep::Forward, FieldId::Mask),
            (Some(FieldId::Payload), FieldStep::Forward, FieldId::Payload),
        ];
        for (from, by, to) in rows {
            state.field = from;
            assert_eq!(state.field_after(by), Some(to), "{from:?} {by:?}");
        }
    }
}
