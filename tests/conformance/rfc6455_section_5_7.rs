//! Examples.

use crate::{broken, decode};
use framescope::protocol::{LengthForm, MaskingKey, Opcode};
use hex_literal::hex;

#[test]
fn a_single_frame_unmasked_text_message() {
    one(&hex!("81 05 48 65 6c 6c 6f"), Opcode::TEXT, None, b"Hello");
}

#[test]
fn a_single_frame_masked_text_message() {
    let key = Some(MaskingKey(hex!("37fa213d")));
    one(
        &hex!("81 85 37 fa 21 3d 7f 9f 4d 51 58"),
        Opcode::TEXT,
        key,
        b"Hello",
    );
}

#[test]
fn a_fragmented_unmasked_text_message() {
    let batch = decode(&hex!("01 03 48 65 6c  80 02 6c 6f"));
    assert_eq!(broken(&batch), []);
    let frames: Vec<_> = batch
        .frames
        .iter()
        .map(|entry| (entry.fin(), entry.opcode()))
        .collect();
    assert_eq!(
        frames,
        [(false, Opcode::TEXT), (true, Opcode::CONTINUATION)]
    );
    assert_eq!(batch.payload, b"Hello");
}

#[test]
fn unmasked_ping_request_and_masked_pong_response() {
    one(&hex!("89 05 48 65 6c 6c 6f"), Opcode::PING, None, b"Hello");
    let key = Some(MaskingKey(hex!("37fa213d")));
    one(
        &hex!("8a 85 37 fa 21 3d 7f 9f 4d 51 58"),
        Opcode::PONG,
        key,
        b"Hello",
    );
}

#[test]
fn binary_messages_in_a_single_unmasked_frame() {
    for (head, len, form) in [
        (&hex!("82 7e 0100")[..], 256, LengthForm::Sixteen),
        (
            &hex!("82 7f 0000000000010000"),
            65_536,
            LengthForm::SixtyFour,
        ),
    ] {
        let payload: Vec<u8> = (0..=u8::MAX).cycle().take(len).collect();
        let batch = one(&[head, &payload].concat(), Opcode::BINARY, None, &payload);
        assert_eq!(batch.frames[0].header().unwrap().length_form, form);
    }
}

fn one(
    bytes: &[u8],
    opcode: Opcode,
    key: Option<MaskingKey>,
    payload: &[u8],
) -> framescope::protocol::Batch {
    let batch = decode(bytes);
    assert_eq!(broken(&batch), []);
    let [entry] = batch.frames[..] else {
        panic!("{} frames", batch.frames.len());
    };
    assert_eq!(
        (entry.fin(), entry.rsv(), entry.opcode(), entry.key()),
        (true, 0, opcode, key)
    );
    assert_eq!(entry.payload().end, bytes.len() as u64);
    assert_eq!(batch.payload, payload);
    batch
}
