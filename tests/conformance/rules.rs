//! Each rule, once broken and once kept.

use crate::{broken, decode_of, frame};
use framescope::protocol::{Compression, Peer, Rule, Sender, Severity};
use hex_literal::hex;

/// A stream that breaks a rule and one, as like it as can be, that keeps it.
struct Pair {
    sender: Sender,
    compression: Compression,
    broken: Vec<u8>,
    kept: Vec<u8>,
}

/// Every rule that frames alone can show has a pair: without an arm for a new rule this does not compile.
fn pair(rule: Rule) -> Option<Pair> {
    let any = |broken: &[u8], kept: &[u8]| Pair {
        sender: Sender::FromMasking,
        compression: Compression::Unknown,
        broken: broken.to_vec(),
        kept: kept.to_vec(),
    };
    Some(match rule {
        Rule::ReservedBits => any(&hex!("a100"), &hex!("8100")),
        Rule::UnexplainedRsv1 => any(&hex!("c100"), &hex!("8100")),
        Rule::ReservedOpcode => any(&hex!("8300"), &hex!("8200")),
        Rule::NonMinimalLength => any(
            &[&hex!("827e007d")[..], &[0; 125]].concat(),
            &[&hex!("827e007e")[..], &[0; 126]].concat(),
        ),
        Rule::LengthHighBit => any(&hex!("827f8000000000000000"), &hex!("827f7fffffffffffffff")),
        Rule::UnmaskedClientFrame => Pair {
            sender: Sender::Known(Peer::Client),
            ..any(&hex!("8100"), &hex!("8180 01020304"))
        },
        Rule::MaskedServerFrame => Pair {
            sender: Sender::Known(Peer::Server),
            ..any(&hex!("8180 01020304"), &hex!("8100"))
        },
        Rule::ZeroMaskingKey => any(&hex!("8181 00000000 41"), &hex!("8181 00000001 41")),
        Rule::ControlTooLong => any(&frame(0x89, &[0; 126]), &frame(0x89, &[0; 125])),
        Rule::FragmentedControl => any(&hex!("0900"), &hex!("8900")),
        Rule::ContinuationWithoutMessage => any(&hex!("8000"), &hex!("0100 8000")),
        Rule::MessageInsideMessage => any(&hex!("0100 8100"), &hex!("8100 8100")),
        Rule::InvalidUtf8 => any(&hex!("8101 ff"), &hex!("8201 ff")),
        Rule::CloseBodyTooShort => any(&hex!("8801 03"), &hex!("8800")),
        Rule::ForbiddenCloseCode => any(&hex!("8802 03ed"), &hex!("8802 03e8")),
        Rule::InvalidCloseReason => any(&hex!("8803 03e8 ff"), &hex!("8803 03e8 41")),
        Rule::FrameAfterClose => any(&hex!("8800 8900"), &hex!("8900 8800")),
        Rule::TruncatedFrame => any(&hex!("8102 41"), &hex!("8101 41")),
        Rule::UnfinishedMessage => any(&hex!("0100"), &hex!("8100")),
        Rule::Rsv1WithoutExtension => Pair {
            compression: Compression::Refused,
            ..any(&hex!("c100"), &hex!("8100"))
        },
        Rule::Rsv1OnContinuation => any(&hex!("4100 c000"), &hex!("4100 8000")),
        Rule::Rsv1OnControl => any(&hex!("c900"), &hex!("8900")),
        // Messages have to be inflated for it, or both directions seen: see the files of these sections.
        Rule::CorruptDeflate
        | Rule::DistanceBeyondWindow
        | Rule::FinalBlock
        | Rule::FrameBeforeResponse
        | Rule::RepeatedMaskingKey
        | Rule::CountingMaskingKey
        | Rule::LowEntropyMaskingKey
        | Rule::UnansweredPing
        | Rule::UnsolicitedPong
        | Rule::PongMismatch
        | Rule::UnansweredClose
        | Rule::OtherCloseCode
        | Rule::DataBeforeCloseAnswer
        | Rule::EndWithoutClose
        | Rule::ClientEndWithoutClose
        | Rule::ClientEndedFirst
        // Packets show it: see the file of its section.
        | Rule::WrongChecksum
        // Heads show these: see `handshake`.
        | Rule::HandshakeMethod
        | Rule::HttpVersion
        | Rule::RequestTarget
        | Rule::HostField
        | Rule::UpgradeWebsocket
        | Rule::ConnectionUpgrade
        | Rule::WebsocketKey
        | Rule::RequestOrigin
        | Rule::WebsocketVersion
        | Rule::SubprotocolList
        | Rule::ExtensionList
        | Rule::DeflateOffer
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
        | Rule::RequestBody
        | Rule::ResponseBody => return None,
    })
}

