//! Masking (RFC 6455 §5.3): octet *i* of the payload is `XORed` with octet *i* mod 4 of the key. The same step masks and unmasks.

use std::fmt;

/// The 32-bit masking key, in wire order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MaskingKey(pub [u8; 4]);

impl MaskingKey {
    /// The key that changes nothing.
    pub const ZERO: Self = Self([0; 4]);

    /// The same key for bytes that begin at payload offset `offset`: its octets rotated, so that masking can go on anywhere.
    #[must_use]
    pub const fn at(self, offset: u64) -> Self {
        let rotated = u32::from_be_bytes(self.0).rotate_left(8 * (offset & 3) as u32);
        Self(rotated.to_be_bytes())
    }

    /// Masks or unmasks `bytes`, the first of which is payload octet 0 (see [`at`](Self::at) for any other).
    pub fn apply(self, bytes: &mut [u8]) {
        let wide = self.wide();
        let mut chunks = bytes.chunks_exact_mut(16);
        for chunk in &mut chunks {
            for (byte, key) in chunk.iter_mut().zip(wide) {
                *byte ^= key;
            }
        }
        for (byte, key) in chunks.into_remainder().iter_mut().zip(wide) {
            *byte ^= key;
        }
    }

    /// Appends `bytes` to `out`, masked or unmasked, and tells whether the appended bytes are all ASCII: one pass does both.
    pub fn append(self, bytes: &[u8], out: &mut Vec<u8>) -> Ascii {
        let start = out.len();
        out.extend_from_slice(bytes);
        let Some(appended) = out.get_mut(start..) else {
            return Ascii::Yes;
        };
        let wide = self.wide();
        let mut high = [0u8; 16];
        let mut chunks = appended.chunks_exact_mut(16);
        for chunk in &mut chunks {
            for ((byte, key), high) in chunk.iter_mut().zip(wide).zip(&mut high) {
                *byte ^= key;
                *high |= *byte;
            }
        }
        let mut any = high.iter().fold(0, |any, byte| any | byte);
        for (byte, key) in chunks.into_remainder().iter_mut().zip(wide) {
            *byte ^= key;
            any |= *byte;
        }
        if any < 0x80 { Ascii::Yes } else { Ascii::No }
    }

    fn wide(self) -> [u8; 16] {
        let word = u128::from(u32::from_be_bytes(self.0));
        (word | word << 32 | word << 64 | word << 96).to_be_bytes()
    }
}

impl fmt::Display for MaskingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// Whether bytes are all below 0x80, and so are valid UTF-8 without a further look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ascii {
    /// All are.
    Yes,
    /// At least one is not.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    #[test]
    fn section_5_7_masked_hello() {
        let key = MaskingKey(hex!("37fa213d"));
        let mut out = Vec::new();
        assert_eq!(key.append(&hex!("7f9f4d5158"), &mut out), Ascii::Yes);
        assert_eq!(out, b"Hello");
    }

    proptest! {
        #[test]
        fn masking_restarts_anywhere(key: [u8; 4], payload: Vec<u8>, cut: usize) {
            let key = MaskingKey(key);
            let cut = cut % (payload.len() + 1);
            let by_definition: Vec<u8> = payload.iter().enumerate().map(|(i, byte)| byte ^ key.0[i % 4]).collect();
            let mut in_place = payload.clone();
            key.apply(&mut in_place);
            prop_assert_eq!(&in_place, &by_definition);
            let mut appended = Vec::new();
            let first = key.append(&payload[..cut], &mut appended);
            let second = key.at(cut as u64).append(&payload[cut..], &mut appended);
            prop_assert_eq!(&appended, &by_definition);
            prop_assert_eq!(first == Ascii::Yes && second == Ascii::Yes, appended.is_ascii());
        }
    }
}
