//! What an exercise shows.

use super::Said;
use crate::protocol::Peer;

/// What an exercise shows beside its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Bytes that one peer sent.
    Bytes {
        /// The bytes.
        bytes: Vec<u8>,
        /// How many more bytes of the last payload follow that are not shown.
        more: u64,
    },
    /// What happened, in the order of time.
    Steps(Vec<Step>),
    /// Values and their names.
    Values(Vec<(Said, String)>),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who did it; nobody did what the page sees for itself.
    pub peer: Option<Peer>,
    /// What.
    pub said: Said,
    /// The bytes that were sent, if they are to be seen.
    pub bytes: Vec<u8>,
}
