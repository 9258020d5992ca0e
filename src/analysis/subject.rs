//! What is compared: see [`comparing`](super::comparing).

use super::row::ItemId;
use serde::{Deserialize, Serialize};

/// What of a source is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectOf {
    /// A frame.
    Frame(ItemId),
    /// The conversation that an item is of.
    Conversation(ItemId),
}

/// One side of a comparison, kept until the other is chosen: what is needed of it, since its source may be gone by then.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kept {
    /// What it is of.
    pub of: SubjectOf,
    /// What it is, in words.
    pub name: String,
    /// What is known of it, as the engine writes it down.
    #[serde(with = "serde_bytes")]
    pub facts: Vec<u8>,
}
