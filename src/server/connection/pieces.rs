//! Payload bytes of one take, and what of them belongs to the open message.

use crate::protocol::Opcode;
use crate::server::Outgoing;
use crate::server::frame::{FIN, LONGEST_HEADER, write_frame, write_header};
use std::ops::Range;

/// A payload on its way through the bench: what was not looked at yet, and what is kept of the open message.
pub(super) struct Pieces<'a> {
    pub(super) payload: &'a mut Vec<u8>,
    /// Where the next piece begins.
    pub(super) at: usize,
    /// The open message.
    pub(super) message: Range<usize>,
}

/// Room for a header before a message spares a copy of the message.
pub(super) const HEADROOM: usize = LONGEST_HEADER;

/// A message of this length is worth being sent without a copy.
const WORTH_SWAPPING: usize = 8 * 1024;

impl Pieces<'_> {
    /// Where the next bytes stand, at most `missing`.
    pub(super) fn take(&mut self, missing: u64) -> Range<usize> {
        let there = self.payload.len().saturating_sub(self.at);
        let here = usize::try_from(missing).map_or(there, |missing| missing.min(there));
        let start = self.at;
        self.at += here;
        start..self.at
    }

    /// Adds what stands at `here` to the open message, which it need not follow at once: a control frame may have come between.
    pub(super) fn join(&mut self, here: Range<usize>) {
        let len = here.len();
        if self.message.end != here.start {
            self.payload.copy_within(here, self.message.end);
        }
        self.message.end += len;
    }

    /// The open message.
    pub(super) fn message(&self) -> &[u8] {
        self.payload.get(self.message.clone()).unwrap_or_default()
    }

    /// Sends the open message back.
    pub(super) fn echo(&mut self, opcode: Opcode, out: &mut Outgoing) {
        let Range { start, end } = self.message;
        let len = end - start;
        if len >= WORTH_SWAPPING && out.is_empty() && end == self.payload.len() {
            let mut header = Vec::with_capacity(HEADROOM);
            write_header(FIN | opcode.0, len, &mut header);
            let skipped = start - header.len();
            if let Some(room) = self.payload.get_mut(skipped..start) {
                room.copy_from_slice(&header);
            }
            out.replace(self.payload, skipped);
            // Frames without payload may follow.
            self.payload.resize(HEADROOM, 0);
            self.at = HEADROOM;
        } else {
            write_frame(FIN | opcode.0, self.message(), out.end());
        }
        self.message = self.at..self.at;
    }
}
