//! What could not be read, in words.

use super::Text;
use crate::capture::hexdump::{Expected, Problem};

impl Text {
    /// Where a text could not be read, what was expected there and what was found.
    pub fn problem(&self, problem: &Problem) -> String {
        let (expected, number) = expected(problem.expected);
        let expected = self.say_of_with("expected", expected, &[("number", number.into())]);
        let places = [
            ("line", problem.place.line.into()),
            ("column", problem.place.column.into()),
            ("found", problem.found.as_str().into()),
            ("expected", expected.into()),
        ];
        if problem.found.is_empty() {
            self.say_with("problem-end", &places)
        } else {
            self.say_with("problem-found", &places)
        }
    }

    /// How much was read before it.
    pub fn read_before(&self, problem: &Problem) -> String {
        self.say_with("problem-before", &[("bytes", problem.bytes_before.into())])
    }
}

/// The name of what was expected, and its number.
fn expected(expected: Expected) -> (&'static str, u64) {
    match expected {
        Expected::AnyLayout => ("any-layout", 0),
        Expected::HexByte => ("hex-byte", 0),
        Expected::SecondHexDigit => ("second-hex-digit", 0),
        Expected::Number => ("number", 0),
        Expected::OctalByte => ("octal-byte", 0),
        Expected::OctalWord => ("octal-word", 0),
        Expected::BinaryByte => ("binary-byte", 0),
        Expected::Character => ("character", 0),
        Expected::Base64Character => ("base64-character", 0),
        Expected::Base64Group => ("base64-group", 0),
        Expected::Escape => ("escape", 0),
        Expected::Offset(offset) => ("offset", offset),
        Expected::OffsetAfterRepeat => ("offset-after-repeat", 0),
        Expected::CutBytes(count) => ("cut-bytes", count),
        Expected::SmallerText(limit) => ("smaller-text", limit),
    }
}
