//! One socket of the browser's.

use crate::analysis::live::{BinaryType, Closed};
use crate::engine::file::why;
use js_sys::{Array, JsString};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CloseEvent, Event, MessageEvent, WebSocket};

/// A socket that is heard.
pub(super) struct Socket {
    browsers: WebSocket,
    _opened: Closure<dyn FnMut(Event)>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _closed: Closure<dyn FnMut(CloseEvent)>,
}

/// What a socket says.
pub(super) enum Heard {
    /// It is open, with this sub-protocol and these extensions.
    Open(String, String),
    /// A message came: text, an array buffer or a blob.
    Message(JsValue),
    /// It is closed.
    Closed(Closed),
}

impl Socket {
    /// Begins to open one; `hear` is told what it says.
    ///
    /// # Errors
    /// The browser's words where it refuses.
    pub(super) fn open(
        address: &str,
        protocols: &[String],
        binary: BinaryType,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Self, String> {
        let offered = protocols.iter().map(|one| JsString::from(one.as_str()));
        let offered: Array = offered.collect();
        let socket = if protocols.is_empty() {
            WebSocket::new(address)
        } else {
            WebSocket::new_with_str_sequence(address, offered.unchecked_ref())
        };
        let socket = socket.map_err(|error| why(&error))?;
        socket.set_binary_type(match binary {
            BinaryType::ArrayBuffer => web_sys::BinaryType::Arraybuffer,
            BinaryType::Blob => web_sys::BinaryType::Blob,
        });
        let opened = {
            let (socket, hear) = (socket.clone(), hear.clone());
            Closure::<dyn FnMut(Event)>::new(move |_| {
                hear(Heard::Open(socket.protocol(), socket.extensions()));
            })
        };
        let message = {
            let hear = hear.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                hear(Heard::Message(event.data()));
            })
        };
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            hear(Heard::Closed(Closed {
                code: event.code(),
                reason: event.reason(),
                was_clean: event.was_clean(),
            }));
        });
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Ok(Self {
            browsers: socket,
            _opened: opened,
            _message: message,
            _closed: closed,
        })
    }

    /// Bytes that have not left the browser.
    pub(super) fn buffered(&self) -> u64 {
        self.browsers.buffered_amount().into()
    }

    pub(super) fn send_text(&self, text: &str) -> Result<(), String> {
        self.browsers
            .send_with_str(text)
            .map_err(|error| why(&error))
    }

    pub(super) fn send_bytes(&self, bytes: &[u8]) -> Result<(), String> {
        self.browsers
            .send_with_u8_array(bytes)
            .map_err(|error| why(&error))
    }

    pub(super) fn send_file(&self, file: &Blob) -> Result<(), String> {
        self.browsers
            .send_with_blob(file)
            .map_err(|error| why(&error))
    }

    /// Begins the closing handshake, or leaves the opening one off.
    pub(super) fn close(&self, code: Option<u16>, reason: &str) -> Result<(), String> {
        let closed = match code {
            Some(code) => self.browsers.close_with_code_and_reason(code, reason),
            None => self.browsers.close(),
        };
        closed.map_err(|error| why(&error))
    }

    /// Hears no more of it, and has it closed.
    pub(super) fn leave(&self) {
        self.browsers.set_onopen(None);
        self.browsers.set_onmessage(None);
        self.browsers.set_onclose(None);
        // Without a code and a reason it never refuses.
        let _ = self.browsers.close();
    }
}
