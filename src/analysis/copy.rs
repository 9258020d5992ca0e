//! Bytes as text to paste elsewhere: into a dump reader, or into source code.

use crate::bytes::Span;
use serde::{Deserialize, Serialize};

/// How copied bytes are written. Each is valid where its name says, and a layout that Framescope reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyFormat {
    /// `81 05 48`
    #[default]
    Hex,
    /// `810548`
    HexStream,
    /// `"\x81\x05Hello"`: reads the same in C, C++, Python, JavaScript and what follows them.
    EscapedString,
    /// `unsigned char frame[] = { 0x81, 0x05 };`. Of no bytes `{}`, which gcc and clang take and ISO C does not.
    CArray,
    /// `b"\x81\x05Hello"`
    RustLiteral,
    /// `b'\x81\x05Hello'`
    PythonLiteral,
    /// `new Uint8Array([0x81, 0x05])`
    #[serde(rename = "javascript-literal")]
    JavaScriptLiteral,
    /// RFC 4648 §4, padded, on one line.
    Base64,
}

impl CopyFormat {
    /// Every format, in the order in which a menu shows them.
    pub const ALL: [Self; 8] = [
        Self::Hex,
        Self::HexStream,
        Self::EscapedString,
        Self::CArray,
        Self::RustLiteral,
        Self::PythonLiteral,
        Self::JavaScriptLiteral,
        Self::Base64,
    ];

    /// Its name in kebab-case: the same as its serde form.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hex => "hex",
            Self::HexStream => "hex-stream",
            Self::EscapedString => "escaped-string",
            Self::CArray => "c-array",
            Self::RustLiteral => "rust-literal",
            Self::PythonLiteral => "python-literal",
            Self::JavaScriptLiteral => "javascript-literal",
            Self::Base64 => "base64",
        }
    }
}

/// `bytes`, written so.
///
/// ```
/// use framescope::analysis::copy::{CopyFormat, copy};
/// assert_eq!(copy(b"\x81\x05Hello", CopyFormat::RustLiteral), r#"b"\x81\x05Hello""#);
/// ```
pub fn copy(bytes: &[u8], format: CopyFormat) -> String {
    match format {
        CopyFormat::Hex => hex(bytes, " "),
        CopyFormat::HexStream => hex(bytes, ""),
        CopyFormat::EscapedString => string("\"", bytes, '"', Escapes::Everywhere),
        CopyFormat::CArray => array("unsigned char frame[] = {", bytes, " ", "};"),
        CopyFormat::RustLiteral => string("b\"", bytes, '"', Escapes::OfOneLanguage),
        CopyFormat::PythonLiteral => string("b'", bytes, '\'', Escapes::OfOneLanguage),
        CopyFormat::JavaScriptLiteral => array("new Uint8Array([", bytes, "", "])"),
        CopyFormat::Base64 => base64(bytes),
    }
}

/// `bytes`, of which those at `unknown` (offsets, ascending) are not known, and how many of them are written. In hex they are `??`; what is
/// written otherwise ends before the first of them.
pub(super) fn copy_known(bytes: &[u8], unknown: &[Span], format: CopyFormat) -> (String, usize) {
    let Some(first) = unknown.first() else {
        return (copy(bytes, format), bytes.len());
    };
    let place = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let step = match format {
        CopyFormat::Hex => 3,
        CopyFormat::HexStream => 2,
        _ => {
            let known = bytes.get(..place(first.start)).unwrap_or(bytes);
            return (copy(known, format), known.len());
        }
    };
    let mut digits = copy(bytes, format).into_bytes();
    for hole in unknown {
        for at in place(hole.start)..place(hole.end).min(bytes.len()) {
            if let Some(pair) = digits.get_mut(at * step..at * step + 2) {
                pair.fill(b'?');
            }
        }
    }
    let digits = String::from_utf8(digits).unwrap_or_default();
    (digits, bytes.len())
}

/// Base64 (RFC 4648 §4). The crate's weighs 1 KiB in the page's first load.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let octet = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = octet(0) << 16 | octet(1) << 8 | octet(2);
        for digit in 0..4 {
            let at = (bits >> (18 - 6 * digit) & 0x3F) as usize;
            let written = DIGITS.get(at).filter(|_| digit <= group.len());
            out.push(written.map_or('=', |letter| char::from(*letter)));
        }
    }
    out
}

/// Numbers on a line of an array.
const ROW: usize = 12;

fn hex(bytes: &[u8], between: &str) -> String {
    let mut out = String::with_capacity(bytes.len() * (2 + between.len()));
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        push_hex(&mut out, *byte);
    }
    out
}

