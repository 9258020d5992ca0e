//! Why something did not happen, in words.

use super::address;
use crate::analysis::live::{
    Cause, CloseProblem, Problem, Refusal, SubprotocolFault, SubprotocolProblem,
};
use crate::app::amounts::{duration, size};
use crate::text::Text;

/// What went wrong with a connection to `address`, and what may be behind it, the likeliest first.
pub(super) fn problem(words: &Text, address: &str, problem: &Problem) -> (String, Vec<String>) {
    let said = match problem {
        Problem::Address(problem) => address::say(words, address, problem),
        Problem::Subprotocols(problem) => subprotocols(words, &[], *problem),
        Problem::Browser(said) => {
            words.say_with("live-problem-browser", &[("said", said.as_str().into())])
        }
        Problem::NoAnswer { after_ms } => words.say_with(
            "live-problem-no-answer",
            &[("time", duration(u64::from(*after_ms) * 1_000_000).into())],
        ),
        Problem::Lost(causes) => {
            let causes = causes
                .iter()
                .map(|it| words.say_of("live-cause", cause(*it)));
            return (words.say("live-problem-lost"), causes.collect());
        }
        Problem::Unreadable(said) => {
            words.say_with("live-problem-unreadable", &[("said", said.as_str().into())])
        }
        Problem::NotAFeed => words.say("live-problem-not-a-feed"),
    };
    (said, Vec::new())
}

/// The last part of the key of a cause's words.
const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Offline => "offline",
        Cause::UnknownHost => "unknown-host",
        Cause::Refused => "refused",
        Cause::Unreachable => "unreachable",
        Cause::Certificate => "certificate",
        Cause::NotHttp => "not-http",
        Cause::NotUpgraded => "not-upgraded",
        Cause::BrokenAnswer => "broken-answer",
        Cause::Subprotocol => "subprotocol",
        Cause::Origin => "origin",
        Cause::InTheWay => "in-the-way",
        Cause::ServerEnded => "server-ended",
        Cause::NetworkLost => "network-lost",
        Cause::IdleTimeout => "idle-timeout",
        Cause::BrokenFrame => "broken-frame",
        Cause::TooLarge => "too-large",
        Cause::CloseUnanswered => "close-unanswered",
        Cause::Asleep => "asleep",
    }
}

/// What is wrong with one of `given`.
pub(super) fn subprotocols(words: &Text, given: &[String], problem: SubprotocolProblem) -> String {
    let name = given.get(problem.index as usize).cloned();
    let name = name.unwrap_or_else(|| (problem.index + 1).to_string());
    match problem.fault {
        SubprotocolFault::Empty => words.say("live-protocols-empty"),
        SubprotocolFault::Twice => words.say_with("live-protocols-twice", &[("name", name.into())]),
        SubprotocolFault::Character { found, .. } => {
            let places = [("name", name.into()), ("found", found.to_string().into())];
            words.say_with("live-protocols-character", &places)
        }
    }
}

/// Why a connection cannot be closed so.
pub(super) fn closing(words: &Text, problem: CloseProblem) -> String {
    match problem {
        CloseProblem::Code(_) => words.say("live-close-code-wrong"),
        CloseProblem::ReasonTooLong(len) => {
            words.say_with("live-close-reason-long", &[("count", len.into())])
        }
        CloseProblem::ReasonWithoutCode => words.say("live-close-reason-alone"),
    }
}

/// Why something that was asked is not done.
pub(super) fn refusal(words: &Text, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOpen => words.say("live-refused-not-open"),
        Refusal::Close(problem) => closing(words, *problem),
        Refusal::Browser(said) => {
            words.say_with("live-problem-browser", &[("said", said.as_str().into())])
        }
        Refusal::TooLong { len, limit } => {
            let places = [("len", size(*len).into()), ("limit", size(*limit).into())];
            words.say_with("live-refused-too-long", &places)
        }
        Refusal::Nothing => words.say("live-refused-nothing"),
    }
}
