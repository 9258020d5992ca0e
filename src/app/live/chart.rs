//! What came in each second, by direction: a small picture.

use crate::app::bars::{HALF, bars};
use yew::prelude::*;

/// Seconds in the picture.
pub(super) const SECONDS: usize = 60;

/// A bar for each of the last seconds, `[client, server]`, the latest at the right. `said` says it in words.
pub(super) fn chart(said: String, seconds: &[[u64; 2]]) -> Html {
    let seen = seconds
        .get(seconds.len().saturating_sub(SECONDS)..)
        .unwrap_or_default();
    let empty = SECONDS - seen.len();
    html! {
        <svg role="img" aria-label={said} viewBox={format!("0 0 {SECONDS} {}", 2 * HALF)} preserveAspectRatio="none">
            <path class="client" d={bars(seen, empty, 0)} />
            <path class="server" d={bars(seen, empty, 1)} />
        </svg>
    }
}
