//! The offsets at the start of rows: whether there are any, and in which base they count.

use super::super::scan::{Line, lines};
use super::unit::Unit;
use crate::bytes::position_of;

/// How many rows are looked at to find the base.
const ROWS_LOOKED_AT: usize = 400;

/// A line with an offset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    pub(super) line: Line<'t>,
    pub(super) offset: u64,
    /// Where the offset ends and the units may begin.
    pub(super) data: usize,
}

/// How offsets are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbering {
    radix: u32,
    /// Digits of the first offset: later ones may have more, never fewer.
    digits: usize,
    /// How far rows are indented at most: `od -tx1c` writes rows of characters below, where the bytes stand.
    indent: usize,
}

impl Numbering {
    pub(super) const HEX: Self = Self {
        radix: 16,
        digits: 3,
        indent: usize::MAX,
    };

    /// How the rows of a text are numbered; `None` if they are not.
    pub(super) fn of(text: &str, unit: Unit) -> Option<Self> {
        if !are_numbered(text) {
            return None;
        }
        let (line, look) = lines(text).find_map(|line| look(line).map(|look| (line, look)))?;
        let first = Self {
            radix: 16,
            digits: look.digits,
            indent: line.indent() + 5,
        };
        // `od` alone counts in octal, and it writes no colon.
        let radices: &[u32] = if look.has_colon {
            &[16, 10]
        } else {
            &[16, 8, 10]
        };
        let mut numberings = radices.iter().map(|radix| Self {
            radix: *radix,
            ..first
        });
        numberings
            .find(|numbering| numbering.fits(text, unit))
            .or(Some(first))
    }

    /// The line as a row, if it begins with an offset.
    pub(super) fn row(self, line: Line<'_>) -> Option<Row<'_>> {
        let word = offset_word(line)?;
        if line.indent() > self.indent || word.end - word.start < self.digits {
            return None;
        }
        let digits = line.text.get(word.start..word.end)?;
        let offset = u64::from_str_radix(digits, self.radix).ok()?;
        Some(Row {
            line,
            offset,
            data: line.start + word.after,
        })
    }

    /// Whether the first two rows that follow each other are as far apart as their offsets say.
    fn fits(self, text: &str, unit: Unit) -> bool {
        let mut above: Option<Row<'_>> = None;
        for line in lines(text)
            .filter(|line| line.indent() <= self.indent)
            .take(ROWS_LOOKED_AT)
        {
            let row = self.row(line);
            if let (Some(above), Some(row)) = (above, row) {
                let distance = row
                    .offset
                    .checked_sub(above.offset)
                    .and_then(|distance| usize::try_from(distance).ok());
                let data = line_rest(&above);
                return distance.is_some_and(|distance| holds(data, unit, distance));
            }
            above = row;
        }
        self.radix == 16
    }
}

/// Whether a row may have exactly so many bytes, and after them nothing or a text column.
fn holds(data: &str, unit: Unit, bytes: usize) -> bool {
    if unit == Unit::Character {
        return data.len().div_ceil(4) == bytes
            || data.trim_ascii_end().len().div_ceil(4) <= bytes
                && bytes <= data.len().div_ceil(4).max(16);
    }
    let mut read = 0;
    let mut rest = data;
    while read < bytes {
        rest = rest.trim_ascii_start();
        let len = rest
            .find([' ', '\t', '-'])
            .map_or(rest.len(), |at| at.max(1));
        let (word, after) = rest.split_at(len);
        if word.is_empty() {
            return false;
        }
        read += match unit {
            Unit::Hex | Unit::ReversedHex => {
                word.strip_prefix("0x").unwrap_or(word).len().div_ceil(2)
            }
            Unit::OctalWord => 2,
            _ => 1,
        };
        rest = after.strip_prefix('-').unwrap_or(after);
    }
    let padding = matches!(unit, Unit::ReversedHex | Unit::OctalWord)
        && rest.trim_ascii().is_empty()
        && read - bytes < 8;
    let is_over = rest.trim_ascii().is_empty()
        || rest.starts_with("  ")
        || rest.starts_with('\t')
        || rest.starts_with(" |")
        || rest.starts_with(" >");
    padding || read == bytes && is_over
}

fn line_rest<'t>(row: &Row<'t>) -> &'t str {
    row.line
        .text
        .get(row.data - row.line.start..)
        .unwrap_or_default()
}

