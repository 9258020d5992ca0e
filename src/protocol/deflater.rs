//! Compressing messages (RFC 7692 §7.2.1), with the history that context takeover allows.

use super::deflate::Compressing;
use flate2::{Compress, Compression, FlushCompress};

/// Compresses the messages of one direction, one after the other.
///
/// Its memory, some 300 KiB for a window of 32 KiB, is taken when the first message comes.
#[derive(Debug)]
pub struct Deflater {
    compressing: Compressing,
    engine: Option<Compress>,
}

impl Deflater {
    /// What a flushed block ends with, and a message leaves out (§7.2.1).
    const TAIL: [u8; 4] = [0, 0, 0xFF, 0xFF];

    /// The engine knows no smaller window. Of its 512 bytes it looks back less than 256, so that a window of 8 bits is kept to as well.
    const LEAST_BITS: u8 = 9;

    /// A deflater before the first message.
    pub const fn new(compressing: Compressing) -> Self {
        Self {
            compressing,
            engine: None,
        }
    }

    /// Appends the payload that `message` becomes.
    pub fn deflate(&mut self, message: &[u8], out: &mut Vec<u8>) {
        if message.is_empty() {
            // An empty block, without its tail (§7.2.3.6).
            out.push(0);
            return;
        }
        let bits = self.compressing.window_bits.clamp(Self::LEAST_BITS, 15);
        let engine = self.engine.get_or_insert_with(|| {
            Compress::new_with_window_bits(Compression::fast(), false, bits)
        });
        let mut rest = message;
        loop {
            out.reserve(rest.len() / 2 + 64);
            let before = engine.total_in();
            // Of raw data with room for it nothing can fail.
            let _ = engine.compress_vec(rest, out, FlushCompress::Sync);
            let taken = usize::try_from(engine.total_in() - before).unwrap_or(usize::MAX);
            rest = rest.get(taken..).unwrap_or_default();
            if rest.is_empty() && out.len() < out.capacity() {
                break;
            }
        }
        if out.ends_with(&Self::TAIL) {
            out.truncate(out.len() - Self::TAIL.len());
        }
        if !self.compressing.takes_over {
            engine.reset();
        }
    }

    /// Gives the engine's memory back: the next message refers to none before it, which is always allowed.
    pub fn pause(&mut self) {
        self.engine = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Inflater, distance};
    use proptest::prelude::*;

    fn compressing(takes_over: bool, window_bits: u8) -> Compressing {
        Compressing {
            takes_over,
            window_bits,
        }
    }

    #[test]
    fn what_was_said_is_not_said_again() {
        for takes_over in [true, false] {
            let mut deflater = Deflater::new(compressing(takes_over, 15));
            let [mut first, mut second] = [Vec::new(), Vec::new()];
            deflater.deflate(b"Hello, hello, hello", &mut first);
            deflater.deflate(b"Hello, hello, hello", &mut second);
            assert_eq!(second.len() < first.len(), takes_over);
        }
    }

    proptest! {
        #[test]
        fn what_is_deflated_inflates_to_the_same(
            takes_over: bool,
            window_bits in 8_u8..=15,
            seeds in prop::collection::vec((any::<u64>(), 0_usize..3000, 1_u8..=255), 1..8),
            pause: bool,
        ) {
            let compressing = compressing(takes_over, window_bits);
            let mut deflater = Deflater::new(compressing);
            let mut inflater = Inflater::new(compressing);
            for (seed, len, letters) in seeds {
                let mut state = seed;
                let message: Vec<u8> = (0..len).map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let [high, ..] = state.to_be_bytes();
                    high % letters
                }).collect();
                let (mut payload, mut again) = (vec![1, 2], Vec::new());
                deflater.deflate(&message, &mut payload);
                prop_assert_eq!(distance::beyond(&payload[2..], 1 << window_bits), None);
                inflater.begin(u64::MAX / 2);
                inflater.feed(&payload[2..], &mut again).unwrap();
                inflater.end(&mut again).unwrap();
                prop_assert_eq!(&again, &message);
                if pause {
                    deflater.pause();
                }
            }
        }
    }
}
