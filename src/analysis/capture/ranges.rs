//! Where the bytes of one direction stand in the source.

use crate::analysis::page::ByteOrigin;
use crate::bytes::Span;
use crate::source::{ByteSource, SourceError};

/// Runs of stream bytes, each of one packet, in order: 16 bytes a run. Bytes that were not captured are runs too.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranges {
    runs: Vec<Run>,
    /// Stream offset behind the last run.
    end: u64,
    /// Bytes in all runs that were not captured.
    missing: u64,
}

/// Stream offset of the first byte in 48 bits, its offset in the source in 48, the packet in 32.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: u64,
    place: u64,
}

const FORTY_EIGHT_BITS: u64 = (1 << 48) - 1;
const NOWHERE: u64 = FORTY_EIGHT_BITS;

impl Run {
    fn new(start: u64, file_offset: u64, packet: u32) -> Self {
        Self {
            start: start << 16 | u64::from(packet >> 16),
            place: file_offset.min(NOWHERE) << 16 | u64::from(packet & 0xFFFF),
        }
    }

    const fn start(self) -> u64 {
        self.start >> 16
    }

    fn packet(self) -> u32 {
        let packet = (self.start & 0xFFFF) << 16 | self.place & 0xFFFF;
        u32::try_from(packet).unwrap_or(u32::MAX)
    }

    fn file_offset(self) -> Option<u64> {
        Some(self.place >> 16).filter(|offset| *offset != NOWHERE)
    }
}

/// Bytes of a stream, as far as they could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The bytes, zeros where they are not known.
    pub(super) bytes: Vec<u8>,
    /// Stream offsets of those that were not captured, in order.
    pub(super) unknown: Vec<Span>,
}

impl Known {
    /// The same, with offsets from `start` on.
    pub(super) fn from(mut self, start: u64) -> Self {
        for hole in &mut self.unknown {
            hole.start = hole.start.saturating_sub(start);
            hole.end = hole.end.saturating_sub(start);
        }
        self
    }
}

impl Ranges {
    /// Adds bytes that stand in the source.
    pub(super) fn push(&mut self, len: u64, file_offset: u64, packet: u32) {
        if len > 0 {
            self.runs.push(Run::new(self.end, file_offset, packet));
            self.end += len;
        }
    }

    /// Adds bytes that were not captured; `packet` is the one behind them.
    pub(super) fn push_gap(&mut self, len: u64, packet: u32) {
        if len > 0 {
            self.runs.push(Run::new(self.end, NOWHERE, packet));
            self.end += len;
            self.missing += len;
        }
    }

    /// Forgets the runs that lie before `offset`.
    pub(super) fn forget_before(&mut self, offset: u64) {
        let kept = if offset >= self.end {
            self.runs.len()
        } else {
            self.index_at(offset)
        };
        self.runs.drain(..kept);
    }

    /// Where the first byte that is kept stands in the source.
    pub(super) fn first_in_source(&self) -> Option<u64> {
        self.runs.iter().find_map(|run| run.file_offset())
    }

    /// Stream offset behind the last byte.
    pub(super) const fn end(&self) -> u64 {
        self.end
    }

    /// Bytes that were not captured.
    pub(super) const fn missing(&self) -> u64 {
        self.missing
    }

    /// How many bytes of `span` were not captured.
    pub(super) fn missing_in(&self, span: Span) -> u64 {
        if self.missing == 0 {
            return 0;
        }
        let holes = self
            .runs_in(span)
            .filter(|(_, run)| run.file_offset().is_none());
        holes.map(|(part, _)| part.len()).sum()
    }

    /// The packet that brought the byte at `offset`.
    pub(super) fn packet_at(&self, offset: u64) -> Option<u32> {
        let run = self.runs.get(self.index_at(offset))?;
        (run.start() <= offset).then(|| run.packet())
    }

