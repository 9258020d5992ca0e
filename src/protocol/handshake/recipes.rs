//! What people get wrong when they compute Sec-WebSocket-Accept (RFC 6455 §4.2.2): a wrong value names its mistake.
//!
//! A value is made in steps: the key's text, the GUID behind it, SHA-1, Base64. A seen value is first read as any way of writing a digest
//! down; then each way of getting a step wrong is tried until one has a digest that was written.

use super::guids::WRONG_GUIDS;
use super::mistake::{Hash, LetterCase, Mistake, Tail};
use crate::protocol::accept::{Accept, GUID};
use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sha1::{Digest, Sha1};
use std::borrow::Cow;

/// What led to a wrong value: one mistake, or two together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The mistakes, in the order of the steps.
    pub mistakes: Vec<Mistake>,
}

/// A key has 24 bytes. Of one that is longer than this, only what is seen without another hash is looked for.
const KEY_LIMIT: usize = 1024;

/// What leads from `key` to `seen`; `None` where `seen` is right, or where nothing that is tried leads to it. It takes under 1,000 hashes
/// of some 60 bytes, and one for each of `other_keys`: the keys of other handshakes nearby.
///
/// ```
/// use framescope::protocol::handshake::{Mistake, diagnose};
///
/// let diagnosis = diagnose("dGhlIHNhbXBsZSBub25jZQ==", "WJfwerbIozKsJXHxxI0JTO1SQgU=", &[]).unwrap();
/// assert_eq!(diagnosis.mistakes, [Mistake::GuidLowerCase]);
/// ```
pub fn diagnose(key: &str, seen: &str, other_keys: &[String]) -> Option<Diagnosis> {
    let blanks = [' ', '\t'];
    let (key, seen) = (key.trim_matches(blanks), seen.trim_matches(blanks));
    let right = Accept::of(key);
    if right.matches(seen) || seen.is_empty() {
        return None;
    }
    let of_steps = || {
        let is_tried = key.len() <= KEY_LIMIT;
        is_tried.then(|| of_steps(key, seen, &right)).flatten()
    };
    let found = of_value(key, seen, &right)
        .map(|mistake| vec![mistake])
        .or_else(of_steps)
        .or_else(|| of_other_key(key, seen, other_keys).map(|mistake| vec![mistake]));
    found.map(|mistakes| Diagnosis { mistakes })
}

/// Mistakes that are seen without a hash: something else was sent, or the right value was spoilt.
fn of_value(key: &str, seen: &str, right: &Accept) -> Option<Mistake> {
    const SAMPLE: &str = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    /// Fewer characters could be the beginning of anything.
    const TOLD: usize = 8;
    let within_quotes = |quote: char| {
        seen.strip_prefix(quote)
            .and_then(|seen| seen.strip_suffix(quote))
    };
    if seen == key {
        Some(Mistake::KeyEchoed)
    } else if seen == SAMPLE {
        Some(Mistake::SampleAnswer)
    } else if seen.eq_ignore_ascii_case(&right.value) {
        Some(Mistake::ValueCase)
    } else if ['"', '\'']
        .iter()
        .any(|quote| within_quotes(*quote) == Some(&right.value))
    {
        Some(Mistake::ValueQuoted)
    } else if let Some(at) = cut_at_zero(seen, &right.digest) {
        Some(Mistake::CutAtZero { at })
    } else if seen.len() >= TOLD
        && right.value.starts_with(seen)
        && seen.len() < right.value.len() - 1
    {
        Some(Mistake::CutShort)
    } else {
        None
    }
}

fn of_other_key(key: &str, seen: &str, other_keys: &[String]) -> Option<Mistake> {
    let other = other_keys
        .iter()
        .find(|other| other.as_str() != key && Accept::of(other).matches(seen))?;
    Some(Mistake::OtherKey { key: other.clone() })
}

