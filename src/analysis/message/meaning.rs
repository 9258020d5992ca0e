//! What a message means.

use crate::protocol::Rule;

macro_rules! meanings {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, [$($rule:ident),*];)+) => {
        /// What a message means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Meaning {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Meaning {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in kebab-case: the key of its words.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// The rules of which one is broken when it is said, the likeliest first; none where it is not about a rule.
            pub const fn rules(self) -> &'static [Rule] {
                match self { $(Self::$name => &[$(Rule::$rule),*],)+ }
            }
        }
    };
}

meanings! {
    // Frames
    /// RSV1 alone is set.
    ReservedBits100 = "reserved-bits-100", [Rsv1WithoutExtension, Rsv1OnControl, Rsv1OnContinuation];
    /// RSV2 alone is set.
    ReservedBits010 = "reserved-bits-010", [ReservedBits];
    /// RSV3 alone is set.
    ReservedBits001 = "reserved-bits-001", [ReservedBits];
    /// RSV1 and RSV2 are set.
    ReservedBits110 = "reserved-bits-110", [ReservedBits];
    /// RSV1 and RSV3 are set.
    ReservedBits101 = "reserved-bits-101", [ReservedBits];
    /// RSV2 and RSV3 are set.
    ReservedBits011 = "reserved-bits-011", [ReservedBits];
    /// All three are set.
    ReservedBits111 = "reserved-bits-111", [ReservedBits];
    /// RSV2 or RSV3 is set, or any of the three.
    ReservedBits = "reserved-bits", [ReservedBits, Rsv1WithoutExtension, Rsv1OnControl];
    /// Chromium's word for a header that it does not read on.
    InvalidFrameHeader = "invalid-frame-header", [
        NonMinimalLength, LengthHighBit, FragmentedControl, ControlTooLong, CorruptDeflate, Rsv1OnContinuation
    ];
    /// A reserved opcode.
    UnknownOpcode = "unknown-opcode", [ReservedOpcode];
    /// A server masked.
    MaskedServer = "masked-server", [MaskedServerFrame];
    /// A client did not mask.
    UnmaskedClient = "unmasked-client", [UnmaskedClientFrame];
    /// One or the other.
    WrongMask = "wrong-mask", [UnmaskedClientFrame, MaskedServerFrame];
    /// A control frame without FIN.
    FragmentedControl = "fragmented-control", [FragmentedControl];
    /// A control frame of more than 125 bytes.
    ControlTooLong = "control-too-long", [ControlTooLong];
    /// More bytes of length than needed.
    LongLength = "long-length", [NonMinimalLength];
    /// A length beyond what can be.
    HugeLength = "huge-length", [LengthHighBit];
    /// A continuation of nothing.
    UnexpectedContinuation = "unexpected-continuation", [ContinuationWithoutMessage];
    /// A new message inside another.
    PreviousUnfinished = "previous-unfinished", [MessageInsideMessage];
    /// Text that is not UTF-8.
    InvalidText = "invalid-text", [InvalidUtf8];
    /// A Close body of one byte.
    CloseSize = "close-size", [CloseBodyTooShort];
    /// A status code that no frame may carry.
    CloseStatus = "close-status", [ForbiddenCloseCode];
    /// A reason that is not UTF-8.
    CloseText = "close-text", [InvalidCloseReason];
    /// Something came after Close.
    AfterClose = "after-close", [FrameAfterClose];
    /// Compressed data that does not inflate.
    Inflate = "inflate", [CorruptDeflate, DistanceBeyondWindow];
    /// A message larger than the receiver takes.
    TooBig = "too-big", [];

    // The opening handshake
    /// Another status than 101.
    Status = "status", [StatusSwitching];
    /// 401 or 407.
    Authentication = "authentication", [StatusSwitching];
    /// The answer is no HTTP.
    NoHttp = "no-http", [StatusSwitching];
    /// No answer came.
    NoAnswer = "no-answer", [];
    /// It took too long.
    TimedOut = "timed-out", [];
    /// The page gave up.
    Cancelled = "cancelled", [];
    /// Upgrade is missing or says something else.
    Upgrade = "upgrade", [UpgradeWebsocket];
    /// Connection is missing or says something else.
    Connection = "connection", [ConnectionUpgrade];
    /// There is no accept value.
    AcceptMissing = "accept-missing", [AcceptValue];
    /// The accept value is another.
    AcceptWrong = "accept-wrong", [AcceptValue];
    /// A field stands there twice.
    Twice = "twice", [AcceptValue, SubprotocolChoice];
    /// A sub-protocol was chosen that was not offered.
    Subprotocol = "subprotocol", [SubprotocolChoice];
    /// None was chosen of those that were offered.
    NoSubprotocol = "no-subprotocol", [];
    /// An extension was accepted that was not offered.
    Extension = "extension", [ExtensionChoice];
    /// Sec-WebSocket-Extensions breaks its grammar.
    ExtensionSyntax = "extension-syntax", [ExtensionList];
    /// permessage-deflate was accepted with wrong parameters.
    Deflate = "deflate", [DeflateAnswer];
    /// A server wants GET.
    Method = "method", [HandshakeMethod];
    /// A server wants version 13.
    Version = "version", [WebsocketVersion];
    /// A server wants a key of 16 bytes.
    Key = "key", [WebsocketKey];
    /// A server refuses the Origin.
    Origin = "origin", [RequestOrigin];

    // The connection
    /// The page closed it before it was open.
    ClosedBeforeOpen = "closed-before-open", [];
    /// Something is sent on a connection that is closed.
    AlreadyClosed = "already-closed", [];
    /// Something is sent on a connection that is not open yet.
    NotOpen = "not-open", [];
    /// ws: on a page that came over https:.
    Insecure = "insecure", [];
    /// Nobody listens there.
    Refused = "refused", [];
    /// The name is not known.
    Name = "name", [];
    /// The certificate is not trusted.
    Certificate = "certificate", [];
    /// One side speaks TLS and the other does not.
    Tls = "tls", [];
    /// The TCP connection broke.
    Lost = "lost", [];
    /// The TCP connection ended without a Close frame.
    NoClose = "no-close", [EndWithoutClose];
    /// A proxy let nothing through.
    Proxy = "proxy", [];
    /// A port that browsers do not use.
    Port = "port", [];
    /// Another fault of the network.
    Network = "network", [];
    /// Firefox: it failed before it was open, and no cause is told.
    BeforeOpen = "before-open", [];
    /// Firefox: it failed while it was open, and no cause is told.
    WhileOpen = "while-open", [];
    /// Safari: the handshake failed, and no cause is told.
    BadResponse = "bad-response", [StatusSwitching, AcceptValue];
}
