//! Sheets as Markdown: `CommonMark` with tables. Nothing that was sent becomes markup: words are escaped, evidence stands in code.

use super::Text;
use crate::analysis::sheet::{Block, CheckLine, CodeSample, FindingGroup, Outcome, Section, Sheet};

impl Text {
    /// The sheet as Markdown.
    pub fn markdown(&self, sheet: &Sheet) -> String {
        let mut markdown = String::new();
        for block in &sheet.blocks {
            if !markdown.is_empty() {
                markdown.push('\n');
            }
            self.block(block, &mut markdown);
        }
        markdown
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Verdict { outcome, says } => {
                out.extend(["**", &self.mark(*outcome), " ", &escaped(says), "**\n"]);
            }
            Block::Prose { title, paragraphs } => {
                heading(title, out);
                for paragraph in paragraphs {
                    out.extend(["\n", &escaped(paragraph), "\n"]);
                }
            }
            Block::Steps {
                title,
                section,
                steps,
            } => {
                heading(title, out);
                if let Some(section) = section {
                    out.extend(["\n", &escaped(&self.section(section)), "\n"]);
                }
                out.push('\n');
                for (step, number) in steps.iter().zip(1_u32..) {
                    let note = spaced(&escaped(&step.note));
                    let name = escaped(&step.name);
                    out.extend([
                        &number.to_string(),
                        ". ",
                        &name,
                        ": ",
                        &code(&step.value),
                        &note,
                        "\n",
                    ]);
                }
            }
            Block::Checks { title, checks } => {
                heading(title, out);
                out.push('\n');
                for check in checks {
                    self.check(check, out);
                }
            }
            Block::Table { title, head, rows } => {
                heading(title, out);
                out.push('\n');
                row(head, head.len(), out);
                out.push_str(&"|---".repeat(head.len()));
                out.push_str("|\n");
                for cells in rows {
                    row(cells, head.len(), out);
                }
            }
            Block::Code { title, samples } => {
                heading(title, out);
                for sample in samples {
                    fenced(sample, out);
                }
            }
            // What it shows is said beside it; a picture in a text would be its source.
            Block::Picture { title, .. } => heading(title, out),
            Block::Group(group) => self.write_group(group, out),
        }
    }

    fn check(&self, check: &CheckLine, out: &mut String) {
        let section = escaped(&self.section(&check.section));
        let title = escaped(&check.title);
        out.extend([
            "- ",
            &self.mark(check.outcome),
            " **",
            &title,
            "** (",
            &section,
            ")",
        ]);
        if !check.evidence.is_empty() {
            out.extend([": ", &code(&check.evidence)]);
        }
        out.extend(["  \n  ", &escaped(&check.why), "\n"]);
    }

    fn write_group(&self, group: &FindingGroup, out: &mut String) {
        let title = [&self.mark(group.outcome), " ", &group.title].concat();
        heading(&title, out);
        out.push('\n');
        if let Some(section) = &group.section {
            out.extend([escaped(&self.section(section)).as_str(), "\n\n"]);
        }
        for [name, words] in &group.facts {
            out.extend(["- **", &escaped(name), "**: ", &escaped(words), "\n"]);
        }
        for place in &group.places {
            let behind = if place.says.is_empty() { "" } else { " · " };
            out.extend([
                "- ",
                &self.mark(place.outcome),
                " ",
                &escaped(&place.place),
                behind,
                &escaped(&place.says),
                "\n",
            ]);
        }
        let more = group.count.saturating_sub(group.places.len() as u64);
        if more > 0 {
            let more = self.say_with("markdown-more", &[("count", more.into())]);
            out.extend(["- ", &escaped(&more), "\n"]);
        }
    }

    /// What stands before what came out so.
    fn mark(&self, outcome: Outcome) -> String {
        escaped(&self.say_of("outcome", outcome.id()))
    }

    fn section(&self, section: &Section) -> String {
        let places = [
            ("rfc", section.rfc.to_string().into()),
            ("section", section.section.as_str().into()),
        ];
        self.say_with("section-short", &places)
    }
}

fn heading(title: &str, out: &mut String) {
    if !title.is_empty() {
        out.extend(["## ", &escaped(title), "\n"]);
    }
}

/// A row of as many cells as the table has columns.
fn row(cells: &[String], columns: usize, out: &mut String) {
    out.push('|');
    for index in 0..columns {
        let cell = cells.get(index).map_or("", String::as_str);
        out.extend([" ", escaped(cell).trim(), " |"]);
    }
    out.push('\n');
}

/// A space before words, if there are any.
fn spaced(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        [" ", words].concat()
    }
}