/// Whether the rows of a text begin with offsets: a word that ends in a colon, or one of another length than the words after it that is 0 or is followed by a
/// row that is further on. `0000 81 05` has an offset, `0000 8105` has none, nor has `81:05`.
pub(in super::super) fn are_numbered(text: &str) -> bool {
    let mut above: Option<u64> = None;
    for line in lines(text)
        .filter(|line| !line.is_blank() && line.content() != "*")
        .take(ROWS_LOOKED_AT)
    {
        let Some(row) = Numbering::HEX.row(line) else {
            above = None;
            continue;
        };
        let word = offset_word(line).map_or("", |word| {
            line.text.get(word.start..word.end).unwrap_or_default()
        });
        let has_colon = line
            .text
            .get(..row.data - line.start)
            .is_some_and(|before| before.ends_with(':'));
        let next = line_rest(&row).split_ascii_whitespace().next();
        let next_is_unit = next.is_some_and(|next| next.len() <= 64);
        if has_colon
            && next_is_unit
            && next.is_some_and(|next| {
                next.bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            })
        {
            return true;
        }
        let differs = next.is_none_or(|next| next.len() != word.len());
        let goes_on = above.is_some_and(|above| row.offset > above && row.offset - above <= 0x1000);
        if word.len() >= 4 && differs && (goes_on || row.offset == 0 && next.is_some()) {
            return true;
        }
        above = differs.then_some(row.offset);
    }
    false
}

/// How a row with an offset and a unit looks.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Look {
    /// Digits of the offset.
    pub(in super::super) digits: usize,
    /// Whether the offset ends in a colon.
    pub(in super::super) has_colon: bool,
    /// Whether the offset begins with `0x` and ends in a colon.
    pub(in super::super) has_prefix: bool,
    /// Characters of the first unit.
    pub(in super::super) unit: usize,
    /// Whether the first unit begins with `0x`.
    pub(in super::super) is_prefixed_unit: bool,
}

/// The line as a row, if it has an offset and a unit of another length.
pub(in super::super) fn look(line: Line<'_>) -> Option<Look> {
    let word = offset_word(line)?;
    let (before, data) = line.text.split_at_checked(word.after)?;
    let first = data.split_ascii_whitespace().next()?;
    let is_prefixed_unit = first.starts_with("0x");
    let unit = first.strip_prefix("0x").unwrap_or(first).len();
    let digits = word.end - word.start;
    let has_colon = before.ends_with(':');
    let is_row = has_colon || digits >= 4 && digits != unit;
    let has_prefix = has_colon && before.trim_ascii_start().starts_with("0x");
    is_row.then_some(Look {
        digits,
        has_colon,
        has_prefix,
        unit,
        is_prefixed_unit,
    })
}

/// Where the digits of an offset stand in a line, and where the offset ends with what belongs to it.
struct OffsetWord {
    start: usize,
    end: usize,
    after: usize,
}

fn offset_word(line: Line<'_>) -> Option<OffsetWord> {
    let bytes = line.text.as_bytes();
    let blanks = bytes
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let start = match bytes.get(blanks..) {
        Some([b'0', b'x' | b'X', ..]) => blanks + 2,
        // Netty draws a box around its rows.
        Some([b'|', ..]) => blanks + 1,
        _ => blanks,
    };
    let digits = bytes
        .get(start..)?
        .iter()
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    let end = start + digits;
    let after = match bytes.get(end) {
        Some(b':' | b'h' | b'H' | b'|') => end + 1,
        _ => end,
    };
    let is_word = matches!(bytes.get(after), None | Some(b' ' | b'\t'));
    // Wireshark's bit fields: `0100 .... = Version: 4`.
    let next = line
        .text
        .get(after..)
        .and_then(|rest| rest.split_ascii_whitespace().next());
    let is_word = is_word && next.is_none_or(|next| position_of("..", next).is_none());
    (is_word && (3..=16).contains(&digits)).then_some(OffsetWord { start, end, after })
}
