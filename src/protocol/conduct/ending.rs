//! How a conversation ended (RFC 6455 §7).

use crate::protocol::{CloseBody, Peer};
use serde::{Deserialize, Serialize};

/// How a conversation ended, as far as it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// In short.
    pub kind: EndingKind,
    /// Who sent the first Close frame.
    pub began: Option<Peer>,
    /// The first Close frame of the client, and of the server.
    pub closes: [Option<CloseSeen>; 2],
    /// Who ended the TCP connection first, and how.
    pub tcp: Option<TcpEnd>,
    /// When the last frame of the client, and of the server, was seen.
    pub last_frames: [Option<u64>; 2],
    /// Ping frames that were left unanswered.
    pub unanswered_pings: u64,
}

/// How a conversation ended, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndingKind {
    /// Both peers sent a Close frame (§7.1.3).
    ClosingHandshake,
    /// One peer sent a Close frame and the other did not.
    CloseUnanswered,
    /// The TCP connection ended without any Close frame.
    WithoutClose,
    /// A peer left pings unanswered, and then the TCP connection ended.
    TimedOut,
    /// It was not seen to end.
    Open,
    /// Its end was not captured.
    Unknown,
}

impl EndingKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::ClosingHandshake,
        Self::CloseUnanswered,
        Self::WithoutClose,
        Self::TimedOut,
        Self::Open,
        Self::Unknown,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ClosingHandshake => "closing-handshake",
            Self::CloseUnanswered => "close-unanswered",
            Self::WithoutClose => "without-close",
            Self::TimedOut => "timed-out",
            Self::Open => "open",
            Self::Unknown => "unknown",
        }
    }
}

/// A Close frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseSeen {
    /// Its status code; [1005](Ending::NO_CODE) if it has none, `None` if its body was not captured.
    pub code: Option<u16>,
    /// When it was seen.
    pub time: u64,
}

/// The end of a TCP connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TcpEnd {
    /// By whom.
    pub by: Peer,
    /// How.
    pub kind: TcpEndKind,
    /// When.
    pub time: u64,
}

/// How a TCP connection is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TcpEndKind {
    /// FIN: its sender sends no more.
    Fin,
    /// RST: all is over.
    Rst,
}

impl Ending {
    /// What stands for a Close frame without a status code (§7.1.5).
    pub const NO_CODE: u16 = 1005;
    /// What stands for a connection that ended without a Close frame (§7.1.5).
    pub const ABNORMAL: u16 = 1006;

    /// The Connection Close Code (§7.1.5) that `peer` tells its application: that of the first Close frame that it received. `None` if that is not
    /// known.
    pub fn code_told_by(&self, peer: Peer) -> Option<u16> {
        let [client, server] = &self.closes;
        let received = match peer {
            Peer::Client => server,
            Peer::Server => client,
        };
        match (received, self.kind) {
            (Some(close), _) => close.code,
            (None, EndingKind::Open | EndingKind::Unknown) => None,
            (None, _) => self.tcp.map(|_| Self::ABNORMAL),
        }
    }
}

impl TcpEnd {
    /// Who and how, as a number: see [`Rule::UnansweredClose`](crate::protocol::Rule::UnansweredClose).
    pub(super) const fn found(self) -> u64 {
        match (self.by, self.kind) {
            (Peer::Client, TcpEndKind::Fin) => 1,
            (Peer::Client, TcpEndKind::Rst) => 2,
            (Peer::Server, TcpEndKind::Fin) => 3,
            (Peer::Server, TcpEndKind::Rst) => 4,
        }
    }
}

/// The status code in the body of a Close frame.
pub(super) fn code_of(body: &[u8]) -> u16 {
    match CloseBody::parse(body) {
        CloseBody::Status { code, .. } => code.0,
        CloseBody::Empty | CloseBody::TooShort => Ending::NO_CODE,
    }
}
