//! Bytes that a wrong checksum speaks against: found once the checksums of their sender are all known.

use super::entry::{GapKind, Kind};
use super::shared::Shared;
use crate::analysis::capture_overview::Limit;
use crate::bytes::Span;
use crate::capture::checksum::{Checksum, Checksums};
use crate::capture::tcp::Side;
use crate::protocol::{Finding, Rule};

/// Bytes of segments with a wrong checksum, and the checksums of their senders.
#[derive(Debug, Default)]
pub(super) struct Doubted {
    runs: Vec<Run>,
    senders: Vec<(Stream, Checksums)>,
}

/// A direction of a connection of the capture.
type Stream = (u32, u8);

#[derive(Clone, Copy, Debug)]
struct Run {
    stream: Stream,
    span: Span,
    packet: u32,
    checksum: Checksum,
}

impl Doubted {
    const LIMIT: usize = 200_000;

    /// Notes `span` of what `side` of a connection sent.
    #[cold]
    pub(super) fn note(
        &mut self,
        (connection, side): (u32, Side),
        span: Span,
        packet: u32,
        checksum: Checksum,
    ) {
        if self.runs.len() < Self::LIMIT {
            self.runs.push(Run {
                stream: (connection, side as u8),
                span,
                packet,
                checksum,
            });
        }
    }

    /// What the checksums of `side` of a connection were.
    pub(super) fn sum(&mut self, connection: u32, side: Side, checksums: &Checksums) {
        let stream = (connection, side as u8);
        // Where they are never right, none was computed.
        if checksums.doubt(Checksum::Wrong) {
            self.senders.push((stream, *checksums));
        }
    }

    /// Those of senders whose checksums are right otherwise, in order.
    fn settled(mut self) -> Vec<Run> {
        let senders = &mut self.senders;
        senders.sort_unstable_by_key(|(stream, _)| *stream);
        self.runs.retain(|run| {
            let sender = senders.binary_search_by_key(&run.stream, |(stream, _)| *stream);
            let sender = sender.ok().and_then(|index| senders.get(index));
            sender.is_some_and(|(_, checksums)| checksums.doubt(run.checksum))
        });
        self.runs
            .sort_unstable_by_key(|run| (run.stream, run.span.start));
        self.runs
    }
}

impl Shared {
    /// Enters what is doubted of each frame and head.
    pub(super) fn find_doubted(&mut self) {
        let doubted = std::mem::take(&mut self.doubted);
        let is_full = doubted.runs.len() >= Doubted::LIMIT;
        let runs = doubted.settled();
        if runs.is_empty() {
            return;
        }
        if is_full {
            let limit = u32::try_from(Doubted::LIMIT).unwrap_or(u32::MAX);
            self.reached(Limit::Findings(limit));
        }
        let mut found = Vec::new();
        for entry in self.timeline.iter_from(0) {
            if matches!(entry.kind(), Kind::Tcp(_) | Kind::Gap(GapKind::NotCaptured)) {
                continue;
            }
            let conversation = entry.conversation();
            let Some(known) = self.conversations.get(conversation as usize) else {
                continue;
            };
            let (side, span) = (entry.side(), entry.span());
            let stream = (known.connection, side as u8);
            let first =
                runs.partition_point(|run| (run.stream, run.span.end) <= (stream, span.start));
            let runs = runs.get(first..).unwrap_or_default();
            let hit = runs
                .iter()
                .take_while(|run| run.stream == stream && run.span.start < span.end);
            found.extend(hit.map(|run| {
                let finding = Finding {
                    rule: Rule::WrongChecksum,
                    frame: 0,
                    span: Span {
                        start: run.span.start.max(span.start),
                        end: run.span.end.min(span.end),
                    },
                    found: u64::from(run.packet),
                };
                (conversation, side, finding)
            }));
        }
        for (conversation, side, finding) in found {
            self.find(conversation, side, finding);
        }
    }
}
