//! The verdict on a handshake, in one sentence.

use super::given::Given;
use super::judged::Judged;
use super::verdict_block;
use crate::analysis::sheet::{Block, Outcome};
use crate::protocol::handshake::HeadSide;
use crate::protocol::rule::{Reaction, Rule};
use crate::text::Text;

/// Who must fail the handshake and why, or that it is sound.
pub(super) fn verdict(text: &Text, given: &Given<'_>, judged: &[Judged]) -> Block {
    let failing = |side: HeadSide, of: fn(&Judged) -> bool| {
        judged
            .iter()
            .find(|judged| judged.check.head == side && of(judged))
    };
    let refused = failing(HeadSide::Request, |judged| {
        judged.outcome == Outcome::Fail && matches!(judged.check.reaction(), Reaction::Refuse(_))
    });
    if let Some(judged) = refused {
        let status = match judged.check.reaction() {
            Reaction::Refuse(status) => status,
            _ => 400,
        };
        let places = [("status", status.into()), ("why", why(text, judged).into())];
        return verdict_block(Outcome::Fail, text.say_with("verdict-refuse", &places));
    }
    let is_status = |judged: &Judged| judged.check.rule == Rule::StatusSwitching;
    let not_switched = failing(HeadSide::Response, |judged| {
        judged.check.rule == Rule::StatusSwitching
            && matches!(judged.outcome, Outcome::Fail | Outcome::Caution)
    });
    if let Some(judged) = not_switched {
        let places = [("why", judged.finding.as_str().into())];
        return verdict_block(
            Outcome::Fail,
            text.say_with("verdict-not-switched", &places),
        );
    }
    let failed = failing(HeadSide::Response, |judged| {
        judged.outcome == Outcome::Fail && judged.check.reaction() == Reaction::FailHandshake
    });
    if let Some(judged) = failed {
        if judged.check.rule == Rule::AcceptValue && given.accept().is_some() {
            return verdict_block(Outcome::Fail, text.say("verdict-mismatch"));
        }
        let places = [("why", why(text, judged).into())];
        return verdict_block(Outcome::Fail, text.say_with("verdict-fail", &places));
    }
    if let Some(judged) = judged.iter().find(|judged| judged.outcome == Outcome::Fail) {
        let places = [("why", why(text, judged).into())];
        return verdict_block(Outcome::Fail, text.say_with("verdict-bent", &places));
    }
    if given.is_told_by_browser() {
        // It opens no other (RFC 6455 §4.1).
        return match given.response {
            Some(_) => verdict_block(Outcome::Pass, text.say("verdict-browser-opened")),
            None => verdict_block(Outcome::Open, text.say("verdict-browser-asked")),
        };
    }
    match (&given.request, &given.response) {
        (None, None) => verdict_block(Outcome::Open, text.say("verdict-nothing")),
        (Some(_), None) => verdict_block(Outcome::Pass, text.say("verdict-request-sound")),
        (None, Some(_)) => verdict_block(Outcome::Pass, text.say("verdict-response-sound")),
        (Some(_), Some(_)) => {
            let deciding = |judged: &&Judged| {
                judged.outcome == Outcome::Open
                    && (is_status(judged) || judged.check.rule == Rule::AcceptValue)
            };
            match judged.iter().find(deciding) {
                Some(judged) => {
                    let places = [("why", judged.finding.as_str().into())];
                    verdict_block(Outcome::Open, text.say_with("verdict-unsure", &places))
                }
                None if judged
                    .iter()
                    .any(|judged| judged.outcome == Outcome::Caution) =>
                {
                    verdict_block(Outcome::Caution, text.say("verdict-cautioned"))
                }
                None => verdict_block(Outcome::Pass, text.say("verdict-sound")),
            }
        }
    }
}

/// What is wrong, or else what must be.
fn why(text: &Text, judged: &Judged) -> String {
    if judged.finding.is_empty() {
        text.say_of("rule", judged.check.rule.id())
    } else {
        judged.finding.clone()
    }
}
