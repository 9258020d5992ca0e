//! The list of samples.

use crate::analysis::Input;
use crate::app::samples::SAMPLES;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// Texts to begin with. The one that is open is pressed.
pub(super) fn samples(words: &Words, store: &Store) -> Html {
    html! {
        <div class="samples">
            <h3>{ words.say("samples") }</h3>
            <ul>
                for sample in SAMPLES {
                    <li>
                        <button
                            type="button"
                            aria-pressed={(store.input.text == sample.text).to_string()}
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
