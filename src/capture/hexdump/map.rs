//! Which characters of a text each byte was read from.

use crate::bytes::Span;

use super::position::{Place, TextIndex};

/// The way from a byte to its place in the text and back.
///
/// Texts repeat themselves: bytes stand at a fixed distance in groups, groups at a fixed distance in rows. A run holds one such pattern, so that a regular dump
/// costs at most a run (24 bytes) for each of its rows, a stream of digits one run in all. Where there is no pattern (decimal numbers), a list keeps a byte for each
/// byte, and a run for each 64 of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceMap {
    runs: Vec<Run>,
    /// Of bytes without a pattern: how far behind the one before, and how wide, in four bits each.
    listed: Vec<u8>,
    len: u32,
    index: TextIndex,
}

impl SourceMap {
    /// Where byte `byte` stands, as a range of UTF-8 offsets in the text. Bytes may share their characters (a word, a repeated line, Base64).
    pub fn text_of(&self, byte: u64) -> Option<Span> {
        let byte = u32::try_from(byte).ok().filter(|byte| *byte < self.len)?;
        let run = self.run_of(byte)?;
        Some(self.span(run, byte - run.byte))
    }

    /// From the first to the last character of `bytes`; `None` if there are none.
    pub fn text_of_all(&self, bytes: Span) -> Option<Span> {
        let end = bytes.end.min(u64::from(self.len));
        if bytes.start >= end {
            return None;
        }
        let (first, last) = (self.envelope(bytes.start), self.envelope(end - 1));
        if end - bytes.start == 1 {
            return self.text_of(bytes.start);
        }
        Some(Span {
            start: first.start,
            end: last.end.max(first.end),
        })
    }

    /// The first byte that was read from the character at `offset` (UTF-8); `None` where the text holds no byte.
    pub fn byte_at(&self, offset: u64) -> Option<u64> {
        let after = self
            .runs
            .partition_point(|run| u64::from(run.first_text()) <= offset);
        (after.saturating_sub(2)..after).find_map(|index| {
            let run = self.runs.get(index)?;
            let end = self.runs.get(index + 1).map_or(self.len, |next| next.byte);
            if run.is_listed() {
                let mut places = self.list(run).zip(run.byte..end);
                let found = places.find(|(place, _)| place.contains(offset));
                return found.map(|(_, byte)| u64::from(byte));
            }
            run.find(offset, end - run.byte)
                .map(|found| u64::from(run.byte + found))
        })
    }

    /// The bytes that were read from any character of `text` (UTF-8 offsets), as for a selection. Of a word that is written in reverse, all its bytes.
    pub fn bytes_in(&self, text: Span) -> Span {
        let first = self.partition(|place| place.end <= text.start);
        let end = self.partition(|place| place.start < text.end);
        Span {
            start: first,
            end: end.max(first),
        }
    }

    /// The line and column of a UTF-8 offset of the text.
    pub fn place(&self, offset: u64) -> Place {
        self.index.place(offset)
    }

    /// A range of UTF-8 offsets in UTF-16 units, as `setSelectionRange` of a textarea takes them.
    pub fn utf16(&self, text: Span) -> Span {
        Span {
            start: self.index.utf16(text.start),
            end: self.index.utf16(text.end),
        }
    }

    /// A range in UTF-16 units, as a textarea's selection gives it, in UTF-8 offsets.
    pub fn utf8(&self, utf16: Span) -> Span {
        Span {
            start: self.index.utf8(utf16.start),
            end: self.index.utf8(utf16.end),
        }
    }

    /// How many lines the text has.
    pub fn lines(&self) -> u64 {
        self.index.lines()
    }

    /// Memory that the places take, in bytes.
    pub fn size(&self) -> usize {
        self.runs.len() * size_of::<Run>() + self.listed.len()
    }

    fn span(&self, run: &Run, index: u32) -> Span {
        if run.is_listed() {
            return self.list(run).nth(index as usize).unwrap_or_default();
        }
        run.span(index)
    }

