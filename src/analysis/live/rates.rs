//! How much came in each of the last seconds.

use super::status::{Amounts, Rate};
use crate::protocol::Peer;
use std::collections::VecDeque;

/// What came in each of the last seconds.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    seconds: VecDeque<Rate>,
}

const SECOND: u64 = 1_000;

impl Rates {
    /// Seconds that are kept.
    pub const KEPT: usize = 60;

    /// Takes what came at `now`, in milliseconds; a clock that was set back counts on in the same second.
    pub fn add(&mut self, now: u64, amounts: &Amounts) {
        self.until(now);
        if let Some(second) = self.seconds.back_mut() {
            second.amounts.add(amounts);
        }
    }

    /// The last seconds, the one that goes on at `now` last.
    pub fn list(&mut self, now: u64) -> Vec<Rate> {
        if self.seconds.is_empty() {
            return Vec::new();
        }
        self.until(now);
        self.seconds.iter().copied().collect()
    }

    /// Goes on to the second of `now`; those in which nothing came are there too.
    fn until(&mut self, now: u64) {
        let at = now - now % SECOND;
        let behind = self.seconds.back().map_or(at, |last| last.at + SECOND);
        // After a long silence only the last of them are of interest.
        let first = behind.max(at.saturating_sub(Self::KEPT as u64 * SECOND));
        for at in (first..=at).step_by(1_000) {
            self.seconds.push_back(Rate {
                at,
                amounts: Amounts::default(),
            });
        }
        let more = self.seconds.len().saturating_sub(Self::KEPT);
        self.seconds.drain(..more);
    }
}

impl Amounts {
    /// One more message.
    pub const fn count(&mut self, by: Peer, bytes: u64) {
        let amount = match by {
            Peer::Client => &mut self.by_client,
            Peer::Server => &mut self.by_server,
        };
        amount.messages += 1;
        amount.bytes += bytes;
    }

    /// So much more.
    pub const fn add(&mut self, other: &Self) {
        self.by_client.messages += other.by_client.messages;
        self.by_client.bytes += other.by_client.bytes;
        self.by_server.messages += other.by_server.messages;
        self.by_server.bytes += other.by_server.bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_follow_each_other() {
        let mut rates = Rates::default();
        assert_eq!(rates.list(5_000), []);
        let mut one = Amounts::default();
        one.count(Peer::Server, 7);
        // When it came, and what the list then is: seconds and messages.
        let rows: &[(u64, &[(u64, u64)])] = &[
            (5_900, &[(5_000, 1)]),
            (5_999, &[(5_000, 2)]),
            (8_000, &[(5_000, 2), (6_000, 0), (7_000, 0), (8_000, 1)]),
            (7_500, &[(5_000, 2), (6_000, 0), (7_000, 0), (8_000, 2)]),
        ];
        for (now, expected) in rows {
            rates.add(*now, &one);
            let found: Vec<_> = rates
                .list(*now)
                .iter()
                .map(|rate| (rate.at, rate.amounts.by_server.messages))
                .collect();
            assert_eq!(found, *expected, "{now}");
        }
        let later = rates.list(1_000_000);
        assert_eq!(later.len(), Rates::KEPT);
        assert_eq!(later.last().map(|rate| rate.at), Some(1_000_000));
        assert!(later.iter().all(|rate| rate.amounts == Amounts::default()));
    }
}
