//! The kind of frame that streams are made of.

use super::{FrameEntry, MaskingKey, Opcode};

/// A whole text or binary message in one frame whose header breaks no rule, wherever it stands in a stream with no open message, and
/// whose bytes are all there. Of short frames the header is the cost: so it is read in one go, and nothing is made of it but its entry.
#[derive(Debug)]
pub(super) struct PlainFrame<'a> {
    first: u8,
    second: u8,
    key: MaskingKey,
    header_len: u8,
    payload_len: usize,
    /// The payload and all that follows it.
    from_payload: &'a [u8],
    /// What follows the frame.
    pub(super) rest: &'a [u8],
}

impl<'a> PlainFrame<'a> {
    const TEXT: u8 = 0x80 | Opcode::TEXT.0;
    const BINARY: u8 = 0x80 | Opcode::BINARY.0;

    /// The frame that `bytes` begin with, if it is plain.
    #[inline]
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (&[first, second], after) = bytes.split_first_chunk()?;
        if first != Self::TEXT && first != Self::BINARY {
            return None;
        }
        let (payload_len, after) = match second & 0x7F {
            127 => return None,
            126 => {
                let (len, after) = after.split_first_chunk()?;
                let len @ 126.. = u16::from_be_bytes(*len) else {
                    return None;
                };
                (len, after)
            }
            len => (u16::from(len), after),
        };
        let (key, after) = if second & 0x80 == 0 {
            (MaskingKey::ZERO, after)
        } else {
            let (key, after) = after.split_first_chunk()?;
            if *key == MaskingKey::ZERO.0 {
                return None;
            }
            (MaskingKey(*key), after)
        };
        let header_len = (bytes.len() - after.len()) as u8;
        let payload_len = usize::from(payload_len);
        Some(Self {
            first,
            second,
            key,
            header_len,
            payload_len,
            from_payload: after,
            rest: after.get(payload_len..)?,
        })
    }

    /// Whether it has a masking key.
    #[inline]
    pub(super) const fn masked(&self) -> bool {
        self.second & 0x80 != 0
    }

    /// Whether it is a text message.
    #[inline]
    pub(super) const fn is_text(&self) -> bool {
        self.first == Self::TEXT
    }

    /// Appends the payload to `out`, unmasked.
    #[inline]
    pub(super) fn append_payload(&self, out: &mut Vec<u8>) {
        self.key
            .append_first(self.payload_len, self.from_payload, out);
    }

    /// Its entry, if its first byte stands at stream offset `start`.
    #[inline]
    pub(super) const fn entry(&self, start: u64) -> FrameEntry {
        FrameEntry::from_wire(
            start,
            [self.first, self.second],
            self.header_len,
            self.payload_len as u64,
            self.key,
        )
    }
}
