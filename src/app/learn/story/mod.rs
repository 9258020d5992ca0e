//! The recorded connection, told in the order of time: the client left, the server right.

mod accept;
mod affected;
mod chapters;
mod commands;
mod draft;
mod effects;
mod heads;
mod judged;
mod now;
mod octets;
mod parts;
mod record;
mod recording;
mod retouch;
mod run;
mod segment;
mod tcp_header;
mod verdict;

use super::address::{Address, Section};
use super::offer::offer_capture;
use super::progress::Progress;
use super::prose::prose;
use crate::app::components::inspector::Mode;
use crate::app::hooks::is_shortcut;
use crate::app::panel::at_window;
use crate::app::words::{Words, use_words};
use chapters::MADE;
pub(crate) use chapters::{CHAPTERS, Chapter};
use commands::commands;
use gloo_events::EventListener;
use heads::Heads;
use now::{Became, Now};
use record::{Record, Shown, made, shown};
use recording::{FILE, ItemKind, Recording};
pub(crate) use run::{Run, of_frame};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// The name of the capture.
const NAME: &str = "connection.pcapng";

/// What the story needs.
#[derive(PartialEq, Properties)]
pub(crate) struct StoryProps {
    /// The name that the address leads to: of a part, or of something it shows.
    pub(crate) at: String,
    /// What was done.
    pub(crate) progress: Progress,
    /// The reader is at that part now.
    pub(crate) reached: Callback<&'static str>,
}

/// What is open, and which of that is edited.
#[derive(Clone, Debug, Default, PartialEq)]
struct Open {
    names: Vec<&'static str>,
    edited: Option<&'static str>,
}