/// Mistakes in the steps: at most two, in the text that is hashed, in the hash, or in how the digest was written.
fn of_steps(key: &str, seen: &str, right: &Accept) -> Option<Vec<Mistake>> {
    let readings = readings(seen);
    // How a digest was written, if it is one that was read.
    let written = |digest: &[u8]| {
        readings
            .iter()
            .find(|(read, _)| read == digest)
            .map(|(_, how)| how.clone())
    };
    if let Some(how) = written(&right.digest) {
        return Some(Vec::from_iter(how));
    }
    // One mistake before the digest, and perhaps one in writing it.
    let keys = keys(key);
    let plain: (Option<Mistake>, Cow<'_, [u8]>) = (None, Cow::Borrowed(key.as_bytes()));
    let guids = [simple_guids(), guids_with_one_fault(), circulating_guids()].concat();
    let texts = guids
        .iter()
        .map(|guid| (vec![guid.mistake.clone()], guid.after(&plain.1)))
        .chain(
            keys.iter()
                .map(|(mistake, key)| (Vec::from_iter(mistake.clone()), Guid::right().after(key))),
        );
    for (mistakes, text) in texts {
        if let Some(how) = written(&Sha1::digest(&text)) {
            return Some(mistakes.into_iter().chain(how).collect());
        }
    }
    let concatenated = right.concatenated.as_bytes();
    for hash in Hash::ALL {
        if let Some(how) = written(&hash.of(concatenated)) {
            return Some([Mistake::OtherHash(hash)].into_iter().chain(how).collect());
        }
    }
    // Two of them, and the digest written as it should be.
    let written = |digest: &[u8]| written(digest).is_some_and(|how| how.is_none());
    let simple = simple_guids();
    for (key_mistake, key) in &keys {
        for guid in &simple {
            if written(&Sha1::digest(guid.after(key))) {
                return Some(key_mistake.iter().chain([&guid.mistake]).cloned().collect());
            }
        }
        for hash in Hash::ALL {
            if written(&hash.of(&Guid::right().after(key))) {
                let hash = Mistake::OtherHash(hash);
                return Some(key_mistake.iter().chain([&hash]).cloned().collect());
            }
        }
    }
    for guid in &simple {
        for hash in Hash::ALL {
            if written(&hash.of(&guid.after(key.as_bytes()))) {
                return Some(vec![guid.mistake.clone(), Mistake::OtherHash(hash)]);
            }
        }
    }
    None
}

/// All digests that `seen` may be a way of writing down, with what is wrong about that way.
fn readings(seen: &str) -> Vec<(Vec<u8>, Option<Mistake>)> {
    let mut readings = Vec::new();
    // The longest digest is SHA-512's, whose hex digits encoded are 172 characters.
    if seen.len() > 256 {
        return readings;
    }
    readings.extend(hex(seen).map(|(digest, case)| (digest, Some(Mistake::HexSent(case)))));
    let ways = [
        (STANDARD, None),
        (STANDARD_NO_PAD, Some(Mistake::Unpadded)),
        (URL_SAFE, Some(Mistake::UrlAlphabet)),
        (URL_SAFE_NO_PAD, Some(Mistake::UrlUnpadded)),
    ];
    for (way, mistake) in ways {
        let Ok(bytes) = way.decode(seen) else {
            continue;
        };
        if let Ok(text) = std::str::from_utf8(&bytes) {
            readings
                .extend(hex(text).map(|(digest, case)| (digest, Some(Mistake::HexEncoded(case)))));
            let inner = STANDARD.decode(text).ok();
            readings.extend(inner.map(|digest| (digest, Some(Mistake::EncodedTwice))));
        }
        readings.push((bytes, mistake));
    }
    readings
}

/// The bytes of a text of hex digits.
fn hex(text: &str) -> Option<(Vec<u8>, LetterCase)> {
    let has = |letter: fn(&u8) -> bool| text.bytes().any(|byte| letter(&byte));
    let case = match (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase)) {
        (true, true) => return None,
        (_, false) => LetterCase::Lower,
        (false, true) => LetterCase::Upper,
    };
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect();
    let (pairs, rest) = digits.as_deref()?.as_chunks::<2>();
    let whole = rest.is_empty() && !pairs.is_empty();
    whole.then(|| {
        (
            pairs.iter().map(|[high, low]| high << 4 | low).collect(),
            case,
        )
    })
}

/// Whether `seen` is the Base64, padded or not, of what stands before the first zero of `digest`: where that is.
fn cut_at_zero(seen: &str, digest: &[u8]) -> Option<usize> {
    const ANY_PADDING: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let zero = digest.iter().position(|byte| *byte == 0)?;
    let bytes = ANY_PADDING.decode(seen).ok()?;
    (zero > 0 && digest.get(..zero) == Some(bytes.as_slice())).then_some(zero)
}

