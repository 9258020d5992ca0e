//! Inflating messages (RFC 7692 §7.2.2), with the history that context takeover needs.

use super::deflate::Compressing;

/// Inflates the compressed messages of one direction, one after the other.
pub struct Inflater {}

/// Why a message cannot be inflated further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InflateError {
    /// The data breaks RFC 1951.
    #[error("the compressed data is broken at offset {at}")]
    Corrupt {
        /// Offset in the message's compressed payload.
        at: u64,
    },
    /// It goes on beyond the limit.
    #[error("it inflates to more than {limit} bytes")]
    Limit {
        /// The limit in bytes.
        limit: u64,
    },
}

impl Inflater {
    /// The longest history, in bytes.
    pub const WINDOW: usize = 32 * 1024;

    /// An inflater before the first message.
    pub fn new(compressing: Compressing) -> Self {
        let _ = compressing;
        todo!()
    }

    /// An inflater before a later message: `history` is what [`history`](Self::history) gave there.
    pub fn resumed(compressing: Compressing, history: &[u8]) -> Self {
        let _ = (compressing, history);
        todo!()
    }

    /// Begins a message; without context takeover, history is forgotten. At most `limit` bytes are inflated.
    pub fn begin(&mut self, limit: u64) {
        let _ = limit;
        todo!()
    }

    /// Inflates the next unmasked payload bytes of the message (of any of its fragments), appending to `out`.
    ///
    /// # Errors
    /// [`InflateError`]; what was inflated before is in `out`. The rest of the message is to be left out, and with context takeover what
    /// follows has lost its history.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), InflateError> {
        let _ = (bytes, out);
        todo!()
    }

    /// Ends the message: the four octets that the sender left out are put back (§7.2.2).
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn end(&mut self, out: &mut Vec<u8>) -> Result<(), InflateError> {
        let _ = out;
        todo!()
    }

    /// The last inflated bytes, between messages: at most [`Inflater::WINDOW`]; none without context takeover.
    pub fn history(&self) -> Vec<u8> {
        todo!()
    }
}
