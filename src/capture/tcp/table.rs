//! Which connection a segment belongs to: a hash table of its own, fast for the honest and bounded for those who choose their ports with care.

use super::Segment;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What tells connections apart: both ends, whichever sent, and the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The lower end first.
    addresses: [[u64; 2]; 2],
    ports: [u16; 2],
    interface: u32,
    is_version_6: bool,
}

/// Which of the ends of a [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Lower,
    Higher,
}

impl End {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Lower => Self::Higher,
            Self::Higher => Self::Lower,
        }
    }
}

/// The golden ratio of 2⁶⁴.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Key {
    /// The key of a segment, and which of its ends sent it.
    pub(super) fn of(segment: &Segment, interface: u32) -> (Self, End) {
        let (source, destination) = (
            (number(segment.source.ip()), segment.source.port()),
            (number(segment.destination.ip()), segment.destination.port()),
        );
        let (lower, higher, sender) = if source <= destination {
            (source, destination, End::Lower)
        } else {
            (destination, source, End::Higher)
        };
        let key = Self {
            addresses: [lower.0, higher.0],
            ports: [lower.1, higher.1],
            interface,
            is_version_6: segment.source.is_ipv6(),
        };
        (key, sender)
    }

    pub(super) fn end(&self, end: End) -> SocketAddr {
        let ([lower, higher], [lower_port, higher_port]) = (self.addresses, self.ports);
        let ([high, low], port) = match end {
            End::Lower => (lower, lower_port),
            End::Higher => (higher, higher_port),
        };
        let address = if self.is_version_6 {
            Ipv6Addr::from(u128::from(high) << 64 | u128::from(low)).into()
        } else {
            IpAddr::from(Ipv4Addr::from(u32::try_from(low).unwrap_or_default()))
        };
        SocketAddr::new(address, port)
    }

    pub(super) const fn interface(&self) -> u32 {
        self.interface
    }

    /// Not secret, so keys of one hash can be made; see [`Table`].
    fn hash(&self) -> u32 {
        let [[a, b], [c, d]] = self.addresses;
        let [lower, higher] = self.ports.map(u64::from);
        let rest = lower | higher << 16 | u64::from(self.interface) << 32;
        let mut hash = 0_u64;
        for word in [a, b, c, d, rest] {
            hash = (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
        }
        hash ^= hash >> 32;
        let [.., b0, b1, b2, b3] = hash.wrapping_mul(FACTOR).to_le_bytes();
        u32::from_le_bytes([b0, b1, b2, b3])
    }
}

fn number(address: IpAddr) -> [u64; 2] {
    match address {
        IpAddr::V4(address) => [0, u32::from(address).into()],
        IpAddr::V6(address) => {
            let [high, low] = [0, 8].map(|at| {
                let octets = address.octets();
                octets
                    .get(at..)
                    .and_then(|octets| octets.first_chunk())
                    .map_or(0, |octets| u64::from_be_bytes(*octets))
            });
            [high, low]
        }
    }
}

/// Indices by key. Open addressing; what does not find a place near its own goes into a tree, so that no choice of keys makes it slow.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A power of two of them, at most half of them taken; or none.
    slots: Vec<Slot>,
    taken: usize,
    crowded: BTreeMap<Key, u32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// One more than the index; 0: free.
    index: u32,
}

/// Slots that are looked at.
const STEPS: usize = 32;
const FEWEST_SLOTS: usize = 64;

impl Table {
    /// The index that was put in for `key`; `is` says whether it is the one of an index.
    pub(super) fn find(&self, key: &Key, is: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = key.hash();
        for slot in self.near(hash) {
            match slot.index.checked_sub(1) {
                None => return None,
                Some(index) if slot.hash == hash && is(index) => return Some(index),
                Some(_) => {}
            }
        }
        self.crowded.get(key).copied()
    }

    /// Puts in a key that is not there; `key_of` gives the key of an index that was put in before.
    pub(super) fn insert(&mut self, key: Key, index: u32, key_of: impl Fn(u32) -> Option<Key>) {
        if self.taken * 2 >= self.slots.len() {
            self.grow(key_of);
        }
        self.place(key, index);
    }

    fn near(&self, hash: u32) -> impl Iterator<Item = &Slot> {
        let start = self.start(hash);
        let (before, after) = self.slots.split_at(start.min(self.slots.len()));
        after.iter().chain(before).take(STEPS)
    }

    fn start(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().saturating_sub(1)
    }

