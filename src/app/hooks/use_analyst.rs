use crate::app::analyst::{Analyst, News};
use crate::app::state::Action;
use crate::app::store::Store;
use yew::prelude::*;

/// How the worker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worker {
    /// It answers.
    Runs,
    /// It stopped, or could not be started.
    Stopped,
}

/// Keeps the worker at what the state shows, and the state at what the worker answers. Gives a way to ask which item a place of the
/// pasted text belongs to, and how the worker is.
#[hook]
pub(crate) fn use_analyst(store: &Store) -> (Callback<u32>, Worker) {
    let worker = use_state_eq(|| Worker::Runs);
    let analyst = use_memo((), {
        let (dispatcher, worker) = (store.dispatcher(), worker.setter());
        move |()| {
            let stop = worker.clone();
            let analyst = Analyst::start(Callback::from(move |news| match news {
                News::Answers(answers) => {
                    for answer in answers {
                        dispatcher.dispatch(Action::Answered(Box::new(answer)));
                    }
                }
                News::Exported(answer, _) => {
                    dispatcher.dispatch(Action::Answered(Box::new(answer)));
                }
                News::Stopped => stop.set(Worker::Stopped),
            }));
            if analyst.is_none() {
                worker.set(Worker::Stopped);
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
    (find, *worker)
}
