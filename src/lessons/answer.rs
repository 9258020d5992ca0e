//! What is asked for, and what is answered.

use super::{Said, typed};
use crate::protocol::Rule;

/// What kind of answer is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A bit of the bytes that are shown.
    Bit,
    /// A number, typed.
    Number,
    /// A text, typed; where it is of bytes, in hex too.
    Text,
    /// One of these.
    One(Vec<Said>),
    /// Any number of these, none included.
    Some(Vec<Said>),
    /// Which frame breaks which of these rules.
    Faults(Vec<Rule>),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A bit, counted from the first of the bytes, most significant first.
    Bit(u64),
    /// What was typed.
    Typed(String),
    /// The index of the choice.
    One(usize),
    /// The indices of the choices, in any order.
    Some(Vec<usize>),
    /// What was found so far.
    Faults(Vec<Claim>),
}

impl Answer {
    /// The number that was typed; `None` if something else was, or is the answer.
    pub(super) fn number(&self) -> Option<u64> {
        match self {
            Self::Typed(typed) => typed::number(typed),
            _ => None,
        }
    }
}

/// That a frame breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The index of the frame, from 0.
    pub frame: u32,
    /// The rule.
    pub rule: Rule,
}
