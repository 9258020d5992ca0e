//! Text with escapes in it, as string and byte literals of many languages write it.
//!
//! If there are quotes, what is between them is data and all else is code; literals that follow each other are joined. Without quotes all of the text is data, but for line
//! ends. `\x` takes two hex digits (one if there is but one), an octal escape up to three digits, `\u` a code point: up to U+00FF that byte (what a byte string in
//! JavaScript holds), above it UTF-8. Characters that are no escape are UTF-8.

use super::collect::{Collector, Outcome, Stopped};
use super::reading::{Expected, LeftOutKind};
use super::scan::{NO_DIGIT, hex_digit, lines};

/// Reads all of the text.
pub(super) fn read(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let mut at = 0;
    let mut literals = 0;
    while let Some(found) = next_literal(text, at) {
        if !text
            .get(at..found.open)
            .unwrap_or_default()
            .trim_matches(|character: char| {
                character.is_ascii_whitespace() || matches!(character, '\\' | '+' | ',' | '(' | ')')
            })
            .is_empty()
        {
            out.leave_out(LeftOutKind::Code);
        }
        literal(out, found.open + found.quotes, found.close, found.kind)?;
        at = found.close + found.quotes + found.hashes;
        literals += 1;
    }
    if literals > 0 {
        return Ok(());
    }
    for line in lines(text) {
        if line.is_prompt() {
            out.leave_out(LeftOutKind::Prompts);
        } else if line.is_blank() {
            out.next_packet();
        } else {
            let start = line.start + line.text.len() - line.text.trim_ascii_start().len();
            literal(
                out,
                start,
                line.start + line.text.trim_ascii_end().len(),
                Kind::Escaped,
            )?;
        }
    }
    Ok(())
}

/// Whether escapes count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They do.
    Escaped,
    /// `r"…"`: a backslash is a backslash.
    Raw,
}

/// A literal in source code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    /// Where its opening quotes stand.
    pub(super) open: usize,
    /// Where its closing quotes stand, or the end of the text.
    pub(super) close: usize,
    /// How many quotes it has on either side: 1 or 3.
    pub(super) quotes: usize,
    hashes: usize,
    kind: Kind,
}

/// The first literal at or after `at`. An apostrophe within a word is no quote.
pub(super) fn next_literal(text: &str, at: usize) -> Option<Literal> {
    let bytes = text.as_bytes();
    let mut open = at;
    loop {
        open += bytes
            .get(open..)?
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\'' | b'`'))?;
        let quote = *bytes.get(open)?;
        let before = bytes.get(..open).unwrap_or_default();
        let hashes = before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'#')
            .count();
        let word: Vec<u8> = before
            .iter()
            .rev()
            .skip(hashes)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .take(3)
            .map(u8::to_ascii_lowercase)
            .collect();
        let is_prefix = matches!(
            word.as_slice(),
            [] | [b'b' | b'r' | b'c' | b'u' | b'f'] | [b'b' | b'r', b'b' | b'r' | b'c']
        );
        if quote == b'\'' && !is_prefix {
            open += 1;
            continue;
        }
        let kind = if is_prefix && word.contains(&b'r') {
            Kind::Raw
        } else {
            Kind::Escaped
        };
        let hashes = if kind == Kind::Raw { hashes } else { 0 };
        let quotes = if bytes.get(open..open + 3) == Some(&[quote; 3]) {
            3
        } else {
            1
        };
        let close = close(bytes, open + quotes, quote, quotes, hashes, kind);
        return Some(Literal {
            open,
            close,
            quotes,
            hashes,
            kind,
        });
    }
}

