//! Lists of numbers in brackets, in the source code of any language, and in what consoles print.
//!
//! A bracket whose first word is a number opens a list; all else is code and left out. `[7]` before a name, a brace or `=` is a size. `0x81` is hex, `0201` octal as
//! C has it (but `05` in a list that has no `0x` and no letters is 5 either way), `129` decimal, `-127` signed, `'H'` a character.

use super::collect::{Collector, Outcome, Stopped};
use super::plain::comment;
use super::reading::{Expected, LeftOutKind, Sender};
use super::scan::{NO_DIGIT, hex_digit, word_len};

/// Reads all lists of the text; `follow` takes the sender of each from its name, as Wireshark writes them.
pub(super) fn read(out: &mut Collector<'_>, names: Names) -> Outcome {
    let bytes = out.text().as_bytes();
    let mut at = 0;
    let mut lists = 0;
    let mut name = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'/' | b'#' => match comment(bytes, at) {
                Some(after) => {
                    out.leave_out(LeftOutKind::Comments);
                    at = after;
                }
                None => at += 1,
            },
            b'"' | b'\'' => at = string_end(bytes, at),
            b'[' | b'{' | b'(' if begins_list(bytes, at) => {
                out.next_packet();
                if names == Names::Peers
                    && let Some(sender) = peer(bytes.get(name.0..name.1).unwrap_or_default())
                {
                    out.sent_by(sender);
                }
                at = list(out, bytes, at + 1)?;
                lists += 1;
            }
            _ if byte.is_ascii_alphanumeric() || byte == b'_' => {
                let len = bytes
                    .get(at..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
                    .count();
                if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    name = (at, at + len);
                    out.leave_out(LeftOutKind::Code);
                }
                at += len;
            }
            _ => at += 1,
        }
    }
    if lists == 0 {
        let start = bytes.len() - out.text().trim_ascii_start().len();
        return out.stop(start, word_len(out.text(), start), Expected::Number);
    }
    Ok(())
}

/// Reads a text that is a list without brackets.
pub(super) fn read_bare(out: &mut Collector<'_>) -> Outcome {
    let bytes = out.text().as_bytes();
    let start = bytes.len() - out.text().trim_ascii_start().len();
    list(out, bytes, start).map(|_| ())
}

/// What the name before a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Nothing.
    Any,
    /// `peer0_…` and `peer1_…`: who sent it.
    Peers,
}

fn peer(name: &[u8]) -> Option<Sender> {
    match name {
        [b'p', b'e', b'e', b'r', b'0', ..] => Some(Sender::First),
        [b'p', b'e', b'e', b'r', b'1', ..] => Some(Sender::Second),
        _ => None,
    }
}

/// Whether the bracket at `at` opens a list of numbers, and is no size and no call with a number.
fn begins_list(bytes: &[u8], at: usize) -> bool {
    let first = skip_blanks(bytes, at + 1);
    let Some(rest) = bytes.get(first..) else {
        return false;
    };
    let is_cast = rest.starts_with(b"(byte)")
        || rest.starts_with(b"byte(")
        || rest.starts_with(b"(char)")
        || rest.starts_with(b"(unsigned char)");
    let is_number = match rest {
        [b'-' | b'+', digit, ..] | [digit, ..] if digit.is_ascii_digit() => true,
        [b'\'', _, b'\'', ..] | [b'\'', b'\\', ..] | [b'b', b'\'', ..] => {
            bytes.get(at) != Some(&b'(')
        }
        _ => is_cast,
    };
    if !is_number || bytes.get(at) == Some(&b'(') && !rest.iter().take(8).any(|byte| *byte == b',')
    {
        return false;
    }
    let digits = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let close = skip_blanks(bytes, first + digits);
    // A call: `Uint8Array(7)`.
    if bytes.get(at) == Some(&b'(') && bytes.get(close) != Some(&b',') {
        return false;
    }
    if bytes.get(at) == Some(&b'[') && bytes.get(close) == Some(&b']') {
        let after = skip_blanks(bytes, close + 1);
        return !bytes.get(after).is_some_and(|next| {
            next.is_ascii_alphabetic() || matches!(next, b'{' | b'=' | b'[' | b'_')
        });
    }
    true
}

/// Reads numbers from `at` to the closing bracket and gives the offset after it.
fn list(out: &mut Collector<'_>, bytes: &[u8], mut at: usize) -> Result<usize, Stopped> {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b']' | b'}' | b')' => return Ok(at + 1),
            b',' | b' ' | b'\n' | b'\r' | b'\t' | b'|' | b';' | b'\\' => at += 1,
            b'/' | b'#' => match comment(bytes, at) {
                Some(after) => {
                    out.leave_out(LeftOutKind::Comments);
                    at = after;
                }
                None => return stop(out, at),
            },
            b'(' => match bytes.get(at..).unwrap_or_default() {
                rest if rest.starts_with(b"(byte)") || rest.starts_with(b"(char)") => at += 6,
                rest if rest.starts_with(b"(unsigned char)") => at += 15,
                _ => return stop(out, at),
            },
            b'b' if bytes
                .get(at..)
                .is_some_and(|rest| rest.starts_with(b"byte(")) =>
            {
                at += 5;
            }
            b'.' => return more(out, bytes, at),
            _ => at = number(out, bytes, at)?,
        }
    }
    Ok(at)
}

