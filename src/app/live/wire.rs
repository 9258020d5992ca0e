//! The panel's end of its channel to the engine.

use crate::analysis::live::{LiveNews, LiveRequest};
use crate::app::panel::at_window;
use crate::crossing;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, File, MessageEvent, MessagePort};

/// Something asked, and the file that is handed over beside it.
pub(super) struct Asked {
    pub(super) request: LiveRequest,
    pub(super) file: Option<File>,
}

impl From<LiveRequest> for Asked {
    fn from(request: LiveRequest) -> Self {
        Self {
            request,
            file: None,
        }
    }
}

/// The channel.
pub(super) struct Wire {
    port: MessagePort,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Wire {
    /// Takes the channel that the page left at the window, and tells `heard` what comes. `None` where there is none: no engine could be
    /// started.
    pub(super) fn take(mut heard: impl FnMut(LiveNews, Option<Blob>) + 'static) -> Option<Self> {
        let port: MessagePort = at_window("live")?.dyn_into().ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let (bytes, file) = match data.dyn_ref::<Array>() {
                Some(both) => (both.get(0), both.get(1).dyn_into().ok()),
                None => (data, None),
            };
            heard(crossing::decode(&Uint8Array::new(&bytes).to_vec()), file);
        });
        port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self {
            port,
            _heard: heard,
        })
    }

    /// Asks.
    pub(super) fn ask(&self, asked: &Asked) {
        let bytes = Uint8Array::from(crossing::encode(&asked.request).as_slice());
        let sent = match &asked.file {
            Some(file) => self.port.post_message(&Array::of2(&bytes, file)),
            None => self.port.post_message(&bytes),
        };
        sent.expect("bytes and files can be cloned");
    }
}
