//! Hex digits with anything usual between them and before them.
//!
//! Two digits are a byte; digits without a separator are bytes one after the other, in reading order: `8105 4865` is 81 05 48 65 (little-endian words are what
//! [`Layout::HexdumpWords`](super::Layout::HexdumpWords) reads). A single digit counts only after a prefix: `0x5`. A blank line begins another packet.

use super::collect::{Collector, Outcome};
use super::reading::{Expected, LeftOutKind};
use super::scan::{Line, NO_DIGIT, hex_digit, word_len};

/// Reads all of the text.
pub(super) fn read(out: &mut Collector<'_>) -> Outcome {
    let end = out.text().len();
    let start = skip_prompts(out, 0);
    digits(out, start, end)
}

/// Reads the text from `at` to `end`.
pub(super) fn digits(out: &mut Collector<'_>, mut at: usize, end: usize) -> Outcome {
    let text = out.text();
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    while let Some(&byte) = bytes.get(at) {
        let high = hex_digit(byte);
        if high != NO_DIGIT {
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            let low = hex_digit(next);
            if low != NO_DIGIT {
                out.push(high << 4 | low, at, 2);
                at += 2;
            } else if byte == b'0' && matches!(next, b'x' | b'X') {
                at = prefixed(out, bytes, at + 2)?;
            } else {
                return out.stop(
                    at,
                    word_len(text, at).min(end - at),
                    Expected::SecondHexDigit,
                );
            }
            continue;
        }
        match byte {
            b'\n' => {
                at += 1;
                if is_blank_line(bytes, at) {
                    out.next_packet();
                }
                at = skip_prompts(out, at).min(end);
            }
            b'\\' if matches!(bytes.get(at + 1), Some(b'x' | b'X')) => {
                at = prefixed(out, bytes, at + 2)?;
            }
            b'#' | b';' | b'/' => match comment(bytes, at) {
                Some(after) => {
                    out.leave_out(LeftOutKind::Comments);
                    at = after;
                }
                None => at += 1,
            },
            b' ' | b',' | b':' | b'-' | b'\r' | b'\t' | b'%' | b'.' | b'_' | b'|' | b'+'
            | b'\'' | b'"' | b'`' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>'
            | b'\\' | b'$' | b'=' => at += 1,
            b'h' | b'H' if at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_hexdigit) => {
                at += 1;
            }
            0x80.. => match text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .filter(|character| is_blank(*character))
            {
                Some(character) => at += character.len_utf8(),
                None => return out.stop(at, word_len(text, at).min(end - at), Expected::HexByte),
            },
            _ => return out.stop(at, word_len(text, at).min(end - at), Expected::HexByte),
        }
    }
    Ok(())
}

/// After `0x` or `\x`: one digit, or any even number.
fn prefixed(
    out: &mut Collector<'_>,
    bytes: &[u8],
    at: usize,
) -> Result<usize, super::collect::Stopped> {
    let digit = |offset: usize| hex_digit(bytes.get(offset).copied().unwrap_or_default());
    match (digit(at), digit(at + 1)) {
        (NO_DIGIT, _) => out
            .stop(at - 2, word_len(out.text(), at - 2), Expected::HexByte)
            .map(|()| at),
        (value, NO_DIGIT) => {
            out.push(value, at, 1);
            Ok(at + 1)
        }
        (high, low) => {
            out.push(high << 4 | low, at, 2);
            Ok(at + 2)
        }
    }
}

/// Where a comment that begins at `at` ends; `None` if none does.
pub(super) fn comment(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let line_end = || {
        at + rest
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(rest.len())
    };
    match rest {
        [b'/', b'*', body @ ..] => {
            let close = body.windows(2).position(|pair| pair == b"*/");
            Some(close.map_or(at + rest.len(), |close| at + 2 + close + 2))
        }
        [b'/', b'/', ..] | [b'#', b' ' | b'\t' | b'!', ..] => Some(line_end()),
        // `;` separates bytes as well: what follows must not be one.
        [b';', after @ ..] => {
            let word: Vec<u8> = after
                .iter()
                .copied()
                .skip_while(|byte| *byte == b' ')
                .take_while(|byte| !byte.is_ascii_whitespace())
                .take(4)
                .collect();
            let data = word.is_empty()
                || word.starts_with(b"0x")
                || word.iter().take(2).all(u8::is_ascii_hexdigit);
            (!data).then(line_end)
        }
        _ => None,
    }
}

/// Blanks that pages put between words and that no tool writes.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

fn is_blank_line(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter()
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
        == Some(&b'\n')
}

/// Leaves out the prompts that begin at `at`, where a line begins, and gives the offset after them.
fn skip_prompts(out: &mut Collector<'_>, mut at: usize) -> usize {
    let text = out.text();
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let is_plain = rest
            .bytes()
            .take(3)
            .all(|byte| byte.is_ascii_hexdigit() || byte == b' ');
        let line = Line {
            start: at,
            text: rest
                .get(..rest.find('\n').unwrap_or(rest.len()))
                .unwrap_or_default(),
        };
        if rest.is_empty() || is_plain && !line.text.contains('@') || !line.is_prompt() {
            return at;
        }
        out.leave_out(LeftOutKind::Prompts);
        at = (line.end() + 1).min(text.len());
    }
}
