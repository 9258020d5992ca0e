//! What a tap tells.

use super::Dropped;
use serde::Serialize;
use std::net::SocketAddr;

/// Something that happened. Connections and viewers have numbers, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A client connected, and the server took it.
    Opened {
        /// The connection.
        connection: u32,
        /// The client.
        client: SocketAddr,
        /// The server, as it was reached.
        server: SocketAddr,
    },
    /// A client connected, and the server cannot be reached, or does not take it.
    Unreachable {
        /// The connection.
        connection: u32,
        /// The client.
        client: SocketAddr,
        /// In words, of the system or of TLS.
        why: String,
    },
    /// A connection ended.
    Closed {
        /// The connection.
        connection: u32,
        /// Bytes that the client sent.
        from_client: u64,
        /// Bytes that the server sent.
        from_server: u64,
        /// How.
        ending: Ending,
    },
    /// A client could not be taken, in the words of the system: often too many files are open.
    NotAccepted {
        /// In words.
        why: String,
    },
    /// A viewer came.
    ViewerCame {
        /// The viewer.
        viewer: u32,
        /// From where.
        address: SocketAddr,
    },
    /// What a viewer could not take, or what was gone before it came, begins to be left out.
    ViewerMisses {
        /// The viewer.
        viewer: u32,
    },
    /// A viewer left.
    ViewerLeft {
        /// The viewer.
        viewer: u32,
        /// What was left out for it. What still waited when it left is not counted.
        dropped: Dropped,
    },
    /// Somebody who wanted to see was turned away.
    ViewerRefused {
        /// From where.
        address: SocketAddr,
        /// Why.
        why: Refusal,
    },
    /// The file is slower than the traffic: connections wait for it.
    FileIsSlow,
    /// The file could not be written on; connections go on.
    FileBroken {
        /// In words of the system.
        why: String,
    },
    /// So many events were left out, since nobody took them.
    Untold {
        /// How many.
        events: u64,
    },
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Both said their last, the client first.
    ByClient,
    /// Both said their last, the server first.
    ByServer,
    /// The client broke it.
    ResetByClient,
    /// The server broke it.
    ResetByServer,
    /// It was open when the tap ended.
    Stopped,
}

/// Why somebody is not shown anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Without the token, or with a wrong one.
    Token,
    /// A page of an origin that is not allowed.
    Origin,
    /// It does not offer the sub-protocol.
    Subprotocol,
    /// There are as many viewers as are served.
    TooMany,
}
