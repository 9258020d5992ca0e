//! A second opinion: WebSocket bytes read with nothing of Framescope's, as plainly as RFC 6455 §5.2 and RFC 7692 §7.2.2 say it.

use anyhow::{Context, Result, bail, ensure};
use flate2::{Decompress, FlushDecompress, Status};
use sha1::{Digest, Sha1};
use std::fmt::Write as _;

/// What one side of a connection said: a head, and then frames.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Direction {
    /// The length of the head.
    pub(super) head: usize,
    pub(super) frames: Vec<Frame>,
    /// From where to where the last frame goes if it is not whole: some cases end so.
    pub(super) cut: Option<(u64, u64)>,
    /// Of text and binary.
    pub(super) messages: Vec<Message>,
}

/// A frame, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// From where to where in what was said.
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) fin: bool,
    pub(super) rsv: u8,
    pub(super) opcode: u8,
    pub(super) key: Option<String>,
    pub(super) payload: Payload,
}

/// A message, joined and inflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) opcode: u8,
    pub(super) payload: Payload,
}

/// Bytes unmasked: how many, and their SHA-1 in hex digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload {
    pub(super) len: u64,
    pub(super) sha1: String,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    Client,
    Server,
}

impl Payload {
    fn of(bytes: &[u8]) -> Self {
        Self {
            len: bytes.len() as u64,
            sha1: hex(&Sha1::digest(bytes)),
        }
    }
}

impl Direction {
    /// Reads what `sender` said, where the server answered with `response`.
    ///
    /// # Errors
    /// If there is no whole head, or a message cannot be inflated.
    pub(super) fn read(sender: Sender, said: &[u8], response: &str) -> Result<Self> {
        let head = head_len(said).context("the head has no end")?;
        let mut direction = Self {
            head,
            ..Self::default()
        };
        let mut inflater = Inflater::agreed(sender, response);
        let mut message: Option<(u8, bool, Vec<u8>)> = None;
        let mut rest = said.get(head..).unwrap_or_default();
        while !rest.is_empty() {
            let start = (said.len() - rest.len()) as u64;
            let Some((mut frame, payload)) = next(&mut rest) else {
                direction.cut = Some((start, said.len() as u64));
                break;
            };
            frame.start = start;
            frame.end = (said.len() - rest.len()) as u64;
            match frame.opcode {
                1 | 2 => message = Some((frame.opcode, frame.rsv & 4 != 0, payload)),
                0 => {
                    if let Some((.., bytes)) = &mut message {
                        bytes.extend_from_slice(&payload);
                    }
                }
                _ => {}
            }
            if frame.opcode < 8
                && frame.fin
                && let Some((opcode, is_compressed, bytes)) = message.take()
            {
                let content = match (is_compressed, &mut inflater) {
                    (false, _) => Some(bytes),
                    (true, Some(inflater)) => Some(inflater.inflate(bytes)?),
                    // It was not agreed on: nothing says what it is.
                    (true, None) => None,
                };
                direction.messages.extend(content.map(|content| Message {
                    opcode,
                    payload: Payload::of(&content),
                }));
            }
            direction.frames.push(frame);
        }
        Ok(direction)
    }
}

/// The length of a head of HTTP, if it ends.
pub(super) fn head_len(said: &[u8]) -> Option<usize> {
    const END: &[u8] = b"\r\n\r\n";
    let at = said.windows(END.len()).position(|bytes| bytes == END)?;
    Some(at + END.len())
}

/// Takes a frame from the beginning of `bytes`: its payload is unmasked.
fn next(bytes: &mut &[u8]) -> Option<(Frame, Vec<u8>)> {
    let (&[first, second], rest) = bytes.split_first_chunk()?;
    let (len, rest) = match second & 0x7F {
        126 => {
            let (len, rest) = rest.split_first_chunk()?;
            (u64::from(u16::from_be_bytes(*len)), rest)
        }
        127 => {
            let (len, rest) = rest.split_first_chunk()?;
            (u64::from_be_bytes(*len), rest)
        }
        short => (u64::from(short), rest),
    };
    let (key, rest) = if second & 0x80 == 0 {
        (None, rest)
    } else {
        let (key, rest) = rest.split_first_chunk::<4>()?;
        (Some(key), rest)
    };
    let (payload, rest) = rest.split_at_checked(usize::try_from(len).ok()?)?;
    let mut payload = payload.to_vec();
    if let Some(key) = key {
        for (byte, key) in payload.iter_mut().zip(key.iter().cycle()) {
            *byte ^= key;
        }
    }
    *bytes = rest;
    let frame = Frame {
        start: 0,
        end: 0,
        fin: first & 0x80 != 0,
        rsv: first >> 4 & 7,
        opcode: first & 0xF,
        key: key.map(|key| hex(key)),
        payload: Payload::of(&payload),
    };
    Some((frame, payload))
}

/// What undoes permessage-deflate in one direction.
struct Inflater {
    stream: Decompress,
    keeps_context: bool,
}

impl Inflater {
    /// `None` if the server does not accept the extension.
    fn agreed(sender: Sender, response: &str) -> Option<Self> {
        let response = response.to_ascii_lowercase();
        let extensions = response
            .lines()
            .find_map(|line| line.strip_prefix("sec-websocket-extensions:"))?;
        let without = match sender {
            Sender::Client => "client_no_context_takeover",
            Sender::Server => "server_no_context_takeover",
        };
        extensions.contains("permessage-deflate").then(|| Self {
            stream: Decompress::new(false),
            keeps_context: !extensions.contains(without),
        })
    }

