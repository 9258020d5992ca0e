//! Masking (RFC 6455 §5.3): octet *i* of the payload is `XORed` with octet *i* mod 4 of the key. The same step masks and unmasks.

use std::fmt;

/// The 32-bit masking key, in wire order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MaskingKey(pub [u8; 4]);

/// How many bytes are masked at once.
pub(super) const BLOCK: usize = 32;

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
        let (blocks, tail) = bytes.as_chunks_mut();
        for block in blocks {
            *block = self.mask(*block);
        }
        for (byte, key) in tail.iter_mut().zip(self.0.iter().cycle()) {
            *byte ^= key;
        }
    }

    /// Appends `bytes` to `out`, masked or unmasked, in one pass.
    pub fn append(self, bytes: &[u8], out: &mut Vec<u8>) {
        let (blocks, tail) = bytes.as_chunks();
        out.extend(blocks.iter().flat_map(|block| self.mask(*block)));
        out.extend(
            tail.iter()
                .zip(self.0.iter().cycle())
                .map(|(byte, key)| byte ^ key),
        );
    }

    /// Appends the first `len` of `bytes` to `out`, masked or unmasked: sooner if more follow them, which are looked at and left out.
    pub fn append_first(self, len: usize, bytes: &[u8], out: &mut Vec<u8>) {
        match bytes.get(..len.next_multiple_of(BLOCK)) {
            Some(blocks) => self.append_blocks(blocks.as_chunks().0, len, out),
            None => self.append(bytes.get(..len).unwrap_or(bytes), out),
        }
    }

    /// Appends the first `len` bytes of `blocks` to `out`, masked or unmasked: all but some of the last block. To mask a block and cut
    /// off what is too much of it costs a few instructions, where a loop for each of the last bytes would cost more than all the rest.
    #[inline]
    pub(super) fn append_blocks(self, blocks: &[[u8; BLOCK]], len: usize, out: &mut Vec<u8>) {
        let end = out.len() + len;
        // The number of bytes is known before the first, so room is asked for once.
        out.extend(blocks.iter().flat_map(|block| self.mask(*block)));
        out.truncate(end);
    }

    /// Four octets at a time, which compiles to a few wide XORs, native and in WebAssembly.
    #[inline]
    fn mask(self, mut block: [u8; BLOCK]) -> [u8; BLOCK] {
        let key = u32::from_ne_bytes(self.0);
        let (octets, _) = block.as_chunks_mut();
        for four in octets {
            *four = (u32::from_ne_bytes(*four) ^ key).to_ne_bytes();
        }
        block
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
            key.append_first(cut, &payload, &mut appended);
            prop_assert_eq!(&appended[payload.len()..], &by_definition[..cut]);
        }
    }
}
