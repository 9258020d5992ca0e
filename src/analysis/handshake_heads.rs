//! The heads of an opening handshake.

use super::capture_overview::ToldBy;

/// The heads of a handshake as they were sent, as far as they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandshakeHeads {
    /// The request's bytes, blank line included.
    pub request: Option<Vec<u8>>,
    /// The response's.
    pub response: Option<Vec<u8>>,
    /// A browser may tell a part of each: then the blank line is not there.
    pub told_by: ToldBy,
}

impl HandshakeHeads {
    /// Whether neither is there.
    pub const fn is_empty(&self) -> bool {
        self.request.is_none() && self.response.is_none()
    }
}
