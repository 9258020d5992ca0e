//! What a [`Decoder`](super::Decoder) has read: reused from one piece of input to the next, so that nothing is allocated per frame.

use super::{Finding, FrameEntry};

/// Frames, unmasked payload bytes and findings, each in the order of the stream.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// A frame is entered when its header is whole, or the stream ends inside it.
    pub frames: Vec<FrameEntry>,
    /// The payload bytes of all frames, unmasked, one after the other.
    pub payload: Vec<u8>,
    /// Ordered by frame.
    pub findings: Vec<Finding>,
}

impl Batch {
    /// Forgets what it holds and keeps the memory.
    pub fn clear(&mut self) {
        self.frames.clear();
        self.payload.clear();
        self.findings.clear();
    }
}
