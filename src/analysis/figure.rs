//! A frame as the figure of RFC 6455 §5.2, in characters, with its values in place.

use super::detail::FrameDetail;
use super::diagram::{Begins, Cell, Diagram};
use crate::protocol::{FieldId, Opcode};
use std::fmt::Write;

/// Characters of a row: two for each bit, and one.
const WIDTH: usize = 65;

/// The figure. Each line ends with a line feed; there are only ASCII characters in it.
pub fn figure(frame: &FrameDetail) -> String {
    let diagram = Diagram::of(&frame.fields, &frame.head);
    let mut lines = vec![
        " 0                   1                   2                   3".to_owned(),
        " 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1".to_owned(),
    ];
    let mut above: &[Cell] = &[];
    for row in &diagram.rows {
        lines.push(border(above, row));
        lines.extend(cells(row, frame));
        above = row;
    }
    lines.push(border(above, &[]));
    if diagram.more > 0 {
        lines.push(format!(" ... {} more bytes", diagram.more));
    }
    lines
        .iter()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

/// The line between two rows: `+` where a cell of either ends.
fn border(above: &[Cell], below: &[Cell]) -> String {
    let mut line = vec![b' '; WIDTH];
    for row in [above, below] {
        let end = 2 * row.iter().map(|cell| usize::from(cell.bits)).sum::<usize>();
        for place in line.iter_mut().take(if end > 0 { end + 1 } else { 0 }) {
            if *place == b' ' {
                *place = b'-';
            }
        }
        let mut at = 0;
        for bits in std::iter::once(0).chain(row.iter().map(|cell| usize::from(cell.bits))) {
            at += 2 * bits;
            if let Some(place) = line.get_mut(at).filter(|_| end > 0) {
                *place = b'+';
            }
        }
    }
    String::from_utf8(line).unwrap_or_default()
}

/// The lines of a row: names above values.
fn cells(row: &[Cell], frame: &FrameDetail) -> Vec<String> {
    let cells: Vec<(Vec<String>, usize)> = row
        .iter()
        .map(|cell| {
            let width = 2 * usize::from(cell.bits) - 1;
            let mut lines = name(cell, width);
            lines.push(value(cell, frame));
            (lines, width)
        })
        .collect();
    let height = cells
        .iter()
        .map(|(lines, _)| lines.len())
        .max()
        .unwrap_or(0);
    let line = |number: usize| {
        let mut line = String::from("|");
        for (lines, width) in &cells {
            // Names begin at the top, values stand in the last line.
            let text = match number {
                last if last + 1 == height => lines.last(),
                _ => lines.get(number).filter(|_| number + 1 < lines.len()),
            };
            let text = text.map_or("", String::as_str);
            // Writing to a string cannot fail.
            let _ = write!(line, "{text:^width$}");
            line.push('|');
        }
        line
    };
    (0..height).map(line).collect()
}

/// The name of a cell's field, in lines of at most `width` characters; of one bit it is written downwards.
fn name(cell: &Cell, width: usize) -> Vec<String> {
    if cell.begins == Begins::Above {
        let whole = format!("{} continued", title(cell.field));
        return vec![if whole.len() <= width {
            whole
        } else {
            String::new()
        }];
    }
    let title = title(cell.field);
    if width == 1 {
        return title.chars().map(String::from).collect();
    }
    let mut lines = vec![String::new()];
    for word in title.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        line.truncate(width);
    }
    lines
}

/// The RFC's own names.
const fn title(field: FieldId) -> &'static str {
    match field {
        FieldId::Fin => "FIN",
        FieldId::Rsv1 => "RSV1",
        FieldId::Rsv2 => "RSV2",
        FieldId::Rsv3 => "RSV3",
        FieldId::Opcode => "opcode",
        FieldId::Mask => "MASK",
        FieldId::PayloadLen => "Payload len",
        FieldId::ExtendedPayloadLen => "Extended payload length",
        FieldId::MaskingKey => "Masking-key",
        FieldId::Payload => "Payload Data",
        FieldId::StatusCode => "Status code",
        FieldId::Reason => "Reason",
    }
}

