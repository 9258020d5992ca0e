//! What waits to be sent.

use super::Limits;

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

    /// How many bytes of memory it holds, what was sent and still stands there included.
    pub(super) const fn held(&self) -> usize {
        if self.is_empty() {
            // The buffer is the bench's again.
            0
        } else {
            self.bytes.capacity()
        }
    }

    /// Gives up the room of what was sent, if that is worth a copy of what was not. To be called before something is appended: a peer that
    /// takes bytes, but slower than they come, never lets it run empty.
    pub(super) fn make_room(&mut self) {
        const WORTHWHILE: usize = 64 * 1024;
        if self.sent < WORTHWHILE || self.sent < self.len() {
            return;
        }
        let capacity = self.bytes.capacity();
        if capacity > Limits::WAITING && self.len() < capacity / 8 {
            // A long message was before it.
            self.bytes = self.unsent().to_vec();
        } else {
            self.bytes.drain(..self.sent);
        }
        self.sent = 0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_runs_empty_stays_small() {
        const KIB: usize = 1024;
        // What comes first, then what is appended and sent again and again, and what that may hold.
        let rows = [
            (0, 100 * KIB, 99 * KIB, 1024 * KIB),
            (200 * KIB, 64 * KIB, 64 * KIB, 1024 * KIB),
        ];
        for (first, appended, sent, most) in rows {
            let mut outgoing = Outgoing::default();
            outgoing.end().resize(first, 0);
            let mut next = 0_u8;
            let mut expected = 0_u8;
            let mut left = first;
            for _ in 0..40 {
                outgoing.make_room();
                for _ in 0..appended {
                    outgoing.end().push(next);
                    next = next.wrapping_add(1);
                }
                for byte in &outgoing.unsent()[..sent] {
                    if left > 0 {
                        left -= 1;
                    } else {
                        assert_eq!(*byte, expected);
                        expected = expected.wrapping_add(1);
                    }
                }
                outgoing.advance(sent);
                let held = outgoing.held();
                assert!(held <= most, "{first} {appended} {sent}: {held}");
            }
            assert_eq!(outgoing.len(), first + 40 * (appended - sent));
        }
    }

    #[test]
    fn the_buffer_of_a_long_message_is_given_up() {
        let mut outgoing = Outgoing::default();
        outgoing.end().resize(64 * 1024 * 1024, 0);
        outgoing.advance(64 * 1024 * 1024 - 3);
        outgoing.make_room();
        assert_eq!(outgoing.unsent(), [0; 3]);
        assert!(outgoing.held() < 1024);
        outgoing.advance(3);
        assert_eq!(outgoing.held(), 0);
    }
}
