//! The page's state as a context.

use super::state::State;
use yew::prelude::*;

/// The state and a way to change it, shared by all components.
pub(crate) type Store = UseReducerHandle<State>;

/// The page's state.
///
/// # Panics
/// Outside the page: `App` provides it.
#[hook]
pub(crate) fn use_store() -> Store {
    use_context::<Store>().expect("the page provides its state")
}
