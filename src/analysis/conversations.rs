//! The list of conversations in a capture.

use super::capture_overview::ToldBy;
use super::filter::FilterError;
use super::guess::FrameGuess;
use super::overview::Counts;
use super::parameters::ParameterGuess;
use super::start::Start;
use crate::protocol::Peer;
use serde::{Deserialize, Serialize};

/// A listed conversation, in the order of their first packets: 0 is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConversationId(pub u32);

/// What is to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ConversationQuery {
    /// By what.
    pub sort: SortBy,
    /// Which way.
    pub order: Order,
    /// Words that must all stand in a conversation's ends, path, host, sub-protocol, extensions, state or server name, in any letter case.
    pub filter: String,
}

/// By what conversations are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortBy {
    /// The time of the first packet.
    #[default]
    Start,
    /// Client, then server.
    Ends,
    /// Host and path.
    Path,
    /// State.
    State,
    /// Number of frames.
    Frames,
    /// Payload bytes of both directions.
    Bytes,
    /// Findings, the worst first.
    Findings,
    /// Duration.
    Duration,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The least first.
    #[default]
    Ascending,
    /// The most first.
    Descending,
}

/// Some of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationPage {
    /// What was asked.
    pub query: ConversationQuery,
    /// How many the whole list has.
    pub total: u32,
    /// Position of the first of `rows`.
    pub first: u32,
    /// The rows.
    pub rows: Vec<ConversationRow>,
    /// What is wrong with the filter.
    pub error: Option<FilterError>,
}

/// One conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationRow {
    /// Which.
    pub id: ConversationId,
    /// What is known of it.
    pub state: ConversationState,
    /// What its bytes are.
    pub told_by: ToldBy,
    /// Client and server, as `address:port`; of HAR, the server's is the host. Guessed where `state` is [`ConversationState::MidStream`].
    pub ends: [String; 2],
    /// The name of the interface, where the capture has several.
    pub interface: Option<String>,
    /// The request's target.
    pub path: Option<String>,
    /// The request's Host.
    pub host: Option<String>,
    /// The server's Sec-WebSocket-Protocol.
    pub protocol: Option<String>,
    /// The server's Sec-WebSocket-Extensions.
    pub extensions: Option<String>,
    /// The name that a TLS client asks for (SNI).
    pub server_name: Option<String>,
    /// How many frames.
    pub frames: u32,
    /// How many messages.
    pub messages: u32,
    /// Payload bytes of its frames, as their headers say: the client's, the server's.
    pub bytes: [u64; 2],
    /// Of its compressed messages, the payload bytes on the wire and what they inflate to; `None` if there is none.
    pub inflated: Option<[u64; 2]>,
    /// Bytes that were not captured: the client's, the server's.
    pub missing: [u64; 2],
    /// Findings.
    pub findings: Counts,
    /// Where frames were found by how they look: the client's, the server's; at most [`ConversationRow::GUESSES_LIMIT`] each. A page is
    /// told in `remarks`.
    #[serde(skip)]
    pub guesses: [Vec<FrameGuess>; 2],
    /// With which other parameters compressed messages inflate: the client's, the server's. A page is told in `remarks`.
    #[serde(skip)]
    pub parameters: [Option<ParameterGuess>; 2],
    /// What was guessed, in words, if somebody put it in words.
    pub remarks: Vec<Remark>,
    /// When its first packet was captured, in nanoseconds from the start of the capture.
    pub start: Option<u64>,
    /// From its first packet to its last, in nanoseconds.
    pub duration: u64,
}

impl ConversationRow {
    /// Guesses of one direction at most.
    pub const GUESSES_LIMIT: usize = 4;

    /// Whether anything was guessed.
    pub fn has_guesses(&self) -> bool {
        let has_starts = self.guesses.iter().any(|guesses| !guesses.is_empty());
        has_starts || self.parameters.iter().any(Option::is_some)
    }
}

/// Something that was guessed of one direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who sends there.
    pub peer: Peer,
    /// What was guessed, and what speaks for it.
    pub says: String,
    /// What can be chosen instead, and the words for that.
    pub starts: Vec<(String, Start)>,
}

/// What became of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConversationState {
    /// 101, and nothing that ends it.
    Open,
    /// 101, and Close frames of both (RFC 6455 §7.1).
    Closed,
    /// 101, and the TCP connection ended without Close frames of both: what an API reports as 1006.
    Abnormal,
    /// No handshake was captured; frames were found by how they look.
    MidStream,
    /// The request asks for WebSocket; no answer was captured.
    RequestOnly,
    /// A 101 to a request that was not captured.
    ResponseOnly,
    /// The server answered with another status.
    Rejected(u16),
    /// TLS: what is inside cannot be read.
    Tls,
}

impl ConversationState {
    /// Whether frames can be expected in it: others are greyed.
    pub const fn has_frames(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Closed | Self::Abnormal | Self::MidStream | Self::ResponseOnly
        )
    }

    /// Its name, in lower case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Abnormal => "abnormal",
            Self::MidStream => "mid-stream",
            Self::RequestOnly => "request-only",
            Self::ResponseOnly => "response-only",
            Self::Rejected(_) => "rejected",
            Self::Tls => "tls",
        }
    }
}
