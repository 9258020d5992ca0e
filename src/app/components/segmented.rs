//! A row of buttons of which one is pressed.

use yew::prelude::*;

/// What the row shows.
#[derive(PartialEq, Properties)]
pub(crate) struct SegmentedProps {
    /// The name of the choice.
    pub(crate) label: AttrValue,
    /// The words of each choice.
    pub(crate) options: Vec<AttrValue>,
    /// Index of the one that is pressed.
    pub(crate) chosen: usize,
    /// Told the index of the one that was clicked.
    pub(crate) choose: Callback<usize>,
}

/// A choice between a few.
#[component]
pub(crate) fn Segmented(props: &SegmentedProps) -> Html {
    html! {
        <div class="segmented" role="group" aria-label={props.label.clone()}>
            for (index, option) in props.options.iter().enumerate() {
                <button
                    type="button"
                    aria-pressed={(index == props.chosen).to_string()}
                    onclick={props.choose.reform(move |_| index)}
                >
                    { option.clone() }
                </button>
            }
        </div>
    }
}
