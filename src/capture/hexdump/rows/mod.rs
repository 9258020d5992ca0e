//! Rows of units behind offsets: xxd, hexdump, od, tcpdump, Wireshark.
//!
//! The next row's offset says how many bytes a row has, so a text column that looks like hex is no danger. Where no row follows, the width of the rows above says
//! it, or the text column itself: after two blanks, characters that are the bytes before them end the row. Offsets that start again begin another packet;
//! offsets that jump ahead are a problem, since bytes are missing there.

mod offset;
mod start;
mod text_column;
mod unit;

use super::collect::{Collector, Outcome};
use super::log::Directions;
use super::reading::{Expected, LeftOutKind, Sender};
use super::scan::{Line, lines, word_len};

use offset::{Numbering, Row};
pub(super) use offset::{are_numbered, look};
use start::starts;
use text_column::is_text_of;
pub(super) use unit::Unit;

/// Who wrote the rows, as far as it changes how they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// Any tool.
    Any,
    /// A text column has a frame: `|…|`.
    FramedText,
    /// Each packet begins with a header that tells what kind of packet it is.
    Tcpdump,
    /// Two peers, the second indented, each with offsets of its own.
    FollowStream,
}

/// How often the text column was the bytes of its row, and how often not: of the first rows only.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Agreement {
    pub(super) same: u32,
    pub(super) other: u32,
}

/// Reads all of the text.
pub(super) fn read(out: &mut Collector<'_>, unit: Unit, writer: Writer) -> (Outcome, Agreement) {
    let numbering = if writer == Writer::FollowStream {
        Some(Numbering::HEX)
    } else {
        Numbering::of(out.text(), unit)
    };
    let mut reader = RowReader {
        out,
        unit,
        writer,
        width: 0,
        expected: [None; 2],
        heading: None,
        short: false,
        has_frame: false,
        is_copy: false,
        directions: Directions::default(),
        agreement: Agreement::default(),
    };
    let outcome = match numbering {
        Some(numbering) => reader.numbered(numbering),
        None => reader.bare(),
    };
    let agreement = reader.agreement;
    (outcome, agreement)
}

#[derive(Debug)]
struct RowReader<'a, 't> {
    out: &'a mut Collector<'t>,
    unit: Unit,
    writer: Writer,
    /// Bytes of the longest row so far; 0 before the first.
    width: usize,
    /// The offset that the next row of either peer has, if it goes on.
    expected: [Option<u64>; 2],
    /// Lines between rows: where they begin and end.
    heading: Option<(usize, usize)>,
    /// Whether the last row of a followed stream was not full: its packet is over.
    short: bool,
    agreement: Agreement,
    /// Whether Wireshark has named a frame.
    has_frame: bool,
    /// Whether the rows are Wireshark's copy of bytes in the frame above.
    is_copy: bool,
    /// What headings say: curl's `=> Send data` and the like.
    directions: Directions,
}

/// A row's bytes end where?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// After so many: the next row says so.
    At(usize),
    /// After so many at most: as the rows above.
    AtMost(usize),
    /// Nothing says so.
    Unknown,
    /// Nothing says so, and the row has no offset: a text column must be that of its bytes.
    Unmarked,
}

