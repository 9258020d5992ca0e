//! Frames that break a rule where a message was to be sent back.

use super::super::frame::{CONTINUED, FIN, RSV1, RSV2, write_frame};
use crate::protocol::{Compressing, Deflater, FrameHeader, LengthForm, MaskingKey, Opcode, Rule};
use flate2::{Compress, Compression, FlushCompress};

/// How a connection goes on behind a broken rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::server) enum Aftermath {
    /// As if nothing were.
    GoOn,
    /// A Close frame was sent.
    Closing,
    /// The TCP connection ends.
    Over,
}

/// Appends what breaks `rule` in the place of a message. What is about permessage-deflate is to be asked for only where that was agreed on.
pub(in crate::server) fn answer(
    rule: Rule,
    opcode: Opcode,
    message: &[u8],
    out: &mut Vec<u8>,
) -> Aftermath {
    let whole = FIN | opcode.0;
    let (front, back) = message
        .split_at_checked(message.len() / 2)
        .unwrap_or_default();
    match rule {
        Rule::ReservedBits => write_frame(whole | RSV2, message, out),
        Rule::ReservedOpcode => write_frame(FIN | 0x3, message, out),
        Rule::NonMinimalLength => {
            // Of the longest form none is longer.
            let short = message.get(..usize::from(u16::MAX)).unwrap_or(message);
            let form = match LengthForm::minimal_for(short.len() as u64) {
                LengthForm::Seven => LengthForm::Sixteen,
                _ => LengthForm::SixtyFour,
            };
            write_odd(whole, form, short.len() as u64, None, short, out);
        }
        Rule::LengthHighBit => {
            let len = 1 << 63 | message.len() as u64;
            // All that is sent behind it belongs to it, and need not be a text.
            let binary = FIN | Opcode::BINARY.0;
            write_odd(binary, LengthForm::SixtyFour, len, None, message, out);
        }
        Rule::MaskedServerFrame => {
            let form = LengthForm::minimal_for(message.len() as u64);
            write_odd(whole, form, message.len() as u64, Some(KEY), message, out);
        }
        Rule::ControlTooLong => {
            write_frame(FIN | Opcode::PING.0, &[b'x'; 126], out);
            write_frame(whole, message, out);
        }
        Rule::FragmentedControl => {
            write_frame(Opcode::PING.0, b"part", out);
            write_frame(whole, message, out);
        }
        Rule::Rsv1OnControl => {
            write_frame(FIN | RSV1 | Opcode::PING.0, b"RSV1", out);
            write_frame(whole, message, out);
        }
        Rule::UnsolicitedPong => {
            write_frame(FIN | Opcode::PONG.0, b"unasked", out);
            write_frame(whole, message, out);
        }
        Rule::ContinuationWithoutMessage => write_frame(FIN | CONTINUED, message, out),
        Rule::MessageInsideMessage => {
            // Half a text need not be one.
            write_frame(Opcode::BINARY.0, front, out);
            write_frame(whole, message, out);
        }
        Rule::Rsv1OnContinuation => {
            write_frame(opcode.0, front, out);
            write_frame(FIN | RSV1 | CONTINUED, back, out);
        }
        Rule::Rsv1WithoutExtension => write_frame(whole | RSV1, message, out),
        Rule::InvalidUtf8 => {
            write_frame(FIN | Opcode::TEXT.0, &[message, &[0xFF]].concat(), out);
        }
        Rule::CorruptDeflate => {
            // A block of a type that does not exist.
            write_frame(FIN | RSV1 | opcode.0, &[0x07, 0x00], out);
        }
        Rule::DistanceBeyondWindow => {
            write_frame(FIN | RSV1 | Opcode::TEXT.0, &far_back(), out);
        }
        Rule::FinalBlock => write_frame(FIN | RSV1 | opcode.0, &finished(message), out),
        Rule::CloseBodyTooShort => {
            write_frame(FIN | Opcode::CLOSE.0, &[0x03], out);
            return Aftermath::Closing;
        }
        Rule::ForbiddenCloseCode => {
            write_frame(FIN | Opcode::CLOSE.0, &1005_u16.to_be_bytes(), out);
            return Aftermath::Closing;
        }
        Rule::InvalidCloseReason => {
            write_frame(FIN | Opcode::CLOSE.0, &[0x03, 0xE8, 0xFF], out);
            return Aftermath::Closing;
        }
        Rule::FrameAfterClose => {
            write_frame(FIN | Opcode::CLOSE.0, &NORMAL, out);
            write_frame(whole, message, out);
            return Aftermath::Closing;
        }
        Rule::UnfinishedMessage => {
            write_frame(opcode.0, message, out);
            write_frame(FIN | Opcode::CLOSE.0, &NORMAL, out);
            return Aftermath::Closing;
        }
        Rule::TruncatedFrame => {
            let len = message.len() as u64 + 1;
            write_odd(whole, LengthForm::minimal_for(len), len, None, message, out);
            return Aftermath::Over;
        }
        Rule::EndWithoutClose => {
            write_frame(whole, message, out);
            return Aftermath::Over;
        }
        _ => write_frame(whole, message, out),
    }
    Aftermath::GoOn
}

/// A Close body: 1000.
const NORMAL: [u8; 2] = [0x03, 0xE8];

/// A server has no use for a key. This is the one of RFC 6455 §5.7.
const KEY: MaskingKey = MaskingKey([0x37, 0xFA, 0x21, 0x3D]);

/// Appends a frame whose header says `len`, in this form.
fn write_odd(
    first: u8,
    length_form: LengthForm,
    len: u64,
    masking_key: Option<MaskingKey>,
    payload: &[u8],
    out: &mut Vec<u8>,
) {
    FrameHeader {
        fin: first & FIN != 0,
        rsv: first >> 4 & 0x7,
        opcode: Opcode(first & 0xF),
        length_form,
        payload_len: len,
        masking_key,
    }
    .encode(out);
    masking_key.unwrap_or(MaskingKey::ZERO).append(payload, out);
}

/// A text that says the same twice, 600 bytes apart, and the second time refers back to the first: further than a window of 8 bits has room.
fn far_back() -> Vec<u8> {
    let mut state = 1_u32;
    let once: Vec<u8> = (0..600)
        .map(|_| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let [high, ..] = state.to_be_bytes();
            b'0' + high % 64
        })
        .collect();
    let mut payload = Vec::new();
    let forgets = Compressing {
        takes_over: false,
        window_bits: 15,
    };
    Deflater::new(forgets).deflate(&[&once[..], &once[..]].concat(), &mut payload);
    payload
}

/// `message` as one DEFLATE stream whose last block is final, and the octet that belongs behind it (RFC 7692 §7.2.3.4).
fn finished(message: &[u8]) -> Vec<u8> {
    let mut engine = Compress::new(Compression::fast(), false);
    // Stored blocks, which need most: 5 bytes each, of at least 2 KiB.
    let mut payload = Vec::with_capacity(message.len() + message.len() / 256 + 64);
    // With room for all of it nothing can fail.
    let _ = engine.compress_vec(message, &mut payload, FlushCompress::Finish);
    payload.push(0);
    payload
}
