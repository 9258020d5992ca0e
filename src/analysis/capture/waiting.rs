//! One direction of a connection before it is known what that speaks.

use super::pending::Pending;
use super::ranges::Ranges;
use crate::protocol::{Body, Chunks};

/// One direction.
#[derive(Default)]
pub(super) struct Waiting {
    pub(super) pending: Pending,
    pub(super) ranges: Ranges,
    pub(super) phase: Phase,
    /// Stream offset behind which all that waits is looked through for frames again.
    pub(super) look_at: u64,
}

#[derive(Clone, Debug, Default)]
pub(super) enum Phase {
    /// Nothing is known.
    #[default]
    Start,
    /// An HTTP head comes.
    Head,
    /// So many bytes of a body come.
    Body(u64),
    Chunked(Chunks),
    UntilClose,
    /// It asked for WebSocket: what comes is for after the answer.
    Asked,
    /// Bytes are missing, or the beginning is.
    Lost,
}

impl Phase {
    pub(super) fn of(body: Body) -> Self {
        match body {
            Body::Length(0) => Self::Head,
            Body::Length(len) => Self::Body(len),
            Body::Chunked => Self::Chunked(Chunks::default()),
            Body::UntilClose => Self::UntilClose,
        }
    }
}

impl Waiting {
    /// Whether it is not known where in a frame or head the next byte stands.
    pub(super) const fn is_lost(&self) -> bool {
        matches!(self.phase, Phase::Lost)
    }

    /// Lets go of the first `len` bytes that wait, but not of where they stand.
    pub(super) fn pass(&mut self, len: usize) {
        self.pending.take_to(self.pending.start() + len as u64);
    }

    /// How many bytes were let go of.
    pub(super) fn passed(&self) -> u64 {
        self.pending.start().saturating_sub(self.ranges.start())
    }

    /// What stands before `offset` is of no conversation.
    pub(super) fn leave_to(&mut self, offset: u64) {
        if offset > self.pending.span().end {
            self.pending = Pending::starting_at(offset);
        } else {
            self.pending.take_to(offset);
        }
        self.ranges.forget_before(offset);
    }
}
