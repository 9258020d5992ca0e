//! The rows of a capture's conversations: when, in which packet, and what.

use crate::analysis::page::List;
use crate::analysis::{CaptureSession, ConversationId, ItemId};
use crate::cli::paint::{self, harmless, paint};
use crate::cli::row::{finding_line, line};
use crate::text::Text;
use crate::text::amounts::seconds;
use std::io::{self, Write};

/// Prints what is left, one conversation after the other.
pub(in crate::cli) fn print(
    session: &CaptureSession,
    list: List,
    left: &[(ConversationId, Vec<ItemId>)],
    text: &Text,
    out: &mut impl Write,
) -> io::Result<()> {
    let overview = session.overview();
    let columns = Columns {
        time: seconds(overview.duration).len(),
        packet: overview.file.packets.to_string().len() + 1,
        number: match list {
            List::Frames => overview.frames.to_string().len(),
            List::Messages => 0,
        },
    };
    for (conversation, items) in left {
        writeln!(out)?;
        writeln!(out, "{}", title(session, *conversation, text))?;
        for item in items {
            print_row(session, list, *item, &columns, text, out)?;
        }
    }
    Ok(())
}

/// Widths in characters.
struct Columns {
    time: usize,
    packet: usize,
    number: usize,
}

fn title(session: &CaptureSession, conversation: ConversationId, text: &Text) -> String {
    let number = (conversation.0 + 1).to_string();
    let mut parts = vec![text.say_with("conversation-number", &[("number", number.into())])];
    if let Some(row) = session.conversation(conversation) {
        parts.push(row.ends.join(" → "));
        parts.extend(row.path);
        parts.push(text.state(row.state));
    }
    paint(paint::NAME, harmless(&parts.join(" · "))).to_string()
}

fn print_row(
    session: &CaptureSession,
    list: List,
    item: ItemId,
    columns: &Columns,
    text: &Text,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some(row) = session.row(list, item) else {
        return Ok(());
    };
    let seen = row.seen.as_ref();
    let time = seen.and_then(|seen| seen.time).map(seconds);
    let packet = seen.and_then(|seen| seen.packet);
    let packet = packet.map(|packet| ["p", &packet.to_string()].concat());
    let key = session.masking_key(item);
    writeln!(
        out,
        "{:>time$}  {:<packet$}  {}",
        time.unwrap_or_default(),
        paint(paint::FAINT, packet.unwrap_or_default()),
        line(&row, key, columns.number, text),
        time = columns.time,
        packet = columns.packet,
    )?;
    let indent = columns.time + columns.packet + columns.number + 6;
    if let Some(problem) = seen.and_then(|seen| seen.inflate_problem) {
        let words = paint(paint::CAUTION, text.inflate_problem(problem));
        writeln!(out, "{:indent$}{words}", "")?;
    }
    match list {
        List::Frames => {
            for finding in session.findings(item) {
                writeln!(out, "{}", finding_line(finding, indent, text))?;
            }
        }
        // A message's are those of all its frames: their numbers are not at hand, the rules are.
        List::Messages => {
            for badge in &row.badges {
                let severity = badge.severity;
                writeln!(
                    out,
                    "{:indent$}{} {} {}",
                    "",
                    paint(
                        paint::of_severity(severity),
                        text.say_of("severity", severity.id())
                    ),
                    paint(paint::FAINT, format_args!("§{}", badge.rule.section())),
                    text.say_of("badge", badge.rule.id()),
                )?;
            }
        }
    }
    Ok(())
}
