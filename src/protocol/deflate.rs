//! permessage-deflate (RFC 7692): what a handshake agreed on.

use super::http::Head;

/// How one direction compresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compressing {
    /// Whether a message may refer back to earlier ones (context takeover, §7.1.1).
    pub takes_over: bool,
    /// The base-2 logarithm of the sliding window's size, 8–15 (§7.1.2).
    pub window_bits: u8,
}

/// What a handshake agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How the client compresses.
    pub client: Compressing,
    /// How the server does.
    pub server: Compressing,
}

impl Agreement {
    /// What the server's `response` accepts; `None` if it does not accept permessage-deflate. Header names and extension names are read in
    /// any letter case, lists and repeated fields as one (RFC 9110 §5.3). Parameters out of range count as left out.
    pub fn of(response: &Head<'_>) -> Option<Self> {
        let _ = response;
        todo!()
    }
}
