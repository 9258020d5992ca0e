//! Two frames, or two conversations, side by side: what is the same, and where they differ first. Its words are in
//! [`text`](crate::text).

mod align;

pub use super::subject::{Kept, SubjectOf};
pub use align::{Alike, Pair, align};

use super::conversations::ConversationState;
use super::detail::FrameDetail;
use super::opened::Opened;
use super::row::{ItemId, Row, RowKind};
use crate::protocol::Ending;
use serde::{Deserialize, Serialize};

/// Items of a conversation that are compared.
pub const ITEMS_LIMIT: usize = 2000;

/// What is known of one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The name of its file; empty of a paste.
    pub source: String,
    /// What it is.
    pub what: What,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A frame.
    Frame(Box<FrameDetail>),
    /// A conversation.
    Conversation(Box<Talk>),
}

/// A conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// Its number in a capture, from 1.
    pub number: Option<u32>,
    /// The bytes of its request's head.
    pub request: Option<Vec<u8>>,
    /// The bytes of its response's head.
    pub response: Option<Vec<u8>>,
    /// Its items in the order of time, at most [`ITEMS_LIMIT`].
    pub lines: Vec<Line>,
    /// How many more there are.
    pub more: usize,
    /// What became of it, as far as packets tell.
    pub state: Option<ConversationState>,
    /// How it ended, as far as packets tell.
    pub ending: Option<Ending>,
}

/// An item of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub row: Row,
    /// Bytes of what it carries: of a compressed message's first frame what that inflates to.
    pub len: u64,
    /// A hash of what it carries, of as much as a detail shows.
    pub content: u64,
}

impl Subject {
    /// What is known of `of`; `None` if there is no such thing.
    pub fn of(of: SubjectOf, opened: Opened<'_>) -> Option<Self> {
        let what = match of {
            SubjectOf::Frame(item) => What::Frame(opened.frame(item)?),
            SubjectOf::Conversation(item) => What::Conversation(Box::new(talk(item, opened)?)),
        };
        Some(Self {
            source: opened.name().to_owned(),
            what,
        })
    }
}

fn talk(item: ItemId, opened: Opened<'_>) -> Option<Talk> {
    let items = opened.items_with(item);
    let first = *items.first()?;
    let heads = opened.heads(&items);
    Some(Talk {
        number: opened.conversation_of(first).map(|id| id.0 + 1),
        request: heads.request,
        response: heads.response,
        lines: items
            .iter()
            .take(ITEMS_LIMIT)
            .filter_map(|item| line(*item, opened))
            .collect(),
        more: items.len().saturating_sub(ITEMS_LIMIT),
        state: opened.state(first),
        ending: opened.ending(first),
    })
}

fn line(item: ItemId, opened: Opened<'_>) -> Option<Line> {
    let row = opened.row(item)?;
    let frame = match row.kind {
        RowKind::Frame { .. } => opened.frame(item),
        _ => None,
    };
    let (len, content) = frame.map_or((0, 0), |frame| carried(&frame));
    Some(Line { row, len, content })
}

/// How much a frame carries, and a hash of it.
fn carried(frame: &FrameDetail) -> (u64, u64) {
    let message = frame.message.as_ref();
    let inflated = message
        .filter(|message| message.part.number == 1)
        .and_then(|message| message.inflated.as_ref());
    match inflated {
        Some(inflated) => (inflated.len, hash(&inflated.payload)),
        None => (frame.payload_seen, hash(&frame.payload)),
    }
}

/// FNV-1a: the same everywhere and for ever.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// Offset of the first byte in which two runs differ; `None` if one begins with all of the other.
pub fn first_difference(a: &[u8], b: &[u8]) -> Option<usize> {
    a.iter().zip(b).position(|(a, b)| a != b)
}
