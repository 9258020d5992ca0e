//! Where frames begin in the midst of a stream, as somebody says who looked at it.

use super::conversations::ConversationId;
use crate::protocol::Peer;
use serde::{Deserialize, Serialize};

/// A place where frames of one direction are to begin, of those that [may be one](super::FrameGuess::alternatives).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Start {
    /// Of which conversation.
    pub conversation: ConversationId,
    /// Whose frames.
    pub peer: Peer,
    /// Stream offset of the first frame.
    pub at: u64,
}