enum Asked {
    Open(&'static str),
    Close(&'static str),
    Edit(&'static str),
}

impl Reducible for Open {
    type Action = Asked;

    fn reduce(self: Rc<Self>, asked: Asked) -> Rc<Self> {
        let mut open = Rc::unwrap_or_clone(self);
        match asked {
            Asked::Open(name) if open.names.contains(&name) => {}
            Asked::Open(name) => open.names.push(name),
            Asked::Close(name) => open.names.retain(|other| *other != name),
            Asked::Edit(name) if open.edited == Some(name) => open.edited = None,
            Asked::Edit(name) => {
                open.edited = Some(name);
                return Rc::new(open).reduce(Asked::Open(name));
            }
        }
        open.into()
    }
}

/// All of it, one part after the other.
#[component]
pub(crate) fn Story(props: &StoryProps) -> Html {
    let words = use_words();
    let recording = use_memo((), |()| Recording::read(FILE));
    let shows = use_memo((), |()| shown(&recording));
    let open = use_reducer_eq(Open::default);
    let heads = use_state_eq(|| Rc::new(Heads::of(&recording)));
    let reheaded = use_callback((), {
        let heads = heads.setter();
        move |changed: Heads, ()| heads.set(Rc::new(changed))
    });
    let became = use_reducer_eq(Became::default);
    let changed = use_callback((), {
        let became = became.dispatcher();
        move |changed, ()| became.dispatch(changed)
    });
    let now = use_memo(((*became).clone(), (*heads).clone()), |(became, heads)| {
        Now::of(&recording.items, &shows, became, heads)
    });
    let paper = use_paper();
    use_steps();
    use_links();
    let article = use_return(&props.at);
    use_effect_with(props.at.clone(), {
        let (open, reached) = (open.dispatcher(), props.reached.clone());
        let progress = props.progress.clone();
        move |at| {
            let Some(chapter) = Chapter::named(at) else {
                return;
            };
            reached.emit(chapter.id);
            if let Some(name) = chapter.shows().iter().find(|name| **name == at) {
                progress.note(name);
                open.dispatch(Asked::Open(name));
            }
            show(at);
        }
    });
    let toggled = use_callback(props.progress.clone(), {
        let (open, reached) = (open.dispatcher(), props.reached.clone());
        move |(name, is_open): (&'static str, bool), progress: &Progress| {
            if is_open {
                progress.note(name);
                if let Some(chapter) = Chapter::named(name) {
                    reached.emit(chapter.id);
                }
                open.dispatch(Asked::Open(name));
            } else {
                open.dispatch(Asked::Close(name));
            }
        }
    });
    let edited = use_callback((), {
        let open = open.dispatcher();
        move |name: &'static str, ()| open.dispatch(Asked::Edit(name))
    });
    let take = |_: MouseEvent| offer_capture(NAME, FILE, None);
    let record = |item: &Rc<Shown>| {
        let name = item.name;
        html! {
            <Record
                key={name}
                shown={item.clone()}
                open={paper || open.names.contains(&name)}
                all={paper}
                mode={if open.edited == Some(name) { Mode::Edit } else { Mode::Read }}
                toggled={toggled.clone()}
                edited={edited.clone()}
                heads={(item.kind == ItemKind::Head).then(|| Rc::clone(&heads))}
                reheaded={reheaded.clone()}
                given={now.given(name).or_else(|| item.given.clone())}
                became={changed.clone()}
                told={now.told(name)}
            />
        }
    };
    let frames = shows.iter().filter(|shown| shown.given.is_some()).count() as u64;
    let places = [
        ("frames", frames.into()),
        ("packets", (recording.segments.len() as u64).into()),
        (
            "bytes",
            (recording.streams.iter().map(Vec::len).sum::<usize>() as u64).into(),
        ),
    ];
    html! {
        <article ref={article} class="story">
            <header>
                <h1>{ words.say("learn-connection-title") }</h1>
                <div class="lead">{ prose(&words, &words.say_with("learn-connection-lead", &places)) }</div>
                <p class="actions">
                    <button type="button" class="quiet" onclick={take}>{ words.say("learn-take-all") }</button>
                    <a class="quiet" href={capture_address()} download={NAME}>{ words.say("learn-download") }</a>
                </p>
            </header>
            for (number, chapter) in (1u32..).zip(&CHAPTERS) {
                <section class="part" id={chapter.id} aria-labelledby={["title-of-", chapter.id].concat()}>
                    <h2 id={["title-of-", chapter.id].concat()} tabindex="-1">
                        <span class="num">{ number }</span>
                        { words.say_of("learn-part", chapter.id) }
                        { link(&words, chapter.id) }
                    </h2>
                    <div class="tell">{ prose(&words, &words.say_of("learn-tell", chapter.id)) }</div>
                    <div class="lanes">
                        for item in shows.iter().filter(|item| chapter.records.contains(&item.name)) {
                            { record(item) }
                        }
                        if chapter.records.is_empty() {
                            { record(&made()) }
                        }
                    </div>
                    if words.knows(&["learn-after-", chapter.id].concat()) {
                        <div class="tell">{ prose(&words, &words.say_of("learn-after", chapter.id)) }</div>
                    }
                    { commands(&words, chapter.id, paper) }
                </section>
            }
        </article>
    }
}

/// A link to something of the story, to be copied.
fn link(words: &Words, name: &str) -> Html {
    let places = [("name", name.into())];
    html! {
        <a class="here" href={[&Section::Connection.hash(), name].concat()} aria-label={words.say_with("learn-link", &places)}>
            { ["#", name].concat() }
        </a>
    }
}

/// Where the capture stands: beside this program.
fn capture_address() -> String {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("link[rel=learn]").ok()?)
        .and_then(|link| link.get_attribute("href"));
    let script = link.unwrap_or_default();
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    [folder, "/", NAME].concat()
}

/// Whether the page is printed: then all is open.
#[hook]
fn use_paper() -> bool {
    let paper = use_state_eq(|| false);
    use_effect_with((), {
        let paper = paper.setter();
        move |()| {
            let listeners = web_sys::window().map(|window| {
                let after = paper.clone();
                [
                    EventListener::new(&window, "beforeprint", move |_| paper.set(true)),
                    EventListener::new(&window, "afterprint", move |_| after.set(false)),
                ]
            });
            move || drop(listeners)
        }
    });
    *paper
}

/// For the element that scrolls: when the place comes into the document, it stands where it stood before, or where `at` leads.
#[hook]
fn use_return(at: &str) -> NodeRef {
    let article = use_node_ref();
    let latest = use_mut_ref(String::new);
    at.clone_into(&mut latest.borrow_mut());
    use_effect_with(article.clone(), move |article| {
        let top = Rc::new(std::cell::Cell::new(0));
        let root = at_window("learnPanel").and_then(|root| root.dyn_into::<Element>().ok());
        let (attached, scrolled) = (article.clone(), article.clone());
        let before = Rc::clone(&top);
        let listeners = article.cast::<Element>().zip(root).map(|(element, root)| {
            [
                EventListener::new(&root, "attach", move |_| match attached.cast::<Element>() {
                    Some(article) if before.get() > 0 => article.set_scroll_top(before.get()),
                    _ => show(&latest.borrow()),
                }),
                EventListener::new(&element, "scroll", move |_| {
                    // What is taken out of the document has no place to be scrolled to.
                    if let Some(article) =
                        scrolled.cast::<Element>().filter(|one| one.is_connected())
                    {
                        top.set(article.scroll_top());
                    }
                }),
            ]
        });
        move || drop(listeners)
    });
    article
}

/// ← and →: to the part before and after, where nothing else has a meaning for them.
#[hook]
fn use_steps() {
    use_effect_with((), |()| {
        let heard = |event: &Event| {
            let event = event.dyn_ref::<KeyboardEvent>();
            let Some(event) = event.filter(|event| is_shortcut(event)) else {
                return;
            };
            let done = match event.key().as_str() {
                "ArrowLeft" => step(Step::Back),
                "ArrowRight" => step(Step::Forward),
                _ => None,
            };
            if done.is_some() {
                event.prevent_default();
            }
        };
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window()
            .map(|window| EventListener::new_with_options(&window, "keydown", options, heard));
        move || drop(listener)
    });
}

/// A link to where the address leads already changes no address: it is followed all the same.
#[hook]
fn use_links() {
    use_effect_with((), |()| {
        let followed = |event: &Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href^='#/learn/']").ok()?);
            let to = link.and_then(|link| link.get_attribute("href"));
            let here = web_sys::window().and_then(|window| window.location().hash().ok());
            if let Some(to) = to.filter(|to| Some(to) == here.as_ref()) {
                show(&Address::at(&to).part);
            }
        };
        let listener =
            web_sys::window().map(|window| EventListener::new(&window, "click", followed));
        move || drop(listener)
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Back,
    Forward,
}

/// Puts the focus on the summary before or behind the one where it is; `None` where no story stands in the document.
fn step(by: Step) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let summaries = document
        .query_selector_all(".story .record > summary")
        .ok()?;
    let focus = document.active_element();
    let here = focus.and_then(|focus| focus.closest(".record").ok()?);
    let all: Vec<HtmlElement> = (0..summaries.length())
        .filter_map(|at| summaries.get(at)?.dyn_into().ok())
        .collect();
    let at = all
        .iter()
        .position(|summary| summary.parent_element() == here && here.is_some());
    let next = match (at, by) {
        (None, Step::Forward) => 0,
        (None, Step::Back) => all.len().checked_sub(1)?,
        (Some(at), Step::Forward) => (at + 1).min(all.len() - 1),
        (Some(at), Step::Back) => at.saturating_sub(1),
    };
    all.get(next)?.focus().ok()
}

/// Brings something of the story into view and puts the focus there, once it is drawn.
fn show(name: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(name));
    let Some(element) = element else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    let focus = element
        .query_selector(":scope > summary, :scope > h2")
        .ok()
        .flatten();
    if let Some(focus) = focus.and_then(|focus: Element| focus.dyn_into::<HtmlElement>().ok()) {
        // It may be refused only where the element is gone.
        drop(focus.focus());
    }
}

