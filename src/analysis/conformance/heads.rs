//! What the heads of a handshake break.

use crate::analysis::overview::Counts;
use crate::protocol::Head;
use crate::protocol::handshake::{Check, HeadSide, Verdict, checks};

/// The checks of both heads that came out as broken.
pub(in crate::analysis) fn heads_broken(
    request: Option<&[u8]>,
    response: Option<&[u8]>,
) -> Vec<Check> {
    let request = request.and_then(Head::whole);
    let response = response.and_then(Head::whole);
    let mut checks = checks(request.as_ref(), response.as_ref());
    checks.retain(|check| check.verdict == Verdict::Broken);
    checks
}

/// Those of one head, counted.
pub(in crate::analysis) fn broken<'a>(
    checks: &'a [Check],
    head: HeadSide,
    counts: &mut Counts,
) -> impl Iterator<Item = &'a Check> {
    let own = checks.iter().filter(move |check| check.head == head);
    own.inspect(|check| counts.add(check.rule.severity()))
}
