//! The kind of frame that streams are made of.

use super::mask::BLOCK;
use super::{Batch, FrameEntry, MaskingKey, Opcode};

const FIN: u8 = 0x80;
const MASK: u8 = 0x80;

/// A whole message in one frame, whose header breaks no rule in a stream that has no open message, and whose bytes are all there. Of
/// short frames the header is the cost: it is read in one go, and nothing is made of it but the entry.
#[derive(Debug)]
pub(super) struct PlainFrame<'a> {
    head: [u8; 2],
    key: MaskingKey,
    header_len: u8,
    payload_len: usize,
    /// The payload, and what follows it up to the end of the block.
    blocks: &'a [[u8; BLOCK]],
    /// What follows the frame.
    pub(super) rest: &'a [u8],
}

/// What plain frames that follow each other mostly have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlainKind {
    first: u8,
    mask: u8,
}

impl PlainKind {
    /// The kind of a frame that begins with `bytes`, if it can be plain.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let &[first, second] = bytes.first_chunk()?;
        let kind = Self {
            first,
            mask: second & MASK,
        };
        (kind.is_text() || first == FIN | Opcode::BINARY.0).then_some(kind)
    }

    pub(super) const fn is_text(self) -> bool {
        self.first == FIN | Opcode::TEXT.0
    }

    pub(super) const fn masked(self) -> bool {
        self.mask != 0
    }
}

impl<'a> PlainFrame<'a> {
    /// The frame that `bytes` begin with, if it is plain and of this kind.
    #[inline]
    pub(super) fn parse(kind: PlainKind, bytes: &'a [u8]) -> Option<Self> {
        let (&head, after) = bytes.split_first_chunk()?;
        let [first, second] = head;
        if first != kind.first || second & MASK != kind.mask {
            return None;
        }
        let (payload_len, header_len, after) = match second & !MASK {
            127 => return None,
            126 => {
                let (len, after) = after.split_first_chunk()?;
                let len @ 126.. = u16::from_be_bytes(*len) else {
                    return None;
                };
                (usize::from(len), 4, after)
            }
            len => (usize::from(len), 2, after),
        };
        let (key, header_len, after) = if kind.masked() {
            let (key, after) = after.split_first_chunk()?;
            if *key == MaskingKey::ZERO.0 {
                return None;
            }
            (MaskingKey(*key), header_len + 4, after)
        } else {
            (MaskingKey::ZERO, header_len, after)
        };
        Some(Self {
            head,
            key,
            header_len,
            payload_len,
            blocks: after.as_chunks().0.get(..payload_len.div_ceil(BLOCK))?,
            rest: after.get(payload_len..)?,
        })
    }

    /// Whether its payload begins with a byte that only goes on with a UTF-8 sequence.
    #[inline]
    pub(super) fn begins_inside_sequence(&self) -> bool {
        let [octet, ..] = self.key.0;
        let first = self.blocks.first().map(|[first, ..]| first ^ octet);
        matches!(first, Some(0x80..=0xBF))
    }

    /// Adds it to `batch`, unmasked, if its first byte stands at stream offset `start`.
    ///
    /// Nothing is added if there is no room: a loop that never calls the allocator keeps what it works with in registers.
    #[inline]
    pub(super) fn enter(&self, start: u64, batch: &mut Batch) -> Option<()> {
        let Batch {
            frames, payload, ..
        } = batch;
        let room = payload.capacity() - payload.len();
        if frames.len() == frames.capacity() || room < self.blocks.len() * BLOCK {
            return None;
        }
        frames.push(FrameEntry::from_wire(
            start,
            self.head,
            self.header_len,
            self.payload_len as u64,
            self.key,
        ));
        self.key
            .append_blocks(self.blocks, self.payload_len, payload);
        Some(())
    }
}
