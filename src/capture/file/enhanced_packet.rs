//! A packet as it stands in a pcapng file.

use super::pcapng::ENHANCED_PACKET;
use super::write::{block, end_of_options, option, pad};
use crate::capture::record::Timestamp;

/// An enhanced packet block to be. Its bytes may stand in two places.
#[derive(Clone, Copy, Debug)]
pub(in crate::capture) struct EnhancedPacket<'a> {
    /// The number of its interface in what is written.
    pub(in crate::capture) interface: u32,
    pub(in crate::capture) time: Option<Timestamp>,
    pub(in crate::capture) original_len: u32,
    pub(in crate::capture) parts: [&'a [u8]; 2],
}

impl EnhancedPacket<'_> {
    /// Writes the packet, and a comment on it if there is one.
    pub(in crate::capture) fn write(&self, comment: Option<&str>, out: &mut Vec<u8>) {
        const COMMENT: u16 = 1;
        let time = self.time.map_or(0, |time| time.0);
        let len = self.parts.iter().map(|part| part.len()).sum();
        block(ENHANCED_PACKET, out, |out| {
            for word in [
                self.interface,
                high(time),
                low(time),
                u32::try_from(len).unwrap_or(u32::MAX),
                self.original_len,
            ] {
                out.extend(word.to_le_bytes());
            }
            for part in self.parts {
                out.extend(part);
            }
            pad(len, out);
            if let Some(comment) = comment {
                let kept = comment.floor_char_boundary(u16::MAX.into());
                let comment = comment.get(..kept).unwrap_or_default();
                option(COMMENT, comment.as_bytes(), out);
                end_of_options(out);
            }
        });
    }
}

fn high(number: u64) -> u32 {
    (number >> 32) as u32
}

fn low(number: u64) -> u32 {
    (number & 0xFFFF_FFFF) as u32
}
