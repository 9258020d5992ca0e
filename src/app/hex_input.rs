//! Hex as it is typed into a control.

/// What is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BadHex {
    /// A character that is no hex digit, and its place from 1.
    NotHex {
        /// The character.
        found: char,
        /// Its place.
        at: usize,
    },
    /// A digit is missing at the end.
    OddDigits {
        /// How many there are.
        digits: usize,
    },
}

/// Reads hex digits; spaces, line ends, commas, colons and dashes between them mean nothing.
pub(crate) fn parse_hex(text: &str) -> Result<Vec<u8>, BadHex> {
    let mut digits = Vec::with_capacity(text.len());
    for (at, found) in (1..).zip(text.chars()) {
        match found
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
        {
            Some(digit) => digits.push(digit),
            None if found.is_whitespace() || matches!(found, ',' | ':' | '-') => {}
            None => return Err(BadHex::NotHex { found, at }),
        }
    }
    if digits.len() % 2 == 1 {
        return Err(BadHex::OddDigits {
            digits: digits.len(),
        });
    }
    Ok(digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed() {
        let rows: &[(&str, Result<Vec<u8>, BadHex>)] = &[
            ("", Ok(vec![])),
            ("37 fa:21-3D,00\n", Ok(vec![0x37, 0xFA, 0x21, 0x3D, 0])),
            ("37 f", Err(BadHex::OddDigits { digits: 3 })),
            ("3é", Err(BadHex::NotHex { found: 'é', at: 2 })),
        ];
        for (text, expected) in rows {
            assert_eq!(parse_hex(text), *expected, "{text}");
        }
    }
}
