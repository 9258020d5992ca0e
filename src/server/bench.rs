//! What is needed to take bytes, and to nobody between: one for all connections of a thread.

use crate::protocol::Batch;

/// Room to work in, which keeps its memory from one piece of input to the next.
#[derive(Debug, Default)]
pub struct Bench {
    pub(super) batch: Batch,
    /// The batch's own buffer of payload bytes, while it has that of a message that goes on.
    pub(super) payload: Vec<u8>,
    /// A buffer for what is sent.
    pub(super) outgoing: Vec<u8>,
}

impl Bench {
    /// More memory than this is given back.
    const KEPT: usize = 1024 * 1024;

    /// Gives back what a long message needed.
    pub(super) fn tidy(&mut self) {
        for buffer in [
            &mut self.batch.payload,
            &mut self.payload,
            &mut self.outgoing,
        ] {
            if buffer.capacity() > Self::KEPT {
                *buffer = Vec::new();
            }
        }
    }
}
