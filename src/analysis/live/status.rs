//! How a live conversation is, at a glance.

use super::address::AddressProblem;
use super::cause::Cause;
use super::request::Keep;
use super::subprotocols::SubprotocolProblem;
use serde::{Deserialize, Serialize};

/// How things are. Times are milliseconds since 1970 by the device's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveStatus {
    /// The socket that talks to the server.
    pub direct: Option<SocketStatus>,
    /// The socket that a tap's feed comes by.
    pub feed: Option<SocketStatus>,
    /// Messages and their bytes since the beginning: those that the direct socket sent and got, or, with a feed, those that it showed.
    pub total: Amounts,
    /// What is being sent.
    pub sending: Option<Progress>,
    /// The last seconds, the latest one last and not full yet.
    pub rates: Vec<Rate>,
    /// What the tap had to leave out of the feed, since the page was slower.
    pub dropped: Dropped,
    /// How much is kept.
    pub keep: Keep,
    /// Items that were forgotten since the beginning.
    pub forgotten: u32,
    /// Bytes that are kept.
    pub kept_bytes: u64,
    /// What waits while it is paused; `None`: it is not.
    pub paused: Option<Paused>,
}

impl LiveStatus {
    /// Whether a socket is open, is to be, or is being closed.
    pub fn goes_on(&self) -> bool {
        let mut sockets = self.direct.iter().chain(&self.feed);
        sockets.any(|socket| socket.state != ReadyState::Closed || socket.retry.is_some())
    }
}

/// How a socket is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocketStatus {
    /// Where to.
    pub address: String,
    /// `readyState`.
    pub state: ReadyState,
    /// When it came into each state, in order, of this try: the first is `Connecting`, the last is `state`.
    pub since: Vec<(ReadyState, u64)>,
    /// The sub-protocol that was agreed; empty if none was, or before.
    pub protocol: String,
    /// The extensions that were agreed, as the browser tells them; empty if none were, or before.
    pub extensions: String,
    /// `bufferedAmount`: bytes that were sent and have not left the browser.
    pub buffered: u64,
    /// How it was closed.
    pub closed: Option<Closed>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// The try that comes next.
    pub retry: Option<Retry>,
}

/// `readyState`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadyState {
    /// The opening handshake goes on.
    Connecting,
    /// Messages go both ways.
    Open,
    /// The closing handshake goes on.
    Closing,
    /// Over.
    #[default]
    Closed,
}

impl ReadyState {
    /// As the API spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connecting => "CONNECTING",
            Self::Open => "OPEN",
            Self::Closing => "CLOSING",
            Self::Closed => "CLOSED",
        }
    }
}

/// What the close event tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// 1005: the Close frame had no code; 1006: there was no closing handshake.
    pub code: u16,
    /// The reason that the server gave.
    pub reason: String,
    /// `wasClean`: both peers sent a Close frame.
    pub was_clean: bool,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// The address is none.
    Address(AddressProblem),
    /// A sub-protocol cannot be offered.
    Subprotocols(SubprotocolProblem),
    /// The browser refused to try: its words.
    Browser(String),
    /// The server did not answer the opening handshake for so many milliseconds, and it was left off.
    NoAnswer {
        /// How long.
        after_ms: u32,
    },
    /// It could not be opened, or was lost. The browser does not tell why: what is possible, by what was seen.
    Lost(Vec<Cause>),
    /// The browser closed it itself, since a message could not be read.
    Unreadable(String),
    /// What a feed brings is no capture.
    NotAFeed,
}

/// Another try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retry {
    /// Which, from 1.
    pub attempt: u32,
    /// When.
    pub at: u64,
}

/// How far sending has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many were sent, of all that are wanted.
    pub done: u64,
    /// How many are wanted.
    pub of: u64,
    /// Whether it waits until the browser has sent what it holds.
    pub held_back: bool,
}

/// Messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// How many.
    pub messages: u64,
    /// Bytes of their payloads.
    pub bytes: u64,
}

/// Messages each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// From the client to the server.
    pub by_client: Amount,
    /// From the server to the client.
    pub by_server: Amount,
}

/// One second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// When it began.
    pub at: u64,
    /// What came in it.
    pub amounts: Amounts,
}

/// What a feed left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// How many packets.
    pub packets: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// What waits while it is paused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paused {
    /// How many messages; of a feed, how many pieces.
    pub messages: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many did not wait to the end, since no more than [`Waiting`](super::Waiting) holds can wait.
    pub pushed_in: u64,
}
