//! How a server accepts an offer of permessage-deflate (RFC 7692 §7.1).

use crate::protocol::deflate::Agreement;

/// An answer to an offer of permessage-deflate that grants all that it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedDeflate {
    /// What is agreed on then.
    pub agreement: Agreement,
    /// The element of the response's Sec-WebSocket-Extensions.
    pub element: String,
}
