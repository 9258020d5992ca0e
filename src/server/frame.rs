//! Writing frames as a server does: unmasked, with the shortest length.

use crate::protocol::{FrameHeader, LengthForm, Opcode};

/// FIN in the first byte of a frame.
pub(super) const FIN: u8 = 0x80;
/// RSV1 there.
pub(super) const RSV1: u8 = 0x40;
/// RSV2 there.
pub(super) const RSV2: u8 = 0x20;
/// The opcode of a further fragment there.
pub(super) const CONTINUED: u8 = Opcode::CONTINUATION.0;

/// The longest header of a server's frame, in bytes.
pub(super) const LONGEST_HEADER: usize = 10;

/// Appends a frame whose first byte is `first`.
pub(super) fn write_frame(first: u8, payload: &[u8], out: &mut Vec<u8>) {
    out.reserve(LONGEST_HEADER + payload.len());
    write_header(first, payload.len(), out);
    out.extend_from_slice(payload);
}

/// Appends the header of a frame.
pub(super) fn write_header(first: u8, len: usize, out: &mut Vec<u8>) {
    let payload_len = len as u64;
    FrameHeader {
        fin: first & FIN != 0,
        rsv: first >> 4 & 0x7,
        opcode: Opcode(first & 0xF),
        length_form: LengthForm::minimal_for(payload_len),
        payload_len,
        masking_key: None,
    }
    .encode(out);
}
