//! A check of an opening handshake and what came of it.

use super::Reason;
use crate::bytes::Span;
use crate::protocol::http::Head;
use crate::protocol::rule::{Finding, Reaction, Rule, Severity};

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// As it must be. A reason says what is worth knowing all the same.
    Kept,
    /// The rule is broken or bent; how bad that is, the rule says.
    Broken,
    /// Cannot be told: what it needs is not there, or not here.
    Open,
}

impl Verdict {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Open => "open",
        }
    }
}

/// Whose head a check is about: spans count in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadSide {
    /// The client's.
    Request,
    /// The server's.
    Response,
}

impl HeadSide {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// One check of one head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must be. Request and response share a rule where the RFC says it of both.
    pub rule: Rule,
    /// What came of it.
    pub verdict: Verdict,
    /// What is wrong, worth knowing, or missing to tell.
    pub reason: Option<Reason>,
    /// Whose head it is about.
    pub head: HeadSide,
    /// The bytes that show it, as offsets in that head: the value or line that was checked, or the place where it is wrong, which is empty
    /// where something is missing at its end. `None` where there is nothing to show.
    pub span: Option<Span>,
}

impl Check {
    /// Characters of evidence at most.
    pub const EVIDENCE_LIMIT: usize = 80;

    /// How bad it is: the rule's severity if it is broken, a note if it is kept and has a reason all the same; `None` if there is
    /// nothing to say, or it is open.
    pub fn severity(&self) -> Option<Severity> {
        match self.verdict {
            Verdict::Broken => Some(self.rule.severity()),
            Verdict::Kept => self.reason.map(|_| Severity::Note),
            Verdict::Open => None,
        }
    }

    /// The text that shows it, of at most [`Check::EVIDENCE_LIMIT`] characters and then an ellipsis; empty where there is nothing to show.
    /// What could not be seen is a picture of it (U+2400 on): control characters, and white space by itself. `head` is the head that was
    /// checked.
    pub fn evidence(&self, head: &Head<'_>) -> String {
        let shown = self.span.map_or(&[][..], |span| head.slice(span));
        // A character takes four bytes at most.
        let start = shown.get(..Self::EVIDENCE_LIMIT * 4 + 8).unwrap_or(shown);
        let text = String::from_utf8_lossy(start);
        let is_blank = text.trim().is_empty();
        let mut characters = text.chars();
        let mut seen: String = characters
            .by_ref()
            .take(Self::EVIDENCE_LIMIT)
            .map(|character| visible(character, is_blank))
            .collect();
        if characters.next().is_some() {
            seen.push('…');
        }
        seen
    }

    /// What is found in a stream in which the head stands at `head`; nothing if the rule is not broken. The finding begins in the head, so that
    /// it belongs to it, even where it marks what is missing at its end.
    pub fn finding(&self, head: Span) -> Option<Finding> {
        if self.verdict != Verdict::Broken {
            return None;
        }
        let last = head.end.saturating_sub(1);
        let span = self.span.map_or(head, |span| Span {
            start: (head.start + span.start).min(last),
            end: (head.start + span.end).min(head.end),
        });
        Some(Finding {
            rule: self.rule,
            frame: 0,
            span,
            found: 0,
        })
    }

    /// What the peer does if the rule is broken. Nobody answers a response: a client that meets there what a server would refuse fails the
    /// handshake.
    pub const fn reaction(&self) -> Reaction {
        match (self.head, self.rule.reaction()) {
            (HeadSide::Response, Reaction::Refuse(_)) => Reaction::FailHandshake,
            (_, reaction) => reaction,
        }
    }
}

fn visible(character: char, is_blank: bool) -> char {
    match character {
        '\0'..'\x20' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(character),
        ' ' if is_blank => '␠',
        '\x7F' => '␡',
        _ => character,
    }
}
