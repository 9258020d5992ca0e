//! Checks and what came of them, with what a paste does not tell taken into account.

use super::given::{Given, Told};
use crate::analysis::sheet::{Block, CheckLine, Outcome, Section};
use crate::capture::transcript::StartPart;
use crate::protocol::handshake::{Check, HeadSide, Reason, Verdict, checks as check_heads};
use crate::protocol::rule::{Rule, Severity};
use crate::text::Text;

/// A check, and what came of it.
pub(super) struct Judged {
    pub(super) check: Check,
    pub(super) outcome: Outcome,
    /// What is wrong or worth knowing; empty if nothing is.
    pub(super) finding: String,
    line: CheckLine,
}

/// All checks of the heads, in the order of the RFC.
pub(super) fn judge(text: &Text, given: &Given<'_>) -> Vec<Judged> {
    let (request, response) = (given.request.as_ref(), given.response.as_ref());
    let checks = check_heads(
        request.map(|told| &told.head),
        response.map(|told| &told.head),
    );
    checks
        .into_iter()
        .filter_map(|check| {
            let told = match check.head {
                HeadSide::Request => request,
                HeadSide::Response => response,
            }?;
            let untold = check.rule == Rule::LineEnding && !told.tells_line_ends();
            (!untold).then(|| judged(text, given, told, check))
        })
        .collect()
}

fn judged(text: &Text, given: &Given<'_>, told: &Told<'_>, check: Check) -> Judged {
    let is_told = start_part(check.rule).is_none_or(|part| told.tells(part));
    let left_out = check
        .reason
        .is_some_and(|reason| may_be_left_out(given, told, reason));
    let (outcome, finding) = if !is_told {
        (Outcome::Open, text.say("not-told"))
    } else if left_out {
        (Outcome::Open, text.say("left-out-perhaps"))
    } else {
        let finding = check
            .reason
            .map(|reason| text.reason(reason, &check.evidence(&told.head)));
        (outcome(&check), finding.unwrap_or_default())
    };
    let span = check.span.filter(|_| is_told);
    let why = text.say_of("why", check.rule.id());
    let why = if finding.is_empty() {
        why
    } else if matches!(outcome, Outcome::Fail | Outcome::Caution) {
        text.sentences(&[finding.clone(), why])
    } else {
        finding.clone()
    };
    let line = CheckLine {
        id: check.rule.id().to_owned(),
        outcome,
        title: text.say_of("rule", check.rule.id()),
        evidence: span.map_or_else(String::new, |_| check.evidence(&told.head)),
        at: span.and_then(|span| told.place(span)),
        section: Section {
            rfc: check.rule.rfc(),
            section: check.rule.section().to_owned(),
        },
        why,
    };
    Judged {
        check,
        outcome,
        finding,
        line,
    }
}

/// The checks of one head.
pub(super) fn checks(text: &Text, judged: &[Judged], side: HeadSide) -> Option<Block> {
    let of_side = || judged.iter().filter(|judged| judged.check.head == side);
    let count = |outcomes: &[Outcome]| {
        let count = of_side()
            .filter(|judged| outcomes.contains(&judged.outcome))
            .count();
        count.into()
    };
    let places = [
        ("kept", count(&[Outcome::Pass, Outcome::Note])),
        ("broken", count(&[Outcome::Fail, Outcome::Caution])),
        ("open", count(&[Outcome::Open])),
    ];
    let title = match side {
        HeadSide::Request => text.say_with("checks-request", &places),
        HeadSide::Response => text.say_with("checks-response", &places),
    };
    let checks: Vec<CheckLine> = of_side().map(|judged| judged.line.clone()).collect();
    (!checks.is_empty()).then_some(Block::Checks { title, checks })
}

fn outcome(check: &Check) -> Outcome {
    match (check.verdict, check.severity()) {
        (Verdict::Open, _) => Outcome::Open,
        (_, None) => Outcome::Pass,
        (_, Some(Severity::Note)) => Outcome::Note,
        (_, Some(Severity::Caution)) => Outcome::Caution,
        (_, Some(Severity::Violation)) => Outcome::Fail,
    }
}

/// The part of the start line that a rule is about.
const fn start_part(rule: Rule) -> Option<StartPart> {
    Some(match rule {
        Rule::HandshakeMethod => StartPart::Method,
        Rule::RequestTarget => StartPart::Target,
        Rule::HttpVersion => StartPart::Version,
        Rule::StatusSwitching => StartPart::Status,
        _ => return None,
    })
}

/// Whether a reason rests on a field that is not there, where only some fields were pasted.
fn may_be_left_out(given: &Given<'_>, told: &Told<'_>, reason: Reason) -> bool {
    let is_missing = matches!(
        reason,
        Reason::HostMissing
            | Reason::UpgradeMissing
            | Reason::ConnectionMissing
            | Reason::KeyMissing
            | Reason::OriginMissing
            | Reason::OriginNoHost
            | Reason::VersionMissing
            | Reason::VersionHixie75
            | Reason::AcceptMissing
            | Reason::VersionAnswerMissing
            | Reason::SubprotocolNone
    );
    let is_unoffered = matches!(
        reason,
        Reason::SubprotocolUnoffered | Reason::ExtensionUnoffered | Reason::DeflateUnasked
    );
    let request_is_whole = given.request.as_ref().is_none_or(Told::is_whole);
    is_missing && !told.is_whole() || is_unoffered && !request_is_whole
}