/// Has Inspect show the capture, and select this item of the connection. It has as many as are told, in the same order.
pub(crate) fn offer_recorded(item: u32) {
    offer_capture(NAME, FILE, Some(item));
}

/// Whether a part shows what was made, not recorded.
fn is_made(name: &str) -> bool {
    name == MADE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_edited_is_open_and_only_one_is() {
        let open = Rc::new(Open::default());
        let open = open
            .reduce(Asked::Edit("hello"))
            .reduce(Asked::Edit("echo"));
        assert_eq!(
            (open.names.clone(), open.edited),
            (vec!["hello", "echo"], Some("echo"))
        );
        let open = open
            .reduce(Asked::Edit("echo"))
            .reduce(Asked::Close("hello"));
        assert_eq!((open.names.clone(), open.edited), (vec!["echo"], None));
    }

    #[test]
    fn everything_that_is_told_has_words_and_every_word_is_told() {
        let text = crate::text::Text::english();
        let recording = Recording::read(FILE);
        let shows = shown(&recording);
        for chapter in &CHAPTERS {
            assert!(text.knows(&format!("learn-part-{}", chapter.id)));
            assert!(text.knows(&format!("learn-tell-{}", chapter.id)));
        }
        let runs_of = |name: &str| {
            let item = shows.iter().find(|item| item.name == name)?;
            Some(run::runs(item.kind, &item.bytes))
        };
        for name in chapters::all() {
            assert!(text.knows(&format!("learn-record-{name}")), "{name}");
            assert!(text.knows(&format!("learn-about-{name}")), "{name}");
        }
        let words = include_str!("../../../../www/locales/en/learn.ftl");
        let ids = words.lines().filter_map(|line| line.split_once(" ="));
        let names: Vec<_> = chapters::all().collect();
        let of_records = |rest: &str| {
            names.iter().any(|name| {
                rest.strip_prefix(name)
                    .and_then(|run| run.strip_prefix('-'))
                    .is_some_and(|run| {
                        runs_of(name).is_some_and(|runs| runs.iter().any(|one| one.id == run))
                    })
            })
        };
        let run_ids: Vec<String> = shows
            .iter()
            .flat_map(|item| run::runs(item.kind, &item.bytes))
            .map(|run| run.id)
            .collect();
        let is_run = |id: &str| run_ids.iter().any(|run| run == id);
        for (id, _) in ids {
            let known = |family: &str| id.strip_prefix(family);
            let is_tried = known("learn-try-of-").is_some_and(|name| names.contains(&name));
            assert!(is_tried || known("learn-try-of-").is_none(), "{id}");
            if let Some(rest) = known("learn-at-") {
                assert!(of_records(rest), "{id}");
            } else if let Some(rest) = known("learn-why-").or_else(|| known("learn-run-")) {
                assert!(is_run(rest) || run::UNRECORDED.contains(&rest), "{id}");
            } else if let Some(rest) = known("learn-record-").or_else(|| known("learn-about-")) {
                assert!(names.contains(&rest), "{id}");
            } else if let Some(rest) = known("learn-tell-").or_else(|| known("learn-after-")) {
                assert!(CHAPTERS.iter().any(|chapter| chapter.id == rest), "{id}");
            }
        }
    }
}
