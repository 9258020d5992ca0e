//! Base64 and base64url (RFC 4648), and `data:` URLs (RFC 2397).

use super::collect::{Collector, Outcome, Stopped};
use super::reading::{Expected, LeftOutKind};
use super::scan::{NO_DIGIT, hex_digit, word_len};
use crate::bytes::position_of;

/// Reads all of the text. Both alphabets are read, padding may lack, white space may stand anywhere. What follows padding is another value.
pub(super) fn read(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    values(out, 0, text.len())
}

/// Reads the text from `at` to `end`.
pub(super) fn values(out: &mut Collector<'_>, mut at: usize, end: usize) -> Outcome {
    let bytes = out.text().as_bytes().get(..end).unwrap_or_default();
    let mut group = Group::default();
    while let Some(&byte) = bytes.get(at) {
        match sextet(byte) {
            NO_DIGIT if byte == b'=' => {
                group.end(out)?;
                if bytes.get(at + 1) == Some(&b'=') {
                    at += 1;
                }
            }
            NO_DIGIT
                if byte.is_ascii_whitespace()
                    || matches!(byte, b'"' | b'\'' | b'`' | b',' | b';') => {}
            NO_DIGIT => return out.stop(at, word_len(out.text(), at), Expected::Base64Character),
            value => group.add(out, value, at),
        }
        at += 1;
    }
    group.end(out)
}

/// Reads a `data:` URL.
pub(super) fn data_url(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let Some(start) = position_of("data:", text) else {
        return out.stop(0, word_len(text, 0), Expected::AnyLayout);
    };
    let Some(comma) = text
        .get(start..)
        .and_then(|rest| rest.find(','))
        .map(|comma| start + comma)
    else {
        return out.stop(text.len(), 0, Expected::Base64Character);
    };
    out.leave_out(LeftOutKind::Code);
    let rest = text.get(comma + 1..).unwrap_or_default();
    let end = comma
        + 1
        + rest
            .find(['"', '\'', ')', '`', '>'])
            .unwrap_or(rest.trim_ascii_end().len());
    let is_base64 = text
        .get(start..comma)
        .is_some_and(|head| head.to_ascii_lowercase().ends_with(";base64"));
    // The URL's Base64 may itself be escaped: `%2B`, `%3D`.
    if is_base64
        && !text
            .get(comma + 1..end)
            .is_some_and(|data| data.contains('%'))
    {
        values(out, comma + 1, end)
    } else if is_base64 {
        escaped_values(out, comma + 1, end)
    } else {
        percent(out, comma + 1, end)
    }
}

/// Reads text with percent escapes (RFC 3986 §2.1); everything else is UTF-8.
pub(super) fn read_percent(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let start = text.len() - text.trim_ascii_start().len();
    percent(out, start, text.trim_ascii_end().len())
}

fn percent(out: &mut Collector<'_>, mut at: usize, end: usize) -> Outcome {
    let bytes = out.text().as_bytes().get(..end).unwrap_or_default();
    while let Some(&byte) = bytes.get(at) {
        match (byte, escape(bytes, at)) {
            (b'%', Some(value)) => {
                out.push(value, at, 3);
                at += 3;
            }
            (b'%', None) => return out.stop(at, 3, Expected::HexByte),
            (b'\n' | b'\r', _) => at += 1,
            (0x80.., _) => at += out.push_character(bytes, at),
            _ => {
                out.push(byte, at, 1);
                at += 1;
            }
        }
    }
    Ok(())
}

fn escape(bytes: &[u8], at: usize) -> Option<u8> {
    let [b'%', high, low] = bytes.get(at..at + 3)? else {
        return None;
    };
    let (high, low) = (hex_digit(*high), hex_digit(*low));
    (high != NO_DIGIT && low != NO_DIGIT).then_some(high << 4 | low)
}

fn escaped_values(out: &mut Collector<'_>, mut at: usize, end: usize) -> Outcome {
    let bytes = out.text().as_bytes().get(..end).unwrap_or_default();
    let mut group = Group::default();
    while let Some(&byte) = bytes.get(at) {
        let (character, len) = escape(bytes, at).map_or((byte, 1), |value| (value, 3));
        match sextet(character) {
            NO_DIGIT if character == b'=' || character.is_ascii_whitespace() => {}
            NO_DIGIT => return out.stop(at, len, Expected::Base64Character),
            value => group.add(out, value, at),
        }
        at += len;
    }
    group.end(out)
}

/// Up to four characters, of which three bytes are made.
#[derive(Debug, Default)]
struct Group {
    bits: u32,
    count: u32,
    /// Where the last character stands.
    last: usize,
}

impl Group {
    fn add(&mut self, out: &mut Collector<'_>, value: u8, at: usize) {
        self.bits = self.bits << 6 | u32::from(value);
        let byte = match self.count {
            1 => Some(self.bits >> 4),
            2 => Some(self.bits >> 2),
            3 => Some(self.bits),
            _ => None,
        };
        if let Some([byte, ..]) = byte.map(u32::to_le_bytes) {
            out.push(byte, self.last, at + 1 - self.last);
        }
        self.last = at;
        self.count = (self.count + 1) % 4;
    }

    fn end(&mut self, out: &mut Collector<'_>) -> Result<(), Stopped> {
        let count = std::mem::take(&mut self.count);
        if count == 1 {
            out.stop(self.last, 1, Expected::Base64Group)
        } else {
            Ok(())
        }
    }
}

/// The six bits of a character of either alphabet.
#[inline]
pub(super) fn sextet(byte: u8) -> u8 {
    const TABLE: [u8; 256] = sextets();
    TABLE.get(usize::from(byte)).copied().unwrap_or(NO_DIGIT)
}

const fn sextets() -> [u8; 256] {
    let mut table = [NO_DIGIT; 256];
    let mut byte = 0u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "a table built at compile time")]
        {
            table[byte as usize] = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                _ => NO_DIGIT,
            };
        }
        byte += 1;
    }
    table
}
