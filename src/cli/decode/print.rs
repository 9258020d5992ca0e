//! A conversation for people: a line for each handshake and frame, its findings below it.

use super::finding_words;
use crate::analysis::conversation::Given;
use crate::analysis::copy::{CopyFormat, copy};
use crate::analysis::overview::Counts;
use crate::analysis::page::List;
use crate::analysis::{Conversation, Overview, Preview, Row, RowKind};
use crate::capture::hexdump::Choice;
use crate::cli::paint::{self, harmless, paint};
use crate::protocol::{CloseCode, MaskingKey, Opcode, Peer};
use crate::text::{Text, Value, whole};
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
        writeln!(out, "{}", line(&row, conversation, digits, text))?;
        for finding in conversation.findings(row.item) {
            let severity = finding.rule.severity();
            writeln!(
                out,
                "{:digits$}  {} {} {}",
                "",
                paint(
                    paint::of_severity(severity),
                    text.say_of("severity", severity.id())
                ),
                paint(paint::FAINT, format_args!("§{}", finding.rule.section())),
                finding_words(finding, text),
            )?;
        }
    }
    writeln!(out, "{}", totals(overview, text))
}

fn read_as(conversation: &Conversation, overview: &Overview, text: &Text) -> String {
    let read = &overview.read_as;
    if conversation.given() == Given::Bytes {
        return text.say_with("byte-count", &[("count", whole(read.bytes))]);
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

fn line(row: &Row, conversation: &Conversation, digits: usize, text: &Text) -> String {
    let peer = paint(paint::of_peer(row.peer), row.peer.map_or("?", Peer::id));
    let RowKind::Frame {
        number,
        fin,
        rsv,
        opcode,
        payload_len,
        cut,
        part,
        compressed,
    } = row.kind
    else {
        let name = paint(paint::NAME, text.say("handshake"));
        return format!(
            "{:digits$}  {peer:<6}  {name}  {}",
            "",
            preview(&row.preview)
        );
    };
    let number = paint(paint::FAINT, number);
    let name = paint(paint::NAME, Opcode(opcode));
    let mut facts = vec![if fin { "FIN" } else { "   " }.to_owned()];
    let bits = [(4, "RSV1"), (2, "RSV2"), (1, "RSV3")];
    facts.extend(
        bits.iter()
            .filter(|(bit, _)| rsv & bit != 0)
            .map(|(_, name)| (*name).to_owned()),
    );
    if let Some(MaskingKey(key)) = conversation.masking_key(row.item) {
        let key = copy(&key, CopyFormat::HexStream);
        facts.push(text.say_with("command-masked", &[("key", key.into())]));
    }
    if let Some(part) = part {
        let places = [("number", part.number.into()), ("of", part.of.into())];
        facts.push(text.say_with("tag-part", &places));
    }
    if compressed {
        facts.push(text.say("command-compressed"));
    }
    facts.extend(payload_len.map(|len| text.say_with("byte-count", &[("count", whole(len))])));
    if cut {
        facts.push(text.say("command-cut"));
    }
    let line = format!(
        "{number:>digits$}  {peer:<6}  {name:<12}  {}  {}",
        facts.join("  "),
        preview(&row.preview)
    );
    line.trim_end().to_owned()
}

fn preview(preview: &Preview) -> String {
    let (shown, more) = match preview {
        Preview::Empty => return String::new(),
        Preview::Text { text, more } => (harmless(text), *more),
        Preview::Bytes { bytes, more } => (copy(bytes, CopyFormat::Hex), *more),
        Preview::Close { code, reason } => {
            let name = CloseCode(*code).name().unwrap_or_default();
            let words = [&code.to_string(), name, &harmless(reason)];
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            (words.join("  "), false)
        }
    };
    format!(
        "{}{}",
        paint(paint::PLAIN, shown),
        if more { " …" } else { "" }
    )
}

fn totals(overview: &Overview, text: &Text) -> String {
    let Counts {
        violations,
        cautions,
        notes,
    } = overview.findings;
    let violation_style = if violations > 0 {
        paint::VIOLATION
    } else {
        paint::PLAIN
    };
    let count = |count: u32| [("count", Value::from(count))];
    let violations = text.say_with("command-violations", &count(violations));
    let mut totals = vec![
        text.say_with("command-frames", &count(overview.frames)),
        text.say_with("command-messages", &count(overview.messages)),
        paint(violation_style, violations).to_string(),
    ];
    if cautions > 0 {
        totals.push(text.say_with("command-cautions", &count(cautions)));
    }
    if notes > 0 {
        totals.push(text.say_with("command-notes", &count(notes)));
    }
    totals.join(", ")
}
