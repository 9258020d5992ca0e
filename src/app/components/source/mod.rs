//! The source panel: the pasted text, what it was read as, how it is to be read, samples; or a capture and its conversations.

mod capture;
mod conversations;
mod guessed;
mod marks;
mod options;
mod paste;
mod problem;
mod read_as;
mod samples;

use crate::analysis::Input;
use crate::app::components::area::reveal;
use crate::app::hooks::Notice;
use crate::app::part::part;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use capture::facts;
use conversations::use_conversations;
use guessed::guessed;
use options::options;
use paste::Paste;
use problem::problem_message;
use read_as::ReadAsLine;
use samples::samples;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::functional::Hook;
use yew::prelude::*;

/// A change to how the text is read.
type Change = Box<dyn FnOnce(&mut Input)>;
/// Makes it.
type Read = Callback<Change>;

/// What the panel needs besides the state.
pub(super) struct Outside<'a> {
    /// Whether a reload brings the text back.
    pub(super) kept: bool,
    /// What was wrong with the last file.
    pub(super) notice: Option<&'a Notice>,
    /// Opens the capture again that was left for a paste.
    pub(super) reopen: Option<&'a Callback<()>>,
    /// When the source was opened, in milliseconds since 1970.
    pub(super) started: f64,
    /// The sample that was chosen last, if it could not be fetched.
    pub(super) missing: &'a UseStateHandle<Option<usize>>,
    /// Opens a file.
    pub(super) open_file: &'a Callback<web_sys::File>,
}

/// The source panel, with its text field and its file chooser.
pub(super) fn source(
    words: &Words,
    store: &Store,
    outside: &Outside<'_>,
    area: &NodeRef,
    chooser: &NodeRef,
) -> Html {
    let choose_file = {
        let chooser = chooser.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(chooser) = chooser.cast::<HtmlInputElement>() {
                chooser.click();
            }
        })
    };
    let chosen = {
        let open_file = outside.open_file.clone();
        move |event: Event| {
            let Some(chooser) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
                open_file.emit(file);
            }
            // The same file can be chosen again.
            chooser.set_value("");
        }
    };
    let read = {
        let store = store.clone();
        Read::from(move |change: Change| {
            let mut input = Input::clone(&store.input);
            change(&mut input);
            store.dispatch(Action::Open(input));
        })
    };
    let jump = {
        let area = area.clone();
        Callback::from(move |[start, end]: [u32; 2]| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                reveal(&area, start, end);
            }
        })
    };
    let overview = store.overview.as_ref();
    let problem = overview.and_then(|overview| {
        let problem = overview.read_as.problem.clone()?;
        Some((problem, overview.read_as.problem_utf16))
    });

    let notice = outside.notice.map(|notice| {
        html! { <p class="message" role="alert" data-level="violation">{ notice.say(words) }</p> }
    });
    let body = match &store.capture {
        Some(capture) => html! {
            <div class="source-body" data-capture="">
                { notice }
                { facts(words, store, capture, outside.started) }
                { guessed(words, store) }
                { part("conversations", |context| use_conversations().run(context)) }
            </div>
        },
        None => html! {
            <div class="source-body">
                { before(words, store, outside.reopen, &choose_file) }
                <Paste area={area.clone()} input={store.input.clone()} />
                if let Some((problem, place)) = problem {
                    { problem_message(words, &problem, place, &jump) }
                }
                { notice }
                if !outside.kept {
                    <p class="message" data-level="caution">{ words.say("source-not-kept") }</p>
                }
                if let Some(overview) = overview {
                    <ReadAsLine overview={overview.clone()} asked={store.input.layout} read={read.clone()} />
                    { options(words, overview, &store.input, &read) }
                }
                { samples(words, store, outside.missing) }
            </div>
        },
    };

    html! {
        <section class="panel source" aria-labelledby="source-title">
            <header>
                <h2 id="source-title">{ words.say("source-title") }</h2>
                <span class="spacer" />
                <input ref={chooser.clone()} type="file" hidden=true tabindex="-1" aria-hidden="true" onchange={chosen} />
                <button type="button" class="quiet" onclick={choose_file.clone()}>{ words.say("source-open") }</button>
            </header>
            { body }
        </section>
    }
}

/// The panel of the Live place: a program of its own draws into the element. Below stand its conversations, where there are several.
pub(super) fn live(words: &Words, store: &Store) -> Html {
    let several = store
        .capture
        .as_ref()
        .is_some_and(|capture| capture.conversations > 1);
    html! {
        <div class="panel source">
            <live-panel data-failed={words.say("part-failed")} />
            if several {
                <div class="source-body" data-capture="">
                    { part("conversations", |context| use_conversations().run(context)) }
                </div>
            }
        </div>
    }
}

/// The way back to the capture that was open before the paste.
fn before(
    words: &Words,
    store: &Store,
    reopen: Option<&Callback<()>>,
    choose_file: &Callback<MouseEvent>,
) -> Html {
    let Some(name) = &store.before else {
        return Html::default();
    };
    let places = [("name", name.as_ref().into())];
    let (id, onclick) = match reopen {
        Some(reopen) => ("back", reopen.reform(|_| ())),
        None => ("again", choose_file.clone()),
    };
    html! {
        <button type="button" class="quiet before" {onclick}>{ words.say_of_with("source", id, &places) }</button>
    }
}