/// The key as it is hashed by mistake.
fn keys(key: &str) -> Vec<(Option<Mistake>, Cow<'_, [u8]>)> {
    let mut keys = Vec::with_capacity(16);
    let mut add = |mistake, bytes: Vec<u8>| keys.push((Some(mistake), Cow::Owned(bytes)));
    if let Ok(decoded) = STANDARD.decode(key) {
        add(Mistake::KeyDecoded, decoded);
    }
    for tail in Tail::ALL {
        add(
            Mistake::KeyTail(tail),
            [key.as_bytes(), tail.bytes()].concat(),
        );
    }
    for quote in ["\"", "'"] {
        add(
            Mistake::KeyQuoted,
            [quote, key, quote].concat().into_bytes(),
        );
    }
    for name in [
        "Sec-WebSocket-Key: ",
        "Sec-WebSocket-Key:",
        "sec-websocket-key: ",
    ] {
        add(Mistake::HeaderName, [name, key].concat().into_bytes());
    }
    if key.ends_with('=') {
        add(Mistake::KeyUnpadded, key.trim_end_matches('=').into());
    }
    add(Mistake::KeyLowerCase, key.to_ascii_lowercase().into_bytes());
    add(Mistake::NoKey, Vec::new());
    keys
}

/// What is hashed around the key.
#[derive(Clone)]
struct Guid {
    before: Vec<u8>,
    after: Vec<u8>,
    mistake: Mistake,
}

impl Guid {
    fn behind(mistake: Mistake, guid: impl Into<Vec<u8>>) -> Self {
        Self {
            before: Vec::new(),
            after: guid.into(),
            mistake,
        }
    }

    /// The right one; its mistake is never said.
    fn right() -> Self {
        Self::behind(Mistake::NoGuid, GUID)
    }

    /// The text that is hashed.
    fn after(&self, key: &[u8]) -> Vec<u8> {
        [&self.before, key, &self.after].concat()
    }
}

/// The faults that go together with others.
fn simple_guids() -> Vec<Guid> {
    let first = Guid {
        before: GUID.into(),
        after: Vec::new(),
        mistake: Mistake::GuidFirst,
    };
    let without_hyphens = GUID.replace('-', "");
    let bytes = hex(&without_hyphens).map(|(bytes, _)| bytes);
    let tails = Tail::ALL.map(|tail| {
        Guid::behind(
            Mistake::GuidTail(tail),
            [GUID.as_bytes(), tail.bytes()].concat(),
        )
    });
    let mut guids = vec![
        Guid::behind(Mistake::NoGuid, ""),
        first,
        Guid::behind(Mistake::GuidLowerCase, GUID.to_ascii_lowercase()),
        Guid::behind(Mistake::GuidWithoutHyphens, without_hyphens),
        Guid::behind(Mistake::GuidBytes, bytes.unwrap_or_default()),
    ];
    guids.extend(tails);
    guids
}

/// The GUID with any one character dropped, doubled, swapped with the next, in lower case, or replaced.
fn guids_with_one_fault() -> Vec<Guid> {
    /// Hex digits, and the letters that are taken for 0 and 1.
    const INSTEAD: &str = "0123456789ABCDEFOoIl";
    let mut mistakes = Vec::with_capacity(800);
    for (at, letter) in GUID.char_indices() {
        let next = GUID.get(at + 1..).and_then(|rest| rest.chars().next());
        mistakes.push(Mistake::GuidDropped { at });
        mistakes.push(Mistake::GuidDoubled { at });
        if next.is_some_and(|next| next != letter) {
            mistakes.push(Mistake::GuidSwapped { at });
        }
        if letter.is_ascii_uppercase() {
            mistakes.push(Mistake::GuidCase { at });
        }
        if letter != '-' {
            let others = INSTEAD.chars().filter(|other| {
                *other != letter && (other.is_ascii_hexdigit() || matches!(letter, '0' | '1'))
            });
            mistakes.extend(others.map(|found| Mistake::GuidReplaced { at, found }));
        }
    }
    of_mistakes(mistakes)
}

fn circulating_guids() -> Vec<Guid> {
    of_mistakes(
        WRONG_GUIDS
            .iter()
            .map(|guid| Mistake::GuidCirculating { guid }),
    )
}

