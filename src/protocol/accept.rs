//! Sec-WebSocket-Accept (RFC 6455 §1.3, §4.2.2): how a server proves that it read the handshake.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// The GUID of §1.3, appended to the key. Its letters are upper case.
pub const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// The accept value of a key, with each step on the way.
///
/// ```
/// let accept = framescope::protocol::Accept::of("dGhlIHNhbXBsZSBub25jZQ==");
/// assert_eq!(accept.value, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// Step 2: the key's text, not its decoded bytes, with the [`GUID`] appended.
    pub concatenated: String,
    /// Step 3: the SHA-1 of that text.
    pub digest: [u8; 20],
    /// Step 4: the Base64 of the 20 bytes, 28 characters.
    pub value: String,
}

impl Accept {
    /// The steps for `key`, the value of Sec-WebSocket-Key "with leading and trailing whitespace removed" (§4.2.2).
    pub fn of(key: &str) -> Self {
        let concatenated = [key.trim_matches([' ', '\t']), GUID].concat();
        let digest: [u8; 20] = Sha1::digest(&concatenated).into();
        Self {
            value: STANDARD.encode(digest),
            concatenated,
            digest,
        }
    }

    /// Whether `seen`, a Sec-WebSocket-Accept as received, is this value, "ignoring leading and trailing whitespace" (§4.1).
    pub fn matches(&self, seen: &str) -> bool {
        seen.trim_matches([' ', '\t']) == self.value
    }
}

/// Whether a Sec-WebSocket-Key is what §4.1 wants: the Base64 of 16 bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyCheck {
    /// It is.
    Sound {
        /// The nonce.
        nonce: [u8; 16],
    },
    /// Base64, but not of 16 bytes.
    WrongLength {
        /// How many bytes it holds.
        bytes: usize,
    },
    /// Not Base64 as RFC 4648 §4 has it, padding included.
    NotBase64 {
        /// The offset of the first wrong character in bytes; the text's length where something is missing at its end.
        at: usize,
        /// The wrong character; `None` where something is missing at the end.
        found: Option<char>,
    },
}

impl KeyCheck {
    /// Checks `key`, whitespace around it aside.
    pub fn of(key: &str) -> Self {
        let start = key.len() - key.trim_start_matches([' ', '\t']).len();
        let trimmed = key.trim_matches([' ', '\t']);
        let foreign =
            |letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '='));
        if let Some((at, found)) = trimmed.char_indices().find(|(_, letter)| foreign(*letter)) {
            return Self::NotBase64 {
                at: start + at,
                found: Some(found),
            };
        }
        match STANDARD.decode(trimmed) {
            Ok(bytes) => match <[u8; 16]>::try_from(bytes.as_slice()) {
                Ok(nonce) => Self::Sound { nonce },
                Err(_) => Self::WrongLength { bytes: bytes.len() },
            },
            Err(
                base64::DecodeError::InvalidByte(at, found)
                | base64::DecodeError::InvalidLastSymbol {
                    offset: at,
                    symbol: found,
                    ..
                },
            ) => Self::NotBase64 {
                at: start + at,
                found: Some(char::from(found)),
            },
            Err(_) => Self::NotBase64 {
                at: start + trimmed.len(),
                found: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs() {
        let rows = [
            ("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
            ("cNtBvwgrxXtqDppb/0mcMw==", "hutW70GFRNI1vI45roqiU0Lu33A="),
            ("x3JJHMbDL1EzLkh9GBhXDw==", "HSmrc0sMlYUkAGmm5OPpG2HaGWk="),
            (
                " x3JJHMbDL1EzLkh9GBhXDw==\t",
                "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            ),
        ];
        for (key, accept) in rows {
            assert!(Accept::of(key).matches(accept), "{key}");
        }
        assert!(!Accept::of("dGhlIHNhbXBsZSBub25jZQ==").matches("ZEs+c+VBk8Aj01+wJGN7Y15796g="));
    }

    #[test]
    fn section_1_3_digest() {
        let digest = Accept::of("dGhlIHNhbXBsZSBub25jZQ==").digest;
        assert_eq!(
            digest,
            hex_literal::hex!("b37a4f2cc0624f1690f64606cf385945b2bec4ea")
        );
    }

    #[test]
    fn keys_are_checked() {
        let rows = [
            (
                "dGhlIHNhbXBsZSBub25jZQ==",
                KeyCheck::Sound {
                    nonce: *b"the sample nonce",
                },
            ),
            ("", KeyCheck::WrongLength { bytes: 0 }),
            ("c2hvcnQ=", KeyCheck::WrongLength { bytes: 5 }),
            (
                "dGhlIHNhbXBsZSBub25jZQ",
                KeyCheck::NotBase64 {
                    at: 22,
                    found: None,
                },
            ),
            (
                "dGhlIHNhbXBsZ_Bub25jZQ==",
                KeyCheck::NotBase64 {
                    at: 13,
                    found: Some('_'),
                },
            ),
            (
                " dGhé",
                KeyCheck::NotBase64 {
                    at: 4,
                    found: Some('é'),
                },
            ),
        ];
        for (key, expected) in rows {
            assert_eq!(KeyCheck::of(key), expected, "{key}");
        }
    }
}
