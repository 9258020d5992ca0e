//! The catalogue: small captures, each of which shows one thing. Their files are `www/catalogue/<name>`, fetched when one is opened.

use crate::protocol::Rule;

/// A small capture. Its words have its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in kebab-case.
    pub id: &'static str,
    /// What its file is.
    pub form: Form,
    /// What it is about.
    pub group: Group,
    /// The number of the RFC and the section that say how it is.
    pub section: (u32, &'static str),
    /// What it shows.
    pub showing: Showing,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text with bytes in it, as it could be pasted.
    Text,
    /// A capture of packets, as pcapng.
    Capture,
}

/// What a small capture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// Something that is as it must be, or may be: nothing is found but notes.
    Sound,
    /// These rules are broken or bent, and no other.
    Broken(&'static [Rule]),
}

/// What small captures are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Payload lengths.
    Lengths,
    /// Masking.
    Masking,
    /// Header bits and text.
    Headers,
    /// Fragments and control frames between them.
    Fragments,
    /// Pings and pongs.
    Pings,
    /// The closing handshake and other ends.
    Closing,
    /// permessage-deflate.
    Deflate,
    /// The request of the opening handshake.
    Request,
    /// Its response.
    Response,
    /// The lines and fields of both heads, as HTTP has them.
    Heads,
    /// What TCP does, and what a capture misses.
    Tcp,
}

impl Group {
    /// All of them, in the order of the catalogue.
    pub const ALL: [Self; 11] = [
        Self::Lengths,
        Self::Masking,
        Self::Headers,
        Self::Fragments,
        Self::Pings,
        Self::Closing,
        Self::Deflate,
        Self::Request,
        Self::Response,
        Self::Heads,
        Self::Tcp,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lengths => "lengths",
            Self::Masking => "masking",
            Self::Headers => "headers",
            Self::Fragments => "fragments",
            Self::Pings => "pings",
            Self::Closing => "closing",
            Self::Deflate => "deflate",
            Self::Request => "request",
            Self::Response => "response",
            Self::Heads => "heads",
            Self::Tcp => "tcp",
        }
    }
}

impl Entry {
    /// The name of its file.
    pub fn file(&self) -> String {
        let ending = match self.form {
            Form::Text => ".txt",
            Form::Capture => ".pcapng",
        };
        [self.id, ending].concat()
    }
}

macro_rules! catalogue {
    ($($id:literal $form:ident $group:ident $rfc:literal $section:literal [$($rule:ident)*];)+) => {
        /// All small captures, group by group.
        pub const CATALOGUE: &[Entry] = &[
            $(Entry {
                id: $id,
                form: Form::$form,
                group: Group::$group,
                section: ($rfc, $section),
                showing: match &[$(Rule::$rule),*] as &[Rule] {
                    [] => Showing::Sound,
                    rules => Showing::Broken(rules),
                },
            },)+
        ];
    };
}

