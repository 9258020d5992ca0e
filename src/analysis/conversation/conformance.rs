//! The conformance report of a paste.

use super::show::count;
use super::{Conversation, Decoded, HeadItem, Item, ItemKind};
use crate::analysis::conformance::{
    Broken, Checked, Conformance, Grouping, Place, Unchecked, Wrong, field_of,
};
use crate::analysis::conversations::ConversationId;
use crate::analysis::overview::{CompressionFrom, Counts, PeerFrom};
use crate::analysis::row::ItemId;
use crate::analysis::sheet::GroupBy;
use crate::protocol::handshake::HeadSide;
use crate::protocol::{Finding, HeadKind, Peer, Rule};

impl Conversation {
    /// What was found in it, grouped: in its frames, in the heads of its handshake, and in what both peers do, one after the other.
    pub fn conformance(&self, by: GroupBy) -> Conformance {
        let mut checked = Checked {
            conversations: u32::from(!self.items.is_empty()),
            messages: count(self.messages.len()),
            ..Checked::default()
        };
        let mut conduct = self.conduct();
        conduct.sort_by_key(|(item, finding)| (*item, finding.span.start));
        let mut conduct = conduct.into_iter().peekable();
        let mut handshakes = Handshakes::of(self);
        let mut grouping = Grouping::new(by);
        let mut counts = Counts::default();
        for (id, item) in (0..).map(ItemId).zip(self.items.iter().copied()) {
            let number = match item.kind {
                ItemKind::Head => {
                    checked.heads += 1;
                    None
                }
                ItemKind::Frame => {
                    checked.frames += 1;
                    Some(checked.frames)
                }
            };
            let head = handshakes.next(self, item);
            for finding in self.findings(id) {
                counts.add(finding.rule.severity());
                grouping.add(self.place_of(id, item, finding, number));
            }
            while let Some((_, finding)) = conduct.next_if(|(of, _)| *of == id) {
                counts.add(finding.rule.severity());
                let wrong =
                    head.and_then(|(place, side)| handshakes.wrong(place, side, finding.rule));
                let Wrong { reason, evidence } = wrong.unwrap_or_default();
                grouping.add(Place {
                    reason,
                    evidence,
                    ..self.place_of(id, item, &finding, number)
                });
            }
        }
        let (groups, groups_left_out) = grouping.finish();
        Conformance {
            by,
            checked,
            unchecked: self.unchecked(checked),
            findings: counts,
            groups,
            groups_left_out,
            all_conversations: 1,
            conversations: Vec::new(),
        }
    }

    fn place_of(&self, id: ItemId, item: Item, finding: &Finding, frame: Option<u32>) -> Place {
        let decoded = self.decoded(item.stream);
        let peer = decoded.and_then(|decoded| match item.kind {
            ItemKind::Head => Some(match decoded.heads.get(item.index as usize)?.kind {
                HeadKind::Request => Peer::Client,
                HeadKind::Response(_) => Peer::Server,
            }),
            ItemKind::Frame => decoded.peer_of(decoded.frame(item.index)?),
        });
        Place {
            rule: finding.rule,
            conversation: ConversationId(0),
            item: id,
            peer,
            frame,
            time: None,
            packet: None,
            found: finding.found,
            reason: None,
            evidence: String::new(),
            field: frame.and_then(|_| field_of(finding)),
        }
    }

    fn unchecked(&self, checked: Checked) -> Vec<Unchecked> {
        let mut unchecked = Vec::new();
        let guessed = |decoded: &Decoded| {
            !decoded.frames.is_empty() && decoded.stream.peer_from == PeerFrom::Masking
        };
        if checked.frames > 0 && self.streams.iter().any(guessed) {
            unchecked.push(Unchecked::SenderGuessed);
        }
        let compressed = self.messages.iter().filter(|message| {
            let decoded = self.decoded(message.stream);
            decoded.is_some_and(|decoded| decoded.is_compressed(message))
        });
        let compressed = count(compressed.count());
        if compressed > 0 {
            if self.compression == CompressionFrom::Unknown {
                unchecked.push(Unchecked::CompressionUnknown(1));
            }
            unchecked.push(Unchecked::NotInflated(compressed));
        }
        if self.reading.problem.is_some() {
            unchecked.push(Unchecked::Broken);
        }
        unchecked
    }
}

/// The handshakes of a paste: each request and the response that is as far from the beginning among responses.
struct Handshakes {
    broken: Vec<Broken>,
    requests: usize,
    responses: usize,
}

impl Handshakes {
    fn of(conversation: &Conversation) -> Self {
        let [requests, responses] = conversation.heads();
        let pairs = 0..requests.len().max(responses.len());
        let broken = pairs.map(|place| {
            let (request, response) = (requests.get(place), responses.get(place));
            Broken::of(
                request.map(|(_, bytes)| *bytes),
                response.map(|(_, bytes)| *bytes),
            )
        });
        Self {
            broken: broken.collect(),
            requests: 0,
            responses: 0,
        }
    }

    /// Which handshake the next item is a head of, and which head; `None` if it is none.
    fn next(&mut self, conversation: &Conversation, item: Item) -> Option<(usize, HeadSide)> {
        let (count, side) = match head_of(conversation.decoded(item.stream)?, item)?.kind {
            HeadKind::Request => (&mut self.requests, HeadSide::Request),
            HeadKind::Response(_) => (&mut self.responses, HeadSide::Response),
        };
        *count += 1;
        Some((*count - 1, side))
    }

    fn wrong(&self, handshake: usize, side: HeadSide, rule: Rule) -> Option<Wrong> {
        self.broken.get(handshake)?.wrong(side, rule)
    }
}

pub(super) fn head_of(decoded: &Decoded, item: Item) -> Option<&HeadItem> {
    let is_head = item.kind == ItemKind::Head;
    decoded.heads.get(item.index as usize).filter(|_| is_head)
}
