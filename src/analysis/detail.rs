//! One item, opened.

use super::capture_overview::ToldBy;
use super::overview::PeerFrom;
use super::page::ByteOrigin;
use super::row::{ItemId, MessageId, Part, RowSeen, worst_first};
use super::stream::StreamId;
use crate::bytes::Span;
use crate::capture::tcp::{Oddity, TcpEvent};
use crate::protocol::{Field, Finding, FrameHeader, LengthForm, MaskingKey, Peer, Rule, Severity};
use serde::{Deserialize, Serialize};

/// An item, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// The head of an HTTP request or response.
    Handshake(HandshakeDetail),
    /// A frame.
    Frame(Box<FrameDetail>),
    /// A packet that opens, closes or breaks a connection.
    Tcp(TcpDetail),
    /// Bytes that were not captured, or not decoded.
    Gap(GapDetail),
}

impl Detail {
    /// Which item it is.
    pub fn item(&self) -> ItemId {
        match self {
            Self::Handshake(handshake) => handshake.item,
            Self::Frame(frame) => frame.item,
            Self::Tcp(event) => event.item,
            Self::Gap(gap) => gap.item,
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
    /// Its header fields in order: names and values, as spans of `text`'s bytes. Of a paste none.
    pub fields: Vec<[Span; 2]>,
    /// The other head of the handshake, of a capture.
    pub counterpart: Option<ItemId>,
    /// That head's text.
    pub counterpart_text: Option<String>,
    /// When and where a capture shows it.
    pub seen: Option<RowSeen>,
    /// Where its bytes stand in a capture.
    pub origins: Vec<ByteOrigin>,
}

/// A packet that opens, closes or breaks a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TcpDetail {
    /// Which item.
    pub item: ItemId,
    /// What it does.
    pub event: TcpEvent,
    /// Who sent it, if that is known.
    pub peer: Option<Peer>,
    /// Sender and receiver, as `address:port`.
    pub endpoints: [String; 2],
    /// The sequence number, as on the wire.
    pub sequence_number: u32,
    /// The acknowledgment number, as on the wire; 0 without ACK.
    pub acknowledgment_number: u32,
    /// Offset of the packet in the file.
    pub file_offset: u64,
    /// When and where.
    pub seen: RowSeen,
    /// What was odd in the whole connection: what, how many segments, how many bytes.
    pub oddities: Vec<(Oddity, u32, u64)>,
}

/// Bytes that were not captured, or not decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapDetail {
    /// Which item.
    pub item: ItemId,
    /// Where in the stream.
    pub span: Span,
    /// Whether they were captured, and could not be decoded.
    pub captured: bool,
    /// Who sent them, if that is known.
    pub peer: Option<Peer>,
    /// When and where what follows it was seen.
    pub seen: RowSeen,
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
    /// What its bytes are.
    pub told_by: ToldBy,
    /// When and where a capture shows it.
    pub seen: Option<RowSeen>,
    /// Where its bytes stand in a capture: stream offsets; at most [`FrameDetail::ORIGINS_LIMIT`].
    pub origins: Vec<ByteOrigin>,
    /// Stream offsets of its bytes that were not captured; `head` and `payload` hold zeros there.
    pub unknown: Vec<Span>,
    /// Of a ping or pong, the other of the pair.
    pub pair: Option<ItemId>,
}

impl FrameDetail {
    /// Bytes of `head` at most.
    pub const HEAD_LIMIT: usize = 4096;
    /// Bytes of `payload` at most.
    pub const PAYLOAD_LIMIT: usize = 64 * 1024;
    /// Runs in `origins` at most.
    pub const ORIGINS_LIMIT: usize = 1000;
}

/// A whole header; see [`FrameHeader`].
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

impl HeaderDetail {
    pub(super) fn of(header: FrameHeader) -> Self {
        Self {
            fin: header.fin,
            rsv: header.rsv,
            opcode: header.opcode.0,
            length_form: header.length_form,
            payload_len: header.payload_len,
            masking_key: header.masking_key.map(|MaskingKey(key)| key),
        }
    }
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
    /// Offsets in `payload` of bytes that were not captured: zeros stand there.
    pub unknown: Vec<Span>,
    /// What it inflates to; `None` where it is not compressed, or nothing agreed on compression.
    pub inflated: Option<Inflated>,
}

/// A compressed message, inflated (RFC 7692 §7.2.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inflated {
    /// How many bytes it inflates to, as far as it could be.
    pub len: u64,
    /// The first of them, at most [`FrameDetail::PAYLOAD_LIMIT`].
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
    /// Offsets of inflated bytes that are copies of some that were lost, or not captured: zeros stand there.
    pub unknown: Vec<Span>,
    /// What it may refer back to and that was lost; `None` where all is known.
    pub lost: Option<LostHistory>,
    /// Why it ends early, if it does.
    pub problem: Option<InflateProblem>,
}

/// A part of a stream in which what compressed messages may refer back to is not all known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostHistory {
    /// Stream offset where something was lost.
    pub from: u64,
    /// Stream offset from which on all is known again: a window of bytes came since. `None` if that never was.
    pub until: Option<u64>,
}

/// Why a message could not be inflated, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InflateProblem {
    /// The compressed data breaks RFC 1951 at this offset of the message.
    Corrupt {
        /// Offset in the message's compressed payload.
        at: u64,
    },
    /// It goes on, but inflates to more than this many bytes.
    Limit(u64),
    /// Parts of it were not captured.
    Missing,
    /// So much was inflated before it that it was not.
    HistoryLost,
    /// The message is not complete.
    Unfinished,
}

impl InflateProblem {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Corrupt { .. } => "corrupt",
            Self::Limit(_) => "limit",
            Self::Missing => "missing",
            Self::HistoryLost => "history-lost",
            Self::Unfinished => "unfinished",
        }
    }
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

impl FindingDetail {
    /// Findings, the worst first.
    pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Self> {
        worst_first(findings, |finding| Self {
            rule: finding.rule,
            severity: finding.rule.severity(),
            span: finding.span,
            found: finding.found,
        })
    }
}
