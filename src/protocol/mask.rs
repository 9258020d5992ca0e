//! Masking (RFC 6455 §5.3): octet *i* of the payload is `XORed` with octet *i* mod 4 of the key. The same step masks and unmasks.

use std::fmt;

/// The 32-bit masking key, in wire order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MaskingKey(pub [u8; 4]);

/// How many bytes are masked at once.
const BLOCK: usize = 16;

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
        let (blocks, tail) = bytes.as_chunks_mut();
        for block in blocks {
            *block = wide.mask(*block);
        }
        for (byte, key) in tail.iter_mut().zip(wide.0) {
            *byte ^= key;
        }
    }

    /// Appends `bytes` to `out`, masked or unmasked, in one pass.
    pub fn append(self, bytes: &[u8], out: &mut Vec<u8>) {
        let wide = self.wide();
        let (blocks, tail) = bytes.as_chunks();
        out.extend(blocks.iter().flat_map(|block| wide.mask(*block)));
        out.extend(tail.iter().zip(wide.0).map(|(byte, key)| byte ^ key));
    }

    /// Appends the first `len` of `bytes`, all if there are fewer. The last of them go in a whole block too if `bytes` goes on behind
    /// them: what is too much of it is cut off again. So a short payload takes a few instructions for 16 bytes, never a loop for each.
    #[inline]
    pub(super) fn append_first(self, len: usize, bytes: &[u8], out: &mut Vec<u8>) {
        let Some(whole) = bytes.get(..len.next_multiple_of(BLOCK)) else {
            return self.append(bytes.get(..len).unwrap_or(bytes), out);
        };
        let wide = self.wide();
        let end = out.len() + len;
        // The number of bytes is known before the first, so room is asked for once.
        out.extend(
            whole
                .as_chunks()
                .0
                .iter()
                .flat_map(|block| wide.mask(*block)),
        );
        out.truncate(end);
    }

    fn wide(self) -> WideKey {
        WideKey(std::array::from_fn(|i| self.0[i % 4]))
    }
}

/// The key four times: the masking of 16 octets.
#[derive(Clone, Copy)]
struct WideKey([u8; BLOCK]);

impl WideKey {
    #[inline]
    fn mask(self, block: [u8; BLOCK]) -> [u8; BLOCK] {
        std::array::from_fn(|i| block[i] ^ self.0[i])
    }
}

impl fmt::Display for MaskingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
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
        key.append(&hex!("7f9f4d5158"), &mut out);
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
            key.append(&payload[..cut], &mut appended);
            key.at(cut as u64).append(&payload[cut..], &mut appended);
            prop_assert_eq!(&appended, &by_definition);
        }
    }
}
