//! The conformance report of a capture.

use super::conversation::{Conversation, ConversationKind};
use super::conversation_rows::ends;
use super::entry::{Entry, GapKind, Half, Kind};
use super::rows::findings_of;
use super::session::CaptureSession;
use super::show::item_id;
use super::view::View;
use crate::analysis::capture_overview::{Reading, ToldBy};
use crate::analysis::conformance::{
    self, Checked, Conformance, Grouping, Place, Unchecked, broken, field_of, heads_broken,
};
use crate::analysis::conversations::ConversationId;
use crate::analysis::overview::Counts;
use crate::analysis::sheet::GroupBy;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::handshake::{Check, HeadSide};
use crate::protocol::{Compression, Finding, Peer};
use std::collections::HashMap;

impl CaptureSession {
    /// What was found in it so far, grouped. Heads of handshakes are read again for it.
    pub fn conformance(&self, by: GroupBy) -> Conformance {
        let view = self.view();
        let shared = view.shared;
        let mut grouping = Grouping::new(by);
        let mut checked = Checked {
            messages: shared.messages,
            ..Checked::default()
        };
        let mut heads = Heads::default();
        let mut undecoded = 0;
        for (position, entry) in (0..).zip(shared.timeline.iter_from(0)) {
            let conversation = shared.conversations.get(entry.conversation() as usize);
            let Some(conversation) = conversation else {
                continue;
            };
            let item = item_id(position);
            let place = |finding: &Finding, frame: Option<u32>| Place {
                rule: finding.rule,
                conversation: ConversationId(entry.conversation()),
                item,
                peer: Some(conversation.peer(entry.side())),
                frame,
                time: shared.has_times().then(|| entry.time()),
                packet: conversation
                    .track(entry.side())
                    .ranges
                    .packet_at(finding.span.start),
                found: finding.found,
                reason: None,
                field: frame.and_then(|_| field_of(finding)),
            };
            let number = match entry.kind() {
                Kind::Frame => {
                    checked.frames += 1;
                    Some(checked.frames)
                }
                Kind::Head(half) => {
                    checked.heads += 1;
                    for check in heads.broken(view, conversation, &entry, half) {
                        let at = check.span.map_or(0, |span| span.start);
                        let finding = Finding {
                            rule: check.rule,
                            frame: 0,
                            span: Span::at(entry.start() + at, 0),
                            found: 0,
                        };
                        grouping.add(Place {
                            reason: check.reason,
                            ..place(&finding, None)
                        });
                    }
                    None
                }
                Kind::Gap(GapKind::NotDecoded) => {
                    undecoded += entry.len();
                    None
                }
                Kind::Gap(GapKind::NotCaptured) | Kind::Tcp(_) => None,
            };
            if conversation.findings != Counts::default() {
                for finding in findings_of(conversation, &entry) {
                    grouping.add(place(finding, number));
                }
            }
        }
        let conversations = shared.conversations.iter();
        let count = conversations.filter(|one| one.kind != ConversationKind::Tls);
        checked.conversations = u32::try_from(count.count()).unwrap_or(u32::MAX);
        let (groups, groups_left_out) = grouping.finish();
        Conformance {
            by,
            checked,
            unchecked: self.unchecked(undecoded, heads.left_out),
            findings: shared.findings.and(heads.counts),
            groups,
            groups_left_out,
            all_conversations: u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX),
            conversations: self.listed_conversations(&heads),
        }
    }

    fn listed_conversations(&self, heads: &Heads) -> Vec<conformance::Conversation> {
        let all = (0..).zip(&self.view().shared.conversations);
        all.take(Conformance::CONVERSATIONS_LIMIT)
            .map(|(id, one)| conformance::Conversation {
                id: ConversationId(id),
                ends: ends(one),
                path: one.path.clone(),
                state: one.state(),
                told_by: one.told_by,
                frames: one.frames,
                ending: one.ending,
                findings: one.findings.and(heads.of(id)),
            })
            .collect()
    }

    fn unchecked(&self, undecoded: u64, heads_left_out: u32) -> Vec<Unchecked> {
        let shared = self.view().shared;
        let conversations = &shared.conversations;
        let count = |which: &dyn Fn(&Conversation) -> bool| {
            let count = conversations.iter().filter(|one| which(one)).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let of_kind = |kind: ConversationKind| count(&|one| one.kind == kind);
        let tracks = conversations.iter().flat_map(|one| &one.tracks);
        let missing = tracks.map(|track| track.ranges.missing()).sum::<u64>();
        let overview = self.overview();
        let counted = [
            Unchecked::Tls(of_kind(ConversationKind::Tls)),
            Unchecked::MidStream(of_kind(ConversationKind::MidStream)),
            Unchecked::RequestOnly(of_kind(ConversationKind::RequestOnly)),
            Unchecked::ResponseOnly(of_kind(ConversationKind::ResponseOnly)),
            Unchecked::Reconstructed(count(&|one| one.told_by == ToldBy::Browser)),
            Unchecked::Missing(missing),
            Unchecked::Undecoded(undecoded),
            Unchecked::CompressionUnknown(count(&|one| {
                one.frames > 0
                    && one.compression == Compression::Unknown
                    && one.kind != ConversationKind::MidStream
            })),
            Unchecked::HistoryLost(count(&|one| {
                let lost = |side| !one.track(side).losses.is_empty();
                lost(Side::Opener) || lost(Side::Other)
            })),
            Unchecked::Heads(heads_left_out),
        ];
        let mut unchecked: Vec<Unchecked> = counted
            .into_iter()
            .filter(|unchecked| unchecked.id().1 > 0)
            .chain(Unchecked::of_other(&overview.other))
            .chain(overview.limits.iter().copied().map(Unchecked::Limit))
            .collect();
        if overview.problem.is_some() || !overview.file.damage.is_empty() {
            unchecked.push(Unchecked::Broken);
        }
        if overview.reading != Reading::Done {
            unchecked.push(Unchecked::NotRead);
        }
        unchecked
    }
}

