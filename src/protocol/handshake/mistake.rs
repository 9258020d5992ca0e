//! What people get wrong when they compute Sec-WebSocket-Accept, by name.

use crate::protocol::accept::GUID;
use md5::Md5;
use sha1::Digest;
use sha2::{Sha256, Sha512};
use std::borrow::Cow;

/// One thing that was done wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mistake {
    /// The key was sent back.
    KeyEchoed,
    /// The value is the example's in the RFC (§1.3).
    SampleAnswer,
    /// The value is right for another key that was seen: something between client and server made a new one.
    OtherKey {
        /// That key.
        key: String,
    },
    /// The value is the beginning of the right one.
    CutShort,
    /// The value is the right one in other letter case, which Base64 distinguishes.
    ValueCase,
    /// The value is the right one in quotation marks.
    ValueQuoted,

    /// The key was decoded from Base64 before it was hashed.
    KeyDecoded,
    /// Bytes that do not belong to the key were hashed behind it: its line end or a blank.
    KeyTail(Tail),
    /// The key was hashed in quotation marks.
    KeyQuoted,
    /// `Sec-WebSocket-Key: ` was hashed along.
    HeaderName,
    /// The `=` at the key's end were left out.
    KeyUnpadded,
    /// The key was hashed in lower case.
    KeyLowerCase,
    /// The GUID was hashed without the key.
    NoKey,

    /// The key was hashed without the GUID.
    NoGuid,
    /// The GUID was put before the key.
    GuidFirst,
    /// The GUID's letters were lower case.
    GuidLowerCase,
    /// The GUID's hyphens were left out.
    GuidWithoutHyphens,
    /// The GUID was hashed as its 16 bytes.
    GuidBytes,
    /// Bytes were hashed behind the GUID: a line end that a command added, or the zero that ends a string in C.
    GuidTail(Tail),
    /// A character of the GUID is missing.
    GuidDropped {
        /// Its index, from 0.
        at: usize,
    },
    /// A character of the GUID stands there twice.
    GuidDoubled {
        /// Its index, from 0.
        at: usize,
    },
    /// A character of the GUID and the next one are swapped.
    GuidSwapped {
        /// The index of the first one, from 0.
        at: usize,
    },
    /// A letter of the GUID is lower case.
    GuidCase {
        /// Its index, from 0.
        at: usize,
    },
    /// A character of the GUID is another one.
    GuidReplaced {
        /// Its index, from 0.
        at: usize,
        /// What stands there instead.
        found: char,
    },
    /// A GUID that is known to circulate, and wrong in more than one character.
    GuidCirculating {
        /// That GUID.
        guid: &'static str,
    },

    /// Another hash than SHA-1.
    OtherHash(Hash),

    /// The digest's hex digits were encoded with Base64, rather than its 20 bytes.
    HexEncoded(LetterCase),
    /// The digest's hex digits were sent.
    HexSent(LetterCase),
    /// Base64 with the URL-safe alphabet: `-` and `_` rather than `+` and `/`.
    UrlAlphabet,
    /// Base64 without the `=` at its end.
    Unpadded,
    /// Base64 with the URL-safe alphabet, and without the `=` at its end.
    UrlUnpadded,
    /// Base64, and Base64 of that.
    EncodedTwice,
    /// The digest ends before its first zero byte, as a string does in C.
    CutAtZero {
        /// The index of that byte in the digest, from 0.
        at: usize,
    },
}

/// What was hashed behind the key, or behind the GUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tail {
    /// A line feed.
    LineFeed,
    /// A carriage return.
    CarriageReturn,
    /// Both.
    LineEnd,
    /// A space.
    Space,
    /// A zero byte.
    Zero,
}

/// A hash that is not SHA-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hash {
    /// MD5
    Md5,
    /// SHA-256
    Sha256,
    /// SHA-512
    Sha512,
}

/// How the hex digits from ten on are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// `a`
    Lower,
    /// `A`
    Upper,
}

