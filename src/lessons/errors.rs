//! Errors that are told again and again, each with the bytes that show what is right.

use super::bench::Bench;
use super::frames::Frame;
use super::{Said, Shown};
use crate::protocol::accept::GUID;
use crate::protocol::{Accept, KeyCheck, MaskingKey, Opcode, Peer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// A common error. Its words have its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommonError {
    /// Its name in kebab-case.
    pub id: &'static str,
    /// The section of RFC 6455 that says how it is.
    pub section: &'static str,
}

/// All of them.
pub const COMMON_ERRORS: [CommonError; 9] = [
    error("fin-closes", "5.4"),
    error("mask-is-the-key", "5.2"),
    error("limit-65025", "5.2"),
    error("key-encrypts", "4.1"),
    error("continuation-repeats-opcode", "5.4"),
    error("length-in-characters", "5.2"),
    error("accept-over-decoded-key", "4.2.2"),
    error("guid-lower-case", "1.3"),
    error("accept-proves-identity", "10.8"),
];

const fn error(id: &'static str, section: &'static str) -> CommonError {
    CommonError { id, section }
}

/// The key of RFC 6455 §1.3.
const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

impl CommonError {
    /// The error of that name.
    pub fn named(id: &str) -> Option<Self> {
        COMMON_ERRORS.into_iter().find(|error| error.id == id)
    }

    /// What shows how it is: bytes to look at, or values.
    pub fn evidence(self) -> Shown {
        let bytes = |frames: &[Frame<'_>]| Shown::Bytes {
            peer: if frames.iter().all(|frame| frame.key.is_some()) {
                Peer::Client
            } else {
                Peer::Server
            },
            bytes: frames.iter().flat_map(|frame| frame.bytes()).collect(),
            more: 0,
        };
        let key = MaskingKey([0x37, 0xFA, 0x21, 0x3D]);
        match self.id {
            "fin-closes" => bytes(&[
                Frame::new(Opcode::TEXT, b"one"),
                Frame::new(Opcode::TEXT, b"two"),
                Frame::new(Opcode::CLOSE, &[0x03, 0xE8]),
            ]),
            "mask-is-the-key" => bytes(&[Frame::new(Opcode::TEXT, b"Hello").masked(key)]),
            "limit-65025" => Shown::Bytes {
                peer: Peer::Server,
                // Shown is the header of the longest frame of this form.
                bytes: vec![0x82, 0x7E, 0xFF, 0xFF, 0, 0, 0, 0],
                more: 0xFFFF - 4,
            },
            "continuation-repeats-opcode" => bytes(&[
                Frame::new(Opcode::TEXT, b"Hel").not_last(),
                Frame::new(Opcode::CONTINUATION, b"lo"),
            ]),
            "length-in-characters" => bytes(&[Frame::new(Opcode::TEXT, "你好".as_bytes())]),
            _ => Shown::Values(self.values()),
        }
    }

    fn values(self) -> Vec<(Said, String)> {
        let value = |id, text: String| (Said::plain(id), text);
        let key = value("key", KEY.to_owned());
        let accept = value("accept", Accept::of(KEY).value);
        let decoded = match KeyCheck::of(KEY) {
            KeyCheck::Sound { nonce } => nonce.to_vec(),
            _ => Vec::new(),
        };
        match self.id {
            "key-encrypts" => {
                vec![
                    key,
                    value(
                        "key-decoded",
                        String::from_utf8_lossy(&decoded).into_owned(),
                    ),
                ]
            }
            "accept-over-decoded-key" => {
                let wrong = Sha1::digest([&decoded, GUID.as_bytes()].concat());
                vec![
                    key,
                    accept,
                    value("accept-of-decoded", STANDARD.encode(wrong)),
                ]
            }
            "guid-lower-case" => {
                let wrong = Bench::of(&[KEY, &GUID.to_ascii_lowercase()].concat()).encoded;
                vec![
                    value("guid", GUID.to_owned()),
                    key,
                    accept,
                    value("accept-of-lower-case", wrong),
                ]
            }
            _ => vec![key, value("guid", GUID.to_owned()), accept],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::frames::Read;
    use super::*;
    use crate::protocol::FrameHeader;

    fn bytes_of(id: &str) -> Vec<u8> {
        match CommonError::named(id).unwrap().evidence() {
            Shown::Bytes { bytes, .. } => bytes,
            other => panic!("{other:?}"),
        }
    }

    fn values_of(id: &str) -> Vec<String> {
        match CommonError::named(id).unwrap().evidence() {
            Shown::Values(values) => values.into_iter().map(|(_, value)| value).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_bytes_show_what_is_said() {
        let read = |id| Read::of(Peer::Server, &bytes_of(id));
        // FIN is 1 in all three, and what follows the first two breaks no rule: only after the third nothing may follow.
        let fins = read("fin-closes");
        assert!(fins.frames().iter().all(crate::protocol::FrameEntry::fin));
        assert_eq!(fins.batch.findings, []);
        assert_eq!(fins.frames()[2].opcode(), Opcode::CLOSE);
        let masked = Read::of(Peer::Client, &bytes_of("mask-is-the-key"));
        assert_eq!(masked.batch.payload, b"Hello");
        let longest = FrameHeader::parse(&bytes_of("limit-65025")).unwrap();
        assert_eq!(longest.payload_len, 65_535);
        let parts = read("continuation-repeats-opcode");
        assert_eq!(parts.message(), b"Hello");
        assert_eq!(parts.frames()[1].opcode(), Opcode::CONTINUATION);
        assert_eq!(parts.batch.findings, []);
        let text = read("length-in-characters");
        assert_eq!(text.frames()[0].payload_len(), 6);
        assert_eq!(
            std::str::from_utf8(&text.batch.payload)
                .unwrap()
                .chars()
                .count(),
            2
        );
    }

    #[test]
    fn the_values_show_what_is_said() {
        assert_eq!(values_of("key-encrypts")[1], "the sample nonce");
        // Computed apart from this program, with Python's `hashlib` and `base64`.
        assert_eq!(
            values_of("accept-over-decoded-key")[1..],
            [
                "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                "BXhwxM0SZasKmCD9S4BfpPmCnEw="
            ]
        );
        assert_eq!(
            values_of("guid-lower-case")[3],
            "WJfwerbIozKsJXHxxI0JTO1SQgU="
        );
        assert_eq!(values_of("accept-proves-identity").len(), 3);
    }
}
