//! WebSocket through the tap: what Framescope makes of the recording is what was sent.

use crate::scene::{Scene, server, temporary};
use flate2::{Compress, Compression, FlushCompress};
use framescope::protocol::{self, Batch, Decoder, Opcode, Peer, Sender};
use framescope::server::EchoServer;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use std::fs;
use std::process::Command;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A frame as it was sent.
#[derive(Clone, Debug)]
struct Sent {
    /// FIN, RSV1–3 and opcode.
    first: u8,
    key: Option<[u8; 4]>,
    payload: Vec<u8>,
}

impl Sent {
    fn new(first: u8, key: u32, payload: &[u8]) -> Self {
        Self {
            first,
            key: Some(key.to_be_bytes()),
            payload: payload.to_vec(),
        }
    }

    fn wire(&self) -> Vec<u8> {
        let mut wire = vec![self.first];
        let len = self.payload.len();
        match len {
            0..126 => wire.push(0x80 | u8::try_from(len).unwrap()),
            126..65_536 => {
                wire.push(0x80 | 126);
                wire.extend(u16::try_from(len).unwrap().to_be_bytes());
            }
            _ => {
                wire.push(0x80 | 127);
                wire.extend((len as u64).to_be_bytes());
            }
        }
        let key = self.key.unwrap();
        wire.extend(key);
        let masked = self.payload.iter().zip(key.iter().cycle());
        wire.extend(masked.map(|(byte, key)| byte ^ key));
        wire
    }

