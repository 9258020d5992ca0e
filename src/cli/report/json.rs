//! A conformance report as JSON: the data, and its words.

use crate::analysis::conformance::{
    Checked, Conformance, Conversation, Group, GroupOf, Place, Unchecked,
};
use crate::analysis::{Block, Counts};
use crate::text::Text;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// pass, note, caution, fail or open.
    verdict: &'static str,
    says: String,
    checked: Checked,
    unchecked: Vec<UncheckedReport>,
    findings: Counts,
    conversations: Vec<ConversationReport<'a>>,
    all_conversations: u32,
    groups: Vec<GroupReport>,
    groups_left_out: u32,
}

#[derive(Serialize)]
struct UncheckedReport {
    id: &'static str,
    count: u64,
    says: String,
}

#[derive(Serialize)]
struct ConversationReport<'a> {
    #[serde(flatten)]
    conversation: &'a Conversation,
    ending_says: Option<String>,
}

/// Of a conversation's group, the members about a rule are missing.
#[derive(Serialize)]
struct GroupReport {
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<u32>,
    #[serde(flatten)]
    rule: Option<RuleReport>,
    severity: &'static str,
    count: u64,
    places: Vec<PlaceReport>,
}

#[derive(Serialize)]
struct RuleReport {
    rule: &'static str,
    rfc: u32,
    section: &'static str,
    title: String,
    why: String,
    reaction: String,
}

#[derive(Serialize)]
struct PlaceReport {
    #[serde(flatten)]
    place: Place,
    says: String,
}

impl<'a> Report<'a> {
    pub(super) fn new(report: &'a Conformance, text: &Text) -> Self {
        let sheet = text.conformance_verdict(report);
        let (verdict, says) = match sheet {
            Block::Verdict { outcome, says } => (outcome.id(), says),
            _ => ("open", String::new()),
        };
        let conversations = report.conversations.iter();
        Self {
            verdict,
            says,
            checked: report.checked,
            unchecked: report
                .unchecked
                .iter()
                .map(|unchecked| UncheckedReport::new(*unchecked, text))
                .collect(),
            findings: report.findings,
            conversations: conversations
                .map(|conversation| ConversationReport {
                    conversation,
                    ending_says: conversation
                        .ending
                        .as_ref()
                        .map(|ending| text.ending(ending)),
                })
                .collect(),
            all_conversations: report.all_conversations,
            groups: report
                .groups
                .iter()
                .map(|group| GroupReport::new(group, text))
                .collect(),
            groups_left_out: report.groups_left_out,
        }
    }
}

impl UncheckedReport {
    fn new(unchecked: Unchecked, text: &Text) -> Self {
        let (id, count) = unchecked.id();
        Self {
            id,
            count,
            says: text.unchecked(unchecked),
        }
    }
}

impl GroupReport {
    fn new(group: &Group, text: &Text) -> Self {
        let (conversation, rule) = match group.of {
            GroupOf::Conversation(id) => (Some(id.0), None),
            GroupOf::Rule(rule) => {
                let rule = RuleReport {
                    rule: rule.id(),
                    rfc: rule.rfc(),
                    section: rule.section(),
                    title: text.say_of("rule", rule.id()),
                    why: text.say_of("why", rule.id()),
                    reaction: text.reaction(rule),
                };
                (None, Some(rule))
            }
        };
        let places = group.places.iter().map(|place| PlaceReport {
            place: place.clone(),
            says: text.found(place),
        });
        Self {
            conversation,
            rule,
            severity: group.severity().id(),
            count: group.count(),
            places: places.collect(),
        }
    }
}
