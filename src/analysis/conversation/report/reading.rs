//! How the input was read.

use super::super::{Conversation, Given};
use crate::analysis::overview::ReadAs;
use crate::capture::hexdump::{Choice, Expected, LeftOut, Problem};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ReadingReport {
    /// `raw` for raw bytes.
    layout: &'static str,
    choice: Option<Choice>,
    alternatives: Vec<&'static str>,
    lines: Option<u64>,
    bytes: u64,
    packets: u32,
    packet_headers: u64,
    left_out: Vec<LeftOut>,
    problem: Option<ProblemReport>,
}

#[derive(Serialize)]
struct ProblemReport {
    line: u64,
    column: u64,
    found: String,
    expected: Expected,
    bytes_before: u64,
}

impl ReadingReport {
    pub(super) fn of(conversation: &Conversation) -> Self {
        let ReadAs {
            layout,
            choice,
            alternatives,
            lines,
            bytes,
            packets,
            packet_headers,
            left_out,
            problem,
            ..
        } = conversation.read_as();
        let is_text = conversation.given == Given::Text;
        Self {
            layout: if is_text { layout.id() } else { "raw" },
            choice: is_text.then_some(choice),
            alternatives: alternatives.iter().map(|layout| layout.id()).collect(),
            lines: is_text.then_some(lines),
            bytes,
            packets,
            packet_headers,
            left_out,
            problem: problem.map(|problem: Problem| ProblemReport {
                line: problem.place.line,
                column: problem.place.column,
                found: problem.found,
                expected: problem.expected,
                bytes_before: problem.bytes_before,
            }),
        }
    }
}
