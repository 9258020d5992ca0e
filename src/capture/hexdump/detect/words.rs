//! What the words of a text are made of.

/// Counts over the characters of a text and over its words of letters and digits.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the same words"
)]
pub(super) struct Words {
    /// Every word has two characters.
    pub(super) all_pairs: bool,
    /// Every word has four, eight or sixteen hex digits, and there are two or more.
    pub(super) all_wide: bool,
    /// A word of two characters begins with 0.
    pub(super) leading_zero: bool,
    /// All characters are decimal digits, signs and separators.
    only_decimal: bool,
    /// All characters are 0, 1 and separators.
    only_bits: bool,
    /// Every word has eight characters after `0b`.
    all_eights: bool,
    /// A word has three digits, or one and is not the last: no hex that someone is typing.
    has_decimal: bool,
    digits: usize,
    ones: usize,
    count: usize,
}

impl Words {
    pub(super) fn of(content: &str) -> Self {
        let mut words = Self {
            all_pairs: true,
            all_wide: true,
            leading_zero: false,
            only_decimal: true,
            only_bits: true,
            all_eights: true,
            has_decimal: false,
            digits: 0,
            ones: 0,
            count: 0,
        };
        for byte in content.bytes() {
            let is_separator =
                byte.is_ascii_whitespace() || matches!(byte, b',' | b'_' | b'|' | b';');
            words.only_decimal &= byte.is_ascii_digit() || is_separator || byte == b'-';
            words.only_bits &= matches!(byte, b'0' | b'1' | b'b' | b'[' | b']') || is_separator;
            words.digits += usize::from(byte.is_ascii_digit());
            words.ones += usize::from(byte == b'1');
        }
        let split = content.split(|character: char| !character.is_ascii_alphanumeric());
        let mut last_is_digit = false;
        for word in split.filter(|word| !word.is_empty()) {
            words.count += 1;
            words.has_decimal |= word.len() == 3 || last_is_digit;
            last_is_digit = word.len() == 1;
            words.all_pairs &= word.len() == 2;
            words.all_wide &= matches!(word.len(), 4 | 8 | 16)
                && word.bytes().all(|byte| byte.is_ascii_hexdigit());
            words.all_eights &= word.strip_prefix("0b").unwrap_or(word).len() == 8;
            words.leading_zero |= word.len() == 2 && word.starts_with('0');
        }
        words.all_wide &= words.count > 1;
        words
    }

    pub(super) fn is_binary(&self) -> bool {
        // `0b` before each byte adds a digit.
        let has_whole_bytes = self.digits.is_multiple_of(8) || self.all_eights;
        self.only_bits && has_whole_bytes && self.digits >= 8 && self.ones > 0 && !self.all_pairs
    }

    pub(super) fn is_decimal(&self) -> bool {
        self.only_decimal
            && self.count > 1
            && (self.all_pairs || self.has_decimal && !self.leading_zero)
    }
}
