//! The state as a context: read it, dispatch actions to it.

use super::state::State;
use yew::prelude::*;

/// The state and the way to change it.
pub(crate) type Store = UseReducerHandle<State>;

/// The state and the way to change it; whoever uses it is drawn again with each change.
///
/// # Panics
/// Outside of the page's root component.
#[hook]
pub(crate) fn use_store() -> Store {
    use_context::<Store>().expect("the root component provides the state")
}
