//! The list of samples.

use crate::analysis::Input;
use crate::app::fetched::fetched_text;
use crate::app::samples::{FIRST, SAMPLES, file};
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What became of the sample that was chosen last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// It has this text.
    Text(usize, Rc<str>),
    /// It could not be fetched.
    Missing(usize),
}

impl Chosen {
    /// What stands there at the first visit.
    pub(crate) fn first() -> Self {
        Self::Text(0, FIRST.into())
    }
}

/// Texts to begin with. The one that is open is pressed.
pub(super) fn samples(words: &Words, store: &Store, chosen: &UseStateHandle<Chosen>) -> Html {
    let pressed = match &**chosen {
        Chosen::Text(at, text) => (*store.input.text == **text).then_some(*at),
        Chosen::Missing(_) => None,
    };
    let open = {
        let (store, chosen) = (store.dispatcher(), chosen.setter());
        Callback::from(move |at: usize| {
            let (store, chosen) = (store.clone(), chosen.clone());
            spawn_local(async move {
                let text = match SAMPLES.get(at) {
                    Some(id) if at > 0 => fetched_text(&file(id)).await,
                    _ => Some(FIRST.to_owned()),
                };
                let Some(text) = text else {
                    chosen.set(Chosen::Missing(at));
                    return;
                };
                chosen.set(Chosen::Text(at, text.as_str().into()));
                store.dispatch(Action::Open(Input {
                    text,
                    ..Input::default()
                }));
            });
        })
    };
    html! {
        <div class="samples">
            <h3>{ words.say("samples") }</h3>
            if let Chosen::Missing(at) = &**chosen {
                <p class="message" role="alert" data-level="violation">
                    { words.say_with("sample-missing", &[("name", words.say_of("sample", SAMPLES.get(*at).copied().unwrap_or_default()).into())]) }
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
