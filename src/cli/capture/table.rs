//! The conversations of a capture as a table: columns as wide as what stands in them, and none that is empty.

use crate::analysis::{CaptureSession, ConversationId, ConversationRow};
use crate::cli::paint::{self, harmless, paint};
use crate::cli::starts;
use crate::cli::totals::findings;
use crate::text::Text;
use crate::text::amounts::{duration, size};
use std::io::{self, Write};

const COLUMNS: usize = 11;
type Cells = [String; COLUMNS];

/// Prints the conversations, or only one.
pub(in crate::cli) fn print(
    session: &CaptureSession,
    only: Option<ConversationId>,
    text: &Text,
    out: &mut impl Write,
) -> io::Result<()> {
    let all = 0..session.overview().conversations;
    let wanted = |id: &ConversationId| only.is_none_or(|only| only == *id);
    let rows = all
        .map(ConversationId)
        .filter(wanted)
        .filter_map(|id| session.conversation(id));
    let known: Vec<ConversationRow> = rows.collect();
    let rows: Vec<Cells> = known.iter().map(|row| cells(row, text)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let heads = heads(text);
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for (width, head) in widths.iter_mut().zip(&heads) {
        if *width > 0 {
            *width = head.chars().count().max(*width);
        }
    }
    let line = |cells: &Cells, style| {
        let mut line = String::new();
        for ((cell, width), column) in cells.iter().zip(widths).zip(0..) {
            if width == 0 {
                continue;
            }
            let space = " ".repeat(width - cell.chars().count());
            let cell = paint(style, cell);
            line.extend(if NUMBERS.contains(&column) {
                [space, cell.to_string()]
            } else {
                [cell.to_string(), space]
            });
            line.push_str("  ");
        }
        line.trim_end().to_owned()
    };
    writeln!(out, "{}", line(&heads, paint::FAINT))?;
    for row in &rows {
        writeln!(out, "{}", line(row, paint::PLAIN))?;
    }
    for row in &known {
        for remark in text.remarks(row) {
            let (number, peer) = (row.id.0 + 1, remark.peer.id());
            let says = paint(paint::FAINT, &remark.says);
            writeln!(out, "{number} {peer}: {says}")?;
            for (words, start) in &remark.starts {
                let option = starts::option(*start);
                writeln!(out, "  {words}: {option}")?;
            }
        }
    }
    Ok(())
}

/// The columns that stand to the right.
const NUMBERS: [usize; 4] = [0, 7, 8, 9];

fn heads(text: &Text) -> Cells {
    [
        text.say("column-number"),
        text.say("command-column-ends"),
        text.say("command-column-interface"),
        text.say("sort-path"),
        text.say("command-column-protocol"),
        text.say("command-column-extensions"),
        text.say("sort-state"),
        text.say("sort-frames"),
        text.say("sort-bytes"),
        text.say("sort-duration"),
        text.say("sort-findings"),
    ]
}

fn cells(row: &ConversationRow, text: &Text) -> Cells {
    let own = |value: &Option<String>| value.as_deref().map(short).unwrap_or_default();
    let [client, server] = &row.bytes;
    let [frames, bytes] = if row.state.has_frames() {
        let bytes = client.saturating_add(*server);
        [row.frames.to_string(), size(bytes)]
    } else {
        [String::new(), String::new()]
    };
    [
        (row.id.0 + 1).to_string(),
        harmless(&row.ends.join(" → ")),
        own(&row.interface),
        own(if row.path.is_some() {
            &row.path
        } else {
            &row.server_name
        }),
        own(&row.protocol),
        own(&row.extensions),
        text.state(row.state),
        frames,
        bytes,
        match row.duration {
            0 => String::new(),
            time => duration(time),
        },
        findings(row.findings, text),
    ]
}

/// What fits a column.
fn short(value: &str) -> String {
    const MOST: usize = 60;
    let mut kept: String = harmless(value).chars().take(MOST + 1).collect();
    if kept.chars().count() > MOST {
        kept.pop();
        kept.pop();
        kept.push('…');
    }
    kept
}
