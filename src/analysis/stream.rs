//! The bytes of one direction, and where each came from.

use super::overview::PeerFrom;
use crate::bytes::Span;
use crate::protocol::Peer;
use serde::{Deserialize, Serialize};

/// A stream, by its place in the conversation: 0 is the first that sends.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct StreamId(pub u16);

/// The bytes of one direction in order.
#[derive(Clone, Debug)]
pub struct Stream {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Who sent them; `None` where each frame tells for itself.
    pub peer: Option<Peer>,
    /// How that is known.
    pub peer_from: PeerFrom,
    /// Sender and receiver, as `address:port`, where packet headers tell.
    pub endpoints: Option<[String; 2]>,
    /// Ordered; they tile `bytes`.
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    start: u64,
    len: u64,
    origin: Origin,
}

/// Where bytes came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The source, from this offset on.
    Source(u64),
    /// An edit, in the place of these bytes of the source.
    Edit(Span),
}

impl Default for Stream {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            peer: None,
            peer_from: PeerFrom::Masking,
            endpoints: None,
            segments: Vec::new(),
        }
    }
}

impl Stream {
    /// Appends bytes that stand at `offset` in the source.
    pub fn append(&mut self, bytes: &[u8], offset: u64) {
        let len = bytes.len() as u64;
        if len == 0 {
            return;
        }
        self.bytes.extend(bytes);
        if let Some(last) = self.segments.last_mut()
            && last.origin == Origin::Source(offset.wrapping_sub(last.len))
        {
            last.len += len;
            return;
        }
        self.segments.push(Segment {
            start: self.len() - len,
            len,
            origin: Origin::Source(offset),
        });
    }

    /// Length in bytes.
    pub fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// Whether it holds no byte.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bytes of `span`, as far as they are there.
    pub fn slice(&self, span: Span) -> &[u8] {
        let end = usize::try_from(span.end)
            .unwrap_or(usize::MAX)
            .min(self.bytes.len());
        let start = usize::try_from(span.start).unwrap_or(usize::MAX).min(end);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Puts `bytes` in the place of `span`.
    pub fn splice(&mut self, span: Span, bytes: &[u8]) {
        let end = span.end.min(self.len());
        let start = span.start.min(end);
        let replaced = Span {
            start: self.source_boundary(start),
            end: self.source_boundary(end),
        };
        let mut segments = Vec::with_capacity(self.segments.len() + 2);
        let mut at = 0;
        let mut keep = |segment: Segment, from: u64, to: u64| {
            if from < to {
                let origin = match segment.origin {
                    Origin::Source(offset) => Origin::Source(offset + (from - segment.start)),
                    // What an edit replaced belongs to its first part.
                    Origin::Edit(replaced) if from > segment.start => {
                        Origin::Edit(Span::at(replaced.end, 0))
                    }
                    edit @ Origin::Edit(_) => edit,
                };
                segments.push(Segment {
                    start: at,
                    len: to - from,
                    origin,
                });
                at += to - from;
            }
        };
        for segment in &self.segments {
            keep(
                *segment,
                segment.start,
                (segment.start + segment.len).min(start),
            );
        }
        keep(
            Segment {
                start: 0,
                len: 0,
                origin: Origin::Edit(replaced),
            },
            0,
            bytes.len() as u64,
        );
        for segment in &self.segments {
            keep(
                *segment,
                segment.start.max(end),
                segment.start + segment.len,
            );
        }
        self.segments = segments;
        if let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) {
            self.bytes.splice(start..end, bytes.iter().copied());
        }
    }

    /// Where the byte at `offset` came from.
    pub fn origin(&self, offset: u64) -> Option<Origin> {
        let segment = self.segment_at(offset)?;
        Some(match segment.origin {
            Origin::Source(source) => Origin::Source(source + (offset - segment.start)),
            edit @ Origin::Edit(_) => edit,
        })
    }

    /// Where the byte at `source` of the source stands here, if it does.
    pub fn offset_of(&self, source: u64) -> Option<u64> {
        self.segments
            .iter()
            .find_map(|segment| match segment.origin {
                Origin::Source(start) if Span::at(start, segment.len).contains(source) => {
                    Some(segment.start + (source - start))
                }
                _ => None,
            })
    }

    /// Whether any byte of `span` is an edit's.
    pub fn is_edited(&self, span: Span) -> bool {
        let from = self
            .segments
            .partition_point(|segment| segment.start + segment.len <= span.start);
        self.segments
            .iter()
            .skip(from)
            .take_while(|segment| segment.start < span.end)
            .any(|segment| matches!(segment.origin, Origin::Edit(_)))
    }

