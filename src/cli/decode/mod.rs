//! `framescope decode`: bytes in, frames out.

mod print;

use super::{Failure, Verdict, complain, paint};
use crate::analysis::{Compressed, Conversation, Input, Report, SentBy};
use crate::capture::hexdump::{Layout, Problem};
use crate::protocol::Finding;
use crate::text::{Text, whole};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// Decode the frames in a hex dump, or in any other text with bytes in it
///
/// Exit code: 0; 1 if a MUST of RFC 6455 is broken; 2 if the input cannot be read. What stands before the place that cannot be read is
/// decoded all the same.
#[derive(Debug, Args)]
pub(super) struct Decode {
    /// What to read; - or nothing for standard input
    file: Option<PathBuf>,
    /// Write JSON
    #[arg(long)]
    json: bool,
    /// The input is the bytes themselves
    #[arg(long, conflicts_with = "layout")]
    raw: bool,
    /// How the bytes are written down, if the guess is wrong
    #[arg(long, value_name = "ID", hide_possible_values = true)]
    layout: Option<Layout>,
    /// Who sent the bytes, if the input does not tell
    #[arg(long, value_name = "PEER", default_value = "guess")]
    from: SentBy,
    /// Whether permessage-deflate was agreed, if no handshake tells
    #[arg(long, default_value = "guess")]
    compressed: Compressed,
}

impl Decode {
    pub(super) fn run(self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let name = self.name();
        let unreadable = |why: &str| Failure::Unreadable([&name, ": ", why].concat());
        let bytes = self
            .bytes()
            .map_err(|error| unreadable(&error.to_string()))?;
        let json = self.json;
        let conversation = if self.raw {
            Conversation::of_bytes(bytes, self.from, self.compressed)
        } else {
            let input = Input {
                text: String::from_utf8(bytes).map_err(|error| {
                    let offset = error.utf8_error().valid_up_to();
                    unreadable(&text.say_with("command-not-text", &[("offset", offset.into())]))
                })?,
                layout: self.layout,
                sent_by: self.from,
                compressed: self.compressed,
            };
            Conversation::open(input, &[])
        };
        let overview = conversation.overview();
        if json {
            let say = |finding: &Finding| finding_words(finding, text);
            let report = Report::new(&conversation, &say);
            serde_json::to_writer_pretty(&mut *out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        } else if overview.read_as.bytes > 0 {
            print::print(&conversation, &overview, text, out)?;
        }
        // Before anything is said on standard error.
        out.flush()?;
        let problem = overview.read_as.problem.as_ref();
        if let Some(problem) = problem {
            complain(&[&name, ": ", &problem_words(problem, text)].concat());
            return Ok(Verdict::Unreadable);
        }
        if overview.read_as.bytes == 0 {
            return Err(unreadable(&text.say("command-empty")));
        }
        Ok(if overview.findings.violations > 0 {
            Verdict::Faulty
        } else {
            Verdict::Clean
        })
    }

    fn name(&self) -> String {
        let named = self.file.as_ref().map(|file| file.display().to_string());
        paint::harmless(named.as_deref().unwrap_or("-"))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match &self.file {
            Some(file) if file.as_os_str() != "-" => std::fs::read(file),
            _ => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

fn finding_words(finding: &Finding, text: &Text) -> String {
    text.say_of_with(
        "rule",
        finding.rule.id(),
        &[("found", whole(finding.found))],
    )
}

/// Where a text could not be read, and why.
pub(super) fn problem_words(problem: &Problem, text: &Text) -> String {
    let words = [text.problem(problem), text.read_before(problem)];
    paint::harmless(&words.join(" "))
}

impl ValueEnum for Layout {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

impl ValueEnum for SentBy {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Guess, Self::Client, Self::Server]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Guess => "guess",
            Self::Client => "client",
            Self::Server => "server",
        }))
    }
}

impl ValueEnum for Compressed {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Guess, Self::No, Self::Deflate]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Guess => "guess",
            Self::No => "no",
            Self::Deflate => "deflate",
        }))
    }
}
