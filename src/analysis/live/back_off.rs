//! How long to wait before another try.

/// The first wait, in milliseconds.
const FIRST: u64 = 1_000;
/// The longest.
const LONGEST: u64 = 30_000;

/// Milliseconds before the try `attempt`, from 1: twice as long each time up to half a minute, of which `random`, any number, leaves between
/// a half and all, so that many that were cut off at once do not come back at once.
pub fn back_off(attempt: u32, random: u32) -> u32 {
    let doubled = FIRST << attempt.saturating_sub(1).min(16);
    let longest = doubled.min(LONGEST);
    let part = (longest / 2 * u64::from(random)) >> 32;
    u32::try_from(longest / 2 + part).unwrap_or(u32::MAX)
}

/// Whether it makes sense to try again after the server closed with `code`: not if it said that all is done.
pub const fn is_worth_another_try(code: u16) -> bool {
    code != 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn waits_grow_and_end_somewhere() {
        let rows = [
            (0, 0, 500),
            (1, 0, 500),
            (1, u32::MAX, 999),
            (2, 0, 1_000),
            (2, 1 << 31, 1_500),
            (5, 0, 8_000),
            (6, 0, 15_000),
            (6, u32::MAX, 29_999),
            (7, 0, 15_000),
            (u32::MAX, u32::MAX, 29_999),
        ];
        for (attempt, random, expected) in rows {
            assert_eq!(back_off(attempt, random), expected, "{attempt}, {random}");
        }
    }

    #[test]
    fn what_is_done_is_not_begun_anew() {
        for (code, expected) in [
            (1000, false),
            (1001, true),
            (1006, true),
            (1012, true),
            (4000, true),
        ] {
            assert_eq!(is_worth_another_try(code), expected, "{code}");
        }
    }

    proptest! {
        #[test]
        fn a_later_try_never_waits_less(attempt in 0..u32::MAX, random: u32) {
            prop_assert!(back_off(attempt, random) <= back_off(attempt + 1, random));
            prop_assert!(back_off(attempt, random) >= 500);
        }
    }
}
