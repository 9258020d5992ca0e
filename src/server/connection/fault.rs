//! What fails a connection.

use crate::protocol::Finding;
use crate::protocol::rule::{Reaction, Severity};

/// A broken rule that fails the connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    pub(super) frame: u32,
    pub(super) code: u16,
    pub(super) reason: &'static str,
}

impl Fault {
    pub(super) fn first(findings: &[Finding]) -> Option<Self> {
        findings.iter().find_map(|finding| {
            let rule = finding.rule;
            match rule.reaction() {
                Reaction::Fail(code) if rule.severity() == Severity::Violation => Some(Self {
                    frame: finding.frame,
                    code,
                    reason: rule.id(),
                }),
                _ => None,
            }
        })
    }
}
