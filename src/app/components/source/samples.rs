//! The list of samples.

use crate::analysis::Input;
use crate::app::samples::SAMPLES;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use std::rc::Rc;
use yew::prelude::*;

/// What the list shows.
#[derive(PartialEq, Properties)]
pub(super) struct SamplesProps {
    /// The source that is open.
    pub(super) open: Rc<Input>,
}

/// Texts to begin with. The one that is open is pressed.
#[component]
pub(super) fn Samples(props: &SamplesProps) -> Html {
    let words = use_words();
    let store = use_store();
    html! {
        <div class="samples">
            <h3>{ words.say("samples") }</h3>
            <ul>
                for sample in SAMPLES {
                    <li>
                        <button
                            type="button"
                            aria-pressed={(props.open.text == sample.text).to_string()}
                            onclick={
                                let store = store.clone();
                                move |_| store.dispatch(Action::Open(Input { text: sample.text.to_owned(), ..Input::default() }))
                            }
                        >
                            <span>{ words.say_of("sample", sample.id) }</span>
                            <small>{ words.say_of("sample-hint", sample.id) }</small>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}
