//! "What if?": changes to the bytes of a stream, replayed on the original, so that undoing one is leaving it out.

use super::stream::StreamId;
use crate::bytes::Span;
use crate::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode};
use serde::{Deserialize, Serialize};

/// One change to the bytes of one frame.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edit {
    /// In which stream.
    pub stream: StreamId,
    /// The frame's bytes, as offsets in the stream with all earlier edits made. Empty to insert.
    pub span: Span,
    /// What becomes of them.
    pub change: Change,
}

/// What becomes of a frame's bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// One bit is flipped and nothing else, whatever that makes of the frame. Counted from the frame's first bit.
    FlipBit(u64),
    /// Another FIN.
    Fin(bool),
    /// Other RSV1–3, as a 3-bit number, RSV1 = 4.
    Rsv(u8),
    /// Another opcode.
    Opcode(u8),
    /// Another form of the length; the payload stays. A form that cannot hold the length changes nothing.
    LengthForm(LengthForm),
    /// Another masking key, or none; the payload is masked anew and reads the same.
    MaskingKey(Option<[u8; 4]>),
    /// Another payload, given unmasked; the length follows, in the form there was if that holds it.
    Payload(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Other bytes altogether, of any number: none removes the frame.
    Bytes(#[serde(with = "serde_bytes")] Vec<u8>),
}

impl Change {
    /// What `frame`, the bytes of one frame, becomes. A change to a header that is cut off changes nothing.
    pub fn apply(&self, frame: &[u8]) -> Vec<u8> {
        match self {
            Self::FlipBit(bit) => {
                let mut changed = frame.to_vec();
                if let Some(byte) = usize::try_from(bit / 8)
                    .ok()
                    .and_then(|at| changed.get_mut(at))
                {
                    *byte ^= 0x80 >> (bit % 8);
                }
                changed
            }
            Self::Bytes(bytes) => bytes.clone(),
            _ => match FrameHeader::parse(frame) {
                Ok(header) => self.recode(header, frame),
                Err(_) => frame.to_vec(),
            },
        }
    }

    fn recode(&self, before: FrameHeader, frame: &[u8]) -> Vec<u8> {
        let mut header = before;
        let mut payload = frame
            .get(usize::from(before.len())..)
            .unwrap_or_default()
            .to_vec();
        let unmask = before.masking_key.unwrap_or(MaskingKey::ZERO);
        match self {
            Self::Fin(fin) => header.fin = *fin,
            Self::Rsv(rsv) => header.rsv = rsv & 0x7,
            Self::Opcode(opcode) => header.opcode = Opcode(opcode & 0xF),
            Self::LengthForm(form) if form.holds(header.payload_len) => header.length_form = *form,
            Self::MaskingKey(key) => {
                header.masking_key = key.map(MaskingKey);
                unmask.apply(&mut payload);
                header
                    .masking_key
                    .unwrap_or(MaskingKey::ZERO)
                    .apply(&mut payload);
            }
            Self::Payload(bytes) => {
                payload.clone_from(bytes);
                unmask.apply(&mut payload);
                header.payload_len = payload.len() as u64;
                if !header.length_form.holds(header.payload_len) {
                    header.length_form = LengthForm::minimal_for(header.payload_len);
                }
            }
            Self::LengthForm(_) | Self::FlipBit(_) | Self::Bytes(_) => {}
        }
        let mut changed = Vec::with_capacity(FrameHeader::MAX_LEN + payload.len());
        header.encode(&mut changed);
        changed.extend(payload);
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;

    #[test]
    fn changes_to_the_masked_hello() {
        let hello = hex!("818537fa213d7f9f4d5158");
        let rows: &[(Change, &[u8])] = &[
            (Change::FlipBit(0), &hex!("018537fa213d7f9f4d5158")),
            (Change::FlipBit(87), &hex!("818537fa213d7f9f4d5159")),
            (Change::FlipBit(88), &hello),
            (Change::Fin(false), &hex!("018537fa213d7f9f4d5158")),
            (Change::Rsv(4), &hex!("c18537fa213d7f9f4d5158")),
            (Change::Opcode(9), &hex!("898537fa213d7f9f4d5158")),
            (
                Change::LengthForm(LengthForm::Sixteen),
                &hex!("81fe000537fa213d7f9f4d5158"),
            ),
            (Change::MaskingKey(None), &hex!("810548656c6c6f")),
            (
                Change::MaskingKey(Some([1, 0, 0, 0])),
                &hex!("81850100000049656c6c6e"),
            ),
            (Change::Payload(b"Hi".to_vec()), &hex!("818237fa213d7f93")),
            (Change::Bytes(vec![]), &[]),
        ];
        for (change, expected) in rows {
            assert_eq!(change.apply(&hello), *expected, "{change:?}");
        }
    }

    #[test]
    fn a_payload_that_outgrows_its_form_gets_the_next() {
        let changed = Change::Payload(vec![0; 126]).apply(&hex!("8200"));
        assert_eq!(changed[..4], hex!("827e007e"));
    }

    #[test]
    fn a_cut_header_stays_as_it_is() {
        assert_eq!(Change::Fin(false).apply(&hex!("81")), hex!("81"));
    }
}
