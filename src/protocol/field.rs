//! The fields of a frame (RFC 6455 §5.2): names for its bits, none left over and none named twice.

use super::{LengthForm, Opcode};
use serde::{Deserialize, Serialize};

/// A field, by the RFC's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldId {
    /// FIN, 1 bit.
    Fin,
    /// RSV1, 1 bit.
    Rsv1,
    /// RSV2, 1 bit.
    Rsv2,
    /// RSV3, 1 bit.
    Rsv3,
    /// Opcode, 4 bits.
    Opcode,
    /// MASK, 1 bit.
    Mask,
    /// Payload length, 7 bits.
    PayloadLen,
    /// Extended payload length, 16 or 64 bits.
    ExtendedPayloadLen,
    /// Masking key, 32 bits.
    MaskingKey,
    /// Payload data of any frame but a Close frame with a body.
    Payload,
    /// The first 16 bits of a Close frame's body (§5.5.1).
    StatusCode,
    /// The rest of it.
    Reason,
}

impl FieldId {
    /// All of them, in the order of the wire.
    pub const ALL: [Self; 12] = [
        Self::Fin,
        Self::Rsv1,
        Self::Rsv2,
        Self::Rsv3,
        Self::Opcode,
        Self::Mask,
        Self::PayloadLen,
        Self::ExtendedPayloadLen,
        Self::MaskingKey,
        Self::Payload,
        Self::StatusCode,
        Self::Reason,
    ];

    /// The field of that [`id`](Self::id).
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fin => "fin",
            Self::Rsv1 => "rsv1",
            Self::Rsv2 => "rsv2",
            Self::Rsv3 => "rsv3",
            Self::Opcode => "opcode",
            Self::Mask => "mask",
            Self::PayloadLen => "payload-len",
            Self::ExtendedPayloadLen => "extended-payload-len",
            Self::MaskingKey => "masking-key",
            Self::Payload => "payload",
            Self::StatusCode => "status-code",
            Self::Reason => "reason",
        }
    }
}

/// A run of bits that make one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Field {
    /// Which field.
    pub id: FieldId,
    /// Its first bit, counted from the frame's first, most significant first.
    pub bit: u64,
    /// How many of its bits are there; at least 1.
    pub bits: u64,
}

/// The fields of the frame that begins with `head`, of which the first `seen` bytes are there. `head` needs no more than the
/// header; a field that is cut off is as long as its part that is there.
pub fn fields(head: &[u8], seen: u64) -> Vec<Field> {
    let mut tiles = Tiles {
        fields: Vec::with_capacity(10),
        bit: 0,
        end: seen.saturating_mul(8),
    };
    let (Some(&first), second) = (head.first(), head.get(1).copied().unwrap_or(0)) else {
        return tiles.fields;
    };
    tiles.push(FieldId::Fin, 1);
    tiles.push(FieldId::Rsv1, 1);
    tiles.push(FieldId::Rsv2, 1);
    tiles.push(FieldId::Rsv3, 1);
    tiles.push(FieldId::Opcode, 4);
    tiles.push(FieldId::Mask, 1);
    tiles.push(FieldId::PayloadLen, 7);
    let form = LengthForm::announced_by(second & 0x7F);
    tiles.push(
        FieldId::ExtendedPayloadLen,
        8 * u64::from(form.extended_bytes()),
    );
    tiles.push(FieldId::MaskingKey, if second & 0x80 == 0 { 0 } else { 32 });
    let payload = tiles.end.saturating_sub(tiles.bit);
    if Opcode(first & 0xF) == Opcode::CLOSE && payload >= 16 {
        tiles.push(FieldId::StatusCode, 16);
        tiles.push(FieldId::Reason, payload - 16);
    } else {
        tiles.push(FieldId::Payload, payload);
    }
    tiles.fields
}

struct Tiles {
    fields: Vec<Field>,
    bit: u64,
    end: u64,
}

impl Tiles {
    fn push(&mut self, id: FieldId, bits: u64) {
        let bits = bits.min(self.end.saturating_sub(self.bit));
        if bits > 0 {
            self.fields.push(Field {
                id,
                bit: self.bit,
                bits,
            });
            self.bit += bits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    #[test]
    fn a_masked_text_frame() {
        let names: Vec<_> = fields(&hex!("818537fa213d7f9f4d5158"), 11)
            .into_iter()
            .map(|field| (field.id.id(), field.bit, field.bits))
            .collect();
        let expected = [
            ("fin", 0, 1),
            ("rsv1", 1, 1),
            ("rsv2", 2, 1),
            ("rsv3", 3, 1),
            ("opcode", 4, 4),
            ("mask", 8, 1),
            ("payload-len", 9, 7),
            ("masking-key", 16, 32),
            ("payload", 48, 40),
        ];
        assert_eq!(names, expected);
    }

    proptest! {
        #[test]
        fn fields_tile_the_frame(frame: Vec<u8>) {
            let mut bit = 0;
            for field in fields(&frame, frame.len() as u64) {
                prop_assert_eq!(field.bit, bit);
                prop_assert!(field.bits > 0);
                bit += field.bits;
            }
            prop_assert_eq!(bit, 8 * frame.len() as u64);
        }
    }
}
