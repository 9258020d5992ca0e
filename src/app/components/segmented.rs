//! A row of buttons of which one is pressed.

use yew::prelude::*;

/// A choice, named `label`, between a few `options`: `choose` is told the index of the one that was clicked.
pub(crate) fn segmented(
    label: String,
    options: Vec<String>,
    chosen: usize,
    choose: &Callback<usize>,
) -> Html {
    segmented_marked(label, options, chosen, choose, &Html::default())
}

/// The same with a mark on the last option.
pub(crate) fn segmented_marked(
    label: String,
    options: Vec<String>,
    chosen: usize,
    choose: &Callback<usize>,
    mark: &Html,
) -> Html {
    let last = options.len() - 1;
    html! {
        <div class="segmented" role="group" aria-label={label}>
            for (index, option) in options.into_iter().enumerate() {
                <button
                    type="button"
                    aria-pressed={(index == chosen).to_string()}
                    onclick={choose.reform(move |_| index)}
                >
                    { option }
                    if index == last {
                        { mark.clone() }
                    }
                </button>
            }
        </div>
    }
}
