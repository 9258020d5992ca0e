//! A page that looks on, as far as its socket goes.

use framescope::protocol::{Batch, Compression, Decoder, Opcode, Peer, Sender};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A viewer whose handshake was accepted.
pub(crate) struct Viewer {
    stream: TcpStream,
    decoder: Decoder,
    batch: Batch,
    /// Frames whose payload may not have come.
    begun: Vec<(Opcode, u64)>,
    bytes: Vec<u8>,
    /// All binary messages, one after the other.
    pub(crate) recording: Vec<u8>,
    /// The text messages.
    pub(crate) told: Vec<String>,
    /// How the feed ended.
    pub(crate) close: Option<u16>,
}

/// What a viewer says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Says<'a> {
    pub(crate) origin: Option<&'a str>,
    pub(crate) subprotocol: Option<&'a str>,
}

/// What Framescope's page says.
pub(crate) const PAGE: Says<'_> = Says {
    origin: Some(crate::scene::PAGE),
    subprotocol: Some("framescope.feed.v1"),
};

/// Asks to look on: the status, the head, and the socket.
pub(crate) async fn ask(link: &str, says: Says<'_>) -> (u16, String, TcpStream) {
    let (address, target) = link
        .strip_prefix("ws://")
        .and_then(|rest| rest.split_once('/'))
        .unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut request = format!(
        "GET /{target} HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    );
    for (name, value) in [
        ("Origin", says.origin),
        ("Sec-WebSocket-Protocol", says.subprotocol),
    ] {
        if let Some(value) = value {
            request.extend([name, ": ", value, "\r\n"]);
        }
    }
    request += "\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head, stream)
}

impl Viewer {
    /// Looks on as the page does.
    pub(crate) async fn new(link: &str) -> Self {
        let (status, head, stream) = ask(link, PAGE).await;
        assert_eq!(status, 101, "{head}");
        assert!(
            head.contains("\r\nSec-WebSocket-Protocol: framescope.feed.v1\r\n"),
            "{head}"
        );
        Self {
            stream,
            decoder: Decoder::new(Sender::Known(Peer::Server), Compression::Refused),
            batch: Batch::default(),
            begun: Vec::new(),
            bytes: Vec::new(),
            recording: Vec::new(),
            told: Vec::new(),
            close: None,
        }
    }

    /// Reads until `enough`, or the feed ends.
    pub(crate) async fn read(&mut self, enough: impl Fn(&Self) -> bool) {
        let mut buffer = vec![0; 256 * 1024];
        while !enough(self) && self.close.is_none() {
            let len = self.stream.read(&mut buffer).await.unwrap();
            assert!(len > 0, "a feed says that it ends");
            self.take(&buffer[..len]);
        }
    }

    /// Reads once, at most so many bytes.
    pub(crate) async fn read_once(&mut self, most: usize) {
        let mut buffer = vec![0; most];
        let len = self.stream.read(&mut buffer).await.unwrap();
        assert!(len > 0, "a feed says that it ends");
        self.take(&buffer[..len]);
    }

    fn take(&mut self, bytes: &[u8]) {
        self.batch.clear();
        self.decoder.feed(bytes, &mut self.batch);
        assert!(self.batch.findings.is_empty(), "{:?}", self.batch.findings);
        self.bytes.extend_from_slice(&self.batch.payload);
        let frames = self.batch.frames.iter();
        self.begun
            .extend(frames.map(|frame| (frame.opcode(), frame.payload_len())));
        let mut whole = 0;
        for (opcode, len) in &self.begun {
            let len = usize::try_from(*len).unwrap();
            if self.bytes.len() < len {
                break;
            }
            let payload: Vec<u8> = self.bytes.drain(..len).collect();
            whole += 1;
            match *opcode {
                Opcode::BINARY => self.recording.extend(payload),
                Opcode::TEXT => self.told.push(String::from_utf8(payload).unwrap()),
                Opcode::CLOSE => {
                    self.close = Some(u16::from_be_bytes([payload[0], payload[1]]));
                }
                other => assert_eq!(other, Opcode::PING),
            }
        }
        self.begun.drain(..whole);
    }
}
