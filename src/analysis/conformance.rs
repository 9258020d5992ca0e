//! A conformance report: what was found in a source, grouped, and what could not be checked. Plain data: its words are in
//! [`text`](crate::text).

mod groups;
mod heads;

pub(super) use groups::Grouping;
pub(super) use heads::{Broken, Wrong};

use super::capture_overview::{Limit, OtherTraffic, ToldBy};
use super::conversations::{ConversationId, ConversationState};
use super::overview::Counts;
use super::row::ItemId;
use super::sheet::GroupBy;
use crate::protocol::handshake::Reason;
use crate::protocol::{Ending, FieldId, Finding, Peer, Rule, Severity};
use serde::{Serialize, Serializer};

/// What was found in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conformance {
    /// How the findings are grouped.
    pub by: GroupBy,
    /// What was checked.
    pub checked: Checked,
    /// What was not, and why.
    pub unchecked: Vec<Unchecked>,
    /// How many findings there are, those that are not kept included.
    pub findings: Counts,
    /// The findings, those of most weight first.
    pub groups: Vec<Group>,
    /// Groups that are not among them: more than [`Conformance::GROUPS_LIMIT`] are not kept.
    pub groups_left_out: u32,
    /// How many conversations there are; 1 of a paste.
    pub all_conversations: u32,
    /// The conversations, in the order in which they began, at most [`Conformance::CONVERSATIONS_LIMIT`]. Of a paste none.
    pub conversations: Vec<Conversation>,
}

impl Conformance {
    /// Places of one group at most; the others are counted.
    pub const PLACES_LIMIT: usize = 1000;
    /// Places of all groups at most.
    pub const ALL_PLACES_LIMIT: usize = 20_000;
    /// Groups at most.
    pub const GROUPS_LIMIT: usize = 1000;
    /// Conversations at most.
    pub const CONVERSATIONS_LIMIT: usize = 1000;
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Conversations, those with nothing that could be checked left out.
    pub conversations: u32,
    /// Heads of handshakes.
    pub heads: u32,
    /// Frames.
    pub frames: u32,
    /// Messages.
    pub messages: u32,
}

/// Something that could not be checked, or not for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// So many conversations are encrypted.
    Tls(u32),
    /// So many connections speak HTTP/2, which may carry WebSocket (RFC 8441).
    Http2(u32),
    /// So many bytes of conversations were not captured: what is in them is not known.
    Missing(u64),
    /// So many bytes were captured, and no frame was found in them.
    Undecoded(u64),
    /// So many conversations begin before the capture does: frames, senders and compression are guessed.
    MidStream(u32),
    /// Of so many conversations only the request was captured.
    RequestOnly(u32),
    /// Of so many conversations the request was not captured.
    ResponseOnly(u32),
    /// So many conversations do not tell whether compression was agreed.
    CompressionUnknown(u32),
    /// So many compressed messages were not inflated: whether they are sound DEFLATE data and, of text, UTF-8 is not known.
    NotInflated(u32),
    /// In so many conversations, messages refer to history that was lost, and were not inflated from there on.
    HistoryLost(u32),
    /// So many conversations were told by a browser: their frames are not those of the wire.
    Reconstructed(u32),
    /// Who sent which frame is guessed from masking, so wrong masking does not show.
    SenderGuessed,
    /// So many packets are cut or broken before their TCP payload, or fragments without the others.
    BrokenPackets(u32),
    /// So many bytes could not be read at all, or the file is broken: what comes after is not known.
    Broken,
    /// Reading was stopped, or is not at its end.
    NotRead,
    /// A limit was reached.
    Limit(Limit),
}

impl Unchecked {
    /// Its name in kebab-case, and how many.
    pub const fn id(self) -> (&'static str, u64) {
        match self {
            Self::Tls(count) => ("tls", count as u64),
            Self::Http2(count) => ("http2", count as u64),
            Self::Missing(count) => ("missing", count),
            Self::Undecoded(count) => ("undecoded", count),
            Self::MidStream(count) => ("mid-stream", count as u64),
            Self::RequestOnly(count) => ("request-only", count as u64),
            Self::ResponseOnly(count) => ("response-only", count as u64),
            Self::CompressionUnknown(count) => ("compression-unknown", count as u64),
            Self::NotInflated(count) => ("not-inflated", count as u64),
            Self::HistoryLost(count) => ("history-lost", count as u64),
            Self::Reconstructed(count) => ("reconstructed", count as u64),
            Self::SenderGuessed => ("sender-guessed", 0),
            Self::BrokenPackets(count) => ("broken-packets", count as u64),
            Self::Broken => ("broken", 0),
            Self::NotRead => ("not-read", 0),
            Self::Limit(_) => ("limit", 0),
        }
    }