    /// The same, as `framescope decode --json` tells of it.
    fn told(&self) -> Value {
        json!({
            "fin": self.first & 0x80 != 0,
            "rsv": self.first >> 4 & 7,
            "opcode": self.first & 0xF,
            "key": self.key.map(|key| hex(&key)),
            "len": self.payload.len(),
            "sha1": hex(&Sha1::digest(&self.payload)),
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits
        .map(|digit| char::from_digit(digit.into(), 16).unwrap())
        .collect()
}

fn told(frame: &Value) -> Value {
    json!({
        "fin": frame["fin"],
        "rsv": frame["rsv"],
        "opcode": frame["opcode"],
        "key": frame["masking_key"],
        "len": frame["payload"]["len"],
        "sha1": frame["payload"]["sha1"],
    })
}

/// Messages of every form; those with RSV1 are compressed with one history.
fn script() -> Vec<Sent> {
    let mut deflater = Compress::new(Compression::default(), false);
    let mut compressed = |text: &[u8]| {
        let mut out = Vec::with_capacity(text.len() + 100);
        deflater
            .compress_vec(text, &mut out, FlushCompress::Sync)
            .unwrap();
        assert!(out.ends_with(&[0, 0, 0xFF, 0xFF]));
        out.truncate(out.len() - 4);
        out
    };
    let long: Vec<u8> = (0..100_000_u32).flat_map(u32::to_be_bytes).collect();
    let (one, two) = (
        compressed(b"again and again and again"),
        compressed(b"again and again and again"),
    );
    let (start, end) = two.split_at(2);
    vec![
        Sent::new(0x81, 0x37FA_213D, b"Hello"),
        Sent::new(0x81, 1, b""),
        Sent::new(0x82, 0, &[0; 126]),
        Sent::new(0x02, 0xFFFF_FFFF, &long[..65_536]),
        Sent::new(0x89, 2, b"between fragments"),
        Sent::new(0x00, 3, b""),
        Sent::new(0x80, 4, &long),
        Sent::new(0x8A, 5, b"nobody asked"),
        Sent::new(0xC1, 6, &one),
        Sent::new(0x41, 7, start),
        Sent::new(0x89, 8, &[0x5A; 125]),
        Sent::new(0x80, 9, end),
        Sent::new(0x81, 10, "ü — 你好 🦀".as_bytes()),
        Sent::new(0x88, 11, b"\x0F\xA1enough"),
    ]
}

/// What the server sent, by the codec.
fn frames_of(bytes: &[u8]) -> Vec<Sent> {
    let mut decoder = Decoder::new(Sender::Known(Peer::Server), protocol::Compression::Agreed);
    let mut batch = Batch::default();
    decoder.feed(bytes, &mut batch);
    decoder.finish(&mut batch);
    assert!(batch.findings.is_empty(), "{:?}", batch.findings);
    let mut rest = &batch.payload[..];
    let frames = batch.frames.iter().map(|frame| {
        let len = usize::try_from(frame.payload_len()).unwrap();
        let (payload, later) = rest.split_at(len);
        rest = later;
        Sent {
            first: frame.first_two()[0],
            key: None,
            payload: payload.to_vec(),
        }
    });
    frames.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_decoded_is_what_was_sent() {
    let (listener, address) = server().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let echo = tokio::spawn(EchoServer::default().serve(listener, async {
        let _ = stopped.await;
    }));
    let mut scene = Scene::before(address).await;
    let mut client = scene.connect().await;
    let request = b"GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    client.write_all(request).await.unwrap();
    let mut response = Vec::new();
    while !response.ends_with(b"\r\n\r\n") {
        response.push(client.read_u8().await.unwrap());
    }
    assert!(response.starts_with(b"HTTP/1.1 101 "));
    let script = script();
    let wire: Vec<u8> = script.iter().flat_map(Sent::wire).collect();
    let (mut from, mut to) = client.into_split();
    // Cut anywhere, so that headers come in pieces.
    let said = wire.clone();
    let saying = tokio::spawn(async move {
        for piece in said.chunks(977) {
            to.write_all(piece).await.unwrap();
        }
        to
    });
    let mut answer = Vec::new();
    from.read_to_end(&mut answer).await.unwrap();
    drop((saying.await.unwrap(), from));
    scene.closed().await;
    let recording = scene.end().await;
    stop.send(()).unwrap();
    echo.await.unwrap();

    let file = temporary("traffic.pcapng");
    fs::write(&file, recording).unwrap();
    let decoded = Command::new(env!("CARGO_BIN_EXE_framescope"))
        .args(["decode", "--json"])
        .arg(&file)
        .output()
        .unwrap();
    fs::remove_file(&file).unwrap();
    assert_eq!(decoded.status.code(), Some(0), "no rule is broken");
    let report: Value = serde_json::from_slice(&decoded.stdout).unwrap();
    let [connection] = &report["connections"].as_array().unwrap()[..] else {
        panic!("one connection");
    };
    assert_eq!(connection["accept_valid"], true);
    let answered = frames_of(&answer);
    for (peer, sent) in [("client", &script), ("server", &answered)] {
        let direction = &connection["directions"][peer];
        let frames = direction["frames"].as_array().unwrap();
        let told: Vec<Value> = frames.iter().map(told).collect();
        let expected: Vec<Value> = sent.iter().map(Sent::told).collect();
        assert_eq!(told, expected, "{peer}");
        assert_eq!(direction["gaps"], json!([]));
        assert_eq!(direction["undecoded_tail"], 0);
    }
    // The messages came back: text and binary as they were sent.
    let messages = |peer: &str| {
        let messages = connection["directions"][peer]["messages"].as_array();
        let content = |message: &Value| {
            let opcode = message["opcode"].as_u64().unwrap();
            (opcode < 8).then(|| (opcode, message["payload"].clone()))
        };
        let messages = messages.unwrap().iter().filter_map(content);
        messages.collect::<Vec<_>>()
    };
    assert_eq!(messages("client").len(), 7);
    assert_eq!(messages("client"), messages("server"));
    let last = answered.last().unwrap();
    assert_eq!(
        (last.first & 0xF, &*last.payload),
        (Opcode::CLOSE.0, &b"\x0F\xA1enough"[..])
    );
}
