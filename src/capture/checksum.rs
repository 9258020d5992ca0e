//! The checksum of IPv4 and TCP headers.

/// A one's complement sum of 16-bit words (RFC 1071).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum(u64);

impl Sum {
    /// With the words of `bytes`; behind a last byte that has no other stands a zero.
    pub(super) fn with(self, bytes: &[u8]) -> Self {
        // Two words at a time: folding puts them together.
        let (pairs, rest) = bytes.as_chunks::<4>();
        let sum: u64 = pairs
            .iter()
            .map(|pair| u64::from(u32::from_be_bytes(*pair)))
            .sum();
        let mut last = [0; 4];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        Self(self.0 + sum + u64::from(u32::from_be_bytes(last)))
    }

    /// The sum: 0xFFFF over what holds its own checksum and is sound.
    pub(super) fn folded(self) -> u16 {
        let mut sum = self.0;
        while sum > 0xFFFF {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        u16::try_from(sum).unwrap_or(u16::MAX)
    }

    /// What is written into a header as its checksum.
    pub(super) fn checksum(self) -> u16 {
        !self.folded()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_rfc_1071() {
        // §3: 0001 f203 f4f5 f6f7 sum up to 2 ddf0, and that to ddf2.
        let sum = Sum::default().with(&[0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]);
        assert_eq!(sum.folded(), 0xDDF2);
        assert_eq!(sum.checksum(), 0x220D);
    }

    proptest! {
        #[test]
        fn it_is_the_sum_of_words(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
            let words = bytes.chunks(2).map(|word| u64::from(word[0]) * 256 + word.get(1).map_or(0, |low| u64::from(*low)));
            let plain = words.fold(0, |sum: u64, word| {
                let sum = sum + word;
                (sum & 0xFFFF) + (sum >> 16)
            });
            prop_assert_eq!(u64::from(Sum::default().with(&bytes).folded()), plain);
        }
    }
}
