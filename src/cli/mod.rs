//! How it is printed: one file per sub-command.

mod accept;
mod capture;
mod compare;
mod decode;
mod dump;
mod echo;
mod encode;
mod export;
mod handshake;
mod output_file;
mod paint;
mod report;
mod row;
mod rules;
mod serving;
mod shared;
mod sheet;
mod source;
mod starts;
mod tap;
mod totals;

use crate::text::Text;
use anstream::{AutoStream, ColorChoice, StripStream};
use clap::{Parser, Subcommand};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// Names every bit of WebSocket frames (RFC 6455).
#[derive(Debug, Parser)]
#[command(name = "framescope", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Decode(decode::Decode),
    Accept(accept::Accept),
    Compare(compare::Compare),
    Echo(echo::Echo),
    Encode(encode::Encode),
    Export(export::Export),
    Report(report::Report),
    Rules(rules::Rules),
    Tap(tap::Tap),
    Handshake(handshake::Handshake),
}

/// Reads the arguments of the process and does what they say.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let text = Text::english();
    let mut out = output();
    let done = match cli.command {
        Command::Decode(decode) => decode.run(&text, &mut out),
        Command::Accept(accept) => accept.run(&text, &mut out),
        Command::Compare(compare) => compare.run(&text, &mut out),
        Command::Echo(echo) => echo.run(&text, &mut out),
        Command::Encode(encode) => encode.run(&text, &mut out),
        Command::Export(export) => export.run(&text),
        Command::Report(report) => report.run(&text, &mut out),
        Command::Rules(rules) => rules.run(&text, &mut out),
        Command::Tap(tap) => tap.run(&text, &mut out),
        Command::Handshake(handshake) => handshake.run(&text, &mut out),
    };
    match done.and_then(|verdict| Ok(out.flush().map(|()| verdict)?)) {
        Ok(verdict) => verdict.into(),
        // Who reads the output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => {
            complain(&error.to_string());
            Verdict::Unreadable.into()
        }
        Err(Failure::Unreadable(why)) => {
            complain(&why);
            Verdict::Unreadable.into()
        }
    }
}

/// Standard output. Where colours are not wanted they are taken out, piece by piece, so what comes of that is gathered before it is written.
fn output() -> Box<dyn Write> {
    let stdout = io::stdout().lock();
    match AutoStream::choice(&stdout) {
        ColorChoice::Never => {
            let gathered: Box<dyn Write> = Box::new(BufWriter::with_capacity(PIECE, stdout));
            Box::new(BufWriter::new(StripStream::new(gathered)))
        }
        _ => Box::new(BufWriter::new(AutoStream::auto(stdout))),
    }
}

/// Bytes that are gathered before they are written.
const PIECE: usize = 256 * 1024;

/// How it ended: the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// 0
    Clean,
    /// 1: a rule is broken, a key or accept value is wrong, or a handshake has to fail.
    Faulty,
    /// 2
    Unreadable,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        Self::from(match verdict {
            Verdict::Clean => 0,
            Verdict::Faulty => 1,
            Verdict::Unreadable => 2,
        })
    }
}

/// Why it ended early.
#[derive(Debug)]
enum Failure {
    /// The input cannot be read; in words.
    Unreadable(String),
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Says what is wrong on standard error; if that is closed, to nobody.
fn complain(why: &str) {
    say(paint::VIOLATION, why);
}

/// Says there what whoever reads the output has to know of it.
fn note(what: &str) {
    say(paint::NOTE, what);
}

fn say(style: anstyle::Style, what: &str) {
    let name = paint::paint(style, "framescope");
    let _ = writeln!(anstream::stderr(), "{name}: {what}");
}
