//! What one connection is recorded on.

use super::tape::Tape;
use crate::capture::recording::Relayed;
use crate::capture::tcp::Side;
use std::sync::Arc;
use std::task::{Context, Poll};

/// One connection's part of the recording.
#[derive(Debug)]
pub(super) struct Track {
    tape: Arc<Tape>,
    connection: u32,
    relayed: Relayed,
}

impl Track {
    pub(super) fn new(tape: Arc<Tape>, connection: u32, relayed: Relayed) -> Self {
        Self {
            tape,
            connection,
            relayed,
        }
    }

    /// The server took the connection.
    pub(super) fn accept(&mut self) {
        let relayed = &mut self.relayed;
        self.tape.record(self.connection, 0, |recorder, now, out| {
            recorder.accept(relayed, now, out);
        });
    }

    /// `side` said `bytes`.
    pub(super) fn data(&mut self, side: Side, bytes: &[u8]) {
        let relayed = &mut self.relayed;
        self.tape
            .record(self.connection, bytes.len() as u64, |recorder, now, out| {
                recorder.data(relayed, side, bytes, now, out);
            });
    }

    /// `side` says no more.
    pub(super) fn finish(&mut self, side: Side) {
        let relayed = &mut self.relayed;
        self.tape.record(self.connection, 0, |recorder, now, out| {
            recorder.finish(relayed, side, now, out);
        });
    }

    /// `side` broke or refused the connection.
    pub(super) fn reset(&mut self, side: Side, why: Option<&str>) {
        let relayed = &mut self.relayed;
        self.tape.record(self.connection, 0, |recorder, now, out| {
            recorder.reset(relayed, side, why, now, out);
        });
    }

    /// Ready as soon as more may be recorded.
    pub(super) fn poll_room(&self, context: &mut Context<'_>) -> Poll<()> {
        self.tape.poll_room(context)
    }
}

impl Drop for Track {
    fn drop(&mut self) {
        self.tape.close(self.connection);
    }
}
