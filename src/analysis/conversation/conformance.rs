//! The conformance report of a paste.

use super::show::count;
use super::{Conversation, ItemKind};
use crate::analysis::conformance::{Checked, Conformance, Grouping, Place, Unchecked, field_of};
use crate::analysis::conversations::ConversationId;
use crate::analysis::overview::{CompressionFrom, PeerFrom};
use crate::analysis::row::ItemId;
use crate::analysis::sheet::GroupBy;

impl Conversation {
    /// What was found in it, grouped.
    pub fn conformance(&self, by: GroupBy) -> Conformance {
        let mut grouping = Grouping::new(by);
        let mut checked = Checked {
            conversations: u32::from(!self.items.is_empty()),
            messages: count(self.messages.len()),
            ..Checked::default()
        };
        for (id, item) in (0..).map(ItemId).zip(&self.items) {
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
            let findings = self.findings(id);
            if findings.is_empty() {
                continue;
            }
            let decoded = self.decoded(item.stream);
            let entry = decoded.and_then(|decoded| decoded.frame(item.index));
            for finding in findings {
                grouping.add(Place {
                    rule: finding.rule,
                    conversation: ConversationId(0),
                    item: id,
                    peer: decoded
                        .zip(entry)
                        .and_then(|(decoded, entry)| decoded.peer_of(entry)),
                    frame: number,
                    time: None,
                    packet: None,
                    found: finding.found,
                    field: number.and_then(|_| field_of(finding)),
                });
            }
        }
        let (groups, groups_left_out) = grouping.finish();
        Conformance {
            by,
            checked,
            unchecked: self.unchecked(checked),
            findings: self.overview().findings,
            groups,
            groups_left_out,
            all_conversations: 1,
            conversations: Vec::new(),
        }
    }

    fn unchecked(&self, checked: Checked) -> Vec<Unchecked> {
        let mut unchecked = Vec::new();
        if checked.frames > 0 {
            let guessed = |decoded: &super::Decoded| {
                !decoded.frames.is_empty() && decoded.stream.peer_from == PeerFrom::Masking
            };
            if self.streams.iter().any(guessed) {
                unchecked.push(Unchecked::SenderGuessed);
            }
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