    fn inflate(&mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>> {
        bytes.extend([0, 0, 0xFF, 0xFF]);
        if !self.keeps_context {
            self.stream.reset(false);
        }
        let before = self.stream.total_in();
        let mut inflated = Vec::new();
        loop {
            let taken = usize::try_from(self.stream.total_in() - before)?;
            let rest = bytes.get(taken..).unwrap_or_default();
            inflated.reserve(64 * 1024);
            let free = inflated.capacity() - inflated.len();
            let had = inflated.len();
            let status = self
                .stream
                .decompress_vec(rest, &mut inflated, FlushDecompress::Sync)?;
            ensure!(status != Status::StreamEnd, "the stream ends");
            let is_full = inflated.len() - had == free;
            let taken = usize::try_from(self.stream.total_in() - before)?;
            if taken == bytes.len() && !is_full {
                return Ok(inflated);
            }
            if status == Status::BufError && !is_full {
                bail!("the stream does not go on");
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Into a string nothing fails.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"HTTP/1.1 101 a\r\n\r\n";

    fn said(frames: &[u8]) -> Vec<u8> {
        [HEAD, frames].concat()
    }

    fn read(frames: &[u8], extensions: &str) -> Result<Direction> {
        let response = format!("HTTP/1.1 101 a\r\nSec-WebSocket-Extensions: {extensions}\r\n\r\n");
        Direction::read(Sender::Client, &said(frames), &response)
    }

    #[test]
    fn the_examples_of_rfc_6455_are_read() {
        // §5.7: the frames, and the text of each message.
        let rows: &[(&[u8], usize, &[&str])] = &[
            (b"\x81\x05Hello", 1, &["Hello"]),
            (
                b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58",
                1,
                &["Hello"],
            ),
            (b"\x01\x03Hel\x80\x02lo", 2, &["Hello"]),
            (b"\x01\x03Hel\x89\x00\x80\x02lo\x81\x00", 4, &["Hello", ""]),
            (b"\x80\x01a\x88\x00", 2, &[]),
        ];
        for (bytes, frames, messages) in rows {
            let direction = read(bytes, "").unwrap();
            assert_eq!(direction.head, HEAD.len());
            assert_eq!(direction.frames.len(), *frames, "{bytes:x?}");
            let ends = direction.frames.iter().map(|frame| frame.end);
            let starts = direction.frames.iter().map(|frame| frame.start);
            let tiles = std::iter::once(HEAD.len() as u64).chain(ends);
            assert!(tiles.zip(starts).all(|(end, start)| end == start));
            let expected = messages.iter().map(|text| Message {
                opcode: 1,
                payload: Payload::of(text.as_bytes()),
            });
            assert!(expected.eq(direction.messages), "{bytes:x?}");
        }
        for len in [126_usize, 65_536] {
            let mut bytes = vec![0x82, if len == 126 { 126 } else { 127 }];
            let digits = (len as u64).to_be_bytes();
            bytes.extend_from_slice(if len == 126 { &digits[6..] } else { &digits });
            bytes.resize(bytes.len() + len, 7);
            let direction = read(&bytes, "").unwrap();
            assert_eq!(direction.messages[0].payload, Payload::of(&vec![7; len]));
        }
        let hello = Payload::of(b"Hello");
        assert_eq!(hello.sha1, "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0");
    }

    #[test]
    fn the_examples_of_rfc_7692_are_inflated() {
        // §7.2.3: the same twice, the second time with the window of the first.
        let first = b"\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00";
        let with = b"\xc1\x05\xf2\x00\x11\x00\x00";
        let again = [first.as_slice(), with].concat();
        let twice = [first.as_slice(), first].concat();
        let rows: &[(&[u8], &str, bool)] = &[
            (&again, "permessage-deflate", true),
            (
                &twice,
                "permessage-deflate; client_no_context_takeover",
                true,
            ),
            (
                &again,
                "permessage-deflate; client_no_context_takeover",
                false,
            ),
        ];
        for (bytes, extensions, is_sound) in rows {
            let messages = read(bytes, extensions).map(|direction| direction.messages);
            let hello = Payload::of(b"Hello");
            let is_read =
                messages.is_ok_and(|messages| messages.iter().all(|one| one.payload == hello));
            assert_eq!(is_read, *is_sound, "{extensions}");
        }
        let long = vec![b'a'; 1_000_000];
        let mut deflated = Vec::with_capacity(10_000);
        flate2::Compress::new(flate2::Compression::default(), false)
            .compress_vec(&long, &mut deflated, flate2::FlushCompress::Sync)
            .unwrap();
        deflated.truncate(deflated.len() - 4);
        let len = u16::try_from(deflated.len()).unwrap().to_be_bytes();
        let bytes = [&[0xC2, 126], &len[..], &deflated].concat();
        let direction = read(&bytes, "permessage-deflate").unwrap();
        assert_eq!(direction.messages[0].payload, Payload::of(&long));
    }

    #[test]
    fn what_is_not_whole_is_told_apart() {
        for bytes in [
            &b"\x81"[..],
            b"\x81\x05Hell",
            b"\x81\x7e\x00",
            b"\x81\x80\x01",
        ] {
            let whole = b"\x81\x00";
            let direction = read(&[whole, bytes].concat(), "").unwrap();
            assert_eq!(direction.frames.len(), 1, "{bytes:x?}");
            let (start, end) = direction.cut.unwrap();
            assert_eq!(start, (HEAD.len() + whole.len()) as u64);
            assert_eq!(end - start, bytes.len() as u64);
        }
        assert!(Direction::read(Sender::Client, b"GET / HTTP/1.1\r\n", "").is_err());
    }
}
