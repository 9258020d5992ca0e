//! What is wrong with a filter, in words.

use super::Text;
use crate::analysis::filter::{FilterError, FilterExpected};

impl Text {
    /// Where a filter cannot be read, what was expected there and what was found.
    pub fn filter_error(&self, error: &FilterError) -> String {
        let number = match error.expected {
            FilterExpected::LessDepth(number) | FilterExpected::NumberUpTo(number) => number,
            _ => 0,
        };
        let expected = self.say_of_with(
            "filter-expected",
            error.expected.id(),
            &[("number", number.into())],
        );
        let places = [
            ("column", (error.at + 1).into()),
            ("found", error.found.as_str().into()),
            ("expected", expected.into()),
        ];
        if error.found.is_empty() {
            self.say_with("filter-wrong-end", &places)
        } else {
            self.say_with("filter-wrong", &places)
        }
    }
}
