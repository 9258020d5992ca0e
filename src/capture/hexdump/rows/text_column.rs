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
    let (mut characters, mut bytes) = (column.iter().peekable(), bytes.iter().peekable());
    loop {
        match (characters.peek(), bytes.peek()) {
            (None, None) => return true,
            (Some(b' ' | b'.'), Some(b' ')) => {
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
