//! What a browser or a library said, explained.

use super::Text;
use crate::analysis::message::{Meaning, Recognised, Speaker, What, recognise, sayings_meaning};
use crate::analysis::{Block, CheckLine, Outcome, Section, Sheet};
use crate::bytes::Span;
use crate::protocol::Rule;
use crate::protocol::close::CloseRange;
use crate::protocol::{CloseCode, Severity};

impl Text {
    /// What a message of a browser or library means, what the likely cause is, and what to look at next. `said` may be a line of a
    /// console with more around it, or the code of a close event alone. What is not known is said to be not known.
    pub fn message_sheet(&self, said: &str) -> Sheet {
        let found = recognise(said);
        let mut blocks: Vec<Block> = found
            .iter()
            .flat_map(|one| match one.what {
                What::Message(meaning, status) => self.message(said, one, meaning, status),
                What::CloseCode(code) => self.close_code(code),
            })
            .collect();
        if blocks.is_empty() {
            blocks = vec![
                Block::Verdict {
                    outcome: Outcome::Open,
                    says: self.say("message-unknown"),
                },
                Block::Prose {
                    title: String::new(),
                    paragraphs: vec![self.say("message-unknown-why")],
                },
            ];
        }
        let mut sheet = Sheet {
            blocks,
            markdown: String::new(),
        };
        sheet.markdown = self.markdown(&sheet);
        sheet
    }

    fn message(
        &self,
        said: &str,
        one: &Recognised,
        meaning: Meaning,
        status: Option<u16>,
    ) -> Vec<Block> {
        let rules = meaning.rules();
        let cause = match status {
            Some(status) => self.status_words(status),
            None => self.say_of("message-cause", as_of_cause(meaning).id()),
        };
        let mut blocks = vec![
            Block::Verdict {
                outcome: if rules.is_empty() {
                    Outcome::Caution
                } else {
                    Outcome::Fail
                },
                says: self.say_of("message-means", meaning.id()),
            },
            Block::Prose {
                title: self.say("message-cause-title"),
                paragraphs: vec![cause],
            },
            Block::Prose {
                title: self.say("message-next-title"),
                paragraphs: vec![self.say_of("message-next", as_of_next(meaning).id())],
            },
        ];
        if !rules.is_empty() {
            blocks.push(Block::Checks {
                title: self.say("message-rules-title"),
                checks: rules
                    .iter()
                    .map(|rule| self.rule_line(said, one.at, *rule))
                    .collect(),
            });
        }
        let speakers = sayings_meaning(meaning);
        let rows = speakers
            .map(|(speaker, saying)| vec![self.speaker(speaker), saying.replace("{}", "…")]);
        blocks.push(Block::Table {
            title: self.say("message-speakers-title"),
            head: vec![
                self.say("message-column-speaker"),
                self.say("message-column-text"),
            ],
            rows: rows.collect(),
        });
        blocks
    }

    fn speaker(&self, speaker: Speaker) -> String {
        self.say_of("message-speaker", speaker.id())
    }

    fn rule_line(&self, said: &str, at: Span, rule: Rule) -> CheckLine {
        CheckLine {
            id: rule.id().to_owned(),
            outcome: outcome_of(rule.severity()),
            title: self.say_of("rule", rule.id()),
            evidence: slice(said, at).to_owned(),
            at: Some(utf16(said, at)),
            section: section_of(rule),
            why: self.say_of("why", rule.id()),
        }
    }

    /// What an HTTP status says of a handshake.
    fn status_words(&self, status: u16) -> String {
        let id = ["status-", &status.to_string()].concat();
        if self.knows(&["reason-", &id].concat()) {
            self.say_of("reason", &id)
        } else {
            let places = [("status", status.to_string().into())];
            self.say_with("message-status", &places)
        }
    }

    fn close_code(&self, code: u16) -> Vec<Block> {
        let number = code.to_string();
        let known = self.knows(&["code-means-", &number].concat());
        let (means, next) = match CloseCode(code).range() {
            _ if known => (number.as_str(), number.as_str()),
            CloseRange::Registered => ("registered", "other"),
            CloseRange::Private => ("private", "other"),
            _ => ("protocol", "other"),
        };
        let title = self.say_with("code-title", &[("code", number.as_str().into())]);
        vec![
            Block::Verdict {
                outcome: match code {
                    1000 | 1001 | 1005 => Outcome::Note,
                    1002 | 1007 => Outcome::Fail,
                    _ => Outcome::Caution,
                },
                says: self.titled(&title, &self.say_of("code-means", means)),
            },
            Block::Prose {
                title: self.say("message-next-title"),
                paragraphs: vec![self.say_of("code-next", next)],
            },
        ]
    }
}

