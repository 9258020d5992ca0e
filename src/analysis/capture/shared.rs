//! What all connections of a capture write to.

use super::conversation::Conversation;
use super::doubted::Doubted;
use super::entry::{At, Entry};
use super::timeline::Timeline;
use crate::analysis::capture_overview::{Limit, OtherTraffic};
use crate::analysis::overview::Counts;
use crate::analysis::start::Start;
use crate::bytes::Span;
use crate::capture::record::Timestamp;
use crate::capture::tcp::{Happened, Seen, Side};
use crate::protocol::{Batch, Conduct, Finding, Peer};

/// The index that is kept, and memory that is used again and again.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) timeline: Timeline,
    pub(super) conversations: Vec<Conversation>,
    pub(super) tcp: Vec<TcpRecord>,
    pub(super) other: OtherTraffic,
    pub(super) findings: Counts,
    pub(super) limits: Vec<Limit>,
    pub(super) frames: u32,
    pub(super) messages: u32,
    /// When the first packet was captured.
    pub(super) start: Option<Timestamp>,
    /// The latest time of a packet.
    pub(super) latest: u64,
    /// Bytes that were inflated.
    pub(super) inflated: u64,
    pub(super) batch: Batch,
    pub(super) scratch: Vec<u8>,
    pub(super) unknown: Vec<Span>,
    pub(super) doubted: Doubted,
    /// Where frames are to begin, the last one that fits first.
    pub(super) starts: Vec<Start>,
    kept_findings: u32,
}

/// The numbers of a TCP event.
#[derive(Clone, Copy, Debug)]
pub(super) struct TcpRecord {
    pub(super) happened: Happened,
    pub(super) packet: u32,
}

impl Shared {
    /// Findings at most; the others are counted.
    const FINDINGS_LIMIT: u32 = 200_000;
    /// Bytes that are inflated at most, of all messages.
    pub(super) const INFLATED_LIMIT: u64 = 32 << 30;
    /// Bytes that one message is inflated to at most.
    pub(super) const MESSAGE_LIMIT: u64 = 64 << 20;

    /// Nanoseconds from the start of the capture; of a packet without a time, the time of the one before.
    pub(super) fn time(&mut self, seen: Seen) -> u64 {
        let Some(Timestamp(time)) = seen.time else {
            return self.latest;
        };
        let Timestamp(start) = *self.start.get_or_insert(Timestamp(time));
        let time = time.saturating_sub(start).min(u64::MAX >> 8);
        self.latest = self.latest.max(time);
        time
    }

    pub(super) fn push(&mut self, entry: Entry) {
        if entry.is_frame() {
            self.frames = self.frames.saturating_add(1);
        }
        if !self.timeline.push(entry) {
            self.reached(Limit::Items(
                u32::try_from(Timeline::LIMIT).unwrap_or(u32::MAX),
            ));
        }
    }

    pub(super) fn push_tcp(&mut self, at: At, happened: Happened, packet: u32) {
        let record = self.tcp.len() as u64;
        self.tcp.push(TcpRecord { happened, packet });
        self.push(Entry::tcp(at, happened.event, record));
    }

    pub(super) fn find(&mut self, conversation: u32, side: Side, finding: Finding) {
        let severity = finding.rule.severity();
        self.findings.add(severity);
        let keep = self.kept_findings < Self::FINDINGS_LIMIT;
        if let Some(conversation) = self.conversations.get_mut(conversation as usize) {
            conversation.findings.add(severity);
            if keep {
                conversation.track_mut(side).add_finding(finding);
                self.kept_findings += 1;
            }
        }
        if !keep {
            self.reached(Limit::Findings(Self::FINDINGS_LIMIT));
        }
    }

    /// So many findings are not kept any more.
    pub(super) const fn forget_findings(&mut self, count: u32) {
        self.kept_findings = self.kept_findings.saturating_sub(count);
    }

    /// A connection is not listed that speaks something else.
    pub(super) fn leave(&mut self, name: Option<&str>) {
        self.other.tcp += 1;
        let Some(name) = name else { return };
        let named = &mut self.other.named;
        match named.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => named.push((name.to_owned(), 1)),
        }
    }

    pub(super) fn reached(&mut self, limit: Limit) {
        if !self.limits.contains(&limit) {
            self.limits.push(limit);
        }
    }

    /// Whether the packets say when they were captured.
    pub(super) const fn has_times(&self) -> bool {
        self.start.is_some()
    }

    /// What both peers of a conversation do, and who a side is.
    pub(super) fn conduct_mut(
        &mut self,
        conversation: u32,
        side: Side,
    ) -> Option<(&mut Conduct, Peer)> {
        let known = self.conversation_mut(conversation)?;
        let peer = known.peer(side);
        Some((known.conduct.as_deref_mut()?, peer))
    }

    /// The place that was chosen last of those that `may_be` one.
    pub(super) fn chosen(
        &self,
        conversation: u32,
        peer: Peer,
        may_be: impl Fn(u64) -> bool,
    ) -> Option<u64> {
        let of_this = |start: &&Start| (start.conversation.0, start.peer) == (conversation, peer);
        let starts = self.starts.iter().rev().filter(of_this);
        starts.map(|start| start.at).find(|at| may_be(*at))
    }

    pub(super) fn conversation_mut(&mut self, conversation: u32) -> Option<&mut Conversation> {
        self.conversations.get_mut(conversation as usize)
    }
}
