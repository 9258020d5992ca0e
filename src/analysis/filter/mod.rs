//! The language of the filter box: `opcode:text from:client len>100 "text"`.
//!
//! - Terms side by side must all pass; `or` between them, and parentheses, group. `-term` or `not term` passes what the term does not.
//! - `key:value` looks at headers; a number may be `7`, `0x7`, `10..20`, `10..`, `..20`, and `:` may be `=`, `<`, `<=`, `>`, `>=`.
//! - `"text"` or a word looks into the payload, unmasked, all of it; upper and lower case of ASCII are the same. `hex:"81 05"` looks
//!   for bytes.
//! - A row that lacks what a term asks about does not pass the term: a handshake has no opcode. A message passes a term about headers
//!   if any of its frames does; its length and payload are its own.

mod key;
mod needle;
mod parse;
mod suggest;
mod token;

pub use suggest::{Suggestion, SuggestionKind, suggest};

pub(super) use key::{FindingIs, RowIs};
pub(super) use needle::Needle;

use crate::protocol::{Peer, Rule};
use serde::{Deserialize, Serialize};

/// A filter, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub(super) condition: Condition,
}

impl Filter {
    /// Reads a filter as it is typed. An empty one passes every row.
    ///
    /// # Errors
    /// [`FilterError`] at the first part that cannot be read.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let condition = parse::parse(text).map_err(|wrong| FilterError::new(text, wrong))?;
        Ok(Self { condition })
    }
}

/// What a row must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// All of these; what costs most stands last.
    All(Vec<Condition>),
    /// Any of these; what costs most stands last.
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Is(Term),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A set of opcodes: opcode *n* is bit *n*.
    Opcode(u16),
    From(Peer),
    Len(Numbers),
    Fin(bool),
    /// A set of values of the three bits, RSV1 = 4: value *n* is bit *n*.
    Rsv(u8),
    Masked(bool),
    /// The first `bits` bits of the masking key.
    Key {
        prefix: u32,
        bits: u32,
    },
    Close(Numbers),
    Frame(Numbers),
    Part(Numbers),
    Finding(FindingIs),
    Row(RowIs),
    Payload(Needle),
}

impl Condition {
    /// Whether it takes more than the index of a capture to tell.
    pub(super) fn reads_source(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::reads_source),
            Self::Not(part) => part.reads_source(),
            Self::Is(term) => {
                matches!(term, Term::Payload(_) | Term::Key { .. } | Term::Close(_))
            }
        }
    }

    /// Whether payloads have to be unmasked to tell.
    fn looks_into_payloads(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::looks_into_payloads),
            Self::Not(part) => part.looks_into_payloads(),
            Self::Is(term) => matches!(term, Term::Payload(_)),
        }
    }
}

/// Numbers from `first` to `last`; none if `last` is below `first`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    first: u64,
    last: u64,
}

impl Numbers {
    pub(super) const fn contains(self, number: u64) -> bool {
        self.first <= number && number <= self.last
    }
}

/// A filter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterError {
    /// Where the wrong part begins: UTF-16 units in the filter.
    pub at: u32,
    /// How long it is, in UTF-16 units; 0 at the end of the filter.
    pub len: u32,
    /// The wrong part, at most [`FilterError::FOUND_LIMIT`] characters of it; empty at the end of the filter.
    pub found: String,
    /// What would have been read.
    pub expected: FilterExpected,
}

impl FilterError {
    /// Characters of `found` at most.
    pub const FOUND_LIMIT: usize = 40;

    fn new(text: &str, wrong: Wrong) -> Self {
        let found = text.get(wrong.start..wrong.end).unwrap_or_default();
        Self {
            at: utf16(text.get(..wrong.start).unwrap_or_default()),
            len: utf16(found),
            found: found.chars().take(Self::FOUND_LIMIT).collect(),
            expected: wrong.expected,
        }
    }
}

/// What is wrong at which UTF-8 offsets.
#[derive(Clone, Copy, Debug)]
struct Wrong {
    start: usize,
    end: usize,
    expected: FilterExpected,
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What would have been read in the place of a [`FilterError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilterExpected {
    /// A term: something to look for.
    Term,
    /// The name of a key. To look for the word in payloads it has to be quoted.
    Key,
    /// `:` or `=`: this key knows no order.
    Equals,
    /// The quote that ends the text.
    ClosingQuote,
    /// `)`
    ClosingParenthesis,
    /// Fewer parentheses and negations inside one another, at most this many.
    LessDepth(u32),
    /// The name of an opcode, or its number.
    Opcode,
    /// `client` or `server`.
    Peer,
    /// A number, or a range of them.
    Number,
    /// The same, up to this one.
    NumberUpTo(u32),
    /// `1` or `0`, `yes` or `no`.
    YesOrNo,
    /// One to eight hex digits: the beginning of a masking key.
    KeyDigits,
    /// Hex digits, two for each byte.
    HexBytes,
    /// `any`, a severity, or the name of a rule.
    Finding,
    /// A state that a row can be in.
    State,
}

impl FilterExpected {
    /// Its name in kebab-case, without its value.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Key => "key",
            Self::Equals => "equals",
            Self::ClosingQuote => "closing-quote",
            Self::ClosingParenthesis => "closing-parenthesis",
            Self::LessDepth(_) => "less-depth",
            Self::Opcode => "opcode",
            Self::Peer => "peer",
            Self::Number => "number",
            Self::NumberUpTo(_) => "number-up-to",
            Self::YesOrNo => "yes-or-no",
            Self::KeyDigits => "key-digits",
            Self::HexBytes => "hex-bytes",
            Self::Finding => "finding",
            Self::State => "state",
        }
    }
}

impl FindingIs {
    /// Whether a finding of `rule` is one.
    pub(super) fn matches(self, rule: Rule) -> bool {
        match self {
            Self::Any => true,
            Self::OfRule(wanted) => rule == wanted,
            Self::OfSeverity(severity) => rule.severity() == severity,
        }
    }
}
