//! What an exercise is made from, as it stands in an address.

use std::fmt;

/// A seed. It is written as hex digits, eight of them unless it takes more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed that `text` is: up to 16 hex digits, in any letter case; `None` if it is anything else.
    pub fn read(text: &str) -> Option<Self> {
        let is_hex = text.bytes().all(|digit| digit.is_ascii_hexdigit());
        u64::from_str_radix(text, 16)
            .ok()
            .filter(|_| is_hex)
            .map(Self)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_hex_digits() {
        let rows = [
            ("0000002a", Some(42)),
            ("2A", Some(42)),
            ("1", Some(1)),
            ("ffffffffffffffff", Some(u64::MAX)),
            ("10000000000000000", None),
            ("", None),
            ("+1", None),
            ("-1", None),
            ("0x1", None),
            ("new", None),
            ("1/2", None),
            ("１", None),
        ];
        for (text, expected) in rows {
            assert_eq!(Seed::read(text), expected.map(Seed), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rows = [
            (42, "0000002a"),
            (0x1f3a_9c02, "1f3a9c02"),
            (u64::MAX, "ffffffffffffffff"),
        ];
        for (number, text) in rows {
            assert_eq!(Seed(number).to_string(), text);
            assert_eq!(Seed::read(text), Some(Seed(number)));
        }
    }
}