/// On one line with `pad` inside its brackets, or on several if it is longer than a row.
fn array(open: &str, bytes: &[u8], pad: &str, close: &str) -> String {
    let mut out = String::with_capacity(open.len() + bytes.len() * 6 + bytes.len() / ROW * 4 + 8);
    out.push_str(open);
    let rows = bytes.chunks(ROW);
    let wrapped = rows.len() > 1;
    for row in rows {
        out.push_str(if wrapped { "\n    " } else { pad });
        for (index, byte) in row.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str("0x");
            push_hex(&mut out, *byte);
        }
        if wrapped {
            out.push(',');
        }
    }
    if wrapped {
        out.push('\n');
    } else if !bytes.is_empty() {
        out.push_str(pad);
    }
    out.push_str(close);
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    /// `\x` takes exactly two digits.
    OfOneLanguage,
    /// C's `\x` goes on for as long as hex digits follow, and its `??` begins a trigraph.
    Everywhere,
}

fn string(open: &str, bytes: &[u8], quote: char, escapes: Escapes) -> String {
    let mut out = String::with_capacity(open.len() + bytes.len() * 2 + 1);
    out.push_str(open);
    let mut after_hex = false;
    let mut before = 0;
    for byte in bytes {
        let letter = char::from(*byte);
        let misread = escapes == Escapes::Everywhere
            && (after_hex && byte.is_ascii_hexdigit() || *byte == b'?' && before == b'?');
        after_hex = false;
        before = *byte;
        match letter {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if letter == quote => out.extend(['\\', quote]),
            ' '..='~' if !misread => out.push(letter),
            _ => {
                out.push_str("\\x");
                push_hex(&mut out, *byte);
                after_hex = true;
            }
        }
    }
    out.push(quote);
    out
}