    /// What other traffic of a capture leaves unchecked.
    pub(super) fn of_other(other: &OtherTraffic) -> impl Iterator<Item = Self> {
        let broken = other.broken.saturating_add(other.fragments);
        let http2 = (other.http2 > 0).then_some(Self::Http2(other.http2));
        http2
            .into_iter()
            .chain((broken > 0).then_some(Self::BrokenPackets(broken)))
    }
}

/// A conversation of a capture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conversation {
    /// Which.
    pub id: ConversationId,
    /// Client and server.
    pub ends: [String; 2],
    /// The request's target.
    pub path: Option<String>,
    /// What became of it.
    pub state: ConversationState,
    /// What its bytes are.
    pub told_by: ToldBy,
    /// How many frames it has.
    pub frames: u32,
    /// How it ended, as far as that was seen.
    pub ending: Option<Ending>,
    /// Its findings.
    pub findings: Counts,
}

/// Findings that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common.
    pub of: GroupOf,
    /// How many there are.
    pub findings: Counts,
    /// The first of them, of a conversation the worst first, at most [`Conformance::PLACES_LIMIT`].
    pub places: Vec<Place>,
}

impl Group {
    /// How many findings there are.
    pub fn count(&self) -> u64 {
        self.findings.total()
    }

    /// How bad the worst is.
    pub const fn severity(&self) -> Severity {
        self.findings.worst()
    }
}

/// What the findings of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupOf {
    /// The rule.
    Rule(Rule),
    /// The conversation.
    Conversation(ConversationId),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The rule.
    pub rule: Rule,
    /// In which conversation; the first, of a paste.
    pub conversation: ConversationId,
    /// The item that shows it.
    pub item: ItemId,
    /// Who sent that.
    pub peer: Option<Peer>,
    /// Of a frame, its number among all frames, from 1.
    pub frame: Option<u32>,
    /// Nanoseconds from the start of the capture.
    pub time: Option<u64>,
    /// The packet that its first byte stands in, from 1.
    pub packet: Option<u32>,
    /// The number that was found; each rule says what it is.
    pub found: u64,
    /// Of a rule of the opening handshake, what is wrong.
    #[serde(serialize_with = "reason_id")]
    pub reason: Option<Reason>,
    /// Of a rule of the opening handshake, the beginning of the text that shows it; empty if none does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// The field of the frame that shows it.
    pub field: Option<FieldId>,
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands it over so"
)]
fn reason_id<S: Serializer>(reason: &Option<Reason>, serializer: S) -> Result<S::Ok, S::Error> {
    reason.map(Reason::id).serialize(serializer)
}

/// The field of a frame that shows a finding, if one does.
pub(super) const fn field_of(finding: &Finding) -> Option<FieldId> {
    Some(match finding.rule {
        Rule::ReservedBits => match finding.found {
            4.. => FieldId::Rsv1,
            2 | 3 => FieldId::Rsv2,
            _ => FieldId::Rsv3,
        },
        Rule::UnexplainedRsv1
        | Rule::Rsv1WithoutExtension
        | Rule::Rsv1OnContinuation
        | Rule::Rsv1OnControl => FieldId::Rsv1,
        Rule::ReservedOpcode | Rule::ContinuationWithoutMessage | Rule::MessageInsideMessage => {
            FieldId::Opcode
        }
        Rule::NonMinimalLength | Rule::LengthHighBit => FieldId::ExtendedPayloadLen,
        Rule::UnmaskedClientFrame | Rule::MaskedServerFrame => FieldId::Mask,
        Rule::ZeroMaskingKey
        | Rule::RepeatedMaskingKey
        | Rule::CountingMaskingKey
        | Rule::LowEntropyMaskingKey => FieldId::MaskingKey,
        Rule::ControlTooLong => FieldId::PayloadLen,
        Rule::FragmentedControl | Rule::UnfinishedMessage => FieldId::Fin,
        Rule::InvalidUtf8
        | Rule::CloseBodyTooShort
        | Rule::CorruptDeflate
        | Rule::DistanceBeyondWindow
        | Rule::PongMismatch
        | Rule::FinalBlock => FieldId::Payload,
        Rule::ForbiddenCloseCode | Rule::OtherCloseCode => FieldId::StatusCode,
        Rule::InvalidCloseReason => FieldId::Reason,
        _ => return None,
    })
}
