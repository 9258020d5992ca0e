//! What the panel asks of the engine.

use super::news::Refusal;
use serde::{Deserialize, Serialize};

/// Something to be done. Beside one that sends a file the panel hands over that file: `[request, File]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LiveRequest {
    /// Open sockets. Those that are open are closed before.
    Connect(Connect),
    /// Leave off: a handshake that goes on, a wait for another try, or sockets that do not close.
    Disconnect,
    /// Send, after what is being sent.
    Send(Sending),
    /// Send no more of what is repeated or waits.
    StopSending,
    /// Begin the closing handshake.
    Close {
        /// The status code; `None`: none is sent.
        code: Option<u16>,
        /// The reason.
        reason: String,
    },
    /// Let what comes wait, so that the list stands still.
    Pause,
    /// Take in what waits, and what comes.
    Resume,
    /// Keep this much from now on.
    Keep(Keep),
    /// Forget all that was kept.
    Clear,
    /// Make a file of what is kept.
    Save,
}

/// Where to, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connect {
    /// The server that is talked to; `None` to look at a feed only.
    pub address: Option<String>,
    /// Sub-protocols that are offered.
    pub protocols: Vec<String>,
    /// What the browser makes of binary messages.
    pub binary: BinaryType,
    /// The feed of a tap. With one, what is shown is what the feed brings, and messages that the browser tells of are neither shown nor counted.
    pub feed: Option<String>,
    /// What to do when a connection is lost.
    pub reconnect: Reconnect,
}

/// What the browser makes of binary messages: `binaryType`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BinaryType {
    /// `arraybuffer`: the bytes, in memory.
    #[default]
    ArrayBuffer,
    /// `blob`: a file that the browser may keep on the disk; its bytes are read then.
    Blob,
}

/// What to do when a connection is lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reconnect {
    /// Nothing.
    #[default]
    Never,
    /// Try again, and wait longer each time.
    WithBackOff,
}

/// What to send, how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// What.
    pub content: Content,
    /// How many times.
    pub times: u32,
    /// Milliseconds from one to the next; 0: as fast as the browser takes them.
    pub every_ms: u32,
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Text.
    Text(String),
    /// Binary.
    Binary(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Binary: so many random bytes, others each time.
    Random {
        /// How many.
        len: u32,
    },
    /// Binary: the file that is handed over beside the request.
    File,
}

impl Content {
    /// Bytes that are written, or random, and sent at once at most: 64 MiB. They are held twice.
    pub const LIMIT: u32 = 64 << 20;
    /// Bytes of a file that is sent at once at most: 1 GiB.
    pub const FILE_LIMIT: u64 = 1 << 30;

    /// Whether it can be sent; `file` is the length of the file beside it, in bytes.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, file: Option<u64>) -> Result<(), Refusal> {
        let (len, limit) = match self {
            Self::Text(text) => (text.len() as u64, Self::LIMIT.into()),
            Self::Binary(bytes) => (bytes.len() as u64, Self::LIMIT.into()),
            Self::Random { len } => ((*len).into(), Self::LIMIT.into()),
            Self::File => (file.ok_or(Refusal::Nothing)?, Self::FILE_LIMIT),
        };
        if len > limit {
            return Err(Refusal::TooLong { len, limit });
        }
        Ok(())
    }
}

/// How much is kept of what comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// All.
    #[default]
    All,
    /// At least so many items (frames, heads, events), the latest; the oldest are forgotten once there are twice as many.
    Last(u32),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_has_a_limit_whatever_it_is() {
        const MOST: usize = 64 << 20;
        let random = |len| Content::Random { len };
        let too_long = |len, limit| Err(Refusal::TooLong { len, limit });
        let over = too_long((64 << 20) + 1, 64 << 20);
        let rows = [
            (Content::Text("a".repeat(MOST)), None, Ok(())),
            (Content::Text("a".repeat(MOST + 1)), None, over.clone()),
            (Content::Binary(vec![0; MOST]), None, Ok(())),
            (Content::Binary(vec![0; MOST + 1]), None, over.clone()),
            (random(64 << 20), None, Ok(())),
            (random((64 << 20) + 1), None, over),
            (Content::File, Some(1 << 30), Ok(())),
            (
                Content::File,
                Some((1 << 30) + 1),
                too_long((1 << 30) + 1, 1 << 30),
            ),
            (Content::File, None, Err(Refusal::Nothing)),
        ];
        for (at, (content, file, expected)) in rows.into_iter().enumerate() {
            assert_eq!(content.check(file), expected, "row {at}");
        }
    }
}