catalogue! {
    "length-7" Text Lengths 6455 "5.2" [];
    "length-16" Text Lengths 6455 "5.2" [];
    "length-64" Text Lengths 6455 "5.2" [];
    "non-minimal-length" Text Lengths 6455 "5.2" [NonMinimalLength];
    "length-high-bit" Text Lengths 6455 "5.2" [LengthHighBit TruncatedFrame];
    "masked-both-ways" Capture Masking 6455 "5.1" [];
    "unmasked-client-frame" Capture Masking 6455 "5.1" [UnmaskedClientFrame];
    "masked-server-frame" Capture Masking 6455 "5.1" [MaskedServerFrame];
    "zero-masking-key" Text Masking 6455 "5.3" [ZeroMaskingKey];
    "repeated-masking-key" Capture Masking 6455 "5.3" [RepeatedMaskingKey];
    "counting-masking-key" Capture Masking 6455 "5.3" [CountingMaskingKey];
    "low-entropy-masking-key" Capture Masking 6455 "5.3" [LowEntropyMaskingKey];
    "reserved-bits" Text Headers 6455 "5.2" [ReservedBits];
    "reserved-opcode" Text Headers 6455 "5.2" [ReservedOpcode];
    "invalid-utf8" Text Headers 6455 "8.1" [InvalidUtf8];
    "truncated-frame" Text Headers 6455 "5.2" [TruncatedFrame];
    "ping-between-fragments" Text Fragments 6455 "5.4" [];
    "character-across-fragments" Text Fragments 6455 "5.6" [];
    "continuation-without-message" Text Fragments 6455 "5.4" [ContinuationWithoutMessage];
    "message-inside-message" Text Fragments 6455 "5.4" [MessageInsideMessage];
    "fragmented-control" Text Fragments 6455 "5.5" [FragmentedControl];
    "control-too-long" Text Fragments 6455 "5.5" [ControlTooLong];
    "unfinished-message" Text Fragments 6455 "5.4" [UnfinishedMessage];
    "ping-and-pong" Capture Pings 6455 "5.5.3" [];
    "unanswered-ping" Capture Pings 6455 "5.5.2" [UnansweredPing];
    "pong-mismatch" Capture Pings 6455 "5.5.3" [PongMismatch];
    "unsolicited-pong" Capture Pings 6455 "5.5.3" [UnsolicitedPong];
    "close-1000" Capture Closing 6455 "7.1.2" [];
    "close-without-code" Capture Closing 6455 "7.1.5" [];
    "close-3000" Capture Closing 6455 "7.4.2" [];
    "close-4001" Capture Closing 6455 "7.4.2" [];
    "forbidden-close-code" Text Closing 6455 "7.4.1" [ForbiddenCloseCode];
    "close-body-too-short" Text Closing 6455 "5.5.1" [CloseBodyTooShort];
    "invalid-close-reason" Text Closing 6455 "5.5.1" [InvalidCloseReason];
    "frame-after-close" Text Closing 6455 "5.5.1" [FrameAfterClose];
    "other-close-code" Capture Closing 6455 "5.5.1" [OtherCloseCode];
    "data-before-close-answer" Capture Closing 6455 "5.5.1" [DataBeforeCloseAnswer];
    "unanswered-close" Capture Closing 6455 "5.5.1" [UnansweredClose];
    "end-without-close" Capture Closing 6455 "7.1.5" [EndWithoutClose];
    "end-by-reset" Capture Closing 6455 "7.1.5" [EndWithoutClose];
    "client-end-without-close" Capture Closing 6455 "7.1.5" [ClientEndWithoutClose];
    "client-ended-first" Capture Closing 6455 "7.1.1" [ClientEndedFirst];
    "context-takeover" Capture Deflate 7692 "7.1.1" [];
    "no-context-takeover" Capture Deflate 7692 "7.1.1" [];
    "unexplained-rsv1" Text Deflate 6455 "5.2" [UnexplainedRsv1];
    "rsv1-without-extension" Capture Deflate 6455 "5.2" [Rsv1WithoutExtension];
    "rsv1-on-continuation" Capture Deflate 7692 "6.1" [Rsv1OnContinuation];
    "rsv1-on-control" Capture Deflate 7692 "6.1" [Rsv1OnControl];
    "corrupt-deflate" Capture Deflate 7692 "7.2.2" [CorruptDeflate];
    "distance-beyond-window" Capture Deflate 7692 "7.1.2" [DistanceBeyondWindow];
    "final-block" Capture Deflate 7692 "7.2.3.4" [FinalBlock];
    "post" Capture Request 6455 "4.1" [HandshakeMethod];
    "http-1-0" Capture Request 6455 "4.1" [HttpVersion];
    "fragment-in-target" Capture Request 6455 "3" [RequestTarget];
    "no-host" Capture Request 6455 "4.1" [HostField];
    "connection-keep-alive" Capture Request 6455 "4.1" [ConnectionUpgrade];
    "short-key" Capture Request 6455 "4.1" [WebsocketKey];
    "origin-with-path" Capture Request 6455 "10.2" [RequestOrigin];
    "version-8" Capture Request 6455 "4.1" [WebsocketVersion];
    "subprotocol-twice" Capture Request 6455 "4.1" [SubprotocolList];
    "extension-without-parameter" Capture Request 6455 "9.1" [ExtensionList];
    "window-of-16-bits" Capture Request 7692 "7.1.2" [DeflateOffer];
    "frame-before-response" Capture Request 6455 "4.1" [FrameBeforeResponse];
    "wrong-accept" Capture Response 6455 "4.1" [AcceptValue];
    "refused" Capture Response 6455 "4.2.2" [StatusSwitching];
    "version-not-told" Capture Response 6455 "4.2.2" [WebsocketVersion StatusSwitching VersionAnswer];
    "upgrade-to-two" Capture Response 6455 "4.1" [UpgradeWebsocket];
    "extension-unoffered" Capture Response 6455 "4.1" [ExtensionChoice];
    "window-unasked" Capture Response 7692 "7.1.2" [DeflateAnswer];
    "subprotocol-unoffered" Capture Response 6455 "4.1" [SubprotocolChoice];
    "line-feeds" Capture Heads 9112 "2.2" [LineEnding];
    "space-before-colon" Capture Heads 9112 "5.1" [FieldLine];
    "folded-field" Capture Heads 9112 "5.2" [FoldedField];
    "nul-in-value" Capture Heads 9110 "5.5" [FieldValue];
    "field-twice" Capture Heads 9110 "5.3" [SingleField];
    "request-with-body" Capture Heads 9110 "9.3.1" [RequestBody];
    "switching-with-body" Capture Heads 9110 "8.6" [ResponseBody];
    "mid-stream" Capture Tcp 9293 "3.4" [];
    "lost-segment" Capture Tcp 9293 "3.4" [];
    "lost-window" Capture Tcp 7692 "7.1.1" [];
    "out-of-order" Capture Tcp 9293 "3.10" [];
    "sent-again" Capture Tcp 9293 "3.8" [];
    "wrong-checksum" Capture Tcp 9293 "3.1" [WrongChecksum];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once_and_groups_stand_together() {
        for (at, entry) in CATALOGUE.iter().enumerate() {
            assert!(
                CATALOGUE[..at].iter().all(|other| other.id != entry.id),
                "{}",
                entry.id
            );
        }
        let mut groups: Vec<Group> = CATALOGUE.iter().map(|entry| entry.group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
        assert!(CATALOGUE.len() >= 30);
    }

    #[test]
    fn each_rule_is_broken_at_least_once() {
        let shown: Vec<Rule> = CATALOGUE
            .iter()
            .flat_map(|entry| match entry.showing {
                Showing::Sound => &[],
                Showing::Broken(rules) => rules,
            })
            .copied()
            .collect();
        let missing: Vec<_> = Rule::ALL
            .iter()
            .filter(|rule| !shown.contains(rule))
            .collect();
        assert!(
            missing.is_empty(),
            "the catalogue has nothing for {missing:?}"
        );
    }
}
