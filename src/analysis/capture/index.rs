//! What is kept of a capture: fed by its packets, asked by the views.

use super::connection::Connection;
use super::shared::Shared;
use crate::capture::checksum::Checksums;
use crate::capture::tcp::{ConnectionId, Happened, Oddity, Opened, Piece, Seen, Side, Sink};

/// All connections of a capture, and what they wrote down.
#[derive(Default)]
pub(super) struct Index {
    pub(super) shared: Shared,
    connections: Vec<Connection>,
}

impl Index {
    fn with(&mut self, id: ConnectionId, act: impl FnOnce(&mut Connection, &mut Shared)) {
        if let Some(connection) = self.connections.get_mut(id.0 as usize) {
            act(connection, &mut self.shared);
        }
    }
}

impl Sink for Index {
    fn opened(&mut self, id: ConnectionId, opened: &Opened, seen: Seen) {
        let first = self.shared.time(seen);
        self.connections.push(Connection::new(id.0, opened, first));
    }

    fn happened(&mut self, id: ConnectionId, side: Side, happened: &Happened, seen: Seen) {
        self.with(id, |connection, shared| {
            connection.happened(side, happened, seen, shared);
        });
    }

    fn data(&mut self, id: ConnectionId, side: Side, piece: Piece<'_>) {
        self.with(id, |connection, shared| {
            connection.data(side, &piece, shared);
        });
    }

    fn gap(&mut self, id: ConnectionId, side: Side, len: u64, seen: Seen) {
        self.with(id, |connection, shared| {
            connection.gap(side, len, seen, shared);
        });
    }

    fn odd(&mut self, id: ConnectionId, _: Side, oddity: Oddity, len: u64, _: Seen) {
        self.with(id, |connection, shared| connection.odd(oddity, len, shared));
    }

    fn summed(&mut self, id: ConnectionId, side: Side, checksums: &Checksums) {
        self.shared.doubted.sum(id.0, side, checksums);
    }

    fn closed(&mut self, id: ConnectionId) {
        self.with(id, Connection::closed);
    }
}