/// Words of which nothing is markup: what could be has a backslash before it, and nothing else.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let rest = words.get(at + letter.len_utf8()..).unwrap_or_default();
        let before = words.get(..at).unwrap_or_default();
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '@' => true,
            // What begins a list or a heading.
            '-' | '+' | '#' | '=' => at == 0,
            // A numbered list, and addresses that become links.
            '.' => at == digits || ends_with_www(before),
            ')' => at == digits,
            ':' => rest.starts_with("//"),
            _ => false,
        };
        if matches!(letter, '\n' | '\t' | '\r') {
            out.push(' ');
        } else if is_hidden(letter) {
            out.push('\\');
            out.extend(letter.escape_default());
        } else {
            if is_markup {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out
}

fn ends_with_www(words: &str) -> bool {
    let start = words
        .len()
        .checked_sub(3)
        .and_then(|start| words.get(start..));
    start.is_some_and(|start| start.eq_ignore_ascii_case("www"))
}

/// What was sent, as code on one line; nothing if nothing was.
fn code(sent: &str) -> String {
    if sent.is_empty() {
        return String::new();
    }
    let shown: String = sent
        .chars()
        .flat_map(|letter| {
            let hidden = is_hidden(letter);
            let escape = hidden.then(|| letter.escape_default());
            escape
                .into_iter()
                .flatten()
                .chain((!hidden).then_some(letter))
        })
        .collect();
    let ticks = "`".repeat(longest_run(&shown) + 1);
    // A blank at each end is taken off, and keeps backticks there apart from those around.
    [&ticks, " ", &shown, " ", &ticks].concat()
}

/// A sample as a block of code.
fn fenced(sample: &CodeSample, out: &mut String) {
    let fence = "`".repeat(longest_run(&sample.code).max(2) + 1);
    let kept = |letter: &char| *letter == '\n' || !letter.is_control() || *letter == '\t';
    let code: String = sample.code.chars().filter(kept).collect();
    let end = if code.ends_with('\n') { "" } else { "\n" };
    out.extend([
        "\n",
        &escaped(&sample.language),
        "\n\n",
        &fence,
        "\n",
        &code,
        end,
        &fence,
        "\n",
    ]);
}

/// How many backticks stand there in a row at most.
fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for letter in text.chars() {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Whether a character shows nothing, or turns the direction of writing.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sheet::Step;
    use proptest::prelude::*;

    #[test]
    fn nothing_becomes_markup() {
        let rows = [
            ("plain words, 1 (2)", "plain words, 1 (2)"),
            ("<script>", "\\<script\\>"),
            ("[a](b) *c* _d_ `e`", "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\`"),
            ("a|b\\|c", "a\\|b\\\\\\|c"),
            ("1. # >", "1\\. # \\>"),
            ("- a - b", "\\- a - b"),
            ("12) www.a b.c a@b", "12\\) www\\.a b.c a\\@b"),
            ("a\nb\u{1b}[2J\u{202e}", "a b\\\\u{1b}\\[2J\\\\u{202e}"),
            ("&amp; https://é", "\\&amp; https\\://é"),
        ];
        for (words, expected) in rows {
            assert_eq!(escaped(words), expected);
        }
        let rows = [
            ("", ""),
            ("a|b*", "` a|b* `"),
            ("`a``", "``` `a`` ```"),
            ("a\r\nb", "` a\\r\\nb `"),
        ];
        for (sent, expected) in rows {
            assert_eq!(code(sent), expected);
        }
    }

    #[test]
    fn sheets_are_written_block_by_block() {
        let text = Text::english();
        let sheet = Sheet {
            blocks: vec![
                Block::Verdict {
                    outcome: Outcome::Fail,
                    says: "No.".to_owned(),
                },
                Block::Steps {
                    title: "Steps".to_owned(),
                    section: None,
                    steps: vec![Step {
                        name: "SHA-1".to_owned(),
                        value: "1d 29".to_owned(),
                        note: "20 bytes".to_owned(),
                    }],
                },
                Block::Table {
                    title: "Table".to_owned(),
                    head: vec!["a".to_owned(), "b".to_owned()],
                    rows: vec![vec!["1|".to_owned()]],
                },
                Block::Code {
                    title: "Code".to_owned(),
                    samples: vec![CodeSample {
                        language: "C".to_owned(),
                        code: "```".to_owned(),
                    }],
                },
            ],
            markdown: String::new(),
        };
        let expected = "**✗ No.**\n\n## Steps\n\n1. SHA-1: ` 1d 29 ` 20 bytes\n\n## Table\n\n| a | b |\n|---|---|\n| 1\\| |  |\n\n\
                        ## Code\n\nC\n\n````\n```\n````\n";
        assert_eq!(text.markdown(&sheet), expected);
    }

    proptest! {
        #[test]
        fn words_stay_on_one_line_and_unmarked(words in "[ -~\n\r\t\u{1b}é🦀]{0,40}") {
            let escaped = escaped(&words);
            let moves = escaped.contains(['\n', '\r', '\t', '\u{1b}']);
            prop_assert!(!moves);
            let mut letters = escaped.chars();
            while let Some(letter) = letters.next() {
                if letter == '\\' {
                    letters.next();
                } else {
                    prop_assert!(!"*_`[]<>|&~@".contains(letter), "{escaped}");
                }
            }
            let code = code(&words);
            prop_assert!(!code.contains(['\n', '\r']));
        }
    }
}