impl Mistake {
    /// Its name in kebab-case: the key of its words.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::KeyEchoed => "key-echoed",
            Self::SampleAnswer => "sample-answer",
            Self::OtherKey { .. } => "other-key",
            Self::CutShort => "cut-short",
            Self::ValueCase => "value-case",
            Self::ValueQuoted => "value-quoted",
            Self::KeyDecoded => "key-decoded",
            Self::KeyTail(_) => "key-tail",
            Self::KeyQuoted => "key-quoted",
            Self::HeaderName => "header-name",
            Self::KeyUnpadded => "key-unpadded",
            Self::KeyLowerCase => "key-lower-case",
            Self::NoKey => "no-key",
            Self::NoGuid => "no-guid",
            Self::GuidFirst => "guid-first",
            Self::GuidLowerCase => "guid-lower-case",
            Self::GuidWithoutHyphens => "guid-without-hyphens",
            Self::GuidBytes => "guid-bytes",
            Self::GuidTail(_) => "guid-tail",
            Self::GuidDropped { .. } => "guid-dropped",
            Self::GuidDoubled { .. } => "guid-doubled",
            Self::GuidSwapped { .. } => "guid-swapped",
            Self::GuidCase { .. } => "guid-case",
            Self::GuidReplaced { .. } => "guid-replaced",
            Self::GuidCirculating { .. } => "guid-circulating",
            Self::OtherHash(_) => "other-hash",
            Self::HexEncoded(_) => "hex-encoded",
            Self::HexSent(_) => "hex-sent",
            Self::UrlAlphabet => "url-alphabet",
            Self::Unpadded => "unpadded",
            Self::UrlUnpadded => "url-unpadded",
            Self::EncodedTwice => "encoded-twice",
            Self::CutAtZero { .. } => "cut-at-zero",
        }
    }

    /// The GUID that was used, where that is the mistake.
    pub fn guid(&self) -> Option<Cow<'static, str>> {
        let edited = |at: usize, len: usize, instead: &str| {
            let mut guid = GUID.to_owned();
            guid.replace_range(at..at + len, instead);
            Cow::Owned(guid)
        };
        let original = |at: usize, len: usize| GUID.get(at..at + len).unwrap_or_default();
        Some(match self {
            Self::GuidLowerCase => Cow::Owned(GUID.to_ascii_lowercase()),
            Self::GuidWithoutHyphens => Cow::Owned(GUID.replace('-', "")),
            Self::GuidDropped { at } => edited(*at, 1, ""),
            Self::GuidDoubled { at } => edited(*at, 0, original(*at, 1)),
            Self::GuidSwapped { at } => {
                let swapped: String = original(*at, 2).chars().rev().collect();
                edited(*at, 2, &swapped)
            }
            Self::GuidCase { at } => edited(*at, 1, &original(*at, 1).to_ascii_lowercase()),
            Self::GuidReplaced { at, found } => edited(*at, 1, found.encode_utf8(&mut [0; 4])),
            Self::GuidCirculating { guid } => Cow::Borrowed(*guid),
            _ => return None,
        })
    }
}

impl Tail {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::LineFeed,
        Self::CarriageReturn,
        Self::LineEnd,
        Self::Space,
        Self::Zero,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::LineFeed => "line-feed",
            Self::CarriageReturn => "carriage-return",
            Self::LineEnd => "line-end",
            Self::Space => "space",
            Self::Zero => "zero",
        }
    }

    /// What was hashed.
    pub(super) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::LineFeed => b"\n",
            Self::CarriageReturn => b"\r",
            Self::LineEnd => b"\r\n",
            Self::Space => b" ",
            Self::Zero => b"\0",
        }
    }
}

impl Hash {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sha256, Self::Md5, Self::Sha512];

    /// Its name, as it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }

    /// The digest of `bytes`.
    pub(super) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Md5 => Md5::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}
