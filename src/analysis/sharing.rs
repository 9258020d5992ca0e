//! What is to be shared: see [`share`](super::share).

use super::conversations::ConversationId;
use super::edit::Edit;
use super::page::{Buffer, Query};
use super::row::ItemId;
use super::start::Start;
use crate::protocol::FieldId;
use serde::{Deserialize, Serialize};

/// What is to be shared, and what only who looks at it knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sharing {
    /// How much.
    pub scope: Scope,
    /// The address that a link leads to, without its fragment.
    pub address: String,
    /// Edits of a paste.
    pub edits: Vec<Edit>,
    /// Where frames of a capture begin, as somebody said.
    pub starts: Vec<Start>,
    /// Which list is shown, and its filter.
    pub query: Query,
    /// The selected item.
    pub selected: Option<ItemId>,
    /// The selected field.
    pub field: Option<FieldId>,
    /// Which buffer is shown.
    pub buffer: Buffer,
}

/// How much of a source is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All of it.
    Source,
    /// The packets of one conversation of a capture.
    Conversation(ConversationId),
    /// All frames of the message that a frame is of.
    Message(ItemId),
    /// A frame.
    Frame(ItemId),
}

impl Scope {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Conversation(_) => "conversation",
            Self::Message(_) => "message",
            Self::Frame(_) => "frame",
        }
    }
}
