//! A connection whose packets are written down, some of them late, twice or not at all.

use crate::frame::{self, body};
use framescope::capture::record::Timestamp;
use framescope::capture::recording::{Recorder, Relayed};
use framescope::capture::tcp::Side;

pub(crate) struct Talk {
    file: Vec<u8>,
    recorder: Recorder,
    relayed: Option<Relayed>,
    time: u64,
    key: u32,
    is_recording: bool,
}

/// The key of RFC 6455 §1.3.
const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";
const ACCEPT: &str = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
pub(crate) const CLOSE: u8 = 0x80 | frame::CLOSE;

impl Talk {
    /// With TCP's three-way opening.
    pub(crate) fn opened() -> Self {
        Self::before_opening().open()
    }

    /// With the opening handshake, in which nothing is agreed on.
    pub(crate) fn shaken() -> Self {
        Self::opened().client(request("")).server(answer(""))
    }

    /// With the opening handshake, in which permessage-deflate is agreed on with these parameters.
    pub(crate) fn deflated(parameters: &str) -> Self {
        let accepted = format!("Sec-WebSocket-Extensions: permessage-deflate{parameters}\r\n");
        let offered = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
        Self::opened()
            .client(request(offered))
            .server(answer(&accepted))
    }

    /// Of which the beginning was not captured.
    pub(crate) fn midway() -> Self {
        let mut talk = Self::before_opening();
        talk.is_recording = false;
        let mut talk = talk.open().client(request("")).server(answer(""));
        talk.is_recording = true;
        talk
    }

    fn before_opening() -> Self {
        let mut file = Vec::new();
        let recorder = Recorder::new(
            "Framescope",
            "made for the catalogue: this connection never was",
            &mut file,
        );
        Self {
            file,
            recorder,
            relayed: None,
            // 2026-01-01 00:00 UTC.
            time: 1_767_225_600_000_000_000,
            key: 0x37FA_213D,
            is_recording: true,
        }
    }

    fn open(mut self) -> Self {
        let [client, server] =
            ["192.0.2.10:50000", "192.0.2.20:80"].map(|end| end.parse().unwrap());
        let now = self.now();
        let mut out = Vec::new();
        let mut relayed = self.recorder.open(client, server, now, &mut out);
        self.recorder.accept(&mut relayed, now, &mut out);
        self.relayed = Some(relayed);
        self.keep(&out);
        self
    }

    /// A packet a millisecond.
    fn now(&mut self) -> Timestamp {
        self.time += 1_000_000;
        Timestamp(self.time)
    }

    fn keep(&mut self, blocks: &[u8]) {
        if self.is_recording {
            self.file.extend(blocks);
        }
    }

    fn sent(&mut self, side: Side, bytes: &[u8]) -> Vec<u8> {
        let now = self.now();
        let mut out = Vec::new();
        let relayed = self.relayed.as_mut().unwrap();
        self.recorder.data(relayed, side, bytes, now, &mut out);
        out
    }

    pub(crate) fn client(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let blocks = self.sent(Side::Opener, bytes.as_ref());
        self.keep(&blocks);
        self
    }

    pub(crate) fn server(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let blocks = self.sent(Side::Other, bytes.as_ref());
        self.keep(&blocks);
        self
    }

    /// A frame of the client, with a masking key like no other.
    pub(crate) fn says(mut self, first: u8, payload: &[u8]) -> Self {
        self.key = (self.key ^ 0x5BD1_E995).wrapping_mul(0x9E37_79B1) ^ self.key.rotate_left(13);
        let frame = frame::masked(self.key, first, payload);
        self.client(frame)
    }

    /// A frame of the server.
    pub(crate) fn hears(self, first: u8, payload: &[u8]) -> Self {
        self.server(frame::plain(first, payload))
    }

    /// Bytes of the server that were not captured.
    pub(crate) fn lost(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.sent(Side::Other, bytes.as_ref());
        self
    }

    /// Two segments of the server, of which the second is captured before the first.
    pub(crate) fn swapped(mut self, bytes: [&[u8]; 2]) -> Self {
        let [first, second] = bytes.map(|bytes| self.sent(Side::Other, bytes));
        self.keep(&second);
        self.keep(&first);
        self
    }

    /// A segment of the server that is sent twice.
    pub(crate) fn twice(mut self, bytes: &[u8]) -> Self {
        let before = self.relayed.clone();
        let first = self.sent(Side::Other, bytes);
        self.keep(&first);
        self.relayed = before;
        self.server(bytes)
    }

    /// A segment of the server of which a bit was changed on the way.
    pub(crate) fn changed(mut self, bytes: &[u8]) -> Self {
        let mut blocks = self.sent(Side::Other, bytes);
        let at = blocks
            .windows(bytes.len())
            .position(|window| window == bytes)
            .unwrap();
        if let Some(last) = blocks.get_mut(at + bytes.len() - 1) {
            *last ^= 0x20;
        }
        self.keep(&blocks);
        self
    }

    /// The server ends TCP, then the client.
    pub(crate) fn ended(self) -> Self {
        self.fin(Side::Other).fin(Side::Opener)
    }

    /// The client begins the closing handshake, the server answers, and TCP ends.
    pub(crate) fn closed(self) -> Self {
        let close = body(1000, "");
        self.says(CLOSE, &close).hears(CLOSE, &close).ended()
    }

    pub(crate) fn fin(mut self, side: Side) -> Self {
        let now = self.now();
        let mut out = Vec::new();
        self.recorder
            .finish(self.relayed.as_mut().unwrap(), side, now, &mut out);
        self.keep(&out);
        self
    }

    pub(crate) fn reset(mut self, side: Side) -> Self {
        let now = self.now();
        let mut out = Vec::new();
        self.recorder
            .reset(self.relayed.as_mut().unwrap(), side, None, now, &mut out);
        self.keep(&out);
        self
    }

    pub(crate) fn file(self) -> Vec<u8> {
        self.file
    }
}

/// A request with these fields besides what must be there.
pub(crate) fn request(fields: &str) -> String {
    format!(
        "GET /chat HTTP/1.1\r\nHost: server.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://server.example\r\n\
         Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n{fields}\r\n"
    )
}

/// A response with these fields besides what must be there.
pub(crate) fn answer(fields: &str) -> String {
    answer_with(ACCEPT, fields)
}

/// A response with this accept value.
pub(crate) fn answer_with(accept: &str, fields: &str) -> String {
    format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n{fields}\r\n"
    )
}
