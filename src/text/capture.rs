//! What a capture is and where it is broken, in words.

use super::Text;
use super::amounts::size;
use crate::analysis::{ConversationState, InflateProblem, Limit};
use crate::capture::file::{Damage, DamageKind};

impl Text {
    /// A place where a file is broken.
    pub fn damage(&self, damage: &Damage) -> String {
        let (id, one, other) = match damage.kind {
            DamageKind::NotACapture => ("not-a-capture", 0, 0),
            DamageKind::CutShort { needed, found } => ("cut-short", needed, found),
            DamageKind::BadLength { found, most } => ("bad-length", found, most),
            DamageKind::BadBlock { block_type } => ("bad-block", block_type.into(), 0),
            DamageKind::UnknownInterface { interface } => {
                ("unknown-interface", interface.into(), 0)
            }
            DamageKind::BadGzip => ("bad-gzip", 0, 0),
            DamageKind::GzipLimit { limit } => ("gzip-limit", limit, 0),
            DamageKind::Shrunk { was } => ("shrunk", was, 0),
        };
        let places = [
            ("offset", damage.offset.into()),
            ("one", one.into()),
            ("other", other.into()),
        ];
        self.say_of_with("damage", id, &places)
    }

    /// A limit that was reached.
    pub fn limit(&self, limit: Limit) -> String {
        let (id, amount) = match limit {
            Limit::MessageInflated(bytes) => ("message-inflated", size(bytes)),
            Limit::Inflated(bytes) => ("inflated", size(bytes)),
            Limit::Findings(count) => ("findings", count.to_string()),
            Limit::Connections(count) => ("connections", count.to_string()),
            Limit::Items(count) => ("items", count.to_string()),
            Limit::Kept(bytes) => ("kept", size(bytes)),
        };
        self.say_of_with("limit", id, &[("amount", amount.into())])
    }

    /// What became of a conversation.
    pub fn state(&self, state: ConversationState) -> String {
        match state {
            ConversationState::Rejected(status) => {
                let status = status.to_string();
                self.say_with("conversation-rejected", &[("status", status.into())])
            }
            state => self.say_of("conversation", state.id()),
        }
    }

    /// Why a message was not inflated, or not to its end.
    pub fn inflate_problem(&self, problem: InflateProblem) -> String {
        let number = match problem {
            InflateProblem::Corrupt { at: number } | InflateProblem::Limit(number) => number,
            InflateProblem::Missing | InflateProblem::HistoryLost | InflateProblem::Unfinished => 0,
        };
        self.say_of_with("inflate", problem.id(), &[("number", number.into())])
    }
}
