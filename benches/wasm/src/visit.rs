//! What is done with each frame that a decoder gives: next to nothing while it is timed, and everything once before.

use std::hint::black_box;

/// Takes the payload of one frame after the other, unmasked.
pub trait Visit {
    /// The next frame's payload.
    fn payload(&mut self, payload: &[u8]);
}

/// Counts frames and bytes: cheap enough to be timed with the decoder, and enough to keep its work from being optimised away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many frames.
    pub frames: u64,
    /// How many payload bytes.
    pub bytes: u64,
}

impl Visit for Tally {
    #[inline]
    fn payload(&mut self, payload: &[u8]) {
        let payload = black_box(payload);
        self.frames += 1;
        self.bytes += payload.len() as u64;
    }
}

/// A checksum (FNV-1a) of every length and byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest {
    /// How many frames and bytes.
    pub tally: Tally,
    /// The checksum.
    pub hash: u64,
}

impl Default for Digest {
    fn default() -> Self {
        Self {
            tally: Tally::default(),
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }
}

impl Visit for Digest {
    fn payload(&mut self, payload: &[u8]) {
        self.tally.payload(payload);
        let len = (payload.len() as u64).to_le_bytes();
        for byte in len.iter().chain(payload) {
            self.hash = (self.hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
