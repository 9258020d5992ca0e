//! How many of each, on one line.

use super::paint::{self, paint};
use crate::analysis::Counts;
use crate::text::{Text, Value};

/// "6 frames, 3 messages, no violation"
pub(super) fn totals(frames: u32, messages: u32, findings: Counts, text: &Text) -> String {
    let count = |count: u32| [("count", Value::from(count))];
    let mut totals = vec![
        text.say_with("command-frames", &count(frames)),
        text.say_with("command-messages", &count(messages)),
    ];
    totals.push(violations(findings.violations, text));
    totals.extend(others(findings, text));
    totals.join(", ")
}

/// "1 violation, 2 cautions"; nothing if there is none.
pub(super) fn findings(findings: Counts, text: &Text) -> String {
    let mut totals = Vec::new();
    if findings.violations > 0 {
        totals.push(violations(findings.violations, text));
    }
    totals.extend(others(findings, text));
    totals.join(", ")
}

fn violations(count: u32, text: &Text) -> String {
    let words = text.say_with("command-violations", &[("count", count.into())]);
    let style = if count > 0 {
        paint::VIOLATION
    } else {
        paint::PLAIN
    };
    paint(style, words).to_string()
}

fn others(findings: Counts, text: &Text) -> Vec<String> {
    let mut totals = Vec::new();
    if findings.cautions > 0 {
        totals.push(text.say_with("command-cautions", &[("count", findings.cautions.into())]));
    }
    if findings.notes > 0 {
        totals.push(text.say_with("command-notes", &[("count", findings.notes.into())]));
    }
    totals
}
