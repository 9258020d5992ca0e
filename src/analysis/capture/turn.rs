//! What a connection turned out to be.

use super::connection::Left;
use super::conversation::ConversationKind;
use crate::bytes::Span;
use crate::capture::tcp::{Happened, Side};

/// A TCP event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) side: Side,
    pub(super) happened: Happened,
    pub(super) packet: u32,
    pub(super) time: u64,
}

/// A request.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) span: Span,
    pub(super) time: u64,
    pub(super) side: Side,
    pub(super) method: String,
    pub(super) for_websocket: bool,
    /// Of a request for WebSocket, its bytes.
    pub(super) head: Vec<u8>,
}

/// A response.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) span: Span,
    pub(super) time: u64,
    pub(super) head: Vec<u8>,
}

/// What a connection turned out to be.
pub(super) enum Turn {
    /// Frames follow: the handshake's heads, as far as they are there.
    WebSocket {
        client: Side,
        request: Option<Asked>,
        response: Option<Answered>,
        kind: ConversationKind,
    },
    /// Another answer than 101 to a request for WebSocket.
    Rejected {
        client: Side,
        request: Asked,
        response: Answered,
        status: u16,
    },
    Tls {
        server_name: Option<String>,
    },
    Leave(Left),
}