/// What the heads of handshakes break, by conversation.
#[derive(Default)]
struct Heads {
    known: HashMap<u32, (Vec<Check>, Counts)>,
    counts: Counts,
    /// Conversations whose heads were not looked at.
    left_out: u32,
}

impl Heads {
    /// Conversations whose heads are read at most.
    const LIMIT: usize = 10_000;

    /// What the head of `entry` breaks.
    fn broken(
        &mut self,
        view: View<'_>,
        conversation: &Conversation,
        entry: &Entry,
        half: Half,
    ) -> Vec<Check> {
        let (own, side) = match half {
            Half::Request => (conversation.request, HeadSide::Request),
            Half::Response => (conversation.response, HeadSide::Response),
        };
        // A browser tells fields, not the bytes of a head; of several heads the last is the one that counts.
        if conversation.told_by == ToldBy::Browser || own != Some(entry.span()) {
            return Vec::new();
        }
        let id = entry.conversation();
        if !self.known.contains_key(&id) {
            if self.known.len() >= Self::LIMIT {
                self.left_out += u32::from(half == Half::Request);
                return Vec::new();
            }
            self.known
                .insert(id, (checks_of(view, conversation), Counts::default()));
        }
        let Some((checks, counts)) = self.known.get_mut(&id) else {
            return Vec::new();
        };
        let mut found = Counts::default();
        let checks = broken(checks, side, &mut found).copied().collect();
        *counts = counts.and(found);
        self.counts = self.counts.and(found);
        checks
    }

    fn of(&self, id: u32) -> Counts {
        self.known
            .get(&id)
            .map_or_else(Counts::default, |(_, counts)| *counts)
    }
}

fn checks_of(view: View<'_>, conversation: &Conversation) -> Vec<Check> {
    let head = |peer: Peer, span: Option<Span>| {
        let track = conversation.track(conversation.side_of(peer));
        let known = track.ranges.read(span?, view.source).ok()?;
        // Of one with holes nothing is said.
        known.unknown.is_empty().then_some(known.bytes)
    };
    let request = head(Peer::Client, conversation.request);
    let response = head(Peer::Server, conversation.response);
    heads_broken(request.as_deref(), response.as_deref())
}
