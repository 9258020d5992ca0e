use crate::app::language::Language;
use crate::app::words::speak;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A way to choose another language, and the one that was chosen last if its words could not be had.
#[hook]
pub(crate) fn use_language() -> (Callback<Language>, Option<Language>) {
    let missing = use_state_eq(|| None);
    let setter = missing.setter();
    let choose = use_callback((), move |language, ()| {
        let setter = setter.clone();
        spawn_local(async move { setter.set((!speak(language).await).then_some(language)) });
    });
    (choose, *missing)
}
