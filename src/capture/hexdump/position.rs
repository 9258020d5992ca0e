//! Offsets in a text, counted as UTF-8 bytes, and the lines, columns and UTF-16 units that they are.

use serde::{Deserialize, Serialize};

/// A place in a text as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
}

/// Where the lines of a text begin and which of its characters are wider than a byte. An ASCII text costs 4 bytes a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextIndex {
    line_starts: Vec<u32>,
    stretches: Vec<Stretch>,
    end: u32,
}

/// Characters in a row that take the same number of bytes in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    utf8: u32,
    utf16: u32,
    characters: u32,
    /// Bytes of each character in UTF-8, 1 to 4.
    width: u8,
}

impl TextIndex {
    pub(in crate::capture) fn new(text: &str) -> Self {
        let line_starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .zip(1u32..)
                    .filter(|(byte, _)| *byte == b'\n')
                    .map(|(_, after)| after),
            )
            .collect();
        let stretches = if text.is_ascii() {
            Vec::new()
        } else {
            stretches(text)
        };
        Self {
            line_starts,
            stretches,
            end: clamp(text.len() as u64),
        }
    }

    /// How many lines the text has; an empty text has none, a line end at the very end begins no line.
    pub fn lines(&self) -> u64 {
        let starts = self.line_starts.len() as u64;
        match self.line_starts.last() {
            Some(start) if *start < self.end => starts,
            _ => starts.saturating_sub(1),
        }
    }

    /// The line and column of a UTF-8 offset; the end of the text if it lies beyond.
    pub fn place(&self, offset: u64) -> Place {
        let offset = clamp(offset).min(self.end);
        let line = self
            .line_starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let column = self.counts(offset).0 - self.counts(start).0 + 1;
        Place {
            line: line as u64,
            column: u64::from(column),
        }
    }

    /// The UTF-16 offset (as `selectionStart` of a textarea counts) of a UTF-8 offset.
    pub fn utf16(&self, offset: u64) -> u64 {
        u64::from(self.counts(clamp(offset).min(self.end)).1)
    }

    /// The UTF-8 offset of a UTF-16 offset; between the halves of a surrogate pair, where the character begins.
    pub fn utf8(&self, utf16: u64) -> u64 {
        let utf16 = clamp(utf16);
        let after = self
            .stretches
            .partition_point(|stretch| stretch.utf16 <= utf16);
        let utf8 = match after
            .checked_sub(1)
            .and_then(|index| self.stretches.get(index))
        {
            Some(stretch) => {
                stretch.utf8 + (utf16 - stretch.utf16) / stretch.units() * u32::from(stretch.width)
            }
            None => utf16,
        };
        u64::from(utf8.min(self.end))
    }

    /// Characters and UTF-16 units before a UTF-8 offset.
    fn counts(&self, offset: u32) -> (u32, u32) {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.utf8 <= offset);
        match after
            .checked_sub(1)
            .and_then(|index| self.stretches.get(index))
        {
            Some(stretch) => {
                let characters = (offset - stretch.utf8) / u32::from(stretch.width);
                (
                    stretch.characters + characters,
                    stretch.utf16 + characters * stretch.units(),
                )
            }
            None => (offset, offset),
        }
    }
}

impl Stretch {
    /// UTF-16 units of each character.
    const fn units(self) -> u32 {
        if self.width == 4 { 2 } else { 1 }
    }
}

fn stretches(text: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut utf8, mut utf16, mut characters) = (0, 0, 0);
    let mut last_width = 0;
    for character in text.chars() {
        let width = match u32::from(character) {
            0..=0x7f => 1,
            0x80..=0x7ff => 2,
            0x800..=0xffff => 3,
            _ => 4,
        };
        if width != last_width {
            stretches.push(Stretch {
                utf8,
                utf16,
                characters,
                width,
            });
            last_width = width;
        }
        utf8 += u32::from(width);
        utf16 += if width == 4 { 2 } else { 1 };
        characters += 1;
    }
    stretches
}

fn clamp(offset: u64) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let index = TextIndex::new("ab\n好c\n");
        for (offset, line, column, utf16) in [
            (0, 1, 1, 0),
            (2, 1, 3, 2),
            (3, 2, 1, 3),
            (6, 2, 2, 4),
            (7, 2, 3, 5),
            (8, 3, 1, 6),
            (99, 3, 1, 6),
        ] {
            assert_eq!(index.place(offset), Place { line, column }, "{offset}");
            assert_eq!(index.utf16(offset), utf16, "{offset}");
        }
        assert_eq!(index.lines(), 2);
        assert_eq!(TextIndex::new("").lines(), 0);
        assert_eq!(TextIndex::new("a").lines(), 1);
    }

    proptest! {
        #[test]
        fn utf16_offsets_are_those_of_the_text(text in "[a\\né好🎉]{0,40}") {
            let index = TextIndex::new(&text);
            for (offset, _) in text.char_indices() {
                let expected = text[..offset].encode_utf16().count() as u64;
                prop_assert_eq!(index.utf16(offset as u64), expected);
                prop_assert_eq!(index.utf8(expected), offset as u64);
            }
            prop_assert_eq!(index.lines(), text.lines().count() as u64);
        }
    }
}
