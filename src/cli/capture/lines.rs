//! A capture as lines of JSON: the file, its connections, its rows in the order of time, its findings.

use crate::analysis::filter::FilterError;
use crate::analysis::{CaptureReport, CaptureSession, ConversationId, Query};
use crate::protocol::Finding;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a line each: the rows that `rows` leaves, if any are wanted. With a wrong filter nothing is written.
pub(in crate::cli) fn write(
    session: &CaptureSession,
    rows: Option<&Query>,
    conversation: Option<ConversationId>,
    say: &dyn Fn(&Finding) -> String,
    out: &mut impl Write,
) -> io::Result<Result<(), FilterError>> {
    let reports = match rows.map(|query| session.row_reports(query)).transpose() {
        Ok(reports) => reports,
        Err(error) => return Ok(Err(error)),
    };
    let report = CaptureReport::new(session, say);
    line(&report.file(), out)?;
    let wanted = |index: u32| conversation.is_none_or(|only| only.0 == index);
    for (connection, index) in report.connection_heads().zip(0..) {
        if wanted(index) {
            line(&connection, out)?;
        }
    }
    for report in reports.into_iter().flatten() {
        line(&report, out)?;
    }
    for (index, finding) in report.findings() {
        if wanted(index) {
            line(&finding, out)?;
        }
    }
    Ok(Ok(()))
}

fn line(what: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, what)?;
    out.write_all(b"\n")
}
