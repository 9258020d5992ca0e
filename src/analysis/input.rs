//! What a user gives and decides.

use crate::capture::hexdump::Layout;
use crate::protocol::Peer;
use serde::{Deserialize, Serialize};

/// A text and how it is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What was pasted or typed.
    pub text: String,
    /// The layout that was asked for; `None` to find it out.
    pub layout: Option<Layout>,
    /// Who sent the bytes, where the text does not tell.
    pub sent_by: SentBy,
    /// Whether RSV1 means compression.
    pub compressed: Compressed,
}

/// Who sent the bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SentBy {
    /// Each frame tells by its masking (§5.1).
    #[default]
    Guess,
    /// All are the client's.
    Client,
    /// All are the server's.
    Server,
}

impl From<Peer> for SentBy {
    fn from(peer: Peer) -> Self {
        match peer {
            Peer::Client => Self::Client,
            Peer::Server => Self::Server,
        }
    }
}

/// Whether permessage-deflate (RFC 7692) was agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compressed {
    /// The handshake tells, if there is one.
    #[default]
    Guess,
    /// It was not: RSV1 must be 0.
    No,
    /// It was: RSV1 marks a compressed message.
    Deflate,
}