    fn place(&mut self, key: Key, index: u32) {
        let hash = key.hash();
        let start = self.start(hash);
        let start = start.min(self.slots.len());
        let (before, after) = self.slots.split_at_mut(start);
        let free = after
            .iter_mut()
            .chain(before)
            .take(STEPS)
            .find(|slot| slot.index == 0);
        if let Some(free) = free {
            *free = Slot {
                hash,
                index: index + 1,
            };
            self.taken += 1;
        } else {
            self.crowded.insert(key, index);
        }
    }

    /// Places all anew, the crowded ones too: a free slot says that there is none of its hash in the tree.
    fn grow(&mut self, key_of: impl Fn(u32) -> Option<Key>) {
        let len = (self.slots.len() * 2).max(FEWEST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); len]);
        let crowded = std::mem::take(&mut self.crowded);
        self.taken = 0;
        let indices = old.into_iter().filter_map(|slot| slot.index.checked_sub(1));
        let keys = indices.filter_map(|index| Some((key_of(index)?, index)));
        for (key, index) in keys.chain(crowded) {
            self.place(key, index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::Span;
    use crate::capture::tcp::Flags;

    fn key(source: &str, destination: &str, interface: u32) -> (Key, End) {
        let segment = Segment {
            source: source.parse().unwrap(),
            destination: destination.parse().unwrap(),
            sequence_number: 0,
            acknowledgment_number: 0,
            flags: Flags(0),
            header_len: 20,
            payload: Span::default(),
            payload_len: 0,
        };
        Key::of(&segment, interface)
    }

    #[test]
    fn both_ends_have_one_key() {
        for (a, b) in [
            ("10.0.0.1:80", "10.0.0.2:40000"),
            ("10.0.0.1:80", "10.0.0.1:79"),
            ("[2001:db8::1]:80", "[fe80::ffff:1]:1"),
        ] {
            let ((key, one), (same, two)) = (self::key(a, b, 3), self::key(b, a, 3));
            assert_eq!((key, one), (same, two.other()));
            assert_eq!(key.end(one), a.parse().unwrap());
            assert_eq!(key.end(two), b.parse().unwrap());
            assert_ne!(key, self::key(a, b, 4).0);
        }
        // An address of version 4 is not the one that version 6 maps it to.
        assert_ne!(
            key("1.2.3.4:1", "1.2.3.4:2", 0).0,
            key("[::1.2.3.4]:1", "[::1.2.3.4]:2", 0).0
        );
    }

    #[test]
    fn each_key_is_found_again_the_crowded_ones_too() {
        let (first, _) = key("10.0.0.1:80", "10.0.0.2:1", 0);
        // The factor is odd, so there is an interface and an address for each hash; here many keys have one hash.
        let word_of = |word: u64| {
            let mut key = first;
            // Two words that take each other's effect away.
            let [_, [c, d]] = &mut key.addresses;
            *c = word;
            let before = (first.addresses[1][0] ^ state(&first)).wrapping_mul(FACTOR);
            let after = (word ^ state(&first)).wrapping_mul(FACTOR);
            *d = first.addresses[1][1] ^ before.rotate_left(23) ^ after.rotate_left(23);
            key
        };
        let keys: Vec<_> = (0..500)
            .map(word_of)
            .chain((0..5_000).map(|port| key("10.0.0.1:80", &format!("10.0.0.2:{port}"), 9).0))
            .collect();
        assert!(keys[..500].iter().all(|key| key.hash() == keys[0].hash()));
        let mut table = Table::default();
        for (index, key) in keys.iter().enumerate() {
            assert_eq!(find(&table, &keys, key), None);
            table.insert(*key, u32::try_from(index).unwrap(), |index| {
                keys.get(index as usize).copied()
            });
            for (expected, key) in keys.iter().enumerate().take(index + 1).step_by(97) {
                assert_eq!(find(&table, &keys, key), Some(expected));
            }
        }
        assert!(table.crowded.len() > 400 && table.crowded.len() < 600);
    }

    fn find(table: &Table, keys: &[Key], key: &Key) -> Option<usize> {
        let found = table.find(key, |index| keys[index as usize] == *key);
        found.map(|index| index as usize)
    }

    /// What the first two words of a key make of the hash, turned for the third.
    fn state(key: &Key) -> u64 {
        let [[a, b], _] = key.addresses;
        let first = a.wrapping_mul(FACTOR);
        (first.rotate_left(23) ^ b)
            .wrapping_mul(FACTOR)
            .rotate_left(23)
    }
}
