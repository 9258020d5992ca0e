//! The list of all rules, as a document.

use super::Text;
use crate::protocol::{Reaction, Rule};
use std::fmt::Write;

impl Text {
    /// Every rule that is checked, in Markdown (`CommonMark` with tables), in the order of the RFCs.
    pub fn rules(&self) -> String {
        let mut rules = Rule::ALL.to_vec();
        rules.sort_by_key(|rule| (rule.rfc(), numbers(rule.section())));
        let mut document = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_rules(&rules, &mut document);
        document
    }

    fn write_rules(&self, rules: &[Rule], out: &mut String) -> std::fmt::Result {
        writeln!(out, "# {}\n", self.say("rules-title"))?;
        let count = [("count", rules.len().into())];
        writeln!(out, "{}\n", self.say_with("rules-introduction", &count))?;
        let head = ["rule", "section", "severity", "peer"]
            .map(|column| self.say_of("rules-column", column));
        writeln!(out, "| {} |\n|---|---|---|---|", head.join(" | "))?;
        for rule in rules {
            writeln!(
                out,
                "| [{id}](#{id}) | {} | {} | {} |",
                section(*rule),
                self.say_of("severity", rule.severity().id()),
                self.short_reaction(rule.reaction()),
                id = rule.id(),
            )?;
        }
        for rule in rules {
            let severity = self.say_of("severity", rule.severity().id());
            writeln!(out, "\n## {}\n", rule.id())?;
            writeln!(
                out,
                "{} · {severity} · {}\n",
                section(*rule),
                self.say_of("badge", rule.id())
            )?;
            writeln!(out, "{}\n", escaped(&self.say_of("rule", rule.id())))?;
            for [name, words] in self.rule_facts(*rule) {
                writeln!(out, "- **{name}**: {}", escaped(&words))?;
            }
        }
        Ok(())
    }

    fn short_reaction(&self, reaction: Reaction) -> String {
        let code = |code: u16| code.to_string();
        match reaction {
            Reaction::Fail(status) => self.say_with("rules-fail", &[("code", code(status).into())]),
            Reaction::FailHandshake => self.say("rules-fail-handshake"),
            Reaction::Refuse(status) => {
                self.say_with("rules-refuse", &[("code", code(status).into())])
            }
            Reaction::GoOn => self.say("rules-go-on"),
        }
    }
}

fn section(rule: Rule) -> String {
    let (rfc, section) = (rule.rfc(), rule.section());
    format!("[RFC {rfc} §{section}](https://www.rfc-editor.org/rfc/rfc{rfc}#section-{section})")
}

/// `5.5.1` as numbers, so that `10.2` comes behind `9.1`.
fn numbers(section: &str) -> Vec<u32> {
    let numbers = section.split('.').map(|number| number.parse().unwrap_or(0));
    numbers.collect()
}

/// Without what Markdown would take for itself.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '<' | '>' | '*' | '_' | '`' | '|' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_with_all_its_words() {
        let text = Text::english();
        let document = text.rules();
        for rule in Rule::ALL {
            assert!(document.contains(&format!("\n## {}\n", rule.id())));
            for family in ["rule", "badge", "why"] {
                let key = [family, "-", rule.id()].concat();
                assert!(text.knows(&key), "{key}");
            }
            assert!(text.rule_facts(*rule).len() >= 2);
        }
        assert!(!document.contains("[rule-") && !document.contains("[why-"));
    }
}
