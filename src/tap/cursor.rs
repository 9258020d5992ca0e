//! How far a viewer is.

use serde::Serialize;

/// How far a viewer is in all that was recorded, and what of that it was not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The number of the next piece.
    pub(super) next: u64,
    /// What stands before it.
    pub(super) passed: Dropped,
    pub(super) dropped: Dropped,
}

/// How much was not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Packets, as they are recorded.
    pub packets: u64,
    /// Bytes that clients and servers said.
    pub bytes: u64,
}

impl Cursor {
    /// Goes on to what stands behind `until`; what lies between is not shown.
    pub(super) fn skip(&mut self, until: Dropped) {
        self.dropped.packets += until.packets.saturating_sub(self.passed.packets);
        self.dropped.bytes += until.bytes.saturating_sub(self.passed.bytes);
        self.passed = until;
    }
}
