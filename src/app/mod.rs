//! How it is shown: Yew, and all that touches the browser.
//!
//! Actions go up, the [`State`] comes down: components dispatch to the `store`, hooks watch the state and do to the
//! browser what follows from it, and the worker's answers are actions like any other.

mod agenda;
mod amounts;
mod analyst;
mod answered;
mod bars;
mod buffers;
pub mod capturing;
mod catch_up;
mod components;
mod decimal;
mod exchange;
mod fetched;
mod helper;
mod hex_input;
mod hooks;
mod hover;
mod kept;
mod language;
pub mod learn;
mod lit;
pub mod live;
mod panel;
mod parked;
mod part;
mod route;
pub mod samples;
pub mod shared;
pub mod sheets;
pub mod state;
mod step;
mod storage;
mod store;
mod task;
mod theme;
mod words;
mod worker;

use crate::app::part::part;
use catch_up::catch_up_before_acts;
use components::bar::bar;
use components::dialog::{share, use_dialog};
use components::handshake::use_handshake;
use components::inspect::Inspect;
use components::keys::use_keys;
use components::link::link;
use components::status::status;
use hooks::{
    OpenFile, use_analyst, use_intake, use_keeping, use_keyboard, use_language, use_place,
    use_theme, use_title,
};
use hover::{Hover, HoverHandle};
use sheets::SheetKind;
use state::{Place, State};
use store::Store;
use task::in_next_task;
use words::{Words, use_own_words};
use yew::functional::Hook;
use yew::prelude::*;

/// Starts the page in the document's body, or the worker where there is no document: both are one program, fetched once.
pub fn start() {
    if web_sys::window().is_some() {
        catch_up_before_acts();
        // To compile the program was long enough a task for a phone.
        in_next_task(|| drop(yew::Renderer::<App>::new().render()));
    } else {
        worker::serve();
    }
}

/// The page: the bar, the place, the status line.
#[component]
fn App() -> Html {
    let words = use_own_words("pageWords", "page later", "later");
    let (choose_language, missing_language) = use_language();
    let store: Store = use_reducer_eq(State::restored);
    let hover: HoverHandle = use_state_eq(Hover::default);
    let (theme, choose_theme) = use_theme();
    let (show_keys, keys) = use_keys(&words);
    use_place(&store);
    use_title(match &store.capture {
        Some(capture) if store.place == Place::Inspect => {
            words.say_with("title-capture", &[("name", capture.name.as_str().into())])
        }
        _ => words.say_of("title", store.place.id()),
    });
    use_keyboard(&store, show_keys.clone());
    let capture: OpenFile = use_mut_ref(|| None);
    let (prepare, worker) = use_analyst(&store, &capture, words.language());
    let (open_file, notice) = use_intake(&store, &capture, &prepare);
    // The capture that was left for a paste is at hand until the page is reloaded.
    let reopen = store.before.as_ref().and_then(|_| {
        let file = capture.borrow().clone()?;
        Some(open_file.reform(move |()| file.clone()))
    });
    let kept = use_keeping(&store);
    let scope = store.scopes().into_iter().next();
    let share = scope.filter(|_| store.place.has_frames()).map(|scope| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(share(&store, scope)))
    });

    html! {
        <ContextProvider<Words> context={words.clone()}>
            <ContextProvider<Store> context={store.clone()}>
                <ContextProvider<HoverHandle> context={hover}>
                    { bar(&words, store.place, &choose_language, theme, &choose_theme, &show_keys, share) }
                    { link(&words, &store) }
                    if store.place == Place::Handshake {
                        { part("handshake", |context| use_handshake().run(context)) }
                    } else if store.place == Place::Learn {
                        <main class="learn-place"><learn-panel data-failed={words.say("part-failed")} /></main>
                    } else {
                        <Inspect key={store.place.id()} {kept} {open_file} {notice} {reopen} {worker} />
                    }
                    { status(&words, &store, worker, missing_language) }
                    if store.sheets.wanted(SheetKind::Dialog).is_some() {
                        { part("dialog", |context| use_dialog().run(context)) }
                    }
                    { keys }
                </ContextProvider<HoverHandle>>
            </ContextProvider<Store>>
        </ContextProvider<Words>>
    }
}

/// The ids of a family of words that only the page uses.
#[cfg(test)]
pub(crate) fn family(name: &str) -> Option<Vec<&'static str>> {
    use crate::analysis::Outcome;
    Some(match name {
        "place" | "private" | "hint" | "title" => Place::ALL.map(Place::id).to_vec(),
        "format" => vec!["little-endian", "big-endian", "microseconds", "nanoseconds"],
        "share" => ["source", "conversation", "message", "frame"].to_vec(),
        "compare-keep" => vec!["frame", "conversation"],
        "theme" => theme::Theme::ALL.map(theme::Theme::id).to_vec(),
        "sample" | "sample-hint" => samples::SAMPLES.to_vec(),
        "handshake-sample" | "handshake-sample-hint" => components::handshake::samples::SAMPLES
            .iter()
            .map(|sample| sample.id)
            .collect(),
        "list" => components::frames::lists(),
        "report-by" => components::report::groupings(),
        "outcome-name" => Outcome::ALL.map(Outcome::id).to_vec(),
        "key" => components::keys::KEYS.iter().map(|(_, id)| *id).collect(),
        _ => return learn::lessons::family(name),
    })
}
