//! The exercises, one file each.

mod accept;
mod addresses;
mod fault;
mod find_fin;
mod fourteen;
mod fragments;
mod length_16;
mod origin;
#[cfg(test)]
mod properties;
mod ready_state;
mod refuted;
mod takeover;
mod unmask;
mod why_1006;

pub(super) use accept::Accept;
pub(super) use addresses::Addresses;
pub(super) use fault::Fault;
pub(super) use find_fin::FindFin;
pub(super) use fourteen::Fourteen;
pub(super) use fragments::Fragments;
pub(super) use length_16::Length16;
pub(super) use origin::Origin;
pub(super) use ready_state::ReadyState;
pub(super) use takeover::Takeover;
pub(super) use unmask::Unmask;
pub(super) use why_1006::Why1006;

use super::{Answer, Said, Shown, Verdict, Wanted};

/// What an exercise does.
pub(super) trait Task {
    fn question(&self) -> Said;
    fn shown(&self) -> Shown;
    fn wanted(&self) -> Wanted;
    fn hints(&self) -> Vec<Said>;
    fn check(&self, answer: &Answer) -> Verdict;
    fn answer(&self) -> Answer;
    fn mistakes(&self) -> Vec<(Answer, &'static str)>;
}

/// Mistakes that lead to an answer of their own: not to the right one, and not to that of a mistake before.
fn distinct<T: PartialEq>(right: &T, mistakes: Vec<(T, &'static str)>) -> Vec<(T, &'static str)> {
    let mut kept: Vec<(T, &'static str)> = Vec::with_capacity(mistakes.len());
    for (value, id) in mistakes {
        if value != *right && kept.iter().all(|(other, _)| *other != value) {
            kept.push((value, id));
        }
    }
    kept
}

/// Mistakes as they would be typed.
fn typed<T: ToString>(mistakes: Vec<(T, &'static str)>) -> Vec<(Answer, &'static str)> {
    let typed = |(value, id): (T, &'static str)| (Answer::Typed(value.to_string()), id);
    mistakes.into_iter().map(typed).collect()
}
