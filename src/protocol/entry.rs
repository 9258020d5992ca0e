//! One frame in the index: 24 bytes, whatever its payload.

use super::{FrameHeader, LengthForm, MaskingKey, Opcode};
use crate::bytes::Span;

/// Where a frame stands in its stream and what its header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameEntry {
    start: u64,
    /// 0 if the header was cut off.
    payload_len: u64,
    key: [u8; 4],
    first: u8,
    second: u8,
    /// How many bytes of the header are there.
    header_seen: u8,
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum End {
    Whole,
    Cut,
}

impl FrameEntry {
    /// The entry of a frame whose first byte stands at stream offset `start`.
    #[inline]
    pub fn new(start: u64, header: &FrameHeader) -> Self {
        let seven_bits = match header.length_form {
            LengthForm::Seven => header.payload_len.to_le_bytes()[0] & 0x7F,
            LengthForm::Sixteen => 126,
            LengthForm::SixtyFour => 127,
        };
        Self {
            start,
            payload_len: header.payload_len,
            key: header.masking_key.unwrap_or(MaskingKey::ZERO).0,
            first: u8::from(header.fin) << 7 | header.rsv << 4 | header.opcode.0,
            second: u8::from(header.masking_key.is_some()) << 7 | seven_bits,
            header_seen: header.len(),
            end: End::Whole,
        }
    }

    /// The entry of a whole frame: its first two bytes and what the rest of its header says.
    #[inline]
    pub(super) const fn from_wire(
        start: u64,
        [first, second]: [u8; 2],
        header_len: u8,
        payload_len: u64,
        key: MaskingKey,
    ) -> Self {
        Self {
            start,
            payload_len,
            key: key.0,
            first,
            second,
            header_seen: header_len,
            end: End::Whole,
        }
    }

    /// The entry of a frame whose header is cut off after `seen` (1–13 bytes).
    pub(super) fn cut_header(start: u64, seen: &[u8]) -> Self {
        let mut padded = [0; FrameHeader::MAX_LEN];
        for (to, from) in padded.iter_mut().zip(seen) {
            *to = *from;
        }
        let mut entry = match FrameHeader::parse(&padded) {
            Ok(header) => Self::new(start, &header),
            Err(_) => unreachable!("{} bytes hold any header", FrameHeader::MAX_LEN),
        };
        entry.payload_len = 0;
        entry.header_seen = u8::try_from(seen.len()).unwrap_or(u8::MAX);
        entry.end = End::Cut;
        entry
    }

    /// The same frame, known to end early.
    #[must_use]
    pub const fn cut(mut self) -> Self {
        self.end = End::Cut;
        self
    }

    /// Stream offset of its first byte.
    pub const fn start(&self) -> u64 {
        self.start
    }

    /// Its header; `None` if that was cut off.
    pub fn header(&self) -> Option<FrameHeader> {
        let header = FrameHeader {
            fin: self.fin(),
            rsv: self.rsv(),
            opcode: self.opcode(),
            length_form: LengthForm::announced_by(self.second & 0x7F),
            payload_len: self.payload_len,
            masking_key: (self.second & 0x80 != 0).then_some(MaskingKey(self.key)),
        };
        (self.header_seen == header.len()).then_some(header)
    }

    /// Its first two bytes; the second is 0 where it is missing.
    pub const fn first_two(&self) -> [u8; 2] {
        [self.first, self.second]
    }

    /// FIN.
    pub const fn fin(&self) -> bool {
        self.first & 0x80 != 0
    }

    /// RSV1–3 as a 3-bit number, RSV1 = 4.
    pub const fn rsv(&self) -> u8 {
        self.first >> 4 & 0x7
    }

    /// The opcode.
    pub const fn opcode(&self) -> Opcode {
        Opcode(self.first & 0xF)
    }

    /// The MASK bit; `None` if the second byte is missing.
    pub const fn masked(&self) -> Option<bool> {
        if self.header_seen < 2 {
            None
        } else {
            Some(self.second & 0x80 != 0)
        }
    }

    /// The masking key; `None` if there is none or the header was cut off.
    #[inline]
    pub const fn key(&self) -> Option<MaskingKey> {
        if self.second & 0x80 != 0 && self.header_is_whole() {
            Some(MaskingKey(self.key))
        } else {
            None
        }
    }

    /// The four bytes of the masking key, for a frame whose header is whole; zeros where there is none.
    #[inline]
    pub(super) const fn raw_key(&self) -> u32 {
        u32::from_be_bytes(self.key)
    }

    /// How many bytes of the header are there: 2–14 for a whole one.
    pub const fn header_seen(&self) -> u8 {
        self.header_seen
    }

    /// Whether the bytes end before the frame does.
    pub const fn is_cut(&self) -> bool {
        matches!(self.end, End::Cut)
    }

    /// How many bytes of payload the header announces; 0 if the header was cut off.
    #[inline]
    pub const fn payload_len(&self) -> u64 {
        self.payload_len
    }

    /// The payload in the stream, as long as the header says; nothing if the header was cut off. Of a [cut](Self::is_cut) frame only
    /// the part before the end of the stream is there.
    #[inline]
    pub const fn payload(&self) -> Span {
        Span::at(self.start + self.header_seen as u64, self.payload_len)
    }

    const fn header_is_whole(&self) -> bool {
        let form = LengthForm::announced_by(self.second & 0x7F);
        let key = if self.second & 0x80 != 0 { 4 } else { 0 };
        self.header_seen >= 2 && self.header_seen == 2 + form.extended_bytes() + key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_24_bytes() {
        assert_eq!(size_of::<FrameEntry>(), 24);
    }
}
