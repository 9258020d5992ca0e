//! Reading what was typed.

/// A whole number: digits, grouped as anybody groups them, or hex digits behind `0x`.
pub(super) fn number(typed: &str) -> Option<u64> {
    let digits: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '_' | '’' | '\''))
        .map(narrow)
        .collect();
    match digits
        .strip_prefix("0x")
        .or_else(|| digits.strip_prefix("0X"))
    {
        Some(hex) if hex.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            u64::from_str_radix(hex, 16).ok()
        }
        None if digits.bytes().all(|digit| digit.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

/// A text without what is around it: blanks, and one pair of quotes.
pub(super) fn text(typed: &str) -> &str {
    let typed = typed.trim();
    [("\"", "\""), ("“", "”"), ("'", "'")]
        .iter()
        .find_map(|(open, close)| typed.strip_prefix(open)?.strip_suffix(close))
        .unwrap_or(typed)
}

/// Bytes, where `len` of them are expected: those of a text, or hex digits where there are just as many as that takes.
pub(super) fn bytes(typed: &str, len: usize) -> Vec<u8> {
    let letters: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, ',' | ':'))
        .collect();
    let digits = letters.replace("0x", "");
    let pairs = digits.as_bytes().as_chunks::<2>();
    if digits.len() == 2 * len && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        let byte = |pair: &[u8; 2]| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        };
        return pairs.0.iter().filter_map(byte).collect();
    }
    text(typed).as_bytes().to_vec()
}

/// Bytes as hex, two digits each.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(3 * bytes.len());
    for byte in bytes {
        if !hex.is_empty() {
            hex.push(' ');
        }
        for digit in [byte >> 4, byte & 0xF] {
            hex.extend(char::from_digit(digit.into(), 16));
        }
    }
    hex
}

/// The ASCII digit for one of full width, as a Chinese keyboard gives it.
fn narrow(letter: char) -> char {
    match letter {
        '０'..='９' => {
            char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let rows = [
            ("256", Some(256)),
            (" 65,535 ", Some(65_535)),
            ("65 535", Some(65_535)),
            ("0x0100", Some(256)),
            ("４４３", Some(443)),
            ("0x", None),
            ("", None),
            ("-1", None),
            ("+1", None),
            ("1.5", None),
            ("99999999999999999999999", None),
            ("０x", None),
            ("é", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(number(typed), expected, "{typed}");
        }
    }

    #[test]
    fn bytes_in_hex_or_as_text() {
        let rows: [(&str, &[u8]); 6] = [
            ("48 65 6c 6c 6f", b"Hello"),
            ("0x48,0x65,0x6C,0x6C,0x6F", b"Hello"),
            ("Hello", b"Hello"),
            (" \"Hello\" ", b"Hello"),
            ("48 65", b"48 65"),
            ("é", "é".as_bytes()),
        ];
        for (typed, expected) in rows {
            assert_eq!(bytes(typed, 5), expected, "{typed}");
        }
        assert_eq!(hex(&[0x81, 0x05]), "81 05");
    }
}
