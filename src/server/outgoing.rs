//! What waits to be sent.

/// Bytes on their way to the peer, in order.
#[derive(Debug, Default)]
pub struct Outgoing {
    bytes: Vec<u8>,
    /// How many of them need not be sent, or were.
    sent: usize,
}

impl Outgoing {
    /// What is to be sent next.
    pub fn unsent(&self) -> &[u8] {
        self.bytes.get(self.sent..).unwrap_or_default()
    }

    /// How many bytes wait.
    pub const fn len(&self) -> usize {
        self.bytes.len() - self.sent
    }

    /// Whether all was sent.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first `count` bytes were sent, of those that wait.
    pub fn advance(&mut self, count: usize) {
        self.sent = self.bytes.len().min(self.sent + count);
        if self.is_empty() {
            self.bytes.clear();
            self.sent = 0;
        }
    }

    /// Where bytes are appended.
    pub(super) const fn end(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// Sends all of `bytes` but the first `skipped`, without a copy, and leaves an empty buffer in their place. Nothing else may wait.
    pub(super) fn replace(&mut self, bytes: &mut Vec<u8>, skipped: usize) {
        debug_assert!(self.is_empty());
        std::mem::swap(&mut self.bytes, bytes);
        bytes.clear();
        self.sent = skipped.min(self.bytes.len());
    }

    /// Lends it a buffer, if it has none.
    pub(super) fn borrow(&mut self, spare: &mut Vec<u8>) {
        if self.bytes.capacity() == 0 {
            std::mem::swap(&mut self.bytes, spare);
        }
    }

    /// Gives its buffer away, if nothing waits in it.
    pub(super) fn give_back(&mut self, spare: &mut Vec<u8>) {
        if self.is_empty() {
            self.sent = 0;
            let mut bytes = std::mem::take(&mut self.bytes);
            bytes.clear();
            if bytes.capacity() > spare.capacity() {
                *spare = bytes;
            }
        }
    }
}
