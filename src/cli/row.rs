//! A row on one line.

use super::paint::{self, harmless, paint};
use crate::analysis::copy::{CopyFormat, copy};
use crate::analysis::{Preview, Row, RowKind};
use crate::protocol::{CloseCode, Finding, MaskingKey, Opcode, Peer};
use crate::text::Text;
use crate::text::amounts::{duration, size};

/// The line of a row, below a number of so many digits at most.
pub(super) fn line(row: &Row, key: Option<MaskingKey>, digits: usize, text: &Text) -> String {
    let peer = paint(paint::of_peer(row.peer), row.peer.map_or("?", Peer::id));
    let plain = |name: String, rest: String| {
        format!(
            "{:digits$}  {peer:<6}  {}  {rest}",
            "",
            paint(paint::NAME, name)
        )
    };
    let (number, opcode, facts) = match row.kind {
        RowKind::Handshake => return plain(text.say("handshake"), preview(&row.preview)),
        RowKind::Tcp(event) => {
            let name = format!("{:<12}", text.say_of("tcp", event.id()));
            return plain(name, text.say_of("tcp-means", event.id()));
        }
        RowKind::Gap { len, captured } => {
            let id = if captured { "undecoded" } else { "missing" };
            let name = format!("{:<12}", text.say("gap-title"));
            let words = text.say_of_with("gap", id, &[("count", len.into())]);
            return plain(name, paint(paint::CAUTION, words).to_string());
        }
        RowKind::Frame { number, opcode, .. } => {
            (number.to_string(), opcode, frame_facts(row, key, text))
        }
        RowKind::Message { opcode, .. } => (String::new(), opcode, message_facts(row, text)),
    };
    let number = paint(paint::FAINT, number);
    let name = paint(paint::NAME, Opcode(opcode));
    let line = format!(
        "{number:>digits$}  {peer:<6}  {name:<12}  {}  {}",
        facts.join("  "),
        preview(&row.preview)
    );
    line.trim_end().to_owned()
}

/// The line of a finding, below the line of its row.
pub(super) fn finding_line(finding: &Finding, indent: usize, text: &Text) -> String {
    let severity = finding.rule.severity();
    format!(
        "{:indent$}{} {} {}",
        "",
        paint(
            paint::of_severity(severity),
            text.say_of("severity", severity.id())
        ),
        paint(paint::FAINT, format_args!("§{}", finding.rule.section())),
        finding_words(finding, text),
    )
}

/// A finding in words.
pub(super) fn finding_words(finding: &Finding, text: &Text) -> String {
    text.say_of_with(
        "rule",
        finding.rule.id(),
        &[("found", finding.found.into())],
    )
}

fn frame_facts(row: &Row, key: Option<MaskingKey>, text: &Text) -> Vec<String> {
    let RowKind::Frame {
        fin,
        rsv,
        payload_len,
        cut,
        part,
        compressed,
        ..
    } = row.kind
    else {
        return Vec::new();
    };
    let mut facts = vec![if fin { "FIN" } else { "   " }.to_owned()];
    let bits = [(4, "RSV1"), (2, "RSV2"), (1, "RSV3")];
    facts.extend(
        bits.iter()
            .filter(|(bit, _)| rsv & bit != 0)
            .map(|(_, name)| (*name).to_owned()),
    );
    if let Some(key) = key {
        let key = key.to_string();
        facts.push(text.say_with("command-masked", &[("key", key.into())]));
    }
    if let Some(part) = part {
        let places = [("number", part.number.into()), ("of", part.of.into())];
        facts.push(text.say_with("tag-part", &places));
    }
    if compressed {
        facts.push(text.say("command-compressed"));
    }
    facts.extend(payload_len.map(|len| text.say_with("byte-count", &[("count", len.into())])));
    if cut {
        facts.push(text.say("command-cut"));
    }
    facts.extend(seen_facts(row, text));
    facts
}

fn message_facts(row: &Row, text: &Text) -> Vec<String> {
    let RowKind::Message {
        fragments,
        payload_len,
        complete,
        compressed,
        ..
    } = row.kind
    else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    if fragments > 1 {
        facts.push(text.say_with("tag-fragments", &[("count", fragments.into())]));
    }
    if compressed {
        facts.push(text.say("command-compressed"));
    }
    facts.push(text.say_with("byte-count", &[("count", payload_len.into())]));
    if !complete {
        facts.push(text.say("tag-unfinished"));
    }
    facts.extend(seen_facts(row, text));
    facts
}

/// What a capture tells besides.
fn seen_facts(row: &Row, text: &Text) -> Vec<String> {
    let mut facts = Vec::new();
    let Some(seen) = &row.seen else {
        return facts;
    };
    if let Some(inflated) = seen.inflated {
        facts.push(text.say_with("tag-inflated", &[("size", size(inflated).into())]));
    }
    if let Some(round_trip) = seen.round_trip {
        facts.push(text.say_with("tag-round-trip", &[("time", duration(round_trip).into())]));
    }
    if seen.unknown > 0 {
        let unknown = text.say_with("tag-unknown", &[("size", size(seen.unknown).into())]);
        facts.push(paint(paint::CAUTION, unknown).to_string());
    }
    if seen.missing > 0 {
        let missing = text.say_with("tag-missing", &[("size", size(seen.missing).into())]);
        facts.push(paint(paint::CAUTION, missing).to_string());
    }
    facts
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
    let mut said = paint(paint::PLAIN, shown).to_string();
    if more {
        said.push_str(" …");
    }
    said
}