/// What stands in a cell: a number where all of it is there, or else its bytes in hex, as on the wire.
pub(crate) fn value(cell: &Cell, frame: &FrameDetail) -> String {
    let octets = |bits: u64| usize::try_from(bits / 8).unwrap_or(usize::MAX);
    let first = octets(cell.bit);
    let bytes = frame.head.get(first..first + usize::from(cell.bits / 8));
    let is_hidden = (cell.bit / 8..(cell.bit + u64::from(cell.bits)).div_ceil(8)).any(|octet| {
        let offset = frame.span.start + octet;
        frame.unknown.iter().any(|span| span.contains(offset))
    });
    if is_hidden {
        return "?".to_owned();
    }
    let number = |digits: &str| u64::from_str_radix(digits, 2).ok();
    match (cell.field, cell.bits) {
        (FieldId::Opcode, 4) => number(&cell.text).map_or_else(String::new, |opcode| {
            let opcode = Opcode(u8::try_from(opcode).unwrap_or(0));
            format!("0x{:X}", opcode.0)
        }),
        (FieldId::PayloadLen, 7) => number(&cell.text).unwrap_or(0).to_string(),
        (FieldId::ExtendedPayloadLen | FieldId::StatusCode, 16) if cell.begins == Begins::Here => {
            let whole = frame
                .fields
                .iter()
                .any(|field| field.id == cell.field && field.bits == 16);
            match bytes {
                Some([high, low]) if whole => u16::from_be_bytes([*high, *low]).to_string(),
                _ => cell.text.clone(),
            }
        }
        _ => cell.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Compressed, Conversation, Detail, ItemId, SentBy};
    use expect_test::{Expect, expect};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn drawn(bytes: &[u8]) -> String {
        let conversation = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
        match conversation.detail(ItemId(0)) {
            Some(Detail::Frame(frame)) => figure(&frame),
            _ => String::new(),
        }
    }

    fn check(bytes: &[u8], expected: &Expect) {
        expected.assert_eq(&drawn(bytes));
    }

    #[test]
    fn the_masked_hello() {
        check(
            &hex!("818537fa213d7f9f4d5158"),
            &expect![[r"
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-------+-+-------------+-------------------------------+
                |F|R|R|R|opcode |M| Payload len |          Masking-key          |
                |I|S|S|S|       |A|             |                               |
                |N|V|V|V|       |S|             |                               |
                | |1|2|3|       |K|             |                               |
                |1|0|0|0|  0x1  |1|      5      |             37 fa             |
                +-+-+-+-+-------+-+-------------+-------------------------------+
                |     Masking-key continued     |         Payload Data          |
                |             21 3d             |             7f 9f             |
                +-------------------------------+---------------+---------------+
                |            Payload Data continued             |
                |                   4d 51 58                    |
                +-----------------------------------------------+
            "]],
        );
    }

    #[test]
    fn a_long_length_and_a_close() {
        let long = [&hex!("827e0100")[..], &[0; 256]].concat();
        check(
            &long,
            &expect![[r"
             0                   1                   2                   3
             0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
            +-+-+-+-+-------+-+-------------+-------------------------------+
            |F|R|R|R|opcode |M| Payload len |    Extended payload length    |
            |I|S|S|S|       |A|             |                               |
            |N|V|V|V|       |S|             |                               |
            | |1|2|3|       |K|             |                               |
            |1|0|0|0|  0x2  |0|     126     |              256              |
            +-+-+-+-+-------+-+-------------+-------------------------------+
            |                         Payload Data                          |
            |                          00 00 00 00                          |
            +---------------------------------------------------------------+
            |                    Payload Data continued                     |
            |                          00 00 00 00                          |
            +---------------------------------------------------------------+
            |                    Payload Data continued                     |
            |                          00 00 00 00                          |
            +---------------------------------------------------------------+
            |                    Payload Data continued                     |
            |                          00 00 00 00                          |
            +---------------------------------------------------------------+
            |                    Payload Data continued                     |
            |                          00 00 00 00                          |
            +---------------------------------------------------------------+
             ... 236 more bytes
        "]],
        );
        check(
            &hex!("880203e8"),
            &expect![[r"
             0                   1                   2                   3
             0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
            +-+-+-+-+-------+-+-------------+-------------------------------+
            |F|R|R|R|opcode |M| Payload len |          Status code          |
            |I|S|S|S|       |A|             |                               |
            |N|V|V|V|       |S|             |                               |
            | |1|2|3|       |K|             |                               |
            |1|0|0|0|  0x8  |0|      2      |             1000              |
            +-+-+-+-+-------+-+-------------+-------------------------------+
        "]],
        );
    }

    proptest! {
        #[test]
        fn it_is_ascii_and_as_wide_as_the_rfc(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let drawn = drawn(&bytes);
            prop_assert!(drawn.is_ascii());
            prop_assert!(drawn.lines().all(|line| line.len() <= WIDTH && line == line.trim_end()));
        }
    }
}
