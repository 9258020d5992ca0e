//! What was given, open: a frame or a conversation of it is found by its number.

use crate::analysis::opened::Opened;
use crate::analysis::{
    Ask, CaptureSession, Conversation, ConversationId, ItemId, List, Query, Request, Response,
    RowKind, SourceId,
};

pub(super) enum Source {
    Paste(Box<Conversation>),
    Capture(Box<CaptureSession>),
}

impl Source {
    pub(super) fn opened(&self) -> Opened<'_> {
        match self {
            Self::Paste(conversation) => Opened::Paste(conversation),
            Self::Capture(session) => Opened::Capture(session),
        }
    }

    /// The frame of that number.
    pub(super) fn frame(&mut self, number: u32) -> Option<ItemId> {
        match self {
            Self::Paste(conversation) => {
                let mut rows = (0..conversation.len(List::Frames))
                    .filter_map(|position| conversation.row(List::Frames, position));
                rows.find_map(|row| match row.kind {
                    RowKind::Frame { number: own, .. } if own == number => Some(row.item),
                    _ => None,
                })
            }
            Self::Capture(session) => {
                let answer = session.handle(Ask {
                    source: SourceId::default(),
                    edition: 0,
                    request: Request::FindFrame { number },
                });
                match answer.response {
                    Response::Found(found) => found.map(|found| found.item),
                    _ => None,
                }
            }
        }
    }

    /// The first item of the conversation of that number; of a paste there is one.
    pub(super) fn conversation(&self, number: u32) -> Option<ItemId> {
        match self {
            Self::Paste(conversation) => {
                (number == 1 && !conversation.is_empty()).then_some(ItemId(0))
            }
            Self::Capture(session) => {
                let query = Query {
                    conversation: Some(ConversationId(number.checked_sub(1)?)),
                    ..Query::default()
                };
                session.items(&query).ok()?.first().copied()
            }
        }
    }
}
