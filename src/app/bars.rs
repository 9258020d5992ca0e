//! Amounts by direction as bars, the client's above a middle line and the server's below.

use std::fmt::Write;

/// Half of a picture's height in its own units.
pub(crate) const HALF: u64 = 50;

/// A bar for each of `[client, server]` that has something of a side, all in one path, the first at `first`. The tallest of both sides fills
/// its half.
pub(crate) fn bars(amounts: &[[u64; 2]], first: usize, side: usize) -> String {
    let tallest = amounts.iter().flatten().max().copied().unwrap_or(0).max(1);
    let mut path = String::new();
    for (at, both) in (first..).zip(amounts) {
        let amount = both.get(side).copied().unwrap_or(0);
        if amount == 0 {
            continue;
        }
        // What is there is seen, however little it is.
        let high = (amount.saturating_mul(HALF) / tallest).max(4);
        let sign = if side == 0 { "-" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(path, "M{at} {HALF}v{sign}{high}h1V{HALF}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_stands_up_and_hangs_down() {
        let amounts = [[100, 0], [0, 0], [1, 50]];
        assert_eq!(bars(&amounts, 0, 0), "M0 50v-50h1V50zM2 50v-4h1V50z");
        assert_eq!(bars(&amounts, 0, 1), "M2 50v25h1V50z");
        assert_eq!(bars(&amounts, 57, 0), "M57 50v-50h1V50zM59 50v-4h1V50z");
        assert_eq!(bars(&amounts, 57, 1), "M59 50v25h1V50z");
        assert_eq!(bars(&[], 57, 0), "");
    }
}
