//! The column that shows a row's bytes as text.

/// Whether `column` is how a tool would write `bytes` as text. Tools differ in blanks, so blanks are passed over on both sides.
pub(super) fn is_text_of(column: &[u8], bytes: &[u8]) -> bool {
    let column = column.trim_ascii();
    // No tool writes such a row; comparing it at each of its gaps would be quadratic.
    if bytes.len() > 1024 || column.len() > 4 * bytes.len() + 16 {
        return false;
    }
    let column = column
        .strip_prefix(b"|")
        .or_else(|| column.strip_prefix(b">"))
        .unwrap_or(column);
    let column = match column {
        [inner @ .., b'|' | b'<'] if inner.len() >= bytes.len() => inner,
        _ => column,
    };
    // Where blanks at the edge of a column are gone, only one of the two readings of a dot can be right.
    matches(column, bytes, Blank::Blank) || matches(column, bytes, Blank::OrDot)
}

/// What a tool writes for a blank.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    Blank,
    /// Or a dot, as for what cannot be printed.
    OrDot,
}

fn matches(column: &[u8], bytes: &[u8], blank: Blank) -> bool {
    let (mut characters, mut bytes) = (column.iter().peekable(), bytes.iter().peekable());
    loop {
        match (characters.peek(), bytes.peek()) {
            (None, None) => return true,
            (Some(b' '), Some(b' ')) => {
                characters.next();
                bytes.next();
            }
            (Some(b'.'), Some(b' ')) if blank == Blank::OrDot => {
                characters.next();
                bytes.next();
            }
            (Some(b' '), _) => drop(characters.next()),
            (_, Some(b' ')) => drop(bytes.next()),
            (Some(&character), Some(&byte))
                if *character == *byte
                    || (*character == b'.' || *character >= 0x80) && !byte.is_ascii_graphic() =>
            {
                bytes.next();
                characters.next();
                // Further bytes of a wide stand-in such as `·`.
                if *character >= 0x80 {
                    while characters.next_if(|byte| **byte & 0xc0 == 0x80).is_some() {}
                }
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_edge_may_be_gone() {
        let rows: [(&[u8], &[u8], bool); 5] = [
            (b" .", b" \x7f", true),
            (b". ", b"\x7f ", true),
            (b"a.b", b"a b", true),
            (b"a b", b"a b", true),
            (b"ab.", b"ab", false),
        ];
        for (column, bytes, expected) in rows {
            assert_eq!(is_text_of(column, bytes), expected, "{column:?}");
        }
    }
}
