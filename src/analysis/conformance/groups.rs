//! Findings, put into groups as they come.

use super::{Conformance, Group, GroupOf, Place};
use crate::analysis::overview::Counts;
use crate::analysis::sheet::GroupBy;
use crate::protocol::Severity;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Groups that grow. Places come in the order of time.
pub(in crate::analysis) struct Grouping {
    by: GroupBy,
    groups: Vec<Growing>,
    positions: HashMap<u64, usize>,
}

struct Growing {
    of: GroupOf,
    findings: Counts,
    /// By severity, the worst first.
    places: [Vec<Place>; 3],
}

impl Grouping {
    pub(in crate::analysis) fn new(by: GroupBy) -> Self {
        Self {
            by,
            groups: Vec::new(),
            positions: HashMap::new(),
        }
    }

    pub(in crate::analysis) fn add(&mut self, place: Place) {
        let (key, of) = match self.by {
            GroupBy::Rule => (place.rule as u64, GroupOf::Rule(place.rule)),
            GroupBy::Conversation => {
                let id = place.conversation;
                (u64::from(id.0), GroupOf::Conversation(id))
            }
        };
        let position = *self.positions.entry(key).or_insert_with(|| {
            self.groups.push(Growing {
                of,
                findings: Counts::default(),
                places: Default::default(),
            });
            self.groups.len() - 1
        });
        if let Some(group) = self.groups.get_mut(position) {
            let severity = place.rule.severity();
            group.findings.add(severity);
            let [violations, cautions, notes] = &mut group.places;
            let places = match severity {
                Severity::Violation => violations,
                Severity::Caution => cautions,
                Severity::Note => notes,
            };
            if places.len() < Conformance::PLACES_LIMIT {
                places.push(place);
            }
        }
    }

    /// The groups in their order, and how many are left out.
    pub(in crate::analysis) fn finish(mut self) -> (Vec<Group>, u32) {
        self.groups.sort_by_key(|group| match group.of {
            GroupOf::Rule(rule) => {
                let count = group.findings.total();
                (Reverse((rule.severity(), count)), rule as u64)
            }
            GroupOf::Conversation(id) => (Reverse((Severity::Note, 0)), u64::from(id.0)),
        });
        let left_out = self.groups.len().saturating_sub(Conformance::GROUPS_LIMIT);
        let mut room = Conformance::ALL_PLACES_LIMIT;
        let groups = self.groups.into_iter().take(Conformance::GROUPS_LIMIT);
        let groups = groups.map(|group| {
            let places = group.places.into_iter().flatten();
            let places: Vec<Place> = places.take(room.min(Conformance::PLACES_LIMIT)).collect();
            room -= places.len();
            Group {
                of: group.of,
                findings: group.findings,
                places,
            }
        });
        (
            groups.collect(),
            u32::try_from(left_out).unwrap_or(u32::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::conversations::ConversationId;
    use crate::analysis::row::ItemId;
    use crate::protocol::Rule;

    fn place(rule: Rule, conversation: u32, item: u32) -> Place {
        Place {
            rule,
            conversation: ConversationId(conversation),
            item: ItemId(item),
            peer: None,
            frame: None,
            time: None,
            packet: None,
            found: 0,
            reason: None,
            evidence: String::new(),
            field: None,
        }
    }

    fn grouped(by: GroupBy, places: &[Place]) -> Vec<(GroupOf, u64, Vec<u32>)> {
        let mut grouping = Grouping::new(by);
        for place in places {
            grouping.add(place.clone());
        }
        let (groups, left_out) = grouping.finish();
        assert_eq!(left_out, 0);
        let shown = |group: &Group| {
            let items = group.places.iter().map(|place| place.item.0);
            (group.of, group.count(), items.collect())
        };
        groups.iter().map(shown).collect()
    }

    #[test]
    fn the_worst_stands_first_and_then_the_most_frequent() {
        let places = [
            place(Rule::FinalBlock, 1, 0),
            place(Rule::ReservedOpcode, 0, 1),
            place(Rule::InvalidUtf8, 1, 2),
            place(Rule::InvalidUtf8, 0, 3),
            place(Rule::ZeroMaskingKey, 1, 4),
        ];
        let by_rule = [
            (GroupOf::Rule(Rule::InvalidUtf8), 2, vec![2, 3]),
            (GroupOf::Rule(Rule::ReservedOpcode), 1, vec![1]),
            (GroupOf::Rule(Rule::ZeroMaskingKey), 1, vec![4]),
            (GroupOf::Rule(Rule::FinalBlock), 1, vec![0]),
        ];
        assert_eq!(grouped(GroupBy::Rule, &places), by_rule);
        let by_conversation = [
            (GroupOf::Conversation(ConversationId(0)), 2, vec![1, 3]),
            (GroupOf::Conversation(ConversationId(1)), 3, vec![2, 4, 0]),
        ];
        assert_eq!(grouped(GroupBy::Conversation, &places), by_conversation);
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let mut grouping = Grouping::new(GroupBy::Rule);
        for item in 0..1500 {
            grouping.add(place(Rule::FinalBlock, 0, item));
        }
        let (groups, _) = grouping.finish();
        assert_eq!((groups[0].count(), groups[0].places.len()), (1500, 1000));
        let mut grouping = Grouping::new(GroupBy::Conversation);
        for conversation in 0..1200 {
            for item in 0..30 {
                grouping.add(place(Rule::FinalBlock, conversation, item));
            }
        }
        let (groups, left_out) = grouping.finish();
        let places: usize = groups.iter().map(|group| group.places.len()).sum();
        assert_eq!((groups.len(), left_out, places), (1000, 200, 20_000));
        assert_eq!((groups[999].count(), groups[999].places.len()), (30, 0));
    }
}
