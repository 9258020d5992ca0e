//! One item, opened.

use super::overview::PeerFrom;
use super::row::{ItemId, MessageId, Part};
use super::stream::StreamId;
use crate::bytes::Span;
use crate::protocol::{Field, LengthForm, Peer, Rule, Severity};
use serde::{Deserialize, Serialize};

/// An item, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// The head of an HTTP request or response.
    Handshake(HandshakeDetail),
    /// A frame.
    Frame(Box<FrameDetail>),
}

impl Detail {
    /// Which item it is.
    pub fn item(&self) -> ItemId {
        match self {
            Self::Handshake(handshake) => handshake.item,
            Self::Frame(frame) => frame.item,
        }
    }
}

/// A handshake's head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandshakeDetail {
    /// Which item.
    pub item: ItemId,
    /// In which stream.
    pub stream: StreamId,
    /// Where in the stream.
    pub span: Span,
    /// Who sent it.
    pub peer: Peer,
    /// Its text; U+FFFD where it is not UTF-8.
    pub text: String,
    /// Sec-WebSocket-Key of the request that it is or answers.
    pub key: Option<String>,
    /// Sec-WebSocket-Accept of the response that it is or got.
    pub accept: Option<String>,
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameDetail {
    /// Which item.
    pub item: ItemId,
    /// Its number among the frames, from 1.
    pub number: u32,
    /// In which stream.
    pub stream: StreamId,
    /// Its bytes in the stream, as far as they are there.
    pub span: Span,
    /// The first and the last packet of the paste that it stands in, from 1; `None` if the paste is one piece.
    pub packets: Option<[u32; 2]>,
    /// Who sent it; `None` if not even its masking is there.
    pub peer: Option<Peer>,
    /// How that is known.
    pub peer_from: PeerFrom,
    /// Its first bytes as they stand in the stream, at most [`FrameDetail::HEAD_LIMIT`].
    #[serde(with = "serde_bytes")]
    pub head: Vec<u8>,
    /// Bytes of the header that are there: 2–14 for a whole one.
    pub header_len: u8,
    /// What the header says; `None` if it is cut off.
    pub header: Option<HeaderDetail>,
    /// Bytes of payload that are there.
    pub payload_seen: u64,
    /// Its fields; they tile the frame.
    pub fields: Vec<Field>,
    /// Its findings, the worst first.
    pub findings: Vec<FindingDetail>,
    /// The beginning of its payload, unmasked, at most [`FrameDetail::PAYLOAD_LIMIT`] bytes.
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
    /// The message that it belongs to; `None` for a control frame.
    pub message: Option<MessageDetail>,
    /// The bytes that were pasted in its place, if they were others.
    #[serde(with = "serde_bytes")]
    pub original: Option<Vec<u8>>,
}

impl FrameDetail {
    /// Bytes of `head` at most.
    pub const HEAD_LIMIT: usize = 4096;
    /// Bytes of `payload` at most.
    pub const PAYLOAD_LIMIT: usize = 64 * 1024;
}

/// A whole header; see [`FrameHeader`](crate::protocol::FrameHeader).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderDetail {
    /// FIN.
    pub fin: bool,
    /// RSV1–3 as a 3-bit number, RSV1 = 4.
    pub rsv: u8,
    /// The opcode.
    pub opcode: u8,
    /// How the length is written.
    pub length_form: LengthForm,
    /// Payload length in bytes.
    pub payload_len: u64,
    /// The masking key.
    pub masking_key: Option<[u8; 4]>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDetail {
    /// Which.
    pub id: MessageId,
    /// Text, binary or a reserved opcode.
    pub opcode: u8,
    /// This frame's place in it.
    pub part: Part,
    /// Its frames, at most [`MessageDetail::FRAMES_LIMIT`].
    pub frames: Vec<ItemId>,
    /// Payload length in bytes of all fragments.
    pub payload_len: u64,
    /// Whether its final fragment is there and whole.
    pub complete: bool,
    /// Whether it is compressed, as far as RSV1 tells.
    pub compressed: bool,
    /// Its first bytes, unmasked, at most [`FrameDetail::PAYLOAD_LIMIT`].
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
}

impl MessageDetail {
    /// Frames of `frames` at most.
    pub const FRAMES_LIMIT: usize = 1000;
}

/// A finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingDetail {
    /// The rule.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The bytes that show it, as offsets in the stream.
    pub span: Span,
    /// The number that was found; the rule says what it is.
    pub found: u64,
}
