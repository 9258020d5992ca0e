//! The heads of an opening handshake.

/// The heads of a handshake as they were sent, as far as they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandshakeHeads {
    /// The request's bytes, blank line included.
    pub request: Option<Vec<u8>>,
    /// The response's.
    pub response: Option<Vec<u8>>,
}

impl HandshakeHeads {
    /// Whether neither is there.
    pub const fn is_empty(&self) -> bool {
        self.request.is_none() && self.response.is_none()
    }
}
