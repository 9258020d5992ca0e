//! What stands for bytes in a row.

use super::super::collect::Collector;
use super::super::reading::Expected;
use super::super::scan::{NO_DIGIT, hex_digit};

/// How a unit of a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Unit {
    /// Hex digits in the order of the bytes.
    Hex,
    /// Hex digits of a little-endian word: its last byte is written first.
    ReversedHex,
    /// Eight binary digits.
    Bits,
    /// Three octal digits.
    OctalByte,
    /// Six octal digits of a little-endian 16-bit word.
    OctalWord,
    /// A decimal number from −128 to 255.
    Decimal,
    /// A character in a cell of four columns.
    Character,
}

impl Unit {
    pub(super) const fn expected(self) -> Expected {
        match self {
            Self::Hex | Self::ReversedHex => Expected::HexByte,
            Self::Bits => Expected::BinaryByte,
            Self::OctalByte => Expected::OctalByte,
            Self::OctalWord => Expected::OctalWord,
            Self::Decimal => Expected::Number,
            Self::Character => Expected::Character,
        }
    }
}

/// Reads the unit at the start of `rest`, which stands at `at`; at most `room` bytes of it count, the rest is padding. Gives the length of its text, or `None` if
/// there is no such unit; then nothing is read.
#[inline]
pub(super) fn read(
    out: &mut Collector<'_>,
    unit: Unit,
    at: usize,
    rest: &[u8],
    room: usize,
) -> Option<usize> {
    if unit == Unit::Hex {
        return hex(out, at, rest);
    }
    let len = rest
        .iter()
        .take_while(|byte| !matches!(byte, b' ' | b'\t'))
        .count();
    let word = rest.get(..len)?;
    match unit {
        Unit::Hex | Unit::Character => return None,
        Unit::ReversedHex => {
            if !len.is_multiple_of(2)
                || len > 16
                || word.iter().any(|byte| hex_digit(*byte) == NO_DIGIT)
            {
                return None;
            }
            out.push_reversed(word, at, room);
        }
        Unit::Bits => out.push(
            number(word, 8, 2).and_then(|value| u8::try_from(value).ok())?,
            at,
            len,
        ),
        Unit::OctalByte => out.push(
            number(word, 3, 8).and_then(|value| u8::try_from(value).ok())?,
            at,
            len,
        ),
        Unit::OctalWord => {
            let value = number(word, 6, 8).and_then(|value| u16::try_from(value).ok())?;
            for byte in value.to_le_bytes().into_iter().take(room) {
                out.push(byte, at, len);
            }
        }
        Unit::Decimal => out.push(decimal(word)?, at, len),
    }
    Some(len)
}

/// Pairs of digits up to a blank or a dash.
fn hex(out: &mut Collector<'_>, at: usize, rest: &[u8]) -> Option<usize> {
    // gdb writes `0x81`.
    if let [b'0', b'x', word @ ..] = rest {
        return pairs(out, at + 2, word).map(|len| len + 2);
    }
    pairs(out, at, rest)
}

fn pairs(out: &mut Collector<'_>, at: usize, rest: &[u8]) -> Option<usize> {
    let len = rest
        .iter()
        .take_while(|byte| hex_digit(**byte) != NO_DIGIT)
        .count();
    let after = match rest.get(len) {
        None | Some(b' ' | b'\t') => len,
        // The DEBUG command of DOS puts a dash in the middle of a row.
        Some(b'-') if rest.get(len + 1).is_some_and(u8::is_ascii_hexdigit) => len + 1,
        _ => return None,
    };
    if len == 0 || !len.is_multiple_of(2) {
        return None;
    }
    for (pair, at) in rest.get(..len)?.chunks_exact(2).zip((at..).step_by(2)) {
        out.push(byte_of(pair), at, 2);
    }
    Some(after)
}

fn byte_of(pair: &[u8]) -> u8 {
    pair.iter()
        .fold(0, |value, digit| value << 4 | hex_digit(*digit) & 15)
}

fn number(word: &[u8], digits: usize, radix: u32) -> Option<u32> {
    let is_number = word.len() == digits && word.iter().all(u8::is_ascii_digit);
    is_number.then(|| u32::from_str_radix(std::str::from_utf8(word).ok()?, radix).ok())?
}

/// A decimal byte, signed or not.
pub(in super::super) fn decimal(word: &[u8]) -> Option<u8> {
    let value: i16 = std::str::from_utf8(word).ok()?.parse().ok()?;
    u8::try_from(value)
        .ok()
        .or_else(|| i8::try_from(value).ok().map(i8::cast_unsigned))
}

/// The byte that `od -c` writes as `name`; a blank is written as nothing.
pub(super) fn character(name: &[u8]) -> Option<u8> {
    match name {
        [] => Some(b' '),
        [byte @ 0x21..=0x7e] => Some(*byte),
        [b'\\', escape] => Some(match escape {
            b'0' => 0,
            b'a' => 7,
            b'b' => 8,
            b't' => 9,
            b'n' => 10,
            b'v' => 11,
            b'f' => 12,
            b'r' => 13,
            b'\\' => b'\\',
            _ => return None,
        }),
        _ => number(name, 3, 8).and_then(|value| u8::try_from(value).ok()),
    }
}
