//! Any text layout of bytes → bytes, with a map back to the text.

mod layout;
mod map;
mod position;
mod reading;

pub use layout::Layout;
pub use map::SourceMap;
pub use position::{Place, TextIndex};
pub use reading::{
    Choice, Expected, LeftOut, LeftOutKind, Packet, Problem, Reading, Sender, Starts,
};

use crate::bytes::Span;

/// Reads `text`; plain hex so far.
pub fn read(text: &str, layout: Option<Layout>) -> Reading {
    let mut map = map::MapBuilder::default();
    let mut bytes = Vec::new();
    let digits: Vec<(usize, u8)> = text
        .char_indices()
        .filter_map(|(at, letter)| Some((at, u8::try_from(letter.to_digit(16)?).ok()?)))
        .collect();
    for [(at, high), (_, low)] in digits.as_chunks::<2>().0 {
        bytes.push(high << 4 | low);
        map.push(*at, 2);
    }
    let packets = if bytes.is_empty() {
        Vec::new()
    } else {
        vec![Packet {
            bytes: Span::at(0, bytes.len() as u64),
            sender: None,
            starts: Starts::Unknown,
            heading: None,
        }]
    };
    Reading {
        layout: layout.unwrap_or(Layout::PlainHex),
        choice: Choice::Guessed,
        bytes,
        packets,
        map: map.finish(TextIndex::new(text)),
        lines: text.lines().count() as u64,
        left_out: Vec::new(),
        problem: None,
        alternatives: Vec::new(),
    }
}
