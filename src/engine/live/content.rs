//! What is sent.

use super::message::{KEPT, Message, beginning};
use super::random::Random;
use super::socket::Socket;
use crate::analysis::live::{Content, Refusal};
use crate::engine::file::len;
use crate::protocol::Opcode;
use web_sys::Blob;

/// What is sent, perhaps many times.
pub(super) enum Prepared {
    Text(String),
    Binary(Vec<u8>),
    /// So many random bytes.
    Random(usize),
    /// A file, and its beginning.
    File(Blob, Vec<u8>),
}

impl Prepared {
    /// Makes ready what is to be sent; `file` was handed over beside it.
    pub(super) fn new(content: Content, file: Option<Blob>) -> Result<Self, Refusal> {
        content.check(file.as_ref().map(len))?;
        match (content, file) {
            (Content::Text(text), _) => Ok(Self::Text(text)),
            (Content::Binary(bytes), _) => Ok(Self::Binary(bytes)),
            (Content::Random { len }, _) => Ok(Self::Random(len as usize)),
            (Content::File, Some(file)) => {
                let begins = beginning(&file).map_err(Refusal::Browser)?;
                Ok(Self::File(file, begins))
            }
            (Content::File, None) => Err(Refusal::Nothing),
        }
    }

    /// Sends it; gives what it is.
    ///
    /// # Errors
    /// The browser's words where it refuses.
    pub(super) fn send(&self, socket: &Socket, random: &Random) -> Result<Message, String> {
        match self {
            Self::Text(text) => {
                socket.send_text(text)?;
                Ok(message(Opcode::TEXT, text.as_bytes(), text.len() as u64))
            }
            Self::Binary(bytes) => {
                socket.send_bytes(bytes)?;
                Ok(message(Opcode::BINARY, bytes, bytes.len() as u64))
            }
            Self::Random(len) => {
                let mut bytes = vec![0; *len];
                random.fill(&mut bytes);
                socket.send_bytes(&bytes)?;
                Ok(message(Opcode::BINARY, &bytes, bytes.len() as u64))
            }
            Self::File(file, begins) => {
                socket.send_file(file)?;
                Ok(message(Opcode::BINARY, begins, len(file)))
            }
        }
    }
}

fn message(opcode: Opcode, payload: &[u8], len: u64) -> Message {
    Message {
        opcode,
        payload: payload.get(..KEPT as usize).unwrap_or(payload).to_vec(),
        len,
    }
}
