//! A byte as it is shown: its field, its sender, its marks, and what is said of it.

use super::line::{Marks, Octet};
use crate::analysis::page::ByteItem;
use crate::analysis::{Buffer, BytesPage, FrameDetail};
use crate::app::hover::Hover;
use crate::app::lit::Lit;
use crate::app::state::State;
use crate::app::words::Words;
use crate::bytes::Span;
use crate::protocol::FieldId;

/// What is needed to show a byte.
pub(super) struct Painter<'a> {
    /// What is shown.
    pub(super) state: &'a State,
    /// The bytes that are here.
    pub(super) page: Option<&'a BytesPage>,
    /// The selected frame.
    pub(super) frame: Option<&'a FrameDetail>,
    /// What is lit in it.
    pub(super) lit: &'a Lit,
    /// What the pointer is on.
    pub(super) hover: &'a Hover,
    /// What bytes of no field are called.
    pub(super) names: &'a [(Span, String)],
}

impl Painter<'_> {
    /// The byte at `offset` of the buffer.
    pub(super) fn octet(&self, offset: u64) -> Octet {
        let byte = self.page.and_then(|page| {
            let index = usize::try_from(offset.checked_sub(page.first)?).ok()?;
            page.bytes.get(index).copied()
        });
        let item = self.item(offset);
        let fields = self.fields(offset);
        Octet {
            byte,
            field: fields.last().copied(),
            peer: item.map_or_else(|| self.frame.and_then(|frame| frame.peer), |item| item.peer),
            marks: Marks {
                lit: fields.iter().any(|field| self.lit.has(*field)) || self.in_line(offset),
                pointed: self.points_at(offset),
                begins: item.is_some_and(|item| item.span.start == offset),
                unknown: self.is_unknown(offset),
            },
        }
    }

    fn is_unknown(&self, offset: u64) -> bool {
        let unknown = self.page.map(|page| page.unknown.as_slice());
        let unknown = unknown.unwrap_or_default();
        let after = unknown.partition_point(|span| span.start <= offset);
        let before = after.checked_sub(1).and_then(|last| unknown.get(last));
        before.is_some_and(|span| span.contains(offset))
    }

    /// Whether the pointer is on the line of a handshake that the byte belongs to.
    fn in_line(&self, offset: u64) -> bool {
        let line = self
            .hover
            .line
            .filter(|_| self.state.buffer == Buffer::Wire);
        line.is_some_and(|line| line.contains(offset))
    }

    fn item(&self, offset: u64) -> Option<&ByteItem> {
        let items = &self.page?.items;
        let after = items.partition_point(|item| item.span.start <= offset);
        items
            .get(after.checked_sub(1)?)
            .filter(|item| item.span.contains(offset))
    }

    /// The byte's place in the selected frame.
    fn in_frame(&self, offset: u64) -> Option<u64> {
        let frame = self.frame?;
        let header = u64::from(frame.header_len);
        let octet = match self.state.buffer {
            Buffer::Wire => offset.checked_sub(frame.span.start)?,
            Buffer::Unmasked => offset + header,
            Buffer::Inflated => return None,
            Buffer::Message => {
                let own = self.item(offset).filter(|item| item.item == frame.item)?;
                offset - own.span.start + header
            }
        };
        (octet < frame.span.len()).then_some(octet)
    }

    fn fields(&self, offset: u64) -> Vec<FieldId> {
        match (self.frame, self.in_frame(offset)) {
            (Some(frame), Some(octet)) => frame.fields_at(octet),
            _ => Vec::new(),
        }
    }

    fn points_at(&self, offset: u64) -> bool {
        match self.hover.byte {
            Some((buffer, pointed)) if buffer == self.state.buffer => pointed == offset,
            Some(_) => self.lit.octet.is_some() && self.lit.octet == self.in_frame(offset),
            None => false,
        }
    }
}

/// "offset 2, 37, masking key"
pub(super) fn said(words: &Words, painter: &Painter<'_>, offset: u64) -> String {
    let octet = painter.octet(offset);
    let byte = match octet.byte {
        _ if octet.marks.unknown => words.say("byte-uncaptured"),
        Some(byte) => format!("{byte:02x}"),
        None => words.say("byte-unknown"),
    };
    let mut fields: Vec<String> = painter
        .fields(offset)
        .iter()
        .map(|field| words.say_of("field", field.id()))
        .collect();
    let named = painter.names.iter().find(|(span, _)| span.contains(offset));
    fields.extend(named.map(|(_, name)| name.clone()));
    let places = [
        ("offset", offset.into()),
        ("byte", byte.into()),
        ("fields", words.list(&fields).into()),
    ];
    let id = if fields.is_empty() { "alone" } else { "field" };
    words.say_of_with("byte-said", id, &places)
}