fn stop(out: &mut Collector<'_>, at: usize) -> Result<usize, Stopped> {
    out.stop(at, word_len(out.text(), at), Expected::Number)
        .map(|()| at)
}

/// `... 48 more items`: the console cut the list.
fn more(out: &mut Collector<'_>, bytes: &[u8], at: usize) -> Result<usize, Stopped> {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'\n' | b']' | b'>'))
        .unwrap_or(rest.len());
    let count = rest
        .get(..end)
        .unwrap_or_default()
        .split(|byte| !byte.is_ascii_digit())
        .find_map(|word| std::str::from_utf8(word).ok()?.parse().ok());
    match count {
        Some(count) if rest.starts_with(b"...") => {
            out.stop(at, end, Expected::CutBytes(count)).map(|()| at)
        }
        _ => stop(out, at),
    }
}

/// Reads one number or character and gives the offset after it.
fn number(out: &mut Collector<'_>, bytes: &[u8], at: usize) -> Result<usize, Stopped> {
    let rest = bytes.get(at..).unwrap_or_default();
    // Rust's `b'H'`.
    if let [b'b', b'\'', ..] = rest {
        return number(out, bytes, at + 1);
    }
    if let [b'\'', character, b'\'', ..] = rest {
        out.push(*character, at + 1, 1);
        return Ok(at + 3);
    }
    if let [b'\'', b'\\', ..] = rest {
        let end = rest
            .iter()
            .skip(2)
            .position(|byte| *byte == b'\'')
            .map(|end| end + 2);
        let value = end
            .and_then(|end| {
                super::strings::escape(rest.get(2..end)?).filter(|(_, len)| *len == end - 2)
            })
            .map(|(value, _)| value);
        return match (value, end) {
            (Some(super::strings::Escape::Byte(value)), Some(end)) => {
                out.push(value, at + 1, end - 1);
                Ok(at + end + 1)
            }
            _ => stop(out, at),
        };
    }
    let sign = usize::from(matches!(rest, [b'-' | b'+', ..]));
    let len = sign
        + rest
            .iter()
            .skip(sign)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
            .count();
    match rest.get(..len).and_then(value) {
        Some(value) => {
            out.push(value, at, len);
            Ok(at + len)
        }
        None => stop(out, at),
    }
}

/// The byte that a number of any language is, with its suffix.
fn value(word: &[u8]) -> Option<u8> {
    // Nearly all numbers are `0x81` or `129` and need no more than this.
    if let [b'0', b'x' | b'X', high, low] = word {
        let (high, low) = (hex_digit(*high), hex_digit(*low));
        if high != NO_DIGIT && low != NO_DIGIT {
            return Some(high << 4 | low);
        }
    }
    if let [first @ b'1'..=b'9', digits @ ..] = word
        && digits.len() < 3
        && digits.iter().all(u8::is_ascii_digit)
    {
        let value = digits.iter().fold(u16::from(first - b'0'), |value, digit| {
            value * 10 + u16::from(digit - b'0')
        });
        return u8::try_from(value).ok();
    }
    let word = std::str::from_utf8(word).ok()?;
    let (negative, word) = match word.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    let (radix, digits) = match word.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, word.get(2..)?),
        [b'0', b'b' | b'B', ..] => (2, word.get(2..)?),
        [b'0', b'o' | b'O', ..] => (8, word.get(2..)?),
        [b'0', b'0'..=b'7', ..] => (8, word.get(1..)?),
        _ => (10, word),
    };
    let suffixes: &[&str] = if radix == 16 {
        &["u8", "i8", "_u8", "U", "u", "L", "uy", "y"]
    } else {
        &["_u8", "u8", "i8", "U", "u", "L", "n", "uy", "y"]
    };
    let digits = suffixes
        .iter()
        .find_map(|suffix| digits.strip_suffix(suffix))
        .unwrap_or(digits);
    let value = i32::from_str_radix(&digits.replace('_', ""), radix).ok()?;
    let value = if negative { -value } else { value };
    u8::try_from(value)
        .ok()
        .or_else(|| i8::try_from(value).ok().map(i8::cast_unsigned))
}

fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        match comment(bytes, at) {
            Some(after) if bytes.get(at) == Some(&b'/') => at = after,
            _ => return at,
        }
    }
}

/// Where the string or character literal at `at` ends.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes.get(at);
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        end += 1;
        match byte {
            b'\\' => end += 1,
            b'\n' => return at + 1,
            _ if Some(byte) == quote => return end,
            _ => {}
        }
    }
    at + 1
}
