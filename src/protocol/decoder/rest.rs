//! A decoder between two messages, of which there is nothing to remember.

use super::{Assembly, Decoder};

impl Decoder {
    /// Whether no frame and no message is open, and no Close frame came: what was read before says nothing of what comes.
    pub fn is_at_rest(&self) -> bool {
        self.header_seen == 0
            && self.payload.is_none()
            && self.assemblies.iter().all(Assembly::is_idle)
    }

    /// The same decoder [at rest](Self::is_at_rest) at `offset`, before the frame of that number.
    #[must_use]
    pub fn resting_at(&self, offset: u64, frames: u32) -> Self {
        Self {
            frames,
            ..Self::starting_at(offset, self.sender, self.compression)
        }
    }
}
