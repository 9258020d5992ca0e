//! Hands what is read on, for what both peers do one after the other.

use super::live::Reading;
use super::shared::Shared;
use crate::protocol::{Batch, Peer, conduct};

impl Reading {
    /// Frames were not captured, or not decoded.
    pub(super) fn lose_frames(&self, conversation: u32, shared: &mut Shared) {
        if let Some((conduct, peer)) = shared.conduct_mut(conversation, self.side) {
            conduct.lose_frames(peer, self.time);
        }
    }

    /// Hands on what the decoder just read, for what both peers do.
    pub(super) fn judge_conduct(&self, conversation: u32, batch: &Batch, shared: &mut Shared) {
        if let Some((conduct, peer)) = shared.conduct_mut(conversation, self.side) {
            let read = u32::try_from(batch.frames.len()).unwrap_or(u32::MAX);
            let decoded = conduct::Decoded {
                batch,
                first: self.decoder.frames().saturating_sub(read),
                end: self.decoder.offset(),
            };
            conduct.take(peer, self.time, &decoded);
        }
    }
}

/// Nothing more comes of a conversation: enters what was found, and how it ended.
pub(super) fn finish(conversation: u32, shared: &mut Shared) {
    let Some(known) = shared.conversation_mut(conversation) else {
        return;
    };
    let Some(conduct) = known.conduct.take() else {
        return;
    };
    let conducted = conduct.finish();
    known.ending = Some(conducted.ending);
    let client = known.client;
    for (peer, finding) in conducted.findings {
        let side = match peer {
            Peer::Client => client,
            Peer::Server => client.other(),
        };
        shared.find(conversation, side, finding);
    }
}
