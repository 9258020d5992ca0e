//! A conversation for people: a line for each handshake and frame, its findings below it.

use crate::analysis::conversation::Given;
use crate::analysis::page::List;
use crate::analysis::{Conversation, Overview};
use crate::capture::hexdump::Choice;
use crate::cli::paint::{self, paint};
use crate::cli::row::{finding_line, line};
use crate::cli::totals::totals;
use crate::text::Text;
use std::io::{self, Write};

pub(super) fn print(
    conversation: &Conversation,
    overview: &Overview,
    text: &Text,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", read_as(conversation, overview, text))?;
    let digits = overview.frames.to_string().len();
    for position in 0..conversation.len(List::Frames) {
        let Some(row) = conversation.row(List::Frames, position) else {
            continue;
        };
        let key = conversation.masking_key(row.item);
        writeln!(out, "{}", line(&row, key, digits, text))?;
        for finding in conversation.findings(row.item) {
            writeln!(out, "{}", finding_line(finding, digits + 2, text))?;
        }
    }
    let (frames, messages) = (overview.frames, overview.messages);
    writeln!(out, "{}", totals(frames, messages, overview.findings, text))
}

fn read_as(conversation: &Conversation, overview: &Overview, text: &Text) -> String {
    let read = &overview.read_as;
    if conversation.given() == Given::Bytes {
        return text.say_with("byte-count", &[("count", read.bytes.into())]);
    }
    let how = match read.choice {
        Choice::Guessed => text.say("read-as-guessed"),
        Choice::Asked => text.say("read-as-asked"),
    };
    let amounts = [("lines", read.lines.into()), ("bytes", read.bytes.into())];
    format!(
        "{how} {}: {}",
        paint(paint::NAME, text.say_of("layout", read.layout.id())),
        text.say_with("read-as-amounts", &amounts),
    )
}
