//! The two ends of a connection. Framescope only watches, so neither is local or remote.

use serde::{Deserialize, Serialize};

/// The endpoint that sent something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Peer {
    /// The endpoint that opened the connection; it masks its frames (§5.1).
    Client,
    /// The endpoint that accepted it; it must not mask (§5.1).
    Server,
}

impl Peer {
    /// The one that sends frames of this masking, if both keep to §5.1.
    pub const fn from_masking(masked: bool) -> Self {
        if masked { Self::Client } else { Self::Server }
    }

    /// The name, in lower case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}
