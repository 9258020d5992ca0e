//! Client-to-server masking.

use crate::decode;
use crate::talk::Talk;
use framescope::protocol::{MaskingKey, Peer, Rule};
use hex_literal::hex;
use proptest::prelude::*;

/// "Octet i of the transformed data is the XOR of octet i of the original data with octet at index i modulo 4 of the masking key."
#[test]
fn octets() {
    let key = MaskingKey(hex!("01020304"));
    let mut data = hex!("00 00 00 00 00 00 00 10 20");
    key.apply(&mut data);
    assert_eq!(data, hex!("01 02 03 04 01 02 03 14 21"));
}

/// "The payload length […] does not include the length of the masking key."
#[test]
fn the_key_is_no_part_of_the_length() {
    let batch = decode(&hex!("82 81 01020304 00 82 00"));
    assert_eq!(batch.frames.len(), 2);
    assert_eq!(batch.payload, [1]);
}

proptest! {
    /// "The same algorithm applies regardless of the direction of the translation."
    #[test]
    fn masking_twice_changes_nothing(key: [u8; 4], data: Vec<u8>) {
        let mut twice = data.clone();
        MaskingKey(key).apply(&mut twice);
        MaskingKey(key).apply(&mut twice);
        prop_assert_eq!(twice, data);
    }
}

/// "The masking key MUST be derived from a strong source of entropy, and the masking key for a given frame MUST NOT make it simple for a
/// server/proxy to predict the masking key for a subsequent frame."
#[test]
fn keys_cannot_be_predicted() {
    let with = |keys: &[u32]| {
        let mut talk = Talk::shaken();
        for key in keys {
            talk = talk.client_with(key.to_be_bytes(), 0x81, b"a");
        }
        let found = talk.found().into_iter();
        found
            .map(|(rule, peer, found)| {
                assert_eq!(peer, Peer::Client);
                (rule, found)
            })
            .collect::<Vec<_>>()
    };
    let sound: Vec<u32> = (0..1000_u32)
        .map(|index| {
            let mixed = (index ^ 0x2545_F491).wrapping_mul(0x9E37_79B1);
            (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA77) ^ mixed >> 13
        })
        .collect();
    let masked_by = |mask: u32| {
        let mut keys: Vec<u32> = sound.iter().map(|key| key & mask).collect();
        keys.dedup();
        keys
    };
    let counting = |from: u32, step: u32| {
        let keys = (0..4).map(|index: u32| from.wrapping_add(index * step));
        keys.collect::<Vec<_>>()
    };
    let rows: &[(Vec<u32>, Vec<(Rule, u64)>)] = &[
        (sound.clone(), vec![]),
        (vec![], vec![]),
        (vec![7], vec![]),
        (vec![7, 9, 7], vec![]),
        (vec![7, 7, 9, 9, 9], vec![(Rule::RepeatedMaskingKey, 3)]),
        // Zeros have a rule of their own.
        (vec![0, 0, 0], vec![]),
        (
            counting(0x00FF_FFFE, 1),
            vec![(Rule::CountingMaskingKey, 4)],
        ),
        (
            counting(9, 0x0100_0000),
            vec![(Rule::CountingMaskingKey, 4)],
        ),
        (counting(500, 17), vec![(Rule::CountingMaskingKey, 4)]),
        (vec![1, 2, 3, 5], vec![]),
        // 31 bits, as C's `rand` gives them, and 16.
        (
            masked_by(0x7FFF_FFFF),
            vec![(Rule::LowEntropyMaskingKey, 31)],
        ),
        (
            masked_by(0xFF00_00FF),
            vec![(Rule::LowEntropyMaskingKey, 16)],
        ),
        // Bytes of which few differ.
        (
            masked_by(0x1111_1111).iter().map(|key| key * 15).collect(),
            vec![(Rule::LowEntropyMaskingKey, 8)],
        ),
        // So few keys show nothing.
        (masked_by(0x7FFF_FFFF)[..31].to_vec(), vec![]),
    ];
    for (keys, expected) in rows {
        assert_eq!(with(keys), *expected, "{:x?}", keys.get(..4));
    }
}
