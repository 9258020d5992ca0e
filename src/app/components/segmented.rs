//! A row of buttons of which one is pressed.

use yew::prelude::*;

/// A choice, named `label`, between a few `options`: `choose` is told the index of the one that was clicked.
pub(crate) fn segmented(
    label: String,
    options: Vec<String>,
    chosen: usize,
    choose: &Callback<usize>,
) -> Html {
    html! {
        <div class="segmented" role="group" aria-label={label}>
            for (index, option) in options.into_iter().enumerate() {
                <button
                    type="button"
                    aria-pressed={(index == chosen).to_string()}
                    onclick={choose.reform(move |_| index)}
                >
                    { option }
                </button>
            }
        </div>
    }
}
