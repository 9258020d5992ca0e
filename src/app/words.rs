//! The page's words as a context, and where they come from: `www/boot.js` fetches them.

use super::language::Language;
use super::panel::at_window;
use crate::text::Text;
use gloo_events::EventListener;
use js_sys::{Function, JsString, Promise};
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// The words of the language that is shown, shared by all components.
#[derive(Clone)]
pub(crate) struct Words {
    text: Rc<Text>,
    language: Language,
    /// What was said before is to be said anew once: words came that it had missed.
    anew: bool,
}

impl Words {
    fn new(source: &JsValue, language: Language) -> Self {
        let source = source.as_string().unwrap_or_default();
        Self {
            text: Rc::new(Text::new(&[&source])),
            language,
            anew: false,
        }
    }

    #[cfg(test)]
    pub(crate) fn english() -> Self {
        Self {
            text: Rc::new(Text::english()),
            language: Language::English,
            anew: false,
        }
    }

    /// Which language that is.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text) && self.anew == other.anew
    }
}

impl Deref for Words {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

/// The words of the language that is shown.
///
/// # Panics
/// Outside of a program's root component.
#[hook]
pub(crate) fn use_words() -> Words {
    use_context::<Words>().expect("the root component provides the words")
}

/// The words of a program, for its root component: at first those that its script left at the window under `first`, then, when another
/// language is chosen, these `parts` in the language of the document. Those of the part `later`, if there is one, are added when they have
/// come: nothing is drawn anew for them unless one was missed already.
#[hook]
pub(crate) fn use_own_words(
    first: &'static str,
    parts: &'static str,
    later: &'static str,
) -> Words {
    let begun = use_memo((), |()| at_window(first));
    let words = use_state_eq(|| Words::new(&(*begun).clone().unwrap_or_default(), shown()));
    let hear = {
        let words = words.clone();
        Callback::from(move |()| {
            let (setter, words, language) = (words.setter(), (*words).clone(), shown());
            let whole = later.is_empty() || words.language != language;
            spawn_local(async move {
                // Where they cannot be had, those that are there are better than none.
                let fetched = fetch(if whole { parts } else { later }, language).await;
                let Some(fetched) = fetched.filter(|_| language == shown()) else {
                    return;
                };
                if whole {
                    setter.set(Words::new(&fetched, language));
                } else if words.text.add(&String::from(fetched)) {
                    setter.set(Words {
                        anew: true,
                        ..words
                    });
                }
            });
        })
    };
    use_effect_with((*words).clone(), {
        let hear = hear.clone();
        move |_| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "words", move |_| hear.emit(())));
            move || drop(listener)
        }
    });
    use_effect_with((), move |()| {
        // They may have come between the first drawing and now.
        if at_window(first) != *begun {
            hear.emit(());
        }
    });
    (*words).clone()
}

/// The language of the document.
fn shown() -> Language {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let tag = root.and_then(|root| root.get_attribute("lang"));
    let mut all = Language::ALL.into_iter();
    all.find(|language| tag.as_deref() == Some(language.id()))
        .unwrap_or_default()
}

/// Fetches parts of a language, named with a blank between them; `None` where they cannot be had. What was fetched before is at hand.
pub(super) async fn fetch(parts: &str, language: Language) -> Option<JsString> {
    called("words", parts, language).await?.dyn_into().ok()
}

/// Has the document in this language; all programs hear of it. Says whether its words could be had.
pub(super) async fn speak(language: Language) -> bool {
    called("speak", "page later", language).await.is_some()
}

async fn called(function: &str, parts: &str, language: Language) -> Option<JsValue> {
    let function: Function = at_window(function)?.dyn_into().ok()?;
    let (parts, language) = (parts.into(), language.id().into());
    let promise = function.call2(&JsValue::NULL, &parts, &language).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}
