use crate::app::analyst::{Analyst, News};
use crate::app::state::Action;
use crate::app::store::Store;
use yew::prelude::*;

/// Keeps the worker at what the state shows, and the state at what the worker answers. Gives a way to ask which item a place of the
/// pasted text belongs to, and whether the worker stopped.
#[hook]
pub(crate) fn use_analyst(store: &Store) -> (Callback<u32>, bool) {
    let stopped = use_state_eq(|| false);
    let analyst = use_memo((), {
        let (dispatcher, stopped) = (store.dispatcher(), stopped.setter());
        move |()| {
            let stop = stopped.clone();
            let analyst = Analyst::start(Callback::from(move |news| match news {
                News::Answer(answer) => dispatcher.dispatch(Action::Answered(answer)),
                News::Stopped => stop.set(true),
            }));
            if analyst.is_none() {
                stopped.set(true);
            }
            analyst
        }
    });
    {
        let (analyst, store) = (analyst.clone(), store.clone());
        use_effect(move || {
            if let Some(analyst) = &*analyst {
                analyst.follow(&store);
            }
        });
    }
    let find = use_callback((), move |at, ()| {
        if let Some(analyst) = &*analyst {
            analyst.find(at);
        }
    });
    (find, *stopped)
}
