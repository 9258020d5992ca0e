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
}

impl Words {
    fn new(source: &JsValue, language: Language) -> Self {
        let source = source.as_string().unwrap_or_default();
        Self {
            text: Rc::new(Text::new(&[&source])),
            language,
        }
    }

    #[cfg(test)]
    pub(crate) fn english() -> Self {
        Self {
            text: Rc::new(Text::english()),
            language: Language::English,
        }
    }

    /// Which language that is.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
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

/// The words of a program, for its root component: at first those that its script left at the window under `first`, then, whenever another
/// language is chosen, the same `parts` in that.
#[hook]
pub(crate) fn use_own_words(first: &'static str, parts: &'static str) -> Words {
    let words = use_state_eq(|| Words::new(&at_window(first).unwrap_or_default(), shown()));
    let setter = words.setter();
    use_effect_with((), move |()| {
        let heard = move |_: &web_sys::Event| {
            let (setter, language) = (setter.clone(), shown());
            spawn_local(async move {
                // Where they cannot be had, those that are there are better than none.
                if let Some(fetched) = fetch(parts, language).await
                    && language == shown()
                {
                    setter.set(Words::new(&fetched, language));
                }
            });
        };
        let listener =
            web_sys::window().map(|window| EventListener::new(&window, "language", heard));
        move || drop(listener)
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
