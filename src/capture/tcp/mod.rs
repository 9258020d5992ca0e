//! TCP connections out of packets: who speaks with whom, each direction's bytes in order, and what happened beside them.

mod connection;
mod connections;
mod recent;
#[cfg(test)]
pub(super) mod recorded;
mod stream;
mod table;

pub use connections::Connections;

use super::checksum::{Checksum, Checksums};
use super::record::Timestamp;
use crate::bytes::Span;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;

/// A connection, by the order in which connections were first seen: 0 is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConnectionId(pub u32);

/// An end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The one that sent the SYN; where that was not captured, the one whose packet came first (the receiver of it, if it was a SYN-ACK).
    Opener,
    /// The other.
    Other,
}

impl Side {
    /// The one at the other end.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Opener => Self::Other,
            Self::Other => Self::Opener,
        }
    }
}

/// A connection when it is first seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its ends, [`Side::Opener`] first.
    pub ends: [SocketAddr; 2],
    /// The interface that captured it: the same connection seen on two interfaces is two connections.
    pub interface: u32,
    /// Whether the opener is known by a SYN or SYN-ACK.
    pub syn_seen: bool,
}

/// When and where something was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The packet, from 1.
    pub packet: u32,
    /// When.
    pub time: Option<Timestamp>,
}

/// A packet that opens, closes or breaks a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TcpEvent {
    /// SYN.
    Syn,
    /// SYN and ACK.
    SynAck,
    /// The ACK that completes the three-way opening, without payload.
    Ack,
    /// FIN.
    Fin,
    /// The first ACK of a FIN.
    FinAcked,
    /// RST.
    Rst,
}

impl TcpEvent {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Syn => "syn",
            Self::SynAck => "syn-ack",
            Self::Ack => "ack",
            Self::Fin => "fin",
            Self::FinAcked => "fin-acked",
            Self::Rst => "rst",
        }
    }
}

/// An event with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: TcpEvent,
    /// The sequence number, as on the wire.
    pub sequence_number: u32,
    /// The acknowledgment number, as on the wire; 0 without ACK.
    pub acknowledgment_number: u32,
    /// Offset in the file of the first byte of the packet.
    pub file_offset: u64,
}

/// What is odd about a segment, and changes no byte of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// Bytes were seen before, the same ones as far as the first ones are still known. A SYN, FIN or RST that comes again has no bytes.
    Retransmission,
    /// Bytes were seen before with other values: the first ones are kept, unless a wrong checksum speaks against them.
    OtherData,
    /// Bytes came after some that follow them; too late, if these were handed on.
    OutOfOrder,
    /// A keep-alive: one byte or none before the next sequence number.
    KeepAlive,
}

/// A run of stream bytes and where they stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Offset of the first one in the file.
    pub file_offset: u64,
    /// The packet that brought them.
    pub seen: Seen,
    /// What the checksum of their segment says.
    pub checksum: Checksum,
}

/// What takes the connections.
pub trait Sink {
    /// A connection that was not seen before. Comes before all else about it; ids count up by one.
    fn opened(&mut self, id: ConnectionId, opened: &Opened, seen: Seen);

    /// An opening, closing or breaking packet, in the order of capture.
    fn happened(&mut self, id: ConnectionId, side: Side, happened: &Happened, seen: Seen);

    /// The next bytes that `side` sent: each byte of the stream comes once and in order.
    fn data(&mut self, id: ConnectionId, side: Side, piece: Piece<'_>);

    /// The next `len` bytes that `side` sent were not captured.
    fn gap(&mut self, id: ConnectionId, side: Side, len: u64, seen: Seen);

    /// A segment was odd; `len` says how many of its bytes were.
    fn odd(&mut self, id: ConnectionId, side: Side, oddity: Oddity, len: u64, seen: Seen);

    /// How many checksums of `side` were right, and that some were not. Comes before [`closed`](Self::closed).
    fn summed(&mut self, id: ConnectionId, side: Side, checksums: &Checksums);

    /// Nothing more comes of this connection. Where ends are told at once it may be told again.
    fn closed(&mut self, id: ConnectionId);
}

/// A TCP segment, headers taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Who sent it.
    pub source: SocketAddr,
    /// To whom.
    pub destination: SocketAddr,
    /// The sequence number, as on the wire.
    pub sequence_number: u32,
    /// The acknowledgment number, as on the wire.
    pub acknowledgment_number: u32,
    /// The flags.
    pub flags: Flags,
    /// Length of its header in bytes.
    pub header_len: u8,
    /// Its payload, as offsets in the packet, as far as it was captured.
    pub payload: Span,
    /// How long the payload was before the snaplen cut it, as the IP header says; never less than `payload`.
    pub payload_len: u32,
}

impl Segment {
    /// The sequence number of the first payload byte: SYN takes one of its own (RFC 9293 §3.4).
    pub const fn first_byte(&self) -> u32 {
        self.sequence_number
            .wrapping_add(self.flags.has(Flags::SYN) as u32)
    }
}

/// Where a segment was captured.
#[derive(Clone, Copy, Debug)]
pub struct Captured<'a> {
    /// Its payload, as far as it was captured.
    pub bytes: &'a [u8],
    /// Offset in the file of the first of `bytes`.
    pub file_offset: u64,
    /// Offset in the file of the packet.
    pub packet_offset: u64,
    /// The interface that captured it.
    pub interface: u32,
    /// The packet's number and time.
    pub seen: Seen,
    /// What the segment's checksum says.
    pub checksum: Checksum,
}

/// The control bits of a TCP header (RFC 9293 §3.1), as they stand in its 14th byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flags(pub u8);

impl Flags {
    /// FIN.
    pub const FIN: u8 = 0x01;
    /// SYN.
    pub const SYN: u8 = 0x02;
    /// RST.
    pub const RST: u8 = 0x04;
    /// ACK.
    pub const ACK: u8 = 0x10;

    /// Whether all bits of `bits` are set.
    pub const fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }

    /// Whether any bit of `bits` is set.
    pub const fn any(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}
