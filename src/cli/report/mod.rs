//! `framescope report`: what breaks a rule, where, why, and what the peer does about it.

mod json;

use super::capture::{Given, Held};
use super::decode::problem_words;
use super::dump::OfDump;
use super::paint::harmless;
use super::starts::OfStarts;
use super::{Failure, PIECE, Verdict, complain, sheet};
use crate::analysis::{Conformance, GroupBy, Outcome, Sheet};
use crate::text::Text;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;

/// Report which rules of RFC 6455 and RFC 7692 are broken in a capture or a dump, where, why they are there and what the peer does
///
/// It takes what decode takes. Exit code: 0 if no MUST is broken; 1 if one is; 2 if the input, or a part of it, cannot be read, or a
/// message is not known.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// What to read: a file, or a link; - or nothing for standard input
    file: Option<PathBuf>,
    /// How findings are grouped
    #[arg(long, value_name = "WHAT", default_value = "rule")]
    by: GroupBy,
    /// Write one JSON document
    #[arg(long)]
    json: bool,
    /// Write Markdown
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Explain what a browser or a library said of a failed connection, or the code of a close event; - for standard input
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["file", "json"])]
    message: Option<String>,
    #[command(flatten)]
    starts: OfStarts,
    #[command(flatten)]
    dump: OfDump,
}

impl Report {
    pub(super) fn run(self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        if let Some(said) = &self.message {
            return self.explain(said, text, out);
        }
        let given = Given::new(self.file.as_deref()).starting_at(&self.starts);
        match self.dump.open(&given, text)? {
            Held::Capture(session) => {
                let report = session.conformance(self.by);
                let overview = session.overview();
                if !overview.file.format.is_empty() {
                    self.write(&report, text, out)?;
                }
                let concluded = given.conclude(&overview, text, out)?;
                Ok(match concluded {
                    Verdict::Unreadable => Verdict::Unreadable,
                    Verdict::Faulty | Verdict::Clean => verdict_of(&report),
                })
            }
            Held::Dump(dump) => {
                let conversation = self.dump.read(&given, dump, text)?;
                let read = conversation.overview().read_as;
                if read.bytes == 0 && read.problem.is_none() {
                    return Err(given.unreadable(&text.say("command-empty")));
                }
                let report = conversation.conformance(self.by);
                if read.bytes > 0 {
                    self.write(&report, text, out)?;
                }
                // Before anything is said on standard error.
                out.flush()?;
                if let Some(problem) = &read.problem {
                    complain(&[&given.name, ": ", &problem_words(problem, text)].concat());
                    return Ok(Verdict::Unreadable);
                }
                Ok(verdict_of(&report))
            }
        }
    }

    fn write(&self, report: &Conformance, text: &Text, out: &mut impl Write) -> io::Result<()> {
        if self.json {
            // JSON holds no colours that would have to be taken out.
            let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, &json::Report::new(report, text))?;
            writeln!(out)?;
            return out.flush();
        }
        self.print(&text.conformance_sheet(report), text, out)
    }

    fn print(&self, sheet: &Sheet, text: &Text, out: &mut impl Write) -> io::Result<()> {
        if self.markdown {
            let mut lines = sheet.markdown.lines();
            lines.try_for_each(|line| writeln!(out, "{}", harmless(line)))
        } else {
            sheet::print(sheet, text, out)
        }
    }

    fn explain(&self, said: &str, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let mut read = String::new();
        if said == "-" {
            let stream = io::stdin().lock().read_to_string(&mut read);
            stream.map_err(|error| Failure::Unreadable(["-: ", &error.to_string()].concat()))?;
        } else {
            said.clone_into(&mut read);
        }
        let sheet = text.message_sheet(&read);
        self.print(&sheet, text, out)?;
        let is_known = sheet.blocks.iter().any(|block| {
            !matches!(
                block,
                crate::analysis::Block::Verdict {
                    outcome: Outcome::Open,
                    ..
                } | crate::analysis::Block::Prose { .. }
            )
        });
        Ok(if is_known {
            Verdict::Clean
        } else {
            Verdict::Unreadable
        })
    }
}

const fn verdict_of(report: &Conformance) -> Verdict {
    if report.findings.violations > 0 {
        Verdict::Faulty
    } else {
        Verdict::Clean
    }
}

impl ValueEnum for GroupBy {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rule, Self::Conversation]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Rule => "rule",
            Self::Conversation => "conversation",
        }))
    }
}