    /// The bytes of the source that `span` stands for.
    pub fn source_span(&self, span: Span) -> Span {
        let start = match self.origin(span.start) {
            Some(Origin::Source(offset)) => offset,
            Some(Origin::Edit(replaced)) => replaced.start,
            None => self.source_boundary(span.start),
        };
        let end = match span.end.checked_sub(1).and_then(|last| self.origin(last)) {
            Some(Origin::Source(offset)) => offset + 1,
            Some(Origin::Edit(replaced)) => replaced.end,
            None => start,
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    /// The place in the source that the boundary before `offset` stands for.
    fn source_boundary(&self, offset: u64) -> u64 {
        match self.origin(offset) {
            Some(Origin::Source(source)) => source,
            Some(Origin::Edit(replaced)) => {
                if self
                    .segment_at(offset)
                    .is_some_and(|segment| segment.start == offset)
                {
                    replaced.start
                } else {
                    replaced.end
                }
            }
            None => match offset.checked_sub(1).and_then(|last| self.origin(last)) {
                Some(Origin::Source(source)) => source + 1,
                Some(Origin::Edit(replaced)) => replaced.end,
                None => 0,
            },
        }
    }

    fn segment_at(&self, offset: u64) -> Option<Segment> {
        let index = self
            .segments
            .partition_point(|segment| segment.start + segment.len <= offset);
        self.segments.get(index).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stream(len: u8) -> Stream {
        let mut stream = Stream::default();
        let bytes: Vec<u8> = (0..len).collect();
        stream.append(&bytes, 0);
        stream
    }

    #[test]
    fn a_splice_remembers_what_it_replaced() {
        let mut stream = stream(10);
        stream.splice(Span { start: 2, end: 4 }, &[99, 98, 97]);
        assert_eq!(stream.bytes, [0, 1, 99, 98, 97, 4, 5, 6, 7, 8, 9]);
        assert_eq!(stream.origin(1), Some(Origin::Source(1)));
        assert_eq!(
            stream.origin(3),
            Some(Origin::Edit(Span { start: 2, end: 4 }))
        );
        assert_eq!(stream.origin(5), Some(Origin::Source(4)));
        assert_eq!(
            stream.source_span(Span { start: 2, end: 5 }),
            Span { start: 2, end: 4 }
        );
        assert!(stream.is_edited(Span { start: 0, end: 3 }));
        assert!(!stream.is_edited(Span { start: 5, end: 11 }));
    }

    #[test]
    fn an_insertion_replaces_nothing() {
        let mut stream = stream(4);
        stream.splice(Span { start: 4, end: 4 }, &[9]);
        assert_eq!(stream.bytes, [0, 1, 2, 3, 9]);
        assert_eq!(
            stream.source_span(Span { start: 4, end: 5 }),
            Span { start: 4, end: 4 }
        );
        stream.splice(Span { start: 4, end: 5 }, &[8, 8]);
        assert_eq!(
            stream.source_span(Span { start: 4, end: 6 }),
            Span { start: 4, end: 4 }
        );
    }

    #[test]
    fn an_edit_that_is_cut_by_another_replaces_nothing_twice() {
        let mut stream = stream(10);
        stream.splice(Span { start: 0, end: 5 }, &[9; 20]);
        stream.splice(Span { start: 8, end: 10 }, &[7; 4]);
        stream.splice(Span { start: 9, end: 13 }, &[6]);
        let replaced: Vec<_> = (0..stream.len())
            .filter_map(|offset| stream.origin(offset))
            .collect();
        assert_eq!(
            replaced.first(),
            Some(&Origin::Edit(Span { start: 0, end: 5 }))
        );
        assert_eq!(
            replaced.get(9),
            Some(&Origin::Edit(Span { start: 5, end: 5 }))
        );
        assert_eq!(replaced.last(), Some(&Origin::Source(9)));
        assert_eq!(
            stream.source_span(Span { start: 0, end: 12 }),
            Span { start: 0, end: 5 }
        );
    }

    proptest! {
        #[test]
        fn unedited_bytes_keep_their_origin(edits: Vec<(u8, u8, Vec<u8>)>) {
            let mut stream = stream(100);
            for (start, len, bytes) in edits {
                let start = u64::from(start) % (stream.len() + 1);
                stream.splice(Span::at(start, u64::from(len)), &bytes);
                let mut before = 0;
                for offset in 0..stream.len() {
                    match stream.origin(offset) {
                        Some(Origin::Source(source)) => {
                            prop_assert_eq!(stream.bytes[usize::try_from(offset).unwrap()], u8::try_from(source).unwrap());
                            prop_assert!(source >= before);
                            before = source;
                        }
                        Some(Origin::Edit(replaced)) => prop_assert!(replaced.start <= replaced.end && replaced.end <= 100),
                        None => prop_assert!(false, "no origin"),
                    }
                }
            }
        }
    }
}
