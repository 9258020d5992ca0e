//! How much memory the messages of all connections take.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the connections of a server hold together, in bytes.
pub(super) type Total = Arc<AtomicUsize>;

/// One connection's entry in the total. It is struck out when the connection ends.
#[derive(Debug)]
pub(super) struct Ledger {
    total: Total,
    limit: usize,
    own: usize,
}

/// Whether there is room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Enough,
    /// All connections together hold too much, and this one much of it.
    None,
}

impl Ledger {
    /// Who holds no more than this is never to blame.
    const SMALL: usize = 64 * 1024;

    pub(super) const fn new(total: Total, limit: usize) -> Self {
        Self {
            total,
            limit,
            own: 0,
        }
    }

    /// The connection now holds so many bytes.
    pub(super) fn enter(&mut self, held: usize) -> Room {
        if held == self.own {
            return Room::Enough;
        }
        let before = self.total.fetch_add(held, Ordering::Relaxed);
        self.total.fetch_sub(self.own, Ordering::Relaxed);
        let total = before.saturating_add(held).saturating_sub(self.own);
        self.own = held;
        if held > Self::SMALL && total > self.limit {
            Room::None
        } else {
            Room::Enough
        }
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.total.fetch_sub(self.own, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_holds_most_is_to_blame() {
        let total = Total::default();
        let [mut small, mut large] = [0, 1].map(|_| Ledger::new(Arc::clone(&total), 100_000));
        assert_eq!(large.enter(90_000), Room::Enough);
        assert_eq!(small.enter(20_000), Room::Enough);
        assert_eq!(large.enter(90_001), Room::None);
        assert_eq!(large.enter(70_000), Room::Enough);
        assert_eq!(total.load(Ordering::Relaxed), 90_000);
        drop(large);
        assert_eq!(small.enter(100_001), Room::None);
        drop(small);
        assert_eq!(total.load(Ordering::Relaxed), 0);
    }
}
