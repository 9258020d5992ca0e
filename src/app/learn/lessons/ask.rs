//! What an answer is given with.

use super::bytes::bit_picker;
use super::choices::{choices, typed};
use super::faults::faults;
use crate::app::words::Words;
use crate::lessons::{Answer, Claim, Shown, Wanted};
use yew::prelude::*;

/// What was chosen and typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The byte whose bits are to choose from.
    pub(super) byte: Option<u64>,
    pub(super) bit: Option<u64>,
    pub(super) typed: String,
    pub(super) one: Option<usize>,
    pub(super) some: Vec<usize>,
    /// The frame and the rule that are to be checked next: their indices.
    pub(super) frame: u32,
    pub(super) rule: Option<usize>,
    /// What was found.
    pub(super) found: Vec<Claim>,
    /// What is said besides.
    pub(super) claim: Option<Claim>,
}

impl Draft {
    /// A draft that says `answer`.
    pub(super) fn of(answer: Answer) -> Self {
        let mut draft = Self::default();
        match answer {
            Answer::Bit(bit) => (draft.byte, draft.bit) = (Some(bit / 8), Some(bit)),
            Answer::Typed(typed) => draft.typed = typed,
            Answer::One(chosen) => draft.one = Some(chosen),
            Answer::Some(chosen) => draft.some = chosen,
            Answer::Faults(found) => draft.found = found,
        }
        draft
    }

    /// The answer, of the kind that is asked for.
    pub(super) fn answer(&self, wanted: &Wanted) -> Answer {
        match wanted {
            Wanted::Bit => Answer::Bit(self.bit.unwrap_or(u64::MAX)),
            Wanted::Number | Wanted::Text => Answer::Typed(self.typed.clone()),
            Wanted::One(_) => Answer::One(self.one.unwrap_or(usize::MAX)),
            Wanted::Some(_) => Answer::Some(self.some.clone()),
            Wanted::Faults(_) => {
                Answer::Faults(self.found.iter().copied().chain(self.claim).collect())
            }
        }
    }

    /// Another frame or another rule.
    pub(super) fn claiming(mut self, wanted: &Wanted) -> Self {
        if let Wanted::Faults(rules) = wanted {
            let rule = self.rule.and_then(|at| rules.get(at)).copied();
            self.claim = rule.map(|rule| Claim {
                frame: self.frame,
                rule,
            });
        }
        self
    }

    /// What was said last is found.
    pub(super) fn with_claim(&self) -> Self {
        let mut draft = self.clone();
        let claim = draft.claim.take();
        draft.rule = None;
        // A rule is found once, whichever frame breaks it.
        let new = claim.filter(|claim| draft.found.iter().all(|found| found.rule != claim.rule));
        draft.found.extend(new);
        draft
    }
}

/// What the kind of answer that is asked for is given with.
pub(super) fn ask(
    words: &Words,
    shown: &Shown,
    wanted: &Wanted,
    draft: &UseStateHandle<Draft>,
    change: &Callback<Draft>,
) -> Html {
    match wanted {
        Wanted::Bit => bit_picker(words, shown, draft, change),
        Wanted::Number => typed(words.say("exercise-your-number"), draft, change),
        Wanted::Text => typed(words.say("exercise-your-text"), draft, change),
        Wanted::One(_) | Wanted::Some(_) => choices(words, wanted, draft, change),
        Wanted::Faults(rules) => faults(words, shown, rules, draft, change),
    }
}
