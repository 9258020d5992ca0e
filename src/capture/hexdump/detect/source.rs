//! The layouts of source code and of what consoles print.

use super::super::layout::Layout;
use crate::bytes::holds;

/// The layout of a text with string literals or escapes in it.
pub(super) fn string(content: &str) -> Option<Layout> {
    let has = |mark: &str| holds(content, mark);
    if has_prefixed(content, b'\'') || has("rb'") || has("br'") {
        return Some(Layout::PythonBytes);
    }
    if has_prefixed(content, b'"') || has("br\"") || has("br#") || has("rb\"") {
        return Some(Layout::RustBytes);
    }
    let has_escape = content.as_bytes().windows(2).any(|pair| {
        matches!(
            pair,
            [b'\\', b'x' | b'u' | b'0'..=b'7' | b'n' | b'r' | b't']
        )
    });
    let is_quoted = has("\"") || has("'") || has("`");
    let is_bare = content.starts_with('\\') || has("\\x");
    (has_escape && (is_quoted || is_bare)).then_some(Layout::EscapedString)
}

/// Whether a `b` stands right before a quote and begins a word, but for a list of single characters: `[b'H', b'i']`.
fn has_prefixed(content: &str, quote: u8) -> bool {
    let bytes = content.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let begins_word = at == 0
            || bytes.get(at - 1).is_some_and(|before| {
                !before.is_ascii_alphanumeric() && !matches!(before, b'\\' | b'\'')
            });
        let is_character = quote == b'\''
            && bytes.get(at + 3) == Some(&quote)
            && bytes.get(at + 2) != Some(&b'\\')
            && matches!(bytes.get(at + 4), Some(b',' | b']'));
        begins_word && matches!(pair, [b'b' | b'B', second] if *second == quote) && !is_character
    })
}

/// Whether a bracket may open a list of numbers.
pub(super) fn has_list(content: &str) -> bool {
    let opens = |pair: &[u8]| {
        let next = |byte: &u8| {
            byte.is_ascii_digit() || byte.is_ascii_whitespace() || b"-+('b/".contains(byte)
        };
        matches!(pair, [b'[' | b'{', byte] if next(byte))
    };
    content.as_bytes().windows(2).any(opens) || holds(content, "bytes(")
}

/// The language of an array. It changes the name only: all are read alike.
pub(super) fn array(content: &str) -> Layout {
    let has = |mark: &str| holds(content, mark);
    let is_list = content.starts_with('[') && content.ends_with(']');
    if has("Int8Array") || has("Uint8Array") || has("Uint8ClampedArray") {
        Layout::TypedArray
    } else if has("byte{") || has("uint8{") || is_list && !has(",") && !has("0x") {
        Layout::GoArray
    } else if has("byte[") || has("(byte)") {
        Layout::JavaArray
    } else if has("u8") && !has("uint8") || has("vec![") || has("&[") || has("b'") {
        Layout::RustArray
    } else if has("{") && !has("\":") && !has("[ ") {
        Layout::CArray
    } else {
        Layout::JsonArray
    }
}
