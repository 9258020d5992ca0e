//! Why a frame does not break a rule, from what stands in it.

use crate::lessons::Said;
use crate::lessons::frames::Read;
use crate::protocol::{CloseBody, FrameEntry, FrameHeader, LengthForm, Opcode, Rule};

/// The rules that exercises ask for.
pub(super) const RULES: [Rule; 17] = [
    Rule::ReservedBits,
    Rule::ReservedOpcode,
    Rule::NonMinimalLength,
    Rule::LengthHighBit,
    Rule::UnmaskedClientFrame,
    Rule::ZeroMaskingKey,
    Rule::ControlTooLong,
    Rule::FragmentedControl,
    Rule::ContinuationWithoutMessage,
    Rule::MessageInsideMessage,
    Rule::InvalidUtf8,
    Rule::CloseBodyTooShort,
    Rule::ForbiddenCloseCode,
    Rule::InvalidCloseReason,
    Rule::FrameAfterClose,
    Rule::TruncatedFrame,
    Rule::MaskedServerFrame,
];

/// Why frame `index` of a client does not break `rule`, or which other of its conditions is not met.
pub(super) fn refuted(rule: Rule, read: &Read, index: u32) -> Said {
    let Some((frame, payload)) = usize::try_from(index)
        .ok()
        .and_then(|at| read.payloads().nth(at))
    else {
        return Said::plain("no-such-frame");
    };
    let opcode = frame.opcode();
    let named = |id| {
        Said::plain(id)
            .number("opcode", opcode.0)
            .number("length", frame.payload_len())
    };
    match rule {
        Rule::ReservedBits => named("not-reserved-bits"),
        Rule::ReservedOpcode => named("not-reserved-opcode"),
        Rule::NonMinimalLength => non_minimal(frame),
        Rule::LengthHighBit => match frame.header().map(|header| header.length_form) {
            Some(LengthForm::SixtyFour) => named("not-length-high-bit"),
            _ => named("not-length-high-bit-short"),
        },
        Rule::UnmaskedClientFrame => named("not-unmasked-client-frame"),
        Rule::MaskedServerFrame => named("not-masked-server-frame"),
        Rule::ZeroMaskingKey => named("not-zero-masking-key"),
        Rule::ControlTooLong if opcode.is_control() => named("not-control-too-long"),
        Rule::ControlTooLong => named("not-control-too-long-data"),
        Rule::FragmentedControl if opcode.is_control() => named("not-fragmented-control"),
        Rule::FragmentedControl => named("not-fragmented-control-data"),
        Rule::ContinuationWithoutMessage if opcode == Opcode::CONTINUATION => {
            named("not-continuation-without-message")
        }
        Rule::ContinuationWithoutMessage => named("not-continuation-without-message-other"),
        Rule::MessageInsideMessage if opcode.is_control() => {
            named("not-message-inside-message-control")
        }
        Rule::MessageInsideMessage => named("not-message-inside-message"),
        Rule::InvalidUtf8 if opcode == Opcode::TEXT => named("not-invalid-utf8"),
        Rule::InvalidUtf8 => named("not-invalid-utf8-other"),
        Rule::CloseBodyTooShort | Rule::ForbiddenCloseCode | Rule::InvalidCloseReason
            if opcode != Opcode::CLOSE =>
        {
            named("not-close")
        }
        Rule::CloseBodyTooShort => named("not-close-body-too-short"),
        Rule::ForbiddenCloseCode => match CloseBody::parse(payload) {
            CloseBody::Status { code, .. } => {
                named("not-forbidden-close-code").number("code", code.0)
            }
            CloseBody::Empty | CloseBody::TooShort => named("not-forbidden-close-code-none"),
        },
        Rule::InvalidCloseReason => match CloseBody::parse(payload) {
            CloseBody::Status { reason, .. } if !reason.is_empty() => {
                named("not-invalid-close-reason")
            }
            _ => named("not-invalid-close-reason-none"),
        },
        Rule::FrameAfterClose => named("not-frame-after-close"),
        Rule::TruncatedFrame => named("not-truncated-frame"),
        _ => named("not-this-rule"),
    }
}

fn non_minimal(frame: &FrameEntry) -> Said {
    let form = frame
        .header()
        .map_or(LengthForm::Seven, |header: FrameHeader| header.length_form);
    let id = match form {
        LengthForm::Seven => "not-non-minimal-length",
        LengthForm::Sixteen => "not-non-minimal-length-16",
        LengthForm::SixtyFour => "not-non-minimal-length-64",
    };
    Said::plain(id).number("length", frame.payload_len())
}

/// The name of a rule among what can be chosen.
pub(super) fn named(rule: Rule) -> Said {
    Said::plain(rule.id())
}
