//! What an exercise shows.

use super::Said;
use crate::bytes::Span;
use crate::protocol::{FrameHeader, Peer};

/// What an exercise shows beside its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Bytes that one peer sent.
    Bytes {
        /// Who sent them.
        peer: Peer,
        /// The bytes.
        bytes: Vec<u8>,
        /// How many more bytes of the last payload follow that are not shown.
        more: u64,
    },
    /// What happened, in the order of time.
    Steps(Vec<Step>),
    /// Values and their names.
    Values(Vec<(Said, String)>),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who did it; nobody did what the page sees for itself.
    pub peer: Option<Peer>,
    /// What.
    pub said: Said,
    /// The bytes that were sent, if they are to be seen.
    pub bytes: Vec<u8>,
}

impl Shown {
    /// Bytes that `peer` sent, with all of their last payload.
    pub(super) fn whole(peer: Peer, bytes: &[u8]) -> Self {
        Self::Bytes {
            peer,
            bytes: bytes.to_vec(),
            more: 0,
        }
    }

    /// The bytes of each frame, where bytes of one peer are shown; the last one may be cut.
    pub fn frames(&self) -> Vec<&[u8]> {
        let Self::Bytes { bytes, .. } = self else {
            return Vec::new();
        };
        let mut frames = Vec::new();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let whole = FrameHeader::parse(rest).ok().and_then(|header| {
                let payload = usize::try_from(header.payload_len).ok()?;
                payload.checked_add(header.len().into())
            });
            let len = whole.unwrap_or(rest.len()).min(rest.len());
            let (frame, after) = rest.split_at(len);
            frames.push(frame);
            rest = after;
        }
        frames
    }

    /// Where frame `index`, from 0, stands among the bytes that are shown; `None` if there is none.
    pub fn span(&self, index: u32) -> Option<Span> {
        let frames = self.frames();
        let index = usize::try_from(index).ok()?;
        let len = frames.get(index)?.len() as u64;
        let start = frames.iter().take(index).map(|frame| frame.len() as u64);
        Some(Span::at(start.sum(), len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_frame_has_its_place() {
        let shown = |bytes: &[u8]| Shown::Bytes {
            peer: Peer::Server,
            bytes: bytes.to_vec(),
            more: 0,
        };
        let three = shown(&[0x81, 2, b'h', b'i', 0x89, 0, 0x82, 9, 1, 2]);
        let rows = [
            (0, Some((0, 4))),
            (1, Some((4, 2))),
            // What is cut has the place of what is there.
            (2, Some((6, 4))),
            (3, None),
            (u32::MAX, None),
        ];
        for (index, expected) in rows {
            let expected = expected.map(|(start, len)| Span::at(start, len));
            assert_eq!(three.span(index), expected, "{index}");
        }
        assert_eq!(shown(&[]).span(0), None);
        assert_eq!(Shown::Steps(Vec::new()).span(0), None);
    }
}
