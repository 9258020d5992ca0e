//! The rules of RFC 6455, RFC 7692 and HTTP that bytes can break, and what was found to break one.

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
    /// A compressed message refers back further than the window that was agreed on: a sender must keep to it. Found: how far, in bytes.
    DistanceBeyondWindow = "distance-beyond-window", 7692 "7.1.2", Violation, Reaction::Fail(1007);
    /// A block of a compressed message has BFINAL set, which is allowed. Found: the offset in its compressed payload, all fragments
    /// together, where that block ends.
    FinalBlock = "final-block", 7692 "7.2.3.4", Note, Reaction::GoOn;
    // The opening handshake
    /// "The method of the request MUST be GET".
    HandshakeMethod = "handshake-method", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// "the HTTP version MUST be at least 1.1."
    HttpVersion = "http-version", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// The target "MUST match the /resource name/": an absolute path, or an http or https URI, and no fragment (§3).
    RequestTarget = "request-target", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// "The request MUST contain a |Host| header field", and only one (RFC 9112 §3.2).
    HostField = "host-field", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// Upgrade: of a request its "value MUST include the "websocket" keyword", of a response it is that, in any letter case.
    UpgradeWebsocket = "upgrade-websocket", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// Connection: its "value MUST include the "Upgrade" token", in any letter case.
    ConnectionUpgrade = "connection-upgrade", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// Sec-WebSocket-Key: once, "a randomly selected 16-byte value that has been base64-encoded".
    WebsocketKey = "websocket-key", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// Origin: a server that serves browsers "SHOULD verify" that it is one that it expects.
    RequestOrigin = "request-origin", 6455 "10.2", Caution, Reaction::Refuse(403);
    /// Sec-WebSocket-Version: once, "The value of this header field MUST be 13."
    WebsocketVersion = "websocket-version", 6455 "4.1", Violation, Reaction::Refuse(426);
    /// Sec-WebSocket-Protocol of a request: its elements "MUST all be unique strings", tokens, one at least.
    SubprotocolList = "subprotocol-list", 6455 "4.1", Violation, Reaction::Refuse(400);
    /// Sec-WebSocket-Extensions: its grammar; what does not conform "MUST" make the recipient fail the connection.
    ExtensionList = "extension-list", 6455 "9.1", Violation, Reaction::Refuse(400);
    /// An offer of permessage-deflate that is not as §7.1 has it: "A server MUST decline" it.
    DeflateOffer = "deflate-offer", 7692 "7.1", Caution, Reaction::GoOn;
    /// "If the status code received from the server is not 101", the handshake did not succeed.
    StatusSwitching = "status-switching", 6455 "4.1", Caution, Reaction::FailHandshake;
    /// Sec-WebSocket-Accept: once, and the value for the key.
    AcceptValue = "accept-value", 6455 "4.1", Violation, Reaction::FailHandshake;
    /// "the use of an extension that was not present in the client's handshake": "the client MUST _Fail the WebSocket Connection_".
    ExtensionChoice = "extension-choice", 6455 "4.1", Violation, Reaction::FailHandshake;
    /// permessage-deflate is accepted other than §7.1 lets a server: "the client MUST _Fail the WebSocket Connection_".
    DeflateAnswer = "deflate-answer", 7692 "7.1", Violation, Reaction::FailHandshake;
    /// "the use of a subprotocol that was not present in the client's handshake": "the client MUST _Fail the WebSocket Connection_".
    SubprotocolChoice = "subprotocol-choice", 6455 "4.1", Violation, Reaction::FailHandshake;
    /// A server that does not understand the version sends "a |Sec-WebSocket-Version| header field indicating the version(s) the server
    /// is capable of understanding".
    VersionAnswer = "version-answer", 6455 "4.2.2", Violation, Reaction::GoOn;
    /// "the line terminator […] is the sequence CRLF"; a recipient MAY take LF alone, and a CR alone is invalid.
    LineEnding = "line-ending", 9112 "2.2", Caution, Reaction::GoOn;
    /// "A sender MUST NOT generate a message that includes line folding".
    FoldedField = "folded-field", 9112 "5.2", Violation, Reaction::Refuse(400);
    /// A field is a name, a colon, a value: "No whitespace is allowed between the field name and colon."
    FieldLine = "field-line", 9112 "5.1", Violation, Reaction::Refuse(400);
    /// "Field values containing CR, LF, or NUL characters are invalid and dangerous".
    FieldValue = "field-value", 9110 "5.5", Violation, Reaction::Refuse(400);
    /// "a sender MUST NOT generate multiple field lines with the same name" unless the field is a list. Those that WebSocket defines have
    /// rules of their own.
    SingleField = "single-field", 9110 "5.3", Caution, Reaction::GoOn;
    /// "A client SHOULD NOT generate content in a GET request".
    RequestBody = "request-body", 9110 "9.3.1", Caution, Reaction::GoOn;
    /// "A server MUST NOT send a Content-Length header field in any response with a status code of 1xx", nor a Transfer-Encoding (RFC
    /// 9112 §6.1).
    ResponseBody = "response-body", 9110 "8.6", Violation, Reaction::GoOn;
    /// RSV1 is set on a data frame that begins a message, and the handshake agreed on no extension that defines it.
    Rsv1WithoutExtension = "rsv1-without-extension", 6455 "5.2", Violation, Reaction::Fail(1002);
    /// "An endpoint MUST NOT set the "Per-Message Compressed" bit of […] non-first fragments of a data message."
    Rsv1OnContinuation = "rsv1-on-continuation", 7692 "6.1", Violation, Reaction::Fail(1002);
    /// "An endpoint MUST NOT set the "Per-Message Compressed" bit of control frames".
    Rsv1OnControl = "rsv1-on-control", 7692 "6.1", Violation, Reaction::Fail(1002);

    // The conduct of a conversation: what both peers do, one after the other.

    /// Once it has sent its opening handshake, "the client MUST wait for a response from the server before sending any further data". Found:
    /// how many nanoseconds before the response its first frame was seen.
    FrameBeforeResponse = "frame-before-response", 6455 "4.1", Violation, Reaction::GoOn;
    /// A masking key is the one of the frame before: a key "needs to be unpredictable". Found: how many of the client's frames repeat one.
    RepeatedMaskingKey = "repeated-masking-key", 6455 "5.3", Caution, Reaction::GoOn;
    /// Masking keys that count: each is as much more than the one before. Found: how many in a row do.
    CountingMaskingKey = "counting-masking-key", 6455 "5.3", Caution, Reaction::GoOn;
    /// "The masking key MUST be derived from a strong source of entropy", and of many keys some bits never change, or their bytes are few.
    /// Found: how many of the 32 bits of a key are left to chance, at most.
    LowEntropyMaskingKey = "low-entropy-masking-key", 6455 "5.3", Caution, Reaction::GoOn;
    /// "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in response, unless it already received a Close frame." Found: how many
    /// Ping frames were left so, this one the first.
    UnansweredPing = "unanswered-ping", 6455 "5.5.2", Caution, Reaction::GoOn;
    /// A Pong frame that answers no Ping frame: "A response to an unsolicited Pong frame is not expected." Found: how many, this one the first.
    UnsolicitedPong = "unsolicited-pong", 6455 "5.5.3", Note, Reaction::GoOn;
    /// A Pong frame in response "MUST have identical "Application data" as found in the message body of the Ping frame". Found: how many do not,
    /// this one the first.
    PongMismatch = "pong-mismatch", 6455 "5.5.3", Caution, Reaction::GoOn;
    /// "If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint MUST send a Close frame in response." The
    /// other peer ended the TCP connection instead. Found: who did and how: 1 the client with a FIN, or as in [`Rule::EndWithoutClose`].
    UnansweredClose = "unanswered-close", 6455 "5.5.1", Caution, Reaction::GoOn;
    /// "When sending a Close frame in response, the endpoint typically echos the status code it received." Found: the code that came back, 1005
    /// for none.
    OtherCloseCode = "other-close-code", 6455 "5.5.1", Note, Reaction::GoOn;
    /// A peer that received a Close frame sends data before it answers: "there is no guarantee that the endpoint that has already sent a Close
    /// frame will continue to process data". Found: how many data frames.
    DataBeforeCloseAnswer = "data-before-close-answer", 6455 "5.5.1", Note, Reaction::GoOn;
    /// The TCP connection ended and neither peer sent a Close frame: "the WebSocket Connection Close Code is considered to be 1006". Found: who
    /// ended it and how: 2 the client with a RST, 3 the server with a FIN, 4 with a RST.
    EndWithoutClose = "end-without-close", 6455 "7.1.5", Caution, Reaction::GoOn;
    /// The client ended the TCP connection with a FIN, and neither peer sent a Close frame. It may well have meant to, and nothing was cut short:
    /// no bytes can tell that from a fault. Found: 1.
    ClientEndWithoutClose = "client-end-without-close", 6455 "7.1.5", Note, Reaction::GoOn;
    /// After the closing handshake the client ended the TCP connection first, which "SHOULD be closed first by the server". Found: how many
    /// nanoseconds after the last Close frame.
    ClientEndedFirst = "client-ended-first", 6455 "7.1.1", Note, Reaction::GoOn;
    /// The TCP checksum of a segment is wrong, and its sender's are right otherwise: its bytes were changed after they were sent, or by the
    /// capture. Found: the packet.
    WrongChecksum = "wrong-checksum", 9293 "3.1", Caution, Reaction::GoOn;
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
