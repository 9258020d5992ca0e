//! Writing a record.

use super::{
    BUFFERS, COMPRESSIONS, LENGTH_FORMS, LISTS, PEERS, Record, SENDERS, VERSION, kind, number_of,
    tag,
};
use crate::analysis::{Change, Edit};

/// The record as bytes.
pub fn write(record: &Record) -> Vec<u8> {
    let mut parts = Parts(vec![VERSION]);
    if let Some(item) = record.selected {
        parts.number(tag::SELECTED, u64::from(item.0));
    }
    if let Some(field) = record.field {
        parts.part(tag::FIELD, field.id().as_bytes());
    }
    parts.unless_plain(tag::BUFFER, number_of(&BUFFERS, &record.buffer));
    parts.unless_plain(tag::LIST, number_of(&LISTS, &record.query.list));
    parts.unless_empty(tag::FILTER, record.query.filter.as_bytes());
    if let Some(conversation) = record.query.conversation {
        parts.number(tag::CONVERSATION, u64::from(conversation.0));
    }
    let input = &record.input;
    parts.unless_plain(tag::SENT_BY, number_of(&SENDERS, &input.sent_by));
    parts.unless_plain(tag::COMPRESSED, number_of(&COMPRESSIONS, &input.compressed));
    if let Some(layout) = input.layout {
        parts.part(tag::LAYOUT, layout.id().as_bytes());
    }
    for start in &record.starts {
        let peer = number_of(&PEERS, &start.peer);
        let numbers = [u64::from(start.conversation.0), peer, start.at];
        parts.part(tag::START, &joined(&numbers, &[]));
    }
    for edit in &record.edits {
        parts.part(tag::EDIT, &written(edit));
    }
    match &record.capture {
        Some(capture) => {
            parts.unless_empty(tag::CAPTURE_NAME, capture.name.as_bytes());
            parts.part(tag::CAPTURE, &capture.bytes);
        }
        None => parts.part(tag::TEXT, input.text.as_bytes()),
    }
    parts.0
}

fn written(edit: &Edit) -> Vec<u8> {
    let flag = |flag: bool| [u8::from(flag)];
    let number = |number: u64| joined(&[number], &[]);
    let (kind, value) = match &edit.change {
        Change::FlipBit(bit) => (kind::FLIP_BIT, number(*bit)),
        Change::Fin(fin) => (kind::FIN, flag(*fin).to_vec()),
        Change::Rsv(rsv) => (kind::RSV, number(u64::from(*rsv))),
        Change::Opcode(opcode) => (kind::OPCODE, number(u64::from(*opcode))),
        Change::LengthForm(form) => (kind::LENGTH_FORM, number(number_of(&LENGTH_FORMS, form))),
        Change::MaskingKey(key) => {
            let key = key.as_ref().map_or(&[][..], |key| key);
            (kind::MASKING_KEY, key.to_vec())
        }
        Change::Payload(bytes) => (kind::PAYLOAD, bytes.clone()),
        Change::Bytes(bytes) => (kind::BYTES, bytes.clone()),
    };
    let place = [
        u64::from(edit.stream.0),
        edit.span.start,
        edit.span.end,
        kind,
    ];
    joined(&place, &value)
}

/// Numbers, and bytes behind them.
fn joined(numbers: &[u64], bytes: &[u8]) -> Vec<u8> {
    let mut value = Vec::with_capacity(10 * numbers.len() + bytes.len());
    for number in numbers {
        leb128(*number, &mut value);
    }
    value.extend_from_slice(bytes);
    value
}

fn leb128(number: u64, out: &mut Vec<u8>) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            out.push(low & 0x7F);
            return;
        }
        out.push(low | 0x80);
    }
}

/// The parts that were written.
struct Parts(Vec<u8>);

impl Parts {
    fn part(&mut self, tag: u8, value: &[u8]) {
        self.0.push(tag);
        leb128(value.len() as u64, &mut self.0);
        self.0.extend_from_slice(value);
    }

    fn number(&mut self, tag: u8, number: u64) {
        self.part(tag, &joined(&[number], &[]));
    }

    fn unless_plain(&mut self, tag: u8, number: u64) {
        if number != 0 {
            self.number(tag, number);
        }
    }

    fn unless_empty(&mut self, tag: u8, value: &[u8]) {
        if !value.is_empty() {
            self.part(tag, value);
        }
    }
}
