//! The masking keys of a client: "derived from a strong source of entropy" and not to be predicted (RFC 6455 §5.3).

use super::Place;
use super::sender::header_of;
use crate::protocol::{Finding, FrameEntry, Rule};

/// The masking keys of one client, one after the other. Keys of four zeros are left out: they have a rule of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct MaskingKeys {
    last: u32,
    /// How many of the first keys were looked at closely.
    looked_at: u32,
    /// The first one.
    first: Option<Place>,
    /// Bits that were 1 in one of them, and bits that were in all.
    ever: u32,
    always: u32,
    /// Which bytes they had, one bit each.
    bytes: [u64; 4],
    repeated: Option<(Place, u64)>,
    counting: Counting,
}

/// Keys of which each is as far from the one before, in big-endian or in little-endian order.
#[derive(Clone, Copy, Debug, Default)]
struct Counting {
    before: Option<Place>,
    runs: [Option<Run>; 2],
    longest: Option<(Place, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    step: u32,
    keys: u64,
    start: Place,
}

impl MaskingKeys {
    /// Keys that are looked at closely: of the others only whether they repeat the one before.
    const LOOKED_AT: u32 = 256;
    /// Keys from which on chance can be judged: that a bit of 32 sound ones never changes happens once in 67 million conversations.
    const JUDGED: u32 = 32;
    /// Different bytes that so many keys have at least: sound ones have about 100.
    const BYTES: u32 = 48;

    /// The next frames.
    #[inline]
    pub(super) fn take(&mut self, frames: &[FrameEntry], first: u32, time: u64) {
        let looks_at_all = self.looked_at < Self::LOOKED_AT;
        let mut last = self.last;
        for (index, frame) in frames.iter().enumerate() {
            let key = frame.raw_key();
            if key == last || looks_at_all {
                self.last = last;
                self.look(key, frame, first, index, time);
            }
            last = key;
        }
        self.last = last;
    }

    #[cold]
    fn look(&mut self, key: u32, frame: &FrameEntry, first: u32, index: usize, time: u64) {
        if key == 0 {
            return;
        }
        let place = Place {
            frame: first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)),
            span: header_of(frame),
            time,
        };
        if key == self.last {
            self.repeated.get_or_insert((place, 0)).1 += 1;
            return;
        }
        if self.looked_at >= Self::LOOKED_AT {
            return;
        }
        if self.first.is_none() {
            self.first = Some(place);
            self.always = key;
        }
        self.looked_at += 1;
        self.ever |= key;
        self.always &= key;
        for byte in key.to_be_bytes() {
            if let Some(word) = self.bytes.get_mut(usize::from(byte >> 6)) {
                *word |= 1 << (byte & 63);
            }
        }
        self.counting.take(self.last, key, place);
    }

    /// What is wrong with them.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some((place, count)) = self.repeated {
            findings.push(place.finding(Rule::RepeatedMaskingKey, count));
        }
        if let Some((place, count)) = self.counting.longest {
            findings.push(place.finding(Rule::CountingMaskingKey, count));
        } else if let Some(place) = self.first
            && self.looked_at >= Self::JUDGED
        {
            let changing = (self.ever & !self.always).count_ones();
            let bytes: u32 = self.bytes.iter().map(|word| word.count_ones()).sum();
            // Four bytes, each one of so many.
            let of_bytes = if bytes <= Self::BYTES {
                4 * bytes.next_power_of_two().ilog2()
            } else {
                u32::BITS
            };
            let chance = changing.min(of_bytes);
            if chance < u32::BITS {
                findings.push(place.finding(Rule::LowEntropyMaskingKey, u64::from(chance)));
            }
        }
        findings
    }
}

impl Counting {
    /// Keys in a row that count: by chance once in 2⁶⁴.
    const RUN: u64 = 4;

    fn take(&mut self, last: u32, key: u32, place: Place) {
        let Some(before) = self.before.replace(place) else {
            return;
        };
        let steps = [
            key.wrapping_sub(last),
            key.swap_bytes().wrapping_sub(last.swap_bytes()),
        ];
        for (known, step) in self.runs.iter_mut().zip(steps) {
            let run = match *known {
                Some(run) if run.step == step => Run {
                    keys: run.keys + 1,
                    ..run
                },
                _ => Run {
                    step,
                    keys: 2,
                    start: before,
                },
            };
            *known = Some(run);
            if run.keys >= Self::RUN && self.longest.is_none_or(|(_, keys)| keys < run.keys) {
                self.longest = Some((run.start, run.keys));
            }
        }
    }
}
