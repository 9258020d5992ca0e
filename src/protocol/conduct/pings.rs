//! The pings of one peer and the pongs of the other (RFC 6455 §5.5.2, §5.5.3).

use super::Place;
use std::collections::VecDeque;

/// Pings of one peer and what came back. What the two directions brought need not come in the order of time.
#[derive(Clone, Debug, Default)]
pub(super) struct Pings {
    /// Whether each ping that a pong may still answer is among `sent`.
    all_known: bool,
    /// Those that a pong may still answer, in the order in which they were sent.
    sent: VecDeque<Ping>,
    /// Owed, and let go of because there are too many: the first and how many.
    older: Option<(Place, u64)>,
    /// Pongs that match no ping, or none yet.
    odd: VecDeque<Pong>,
    /// Such pongs as were let go of: the first and how many.
    unsolicited: Option<(Place, u64)>,
    mismatches: Option<(Place, u64)>,
}

#[derive(Clone, Debug)]
struct Ping {
    place: Place,
    /// Its payload, if it is known.
    data: Option<Vec<u8>>,
    answer: Answer,
}

/// How a ping stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// A pong is owed.
    Owed,
    /// A pong may come, and none needs to: a later ping was answered (§5.5.3), or the pong may have been lost.
    Settled,
}

#[derive(Clone, Debug)]
struct Pong {
    place: Place,
    data: Vec<u8>,
    /// Whether a pong was owed when it came, with other data.
    owed: bool,
}

impl Pings {
    /// Pings that are remembered.
    const SENT_LIMIT: usize = 32;
    /// Pongs that are remembered because their ping may come late.
    const ODD_LIMIT: usize = 8;
    /// A ping that seems to come after its pong by less than this, in nanoseconds, came before it: packets overtake each other.
    const OVERTAKEN: u64 = 1_000_000_000;

    /// Each ping is known from here on.
    pub(super) fn begin(&mut self) {
        self.all_known = true;
    }

    /// A ping was sent.
    pub(super) fn ping(&mut self, place: Place, data: Option<Vec<u8>>) {
        let early = self.odd.iter().position(|pong| {
            place.time <= pong.place.time.saturating_add(Self::OVERTAKEN)
                && data.as_ref().is_none_or(|data| *data == pong.data)
        });
        if let Some(early) = early {
            self.odd.remove(early);
            return;
        }
        if self.sent.len() == Self::SENT_LIMIT
            && let Some(oldest) = self.sent.pop_front()
            && oldest.answer == Answer::Owed
        {
            let (_, count) = self.older.get_or_insert((oldest.place, 0));
            *count += 1;
        }
        self.sent.push_back(Ping {
            place,
            data,
            answer: Answer::Owed,
        });
    }

    /// A pong came back.
    pub(super) fn pong(&mut self, place: Place, data: Option<Vec<u8>>) {
        let Some(data) = data else {
            // It may answer any of them.
            self.settle_all();
            return;
        };
        let same = |ping: &Ping| ping.data.as_ref().is_none_or(|sent| *sent == data);
        let Some(answered) = self.sent.iter().position(same) else {
            if self.all_known {
                self.keep_odd(place, data);
            }
            return;
        };
        // An endpoint "MAY elect to send a Pong frame for only the most recently processed Ping frame" (§5.5.3).
        self.older = None;
        for (index, ping) in self.sent.iter_mut().enumerate() {
            if index < answered || same(ping) {
                ping.answer = Answer::Settled;
            }
        }
        let is_sure = self
            .sent
            .remove(answered)
            .is_some_and(|ping| ping.data.is_some());
        // Pongs come in the order of their pings, so none answers one that was missed before.
        self.all_known |= is_sure;
        for pong in &mut self.odd {
            pong.owed = false;
        }
    }

    fn keep_odd(&mut self, place: Place, data: Vec<u8>) {
        if self.odd.len() == Self::ODD_LIMIT
            && let Some(oldest) = self.odd.pop_front()
        {
            let any_owed = self.owes();
            let odd = if oldest.owed && any_owed {
                &mut self.mismatches
            } else {
                &mut self.unsolicited
            };
            odd.get_or_insert((oldest.place, 0)).1 += 1;
        }
        let owed = self.owes();
        self.odd.push_back(Pong { place, data, owed });
    }

    fn owes(&self) -> bool {
        self.older.is_some() || self.sent.iter().any(|ping| ping.answer == Answer::Owed)
    }

    /// Frames of the peer that sends the pings were lost.
    pub(super) fn lose_pings(&mut self) {
        self.all_known = false;
        // Those that came may have answered them.
        self.odd.clear();
    }

    /// Frames of the peer that sends the pongs were lost, before `time`.
    pub(super) fn lose_pongs(&mut self, time: u64) {
        self.older = None;
        for ping in &mut self.sent {
            if ping.place.time <= time {
                ping.answer = Answer::Settled;
            }
        }
    }

    fn settle_all(&mut self) {
        self.older = None;
        for ping in &mut self.sent {
            ping.answer = Answer::Settled;
        }
    }

    /// Pings that are still owed a pong: each with how many it stands for, the first ones first.
    pub(super) fn owed(&self) -> Vec<(Place, u64)> {
        let sent = self.sent.iter();
        let owed = sent.filter(|ping| ping.answer == Answer::Owed);
        self.older
            .into_iter()
            .chain(owed.map(|ping| (ping.place, 1)))
            .collect()
    }

    /// Pongs that answer no ping, and pongs that came with other data while one was owed: the first and how many.
    pub(super) fn odd_pongs(&self) -> (Option<(Place, u64)>, Option<(Place, u64)>) {
        let (mut unsolicited, mut mismatches) = (self.unsolicited, self.mismatches);
        let any_owed = self.owes();
        for pong in &self.odd {
            let odd = if pong.owed && any_owed {
                &mut mismatches
            } else {
                &mut unsolicited
            };
            odd.get_or_insert((pong.place, 0)).1 += 1;
        }
        (unsolicited, mismatches)
    }
}
