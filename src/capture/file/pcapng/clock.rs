//! What an interface's timestamps count.

use crate::capture::record::Timestamp;

/// The unit and the start of an interface's timestamps (`if_tsresol` and `if_tsoffset`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    unit: Unit,
    /// Seconds to be added.
    offset: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// This many nanoseconds.
    Nanoseconds(u64),
    /// This part of a nanosecond.
    Part(u128),
    /// A second halved this many times.
    Halved(u8),
    /// A unit so small that no number of them makes a nanosecond.
    Nothing,
}

impl Clock {
    /// Of an interface that says neither: microseconds.
    pub(super) const USUAL: Self = Self {
        unit: Unit::Nanoseconds(1000),
        offset: 0,
    };

    /// With the unit that `resolution` says: a negative power of 10, or of 2 if its highest bit is set.
    pub(super) fn with_resolution(self, resolution: u8) -> Self {
        let exponent = resolution & 0x7F;
        let unit = if resolution & 0x80 != 0 {
            Unit::Halved(exponent)
        } else if let Some(power) = 9_u8.checked_sub(exponent) {
            Unit::Nanoseconds(10_u64.pow(power.into()))
        } else {
            let part = 10_u128.checked_pow(u32::from(exponent) - 9);
            part.map_or(Unit::Nothing, Unit::Part)
        };
        Self { unit, ..self }
    }

    /// With `offset` seconds to be added.
    pub(super) const fn with_offset(self, offset: i64) -> Self {
        Self { offset, ..self }
    }

    /// The time of a count of units; one before 1970 or after 2554 is the nearest that can be said.
    #[inline]
    pub(super) fn time(self, units: u64) -> Timestamp {
        const SECOND: i128 = 1_000_000_000;
        if let Unit::Nanoseconds(nanoseconds) = self.unit
            && self.offset == 0
            && let Some(time) = units.checked_mul(nanoseconds)
        {
            return Timestamp(time);
        }
        let units = u128::from(units);
        let nanoseconds = match self.unit {
            Unit::Nanoseconds(nanoseconds) => units * u128::from(nanoseconds),
            Unit::Part(part) => units / part,
            Unit::Halved(times) => (units * SECOND.unsigned_abs()) >> times,
            Unit::Nothing => 0,
        };
        let time = i128::try_from(nanoseconds)
            .unwrap_or(i128::MAX)
            .saturating_add(i128::from(self.offset) * SECOND);
        Timestamp(u64::try_from(time.max(0)).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_offsets() {
        for (resolution, offset, units, time) in [
            (6, 0, 1_700_000_000_000_001, 1_700_000_000_000_001_000),
            (9, 0, 1_700_000_000_000_000_001, 1_700_000_000_000_000_001),
            (3, 0, 1_700_000_000_001, 1_700_000_000_001_000_000),
            (0, 0, 1_700_000_000, 1_700_000_000_000_000_000),
            (12, 0, 1_500_999, 1_500),
            (48, 0, u64::MAX, 0),
            (127, 0, u64::MAX, 0),
            // 1.5 s in units of 2⁻¹⁰ s.
            (0x80 | 10, 0, 1536, 1_500_000_000),
            (0x80, 0, 2, 2_000_000_000),
            (0xFF, 0, u64::MAX, 0),
            (6, 1_700_000_000, 1, 1_700_000_000_000_001_000),
            (6, -1, 2_000_000, 1_000_000_000),
            // Times that cannot be said.
            (6, -2, 1_000_000, 0),
            (0, 0, u64::MAX, u64::MAX),
            (9, i64::MAX, 0, u64::MAX),
            (9, i64::MIN, 0, 0),
        ] {
            let clock = Clock::USUAL.with_resolution(resolution).with_offset(offset);
            assert_eq!(
                clock.time(units),
                Timestamp(time),
                "{resolution} {offset} {units}"
            );
        }
    }
}