    /// The places of a listed run, and of what is listed after it.
    fn list(&self, run: &Run) -> impl Iterator<Item = Span> {
        let listed = usize::try_from(run.extra)
            .ok()
            .and_then(|first| self.listed.get(first..));
        let mut at = u64::from(run.text);
        listed.unwrap_or_default().iter().map(move |place| {
            let span = Span::at(at + u64::from(place >> 4), u64::from(place & 15));
            at = span.end;
            span
        })
    }

    fn run_of(&self, byte: u32) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.byte <= byte);
        self.runs.get(after.checked_sub(1)?)
    }

    /// The place of a byte, widened to its group where the group is written in reverse, so that places never step back.
    fn envelope(&self, byte: u64) -> Span {
        let Some(byte) = u32::try_from(byte).ok() else {
            return Span::default();
        };
        let Some(run) = self.run_of(byte) else {
            return Span::default();
        };
        let index = byte - run.byte;
        let span = self.span(run, index);
        if run.stride >= 0 {
            return span;
        }
        let in_group = index % run.group;
        let group_first = run.span(index - in_group);
        let group_last =
            run.start(index - in_group) + i64::from(run.stride) * i64::from(run.group - 1);
        Span {
            start: u64::try_from(group_last)
                .unwrap_or_default()
                .min(span.start),
            end: group_first.end,
        }
    }

    fn partition(&self, before: impl Fn(Span) -> bool) -> u64 {
        let (mut low, mut high) = (0, u64::from(self.len));
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.envelope(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The stride of words whose bytes stand in reverse.
const REVERSED: i16 = -2;

/// Bytes at `text`, `text + stride`, … in groups, each group `extra` further than the stride says.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    byte: u32,
    text: u32,
    /// Bytes in a group; `u32::MAX` while all keep to the stride.
    group: u32,
    extra: i32,
    width: u32,
    stride: i16,
}

/// How many bytes a listed run has at most.
const LISTED_LIMIT: u32 = 64;

impl Run {
    /// Whether its places are listed from `extra` on; then `group` is 0.
    const fn is_listed(&self) -> bool {
        self.group == 0
    }

    /// From a group's first byte to the next group's.
    fn step(&self) -> i64 {
        i64::from(self.group) * i64::from(self.stride) + i64::from(self.extra)
    }

    fn start(&self, index: u32) -> i64 {
        let (group, in_group) = (index / self.group, index % self.group);
        let group_start = if group == 0 {
            0
        } else {
            i64::from(group) * self.step()
        };
        i64::from(self.text) + group_start + i64::from(in_group) * i64::from(self.stride)
    }

    fn span(&self, index: u32) -> Span {
        Span::at(
            u64::try_from(self.start(index)).unwrap_or_default(),
            u64::from(self.width),
        )
    }

    /// The leftmost character of the first group.
    fn first_text(&self) -> u32 {
        let back = if self.stride < 0 {
            u32::from(self.stride.unsigned_abs()) * (self.group - 1)
        } else {
            0
        };
        self.text.saturating_sub(back)
    }

    /// The first of `count` bytes whose characters hold `offset`.
    fn find(&self, offset: u64, count: u32) -> Option<u32> {
        let from_first = i64::try_from(offset).ok()? - i64::from(self.first_text());
        let group = if self.group == u32::MAX {
            0
        } else {
            (from_first / self.step()).min(i64::from((count - 1) / self.group))
        };
        let from_group = if group == 0 {
            from_first
        } else {
            from_first - group * self.step()
        };
        let slot = if self.stride == 0 {
            0
        } else {
            from_group / i64::from(self.stride.unsigned_abs())
        };
        (slot - 1..=slot).find_map(|slot| {
            let slot = u32::try_from(slot).ok().filter(|slot| *slot < self.group)?;
            let in_group = if self.stride < 0 {
                self.group - 1 - slot
            } else {
                slot
            };
            let index = u32::try_from(group)
                .ok()?
                .saturating_mul(self.group)
                .checked_add(in_group)?;
            (index < count && self.span(index).contains(offset)).then_some(index)
        })
    }
}

/// Collects the places of bytes in the order of the bytes and finds their pattern.
#[derive(Debug, Default)]
pub(super) struct MapBuilder {
    runs: Vec<Run>,
    listed: Vec<u8>,
    /// Where the last listed run ends in the text.
    listed_end: u64,
    len: u32,
    /// The run that is growing, how far it is and where its next byte would stand.
    open: Option<Run>,
    in_group: u32,
    next: i64,
}

impl MapBuilder {
    /// The next byte stands at `text` and takes `width` bytes of UTF-8.
    pub(super) fn push(&mut self, text: usize, width: usize) {
        let (text, width) = (
            u32::try_from(text).unwrap_or(u32::MAX),
            u32::try_from(width).unwrap_or(u32::MAX),
        );
        if self.next != i64::from(text)
            || self
                .open
                .is_none_or(|run| run.width != width || run.stride < 0)
        {
            self.turn(text, width);
        }
        self.len += 1;
        self.in_group += 1;
        if let Some(run) = &self.open {
            self.next += i64::from(run.stride);
            if self.in_group == run.group {
                self.in_group = 0;
                self.next += i64::from(run.extra);
            }
        }
    }

    /// The next `count` bytes are pairs of digits from right to left, the first of them at `text`.
    pub(super) fn push_reversed(&mut self, text: usize, count: usize) {
        if count < 2 {
            (0..count).for_each(|_| self.push(text, 2));
            return;
        }
        let (text, group) = (
            u32::try_from(text).unwrap_or(u32::MAX),
            u32::try_from(count).unwrap_or(u32::MAX),
        );
        let distance = i64::from(text) - self.next;
        match self
            .open
            .as_mut()
            .filter(|run| run.stride == REVERSED && run.group == group)
        {
            Some(run) if distance == 0 && run.extra != 0 => self.next += run.step(),
            Some(run)
                if self.len - run.byte == group
                    && distance > i64::from(group) * 2
                    && i32::try_from(distance).is_ok() =>
            {
                run.extra = i32::try_from(distance).unwrap_or_default();
                self.next = i64::from(text) + run.step();
            }
            _ => {
                self.close();
                self.open = Some(Run {
                    byte: self.len,
                    text,
                    group,
                    extra: 0,
                    width: 2,
                    stride: REVERSED,
                });
                self.next = i64::from(text) + i64::from(group) * i64::from(REVERSED);
            }
        }
        self.len += group;
        self.in_group = 0;
    }

    pub(super) fn finish(mut self, index: TextIndex) -> SourceMap {
        self.close();
        self.runs.shrink_to_fit();
        self.listed.shrink_to_fit();
        SourceMap {
            runs: self.runs,
            listed: self.listed,
            len: self.len,
            index,
        }
    }

    /// The byte is not where the run expects it: the run learns its stride or its group, or a new one begins.
    fn turn(&mut self, text: u32, width: u32) {
        if let Some(run) = self
            .open
            .as_mut()
            .filter(|run| run.width == width && run.group == u32::MAX)
        {
            let count = self.len - run.byte;
            if count == 1 {
                let distance = i64::from(text) - i64::from(run.text);
                if let Some(stride) = i16::try_from(distance).ok().filter(|stride| *stride > 0) {
                    run.stride = stride;
                    self.next = i64::from(text);
                    return;
                }
            } else if let Ok(extra) = i32::try_from(i64::from(text) - self.next) {
                let learned = Run {
                    group: count,
                    extra,
                    ..*run
                };
                if learned.step() > 0 {
                    *run = learned;
                    self.next = i64::from(text);
                    self.in_group = 0;
                    return;
                }
            }
        }
        self.close();
        self.open = Some(Run {
            byte: self.len,
            text,
            group: u32::MAX,
            extra: 0,
            width,
            stride: 0,
        });
        self.next = i64::from(text);
        self.in_group = 0;
    }

    fn close(&mut self) {
        let Some(run) = self.open.take() else { return };
        let count = self.len - run.byte;
        let gap = u32::from(run.stride.unsigned_abs()).wrapping_sub(run.width);
        // A short run costs more than its places in a list do.
        if count > 8 || run.group != u32::MAX || run.width > 15 || count > 1 && gap > 15 {
            self.runs.push(run);
            return;
        }
        for index in 0..count {
            self.list(run.byte + index, run.span(index));
        }
    }

    /// Adds a place to the last listed run, or to a new one.
    fn list(&mut self, byte: u32, place: Span) {
        let gap = place
            .start
            .checked_sub(self.listed_end)
            .filter(|gap| *gap <= 15);
        let last = self
            .runs
            .last()
            .filter(|run| run.is_listed() && byte - run.byte < LISTED_LIMIT);
        let gap = if let (Some(_), Some(gap)) = (last, gap) {
            gap
        } else {
            let first = i32::try_from(self.listed.len()).unwrap_or(i32::MAX);
            let text = u32::try_from(place.start).unwrap_or(u32::MAX);
            self.runs.push(Run {
                byte,
                text,
                group: 0,
                extra: first,
                width: 0,
                stride: 0,
            });
            0
        };
        self.listed
            .push(u8::try_from(gap << 4 | place.len()).unwrap_or_default());
        self.listed_end = place.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn map(places: &[(usize, usize)]) -> SourceMap {
        let mut builder = MapBuilder::default();
        for (text, width) in places {
            builder.push(*text, *width);
        }
        builder.finish(TextIndex::new(""))
    }

    #[test]
    fn a_pattern_is_one_run() {
        let rows: [(&str, Vec<(usize, usize)>); 4] = [
            ("digits", (0..100).map(|at| (at * 2, 2)).collect()),
            (
                "pairs",
                (0..99).map(|at| (at / 2 * 5 + at % 2 * 2, 2)).collect(),
            ),
            ("octal words", (0..98).map(|at| (at / 2 * 7, 6)).collect()),
            (
                "base64",
                (0..99).map(|at| (at / 3 * 4 + at % 3, 2)).collect(),
            ),
        ];
        for (name, places) in rows {
            let map = map(&places);
            assert_eq!(map.runs.len(), 1, "{name}");
            check(&map, &places);
        }
    }

    #[test]
    fn reversed_words_of_one_length_are_one_run() {
        let mut builder = MapBuilder::default();
        for word in 0..50 {
            builder.push_reversed(word * 5 + 2, 2);
        }
        builder.push_reversed(252, 1);
        let map = builder.finish(TextIndex::new(""));
        assert_eq!(map.runs.len(), 2);
        let mut places: Vec<_> = (0..100)
            .map(|at| (at / 2 * 5 + (1 - at % 2) * 2, 2))
            .collect();
        places.push((252, 2));
        check(&map, &places);
        assert_eq!(
            map.bytes_in(Span { start: 5, end: 6 }),
            Span { start: 2, end: 4 }
        );
    }

    #[test]
    fn a_selection_finds_its_bytes() {
        let map = map(&[(0, 2), (3, 2), (6, 2), (20, 2), (23, 2)]);
        for (start, end, first, last) in [
            (0, 2, 0, 1),
            (1, 4, 0, 2),
            (2, 3, 1, 1),
            (8, 21, 3, 4),
            (7, 7, 2, 3),
            (0, 99, 0, 5),
            (25, 30, 5, 5),
        ] {
            assert_eq!(
                map.bytes_in(Span { start, end }),
                Span {
                    start: first,
                    end: last
                },
                "{start}..{end}"
            );
        }
        assert_eq!(
            map.text_of_all(Span { start: 1, end: 4 }),
            Some(Span { start: 3, end: 22 })
        );
    }

    fn check(map: &SourceMap, places: &[(usize, usize)]) {
        for (byte, (text, width)) in places.iter().enumerate() {
            let span = map.text_of(byte as u64).unwrap();
            assert_eq!(
                (span.start, span.len()),
                (*text as u64, *width as u64),
                "byte {byte}"
            );
            for offset in span.start..span.end {
                let found = map.byte_at(offset).unwrap();
                assert!(
                    map.text_of(found).unwrap().contains(offset),
                    "offset {offset}"
                );
            }
        }
        assert_eq!(map.text_of(places.len() as u64), None);
    }

    proptest! {
        #[test]
        fn any_places_in_order_are_kept(steps in prop::collection::vec((0usize..4, 1usize..4), 0..60)) {
            let mut at = 0;
            let places: Vec<_> = steps.iter().map(|(gap, width)| { at += gap; let place = (at, *width); at += width; place }).collect();
            check(&map(&places), &places);
        }
    }
}
