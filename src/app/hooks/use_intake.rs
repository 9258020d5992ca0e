use super::use_analyst::file_in;
use super::use_keyboard::is_typing;
use super::use_place::go_to;
use crate::analysis::{Input, Record};
use crate::app::components::area::SHOWN_LIMIT;
use crate::app::state::{Action, Place};
use crate::app::store::Store;
use crate::app::words::Words;
use crate::capture::file::FileKind;
use crate::crossing::decode;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ClipboardEvent, CustomEvent, DataTransfer, DragEvent, Element, File, HtmlInputElement,
};
use yew::prelude::*;

/// The largest text that is read, in bytes. A capture may be of any size.
const FILE_LIMIT: f64 = 64.0 * 1024.0 * 1024.0;

/// What was wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// It is above the limit.
    TooLarge(String),
    /// It has bytes in it that no text has.
    NotText(String),
    /// The browser could not read it.
    Unreadable(String),
}

impl Notice {
    /// The notice in words.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            Self::TooLarge(name) => {
                words.say_with("file-too-large", &[("name", name.as_str().into())])
            }
            Self::NotText(name) => {
                words.say_with("file-not-text", &[("name", name.as_str().into())])
            }
            Self::Unreadable(name) => {
                words.say_with("file-unreadable", &[("name", name.as_str().into())])
            }
        }
    }
}

/// The capture that was opened last, for its reader.
pub(crate) type OpenFile = Rc<RefCell<Option<File>>>;

/// Takes what is pasted outside of text fields and what is dropped anywhere; a capture goes into `capture`, whose reader is fetched by
/// `prepare` while a file is still dragged or looked for. Gives a way to open a file, and what was wrong with the last one.
#[hook]
pub(crate) fn use_intake(
    store: &Store,
    capture: &OpenFile,
    prepare: &Callback<()>,
) -> (Callback<File>, Option<Notice>) {
    let notice = use_state_eq(|| None::<Notice>);
    let dispatcher = store.dispatcher();
    let notices = notice.setter();
    use_effect_with(store.source, {
        let notices = notices.clone();
        move |_| notices.set(None)
    });
    // Counted up with each file or text that is opened; samples are counted too: reading takes time, and the last one is the one that is meant.
    let order = use_mut_ref(|| 0_u32);
    let opened = Rc::clone(&order);
    let open_text = use_callback((), {
        let order = Rc::clone(&order);
        move |text: String, ()| {
            *order.borrow_mut() += 1;
            dispatcher.dispatch(Action::Open(Input {
                text,
                ..Input::default()
            }));
            go_to(Place::Inspect);
        }
    });
    let open_capture = {
        let (dispatcher, capture) = (store.dispatcher(), Rc::clone(capture));
        move |file: File| {
            // A file's length is a whole number below 2^53.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a file's length"
            )]
            let len = file.size() as u64;
            let name = file.name();
            *capture.borrow_mut() = Some(file);
            dispatcher.dispatch(Action::OpenCapture(name, len));
            go_to(Place::Inspect);
        }
    };
    let unfold = store.dispatcher();
    let latest = store.clone();
    let open_file = use_callback(open_text.clone(), move |file: File, open_text| {
        let (open_text, notices) = (open_text.clone(), notices.clone());
        let open_capture = open_capture.clone();
        let order = Rc::clone(&order);
        let number = *order.borrow() + 1;
        *order.borrow_mut() = number;
        let unfold = unfold.clone();
        let latest = latest.clone();
        let chosen = latest.clone().inspected().chosen;
        spawn_local(async move {
            let is_last =
                || *order.borrow() == number && latest.clone().inspected().chosen == chosen;
            if let Some(bytes) = shared(&file).await {
                if is_last() {
                    unfold.dispatch(Action::Unfold(bytes));
                    go_to(Place::Inspect);
                }
                return;
            }
            let is_capture = is_capture(&file).await;
            if !is_last() {
                return;
            }
            if is_capture {
                open_capture(file);
                return;
            }
            let text = read(&file).await;
            if !is_last() {
                return;
            }
            match text {
                Ok(text) => open_text.emit(text),
                Err(wrong) => {
                    notices.set(Some(wrong));
                    go_to(Place::Inspect);
                }
            }
        });
    });
    let (prepare, fetch) = (prepare.clone(), prepare.clone());
    let (lend, capture) = (store.clone(), Rc::clone(capture));
    let inspecting = use_mut_ref(|| true);
    *inspecting.borrow_mut() = store.place == Place::Inspect;
    use_effect_with(
        (open_text, open_file.clone()),
        move |(open_text, open_file)| {
            let (open_text, open_file) = (open_text.clone(), open_file.clone());
            let (lend, order, capture) = (lend.clone(), Rc::clone(&opened), Rc::clone(&capture));
            let listeners = web_sys::window().map(|window| {
                let options = EventListenerOptions::enable_prevent_default();
                let pasted = {
                    let open_file = open_file.clone();
                    EventListener::new_with_options(&window, "paste", options, move |event| {
                        if let Some(file) = pasted_file(event) {
                            event.prevent_default();
                            open_file.emit(file);
                        } else if let Some(text) =
                            pasted_text(event).filter(|_| *inspecting.borrow())
                        {
                            event.prevent_default();
                            open_text.emit(text);
                        }
                    })
                };
                let over =
                    EventListener::new_with_options(&window, "dragover", options, move |event| {
                        if dragged(event).is_some() {
                            event.prevent_default();
                            prepare.emit(());
                            announce_drop();
                        }
                    });
                // While a person looks for the file, its reader is fetched.
                let chooses = EventListener::new(&window, "click", move |event| {
                    if is_chooser(event) {
                        fetch.emit(());
                    }
                });
                let left = EventListener::new(&window, "dragleave", |_| forget_drop());
                let dropped =
                    EventListener::new_with_options(&window, "drop", options, move |event| {
                        forget_drop();
                        let Some(data) = dragged(event) else {
                            return;
                        };
                        event.prevent_default();
                        if let Some(file) = data.files().and_then(|files| files.get(0)) {
                            open_file.emit(file);
                        }
                    });
                // Another program of the page has something to show.
                let offered = EventListener::new(&window, "framescope-open", move |event| {
                    let Some(event) = event.dyn_ref::<CustomEvent>() else {
                        return;
                    };
                    let record: Record = decode(&Uint8Array::new(&event.detail()).to_vec());
                    *order.borrow_mut() += 1;
                    if let Some(file) = file_in(&record) {
                        *capture.borrow_mut() = Some(file);
                    }
                    // What was just typed comes back after it.
                    lend.clone().keep();
                    lend.dispatch(Action::Lend(Box::new(record)));
                    go_to(Place::Inspect);
                });
                [pasted, over, chooses, left, dropped, offered]
            });
            move || drop(listeners)
        },
    );
    (open_file, (*notice).clone())
}

