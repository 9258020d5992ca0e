//! Frames, right ones and wrong ones.

use framescope::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode};

pub(crate) const CONTINUATION: u8 = 0x0;
pub(crate) const TEXT: u8 = 0x1;
pub(crate) const BINARY: u8 = 0x2;
pub(crate) const CLOSE: u8 = 0x8;
pub(crate) const PING: u8 = 0x9;
pub(crate) const PONG: u8 = 0xA;

/// A server's frame: FIN, RSV1–3 and opcode as they stand in the first byte.
pub(crate) fn plain(first: u8, payload: &[u8]) -> Vec<u8> {
    made(first, None, LengthForm::Seven, payload)
}

/// A client's frame.
pub(crate) fn masked(key: u32, first: u8, payload: &[u8]) -> Vec<u8> {
    made(first, Some(key), LengthForm::Seven, payload)
}

/// A frame with its length in this form, if that holds it.
pub(crate) fn made(
    first: u8,
    key: Option<u32>,
    length_form: LengthForm,
    payload: &[u8],
) -> Vec<u8> {
    let key = key.map(|key| MaskingKey(key.to_be_bytes()));
    let header = FrameHeader {
        fin: first & 0x80 != 0,
        rsv: first >> 4 & 7,
        opcode: Opcode(first & 0xF),
        length_form,
        payload_len: payload.len() as u64,
        masking_key: key,
    };
    let mut frame = Vec::new();
    header.encode(&mut frame);
    key.unwrap_or(MaskingKey::ZERO).append(payload, &mut frame);
    frame
}

/// The body of a Close frame.
pub(crate) fn body(code: u16, reason: &str) -> Vec<u8> {
    [&code.to_be_bytes(), reason.as_bytes()].concat()
}
