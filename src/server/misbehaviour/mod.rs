//! Rules that are broken on purpose, so that people can see what their client does.

mod head;
mod message;

pub(super) use head::bend;
pub(super) use message::{Aftermath, answer};

use crate::protocol::Rule;

/// A rule that a server breaks once in each connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misbehaviour {
    rule: Rule,
    moment: Moment,
}

/// When a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// In the answer to the handshake.
    Handshake,
    /// When the first message is to be sent back.
    Message,
    /// When the client's first Ping is to be answered.
    Ping,
    /// When the client's Close frame is to be answered.
    Close,
}

impl Misbehaviour {
    /// What breaks this rule; `None` if a server cannot.
    pub fn of(rule: Rule) -> Option<Self> {
        moment(rule).map(|moment| Self { rule, moment })
    }

    /// What breaks the rule with this [id](Rule::id); `None` if there is no such rule, or a server cannot break it.
    pub fn named(id: &str) -> Option<Self> {
        let rule = Rule::ALL.iter().find(|rule| rule.id() == id)?;
        Self::of(*rule)
    }

    /// All of them, in the order of the catalogue.
    pub fn all() -> impl Iterator<Item = Self> {
        Rule::ALL.iter().copied().filter_map(Self::of)
    }

    /// The rule.
    pub const fn rule(self) -> Rule {
        self.rule
    }

    pub(super) const fn moment(self) -> Moment {
        self.moment
    }
}

const fn moment(rule: Rule) -> Option<Moment> {
    Some(match rule {
        Rule::HttpVersion
        | Rule::UpgradeWebsocket
        | Rule::ConnectionUpgrade
        | Rule::ExtensionList
        | Rule::StatusSwitching
        | Rule::AcceptValue
        | Rule::ExtensionChoice
        | Rule::DeflateAnswer
        | Rule::SubprotocolChoice
        | Rule::VersionAnswer
        | Rule::LineEnding
        | Rule::FoldedField
        | Rule::FieldLine
        | Rule::FieldValue
        | Rule::SingleField
        | Rule::ResponseBody => Moment::Handshake,
        Rule::ReservedBits
        | Rule::ReservedOpcode
        | Rule::NonMinimalLength
        | Rule::LengthHighBit
        | Rule::MaskedServerFrame
        | Rule::ControlTooLong
        | Rule::FragmentedControl
        | Rule::ContinuationWithoutMessage
        | Rule::MessageInsideMessage
        | Rule::InvalidUtf8
        | Rule::CloseBodyTooShort
        | Rule::ForbiddenCloseCode
        | Rule::InvalidCloseReason
        | Rule::FrameAfterClose
        | Rule::TruncatedFrame
        | Rule::UnfinishedMessage
        | Rule::CorruptDeflate
        | Rule::DistanceBeyondWindow
        | Rule::FinalBlock
        | Rule::Rsv1WithoutExtension
        | Rule::Rsv1OnContinuation
        | Rule::Rsv1OnControl
        | Rule::UnsolicitedPong
        | Rule::EndWithoutClose => Moment::Message,
        Rule::UnansweredPing | Rule::PongMismatch => Moment::Ping,
        Rule::UnansweredClose | Rule::OtherCloseCode | Rule::DataBeforeCloseAnswer => Moment::Close,
        // It is another rule's, once there is a handshake.
        Rule::UnexplainedRsv1
        // It takes a masked frame, which is another rule's.
        | Rule::ZeroMaskingKey
        // They are the client's.
        | Rule::UnmaskedClientFrame
        | Rule::HandshakeMethod
        | Rule::RequestTarget
        | Rule::HostField
        | Rule::WebsocketKey
        | Rule::RequestOrigin
        | Rule::WebsocketVersion
        | Rule::SubprotocolList
        | Rule::DeflateOffer
        | Rule::RequestBody
        | Rule::FrameBeforeResponse
        | Rule::RepeatedMaskingKey
        | Rule::CountingMaskingKey
        | Rule::LowEntropyMaskingKey
        | Rule::ClientEndedFirst
        | Rule::ClientEndWithoutClose
        // TCP never delivers it.
        | Rule::WrongChecksum => return None,
    })
}

#[cfg(test)]
mod tests;
