//! The layouts that the marks of a text speak for.

use super::super::layout::Layout;
use super::super::scan::NO_DIGIT;
use super::super::{base64, log};
use super::numbered::numbered;
use super::source::{array, has_list, string};
use super::words::Words;
use crate::bytes::holds;

/// A layout that the text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) layout: Layout,
    pub(super) mark: Mark,
}

/// How much the marks of a layout say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Enough to report its fault rather than that of plain hex.
    Strong,
    /// It is the layout if it reads the text without fault.
    Possible,
    /// It is offered, never chosen.
    Weak,
}

const HEX_CALLS: [&str; 10] = [
    "hex(",
    "hex!(",
    "unhexlify(",
    "hex::decode(",
    "\"hex\"",
    "'hex'",
    "hexstring(",
    "fromhex",
    "from_hex",
    "decodestring(",
];

/// The layouts that a text may have, the most telling first.
pub(super) fn candidates(head: &str) -> Vec<Candidate> {
    use Mark::{Possible, Strong, Weak};
    let content = head.trim();
    let has = |mark: &str| holds(content, mark);
    let bare = content.trim_start_matches(['"', '\'', '`', '(']);
    let words = Words::of(content);
    // `[81, 05, 48]` is hex: no language writes a decimal number with a zero before it. `[10, 20, 30]` is decimal.
    let is_hex_list = words.all_pairs && words.leading_zero;
    let calls = has("\"") || has("'") || has("`");
    let calls = calls && {
        let lower = content.to_ascii_lowercase();
        HEX_CALLS.iter().any(|call| holds(&lower, call))
    };
    let list = has_list(content);
    let list_mark = if has("0x") && has(",") {
        Strong
    } else {
        Possible
    };
    let is_url = bare.starts_with("data:") || bare.starts_with("url(") && has("data:");
    let is_peers = has("{") && (has("peer0_") || has("peer1_"));

    let mut found = Vec::new();
    let mut add = |layout, mark, condition: bool| {
        if condition {
            found.push(Candidate { layout, mark });
        }
    };
    add(Layout::FollowYaml, Strong, has("!!binary"));
    add(Layout::DataUrl, Strong, is_url);
    add(Layout::FollowArrays, Strong, is_peers);
    let is_buffer = has("<Buffer") || has("Contents]: <");
    add(Layout::NodeBuffer, Strong, is_buffer);
    add(Layout::FollowRaw, Strong, has("Follow:") && has(",raw"));
    for layout in numbered(head) {
        add(layout, Strong, true);
    }
    // `x'8105'` is SQL's, `'\\x8105'` PostgreSQL's way to write bytes.
    let is_sql = content.starts_with("x'") || content.starts_with("X'");
    add(Layout::HexString, Strong, calls || is_sql);
    add(Layout::PlainHex, Strong, is_bytea(bare));
    if let Some(layout) = string(content) {
        add(layout, Strong, true);
    }
    add(Layout::PlainHex, Possible, is_hex_list);
    add(array(content), list_mark, list);
    // `1000000100000101` is binary, `10 00 00 01` hex: digits for whole bytes, in words that are not pairs.
    add(Layout::Binary, Possible, words.is_binary());
    // `129, 5, 72` is decimal, for a word of one or three digits is no hex byte; `10, 20, 30` is hex.
    let (is_decimal, pairs) = (words.is_decimal(), words.all_pairs);
    add(Layout::DecimalList, Possible, is_decimal && !pairs);
    // `deadbeef` is hex, although it is Base64 too; `8105 4865` is in reading order, little-endian words are offered.
    add(Layout::PlainHex, Possible, !is_hex_list);
    add(Layout::HexdumpWords, Possible, words.all_wide);
    add(Layout::DecimalList, Possible, is_decimal && pairs);
    add(Layout::HexDump, Possible, has("  ") || has("|"));
    let as_base64 = base64_mark(content);
    add(
        Layout::Base64,
        as_base64.unwrap_or(Weak),
        as_base64.is_some(),
    );
    add(
        Layout::PercentEncoded,
        Possible,
        has_percent_escape(content),
    );
    add(Layout::LogLines, Possible, log::may_be_log(head));
    found
}

/// Whether a text may be Base64: only its alphabet, in lines without blanks, and a length that can be. That it is, and no word or number, speaks padding, a digit,
/// a sign or a capital after a small letter.
fn base64_mark(content: &str) -> Option<Mark> {
    let content = content.trim_matches(['"', '\'', '`']);
    let body = content.trim_end_matches('=');
    let mut characters = 0u32;
    let mut is_marked = body.len() < content.len();
    let mut last = b'A';
    for byte in body.bytes() {
        match byte {
            b'\n' | b'\r' => continue,
            b'=' => {}
            // The first group is Base64, so that a fault after it can be told.
            _ if base64::sextet(byte) == NO_DIGIT => {
                return (characters >= 8 && is_marked && !matches!(byte, b' ' | b'.' | b','))
                    .then_some(Mark::Possible);
            }
            b'0'..=b'9' | b'+' | b'/' | b'-' | b'_' => is_marked = true,
            _ => is_marked |= last.is_ascii_lowercase() && byte.is_ascii_uppercase(),
        }
        last = byte;
        characters += 1;
    }
    let mark = if is_marked {
        Mark::Possible
    } else {
        Mark::Weak
    };
    (characters >= 2 && characters % 4 != 1).then_some(mark)
}

/// Whether `\x` stands at the start only, with hex digits for more than a byte behind it.
fn is_bytea(bare: &str) -> bool {
    let digits = bare
        .strip_prefix("\\x")
        .map(|rest| rest.trim_end_matches(['\'', '"', ';']));
    digits.is_some_and(|digits| {
        digits.len() > 2
            && digits.len().is_multiple_of(2)
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn has_percent_escape(content: &str) -> bool {
    content.as_bytes().windows(3).any(
        |escape| matches!(escape, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()),
    )
}