/// The meaning that has the same cause, if one has.
pub(super) const fn as_of_cause(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::WhileOpen => Meaning::BeforeOpen,
        other => other,
    }
}

/// The meaning after which one looks at the same, if there is one.
pub(super) const fn as_of_next(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::Connection => Meaning::Upgrade,
        Meaning::Lost => Meaning::NoClose,
        other => other,
    }
}

/// How bad it is, as a sheet says it.
pub(super) const fn outcome_of(severity: Severity) -> Outcome {
    match severity {
        Severity::Note => Outcome::Note,
        Severity::Caution => Outcome::Caution,
        Severity::Violation => Outcome::Fail,
    }
}

/// Where a rule stands.
pub(super) fn section_of(rule: Rule) -> Section {
    Section {
        rfc: rule.rfc(),
        section: rule.section().to_owned(),
    }
}

fn slice(text: &str, at: Span) -> &str {
    let place = |offset| usize::try_from(offset).unwrap_or(usize::MAX);
    text.get(place(at.start)..place(at.end)).unwrap_or_default()
}

/// A span of a text's bytes in UTF-16 units.
fn utf16(text: &str, at: Span) -> Span {
    let units = |end| {
        let before = slice(text, Span { start: 0, end });
        before.encode_utf16().count() as u64
    };
    Span {
        start: units(at.start),
        end: units(at.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checks(sheet: &Sheet) -> Vec<&CheckLine> {
        let all = sheet.blocks.iter().filter_map(|block| match block {
            Block::Checks { checks, .. } => Some(checks),
            _ => None,
        });
        all.flatten().collect()
    }

    fn verdicts(sheet: &Sheet) -> Vec<(Outcome, &str)> {
        let all = sheet.blocks.iter().filter_map(|block| match block {
            Block::Verdict { outcome, says } => Some((*outcome, says.as_str())),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn a_message_leads_to_its_rules() {
        let text = Text::english();
        let rows: &[(&str, &[Rule])] = &[
            (
                "WebSocket connection to 'ws://a/' failed: One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 1",
                &[Rule::ReservedBits],
            ),
            (
                "failed: A server must not mask any frames that it sends to the client.",
                &[Rule::MaskedServerFrame],
            ),
            (
                "failed: Could not decode a text frame as UTF-8.",
                &[Rule::InvalidUtf8],
            ),
            (
                "failed: Received start of new message but previous message is unfinished.",
                &[Rule::MessageInsideMessage],
            ),
            (
                "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
                &[Rule::AcceptValue],
            ),
            (
                "Error during WebSocket handshake: Unexpected response code: 200",
                &[Rule::StatusSwitching],
            ),
            (
                "WebSocket is closed before the connection is established.",
                &[],
            ),
        ];
        for (said, rules) in rows {
            let sheet = text.message_sheet(said);
            let found: Vec<_> = checks(&sheet).iter().map(|line| line.id.clone()).collect();
            let rules: Vec<_> = rules.iter().map(|rule| rule.id().to_owned()).collect();
            assert_eq!(found, rules, "{said}");
        }
    }

    #[test]
    fn the_place_of_a_message_is_counted_as_a_text_field_counts() {
        let sheet = Text::english().message_sheet("𝄞 failed: Unrecognized frame opcode: 3");
        let line = checks(&sheet)[0];
        assert_eq!(line.evidence, "Unrecognized frame opcode: 3");
        assert_eq!(line.at, Some(Span { start: 11, end: 39 }));
    }

    #[test]
    fn codes_and_what_is_unknown() {
        let text = Text::english();
        let rows = [
            ("1000", Outcome::Note, "Normal"),
            ("code: 1006", Outcome::Caution, "Abnormal"),
            ("closed with code 1002", Outcome::Fail, "Protocol error"),
            ("code 3008", Outcome::Caution, "registered"),
            ("code=4001", Outcome::Caution, "private"),
            ("code 1020", Outcome::Caution, "nothing defines it"),
            ("It is broken!", Outcome::Open, "does not know"),
        ];
        for (said, outcome, piece) in rows {
            let sheet = text.message_sheet(said);
            let (found, says) = verdicts(&sheet)[0];
            assert_eq!(found, outcome, "{said}");
            assert!(says.contains(piece), "{said}: {says}");
        }
    }
}
