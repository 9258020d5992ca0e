//! One direction's frames, as bytes of the wire.

use super::Deflate;
use super::content::Content;
use super::conversation::Side;
use crate::random::Random;
use flate2::{Compress, Compression, FlushCompress};

/// Frames of one sender that were not sent yet.
pub(crate) struct Frames {
    pub(crate) side: Side,
    deflater: Option<Compress>,
    payload: Vec<u8>,
    deflated: Vec<u8>,
    wire: Vec<u8>,
}

impl Frames {
    pub(crate) fn new(side: Side, deflate: Deflate) -> Self {
        let deflater =
            (deflate == Deflate::Takeover).then(|| Compress::new(Compression::new(6), false));
        Self {
            side,
            deflater,
            payload: Vec::new(),
            deflated: Vec::new(),
            wire: Vec::new(),
        }
    }

    /// Adds a message of one frame.
    pub(crate) fn push(&mut self, content: Content, number: u32, random: &mut Random) {
        content.fill(&mut self.payload, number, random);
        let (rsv1, payload) = match &mut self.deflater {
            Some(deflater) => {
                deflate(deflater, &self.payload, &mut self.deflated);
                (0x40, &self.deflated)
            }
            None => (0, &self.payload),
        };
        self.wire.push(0x80 | rsv1 | content.opcode());
        let masked = match self.side {
            Side::Client => 0x80,
            Side::Server => 0,
        };
        match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
            (Ok(len @ ..126), _) => self.wire.push(masked | len),
            (_, Ok(len)) => {
                self.wire.push(masked | 126);
                self.wire.extend(len.to_be_bytes());
            }
            _ => {
                self.wire.push(masked | 127);
                self.wire.extend((payload.len() as u64).to_be_bytes());
            }
        }
        match self.side {
            Side::Client => {
                let [a, b, c, d, ..] = random.next().to_le_bytes();
                let key = [a, b, c, d];
                self.wire.extend(key);
                let start = self.wire.len();
                self.wire.extend_from_slice(payload);
                for word in self.wire[start..].chunks_mut(key.len()) {
                    word.iter_mut()
                        .zip(key)
                        .for_each(|(byte, key)| *byte ^= key);
                }
            }
            Side::Server => self.wire.extend_from_slice(payload),
        }
    }

    pub(crate) fn wire(&self) -> &[u8] {
        &self.wire
    }

    pub(crate) fn clear(&mut self) {
        self.wire.clear();
    }
}

/// Compresses a message as RFC 7692 §7.2.1 has it: flushed, without the four bytes that each flush ends with.
fn deflate(deflater: &mut Compress, payload: &[u8], deflated: &mut Vec<u8>) {
    deflated.clear();
    deflated.reserve(payload.len() + 64);
    let status = deflater.compress_vec(payload, deflated, FlushCompress::Sync);
    debug_assert!(status.is_ok(), "there is room for all");
    debug_assert!(deflated.ends_with(&[0, 0, 0xff, 0xff]), "all was flushed");
    deflated.truncate(deflated.len() - 4);
}
