//! Payloads as programs read them.

use super::conversation::Report;
use super::copy::{CopyFormat, copy};
use crate::bytes::Span;
use serde::{Serialize, Serializer};
use sha1::{Digest, Sha1};

/// Unmasked bytes: their length, their SHA-1, and if there are few of them, they themselves.
#[derive(Serialize)]
pub(super) struct PayloadReport {
    len: u64,
    /// Null where bytes are not known.
    sha1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hex: Option<String>,
    /// Bytes that were not captured, as offsets in the payload.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holes: Vec<Span>,
}

impl PayloadReport {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::with_holes(bytes, Vec::new())
    }

    /// Of bytes some of which are not known.
    pub(super) fn with_holes(bytes: &[u8], holes: Vec<Span>) -> Self {
        let len = bytes.len() as u64;
        let digest: [u8; 20] = Sha1::digest(bytes).into();
        Self {
            len,
            sha1: holes
                .is_empty()
                .then(|| copy(&digest, CopyFormat::HexStream)),
            hex: (len <= Report::HEX_LIMIT && holes.is_empty())
                .then(|| copy(bytes, CopyFormat::HexStream)),
            holes,
        }
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
