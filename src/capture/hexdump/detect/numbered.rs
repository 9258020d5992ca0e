//! The layouts of a text whose rows have offsets.

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
        return vec![Layout::Tcpdump];
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
    /// Whether some rows are indented by four blanks or a tab and some are not.
    indents: bool,
}

impl Sample {
    fn of(head: &str) -> Option<Self> {
        let mut sample: Option<Self> = None;
        let mut indents = [false; 2];
        for line in lines(head) {
            let Some(look) = rows::look(line) else {
                continue;
            };
            let content = line.content();
            let sample = sample.get_or_insert_with(|| Self {
                digits: look.digits,
                unit: look.unit,
                has_colon: look.has_colon,
                has_prefix: look.has_prefix,
                has_frame: content.ends_with('|') && content.contains("  |")
                    || content.ends_with('<') && content.contains("  >"),
                indents: false,
            });
            if look.digits == sample.digits {
                let [flush, indented] = &mut indents;
                *flush |= line.indent() < 4;
                *indented |= line.indent() >= 4;
            }
        }
        let indents = indents == [true; 2];
        sample.map(|sample| Self {
            indents: indents && sample.digits == 8 && !sample.has_colon,
            ..sample
        })
    }
}
