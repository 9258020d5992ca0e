//! What was done of Learn, kept on the device.

use crate::app::storage;
use yew::prelude::*;

const KEY: &str = "learn/done";

/// The names of what was done, and the way to add one.
#[derive(Clone, PartialEq)]
pub(crate) struct Progress {
    done: UseReducerHandle<Done>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Done(Vec<String>);

impl Reducible for Done {
    type Action = String;

    fn reduce(self: std::rc::Rc<Self>, name: String) -> std::rc::Rc<Self> {
        if self.0.contains(&name) {
            return self;
        }
        let mut done = Self::clone(&self);
        done.0.push(name);
        done.into()
    }
}

impl Progress {
    /// Whether `name` was done.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.done.0.iter().any(|done| done == name)
    }

    /// Takes note that `name` was done.
    pub(crate) fn note(&self, name: &str) {
        self.done.dispatch(name.to_owned());
        // At once: a reload may come before it is drawn.
        storage::keep(KEY, &self.done.0.join(" "));
    }
}

/// What was done; a reload brings it back.
#[hook]
pub(crate) fn use_progress() -> Progress {
    let done = use_reducer_eq(|| {
        let kept = storage::load(KEY).unwrap_or_default();
        Done(kept.split_whitespace().map(str::to_owned).collect())
    });
    Progress { done }
}
