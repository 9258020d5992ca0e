//! What a source is, at a glance.

use super::row::ItemId;
use super::stream::StreamId;
use crate::capture::hexdump::{Choice, Layout, LeftOut, Problem};
use crate::protocol::{Peer, Severity};
use serde::{Deserialize, Serialize};

/// The answer to opening or editing a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How the text was read.
    pub read_as: ReadAs,
    /// The streams of bytes that were found.
    pub streams: Vec<StreamOverview>,
    /// How many items (handshakes and frames) there are.
    pub items: u32,
    /// How many of them are frames.
    pub frames: u32,
    /// How many messages (RFC 6455 §5.4) there are.
    pub messages: u32,
    /// How many findings there are.
    pub findings: Counts,
    /// The first frame, or else the first item.
    pub first: Option<ItemId>,
    /// How compression was decided on.
    pub compression: CompressionFrom,
}

/// How a text was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// As what.
    pub layout: Layout,
    /// Whether that was guessed.
    pub choice: Choice,
    /// Other layouts that give other bytes, best first.
    pub alternatives: Vec<Layout>,
    /// Lines of the text.
    pub lines: u64,
    /// Bytes that were read.
    pub bytes: u64,
    /// Packets that the text keeps apart.
    pub packets: u32,
    /// Bytes of link, IP and TCP headers that were recognised and left out.
    pub packet_headers: u64,
    /// What else was left out.
    pub left_out: Vec<LeftOut>,
    /// The first thing that could not be read.
    pub problem: Option<Problem>,
    /// The problem's text as a textarea counts: UTF-16 units.
    pub problem_utf16: Option<[u32; 2]>,
}

/// One stream of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamOverview {
    /// Its id.
    pub id: StreamId,
    /// Bytes in it.
    pub len: u64,
    /// Who sent it; `None` where each frame tells for itself.
    pub peer: Option<Peer>,
    /// How that is known.
    pub peer_from: PeerFrom,
    /// Sender and receiver, as `address:port`, where packet headers tell.
    pub endpoints: Option<[String; 2]>,
}

/// How the sender of a frame is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerFrom {
    /// A handshake tells.
    Handshake,
    /// The user said so.
    Choice,
    /// Guessed: masked frames are the client's (§5.1).
    Masking,
}

/// How it is known whether RSV1 means compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CompressionFrom {
    /// The handshake agreed on permessage-deflate.
    HandshakeAgreed,
    /// The handshake did not agree on it.
    HandshakeRefused,
    /// The user said so.
    Choice,
    /// Nothing tells.
    Unknown,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Broken MUSTs.
    pub violations: u32,
    /// What is often a fault.
    pub cautions: u32,
    /// What is worth knowing.
    pub notes: u32,
}

impl Counts {
    /// How many there are.
    #[cfg(feature = "reports")]
    pub fn total(self) -> u64 {
        [self.violations, self.cautions, self.notes]
            .map(u64::from)
            .iter()
            .sum()
    }

    /// How bad the worst is; a note if there is none.
    #[cfg(feature = "reports")]
    pub const fn worst(self) -> Severity {
        if self.violations > 0 {
            Severity::Violation
        } else if self.cautions > 0 {
            Severity::Caution
        } else {
            Severity::Note
        }
    }

    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        let count = match severity {
            Severity::Violation => &mut self.violations,
            Severity::Caution => &mut self.cautions,
            Severity::Note => &mut self.notes,
        };
        *count = count.saturating_add(1);
    }
}
