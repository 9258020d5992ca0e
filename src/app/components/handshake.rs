//! The Handshake place: from a key to its accept value.

use yew::prelude::*;

/// A key, the steps to its accept value, and whether an accept value is the one.
#[component]
pub(crate) fn Handshake() -> Html {
    html! { <main class="bench" /> }
}
