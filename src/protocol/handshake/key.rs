//! Sec-WebSocket-Key (RFC 6455 §4.1): the Base64 of 16 random bytes.

use super::heading::{Heading, Name};
use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::KeyCheck;

/// The sample of §1.3.
const SAMPLE: &[u8] = b"dGhlIHNhbXBsZSBub25jZQ==";

/// Checks the key of a request.
pub(super) fn check(request: &Heading<'_>) -> Found {
    let value = match request.single(Name::Key, Reason::KeyMissing, Reason::KeyRepeated) {
        Ok(value) => value,
        Err(found) => return found,
    };
    let text = request.slice(value);
    if let Some((reason, fault)) = fault(text) {
        let span = match fault {
            None => value,
            Some(at) => Span::at(value.start + at as u64, u64::from(at < text.len())),
        };
        return Found::broken(reason, span);
    }
    if text == SAMPLE {
        return Found::noted(Reason::KeySample, value);
    }
    let nonce = std::str::from_utf8(text).ok().map(KeyCheck::of);
    match nonce {
        Some(KeyCheck::Sound {
            nonce: [first, rest @ ..],
        }) if rest.iter().all(|byte| *byte == first) => Found::noted(Reason::KeyUniform, value),
        _ => Found::kept(value),
    }
}

/// What is wrong with a key, and at which of its bytes; `None` where it is all of it.
fn fault(text: &[u8]) -> Option<(Reason, Option<usize>)> {
    if text.is_empty() {
        return Some((Reason::KeyEmpty, None));
    }
    let foreign = |byte: u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    if let Some(at) = text.iter().position(|byte| foreign(*byte)) {
        let reason = match text.get(at) {
            Some(b'-' | b'_') => Reason::KeyUrlSafe,
            _ => Reason::KeyCharacter,
        };
        return Some((reason, Some(at)));
    }
    let symbols = text.iter().take_while(|byte| **byte != b'=').count();
    let padding = text.get(symbols..).unwrap_or_default();
    if padding.iter().any(|byte| *byte != b'=') {
        return Some((Reason::KeyPadding, Some(symbols)));
    }
    match symbols * 6 / 8 {
        16 => {}
        32 => return Some((Reason::KeyThirtyTwo, None)),
        0..16 => return Some((Reason::KeyShort, None)),
        _ => return Some((Reason::KeyLong, None)),
    }
    // 16 bytes are 22 symbols: the last one holds 2 bits, and 4 that must be 0.
    match padding.len() {
        2 => {}
        fewer @ 0..2 => return Some((Reason::KeyPadding, Some(symbols + fewer))),
        _ => return Some((Reason::KeyPadding, Some(symbols + 2))),
    }
    let last = symbols.checked_sub(1)?;
    let is_canonical = matches!(text.get(last), Some(b'A' | b'Q' | b'g' | b'w'));
    (!is_canonical).then_some((Reason::KeyCanonical, Some(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_a_name_and_a_place() {
        let rows: &[(&str, Option<(Reason, Option<usize>)>)] = &[
            ("dGhlIHNhbXBsZSBub25jZQ==", None),
            ("AAAAAAAAAAAAAAAAAAAAAA==", None),
            ("", Some((Reason::KeyEmpty, None))),
            ("c2hvcnQ=", Some((Reason::KeyShort, None))),
            ("====", Some((Reason::KeyShort, None))),
            ("dGhlIHNhbXBsZSBub25jZQAA", Some((Reason::KeyLong, None))),
            (
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                Some((Reason::KeyThirtyTwo, None)),
            ),
            (
                "dGhlIHNhbXBsZS_ub25jZQ==",
                Some((Reason::KeyUrlSafe, Some(14))),
            ),
            (
                "dGhlIHNhbXBsZS-ub25jZQ==",
                Some((Reason::KeyUrlSafe, Some(14))),
            ),
            (
                "\"GhlIHNhbXBsZSBub25jZQ==",
                Some((Reason::KeyCharacter, Some(0))),
            ),
            (
                "dGhlIHNhbXBsZSBub25jZQ",
                Some((Reason::KeyPadding, Some(22))),
            ),
            (
                "dGhlIHNhbXBsZSBub25jZQ=",
                Some((Reason::KeyPadding, Some(23))),
            ),
            (
                "dGhlIHNhbXBsZSBub25jZQ===",
                Some((Reason::KeyPadding, Some(24))),
            ),
            (
                "dGhl=HNhbXBsZSBub25jZQ==",
                Some((Reason::KeyPadding, Some(4))),
            ),
            (
                "dGhlIHNhbXBsZSBub25jZR==",
                Some((Reason::KeyCanonical, Some(21))),
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(fault(text.as_bytes()), *expected, "{text}");
            let sound = matches!(KeyCheck::of(text), KeyCheck::Sound { .. });
            assert_eq!(expected.is_none(), sound, "{text}");
        }
    }
}
