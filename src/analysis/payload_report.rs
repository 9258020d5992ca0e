//! Payloads as programs read them.

use super::conversation::Report;
use crate::bytes::Span;
use serde::{Serialize, Serializer};
use sha1::{Digest, Sha1};

/// Unmasked bytes: their length, their SHA-1, and if there are few of them, they themselves.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PayloadReport {
    len: u64,
    /// Null where bytes are not known.
    sha1: Option<Hex>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hex: Option<Hex>,
    /// Bytes that were not captured, as offsets in the payload.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holes: Vec<Span>,
}

impl PayloadReport {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::with_holes(bytes, Vec::new())
    }

    /// Of bytes that go on, but nobody knows how.
    pub(super) fn beginning(bytes: &[u8], holes: Vec<Span>) -> Self {
        Self {
            sha1: None,
            ..Self::with_holes(bytes, holes)
        }
    }

    /// Of bytes some of which are not known.
    pub(super) fn with_holes(bytes: &[u8], holes: Vec<Span>) -> Self {
        let known = holes.is_empty();
        let digest: [u8; 20] = Sha1::digest(bytes).into();
        Self {
            len: bytes.len() as u64,
            sha1: known.then(|| Hex::of(&digest)).flatten(),
            hex: known.then(|| Hex::of(bytes)).flatten(),
            holes,
        }
    }
}

/// A few bytes, written as hex digits: none are kept on the heap, since there is one for each frame.
#[derive(Clone, Copy, Debug)]
struct Hex {
    bytes: [u8; Hex::MOST],
    len: usize,
}

impl Hex {
    #[expect(clippy::cast_possible_truncation, reason = "64")]
    const MOST: usize = Report::HEX_LIMIT as usize;

    /// `None` if they are too many.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut kept = [0; Self::MOST];
        kept.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Self {
            bytes: kept,
            len: bytes.len(),
        })
    }
}

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or(b'0');
        let mut digits = [[b'0'; 2]; Self::MOST];
        for (digits, byte) in digits.iter_mut().zip(self.bytes) {
            *digits = [digit(byte >> 4), digit(byte & 0xF)];
        }
        let written = digits.as_flattened().get(..2 * self.len);
        let written = std::str::from_utf8(written.unwrap_or_default());
        serializer.serialize_str(written.unwrap_or_default())
    }
}

/// What an iterator gives, made while it is written.
pub(super) struct Sequence<F>(pub(super) F);

impl<F, I> Serialize for Sequence<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
