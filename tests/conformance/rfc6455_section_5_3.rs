//! Client-to-server masking.

use crate::decode;
use framescope::protocol::MaskingKey;
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
