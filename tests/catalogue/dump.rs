//! Bytes as people paste them.

use std::fmt::Write;

/// Frames in hex, each from a new line on.
pub(crate) fn lines(frames: &[Vec<u8>]) -> String {
    let mut text = String::new();
    for frame in frames {
        for row in frame.chunks(16) {
            let row: Vec<String> = row.iter().map(|byte| format!("{byte:02x}")).collect();
            text.push_str(&row.join(" "));
            text.push('\n');
        }
    }
    text
}

/// As `hexdump -C` prints them: rows that repeat the one before are left out.
pub(crate) fn canonical(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut before: Option<&[u8]> = None;
    let mut is_folded = false;
    for (row, offset) in bytes.chunks(16).zip((0..).step_by(16)) {
        if before == Some(row) {
            if !is_folded {
                text.push_str("*\n");
            }
            is_folded = true;
            continue;
        }
        (before, is_folded) = (Some(row), false);
        let hex = |half: &[u8]| {
            let bytes: Vec<_> = half.iter().map(|byte| format!("{byte:02x} ")).collect();
            bytes.concat()
        };
        let (left, right) = row.split_at(row.len().min(8));
        let letters: String = row
            .iter()
            .map(|byte| {
                if byte.is_ascii_graphic() || *byte == b' ' {
                    char::from(*byte)
                } else {
                    '.'
                }
            })
            .collect();
        writeln!(
            text,
            "{offset:08x}  {:24} {:24} |{letters}|",
            hex(left),
            hex(right)
        )
        .unwrap();
    }
    writeln!(text, "{:08x}", bytes.len()).unwrap();
    text
}
