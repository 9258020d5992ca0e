//! Reading a record.

use super::{
    BUFFERS, COMPRESSIONS, Capture, LENGTH_FORMS, LISTS, PEERS, Record, SENDERS, ShareError,
    VERSION, kind, numbered, tag,
};
use crate::analysis::{Change, ConversationId, Edit, ItemId, Start, StreamId};
use crate::bytes::Span;
use crate::capture::hexdump::Layout;
use crate::protocol::FieldId;

/// Reads a record.
///
/// # Errors
/// [`ShareError::Newer`], [`ShareError::Part`] or [`ShareError::Empty`].
pub fn read(bytes: &[u8]) -> Result<Record, ShareError> {
    let (version, parts) = bytes.split_first().ok_or(ShareError::Empty)?;
    if *version != VERSION {
        return Err(ShareError::Newer);
    }
    let mut record = Record::default();
    let mut name = String::new();
    let mut source = Source::Nothing;
    let mut rest = Values(parts);
    while let Some((tag, behind)) = rest.0.split_first() {
        let (tag, at) = (*tag, (bytes.len() - rest.0.len()) as u64);
        let broken = ShareError::Part { tag, at };
        rest = Values(behind);
        let len = rest.number().ok_or(broken)?;
        let value = rest.take(len).ok_or(broken)?;
        let is_known = match tag {
            tag::CAPTURE_NAME => text(value).map(|value| name = value),
            tag::CAPTURE => {
                source = Source::Capture(value);
                Some(())
            }
            tag::TEXT => text(value).map(|value| {
                record.input.text = value;
                source = Source::Text;
            }),
            tag::MAY_BE_LEFT_OUT.. => Some(()),
            _ if tag > tag::TEXT || tag == 0 => return Err(ShareError::Newer),
            _ => take(&mut record, tag, Values(value)),
        };
        is_known.ok_or(broken)?;
    }
    match source {
        Source::Nothing => return Err(ShareError::Empty),
        Source::Text => {}
        Source::Capture(bytes) => {
            record.input.text.clear();
            record.capture = Some(Capture {
                name,
                bytes: bytes.to_vec(),
            });
        }
    }
    Ok(record)
}

enum Source<'a> {
    Nothing,
    Text,
    Capture(&'a [u8]),
}

/// Takes a small part into the record; `None` if it does not hold what it must.
fn take(record: &mut Record, tag: u8, mut value: Values<'_>) -> Option<()> {
    match tag {
        tag::SELECTED => record.selected = Some(ItemId(value.short()?)),
        tag::FIELD => record.field = Some(FieldId::named(value.text()?)?),
        tag::BUFFER => record.buffer = numbered(&BUFFERS, value.number()?)?,
        tag::LIST => record.query.list = numbered(&LISTS, value.number()?)?,
        tag::FILTER => value.text()?.clone_into(&mut record.query.filter),
        tag::CONVERSATION => record.query.conversation = Some(ConversationId(value.short()?)),
        tag::SENT_BY => record.input.sent_by = numbered(&SENDERS, value.number()?)?,
        tag::COMPRESSED => record.input.compressed = numbered(&COMPRESSIONS, value.number()?)?,
        tag::LAYOUT => {
            let id = value.text()?;
            let layout = Layout::ALL.into_iter().find(|layout| layout.id() == id);
            record.input.layout = Some(layout?);
        }
        tag::START => record.starts.push(Start {
            conversation: ConversationId(value.short()?),
            peer: numbered(&PEERS, value.number()?)?,
            at: value.number()?,
        }),
        tag::EDIT => record.edits.push(edit(&mut value)?),
        _ => return None,
    }
    value.0.is_empty().then_some(())
}

fn edit(value: &mut Values<'_>) -> Option<Edit> {
    let stream = StreamId(value.number()?.try_into().ok()?);
    let span = Span {
        start: value.number()?,
        end: value.number()?,
    };
    let change = match value.number()? {
        kind::FLIP_BIT => Change::FlipBit(value.number()?),
        kind::FIN => match value.number()? {
            0 => Change::Fin(false),
            1 => Change::Fin(true),
            _ => return None,
        },
        kind::RSV => Change::Rsv(value.number()?.try_into().ok()?),
        kind::OPCODE => Change::Opcode(value.number()?.try_into().ok()?),
        kind::LENGTH_FORM => Change::LengthForm(numbered(&LENGTH_FORMS, value.number()?)?),
        kind::MASKING_KEY => match value.rest() {
            [] => Change::MaskingKey(None),
            key => Change::MaskingKey(Some(key.try_into().ok()?)),
        },
        kind::PAYLOAD => Change::Payload(value.rest().to_vec()),
        kind::BYTES => Change::Bytes(value.rest().to_vec()),
        _ => return None,
    };
    Some(Edit {
        stream,
        span,
        change,
    })
}

fn text(value: &[u8]) -> Option<String> {
    String::from_utf8(value.to_vec()).ok()
}

/// What is still to be read.
struct Values<'a>(&'a [u8]);

impl<'a> Values<'a> {
    /// An unsigned LEB128 of at most 64 bits.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7F);
            if bits << shift >> shift != bits {
                return None;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn short(&mut self) -> Option<u32> {
        self.number()?.try_into().ok()
    }

    fn take(&mut self, len: u64) -> Option<&'a [u8]> {
        let (value, rest) = self.0.split_at_checked(usize::try_from(len).ok()?)?;
        self.0 = rest;
        Some(value)
    }

    fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.rest()).ok()
    }
}
