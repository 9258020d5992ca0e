//! The rules of RFC 6455 and RFC 7692 that bytes can break, and what was found to break one.

use crate::bytes::Span;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; allowed.
    Note,
    /// Allowed or not to be told from here, and often a fault.
    Caution,
    /// A MUST is broken: the receiving peer has to fail the connection.
    Violation,
}

impl Severity {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Caution => "caution",
            Self::Violation => "violation",
        }
    }
}

/// What the peer that meets a broken rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reaction {
    /// It fails the connection (RFC 6455 §7.1.7) with this status code.
    Fail(u16),
    /// A client fails the opening handshake (§4.1): no frame is sent, and no Close.
    FailHandshake,
    /// A server answers with this HTTP status code rather than with 101 (§4.2.2).
    Refuse(u16),
    /// It goes on.
    GoOn,
}

/// One broken or bent rule at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Index of the frame in its stream.
    pub frame: u32,
    /// The bytes that show it, as offsets in the stream.
    pub span: Span,
    /// The number that was found; each rule says what it is, and it is 0 where a rule says nothing.
    pub found: u64,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $rfc:literal $section:literal, $severity:ident, $reaction:expr;)+) => {
        /// A rule that is checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Rule {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in kebab-case: the key of its words, and its name in JSON.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// The section of [its RFC](Self::rfc) that it stands in.
            pub const fn section(self) -> &'static str {
                match self { $(Self::$name => $section,)+ }
            }

            /// The number of the RFC that it stands in.
            pub const fn rfc(self) -> u32 {
                match self { $(Self::$name => $rfc,)+ }
            }

            /// How bad it is to break it.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What the peer does that receives it.
            pub const fn reaction(self) -> Reaction {
                match self { $(Self::$name => $reaction,)+ }
            }
        }
    };
}

rules! {
    /// RSV1–3 "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values". Found: the three bits, RSV1 = 4.
    ReservedBits = "reserved-bits", 6455 "5.2", Violation, Reaction::Fail(1002);
    /// RSV1 is set on the first frame of a message and no handshake is in sight that says whether permessage-deflate was agreed.
    UnexplainedRsv1 = "unexplained-rsv1", 6455 "5.2", Caution, Reaction::GoOn;
    /// "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_." Found: the opcode.
    ReservedOpcode = "reserved-opcode", 6455 "5.2", Violation, Reaction::Fail(1002);
    /// "The minimal number of bytes MUST be used to encode the length." Found: the length.
    NonMinimalLength = "non-minimal-length", 6455 "5.2", Violation, Reaction::Fail(1002);
    /// Of a 64-bit length "the most significant bit MUST be 0". Found: the length.
    LengthHighBit = "length-high-bit", 6455 "5.2", Violation, Reaction::Fail(1002);
    /// "A client MUST mask all frames that it sends to the server."
    UnmaskedClientFrame = "unmasked-client-frame", 6455 "5.1", Violation, Reaction::Fail(1002);
    /// "A server MUST NOT mask any frames that it sends to the client."
    MaskedServerFrame = "masked-server-frame", 6455 "5.1", Violation, Reaction::Fail(1002);
    /// A masking key of four zeros hides nothing: "the masking key needs to be unpredictable".
    ZeroMaskingKey = "zero-masking-key", 6455 "5.3", Caution, Reaction::GoOn;
    /// "All control frames MUST have a payload length of 125 bytes or less". Found: the length.
    ControlTooLong = "control-too-long", 6455 "5.5", Violation, Reaction::Fail(1002);
    /// Control frames "MUST NOT be fragmented".
    FragmentedControl = "fragmented-control", 6455 "5.5", Violation, Reaction::Fail(1002);
    /// A continuation frame continues a message, and none is open.
    ContinuationWithoutMessage = "continuation-without-message", 6455 "5.4", Violation, Reaction::Fail(1002);
    /// "The fragments of one message MUST NOT be interleaved between the fragments of another message".
    MessageInsideMessage = "message-inside-message", 6455 "5.4", Violation, Reaction::Fail(1002);
    /// The bytes of a text message, put together, MUST be valid UTF-8. Found: the offset in the message of the first bad byte.
    InvalidUtf8 = "invalid-utf8", 6455 "8.1", Violation, Reaction::Fail(1007);
    /// A Close body of one byte: "the first two bytes of the body MUST be a 2-byte unsigned integer".
    CloseBodyTooShort = "close-body-too-short", 6455 "5.5.1", Violation, Reaction::Fail(1002);
    /// A status code that no Close frame may carry. Found: the code.
    ForbiddenCloseCode = "forbidden-close-code", 6455 "7.4", Violation, Reaction::Fail(1002);
    /// The reason of a Close frame is not UTF-8. Found: the offset in the reason of the first bad byte.
    InvalidCloseReason = "invalid-close-reason", 6455 "5.5.1", Violation, Reaction::Fail(1007);
    /// "The application MUST NOT send any more data frames after sending a Close frame."
    FrameAfterClose = "frame-after-close", 6455 "5.5.1", Violation, Reaction::GoOn;
    /// The bytes end before the frame does. Found: how many more its header wants, as far as it can be read.
    TruncatedFrame = "truncated-frame", 6455 "5.2", Caution, Reaction::GoOn;
    /// The bytes end before the final fragment of a message.
    UnfinishedMessage = "unfinished-message", 6455 "5.4", Note, Reaction::GoOn;
    /// A compressed message is no DEFLATE data, or refers back further than there is anything: "decompress the resulting data using
    /// DEFLATE". Found: the offset in its compressed payload, all fragments together, at which it breaks.
    CorruptDeflate = "corrupt-deflate", 7692 "7.2.2", Violation, Reaction::Fail(1007);
    /// Compressed data refers back further than the window that was agreed on: a sender must keep to it. Found: the window's bits.
    DistanceBeyondWindow = "distance-beyond-window", 7692 "7.1.2", Violation, Reaction::Fail(1007);
    /// A block with BFINAL set: allowed, and handled; some inflaters stop at it. Found: the offset in the compressed payload where it ends.
    FinalBlock = "final-block", 7692 "7.2.3.4", Note, Reaction::GoOn;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_names_in_kebab_case() {
        for rule in Rule::ALL {
            let mut kebab = String::new();
            for letter in format!("{rule:?}").chars() {
                if letter.is_ascii_uppercase() && !kebab.is_empty() {
                    kebab.push('-');
                }
                kebab.push(letter.to_ascii_lowercase());
            }
            assert_eq!(rule.id(), kebab);
        }
    }
}