impl<'t> RowReader<'_, 't> {
    fn numbered(&mut self, numbering: Numbering) -> Outcome {
        let mut waiting: Option<Row<'t>> = None;
        let mut star: Option<Line<'t>> = None;
        for line in lines(self.out.text()) {
            if line.is_blank() {
                continue;
            }
            if line.content() == "*" {
                star = Some(line);
                continue;
            }
            let Some(row) = numbering.row(line) else {
                self.other_line(line, waiting.is_some())?;
                continue;
            };
            self.out.leave_out(LeftOutKind::Offsets);
            if let Some(waiting) = waiting.take() {
                self.row(&waiting, if star.is_none() { Some(&row) } else { None })?;
            }
            if let Some(star) = star.take() {
                self.repeat(star, &row)?;
            }
            self.place(&row)?;
            waiting = Some(row);
        }
        if let Some(waiting) = waiting {
            self.row(&waiting, None)?;
        }
        self.end_packet();
        match star {
            Some(star) => self
                .out
                .stop(star.start, star.text.len(), Expected::OffsetAfterRepeat),
            None => Ok(()),
        }
    }

    /// Rows without offsets.
    fn bare(&mut self) -> Outcome {
        for line in lines(self.out.text()) {
            if line.is_blank() {
                self.out.next_packet();
            } else if line.is_prompt() {
                self.out.leave_out(LeftOutKind::Prompts);
            } else if line.content() == "*" {
                return self
                    .out
                    .stop(line.end() - 1, 1, Expected::OffsetAfterRepeat);
            } else {
                let start = line.end() - line.text.trim_ascii_start().len();
                self.units(start, line.end(), End::Unmarked)?;
            }
        }
        Ok(())
    }

    /// A line that has no offset: a prompt, a heading, characters below a row of bytes.
    fn other_line(&mut self, line: Line<'t>, after_row: bool) -> Outcome {
        if line.is_prompt() {
            self.out.leave_out(LeftOutKind::Prompts);
        } else if after_row && line.indent() >= 6 && self.writer == Writer::Any {
            self.out.leave_out(LeftOutKind::TextColumn);
        } else if pairs(line.content()) >= 4 && !line.content().starts_with("00 01 02 03") {
            let expected = self
                .expected
                .iter()
                .flatten()
                .next()
                .copied()
                .unwrap_or_default();
            let start = line.end() - line.text.trim_ascii_start().len();
            return self.out.stop(
                start,
                word_len(self.out.text(), start),
                Expected::Offset(expected),
            );
        } else {
            self.out.leave_out(LeftOutKind::Headings);
            self.heading = match self.heading {
                Some((start, _)) if line.indent() > 0 => Some((start, line.end())),
                _ => Some((line.start, line.end())),
            };
        }
        Ok(())
    }

    /// Finds the packet that a row belongs to.
    fn place(&mut self, row: &Row<'t>) -> Outcome {
        let sender = self.sender(row);
        let heading = self.heading.take();
        let slot = usize::from(sender == Some(Sender::Second));
        let expected = self.expected.get(slot).copied().flatten();
        match expected {
            Some(expected) if row.offset > expected => {
                let start = row.line.end() - row.line.text.trim_ascii_start().len();
                return self
                    .out
                    .stop(start, row.data - start, Expected::Offset(expected));
            }
            Some(expected)
                if row.offset == expected
                    && (sender.is_none() || self.out.sender() == sender)
                    && !self.short =>
            {
                return Ok(());
            }
            _ => {}
        }
        self.end_packet();
        self.short = false;
        let title = heading.map_or("", |(start, end)| {
            self.out.text().get(start..end).unwrap_or_default()
        });
        self.is_copy = source_of(title).is_some_and(|source| source != "Frame" && self.has_frame);
        if self.is_copy {
            self.out.leave_out(LeftOutKind::Copies);
        }
        self.has_frame |= source_of(title) == Some("Frame");
        if let Some(sender) = sender {
            self.out.sent_by(sender);
        } else if let Some((start, end)) = heading {
            self.out.headed_by(start, end);
            if self.writer == Writer::Any {
                let heading = self.out.text().get(start..end).unwrap_or_default();
                if !heading.contains('\n') {
                    self.directions.name(self.out, heading);
                }
            }
        }
        Ok(())
    }

    fn end_packet(&mut self) {
        if self.writer == Writer::Tcpdump {
            let starts = starts(self.out.packet_bytes());
            self.out.starts_with(starts);
        }
        self.out.next_packet();
    }

    fn sender(&self, row: &Row<'_>) -> Option<Sender> {
        (self.writer == Writer::FollowStream).then(|| {
            if row.line.indent() >= 4 {
                Sender::Second
            } else {
                Sender::First
            }
        })
    }

    /// Reads a row's bytes. `next` is the row below, if none is left out between them.
    fn row(&mut self, row: &Row<'t>, next: Option<&Row<'t>>) -> Outcome {
        let slot = usize::from(self.sender(row) == Some(Sender::Second));
        let distance = next
            .and_then(|next| next.offset.checked_sub(row.offset))
            .filter(|distance| (1..=0x1_0000).contains(distance));
        let end = match distance {
            _ if self.writer == Writer::FollowStream => End::AtMost(16),
            Some(distance) => End::At(usize::try_from(distance).unwrap_or_default()),
            None if self.width > 0 => End::AtMost(self.width),
            None => End::Unknown,
        };
        if self.is_copy {
            let next = next
                .map(|next| next.offset)
                .filter(|next| *next > row.offset);
            if let Some(expected) = self.expected.get_mut(slot) {
                *expected = next.or(Some(row.offset.saturating_add(1)));
            }
            return Ok(());
        }
        let start = self.out.len();
        if row.data < row.line.end() {
            if self.unit == Unit::Character {
                self.characters(row, end)?;
            } else {
                self.units(row.data, row.line.end(), end)?;
            }
        }
        let read = self.out.len() - start;
        self.width = self.width.max(read);
        self.short = self.writer == Writer::FollowStream && read < 16;
        if let Some(expected) = self.expected.get_mut(slot) {
            *expected = Some(row.offset.saturating_add(read as u64));
        }
        Ok(())
    }

    /// Fills in the rows that `*` stands for, up to the row below it.
    fn repeat(&mut self, star: Line<'t>, row: &Row<'t>) -> Outcome {
        self.out.leave_out(LeftOutKind::RepeatedRows);
        let at = star.end() - 1;
        match self
            .expected
            .iter()
            .flatten()
            .next()
            .and_then(|expected| row.offset.checked_sub(*expected))
        {
            Some(count) if self.out.packet_len() >= self.width => {
                self.out.repeat(self.width, count, at, 1)?;
                self.expected = [Some(row.offset), None];
                Ok(())
            }
            _ => self.out.stop(at, 1, Expected::OffsetAfterRepeat),
        }
    }

    /// Reads units from `at` to `line_end` or to the text column.
    fn units(&mut self, mut at: usize, line_end: usize, end: End) -> Outcome {
        let text = self
            .out
            .text()
            .as_bytes()
            .get(..line_end)
            .unwrap_or_default();
        let first = self.out.len();
        loop {
            let gap = text
                .get(at..)
                .unwrap_or_default()
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b'\t'))
                .count();
            at += gap;
            let rest = text.get(at..).unwrap_or_default();
            let read = self.out.len() - first;
            let full = matches!(end, End::At(count) | End::AtMost(count) if count == read);
            if rest.is_empty() {
                return Ok(());
            }
            if read > 0
                && (full || gap > 1 || matches!(rest, [b'|' | b'>', ..]))
                && self.is_text_column(rest, first, gap, full)
            {
                self.out.leave_out(LeftOutKind::TextColumn);
                return Ok(());
            }
            let room = match end {
                End::At(count) if count > read => count - read,
                _ => usize::MAX,
            };
            match unit::read(self.out, self.unit, at, rest, room) {
                Some(len) => at += len,
                None => return self.no_unit(at, rest, first, gap, end),
            }
        }
    }

    /// Whether what follows the units of a row is its text column.
    fn is_text_column(&mut self, rest: &[u8], first: usize, gap: usize, full: bool) -> bool {
        let is_framed = matches!(rest, [b'|' | b'>', ..]);
        let counted = self.agreement.same + self.agreement.other < 64;
        // Where the count says that the row is over, the characters need not be compared; but some are, to know the order of the bytes.
        if full && (gap > 1 || is_framed) && !counted {
            return true;
        }
        let same = is_text_of(rest, self.out.bytes_from(first));
        let is_column = same || is_framed || full && gap > 1;
        if counted && is_column {
            if same {
                self.agreement.same += 1;
            } else {
                self.agreement.other += 1;
            }
        }
        is_column
    }

    /// Where a unit should be, there is something else: a text column, or a fault.
    fn no_unit(&mut self, at: usize, rest: &[u8], first: usize, gap: usize, end: End) -> Outcome {
        let read = self.out.len() - first;
        let is_missing = matches!(end, End::At(count) if read < count)
            || end == End::Unmarked
            || self.writer == Writer::FramedText;
        let is_column =
            read > 0 && (is_text_of(rest, self.out.bytes_from(first)) || gap > 1 && !is_missing);
        if is_column {
            self.out.leave_out(LeftOutKind::TextColumn);
            self.agreement.other += 1;
            return Ok(());
        }
        self.out
            .stop(at, word_len(self.out.text(), at), self.unit.expected())
    }

    /// Reads cells of four columns, as `od -c` writes them. A blank at the end of a line may be cut off.
    fn characters(&mut self, row: &Row<'t>, end: End) -> Outcome {
        let text = self.out.text().as_bytes();
        let mut at = row.data;
        let mut read = 0;
        let count = match end {
            End::At(count) => count,
            _ => usize::MAX,
        };
        while read < count && (at < row.line.end() || count != usize::MAX) {
            let cell = text
                .get(at..(at + 4).min(row.line.end()))
                .unwrap_or_default();
            let blanks = cell.iter().take_while(|byte| **byte == b' ').count();
            let name = cell.get(blanks..).unwrap_or_default();
            // Blanks to the line's end in the last row are padding (hexdump -c), unless the count says otherwise.
            if name.is_empty()
                && count == usize::MAX
                && text
                    .get(at..row.line.end())
                    .is_some_and(|rest| rest.trim_ascii().is_empty())
            {
                break;
            }
            match unit::character(name) {
                Some(byte) if name.is_empty() => {
                    self.out
                        .push(byte, (at + 3).min(row.line.end().saturating_sub(1)), 1);
                }
                Some(byte) => self.out.push(byte, at + blanks, name.len()),
                None => return self.out.stop(at + blanks, name.len(), Expected::Character),
            }
            at += 4;
            read += 1;
        }
        Ok(())
    }
}

/// What Wireshark's title names: `Frame (49 bytes):`, `Reassembled TCP (98 bytes):`.
fn source_of(title: &str) -> Option<&str> {
    let (source, size) = title.strip_suffix(" bytes):")?.rsplit_once('(')?;
    let source = source.strip_suffix(' ')?;
    size.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(source)
}

/// How many words of two hex digits a line has.
fn pairs(content: &str) -> usize {
    content
        .split_ascii_whitespace()
        .filter(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .count()
}
