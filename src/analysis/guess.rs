//! Frames that were found by how they look, and what speaks for them.

use serde::{Deserialize, Serialize, Serializer};

/// Where frames were found in one direction without a handshake or an earlier frame that leads there: a guess, with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameGuess {
    /// Stream offset of the first frame.
    pub at: u64,
    /// Bytes before it that were looked through in vain.
    pub skipped: u64,
    /// Frames that followed each other from there on.
    pub frames: u32,
    /// Violations among them.
    pub violations: u32,
    /// Segments from there on.
    pub segments: u32,
    /// How many of those ended where a frame does.
    pub segments_on_ends: u32,
    /// Messages of text that are not compressed.
    pub texts: u32,
    /// How many of those are not UTF-8.
    pub texts_broken: u32,
    /// Messages with RSV1 that inflated as permessage-deflate says, where no handshake tells whether it was agreed on.
    pub inflated: u32,
    /// Such messages that did not.
    pub not_inflated: u32,
    /// Those that inflated and refer back to earlier messages: contexts are taken over.
    pub referring_back: u32,
    /// Other stream offsets, at most [`FrameGuess::ALTERNATIVES`], at which frames may begin too: they look like frames, or like the
    /// beginning of a frame that is longer than what was looked at. In order.
    pub alternatives: Vec<u64>,
    /// Where the first frame was found, if another place was chosen; `None` if it is the best guess.
    pub best: Option<u64>,
}

/// How good a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// It may be chance.
    Low,
    /// Chance is unlikely.
    Good,
    /// It is no chance.
    High,
}

impl FrameGuess {
    /// Offsets in `alternatives` at most.
    pub const ALTERNATIVES: usize = 4;

    /// Stream offsets that can be chosen instead: the best guess first, if this is another.
    pub fn others(&self) -> impl Iterator<Item = u64> {
        self.best
            .into_iter()
            .chain(self.alternatives.iter().copied())
    }

    /// How good it is.
    pub fn confidence(&self) -> Confidence {
        let sound_texts = self.texts.saturating_sub(self.texts_broken);
        // Each of these alone is one in some tens.
        let hints = self
            .frames
            .saturating_add(self.segments_on_ends)
            .saturating_add(sound_texts)
            .saturating_add(self.inflated.saturating_mul(2));
        let doubts = self
            .violations
            .saturating_add(self.texts_broken)
            .saturating_add(self.not_inflated);
        match hints {
            0..=2 => Confidence::Low,
            _ if doubts.saturating_mul(4) > hints => Confidence::Low,
            3..=7 => Confidence::Good,
            _ if doubts > 0 => Confidence::Good,
            _ => Confidence::High,
        }
    }
}

impl Confidence {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Good => "good",
            Self::High => "high",
        }
    }
}

/// Guesses, each with its confidence.
pub(super) struct Guesses<'a>(pub(super) &'a [FrameGuess]);

impl Serialize for Guesses<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Guess<'a> {
            confidence: Confidence,
            #[serde(flatten)]
            guess: &'a FrameGuess,
        }
        serializer.collect_seq(self.0.iter().map(|guess| Guess {
            confidence: guess.confidence(),
            guess,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_evidence_is_better() {
        let guess = |frames, segments_on_ends, violations| FrameGuess {
            frames,
            violations,
            segments_on_ends,
            ..FrameGuess::default()
        };
        let rows = [
            (guess(0, 0, 0), Confidence::Low),
            (guess(1, 1, 0), Confidence::Low),
            (guess(2, 1, 0), Confidence::Good),
            (guess(212, 200, 0), Confidence::High),
            (guess(212, 200, 1), Confidence::Good),
            (guess(10, 2, 9), Confidence::Low),
        ];
        for (guess, expected) in rows {
            assert_eq!(guess.confidence(), expected, "{guess:?}");
        }
    }
}
