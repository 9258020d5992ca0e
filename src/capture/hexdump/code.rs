//! Hex digits inside something: a string that a call takes, what Node prints for a buffer.

use super::collect::{Collector, Outcome};
use super::plain;
use super::reading::{Expected, LeftOutKind};
use super::scan::word_len;
use super::strings::next_literal;
use crate::bytes::position_of;

/// Reads the strings that hold nothing but hex digits and separators.
pub(super) fn strings(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let mut at = 0;
    let mut found = 0;
    while let Some(literal) = next_literal(text, at) {
        let start = literal.open + literal.quotes;
        let inner = text.get(start..literal.close).unwrap_or_default();
        if inner.bytes().any(|byte| byte.is_ascii_hexdigit())
            && !inner
                .bytes()
                .any(|byte| matches!(byte, b'g'..=b'w' | b'y' | b'z' | b'G'..=b'W' | b'Y' | b'Z'))
        {
            plain::digits(out, start, literal.close)?;
            found += 1;
        } else {
            out.leave_out(LeftOutKind::Code);
        }
        at = literal.close + literal.quotes;
    }
    if found == 0 {
        return out.stop(0, word_len(text, 0), Expected::HexByte);
    }
    out.leave_out(LeftOutKind::Code);
    Ok(())
}

/// Reads `<Buffer 81 05 …>` and `[Uint8Contents]: <81 05 …>`. Node prints the first 50 bytes and says how many more there are.
pub(super) fn node_buffers(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let mut at = 0;
    while let Some(open) = next_buffer(text, at) {
        out.next_packet();
        out.leave_out(LeftOutKind::Code);
        let rest = text.get(open..).unwrap_or_default();
        let close = open + rest.find('>').unwrap_or(rest.len());
        let inner = text.get(open..close).unwrap_or_default();
        let end = position_of("...", inner).map_or(close, |dots| open + dots);
        plain::digits(out, open, end)?;
        if end < close {
            let more = text.get(end..close).unwrap_or_default();
            let count = more
                .split(|character: char| !character.is_ascii_digit())
                .find_map(|word| word.parse().ok());
            return out.stop(
                end,
                close - end,
                Expected::CutBytes(count.unwrap_or_default()),
            );
        }
        at = close;
    }
    if at == 0 {
        out.stop(0, word_len(text, 0), Expected::HexByte)
    } else {
        Ok(())
    }
}

/// Where the next buffer's digits begin.
fn next_buffer(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let opening = |(open, _): (usize, &str)| {
        let open = at + open;
        let word = text
            .get(open..)?
            .strip_prefix("<Buffer")
            .map(|_| open + "<Buffer".len());
        word.or_else(|| {
            text.get(..open)?
                .ends_with("Contents]: ")
                .then_some(open + 1)
        })
    };
    rest.match_indices('<').find_map(opening)
}