/// Whether a click opens the browser's dialog for files.
fn is_chooser(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|target| target.type_() == "file")
}

/// A file on the clipboard is meant for the page wherever the focus is: no text field takes it.
fn pasted_file(event: &Event) -> Option<File> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.files()?.get(0)
}

/// A text that is pasted to take the place of another: outside of text fields, or into one that would not show all of it.
pub(crate) fn pasted_text(event: &Event) -> Option<String> {
    let is_open = is_typing(event) && !is_read_only(event);
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain")
        .ok()
        .filter(|text| !(text.trim().is_empty() || is_open && text.len() <= SHOWN_LIMIT))
}

/// What is dragged, if it is a file.
fn dragged(event: &Event) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let files = data.types().includes(&"Files".into(), 0);
    files.then_some(data)
}

const DROPPING: &str = "data-dropping";

/// Says on the document's root that a file is dragged over the page.
fn announce_drop() {
    if let Some(root) = root() {
        drop(root.set_attribute(DROPPING, ""));
    }
}

/// Says it no more.
fn forget_drop() {
    if let Some(root) = root() {
        drop(root.remove_attribute(DROPPING));
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether the event goes into a text field that takes no text.
fn is_read_only(event: &Event) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("readonly"))
}

/// How many bytes of a file tell what it is.
const FIRST: i32 = 1024;

/// What a file of Framescope's own begins with.
const SHARED: &str = "framescope share\n";
const SHARED_LEN: i32 = 17;
/// The largest of them that is read, in bytes: what it holds is limited too.
const SHARED_LIMIT: f64 = 32.0 * 1024.0 * 1024.0;

/// The bytes of a file that holds what is shared; `None` if it is no such file.
async fn shared(file: &File) -> Option<Vec<u8>> {
    let first = file.slice_with_i32_and_i32(0, SHARED_LEN).ok()?;
    let first = JsFuture::from(first.text()).await.ok()?;
    if first.as_string()? != SHARED || file.size() > SHARED_LIMIT {
        return None;
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Whether a file is a capture, as its first bytes tell. JSON is one where it is a HAR file.
async fn is_capture(file: &File) -> bool {
    let Ok(first) = file.slice_with_i32_and_i32(0, FIRST) else {
        return false;
    };
    let Ok(first) = JsFuture::from(first.array_buffer()).await else {
        return false;
    };
    let first = js_sys::Uint8Array::new(&first).to_vec();
    match FileKind::of(&first) {
        None => false,
        Some(FileKind::Json) => {
            file.name().to_ascii_lowercase().ends_with(".har")
                || first.windows(5).any(|part| part == b"\"log\"")
        }
        Some(_) => true,
    }
}

async fn read(file: &File) -> Result<String, Notice> {
    if file.size() > FILE_LIMIT {
        return Err(Notice::TooLarge(file.name()));
    }
    let text = JsFuture::from(file.text())
        .await
        .ok()
        .and_then(|text| text.as_string());
    match text {
        None => Err(Notice::Unreadable(file.name())),
        Some(text) if text.contains('\0') => Err(Notice::NotText(file.name())),
        Some(text) => Ok(text),
    }
}
