//! The list of samples.

use crate::app::fetched::fetched_text;
use crate::app::samples::{FIRST, SAMPLES, file, of_text};
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Texts to begin with. The one that is open is pressed; `missing` is the one that could not be fetched.
pub(super) fn samples(
    words: &Words,
    store: &Store,
    missing: &UseStateHandle<Option<usize>>,
) -> Html {
    let pressed = of_text(&store.input.text);
    let open = {
        let (store, missing) = (store.dispatcher(), missing.setter());
        Callback::from(move |at: usize| {
            let (store, missing) = (store.clone(), missing.clone());
            store.dispatch(Action::Await(at));
            spawn_local(async move {
                let text = match SAMPLES.get(at) {
                    Some(id) if at > 0 => fetched_text(&file(id)).await,
                    _ => Some(FIRST.to_owned()),
                };
                missing.set(text.is_none().then_some(at));
                if let Some(text) = text {
                    store.dispatch(Action::Sample(at, text));
                }
            });
        })
    };
    html! {
        <div class="samples">
            <h3>{ words.say("samples") }</h3>
            if let Some(at) = **missing {
                <p class="message" role="alert" data-level="violation">
                    { words.say_with("sample-missing", &[("name", words.say_of("sample", SAMPLES.get(at).copied().unwrap_or_default()).into())]) }
                </p>
            }
            <ul>
                for (at, id) in SAMPLES.iter().enumerate() {
                    <li>
                        <button type="button" aria-pressed={(pressed == Some(at)).to_string()} onclick={open.reform(move |_: MouseEvent| at)}>
                            <span>{ words.say_of("sample", id) }</span>
                            <small>{ words.say_of("sample-hint", id) }</small>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}
