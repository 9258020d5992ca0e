//! The conformance report of a capture.

use super::conversation::{Conversation, ConversationKind};
use super::conversation_rows::ends;
use super::entry::{Entry, GapKind, Half, Kind};
use super::rows::findings_of;
use super::session::CaptureSession;
use super::show::item_id;
use crate::analysis::capture_overview::{Reading, ToldBy};
use crate::analysis::conformance::{
    self, Broken, Checked, Conformance, Grouping, Place, Unchecked, Wrong, field_of,
};
use crate::analysis::conversations::ConversationId;
use crate::analysis::overview::Counts;
use crate::analysis::sheet::GroupBy;
use crate::capture::tcp::Side;
use crate::protocol::handshake::HeadSide;
use crate::protocol::{Compression, Rule};
use std::collections::HashMap;

impl CaptureSession {
    /// What was found in it so far, grouped. Heads that break a rule are read again for it.
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
        let before = shared.timeline.frames_before(shared.timeline.start());
        for (position, entry) in shared.timeline.iter() {
            let number = match entry.kind() {
                Kind::Frame => {
                    checked.frames += 1;
                    Some(before + checked.frames)
                }
                Kind::Head(_) => {
                    checked.heads += 1;
                    None
                }
                Kind::Gap(GapKind::NotDecoded) => {
                    undecoded += entry.len();
                    None
                }
                Kind::Gap(GapKind::NotCaptured) | Kind::Tcp(_) => None,
            };
            let conversation = shared.conversations.get(entry.conversation() as usize);
            let Some(conversation) = conversation.filter(|one| one.findings != Counts::default())
            else {
                continue;
            };
            for finding in findings_of(conversation, &entry) {
                let wrong = heads.wrong(self, &entry, finding.rule);
                let Wrong { reason, evidence } = wrong.unwrap_or_default();
                grouping.add(Place {
                    rule: finding.rule,
                    conversation: ConversationId(entry.conversation()),
                    item: item_id(position),
                    peer: Some(conversation.peer(entry.side())),
                    frame: number,
                    time: shared.has_times().then(|| entry.time()),
                    packet: conversation
                        .track(entry.side())
                        .ranges
                        .packet_at(finding.span.start),
                    found: finding.found,
                    reason,
                    evidence,
                    field: number.and_then(|_| field_of(finding)),
                });
            }
        }
        let conversations = shared.conversations.iter();
        let count = conversations.filter(|one| one.kind != ConversationKind::Tls);
        checked.conversations = u32::try_from(count.count()).unwrap_or(u32::MAX);
        let (groups, groups_left_out) = grouping.finish();
        Conformance {
            by,
            checked,
            unchecked: self.unchecked(undecoded),
            findings: shared.findings,
            groups,
            groups_left_out,
            all_conversations: u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX),
            conversations: self.listed_conversations(),
        }
    }

    fn listed_conversations(&self) -> Vec<conformance::Conversation> {
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
                findings: one.findings,
            })
            .collect()
    }

    fn unchecked(&self, undecoded: u64) -> Vec<Unchecked> {
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
        if !matches!(overview.reading, Reading::Done | Reading::Live) {
            unchecked.push(Unchecked::NotRead);
        }
        unchecked
    }
}

/// What is wrong with the heads of handshakes, by conversation.
#[derive(Default)]
struct Heads(HashMap<u32, Broken>);

impl Heads {
    /// Conversations whose heads are read again at most: of others the rule is known, and not the reason.
    const LIMIT: usize = 10_000;

    /// What is wrong where the head of `entry` breaks `rule`.
    fn wrong(&mut self, session: &CaptureSession, entry: &Entry, rule: Rule) -> Option<Wrong> {
        let Kind::Head(half) = entry.kind() else {
            return None;
        };
        let side = match half {
            Half::Request => HeadSide::Request,
            Half::Response => HeadSide::Response,
        };
        let Self(known) = self;
        let id = entry.conversation();
        if !known.contains_key(&id) && known.len() < Self::LIMIT {
            let heads = session.handshake_heads(ConversationId(id));
            let broken = heads.map_or_else(Broken::default, |heads| {
                Broken::of(heads.request.as_deref(), heads.response.as_deref())
            });
            known.insert(id, broken);
        }
        known.get(&id)?.wrong(side, rule)
    }
}
