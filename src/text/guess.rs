//! What was guessed of a conversation, and what can be chosen instead, in words.

use super::Text;
use crate::analysis::{ConversationRow, FrameGuess, ParameterGuess, Remark, Start};
use crate::protocol::Peer;

impl Text {
    /// What is worth saying of a conversation that is not plain from what was captured.
    pub fn remarks(&self, row: &ConversationRow) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let guessed = row.guesses.iter().zip(&row.parameters);
        for (peer, (guesses, parameters)) in [Peer::Client, Peer::Server].into_iter().zip(guessed) {
            remarks.extend(guesses.iter().map(|guess| Remark {
                peer,
                says: self.guess(guess),
                starts: self.starts(row, peer, guess),
            }));
            remarks.extend(parameters.as_ref().map(|guess| Remark {
                peer,
                says: self.parameters(guess),
                starts: Vec::new(),
            }));
        }
        remarks
    }

    /// With which parameters compressed messages inflate, and what speaks for it.
    fn parameters(&self, guess: &ParameterGuess) -> String {
        let tried = guess.tried;
        let places = [
            ("messages", tried.messages.into()),
            ("alone", tried.alone.into()),
            ("after", tried.taking_over.into()),
            ("farthest", tried.farthest.into()),
            ("bits", u64::from(tried.window_bits()).into()),
        ];
        let works = self.say_of_with("works", guess.works.id(), &places);
        self.say_of_with("told", guess.told.id(), &[("works", works.into())])
    }

    /// Where frames can be had to begin instead, each with the words for it.
    fn starts(
        &self,
        row: &ConversationRow,
        peer: Peer,
        guess: &FrameGuess,
    ) -> Vec<(String, Start)> {
        let start = |at: u64| {
            let id = if guess.best == Some(at) {
                "best"
            } else {
                "other"
            };
            let words = self.say_of_with("guess-start", id, &[("at", at.into())]);
            let conversation = row.id;
            let start = Start {
                conversation,
                peer,
                at,
            };
            (words, start)
        };
        guess.others().map(start).collect()
    }

    /// Where frames were found by how they look, and what speaks for it.
    fn guess(&self, guess: &FrameGuess) -> String {
        let of = |id: &str, count: u32, of: u32| {
            let places = [("count", count.into()), ("of", of.into())];
            (of > 0).then(|| self.say_of_with("guess", id, &places))
        };
        let inflated = guess.inflated.saturating_add(guess.not_inflated);
        let sound_texts = guess.texts.saturating_sub(guess.texts_broken);
        let chosen = guess.best.map(|best| {
            let places = [("at", best.into())];
            self.say_with("guess-chosen", &places)
        });
        let also: Vec<String> = guess.alternatives.iter().map(u64::to_string).collect();
        let also = (!also.is_empty()).then(|| {
            let places = [("places", self.list(&also).into())];
            self.say_with("guess-alternatives", &places)
        });
        let evidence = [
            chosen,
            of("frames", guess.frames, guess.frames),
            of("segments", guess.segments_on_ends, guess.segments),
            of("texts", sound_texts, guess.texts),
            of("inflated", guess.inflated, inflated),
            of("violations", guess.violations, guess.violations),
            also,
        ];
        let evidence: Vec<String> = evidence.into_iter().flatten().collect();
        let confidence = self.say_of("confidence", guess.confidence().id());
        let places = [
            ("at", guess.at.into()),
            ("confidence", confidence.into()),
            ("evidence", self.clauses(&evidence).into()),
        ];
        let id = if guess.best.is_some() {
            "chosen"
        } else {
            "found"
        };
        self.say_of_with("guess-begin", id, &places)
    }
}