fn close(
    bytes: &[u8],
    mut at: usize,
    quote: u8,
    quotes: usize,
    hashes: usize,
    kind: Kind,
) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && kind == Kind::Escaped {
            at += 2;
            continue;
        }
        let after = at + quotes;
        let is_close = byte == quote
            && bytes
                .get(at..after)
                .is_some_and(|run| run.iter().all(|byte| *byte == quote))
            && bytes
                .get(after..after + hashes)
                .is_some_and(|run| run.iter().all(|byte| *byte == b'#'));
        if is_close {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

fn literal(out: &mut Collector<'_>, mut at: usize, end: usize, kind: Kind) -> Outcome {
    let bytes = out.text().as_bytes().get(..end).unwrap_or_default();
    while let Some(&byte) = bytes.get(at) {
        // By far the most frequent escape.
        if let Some([b'\\', b'x', high, low]) = bytes.get(at..at + 4)
            && kind == Kind::Escaped
            && hex_digit(*high) != NO_DIGIT
            && hex_digit(*low) != NO_DIGIT
        {
            out.push(hex_digit(*high) << 4 | hex_digit(*low), at, 4);
            at += 4;
            continue;
        }
        at = match byte {
            b'\\' if kind == Kind::Escaped => escaped(out, bytes, at)?,
            0x80.. => at + out.push_character(bytes, at),
            _ => {
                out.push(byte, at, 1);
                at + 1
            }
        };
    }
    Ok(())
}

fn escaped(out: &mut Collector<'_>, bytes: &[u8], at: usize) -> Result<usize, Stopped> {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let Some((value, len)) = escape(rest) else {
        let len = 1 + rest.first().map_or(0, |_| {
            out.text()
                .get(at + 1..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
        return out.stop(at, len.max(1), Expected::Escape).map(|()| at);
    };
    let end = at + 1 + len;
    match value {
        Escape::Byte(byte) => out.push(byte, at, end - at),
        Escape::Character(character) => {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                out.push(byte, at, end - at);
            }
        }
        Escape::Nothing => {}
    }
    Ok(end)
}

/// What an escape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    Byte(u8),
    Character(char),
    /// A line end that was escaped.
    Nothing,
}

/// The escape after a backslash and the length of its text.
pub(super) fn escape(rest: &[u8]) -> Option<(Escape, usize)> {
    let byte = |value| Some((Escape::Byte(value), 1));
    match rest {
        [b'x' | b'X', high, after @ ..] if hex_digit(*high) != NO_DIGIT => match after
            .first()
            .map(|low| hex_digit(*low))
        {
            Some(low) if low != NO_DIGIT => Some((Escape::Byte(hex_digit(*high) << 4 | low), 3)),
            _ => Some((Escape::Byte(hex_digit(*high)), 2)),
        },
        [b'0'..=b'7', ..] => {
            let digits = rest
                .iter()
                .take(3)
                .take_while(|byte| matches!(byte, b'0'..=b'7'))
                .count();
            let value = rest
                .iter()
                .take(digits)
                .fold(0u16, |value, digit| value * 8 + u16::from(digit - b'0'));
            u8::try_from(value)
                .ok()
                .map(|value| (Escape::Byte(value), digits))
        }
        [b'u', b'{', after @ ..] => {
            let digits = after
                .iter()
                .take(6)
                .take_while(|byte| hex_digit(**byte) != NO_DIGIT)
                .count();
            (after.get(digits) == Some(&b'}')).then(|| code_point(after, digits, digits + 3))?
        }
        [b'u', after @ ..] => surrogates(after).or_else(|| code_point(after, 4, 5)),
        [b'U', after @ ..] => code_point(after, 8, 9),
        [b'a', ..] => byte(7),
        [b'b', ..] => byte(8),
        [b't', ..] => byte(9),
        [b'n', ..] => byte(10),
        [b'v', ..] => byte(11),
        [b'f', ..] => byte(12),
        [b'r', ..] => byte(13),
        [b'e', ..] => byte(27),
        [quote @ (b'\\' | b'\'' | b'"' | b'`' | b'/' | b'?'), ..] => byte(*quote),
        [b'\r', b'\n', ..] => Some((Escape::Nothing, 2)),
        [b'\n', ..] => Some((Escape::Nothing, 1)),
        [] => Some((Escape::Nothing, 0)),
        _ => None,
    }
}

fn hex_number(rest: &[u8], digits: usize) -> Option<u32> {
    let digits = rest.get(..digits).filter(|digits| !digits.is_empty())?;
    digits.iter().try_fold(0u32, |value, digit| {
        Some(value << 4 | Some(u32::from(hex_digit(*digit))).filter(|value| *value < 16)?)
    })
}

fn code_point(rest: &[u8], digits: usize, len: usize) -> Option<(Escape, usize)> {
    let value = hex_number(rest, digits)?;
    let escape = match u8::try_from(value) {
        Ok(byte) => Escape::Byte(byte),
        Err(_) => Escape::Character(char::from_u32(value)?),
    };
    Some((escape, len))
}

/// `\ud83c\udf89`: one character in two escapes.
fn surrogates(rest: &[u8]) -> Option<(Escape, usize)> {
    let high = hex_number(rest, 4).filter(|value| (0xd800..0xdc00).contains(value))?;
    let low = rest
        .get(4..)
        .filter(|rest| rest.starts_with(b"\\u"))
        .and_then(|rest| hex_number(rest.get(2..)?, 4))
        .filter(|value| (0xdc00..0xe000).contains(value))?;
    let character = char::from_u32(0x1_0000 + ((high - 0xd800) << 10 | (low - 0xdc00)))?;
    Some((Escape::Character(character), 11))
}
