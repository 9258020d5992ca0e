use crate::app::storage;
use yew::prelude::*;

/// A string of a component that a reload brings back; `first` where nothing was kept.
#[hook]
pub(crate) fn use_kept(key: &'static str, first: &'static str) -> UseStateHandle<String> {
    let value = use_state_eq(|| storage::load(key).unwrap_or_else(|| first.to_owned()));
    use_effect_with((*value).clone(), move |value| {
        if value == first {
            storage::forget(key);
        } else {
            storage::keep(key, value);
        }
    });
    value
}