fn push_hex(out: &mut String, byte: u8) {
    out.extend(
        [byte >> 4, byte & 0xF]
            .into_iter()
            .filter_map(|digit| char::from_digit(digit.into(), 16)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    #[test]
    fn what_is_not_known_is_not_written() {
        let holes = [Span::at(1, 1), Span::at(3, 9)];
        let rows = [
            (CopyFormat::Hex, "41 ?? 43 ??", 4),
            (CopyFormat::HexStream, "41??43??", 4),
            (CopyFormat::Base64, "QQ==", 1),
            (CopyFormat::RustLiteral, "b\"A\"", 1),
        ];
        for (format, expected, count) in rows {
            let written = copy_known(b"A\0C\0", &holes, format);
            assert_eq!(written, (expected.to_owned(), count));
        }
    }
    use crate::capture::hexdump::{self, Layout};
    use proptest::prelude::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    const HELLO: &[u8] = b"\x81\x05Hello";

    #[test]
    fn each_format() {
        let rows: &[(CopyFormat, &[u8], &str)] = &[
            (CopyFormat::Hex, HELLO, "81 05 48 65 6c 6c 6f"),
            (CopyFormat::Hex, b"", ""),
            (CopyFormat::HexStream, HELLO, "810548656c6c6f"),
            (CopyFormat::EscapedString, HELLO, r#""\x81\x05Hello""#),
            // C would read \x81b as one number.
            (CopyFormat::EscapedString, b"\x81bcz", r#""\x81\x62\x63z""#),
            (
                CopyFormat::EscapedString,
                b"a??=\"'\\\r\n\t\0",
                r#""a?\x3f=\"'\\\r\n\t\x00""#,
            ),
            (
                CopyFormat::CArray,
                HELLO,
                "unsigned char frame[] = { 0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f };",
            ),
            (CopyFormat::CArray, b"", "unsigned char frame[] = {};"),
            (
                CopyFormat::CArray,
                &[1; 13],
                "unsigned char frame[] = {\n    0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,\n    0x01,\n};",
            ),
            (CopyFormat::RustLiteral, HELLO, r#"b"\x81\x05Hello""#),
            (
                CopyFormat::RustLiteral,
                b"\x81b\"'??\xc3\xa9",
                r#"b"\x81b\"'??\xc3\xa9""#,
            ),
            (CopyFormat::PythonLiteral, HELLO, r"b'\x81\x05Hello'"),
            (CopyFormat::PythonLiteral, b"\"'\\", r#"b'"\'\\'"#),
            (
                CopyFormat::JavaScriptLiteral,
                HELLO,
                "new Uint8Array([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])",
            ),
            (CopyFormat::JavaScriptLiteral, b"", "new Uint8Array([])"),
            (CopyFormat::Base64, HELLO, "gQVIZWxsbw=="),
        ];
        for (format, bytes, expected) in rows {
            assert_eq!(copy(bytes, *format), *expected, "{format:?}");
        }
    }

    #[test]
    fn ids_are_the_serde_names() {
        for format in CopyFormat::ALL {
            let id: StrDeserializer<'_, Error> = format.id().into_deserializer();
            assert_eq!(CopyFormat::deserialize(id), Ok(format));
        }
    }

    proptest! {
        #[test]
        fn copies_read_back(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), 0x20u8..0x7f], 0..40)) {
            for format in CopyFormat::ALL {
                let text = copy(&bytes, format);
                prop_assert!(text.is_ascii());
                prop_assert_eq!(read_back(&text, format), &bytes[..], "{}", text);
                // Of no bytes there is nothing to read.
                if !bytes.is_empty() {
                    let reading = hexdump::read(&text, Some(layout(format)));
                    prop_assert_eq!(reading.bytes, &bytes[..], "{}", text);
                    prop_assert_eq!(reading.problem, None, "{}", text);
                }
            }
        }
    }

    const fn layout(format: CopyFormat) -> Layout {
        match format {
            CopyFormat::Hex | CopyFormat::HexStream => Layout::PlainHex,
            CopyFormat::EscapedString => Layout::EscapedString,
            CopyFormat::CArray => Layout::CArray,
            CopyFormat::RustLiteral => Layout::RustBytes,
            CopyFormat::PythonLiteral => Layout::PythonBytes,
            CopyFormat::JavaScriptLiteral => Layout::TypedArray,
            CopyFormat::Base64 => Layout::Base64,
        }
    }

    #[test]
    fn a_copied_frame_is_known_for_what_it_is() {
        for format in CopyFormat::ALL {
            let reading = hexdump::read(&copy(HELLO, format), None);
            assert_eq!(
                (reading.layout, reading.bytes.as_slice(), reading.problem),
                (layout(format), HELLO, None)
            );
        }
    }

    /// As the language would read it.
    fn read_back(text: &str, format: CopyFormat) -> Vec<u8> {
        match format {
            CopyFormat::Hex => text.split_whitespace().map(byte).collect(),
            CopyFormat::HexStream => text
                .as_bytes()
                .chunks(2)
                .map(|digits| byte(std::str::from_utf8(digits).unwrap()))
                .collect(),
            CopyFormat::EscapedString => unescape(text.strip_prefix('"').unwrap(), '"', usize::MAX),
            CopyFormat::RustLiteral => unescape(text.strip_prefix("b\"").unwrap(), '"', 2),
            CopyFormat::PythonLiteral => unescape(text.strip_prefix("b'").unwrap(), '\'', 2),
            CopyFormat::CArray => numbers(
                text.strip_prefix("unsigned char frame[] = {")
                    .unwrap()
                    .strip_suffix("};")
                    .unwrap(),
            ),
            CopyFormat::JavaScriptLiteral => numbers(
                text.strip_prefix("new Uint8Array([")
                    .unwrap()
                    .strip_suffix("])")
                    .unwrap(),
            ),
            CopyFormat::Base64 => STANDARD.decode(text).unwrap(),
        }
    }

    fn byte(digits: &str) -> u8 {
        u8::from_str_radix(digits, 16).unwrap()
    }

    fn numbers(list: &str) -> Vec<u8> {
        let items = list
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty());
        items
            .map(|item| byte(item.strip_prefix("0x").unwrap()))
            .collect()
    }

    fn unescape(text: &str, quote: char, most_digits: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rest = text;
        loop {
            let letter = rest.chars().next().unwrap();
            rest = &rest[letter.len_utf8()..];
            if letter == quote {
                assert_eq!(rest, "");
                return bytes;
            }
            assert!(
                !(most_digits > 2 && letter == '?' && rest.starts_with('?')),
                "a trigraph"
            );
            if letter != '\\' {
                bytes.push(u8::try_from(letter).unwrap());
                continue;
            }
            let escape = rest.chars().next().unwrap();
            rest = &rest[1..];
            bytes.push(match escape {
                'n' => b'\n',
                'r' => b'\r',
                't' => b'\t',
                'x' => {
                    let digits = rest
                        .bytes()
                        .take(most_digits)
                        .take_while(u8::is_ascii_hexdigit)
                        .count();
                    let value = byte(&rest[..digits]);
                    rest = &rest[digits..];
                    value
                }
                other => u8::try_from(other).unwrap(),
            });
        }
    }
}