    /// Where the bytes of `span` stand, at most `limit` runs.
    pub(super) fn origins(&self, span: Span, limit: usize) -> Vec<ByteOrigin> {
        let seen = self.runs_in(span).filter_map(|(part, run)| {
            Some(ByteOrigin {
                span: part,
                packet: run.packet(),
                file_offset: run.file_offset()? + (part.start - run.start()),
            })
        });
        seen.take(limit).collect()
    }

    /// The stream offset of the first byte that `packet` brought.
    pub(super) fn first_of_packet(&self, packet: u32) -> Option<u64> {
        // Segments that came out of order stand in the order of the stream, so packets are not sorted.
        let run = self
            .runs
            .iter()
            .find(|run| run.packet() == packet && run.file_offset().is_some())?;
        Some(run.start())
    }

    /// The least and the greatest number of the packets that brought `span`.
    pub(super) fn packets_of(&self, span: Span) -> Option<[u32; 2]> {
        let seen = self
            .runs_in(span)
            .filter(|(_, run)| run.file_offset().is_some());
        seen.map(|(_, run)| [run.packet(); 2])
            .reduce(|[least, greatest], [packet, _]| [least.min(packet), greatest.max(packet)])
    }

    /// The packets that brought `span`.
    pub(super) fn packets(&self, span: Span) -> impl Iterator<Item = u32> + '_ {
        let seen = self
            .runs_in(span)
            .filter(|(_, run)| run.file_offset().is_some());
        seen.map(|(_, run)| run.packet())
    }

    /// Bytes of `span` that were not captured, at most `limit` runs.
    pub(super) fn holes(&self, span: Span, limit: usize) -> Vec<Span> {
        if self.missing == 0 {
            return Vec::new();
        }
        let holes = self
            .runs_in(span)
            .filter(|(_, run)| run.file_offset().is_none());
        holes.map(|(part, _)| part).take(limit).collect()
    }

    /// Reads the bytes of `span`, as far as there are any.
    pub(super) fn read(&self, span: Span, source: &dyn ByteSource) -> Result<Known, SourceError> {
        let mut known = Known::default();
        self.read_into(span, source, &mut known)?;
        Ok(known)
    }

    /// Stream offset of the first byte whose place is kept.
    pub(super) fn start(&self) -> u64 {
        self.runs.first().map_or(self.end, |run| run.start())
    }

    /// Reads the bytes of `span` and appends them; those that were forgotten are not known.
    pub(super) fn read_into(
        &self,
        span: Span,
        source: &dyn ByteSource,
        known: &mut Known,
    ) -> Result<(), SourceError> {
        let forgotten = Span {
            start: span.start,
            end: self.start().min(span.end).max(span.start),
        };
        if !forgotten.is_empty() {
            let len = usize::try_from(forgotten.len()).unwrap_or(usize::MAX);
            known.bytes.resize(known.bytes.len() + len, 0);
            known.unknown.push(forgotten);
        }
        self.read_runs(self.index_at(span.start), span, source, known)
    }

    /// Reads the bytes of `span`, which are none that were forgotten, and appends them, for one who reads on and on. `run` is the run that
    /// the last of them began in, which is where the next ones are looked for first.
    pub(super) fn read_on(
        &self,
        span: Span,
        source: &dyn ByteSource,
        known: &mut Known,
        run: &mut usize,
    ) -> Result<(), SourceError> {
        *run = self.index_near(*run, span.start);
        self.read_runs(*run, span, source, known)
    }

    /// The rest of the run that the byte at `offset` stands in, and where it stands in the source, for one who goes on and on: as
    /// [`read_on`](Self::read_on). `None` if the byte was not captured, or was forgotten.
    pub(super) fn run_on(&self, offset: u64, run: &mut usize) -> Option<(Span, u64)> {
        *run = self.index_near(*run, offset);
        let found = self.runs.get(*run)?;
        let end = self
            .runs
            .get(*run + 1)
            .map_or(self.end, |next| next.start());
        let into = offset.checked_sub(found.start())?;
        let rest = Span { start: offset, end };
        (!rest.is_empty()).then_some((rest, found.file_offset()? + into))
    }

    fn read_runs(
        &self,
        first: usize,
        span: Span,
        source: &dyn ByteSource,
        known: &mut Known,
    ) -> Result<(), SourceError> {
        for (part, run) in self.runs_from(first, span) {
            let from = known.bytes.len();
            let len = usize::try_from(part.len()).unwrap_or(usize::MAX);
            known.bytes.resize(from + len, 0);
            match run.file_offset() {
                Some(offset) => {
                    let into = known.bytes.get_mut(from..).unwrap_or_default();
                    source.read_at(offset + (part.start - run.start()), into)?;
                }
                None => known.unknown.push(part),
            }
        }
        Ok(())
    }

    /// The runs that hold bytes of `span`, and which.
    fn runs_in(&self, span: Span) -> impl Iterator<Item = (Span, Run)> + '_ {
        self.runs_from(self.index_at(span.start), span)
    }

    /// Those of them from the run `first` on.
    fn runs_from(&self, first: usize, span: Span) -> impl Iterator<Item = (Span, Run)> + '_ {
        let runs = self.runs.get(first..).unwrap_or_default();
        let ends = runs
            .iter()
            .skip(1)
            .map(|next| next.start())
            .chain(std::iter::once(self.end));
        runs.iter()
            .zip(ends)
            .take_while(move |(run, _)| run.start() < span.end)
            .filter_map(move |(run, end)| {
                let part = Span {
                    start: run.start().max(span.start),
                    end: end.min(span.end),
                };
                (part.start < part.end).then_some((part, *run))
            })
    }

    fn index_at(&self, offset: u64) -> usize {
        let after = self.runs.partition_point(|run| run.start() <= offset);
        after.saturating_sub(1)
    }

    /// The same, sooner if the run is `near` or one of the next.
    fn index_near(&self, near: usize, offset: u64) -> usize {
        const NEXT: usize = 4;
        let runs = self.runs.get(near..).unwrap_or_default();
        let behind = runs.iter().take(NEXT).position(|run| run.start() > offset);
        match behind {
            Some(behind @ 1..) => near + behind - 1,
            _ => self.index_at(offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges() -> Ranges {
        let mut ranges = Ranges::default();
        ranges.push(100, 1000, 1);
        ranges.forget_before(100);
        ranges.push(4, 10, 1);
        ranges.push_gap(3, 70_000);
        ranges.push(2, 20, 70_000);
        ranges
    }

    #[test]
    fn runs_are_read_and_holes_are_known() {
        let source: Vec<u8> = (0..30).collect();
        let known = ranges()
            .read(
                Span {
                    start: 102,
                    end: 200,
                },
                &source,
            )
            .unwrap();
        assert_eq!(known.bytes, [12, 13, 0, 0, 0, 20, 21]);
        assert_eq!(
            known.unknown,
            [Span {
                start: 104,
                end: 107
            }]
        );
        assert!(
            ranges()
                .read(
                    Span {
                        start: 100,
                        end: 110
                    },
                    &vec![0; 12]
                )
                .is_err()
        );
    }

    #[test]
    fn bytes_know_their_packet() {
        let ranges = ranges();
        let rows = [
            (100, Some(1)),
            (103, Some(1)),
            (108, Some(70_000)),
            (99, None),
        ];
        for (offset, packet) in rows {
            assert_eq!(ranges.packet_at(offset), packet, "{offset}");
        }
        assert_eq!(ranges.first_of_packet(70_000), Some(107));
        assert_eq!(ranges.missing_in(Span { start: 0, end: 106 }), 2);
        let whole = Span { start: 0, end: 200 };
        let origins = ranges.origins(whole, 9);
        assert_eq!(
            origins
                .iter()
                .map(|run| (run.span.start, run.file_offset))
                .collect::<Vec<_>>(),
            [(100, 10), (107, 20)]
        );
    }

    #[test]
    fn what_was_read_can_be_forgotten() {
        let mut ranges = ranges();
        ranges.forget_before(105);
        assert_eq!(ranges.packet_at(101), None);
        assert_eq!(ranges.packet_at(107), Some(70_000));
        assert_eq!(ranges.end(), 109);
    }
}
