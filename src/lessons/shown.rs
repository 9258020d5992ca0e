//! What an exercise shows.

use super::Said;
use crate::protocol::{FrameHeader, Peer};

/// What an exercise shows beside its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Bytes that one peer sent.
    Bytes {
        /// Who sent them.
        peer: Peer,
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

impl Shown {
    /// The bytes of each frame, where bytes of one peer are shown; the last one may be cut.
    pub fn frames(&self) -> Vec<&[u8]> {
        let Self::Bytes { bytes, .. } = self else {
            return Vec::new();
        };
        let mut frames = Vec::new();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let whole = FrameHeader::parse(rest).ok().and_then(|header| {
                let payload = usize::try_from(header.payload_len).ok()?;
                payload.checked_add(header.len().into())
            });
            let len = whole.unwrap_or(rest.len()).min(rest.len());
            let (frame, after) = rest.split_at(len);
            frames.push(frame);
            rest = after;
        }
        frames
    }
}
