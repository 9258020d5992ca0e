//! Whether a payload is compressed, and how that is known.

use crate::analysis::detail::FindingDetail;
use crate::analysis::overview::CompressionFrom;
use crate::analysis::{Compressed, FrameDetail};
use crate::app::state::State;
use crate::protocol::Rule;

/// What RSV1 on a message's first frame stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompressedAs {
    /// It is 0, or means nothing here: the payload is as it is.
    Not,
    /// The payload is compressed: permessage-deflate was agreed.
    Agreed,
    /// Likely compressed: nothing says what RSV1 means.
    Perhaps,
}

impl CompressedAs {
    /// What it stands for in `frame`.
    pub(crate) fn of(state: &State, frame: &FrameDetail) -> Self {
        if !frame
            .message
            .as_ref()
            .is_some_and(|message| message.compressed)
        {
            return Self::Not;
        }
        if state.is_capture() {
            let inflated = frame
                .message
                .as_ref()
                .map(|message| message.inflated.is_some());
            let unexplained = |finding: &FindingDetail| finding.rule == Rule::UnexplainedRsv1;
            return match inflated {
                Some(true) => Self::Agreed,
                _ if frame.findings.iter().any(unexplained) => Self::Perhaps,
                _ => Self::Not,
            };
        }
        let from = state.overview.as_ref().map(|overview| overview.compression);
        match (from, state.input.compressed) {
            (Some(CompressionFrom::HandshakeAgreed), _)
            | (Some(CompressionFrom::Choice), Compressed::Deflate) => Self::Agreed,
            (Some(CompressionFrom::HandshakeRefused), _)
            | (Some(CompressionFrom::Choice), Compressed::No) => Self::Not,
            _ => Self::Perhaps,
        }
    }
}
