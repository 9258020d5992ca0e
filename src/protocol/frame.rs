//! The header of a frame (RFC 6455 §5.2), kept as it stood on the wire.

use super::{LengthForm, MaskingKey, Opcode};
use crate::bytes::{Incomplete, Reader};

/// Everything of a frame but its payload. Parsing keeps the wire form, so that [`encode`](Self::encode) gives back the same bytes,
/// non-minimal lengths, zero keys and reserved values included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrameHeader {
    /// FIN: the last, or only, fragment of a message.
    pub fin: bool,
    /// RSV1, RSV2, RSV3 as a 3-bit number: RSV1 is 4. At most 7.
    pub rsv: u8,
    /// What the payload is.
    pub opcode: Opcode,
    /// The form in which the payload length is written; it [holds](LengthForm::holds) `payload_len`.
    pub length_form: LengthForm,
    /// Payload length in bytes, extension data included, as the header says it; the bytes need not be there.
    pub payload_len: u64,
    /// The masking key; there is one exactly if the MASK bit is 1.
    pub masking_key: Option<MaskingKey>,
}

impl FrameHeader {
    /// The longest header: 2 bytes, 8 of extended payload length, 4 of masking key.
    pub const MAX_LEN: usize = 14;

    /// Reads the header that `bytes` begin with.
    ///
    /// # Errors
    /// [`Incomplete`] if the header goes on past the end: never for any other reason, each bit pattern is a header.
    pub fn parse(bytes: &[u8]) -> Result<Self, Incomplete> {
        let mut reader = Reader::new(bytes);
        let [first, second] = reader.take_array()?;
        let seven_bits = second & 0x7F;
        let length_form = LengthForm::announced_by(seven_bits);
        let payload_len = match length_form {
            LengthForm::Seven => u64::from(seven_bits),
            LengthForm::Sixteen => u64::from(u16::from_be_bytes(reader.take_array()?)),
            LengthForm::SixtyFour => u64::from_be_bytes(reader.take_array()?),
        };
        let masking_key = if second & 0x80 == 0 {
            None
        } else {
            Some(MaskingKey(reader.take_array()?))
        };
        Ok(Self {
            fin: first & 0x80 != 0,
            rsv: first >> 4 & 0x7,
            opcode: Opcode(first & 0xF),
            length_form,
            payload_len,
            masking_key,
        })
    }

    /// Appends the header in its wire form. A length that its form cannot hold is written in the shortest form that can.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let form = if self.length_form.holds(self.payload_len) {
            self.length_form
        } else {
            LengthForm::minimal_for(self.payload_len)
        };
        let mask = if self.masking_key.is_some() { 0x80 } else { 0 };
        out.push(u8::from(self.fin) << 7 | (self.rsv & 0x7) << 4 | self.opcode.0 & 0xF);
        let [.., b6, b7] = self.payload_len.to_be_bytes();
        match form {
            LengthForm::Seven => out.push(mask | b7),
            LengthForm::Sixteen => out.extend([mask | 126, b6, b7]),
            LengthForm::SixtyFour => {
                out.push(mask | 127);
                out.extend(self.payload_len.to_be_bytes());
            }
        }
        if let Some(MaskingKey(key)) = self.masking_key {
            out.extend(key);
        }
    }

    /// Length of the header in bytes: 2–14.
    pub const fn len(&self) -> u8 {
        2 + self.length_form.extended_bytes() + if self.masking_key.is_some() { 4 } else { 0 }
    }

    /// Never: the shortest header has 2 bytes.
    pub const fn is_empty(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    #[test]
    fn section_5_7_headers() {
        let rows: &[(&[u8], FrameHeader)] = &[
            (&hex!("8105"), header(true, 1, LengthForm::Seven, 5, None)),
            (
                &hex!("818537fa213d"),
                header(true, 1, LengthForm::Seven, 5, Some(hex!("37fa213d"))),
            ),
            (&hex!("0103"), header(false, 1, LengthForm::Seven, 3, None)),
            (&hex!("8002"), header(true, 0, LengthForm::Seven, 2, None)),
            (&hex!("8905"), header(true, 9, LengthForm::Seven, 5, None)),
            (
                &hex!("8a8537fa213d"),
                header(true, 10, LengthForm::Seven, 5, Some(hex!("37fa213d"))),
            ),
            (
                &hex!("827e0100"),
                header(true, 2, LengthForm::Sixteen, 256, None),
            ),
            (
                &hex!("827f0000000000010000"),
                header(true, 2, LengthForm::SixtyFour, 65_536, None),
            ),
        ];
        for (bytes, expected) in rows {
            let parsed = FrameHeader::parse(bytes);
            assert_eq!(parsed, Ok(*expected));
            let mut encoded = Vec::new();
            expected.encode(&mut encoded);
            assert_eq!(&encoded, bytes);
        }
    }

    #[test]
    fn a_cut_header_says_how_much_is_missing() {
        let whole = hex!("81ff 0000000000010000 37fa213d");
        for len in 0..whole.len() {
            assert!(
                FrameHeader::parse(&whole[..len])
                    .is_err_and(|incomplete| incomplete.at == len && incomplete.needed >= 1)
            );
        }
    }

    #[test]
    fn a_length_too_long_for_its_form_is_written_in_one_that_holds_it() {
        let mut out = Vec::new();
        header(true, 2, LengthForm::Seven, 300, None).encode(&mut out);
        assert_eq!(out, hex!("827e012c"));
    }

    proptest! {
        #[test]
        fn the_wire_form_survives(bytes: [u8; FrameHeader::MAX_LEN]) {
            let header = FrameHeader::parse(&bytes).unwrap();
            let mut encoded = Vec::new();
            header.encode(&mut encoded);
            prop_assert_eq!(&encoded[..], &bytes[..usize::from(header.len())]);
        }
    }

    fn header(
        fin: bool,
        opcode: u8,
        length_form: LengthForm,
        payload_len: u64,
        key: Option<[u8; 4]>,
    ) -> FrameHeader {
        FrameHeader {
            fin,
            rsv: 0,
            opcode: Opcode(opcode),
            length_form,
            payload_len,
            masking_key: key.map(MaskingKey),
        }
    }
}
