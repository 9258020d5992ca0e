//! What came in each second, by direction: a small picture.

use std::fmt::Write;
use yew::prelude::*;

/// Half of the picture's height in its own units: the client's stand above the middle, the server's hang below.
const HALF: u64 = 50;
/// Seconds in the picture.
pub(super) const SECONDS: usize = 60;

/// A bar for each of the last seconds, `[client, server]`, the latest at the right. `said` says it in words.
pub(super) fn chart(said: String, seconds: &[[u64; 2]]) -> Html {
    let seen = seconds
        .get(seconds.len().saturating_sub(SECONDS)..)
        .unwrap_or_default();
    html! {
        <svg role="img" aria-label={said} viewBox={format!("0 0 {SECONDS} {}", 2 * HALF)} preserveAspectRatio="none">
            <path class="client" d={path(seen, 0)} />
            <path class="server" d={path(seen, 1)} />
        </svg>
    }
}

/// A bar for each second that has something of a side, all in one path. The tallest of both sides fills its half.
fn path(seconds: &[[u64; 2]], side: usize) -> String {
    let tallest = seconds.iter().flatten().max().copied().unwrap_or(0).max(1);
    let empty = SECONDS - seconds.len().min(SECONDS);
    let mut path = String::new();
    for (at, second) in (empty..).zip(seconds) {
        let amount = second.get(side).copied().unwrap_or(0);
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
        let seconds = [[100, 0], [0, 0], [1, 50]];
        assert_eq!(path(&seconds, 0), "M57 50v-50h1V50zM59 50v-4h1V50z");
        assert_eq!(path(&seconds, 1), "M59 50v25h1V50z");
        assert_eq!(path(&[], 0), "");
    }
}
