//! Which layout a text has.
//!
//! Marks in the first lines name candidates, the more telling ones first; each candidate reads those lines, and the first that reads all of them wins. So a
//! mark alone never decides. The rules for what two layouts read without fault stand where the candidates are named.

use std::cmp::Ordering;

use super::collect::Collector;
use super::layout::Layout;
use super::rows;
use super::scan::lines;

/// How much of a text is tried, in bytes.
const HEAD: usize = 8 << 10;

/// What the head of a text tells.
#[derive(Debug)]
pub(super) struct Detection {
    /// The layout; `None` for prose.
    pub(super) layout: Option<Layout>,
    /// Other layouts that read other bytes, best first.
    pub(super) alternatives: Vec<Layout>,
}

/// Finds the layout of a text.
pub(super) fn detect(text: &str) -> Detection {
    let head = head(text);
    let is_cut = head.len() < text.len();
    let mut clean: Vec<Trial> = Vec::new();
    let mut faulty: Vec<Trial> = Vec::new();
    for candidate in candidates(head) {
        let trial = Trial::of(head, is_cut, candidate);
        let list = if trial.is_clean {
            &mut clean
        } else {
            &mut faulty
        };
        if !trial.bytes.is_empty() && list.iter().all(|other| other.bytes != trial.bytes) {
            list.push(trial);
        }
    }
    let mut layouts = clean.iter().map(|trial| trial.candidate.layout);
    if let Some(layout) = layouts.next() {
        return Detection {
            layout: Some(layout),
            alternatives: layouts.collect(),
        };
    }
    Detection {
        layout: best_of_faulty(head, &faulty),
        alternatives: Vec::new(),
    }
}

/// A layout that the text may have, and how sure its marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    layout: Layout,
    /// Whether its marks are enough to report its fault rather than that of plain hex.
    is_marked: bool,
}

#[derive(Debug)]
struct Trial {
    candidate: Candidate,
    bytes: Vec<u8>,
    is_clean: bool,
}

impl Trial {
    fn of(head: &str, is_cut: bool, candidate: Candidate) -> Self {
        let mut out = Collector::new(head);
        // A fault on the last line of a head that was cut may be the cut's.
        let cut = if is_cut {
            head.trim_ascii_end()
                .rfind('\n')
                .unwrap_or(0)
                .min(head.len().saturating_sub(64))
        } else {
            usize::MAX
        };
        let outcome = super::read_as(&mut out, candidate.layout);
        let is_clean = outcome.is_ok() || out.problem_at().is_some_and(|at| at >= cut);
        Self {
            candidate,
            bytes: out.bytes_from(0).to_vec(),
            is_clean,
        }
    }
}

