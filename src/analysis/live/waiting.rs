//! What came while the list stands still.

use super::status::Paused;
use std::collections::VecDeque;

/// What waits to be taken in.
#[derive(Debug)]
pub struct Waiting<T> {
    came: VecDeque<T>,
    amount: Paused,
}

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self {
            came: VecDeque::new(),
            amount: Paused::default(),
        }
    }
}

impl<T> Waiting<T> {
    /// Bytes that wait at most: 128 MiB.
    pub const BYTES: u64 = 128 << 20;
    /// How many wait at most.
    pub const COUNT: u64 = 1 << 20;

    /// Lets something of so many bytes wait. Gives what can wait no longer: nothing, or all that waited before.
    pub fn push(&mut self, came: T, bytes: usize) -> VecDeque<T> {
        let is_full = self.amount.bytes >= Self::BYTES || self.amount.messages >= Self::COUNT;
        let pushed_in = if is_full {
            self.amount.pushed_in += self.amount.messages;
            (self.amount.messages, self.amount.bytes) = (0, 0);
            std::mem::take(&mut self.came)
        } else {
            VecDeque::new()
        };
        self.amount.messages += 1;
        self.amount.bytes += bytes as u64;
        self.came.push_back(came);
        pushed_in
    }

    /// How much it is.
    pub const fn amount(&self) -> Paused {
        self.amount
    }

    /// All that waits.
    pub fn into_all(self) -> VecDeque<T> {
        self.came
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_bounded_and_what_is_pushed_in_is_counted() {
        let full = 128 << 20;
        let mut waiting = Waiting::default();
        for (came, bytes, given, messages, waits, pushed_in) in [
            ('a', 1, "", 1, 1, 0),
            ('b', full, "", 2, full + 1, 0),
            ('c', 2, "ab", 1, 2, 2),
            ('d', full - 2, "", 2, full, 2),
            ('e', 0, "cd", 1, 0, 4),
        ] {
            let found: String = waiting.push(came, bytes).into_iter().collect();
            assert_eq!(found, given, "{came}");
            let amount = Paused {
                messages,
                bytes: waits as u64,
                pushed_in,
            };
            assert_eq!(waiting.amount(), amount, "{came}");
        }
        assert_eq!(waiting.into_all(), ['e']);
    }

    #[test]
    fn not_even_what_has_no_bytes_waits_without_end() {
        let mut waiting = Waiting::default();
        for _ in 0..Waiting::<()>::COUNT {
            assert!(waiting.push((), 0).is_empty());
        }
        assert_eq!(waiting.push((), 0).len() as u64, Waiting::<()>::COUNT);
        assert_eq!(waiting.amount().messages, 1);
    }
}