/// The GUIDs that these mistakes lead to.
fn of_mistakes(mistakes: impl IntoIterator<Item = Mistake>) -> Vec<Guid> {
    let guid = |mistake: Mistake| Some(Guid::behind(mistake.clone(), mistake.guid()?.into_owned()));
    mistakes.into_iter().filter_map(guid).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAMPLE: &str = "dGhlIHNhbXBsZSBub25jZQ==";
    const KEY: &str = "x3JJHMbDL1EzLkh9GBhXDw==";

    /// Every value was computed apart from this program, with Python's `hashlib` and `base64`, as the row says; `k` is the key, `G` the GUID.
    #[test]
    fn each_mistake_is_named() {
        use Mistake::*;
        let circulating = |guid| GuidCirculating { guid };
        let rows: Vec<(&str, &str, Vec<Mistake>)> = vec![
            // b64(sha1(b64decode(k) + G))
            (KEY, "C+s8yZIB99z7U9vZnrrVNGbbJDo=", vec![KeyDecoded]),
            // b64(sha1(k))
            (KEY, "8E1hw/nkpBzN7OuKAmglK0FjsrE=", vec![NoGuid]),
            // b64(sha1(k + G.lower()))
            (KEY, "ijzWs6E6H6kxXbiCt/6hO7mr97g=", vec![GuidLowerCase]),
            // b64(sha1(G + k))
            (KEY, "OBlzS4/HKYqP9qJo6JWTY8ZvbAI=", vec![GuidFirst]),
            // b64(sha1(k + G.replace("-", "")))
            (
                KEY,
                "igo7Q+4qHsNs290QBc28M/DzSy8=",
                vec![GuidWithoutHyphens],
            ),
            // b64(sha1(k + bytes.fromhex(G.replace("-", ""))))
            (KEY, "gA7TzIS/y8W6DfuVX498FzrxMNA=", vec![GuidBytes]),
            // b64(sha1(G))
            (KEY, "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", vec![NoKey]),
            // b64(sha1(k + "\n" + G)), and so on
            (
                KEY,
                "67QIY9gTnYgnQu2nt35Rpl+r+kg=",
                vec![KeyTail(Tail::LineFeed)],
            ),
            (
                KEY,
                "AhzgizHUmLjM60UwDuehOf2oNNk=",
                vec![KeyTail(Tail::CarriageReturn)],
            ),
            (
                KEY,
                "q4KGgR2gKo9ikbHR5flCCeAa5Uk=",
                vec![KeyTail(Tail::LineEnd)],
            ),
            (
                KEY,
                "mBZWFLsjqrndB03ya0dItzCAXEQ=",
                vec![KeyTail(Tail::Space)],
            ),
            (
                KEY,
                "o/rP4/knt2tQUeI836OowMvY5Ak=",
                vec![KeyTail(Tail::Zero)],
            ),
            // b64(sha1(k + G + "\n")), b64(sha1(k + G + "\0"))
            (
                KEY,
                "MAy/1cB3OTAM7jC+3hhZepAmKkc=",
                vec![GuidTail(Tail::LineFeed)],
            ),
            (
                KEY,
                "lTKxuAlr+7CbbVp+WUD/cm05Tk4=",
                vec![GuidTail(Tail::Zero)],
            ),
            // b64(sha1('"' + k + '"' + G))
            (KEY, "0g1hYgetaXe6Ke4x86LqJbcjBS4=", vec![KeyQuoted]),
            // b64(sha1("Sec-WebSocket-Key: " + k + G))
            (KEY, "L5JJlGyRfj9P724AUNjXxzZSsM8=", vec![HeaderName]),
            // b64(sha1(k.rstrip("=") + G))
            (KEY, "dtREbN5hQ7/W6sIBAyNN5/abGT4=", vec![KeyUnpadded]),
            // b64(sha1(k.lower() + G))
            (KEY, "buQqAqC71o/D/Kv2XxexECLAv1s=", vec![KeyLowerCase]),
            // b64(sha1(k + G[:35])), b64(sha1(k + G.replace("-", "", 1)))
            (
                KEY,
                "cFmk0MHcyQCBF4Vtpe1Blty/Mc0=",
                vec![GuidDropped { at: 34 }],
            ),
            (
                KEY,
                "CA61VdUOllg2LOgJZahzHspT9R8=",
                vec![GuidDropped { at: 8 }],
            ),
            // b64(sha1(k + "2" + G))
            (
                KEY,
                "kjumkoSbCElv8Ql2FK0pHs8V7Cs=",
                vec![GuidDoubled { at: 0 }],
            ),
            // b64(sha1(k + "258EAFA5-E914-47DA-95CA-5CAB0DC85B11"))
            (
                KEY,
                "rDloB4nMxz0a/90EBX5Ifdrx8Vg=",
                vec![GuidSwapped { at: 24 }],
            ),
            // b64(sha1(k + "258eAFA5-E914-47DA-95CA-C5AB0DC85B11"))
            (
                KEY,
                "EameIqsSWZUG4Kwp1H5EULbWl6w=",
                vec![GuidCase { at: 3 }],
            ),
            // b64(sha1(k + "258EAFA5-E914-47DA-95CA-C5AB0DC85B12"))
            (
                KEY,
                "Gd9LbPZAjmei96vIA2iDJrSFyUI=",
                vec![GuidReplaced { at: 35, found: '2' }],
            ),
            // b64(sha1(k + "258EAFA5-E914-47DA-95CA-C5ABODC85B11")): a letter, no zero
            (
                KEY,
                "E/guGsbY4z3npAYburyExGx4tpc=",
                vec![GuidReplaced { at: 28, found: 'O' }],
            ),
            // b64(sha1(k + that GUID))
            (
                KEY,
                "L+J95k6uuMbc9iceFzK3dOxltT8=",
                vec![circulating("258EAFA5-E914-47DA-95CA-5AB5DC11B735")],
            ),
            // What a server with this fault did answer to the RFC's key.
            (
                SAMPLE,
                "FlscFByo7EQHPKXToHKEWjb17RQ=",
                vec![circulating("258EAFA5-E914-47DA-95CA-5AB9DC11B5AB")],
            ),
            // b64(sha256(k + G)), b64(md5(k + G)), b64(sha512(k + G))
            (
                KEY,
                "7fUFHnzv333FhMQpffrsE0bP7AVkYw6/kP87iq07nU0=",
                vec![OtherHash(Hash::Sha256)],
            ),
            (KEY, "89Epzw1SCIKH3uPmBX+hjQ==", vec![OtherHash(Hash::Md5)]),
            (
                KEY,
                "FT7x04zaj3hKlwpBw1FEa+iEn1kySUFfepYPUMeBjFT8im8N9XuQxZM7Nv90nDngd5d7fWNpom56ZrjpGmLKdA==",
                vec![OtherHash(Hash::Sha512)],
            ),
            // b64(sha1(k + G).hex()), in either case
            (
                KEY,
                "MWQyOWFiNzM0YjBjOTU4NTI0MDA2OWE2ZTRlM2U5MWI2MWRhMTk2OQ==",
                vec![HexEncoded(LetterCase::Lower)],
            ),
            (
                KEY,
                "MUQyOUFCNzM0QjBDOTU4NTI0MDA2OUE2RTRFM0U5MUI2MURBMTk2OQ==",
                vec![HexEncoded(LetterCase::Upper)],
            ),
            // sha1(k + G).hex()
            (
                KEY,
                "1d29ab734b0c9585240069a6e4e3e91b61da1969",
                vec![HexSent(LetterCase::Lower)],
            ),
            (
                KEY,
                "1D29AB734B0C9585240069A6E4E3E91B61DA1969",
                vec![HexSent(LetterCase::Upper)],
            ),
            // urlsafe_b64(sha1(k + G)), with and without padding
            (SAMPLE, "s3pPLMBiTxaQ9kYGzzhZRbK-xOo=", vec![UrlAlphabet]),
            (SAMPLE, "s3pPLMBiTxaQ9kYGzzhZRbK-xOo", vec![UrlUnpadded]),
            // b64(sha1(k + G)).rstrip("=")
            (KEY, "HSmrc0sMlYUkAGmm5OPpG2HaGWk", vec![Unpadded]),
            // b64(b64(sha1(k + G)))
            (
                KEY,
                "SFNtcmMwc01sWVVrQUdtbTVPUHBHMkhhR1drPQ==",
                vec![EncodedTwice],
            ),
            // b64(sha1(k + G)[:9]): the digest's byte 9 is 0
            (KEY, "HSmrc0sMlYUk", vec![CutAtZero { at: 9 }]),
            (KEY, KEY, vec![KeyEchoed]),
            (KEY, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", vec![SampleAnswer]),
            (KEY, "hsmrc0smlyukagmm5oppg2hagwk=", vec![ValueCase]),
            (KEY, "\"HSmrc0sMlYUkAGmm5OPpG2HaGWk=\"", vec![ValueQuoted]),
            (KEY, "HSmrc0sMlYUkAGmm5O", vec![CutShort]),
            // b64(sha1(b64decode(k)))
            (
                KEY,
                "gfddnbfLYDV2ZRVnSoeNQdtSLUI=",
                vec![KeyDecoded, NoGuid],
            ),
            // b64(sha1(k + G.lower()).hex())
            (
                KEY,
                "OGEzY2Q2YjNhMTNhMWZhOTMxNWRiODgyYjdmZWExM2JiOWFiZjdiOA==",
                vec![GuidLowerCase, HexEncoded(LetterCase::Lower)],
            ),
            // b64(sha1(k + "\n" + G + "\n"))
            (
                KEY,
                "yAWB35eJIdyYnm9Iahsw7ccfzgI=",
                vec![KeyTail(Tail::LineFeed), GuidTail(Tail::LineFeed)],
            ),
            // b64(sha256(b64decode(k) + G))
            (
                KEY,
                "yKIEm0ofvY7MMfvxyxmZQwG+yyWx3Wfw1yB+Lkw+2nY=",
                vec![KeyDecoded, OtherHash(Hash::Sha256)],
            ),
            // b64(md5(k))
            (
                KEY,
                "ZlESGszc19baxTW+pZRSrQ==",
                vec![NoGuid, OtherHash(Hash::Md5)],
            ),
            // sha256(k + G).hex()
            (
                KEY,
                "edf5051e7cefdf7dc584c4297dfaec1346cfec0564630ebf90ff3b8aad3b9d4d",
                vec![OtherHash(Hash::Sha256), HexSent(LetterCase::Lower)],
            ),
            // b64(sha1(k + G[1:])).rstrip("=")
            (
                KEY,
                "UfSiQtlNZ0ULT/dWE28ASBDOh4Q",
                vec![GuidDropped { at: 0 }, Unpadded],
            ),
        ];
        for (key, seen, mistakes) in rows {
            let expected = Some(Diagnosis { mistakes });
            assert_eq!(diagnose(key, seen, &[]), expected, "{seen}");
            let padded = format!(" {seen}\t");
            assert_eq!(
                diagnose(key, &padded, &[]),
                expected,
                "blanks around {seen}"
            );
        }
    }

    #[test]
    fn a_value_may_be_right_for_another_key() {
        let seen = "HSmrc0sMlYUkAGmm5OPpG2HaGWk=";
        let keys = [SAMPLE.to_owned(), KEY.to_owned()];
        let found = diagnose(SAMPLE, seen, &keys).unwrap();
        assert_eq!(
            found.mistakes,
            [Mistake::OtherKey {
                key: KEY.to_owned()
            }]
        );
        assert_eq!(diagnose(SAMPLE, seen, &[]), None);
        assert_eq!(diagnose(KEY, seen, &keys), None);
    }

    #[test]
    fn each_mistake_in_the_guid_leads_to_another_guid() {
        for guid in guids_with_one_fault().iter().chain(&circulating_guids()) {
            let wrong = guid.mistake.guid().unwrap();
            assert_ne!(wrong, GUID, "{:?}", guid.mistake);
            assert_eq!(wrong.as_bytes(), guid.after);
        }
        assert!(
            WRONG_GUIDS
                .iter()
                .enumerate()
                .all(|(index, guid)| { !WRONG_GUIDS[..index].contains(guid) })
        );
    }

    #[test]
    fn under_a_thousand_hashes() {
        let (keys, simple) = (keys(KEY).len(), simple_guids().len());
        let single = simple + guids_with_one_fault().len() + circulating_guids().len() + keys + 3;
        let pairs = keys * (simple + 3) + simple * 3;
        assert!(
            (500..1000).contains(&(single + pairs)),
            "{single} + {pairs}"
        );
    }

    proptest! {
        #[test]
        fn a_right_value_names_no_mistake(nonce: [u8; 16]) {
            let key = STANDARD.encode(nonce);
            prop_assert_eq!(diagnose(&key, &Accept::of(&key).value, std::slice::from_ref(&key)), None);
        }

        #[test]
        fn a_random_value_names_none(nonce: [u8; 16], digest: [u8; 20], other: [u8; 16]) {
            let (key, other) = (STANDARD.encode(nonce), STANDARD.encode(other));
            prop_assert_eq!(diagnose(&key, &STANDARD.encode(digest), &[other]), None);
        }

        #[test]
        fn any_texts_are_taken(key in "\\PC{0,40}", seen in "\\PC{0,300}") {
            let found = diagnose(&key, &seen, &[]);
            prop_assert!(found.is_none_or(|found| (1..=2).contains(&found.mistakes.len())));
        }
    }
}
