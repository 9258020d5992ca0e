//! What a reader may try with one click, with a head or with a segment's header.

use super::heads::with_field;
use crate::capture::checksum::Sums;
use crate::capture::tcp::Flags;
use crate::protocol::Accept;
use std::net::IpAddr;

/// The key of RFC 6455 §1.3.
const SAMPLE_KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// A change that shows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Retouch {
    /// The request's key is that of RFC 6455's own example.
    SampleKey,
    /// The request's key is the Base64 of 15 bytes.
    ShortKey,
    /// The request does not ask for another protocol.
    NoUpgrade,
    /// The request is of a draft.
    DraftVersion,
    /// The response proves that its sender read another request.
    OtherAccept,
    /// The response goes on with HTTP.
    Ok,
    /// The response picks a sub-protocol that nobody asked for.
    OtherProtocol,
    /// RST as it is not.
    OtherReset,
    /// The checksum that belongs there.
    WholeChecksum,
}

impl Retouch {
    /// What can be tried with `name`, something that is shown.
    pub(super) fn of(name: &str) -> &'static [Self] {
        match name {
            "request" => &[
                Self::SampleKey,
                Self::ShortKey,
                Self::NoUpgrade,
                Self::DraftVersion,
            ],
            "answer" => &[Self::OtherAccept, Self::OtherProtocol, Self::Ok],
            _ => &[Self::WholeChecksum, Self::OtherReset],
        }
    }

    /// The last part of the key of its words.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::SampleKey => "sample-key",
            Self::ShortKey => "short-key",
            Self::NoUpgrade => "no-upgrade",
            Self::DraftVersion => "draft-version",
            Self::OtherAccept => "other-accept",
            Self::Ok => "status-ok",
            Self::OtherProtocol => "other-protocol",
            Self::OtherReset => "other-reset",
            Self::WholeChecksum => "whole-checksum",
        }
    }

    /// What becomes of `bytes`, which travel between these addresses.
    pub(super) fn change(self, bytes: &[u8], ends: Option<[IpAddr; 2]>) -> Vec<u8> {
        let field = |name, value| with_field(bytes, name, value);
        match self {
            Self::SampleKey => field("Sec-WebSocket-Key", Some(SAMPLE_KEY)),
            Self::ShortKey => field("Sec-WebSocket-Key", Some("H3bDCOpE07hmuHrSB6Kg")),
            Self::NoUpgrade => field("Upgrade", None),
            Self::DraftVersion => field("Sec-WebSocket-Version", Some("8")),
            Self::OtherAccept => {
                let accept = Accept::of(SAMPLE_KEY).value;
                field("Sec-WebSocket-Accept", Some(&accept))
            }
            Self::Ok => {
                let end = bytes.iter().position(|byte| *byte == b'\r');
                let rest = bytes.get(end.unwrap_or(bytes.len())..).unwrap_or_default();
                [b"HTTP/1.1 200 OK", rest].concat()
            }
            Self::OtherProtocol => field("Sec-WebSocket-Protocol", Some("chat.v3")),
            Self::OtherReset => {
                let mut changed = bytes.to_vec();
                if let Some(flags) = changed.get_mut(13) {
                    *flags ^= Flags::RST;
                }
                changed
            }
            Self::WholeChecksum => {
                let mut changed = bytes.to_vec();
                let sums = ends.and_then(|ends| Sums::of(ends, bytes));
                if let Some((place, sums)) = changed.get_mut(16..18).zip(sums) {
                    place.copy_from_slice(&sums.whole.to_be_bytes());
                }
                changed
            }
        }
    }
}
