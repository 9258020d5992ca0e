//! The panel of the Live place: a program of its own, which is fetched when that place is first visited.
//!
//! It speaks with the engine that holds the conversation by a port of its own; what is said there is [`crate::analysis::live`]. The page
//! shows the conversation itself, as it shows any capture.

mod address;
mod chart;
mod closing;
mod connection;
mod demo;
mod feed_link;
mod field;
mod keeping;
mod message;
mod reason;
mod recalled;
mod remembered;
mod sending;
mod state_line;
mod traffic;
mod wire;

use super::panel;
use super::words::{Words, use_own_words};
use crate::analysis::live::{LiveNews, LiveStatus, Refusal};
use closing::Closing;
use connection::Connection;
use keeping::keeping;
use sending::SendBox;
use state_line::state_lines;
use std::rc::Rc;
use traffic::traffic;
use web_sys::{Blob, File, FileList};
use wire::Wire;
use yew::prelude::*;

/// Draws the panel into the element that its script made for it.
pub fn start() {
    panel::draw::<Panel>("live", 2);
}

/// What was heard last.
#[derive(Clone, Debug, Default, PartialEq)]
struct Heard {
    status: Rc<LiveStatus>,
    refusal: Option<Refusal>,
    saved: Option<String>,
}

enum Event {
    News(LiveNews),
    /// Something else was asked: what was said of the last is over.
    Asked,
}

impl Reducible for Heard {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut heard = Rc::unwrap_or_clone(self);
        match event {
            Event::News(LiveNews::Status(status)) => heard.status = status.into(),
            Event::News(LiveNews::Saved { name }) => heard.saved = Some(name),
            Event::News(LiveNews::Refused(refusal)) => heard.refusal = Some(refusal),
            Event::Asked => {
                heard.refusal = None;
                heard.saved = None;
            }
        }
        heard.into()
    }
}

/// The panel.
#[component]
fn Panel() -> Html {
    let words = use_own_words("liveWords", "live uri", "");
    let heard = use_reducer_eq(Heard::default);
    let wire = use_memo((), {
        let dispatcher = heard.dispatcher();
        move |()| {
            Wire::take(move |news: LiveNews, file: Option<Blob>| {
                if let (LiveNews::Saved { name }, Some(file)) = (&news, &file) {
                    super::hooks::save(file, name);
                }
                dispatcher.dispatch(Event::News(news));
            })
        }
    });
    let ask = {
        let (wire, dispatcher) = (wire.clone(), heard.dispatcher());
        use_callback((), move |asked: wire::Asked, ()| {
            dispatcher.dispatch(Event::Asked);
            if let Some(wire) = &*wire {
                wire.ask(&asked);
            }
        })
    };
    // A file that is dropped here is to be sent; elsewhere the page opens it.
    let dropped = use_state_eq(|| None::<File>);
    let ondrop = {
        let dropped = dropped.clone();
        move |event: DragEvent| {
            if let Some(files) = take_drag(&event) {
                dropped.set(files.get(0));
            }
        }
    };
    let ondragover = |event: DragEvent| drop(take_drag(&event));
    let status = &heard.status;
    html! {
        <section class="live" aria-labelledby="live-title" {ondragover} {ondrop}>
            <header>
                <h2 id="live-title">{ words.say("live-title") }</h2>
                { shown_by(&words, status) }
            </header>
            if wire.is_none() {
                <p class="message" role="alert" data-level="violation">{ words.say("live-no-engine") }</p>
            }
            <Connection words={words.clone()} status={status.clone()} ask={ask.clone()} />
            { state_lines(&words, status) }
            <SendBox words={words.clone()} status={status.clone()} ask={ask.clone()} refusal={heard.refusal.clone()} dropped={(*dropped).clone()} />
            <Closing words={words.clone()} is_open={is_open(status)} ask={ask.clone()} />
            { traffic(&words, status) }
            { keeping(&words, status, heard.saved.as_deref(), &ask) }
        </section>
    }
}

/// Keeps an event of files that are dragged from the page. While they are not dropped yet, none is told.
fn take_drag(event: &DragEvent) -> Option<FileList> {
    let data = event.data_transfer()?;
    if !data.types().includes(&"Files".into(), 0) {
        return None;
    }
    event.prevent_default();
    event.stop_propagation();
    data.files()
}

/// Whether messages can be sent.
fn is_open(status: &LiveStatus) -> bool {
    use crate::analysis::live::ReadyState;
    let direct = status.direct.as_ref();
    direct.is_some_and(|direct| direct.state == ReadyState::Open)
}

/// Whether what is shown is what was on the wire.
fn shown_by(words: &Words, status: &LiveStatus) -> Html {
    let id = match (&status.feed, &status.direct) {
        (Some(_), _) => "tap",
        (None, Some(_)) => "browser",
        (None, None) => return Html::default(),
    };
    html! { <p class="shown-by" data-by={id}>{ words.say_of("live-shown-by", id) }</p> }
}
