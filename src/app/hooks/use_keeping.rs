use crate::app::store::Store;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// How long typing has to rest before the state is kept, in milliseconds.
const REST: i32 = 300;

/// Keeps the state for the next visit: when typing rests, before a link is shown, and when the page is left. Says whether it could be kept.
#[hook]
pub(crate) fn use_keeping(store: &Store) -> bool {
    let kept = use_state_eq(|| true);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();

    let watched = (store.input.clone(), store.edits.clone(), store.query.list);
    use_effect_with(watched, {
        let (latest, kept) = (latest.clone(), kept.setter());
        move |_| {
            let keep = Closure::<dyn FnMut()>::new(move || kept.set(latest.borrow().keep()));
            let window = web_sys::window();
            let timer = window.as_ref().and_then(|window| {
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(
                        keep.as_ref().unchecked_ref(),
                        REST,
                    )
                    .ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (window, timer) {
                    window.clear_timeout_with_handle(timer);
                }
                drop(keep);
            }
        }
    });
    // A link takes its place before typing has rested.
    use_effect_with(store.is_link(), {
        let (latest, kept) = (latest.clone(), kept.setter());
        move |is_link| {
            if *is_link {
                kept.set(latest.borrow().keep());
            }
        }
    });
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                latest.borrow().keep();
            })
        });
        move || drop(listener)
    });
    *kept
}