#[test]
fn each_rule_is_found_when_broken_and_not_when_kept() {
    for rule in Rule::ALL {
        let Some(Pair {
            sender,
            compression,
            broken: bad,
            kept: good,
        }) = pair(*rule)
        else {
            continue;
        };
        let bad = broken(&decode_of(&bad, sender, compression));
        assert!(bad.contains(rule), "{rule:?}: {bad:?}");
        let good = broken(&decode_of(&good, sender, compression));
        assert!(!good.contains(rule), "{rule:?}: {good:?}");
    }
}

/// RFC 7692 §6: what the handshake said of permessage-deflate decides over RSV1.
#[test]
fn rsv1() {
    let compressed = hex!("c107 f248cdc9c90700");
    let rows: &[(Compression, &[Rule])] = &[
        (Compression::Unknown, &[Rule::UnexplainedRsv1]),
        (Compression::Refused, &[Rule::Rsv1WithoutExtension]),
        (Compression::Agreed, &[]),
    ];
    for (compression, expected) in rows {
        let batch = decode_of(&compressed, Sender::FromMasking, *compression);
        assert_eq!(broken(&batch), *expected, "{compression:?}");
    }
    // "RSV1 […] MUST NOT be set on control frames or fragments other than the first."
    let rows: &[(&[u8], Rule)] = &[
        (&hex!("c900"), Rule::Rsv1OnControl),
        (&hex!("4100 c000"), Rule::Rsv1OnContinuation),
        // Another bit with it is more than that.
        (&hex!("e900"), Rule::ReservedBits),
    ];
    for (bytes, expected) in rows {
        let batch = decode_of(bytes, Sender::FromMasking, Compression::Agreed);
        assert_eq!(broken(&batch), [*expected], "{bytes:02x?}");
    }
}

/// A section that the RFC has, and a severity that fits: what a peer MUST NOT do is a violation, what is only odd is less.
#[test]
fn rules_name_their_sections() {
    for rule in Rule::ALL {
        let sections: &[&str] = match rule.rfc() {
            6455 => &[
                "4.1", "4.2.2", "5.1", "5.2", "5.3", "5.4", "5.5", "5.5.1", "5.5.2", "5.5.3",
                "7.1.1", "7.1.5", "7.4", "8.1", "9.1", "10.2",
            ],
            7692 => &["6.1", "7.1", "7.1.2", "7.2.2", "7.2.3.4"],
            9110 => &["5.3", "5.5", "8.6", "9.3.1"],
            9112 => &["2.2", "5.1", "5.2"],
            9293 => &["3.1"],
            _ => &[],
        };
        assert!(sections.contains(&rule.section()), "{rule:?}");
    }
    let less: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| rule.severity() < Severity::Violation)
        .collect();
    assert_eq!(
        less,
        [
            &Rule::UnexplainedRsv1,
            &Rule::ZeroMaskingKey,
            &Rule::TruncatedFrame,
            &Rule::UnfinishedMessage,
            &Rule::FinalBlock,
            &Rule::RequestOrigin,
            &Rule::DeflateOffer,
            &Rule::StatusSwitching,
            &Rule::LineEnding,
            &Rule::SingleField,
            &Rule::RequestBody,
            &Rule::RepeatedMaskingKey,
            &Rule::CountingMaskingKey,
            &Rule::LowEntropyMaskingKey,
            &Rule::UnansweredPing,
            &Rule::UnsolicitedPong,
            &Rule::PongMismatch,
            &Rule::UnansweredClose,
            &Rule::OtherCloseCode,
            &Rule::DataBeforeCloseAnswer,
            &Rule::EndWithoutClose,
            &Rule::ClientEndWithoutClose,
            &Rule::ClientEndedFirst,
            &Rule::WrongChecksum,
        ]
    );
}
