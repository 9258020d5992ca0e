//! What breaks a rule, in words.

use super::Text;
use crate::protocol::Rule;

impl Text {
    /// What `rule` says, and what was `found` where that tells.
    pub fn finding(&self, rule: Rule, found: u64) -> String {
        let says = self.say_of("rule", rule.id());
        if !self.knows(&["found-", rule.id()].concat()) {
            return says;
        }
        let found = self.say_of_with("found", rule.id(), &[("found", found.into())]);
        self.sentences(&[says, found])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_where_it_tells() {
        let text = Text::english();
        let rows = [
            (
                Rule::ControlTooLong,
                "A control frame carries 125 bytes at most. Found: 126 bytes.",
            ),
            (
                Rule::LengthHighBit,
                "The highest bit of a 64-bit length must be 0.",
            ),
        ];
        for (rule, said) in rows {
            assert_eq!(text.finding(rule, 126), said);
        }
    }
}
