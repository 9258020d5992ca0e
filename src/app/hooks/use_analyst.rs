use super::use_intake::OpenFile;
use crate::analysis::{Record, Response, SourceId};
use crate::app::analyst::{Analyst, News, Role};
use crate::app::language::Language;
use crate::app::sheets::Loss;
use crate::app::state::Action;
use crate::app::store::Store;
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlElement, Url};
use yew::prelude::*;

/// How the worker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worker {
    /// It answers.
    Runs,
    /// It stopped, or could not be started.
    Stopped,
}

/// Keeps the workers at what the state shows, and the state at what they answer; hands `capture` over when the state shows it. Gives a
/// way to have the reader of captures fetched, and how the workers are.
#[hook]
pub(crate) fn use_analyst(
    store: &Store,
    capture: &OpenFile,
    language: Language,
) -> (Callback<()>, Worker) {
    let worker = use_state_eq(|| Worker::Runs);
    let analyst = use_memo((), {
        let (latest, worker) = (store.clone(), worker.setter());
        let dispatcher = store.dispatcher();
        let opened = Rc::clone(capture);
        move |()| {
            let stop = worker.clone();
            let analyst = Analyst::start(Callback::from(move |news| match news {
                News::Answers(answers) => {
                    for answer in answers {
                        // Something else may have been opened meanwhile: then its file is the one to be read.
                        if let Response::Unfolded(number, Ok(record)) = &answer.response
                            && latest.clone().inspected().awaits(*number)
                            && let Some(file) = file_in(record)
                        {
                            *opened.borrow_mut() = Some(file);
                        }
                        dispatcher.dispatch(Action::Answered(Box::new(answer)));
                    }
                }
                News::Exported(answer, file) => {
                    if let Response::Exported(exported) = &answer.response
                        && (exported.len > 0 || exported.problem.is_none())
                    {
                        save(&file, &exported.name);
                    }
                    dispatcher.dispatch(Action::Answered(answer));
                }
                News::Stopped(Role::Adviser) => {
                    dispatcher.dispatch(Action::LoseSheets(Loss::Adviser));
                }
                News::Wordless => dispatcher.dispatch(Action::LoseSheets(Loss::Words)),
                News::Stopped(_) => stop.set(Worker::Stopped),
            }));
            if analyst.is_none() {
                worker.set(Worker::Stopped);
            }
            analyst
        }
    });
    // The capture that was handed over last.
    let handed = use_mut_ref(|| None::<SourceId>);
    {
        let (analyst, store, capture) = (analyst.clone(), store.clone(), Rc::clone(capture));
        use_effect(move || {
            if let Some(analyst) = &*analyst {
                if store.is_capture()
                    && !store.is_live()
                    && handed.replace(Some(store.source)) != Some(store.source)
                {
                    let file = capture.borrow().clone();
                    if let Some(file) = file {
                        analyst.open_file(store.source, file);
                    }
                }
                analyst.follow(&store, language);
            }
        });
    }
    let prepare = use_callback((), {
        move |(), ()| {
            if let Some(analyst) = &*analyst {
                analyst.prepare();
            }
        }
    });
    (prepare, *worker)
}

/// The capture that came in a record, as a file to be read.
pub(super) fn file_in(record: &Record) -> Option<File> {
    let capture = record.capture.as_ref()?;
    let bytes = Array::of1(&Uint8Array::from(capture.bytes.as_slice()));
    File::new_with_u8_array_sequence(&bytes, &capture.name).ok()
}

/// Hands a file to the browser, to be saved under `name`.
pub(crate) fn save(file: &Blob, name: &str) {
    let Ok(address) = Url::create_object_url_with_blob(file) else {
        return;
    };
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        drop(link.set_attribute("href", &address));
        drop(link.set_attribute("download", name));
        link.click();
    }
    // The browser has taken the file by then.
    drop(Url::revoke_object_url(&address));
}
