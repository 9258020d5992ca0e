//! A call that comes later.

use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::DedicatedWorkerGlobalScope;

/// Calls back once, some time after it was last set.
pub(super) struct Timer {
    scope: DedicatedWorkerGlobalScope,
    set: Cell<Option<i32>>,
    rung: Closure<dyn FnMut()>,
}

impl Timer {
    /// A timer that calls `ring`, and is not set.
    pub(super) fn new(scope: DedicatedWorkerGlobalScope, ring: impl FnMut() + 'static) -> Self {
        Self {
            scope,
            set: Cell::default(),
            rung: Closure::new(ring),
        }
    }

    /// Has it ring in so many milliseconds, and not before.
    pub(super) fn set(&self, milliseconds: u64) {
        if let Some(set) = self.set.take() {
            self.scope.clear_timeout_with_handle(set);
        }
        let ring = self.rung.as_ref().unchecked_ref();
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let set = self
            .scope
            .set_timeout_with_callback_and_timeout_and_arguments_0(ring, milliseconds)
            .expect("a worker has timers");
        self.set.set(Some(set));
    }
}
