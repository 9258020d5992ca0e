//! What the engine says to the panel.

use super::closing::CloseProblem;
use super::status::LiveStatus;
use serde::{Deserialize, Serialize};

/// Something new. Beside [`LiveNews::Saved`] the engine hands over the file: `[news, Blob]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LiveNews {
    /// How things are: at once where a state changed, else ten times a second at most.
    Status(Box<LiveStatus>),
    /// A file was made.
    Saved {
        /// A name for it.
        name: String,
    },
    /// What was asked is not done.
    Refused(Refusal),
}

/// Why something that was asked is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Nothing can be sent, or closed: no connection is open.
    NotOpen,
    /// The close code or the reason is none that may be sent.
    Close(CloseProblem),
    /// The browser refused: its words.
    Browser(String),
    /// Too long to be sent at once: so many bytes, of at most so many.
    TooLong {
        /// How many.
        len: u64,
        /// At most.
        limit: u64,
    },
    /// There is nothing to save.
    Nothing,
}
