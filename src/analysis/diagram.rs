//! The figure of RFC 6455 §5.2, drawn from a frame's own bits: rows of 32, each cut where a field ends.

use crate::protocol::{Field, FieldId};

/// A frame in rows of 32 bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// The rows; only the last may have fewer than 32 bits.
    pub rows: Vec<Vec<Cell>>,
    /// Bytes that come after the rows.
    pub more: u64,
}

/// The bits of one field in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The field.
    pub field: FieldId,
    /// Its first bit here, counted from the frame's first.
    pub bit: u64,
    /// How many: 1–32.
    pub bits: u8,
    /// The bits: as octets in hex where they are whole, or else each as a digit.
    pub text: String,
    /// Whether the field begins here.
    pub begins: Begins,
}

/// Where a field begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// In this cell.
    Here,
    /// In a row above.
    Above,
}

impl Diagram {
    /// A frame of up to this many rows is drawn whole.
    const WHOLE: u64 = 8;
    /// Of a longer one, this many: the longest header and some payload.
    const SHORTENED: u64 = 6;
    const ROW: u64 = 32;

    /// Draws a frame that begins with `head` and has these fields, which tile it.
    pub fn of(fields: &[Field], head: &[u8]) -> Self {
        let end = fields.last().map_or(0, |field| field.bit + field.bits);
        let drawn = if end > Self::WHOLE * Self::ROW {
            Self::SHORTENED * Self::ROW
        } else {
            end
        };
        let drawn = drawn.min(8 * head.len() as u64);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for field in fields {
            let mut bit = field.bit;
            let field_end = (field.bit + field.bits).min(drawn);
            while bit < field_end {
                let row_end = (bit / Self::ROW + 1) * Self::ROW;
                let cell_end = field_end.min(row_end);
                if bit % Self::ROW == 0 {
                    rows.push(Vec::new());
                }
                if let (Some(row), Ok(bits)) = (rows.last_mut(), u8::try_from(cell_end - bit)) {
                    row.push(Cell {
                        field: field.id,
                        bit,
                        bits,
                        text: text(head, bit, bits),
                        begins: if bit == field.bit {
                            Begins::Here
                        } else {
                            Begins::Above
                        },
                    });
                }
                bit = cell_end;
            }
        }
        Self {
            rows,
            more: (end - drawn) / 8,
        }
    }
}

/// The bit at `bit` of `bytes`, most significant first; 0 past their end.
pub fn bit_at(bytes: &[u8], bit: u64) -> u8 {
    usize::try_from(bit / 8)
        .ok()
        .and_then(|at| bytes.get(at))
        .map_or(0, |byte| byte >> (7 - bit % 8) & 1)
}

fn text(head: &[u8], bit: u64, bits: u8) -> String {
    if bit.is_multiple_of(8) && bits.is_multiple_of(8) {
        let octets: Vec<String> = head
            .iter()
            .skip(usize::try_from(bit / 8).unwrap_or(usize::MAX))
            .take(usize::from(bits / 8))
            .map(|byte| format!("{byte:02x}"))
            .collect();
        octets.join(" ")
    } else {
        (bit..bit + u64::from(bits))
            .map(|bit| if bit_at(head, bit) == 1 { '1' } else { '0' })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::field::fields;
    use expect_test::{Expect, expect};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn check(frame: &[u8], expected: &Expect) {
        let diagram = Diagram::of(&fields(frame, frame.len() as u64), frame);
        let cell = |cell: &Cell| {
            let continued = match cell.begins {
                Begins::Here => "",
                Begins::Above => "…",
            };
            [
                "|",
                continued,
                cell.field.id(),
                ":",
                &cell.bits.to_string(),
                "=",
                &cell.text,
            ]
            .concat()
        };
        let mut lines: Vec<String> = diagram
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().concat())
            .collect();
        lines.push(format!("+{}", diagram.more));
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn the_masked_hello() {
        check(
            &hex!("818537fa213d7f9f4d5158"),
            &expect![[r"
                |fin:1=1|rsv1:1=0|rsv2:1=0|rsv3:1=0|opcode:4=0001|mask:1=1|payload-len:7=0000101|masking-key:16=37 fa
                |…masking-key:16=21 3d|payload:16=7f 9f
                |…payload:24=4d 51 58
                +0"]],
        );
    }

    #[test]
    fn a_long_payload_is_shortened() {
        let mut frame = hex!("827e0100").to_vec();
        frame.extend(0..=255);
        check(
            &frame,
            &expect![[r"
                |fin:1=1|rsv1:1=0|rsv2:1=0|rsv3:1=0|opcode:4=0010|mask:1=0|payload-len:7=1111110|extended-payload-len:16=01 00
                |payload:32=00 01 02 03
                |…payload:32=04 05 06 07
                |…payload:32=08 09 0a 0b
                |…payload:32=0c 0d 0e 0f
                |…payload:32=10 11 12 13
                +236"]],
        );
    }

    #[test]
    fn a_header_that_is_cut_off() {
        check(
            &hex!("88ff0000"),
            &expect![[r"
                |fin:1=1|rsv1:1=0|rsv2:1=0|rsv3:1=0|opcode:4=1000|mask:1=1|payload-len:7=1111111|extended-payload-len:16=00 00
                +0"]],
        );
        check(&[], &expect!["+0"]);
    }

    proptest! {
        #[test]
        fn cells_tile_what_is_drawn(frame: Vec<u8>) {
            let diagram = Diagram::of(&fields(&frame, frame.len() as u64), &frame);
            let mut bit = 0;
            for (number, row) in diagram.rows.iter().enumerate() {
                prop_assert_eq!(row[0].bit, 32 * number as u64);
                for cell in row {
                    prop_assert_eq!(cell.bit, bit);
                    bit += u64::from(cell.bits);
                }
            }
            prop_assert_eq!(bit + 8 * diagram.more, 8 * frame.len() as u64);
        }
    }
}
