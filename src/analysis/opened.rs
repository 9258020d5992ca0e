//! What is open, whatever it is: what is said of one frame or of a whole conversation asks it here.

use super::capture::CaptureSession;
use super::conversation::Conversation;
use super::conversations::{ConversationId, ConversationState};
use super::detail::{Detail, FrameDetail};
use super::handshake_heads::HandshakeHeads;
use super::page::{List, Query};
use super::row::{ItemId, Row};
use super::session::{CopyOf, Session};
use crate::protocol::Ending;

/// A paste or a capture.
#[derive(Clone, Copy)]
pub enum Opened<'a> {
    /// What was pasted: one conversation.
    Paste(&'a Conversation),
    /// A capture with any number of them.
    Capture(&'a CaptureSession),
}

impl Opened<'_> {
    /// An item, opened.
    pub fn detail(self, item: ItemId) -> Option<Detail> {
        match self {
            Self::Paste(conversation) => conversation.detail(item),
            Self::Capture(session) => session.detail(item),
        }
    }

    /// A frame, opened.
    pub fn frame(self, item: ItemId) -> Option<Box<FrameDetail>> {
        match self.detail(item)? {
            Detail::Frame(frame) => Some(frame),
            Detail::Handshake(_) | Detail::Tcp(_) | Detail::Gap(_) => None,
        }
    }

    /// The bytes of an item as they were on the wire; `None` where some of them are not known, or they are more than
    /// [`Session::COPY_LIMIT`].
    pub fn wire(self, item: ItemId) -> Option<Vec<u8>> {
        let (bytes, of) = match self {
            Self::Paste(conversation) => {
                conversation.copied(item, CopyOf::Frame, Session::COPY_LIMIT)?
            }
            Self::Capture(session) => session.known_wire(item)?,
        };
        (bytes.len() as u64 == of).then_some(bytes)
    }

    /// The conversation of a capture that an item is of; of a paste there is but one.
    pub fn conversation_of(self, item: ItemId) -> Option<ConversationId> {
        match self {
            Self::Paste(_) => None,
            Self::Capture(session) => session.conversation_of(item),
        }
    }

    /// The items of the conversation that `item` is of, in the order of time.
    pub fn items_with(self, item: ItemId) -> Vec<ItemId> {
        match self {
            Self::Paste(conversation) => (0..conversation.len(List::Frames)).map(ItemId).collect(),
            Self::Capture(session) => {
                let query = Query {
                    conversation: session.conversation_of(item),
                    ..Query::default()
                };
                session.items(&query).unwrap_or_default()
            }
        }
    }

    /// The row of an item.
    pub fn row(self, item: ItemId) -> Option<Row> {
        match self {
            Self::Paste(conversation) => conversation
                .position(List::Frames, item)
                .and_then(|position| conversation.row(List::Frames, position)),
            Self::Capture(session) => session.row(List::Frames, item),
        }
    }

    /// The heads of the handshake of the conversation whose items these are.
    pub fn heads(self, items: &[ItemId]) -> HandshakeHeads {
        let heads = match self {
            Self::Paste(conversation) => items
                .iter()
                .find_map(|item| conversation.handshake_heads(*item)),
            Self::Capture(session) => items
                .first()
                .and_then(|item| session.handshake_heads(session.conversation_of(*item)?)),
        };
        heads.unwrap_or_default()
    }

    /// What became of the conversation that an item is of, as far as packets tell.
    pub fn state(self, item: ItemId) -> Option<ConversationState> {
        match self {
            Self::Paste(_) => None,
            Self::Capture(session) => {
                let row = session.conversation(session.conversation_of(item)?)?;
                Some(row.state)
            }
        }
    }

    /// How the conversation that an item is of ended, as far as packets tell.
    pub fn ending(self, item: ItemId) -> Option<Ending> {
        match self {
            Self::Paste(_) => None,
            Self::Capture(session) => session.ending(session.conversation_of(item)?),
        }
    }

    /// The name of its file; of a paste none.
    pub fn name(&self) -> &str {
        match self {
            Self::Paste(_) => "",
            Self::Capture(session) => session.name(),
        }
    }
}
