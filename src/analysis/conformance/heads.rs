//! What is wrong with the heads of a handshake.

use crate::protocol::handshake::{Check, HeadSide, Reason, Verdict, checks};
use crate::protocol::{Head, Rule};

/// The checks of a handshake that came out as broken.
#[derive(Default)]
pub(in crate::analysis) struct Broken(Vec<Check>);

impl Broken {
    /// Those of these heads.
    pub(in crate::analysis) fn of(request: Option<&[u8]>, response: Option<&[u8]>) -> Self {
        let request = request.and_then(Head::parse);
        let response = response.and_then(Head::parse);
        let mut checks = checks(request.as_ref(), response.as_ref());
        checks.retain(|check| check.verdict == Verdict::Broken);
        Self(checks)
    }

    /// What is wrong where one of the heads breaks `rule`.
    pub(in crate::analysis) fn reason(&self, head: HeadSide, rule: Rule) -> Option<Reason> {
        let Self(checks) = self;
        let broken = checks
            .iter()
            .find(|check| check.head == head && check.rule == rule);
        broken.and_then(|check| check.reason)
    }
}
