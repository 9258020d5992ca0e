//! What a capture file is, at a glance: while it is read and after.

use super::overview::Counts;
use super::row::ItemId;
use crate::capture::file::FileInfo;
use crate::capture::record::{LinkType, Timestamp};
use serde::{Deserialize, Serialize};

/// The answer to opening a capture, again and again while it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureOverview {
    /// The file's name.
    pub name: String,
    /// How far reading has come.
    pub reading: Reading,
    /// What the items were made from.
    pub told_by: ToldBy,
    /// What the file says of itself. Of a HAR file only `format`, `written_by` and `damage` say something.
    pub file: FileInfo,
    /// Bytes of the file as it lies on the disk; of a live capture, that came so far.
    pub file_len: u64,
    /// Whether it was inflated (gzip) on the way.
    pub gzipped: bool,
    /// Bytes of it that were read; as many as `file_len` at the end.
    pub read: u64,
    /// When the first packet was captured: what the times of rows count from.
    pub start: Option<Timestamp>,
    /// From the first packet to the last, in nanoseconds.
    pub duration: u64,
    /// How many items (events, heads, frames, gaps) there are.
    pub items: u32,
    /// The id of the first of them: 0 but for a live capture that forgot others.
    pub first_id: u32,
    /// How many of them are frames.
    pub frames: u32,
    /// How many messages (RFC 6455 §5.4) there are.
    pub messages: u32,
    /// How many conversations are listed.
    pub conversations: u32,
    /// What is in the file besides.
    pub other: OtherTraffic,
    /// How many findings there are.
    pub findings: Counts,
    /// The first frame, or else the first item.
    pub first: Option<ItemId>,
    /// Which limits were reached.
    pub limits: Vec<Limit>,
    /// Why reading ended early, if it did: the system's words, or where a HAR file is broken.
    pub problem: Option<String>,
}

/// How far reading a file has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// More is to come.
    #[default]
    Going,
    /// All of it was read, or all that can be.
    Done,
    /// The user stopped it; what was read before stays.
    Cancelled,
    /// It is no file: it grows while connections are open.
    Live,
}

/// What a conversation's bytes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldBy {
    /// Bytes of the wire.
    #[default]
    Wire,
    /// Messages as a browser told them (HAR, or a live connection): their frames are reconstructed, as they would be on the wire. The masks of
    /// HAR are left out, those of a live connection are random.
    Browser,
}

/// What a capture holds besides the listed conversations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherTraffic {
    /// Connections that speak TLS: listed, greyed.
    pub tls: u32,
    /// Connections that speak HTTP and never ask for WebSocket.
    pub http: u32,
    /// Connections that speak HTTP/2.
    pub http2: u32,
    /// Connections of any other kind, or without a byte.
    pub tcp: u32,
    /// What those of any other kind speak, by their first bytes, as far as these tell: the name, how many.
    pub named: Vec<(String, u32)>,
    /// Packets that are not TCP over IP.
    pub packets: u32,
    /// Packets whose link type is not read: the type, its name if it has one, how many.
    pub link_types: Vec<(LinkType, Option<String>, u32)>,
    /// Packets that are cut or broken before their TCP payload.
    pub broken: u32,
    /// IP fragments whose others never came.
    pub fragments: u32,
}

/// A limit that keeps work and memory bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// A message was inflated up to this many bytes, and no further.
    MessageInflated(u64),
    /// This many bytes were inflated in all; later messages were not.
    Inflated(u64),
    /// Only this many findings are kept; the others are counted.
    Findings(u32),
    /// Only this many connections are told apart.
    Connections(u32),
    /// Only this many items are kept.
    Items(u32),
    /// Of a live capture at most so many bytes are kept, the latest.
    Kept(u64),
}
