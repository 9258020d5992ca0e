//! Numbers that look like chance and are the same for the same seed.

use crate::protocol::MaskingKey;

/// A run of numbers from a seed: `SplitMix64`.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ number >> 31
    }

    /// A number from 0 to `end`, that not included. `end` is above 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = end as u64;
        usize::try_from(self.next() % end.max(1)).unwrap_or(0)
    }

    /// True as often as false.
    pub(super) const fn flip(&mut self) -> bool {
        self.next() >> 63 == 1
    }

    /// One of `items`.
    pub(super) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        items
            .get(self.below(items.len()))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }

    /// A masking key whose bytes all differ and none of which is 0, so that each mistake with it shows.
    pub(super) fn key(&mut self) -> MaskingKey {
        loop {
            let [a, b, c, d, ..] = self.next().to_be_bytes();
            let mut sorted = [a, b, c, d];
            sorted.sort_unstable();
            let differ = sorted
                .iter()
                .zip(sorted.iter().skip(1))
                .all(|(one, next)| one != next);
            if differ && sorted[0] != 0 {
                return MaskingKey([a, b, c, d]);
            }
        }
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
