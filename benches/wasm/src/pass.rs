//! The stream, the decoder's reused batch, and a pass over the one into the other.

use crate::visit::{Digest, Tally, Visit};
use framescope::protocol::{Batch, Compression, Decoder, Peer, Sender};
use wasm_bindgen::prelude::wasm_bindgen;

/// A stream and the memory that decoding it takes, which is allocated in the first pass and reused in all others.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pass {
    wire: Vec<u8>,
    sender: Peer,
    batch: Batch,
}

impl Pass {
    /// How many bytes are fed at once: as many as other stream decoders get.
    pub const PIECE: usize = 64 * 1024;

    /// Decodes the stream and shows each frame to `visit`.
    ///
    /// # Panics
    /// If something is found to be wrong with the stream: all of these are sound.
    pub fn visit(&mut self, visit: &mut impl Visit) {
        self.batch.clear();
        let mut decoder = Decoder::new(Sender::Known(self.sender), Compression::Refused);
        for piece in self.wire.chunks(Self::PIECE) {
            decoder.feed(piece, &mut self.batch);
        }
        decoder.finish(&mut self.batch);
        assert!(self.batch.findings.is_empty(), "{:?}", self.batch.findings);
        let mut rest = &self.batch.payload[..];
        for entry in &self.batch.frames {
            let len = usize::try_from(entry.payload_len()).unwrap_or(usize::MAX);
            let (payload, after) = rest.split_at(len);
            visit.payload(payload);
            rest = after;
        }
    }
}

#[wasm_bindgen]
impl Pass {
    /// Takes a stream of masked frames from a client, or of unmasked ones from a server.
    #[wasm_bindgen(constructor)]
    pub fn new(wire: Vec<u8>) -> Self {
        let masked = wire.get(1).is_some_and(|second| second & 0x80 != 0);
        Self {
            wire,
            sender: Peer::from_masking(masked),
            batch: Batch::default(),
        }
    }

    /// Decodes the stream `times` times; how many frames it saw.
    pub fn run(&mut self, times: u32) -> u64 {
        let mut tally = Tally::default();
        for _ in 0..times {
            self.visit(&mut tally);
        }
        tally.frames
    }

    /// The checksum of the stream's frames.
    pub fn digest(&mut self) -> u64 {
        let mut digest = Digest::default();
        self.visit(&mut digest);
        digest.hash
    }
}
