//! What can be taken out of a capture, as files.

use super::conversations::ConversationId;
use super::page::Query;
use super::row::ItemId;
use super::sharing::Sharing;
use serde::{Deserialize, Serialize};

/// What is to be exported.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Export {
    /// The payload of this item's message, inflated: the bytes themselves.
    Message(ItemId),
    /// The payloads of all messages of a conversation, each a file in a ZIP archive.
    Messages(ConversationId),
    /// The rows that a query leaves, as a JSON array.
    Json(Query),
    /// The same as CSV (RFC 4180), with a head line.
    Csv(Query),
    /// The packets of these items, as pcapng.
    Packets(Vec<ItemId>),
    /// All packets of a conversation, as pcapng.
    ConversationPackets(ConversationId),
    /// Both streams of a conversation as a hex dump that Wireshark's “Import from Hex Dump” and text2pcap read.
    HexDump(ConversationId),
    /// A file of Framescope's own, for another reader: of a paste too.
    Share(Box<Sharing>),
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// What it is of.
    pub export: Export,
    /// A name to save it under.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has. They themselves are handed over beside the answer.
    pub len: u64,
    /// Why it ends early, if it does: the source could not be read any more.
    pub problem: Option<String>,
}
