//! What one reader hands to another: see [`share`](super::share) for how it is written.

use super::edit::Edit;
use super::input::Input;
use super::page::{Buffer, Query};
use super::row::ItemId;
use super::start::Start;
use crate::protocol::FieldId;
use serde::{Deserialize, Serialize};

/// A source, how it is read, its edits and what is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The text and how it is read; of a capture only how.
    pub input: Input,
    /// The capture, where the source is one.
    pub capture: Option<Capture>,
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// Where frames begin in the midst of a stream of the capture, as somebody said.
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

/// A capture that is handed over whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}
