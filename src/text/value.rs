//! What fills a place in a sentence.

use std::borrow::Cow;

/// A number or a string, made by `into`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A whole number; it chooses between singular and plural.
    Number(u64),
    /// Words.
    Words(Cow<'a, str>),
}

impl Value<'_> {
    /// Whether the variant named `key` is the one for this value. The plural forms are those of English.
    pub(super) fn is(&self, key: &str) -> bool {
        match self {
            Self::Number(number) => match key {
                "one" => *number == 1,
                "other" => *number != 1,
                _ => key.parse() == Ok(*number),
            },
            Self::Words(words) => words == key,
        }
    }

    /// Adds the value to `said`. Numbers of five digits and more are in groups of three: 20,000.
    pub(super) fn write(&self, said: &mut String) {
        match self {
            Self::Number(number @ ..10_000) => said.push_str(&number.to_string()),
            Self::Number(number) => {
                let digits = number.to_string();
                for (index, digit) in digits.chars().enumerate() {
                    if index > 0 && (digits.len() - index).is_multiple_of(3) {
                        said.push(',');
                    }
                    said.push(digit);
                }
            }
            Self::Words(words) => said.push_str(words),
        }
    }
}

macro_rules! from_numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )+};
}

from_numbers!(u8, u16, u32, u64);

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words.into())
    }
}

impl From<String> for Value<'_> {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(words: Cow<'a, str>) -> Self {
        Self::Words(words)
    }
}
