//! The sheet of an opening handshake: who must fail and why, and everything that was checked.

#[cfg(feature = "reports")]
mod code;
#[cfg(feature = "reports")]
mod diagnosis;
#[cfg(feature = "reports")]
mod extensions;
mod given;
mod judged;
#[cfg(feature = "reports")]
mod origin;
#[cfg(feature = "reports")]
mod pasted;
#[cfg(feature = "reports")]
mod uri;
mod verdict;
#[cfg(feature = "reports")]
mod whole;

use super::Text;
use crate::analysis::HandshakeHeads;
use crate::analysis::sheet::{Block, Outcome};
use crate::protocol::handshake::{HeadSide, Reason};
use given::Given;
#[cfg(feature = "reports")]
use whole::{LISTED, blocks, clipped, section};

impl Text {
    /// The verdict on a handshake whose heads are there as they were sent, and the checks of `side`.
    pub fn handshake_verdict(&self, heads: &HandshakeHeads, side: HeadSide) -> Vec<Block> {
        let given = Given::captured(heads);
        let judged = judged::judge(self, &given);
        let verdict = verdict::verdict(self, &given, &judged);
        let checks = judged::checks(self, &judged, side);
        std::iter::once(verdict).chain(checks).collect()
    }

    /// Why a check of an opening handshake came out as it did, in a sentence. `evidence` is the text that shows it.
    pub(super) fn reason(&self, reason: Reason, evidence: &str) -> String {
        self.say_of_with("reason", reason.id(), &[("found", evidence.into())])
    }
}

fn verdict_block(outcome: Outcome, says: String) -> Block {
    Block::Verdict { outcome, says }
}

#[cfg(test)]
#[cfg(feature = "reports")]
mod tests;
