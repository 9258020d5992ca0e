//! The layouts of a text whose rows have offsets.

use crate::bytes::holds;
use std::cmp::Ordering;

use super::super::collect::Collector;
use super::super::layout::Layout;
use super::super::rows;
use super::super::scan::lines;

/// The candidates for a text whose rows have offsets.
pub(super) fn numbered(head: &str) -> Vec<Layout> {
    if !rows::are_numbered(head) {
        return Vec::new();
    }
    let Some(sample) = Sample::of(head) else {
        return vec![Layout::HexDump];
    };
    if sample.has_prefix {
        // gdb writes addresses and bytes with `0x`, tcpdump offsets only.
        return vec![if sample.is_prefixed_unit {
            Layout::HexDump
        } else {
            Layout::Tcpdump
        }];
    }
    let faults = |unit| {
        let (_, agreement) = rows::read(&mut Collector::new(head), unit, rows::Writer::Any);
        agreement.other
    };
    let order = if sample.unit > 2 {
        faults(rows::Unit::Hex).cmp(&faults(rows::Unit::ReversedHex))
    } else {
        Ordering::Equal
    };
    // Only xxd counts with eight digits and a colon; curl's trace has four.
    if sample.has_colon && sample.digits != 8 {
        return vec![Layout::HexDump];
    }
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
    let is_follow = holds(head, "Follow:") || sample.may_be_follow && !sample.is_boxed;
    let bytes = match sample.digits {
        _ if is_follow => Layout::FollowHexDump,
        3..=5 => Layout::WiresharkDump,
        _ if sample.has_frame && !sample.is_boxed => Layout::HexdumpCanonical,
        6 | 7 => Layout::OdHexBytes,
        _ => Layout::HexDump,
    };
    // Words of four digits and more without a colon are what hexdump and od write on a little-endian machine, unless the text column says otherwise.
    let hex = match (sample.unit > 2, order) {
        (false, _) => vec![bytes],
        (true, Ordering::Less) => vec![Layout::HexDump, Layout::HexdumpWords],
        (true, _) => vec![Layout::HexdumpWords, Layout::HexDump],
    };
    let mut layouts = vec![Layout::XxdBits, Layout::OctalWords, Layout::OctalBytes];
    layouts.extend(hex);
    layouts.extend([Layout::DecimalBytes, Layout::Characters]);
    layouts
}

/// How the first row with an offset looks.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
struct Sample {
    /// Digits of the offset.
    digits: usize,
    /// Characters of the first unit.
    unit: usize,
    has_colon: bool,
    has_prefix: bool,
    /// Whether the text column stands between bars or angles.
    has_frame: bool,
    /// Whether all rows stand in a box, as Netty draws it.
    is_boxed: bool,
    /// Whether the first unit begins with `0x`.
    is_prefixed_unit: bool,
    /// Whether rows of pairs look like those of Wireshark's "Follow Stream": eight digits, a wider gap in the middle, no frame; or some of them are indented.
    may_be_follow: bool,
}

impl Sample {
    fn of(head: &str) -> Option<Self> {
        let mut sample: Option<Self> = None;
        let (mut flush, mut indented) = (false, false);
        let mut gap = Gap::Unseen;
        for line in lines(head) {
            let Some(look) = rows::look(line) else {
                continue;
            };
            let content = line.content();
            let is_boxed = content.starts_with('|');
            let sample = sample.get_or_insert(Self {
                digits: look.digits,
                unit: look.unit,
                has_colon: look.has_colon,
                has_prefix: look.has_prefix,
                has_frame: true,
                is_boxed,
                is_prefixed_unit: look.is_prefixed_unit,
                may_be_follow: false,
            });
            if look.digits == sample.digits {
                flush |= line.indent() < 4;
                indented |= line.indent() >= 4;
                gap = gap.max(Gap::of(content));
                // Each row has its frame: one text may begin and end with a bar by chance.
                sample.has_frame &= content.ends_with('|') && holds(content, " |")
                    || content.ends_with('<') && holds(content, " >");
            }
        }
        sample.map(|sample| Self {
            may_be_follow: sample.digits == 8
                && sample.unit == 2
                && !sample.has_colon
                && !sample.has_frame
                && (gap == Gap::Wide || indented && (flush || gap == Gap::Unseen)),
            ..sample
        })
    }
}

/// How far the eighth and the ninth byte of a row are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Unseen,
    Narrow,
    Wide,
}

impl Gap {
    fn of(row: &str) -> Self {
        let mut rest = row
            .split_ascii_whitespace()
            .next()
            .map_or("", |offset| row.get(offset.len()..).unwrap_or_default());
        for _ in 0..8 {
            rest = rest.trim_ascii_start();
            rest = rest.get(2..).unwrap_or_default();
        }
        let is_pair =
            |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        match rest.split_ascii_whitespace().next() {
            Some(ninth) if is_pair(ninth) && rest.starts_with("  ") => Self::Wide,
            Some(ninth) if is_pair(ninth) => Self::Narrow,
            _ => Self::Unseen,
        }
    }
}
