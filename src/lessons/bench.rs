//! A bench to compute an accept value on.

use super::typed::hex;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// What becomes of a text on the way to an accept value, right text or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bench {
    /// The SHA-1 of the text, as 40 hex digits.
    pub digest: String,
    /// The Base64 of its 20 bytes.
    pub encoded: String,
    /// The Base64 of its 40 hex digits.
    pub encoded_digits: String,
}

impl Bench {
    /// What becomes of `text`.
    pub fn of(text: &str) -> Self {
        let digest = Sha1::digest(text);
        let digits = hex(&digest).replace(' ', "");
        Self {
            encoded: STANDARD.encode(digest),
            encoded_digits: STANDARD.encode(&digits),
            digest: digits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_of_section_1_3() {
        let bench = Bench::of("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        assert_eq!(bench.digest, "b37a4f2cc0624f1690f64606cf385945b2bec4ea");
        assert_eq!(bench.encoded, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assert_eq!(
            STANDARD.decode(bench.encoded_digits).unwrap(),
            bench.digest.as_bytes()
        );
    }
}
