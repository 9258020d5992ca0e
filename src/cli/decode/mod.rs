//! `framescope decode`: bytes in, frames out.

mod print;

use super::capture::{Given, Held, glance, lines, rows, table};
use super::dump::{Dump, OfDump};
use super::row::finding_words;
use super::starts::OfStarts;
use super::{Failure, PIECE, Verdict, complain, paint};
use crate::analysis::figure::figure;
use crate::analysis::page::List;
use crate::analysis::{CaptureReport, CaptureSession, Query, Report};
use crate::capture::hexdump::Problem;
use crate::protocol::Finding;
use crate::text::Text;
use clap::Args;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Decode the frames in a capture (pcap, pcapng, HAR; gzipped too), in a hex dump, or in any other text with bytes in it
///
/// What a page shares is read too, with its edits: the file (*.framescope), or the link in quotes ('https://…#share=…').
///
/// Exit code: 0; 1 if a MUST of RFC 6455 is broken; 2 if the input, or a part of it, cannot be read: a capture that is cut short, a filter
/// that is wrong. What stands before the place that cannot be read is decoded all the same.
#[derive(Debug, Args)]
pub(super) struct Decode {
    /// What to read: a file, or a link; - or nothing for standard input
    file: Option<PathBuf>,
    /// Write one JSON document
    #[arg(long)]
    json: bool,
    /// Print one frame as RFC 6455 §5.2 draws it: its number, from 1
    #[arg(long, value_name = "N", conflicts_with_all = ["json", "summary", "conversation", "filter", "messages", "ndjson"])]
    figure: Option<u32>,
    #[command(flatten)]
    capture: OfCapture,
    #[command(flatten, next_help_heading = "Of a capture")]
    starts: OfStarts,
    #[command(flatten)]
    dump: OfDump,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Of a capture")]
struct OfCapture {
    /// Print only what the file is, and its conversations
    #[arg(long, conflicts_with_all = ["json", "filter", "messages"])]
    summary: bool,
    /// Print only this conversation: its number, from 1
    #[arg(long, value_name = "N", conflicts_with = "json")]
    conversation: Option<u32>,
    /// Print only rows that fit, as on the page: opcode:text from:client len>100 "text"
    #[arg(long, value_name = "TEXT", conflicts_with = "json")]
    filter: Option<String>,
    /// Print messages, not frames and events
    #[arg(long, conflicts_with = "json")]
    messages: bool,
    /// Write JSON, one object a line: the file, its connections, their rows in the order of time, findings
    #[arg(long, conflicts_with = "json")]
    ndjson: bool,
}

impl OfCapture {
    /// The first option that was given.
    fn given(&self) -> Option<&'static str> {
        let given = [
            (self.summary, "--summary"),
            (self.conversation.is_some(), "--conversation"),
            (self.filter.is_some(), "--filter"),
            (self.messages, "--messages"),
            (self.ndjson, "--ndjson"),
        ];
        let first = given.iter().find(|(given, _)| *given);
        first.map(|(_, name)| *name)
    }

    const fn list(&self) -> List {
        if self.messages {
            List::Messages
        } else {
            List::Frames
        }
    }
}

impl Decode {
    pub(super) fn run(self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let given = Given::new(self.file.as_deref()).starting_at(&self.starts);
        if let Some(number) = self.figure {
            return self.figure(&given, number, text, out);
        }
        match self.dump.open(&given, text)? {
            Held::Capture(session) => self.capture(&given, &session, text, out),
            Held::Dump(dump) => self.dump(&given, dump, text, out),
        }
    }

    fn capture(
        &self,
        given: &Given<'_>,
        session: &CaptureSession,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let options = &self.capture;
        let overview = session.overview();
        let say = |finding: &Finding| finding_words(finding, text);
        if self.json {
            // JSON holds no colours that would have to be taken out.
            let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
            let report = CaptureReport::new(session, &say);
            serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
            return Ok(given.conclude(&overview, text, &mut out)?);
        }
        let conversation = options
            .conversation
            .map(|number| given.conversation(number, &overview, text))
            .transpose()?;
        let query = Query {
            list: options.list(),
            conversation,
            filter: options.filter.clone().unwrap_or_default(),
        };
        if options.ndjson {
            let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
            let query = (!options.summary).then_some(&query);
            lines::write(session, query, conversation, &say, &mut out)?
                .map_err(|error| given.unreadable(&text.filter_error(&error)))?;
            return Ok(given.conclude(&overview, text, &mut out)?);
        }
        let left = if options.summary {
            Vec::new()
        } else {
            session
                .items_by_conversation(&query)
                .map_err(|error| given.unreadable(&text.filter_error(&error)))?
        };
        if !overview.file.format.is_empty() {
            glance(&given.name, &overview, text, out)?;
            table::print(session, conversation, text, out)?;
            rows::print(session, query.list, &left, text, out)?;
        }
        Ok(given.conclude(&overview, text, out)?)
    }

    fn figure(
        &self,
        given: &Given<'_>,
        number: u32,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let mut source = self.dump.source(given, text)?;
        let item = source.frame(number);
        let frame = item.and_then(|item| source.opened().frame(item));
        let Some(frame) = frame else {
            let places = [("number", number.into())];
            let words = text.say_of_with("command-compare-no", "frame", &places);
            return Err(given.unreadable(&words));
        };
        for line in figure(&frame).lines() {
            writeln!(out, "{}", paint::harmless(line))?;
        }
        Ok(Verdict::Clean)
    }

    fn dump(
        &self,
        given: &Given<'_>,
        dump: Dump,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let name = &given.name;
        // What holds nothing is no capture either.
        if let Some(option) = self.capture.given().filter(|_| !dump.is_empty()) {
            let places = [("option", option.into())];
            return Err(given.unreadable(&text.say_with("command-no-capture", &places)));
        }
        let conversation = self.dump.read(given, dump, text)?;
        let overview = conversation.overview();
        if self.json {
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
            complain(&[name, ": ", &problem_words(problem, text)].concat());
            return Ok(Verdict::Unreadable);
        }
        if overview.read_as.bytes == 0 {
            return Err(given.unreadable(&text.say("command-empty")));
        }
        Ok(if overview.findings.violations > 0 {
            Verdict::Faulty
        } else {
            Verdict::Clean
        })
    }
}

/// Where a text could not be read, and why.
pub(super) fn problem_words(problem: &Problem, text: &Text) -> String {
    let words = [text.problem(problem), text.read_before(problem)];
    paint::harmless(&words.join(" "))
}
