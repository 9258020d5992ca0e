//! Windows on what may be long: rows of a list, bytes of a buffer.

use super::conversations::ConversationId;
use super::filter::FilterError;
use super::row::{ItemId, Row};
use super::stream::StreamId;
use crate::bytes::Span;
use crate::protocol::Peer;
use serde::{Deserialize, Serialize};

/// Which lines a list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// Handshakes and frames.
    #[default]
    Frames,
    /// Messages.
    Messages,
}

/// A list and what is to be left of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Query {
    /// Which list.
    pub list: List,
    /// Only items of this conversation of a capture; `None`: of all.
    pub conversation: Option<ConversationId>,
    /// A [`Filter`](super::filter::Filter) as typed.
    pub filter: String,
}

/// Some rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPage {
    /// What was asked.
    pub query: Query,
    /// How many rows the whole list has; with a wrong filter, as many as without one.
    pub total: u32,
    /// Position of the first row of `rows`.
    pub first: u32,
    /// The rows.
    pub rows: Vec<Row>,
    /// The item that the request wanted kept in view.
    pub keep: Option<ItemId>,
    /// Position of its row, if it is in the list.
    pub kept: Option<u32>,
    /// What is wrong with the filter.
    pub error: Option<FilterError>,
    /// How much of the payloads was searched, and how much is to be, in bytes: while they differ, `total` and `rows` are what was found
    /// so far, and more answers come. `None` where no payload is searched.
    pub searched: Option<[u64; 2]>,
}

/// Bytes in which fields and payloads have offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Buffer {
    /// The stream as it was on the wire.
    #[default]
    Wire,
    /// The payload of the selected frame, unmasked.
    Unmasked,
    /// The payloads of all fragments of the selected frame's message, unmasked.
    Message,
    /// The selected frame's compressed message, inflated.
    Inflated,
}

/// Some bytes of a buffer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BytesPage {
    /// Of which stream.
    pub stream: StreamId,
    /// Which buffer.
    pub buffer: Buffer,
    /// Of which item, for a buffer other than the wire.
    pub item: ItemId,
    /// Bytes in the whole buffer.
    pub len: u64,
    /// Offset of the first of `bytes`.
    pub first: u64,
    /// The bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// The items that these bytes belong to, in order: spans of buffer offsets, of the whole item.
    pub items: Vec<ByteItem>,
    /// For each byte of `bytes`, where it was read in the pasted text: start and end in UTF-16 units; both 0 where it was not.
    pub places: Vec<[u32; 2]>,
    /// Buffer offsets, in order, of bytes that were not captured: `bytes` holds zeros there.
    pub unknown: Vec<Span>,
    /// Where these bytes stand in a capture, in order.
    pub origins: Vec<ByteOrigin>,
}

/// A run of bytes and where they stand in a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteOrigin {
    /// Offsets in the buffer or, of a frame, in the stream.
    pub span: Span,
    /// The packet, from 1.
    pub packet: u32,
    /// Offset of the first byte in the file (inflated, if it was gzipped).
    pub file_offset: u64,
}

/// An item's part of a buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteItem {
    /// Which.
    pub item: ItemId,
    /// Where.
    pub span: Span,
    /// Who sent it.
    pub peer: Option<Peer>,
}