/// Of layouts that all fail, the one whose failure is worth telling: one with marks, else hex if most words are hex, else none: the text is prose.
fn best_of_faulty(head: &str, faulty: &[Trial]) -> Option<Layout> {
    let marked = faulty.iter().filter(|trial| trial.candidate.is_marked);
    if let Some(trial) = marked.max_by_key(|trial| trial.bytes.len()) {
        return Some(trial.candidate.layout);
    }
    let words = || {
        head.split(|character: char| character.is_whitespace() || character == ',')
            .filter(|word| !word.is_empty())
    };
    let is_hex = |word: &&str| {
        word.len() >= 2
            && word.bytes().filter(u8::is_ascii_hexdigit).count() * 2 > word.len()
            && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let hex_words = words().filter(is_hex).count();
    if hex_words * 2 >= words().count() {
        return faulty
            .iter()
            .max_by_key(|trial| trial.bytes.len())
            .map(|trial| trial.candidate.layout)
            .or(Some(Layout::PlainHex));
    }
    None
}

fn head(text: &str) -> &str {
    if text.len() <= HEAD {
        return text;
    }
    let end = (0..=HEAD)
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or_default();
    let head = text.get(..end).unwrap_or_default();
    match head.rfind('\n') {
        Some(line_end) if line_end > HEAD / 2 => head.get(..=line_end).unwrap_or(head),
        _ => head,
    }
}

/// The layouts that a text may have, the most telling first.
fn candidates(head: &str) -> Vec<Candidate> {
    let content = head.trim_ascii();
    let mut found = Vec::new();
    let mut add = |layout, is_marked, condition: bool| {
        if condition {
            found.push(Candidate { layout, is_marked });
        }
    };
    let has = |mark: &str| content.contains(mark);
    add(Layout::FollowYaml, true, has("!!binary"));
    add(
        Layout::DataUrl,
        true,
        content
            .trim_start_matches(['"', '\'', '`', '('])
            .starts_with("data:")
            || content.starts_with("url(") && has("data:"),
    );
    add(
        Layout::FollowArrays,
        true,
        has("{") && (has("peer0_") || has("peer1_")),
    );
    add(
        Layout::NodeBuffer,
        true,
        has("<Buffer") || has("Contents]: <"),
    );
    add(Layout::FollowRaw, true, has("Follow:") && has(",raw"));
    for layout in numbered(head) {
        add(layout, true, true);
    }
    let has_quotes = has("\"") || has("'") || has("`");
    let lower = if has_quotes {
        content.to_ascii_lowercase()
    } else {
        String::new()
    };
    add(
        Layout::HexString,
        true,
        [
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
        ]
        .iter()
        .any(|call| lower.contains(call)),
    );
    if let Some((layout, is_marked)) = string(content) {
        add(layout, is_marked, true);
    }
    let words = Words::of(content);
    // `[81, 05, 48]` is hex: no language writes a decimal number with a zero before it. `[10, 20, 30]` is decimal.
    let is_hex_list = words.all_pairs && words.leading_zero;
    add(Layout::PlainHex, false, is_hex_list);
    let brackets = content.as_bytes().windows(2).any(|pair| {
        matches!(
            pair,
            [
                b'[' | b'{',
                b'0'..=b'9' | b' ' | b'\n' | b'\r' | b'-' | b'(' | b'\'' | b'/'
            ]
        )
    }) || has("(byte)")
        || has("bytes([")
        || has("bytes(");
    add(
        array(content),
        has("0x") && has(",") && (has("{") || has("[")),
        brackets,
    );
    // `1000000100000101` is binary, `10 00 00 01` hex: words of eight digits, or digits for whole bytes in words longer than two.
    add(Layout::Binary, false, words.is_binary());
    // `129, 5, 72` is decimal, for a word of one or three digits is no hex byte; `10, 20, 30` is hex.
    add(
        Layout::DecimalList,
        false,
        words.is_decimal() && !words.all_pairs,
    );
    // `deadbeef` is hex, although it is Base64 too; `8105 4865` is in reading order, little-endian words are offered.
    add(Layout::PlainHex, false, !is_hex_list);
    add(Layout::HexdumpWords, false, words.all_words);
    add(
        Layout::DecimalList,
        false,
        words.is_decimal() && words.all_pairs,
    );
    add(Layout::Base64, false, may_be_base64(content));
    add(Layout::PercentEncoded, false, may_be_percent(content));
    add(
        Layout::LogLines,
        false,
        content.contains([' ', '\t', '=', ':']),
    );
    found
}

/// The candidates for a text whose rows have offsets.
fn numbered(head: &str) -> Vec<Layout> {
    if !rows::are_numbered(head) {
        return Vec::new();
    }
    let Some(sample) = Sample::of(head) else {
        return vec![Layout::HexDump];
    };
    if sample.has_prefix {
        return vec![Layout::Tcpdump, Layout::HexDump];
    }
    let faults = |unit| {
        rows::read(&mut Collector::new(head), unit, rows::Writer::Any)
            .1
            .other
    };
    let order = if sample.unit > 2 {
        faults(rows::Unit::Hex).cmp(&faults(rows::Unit::ReversedHex))
    } else {
        Ordering::Equal
    };
    if sample.has_colon {
        // Only `xxd -e` reverses words behind a colon; the text column shows it.
        let (first, second) = if order == Ordering::Greater {
            (Layout::XxdLittleEndian, Layout::Xxd)
        } else {
            (Layout::Xxd, Layout::XxdLittleEndian)
        };
        return if sample.unit > 2 {
            vec![Layout::XxdBits, first, second]
        } else {
            vec![first]
        };
    }
    let is_follow = head.contains("Follow:")
        || sample.indents
        || sample.digits == 8 && sample.unit == 2 && !sample.has_frame;
    let bytes = match sample.digits {
        _ if is_follow => Layout::FollowHexDump,
        _ if sample.has_frame => Layout::HexdumpCanonical,
        3..=5 => Layout::WiresharkDump,
        6 | 7 => Layout::OdHexBytes,
        _ => Layout::HexDump,
    };
    // Words of four digits and more without a colon are what hexdump and od write on a little-endian machine, unless the text column says otherwise.
    let words = if sample.unit > 2 && order != Ordering::Less {
        [Layout::HexdumpWords, Layout::HexDump]
    } else {
        [bytes, Layout::HexDump]
    };
    let mut layouts = vec![Layout::XxdBits, Layout::OctalWords, Layout::OctalBytes];
    layouts.extend(words);
    layouts.extend([Layout::DecimalBytes, Layout::Characters]);
    layouts
}

/// How the first row with an offset looks.
#[derive(Debug, Default)]
struct Sample {
    /// Digits of the offset.
    digits: usize,
    /// Characters of the first unit.
    unit: usize,
    has_colon: bool,
    has_prefix: bool,
    /// Whether the text column stands between bars or angles.
    has_frame: bool,
    /// Whether some rows are indented by four blanks or a tab and some are not.
    indents: bool,
}

impl Sample {
    fn of(head: &str) -> Option<Self> {
        let mut sample: Option<Self> = None;
        let mut indents = [false; 2];
        for line in lines(head) {
            let content = line.content();
            let mut words = content.split_ascii_whitespace();
            let (Some(offset), Some(unit)) = (words.next(), words.next()) else {
                continue;
            };
            let digits = offset.trim_start_matches("0x").trim_end_matches([':', 'h']);
            if !(3..=16).contains(&digits.len())
                || !digits.bytes().all(|byte| byte.is_ascii_hexdigit())
                || !rows::are_numbered(&format!("{} {unit}", offset_from_zero(offset)))
            {
                continue;
            }
            indents[usize::from(line.indent() >= 4)] = true;
            sample.get_or_insert(Self {
                digits: digits.len(),
                unit: unit.len(),
                has_colon: offset.ends_with(':'),
                has_prefix: offset.starts_with("0x") && offset.ends_with(':'),
                has_frame: content.ends_with('|') && content.contains("  |")
                    || content.ends_with('<') && content.contains("  >"),
                indents: false,
            });
        }
        sample.map(|sample| Self {
            indents: indents == [true; 2] && !sample.has_colon,
            ..sample
        })
    }
}

fn offset_from_zero(offset: &str) -> String {
    offset
        .chars()
        .map(|character| {
            if character.is_ascii_hexdigit() {
                '0'
            } else {
                character
            }
        })
        .collect()
}

/// The layout of a text with string literals or escapes in it, and whether it can be nothing else.
fn string(content: &str) -> Option<(Layout, bool)> {
    let bytes = content.as_bytes();
    let prefix = |quote: u8| {
        bytes.windows(2).enumerate().any(|(at, pair)| {
            let starts_word = at == 0
                || bytes.get(at - 1).is_some_and(|before| {
                    !before.is_ascii_alphanumeric() && !matches!(before, b'\\' | b'\'')
                });
            starts_word && matches!(pair[0], b'b' | b'B') && pair[1] == quote
        })
    };
    let has_escape = bytes.windows(2).any(|pair| {
        matches!(
            pair,
            [b'\\', b'x' | b'u' | b'0'..=b'7' | b'n' | b'r' | b't']
        )
    });
    if prefix(b'\'') || content.contains("rb'") || content.contains("br'") {
        return Some((Layout::PythonBytes, true));
    }
    if prefix(b'"') || content.contains("br\"") || content.contains("br#") {
        return Some((Layout::RustBytes, true));
    }
    let is_quoted = content.contains('"') || content.contains('\'') || content.contains('`');
    (has_escape && (is_quoted || content.starts_with('\\') || content.contains("\\x")))
        .then_some((Layout::EscapedString, true))
}

/// The language of an array. It changes the name only: all are read alike.
fn array(content: &str) -> Layout {
    let has = |mark: &str| content.contains(mark);
    let is_typed_array = ["Int8Array", "Uint8Array", "Uint8ClampedArray"]
        .iter()
        .any(|name| has(name));
    if is_typed_array {
        Layout::TypedArray
    } else if has("[]byte{") || has("byte{") || has("[]uint8{") {
        Layout::GoArray
    } else if has("u8") && !has("uint8") || has("vec![") || has("&[") {
        Layout::RustArray
    } else if has("byte[") || has("(byte)") {
        Layout::JavaArray
    } else if has("{") && !has("\":") && !has("[ ") {
        Layout::CArray
    } else if content.starts_with('[') && content.ends_with(']') && !has(",") && !has("0x") {
        Layout::GoArray
    } else {
        Layout::JsonArray
    }
}

/// Counts over the words of digits in a text.
#[derive(Debug)]
struct Words {
    /// Every word has two digits.
    all_pairs: bool,
    /// Every word has four, eight or sixteen hex digits, and there are two or more.
    all_words: bool,
    /// A word of two digits begins with 0.
    leading_zero: bool,
    /// All characters are decimal digits and separators.
    only_decimal: bool,
    /// All characters are 0, 1 and separators.
    only_bits: bool,
    /// All words have eight digits.
    all_eights: bool,
    bits: usize,
    ones: usize,
    count: usize,
}

impl Words {
    fn of(content: &str) -> Self {
        let mut words = Self {
            all_pairs: true,
            all_words: true,
            leading_zero: false,
            only_decimal: true,
            only_bits: true,
            all_eights: true,
            bits: 0,
            ones: 0,
            count: 0,
        };
        for byte in content.bytes() {
            let is_separator =
                byte.is_ascii_whitespace() || matches!(byte, b',' | b'_' | b'|' | b';');
            words.only_decimal &= byte.is_ascii_digit() || is_separator || byte == b'-';
            words.only_bits &=
                matches!(byte, b'0' | b'1') || is_separator || matches!(byte, b'b' | b'[' | b']');
            words.bits += usize::from(byte.is_ascii_digit());
            words.ones += usize::from(byte == b'1');
        }
        for word in content
            .split(|character: char| !character.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            words.count += 1;
            words.all_pairs &= word.len() == 2;
            words.all_words &= matches!(word.len(), 4 | 8 | 16)
                && word.bytes().all(|byte| byte.is_ascii_hexdigit());
            words.all_eights &= word.trim_start_matches("0b").len() == 8;
            words.leading_zero |= word.len() == 2 && word.starts_with('0');
        }
        words.all_words &= words.count > 1;
        words
    }

    fn is_binary(&self) -> bool {
        // `0b` before each byte adds a digit.
        let whole = self.bits % 8 == 0 || self.all_eights;
        self.only_bits && whole && self.bits >= 8 && self.ones > 0 && !self.all_pairs
    }

    fn is_decimal(&self) -> bool {
        self.only_decimal && self.count > 1
    }
}

/// Whether a text may be Base64 and no word or number: only its alphabet, in lines without blanks, a length that can be, and some mark of coded data.
fn may_be_base64(content: &str) -> bool {
    let content = content.trim_matches(['"', '\'', '`']);
    let body = content.trim_end_matches('=');
    let mut characters = 0;
    let (mut has_digit, mut has_sign, mut has_turn) = (false, false, false);
    let mut last = b'A';
    for byte in body.bytes() {
        match byte {
            b'\n' | b'\r' => continue,
            b'=' => {}
            _ if super::base64::sextet(byte) == super::scan::NO_DIGIT => return false,
            b'0'..=b'9' => has_digit = true,
            b'+' | b'/' | b'-' | b'_' => has_sign = true,
            _ => has_turn |= last.is_ascii_lowercase() && byte.is_ascii_uppercase(),
        }
        last = byte;
        characters += 1;
    }
    characters >= 2
        && characters % 4 != 1
        && (body.len() < content.len() || has_digit || has_sign || has_turn)
}

fn may_be_percent(content: &str) -> bool {
    content.as_bytes().windows(3).any(|escape| matches!(escape, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()))
}
