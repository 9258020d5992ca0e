//! Counts what speaks for a guess of where frames begin, and what against it.

use super::live::Reading;
use super::shared::Shared;
use crate::analysis::guess::FrameGuess;
use crate::protocol::{Batch, FrameEntry, Opcode, Rule, Severity};

impl Reading {
    /// Counts what speaks for a guess.
    pub(super) fn count_segment(&self, conversation: u32, shared: &mut Shared) {
        if let Some(guess) = self.guess(conversation, shared) {
            guess.segments += 1;
            guess.segments_on_ends += u32::from(self.decoder.is_between_frames());
        }
    }

    /// The guess that this direction is read by, if it is.
    fn guess<'a>(&self, conversation: u32, shared: &'a mut Shared) -> Option<&'a mut FrameGuess> {
        if !self.guessed {
            return None;
        }
        let track = shared.conversation_mut(conversation)?.track_mut(self.side);
        track.guesses.last_mut()
    }

    pub(super) fn count_frames(&self, conversation: u32, batch: &Batch, shared: &mut Shared) {
        let Some(guess) = self.guess(conversation, shared) else {
            return;
        };
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let texts = |frame: &&FrameEntry| frame.opcode() == Opcode::TEXT && frame.rsv() == 0;
        let broken = |rule: Rule| {
            let findings = batch.findings.iter();
            count(findings.filter(|finding| finding.rule == rule).count())
        };
        let violations = batch
            .findings
            .iter()
            .filter(|finding| finding.rule.severity() == Severity::Violation);
        guess.frames += count(batch.frames.len());
        guess.texts += count(batch.frames.iter().filter(texts).count());
        guess.texts_broken += broken(Rule::InvalidUtf8);
        guess.violations += count(violations.count());
    }
}
