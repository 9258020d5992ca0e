//! The heads of a conversation's opening handshake, as they were sent.

use super::CaptureSession;
use super::entry::Half;
use crate::analysis::conversations::ConversationId;
use crate::analysis::handshake_heads::HandshakeHeads;
use crate::analysis::row::ItemId;
use crate::protocol::Head;

/// Keys of other handshakes that are looked at.
const KEYS: usize = 1000;

impl CaptureSession {
    /// The heads of a conversation's handshake; `None` if there is no such conversation, or neither head was captured.
    pub fn handshake_heads(&self, id: ConversationId) -> Option<HandshakeHeads> {
        let conversation = self.view().shared.conversations.get(id.0 as usize)?;
        let heads = HandshakeHeads {
            request: self.view().head(conversation, Half::Request),
            response: self.view().head(conversation, Half::Response),
            told_by: conversation.told_by,
        };
        (!heads.is_empty()).then_some(heads)
    }

    /// The conversation that an item is of.
    pub fn conversation_of(&self, item: ItemId) -> Option<ConversationId> {
        let entry = self.view().shared.timeline.get(item.0 as usize)?;
        Some(ConversationId(entry.conversation()))
    }

    /// The keys of the other handshakes, those that began nearest first: an answer may have gone to the wrong one.
    pub fn other_keys(&self, id: ConversationId) -> Vec<String> {
        let conversations = &self.view().shared.conversations;
        let place = id.0 as usize;
        let before = conversations.iter().take(place).rev();
        let after = conversations.iter().skip(place + 1);
        let nearest = before.take(KEYS / 2).chain(after.take(KEYS / 2));
        nearest
            .filter_map(|conversation| {
                let request = self.view().head(conversation, Half::Request)?;
                Head::whole(&request)?.value("Sec-WebSocket-Key")
            })
            .collect()
    }
}
