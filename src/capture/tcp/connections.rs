//! The table of connections.

#[cfg(test)]
mod cases;

use super::connection::Connection;
use super::recent::Recent;
use super::table::{End, Key, Table};
use super::{Captured, ConnectionId, Segment, Sink};
use std::collections::VecDeque;

/// Memory that segments may take that wait for earlier ones, over all connections.
const MOST_WEIGHT: usize = 64 * 1024 * 1024;

/// All connections of a capture: hands on each direction's bytes in order, each once.
///
/// A segment that comes before one that precedes it waits for that. What misses is given up, and said to be a gap, when
/// - more than 1,024 segments or 1 MiB wait in the direction, or 64 MiB in all,
/// - the other side acknowledged it, and 32 more segments of the connection have come since,
/// - a new connection takes the ports, or the capture ends.
///
/// Where no SYN was seen the first segment is the beginning: what comes before it by its numbers, and after it by the capture, is left out as
/// [`OutOfOrder`](super::Oddity::OutOfOrder). Of bytes that come twice the first are kept; whether they are the same is told as long as
/// the first ones wait, or are among the last 256 KiB that were handed on.
///
/// What comes with a wrong checksum, from a sender whose checksums are right otherwise, was dropped by its receiver. It waits for the same
/// bytes with a right one, until the other side acknowledged them: where no others come, they are handed on and say so.
///
/// A SYN with another number than the connection's own begins another connection, and closes that. All else that comes after a FIN or RST still
/// belongs to it.
#[derive(Debug, Default)]
pub struct Connections {
    all: Vec<Connection>,
    table: Table,
    recent: Recent,
    /// The index of the connection that had the last segment.
    last: usize,
    /// How many were told apart; more than `all`, where ports were used again.
    count: u32,
    left_out: u64,
    /// Memory that waiting segments take.
    weight: usize,
    /// Connections that hold segments, or did, the first that did first.
    in_line: VecDeque<u32>,
    ends: Ends,
}

/// When a connection that a RST or both FINs ended is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ends {
    /// With the capture: packets may be in any order.
    #[default]
    Late,
    /// At once: they are in order.
    AtOnce,
}

impl Connections {
    /// Those of packets in the order in which they were sent, as a relay records them: nothing follows an end, which is told at once.
    pub fn in_order() -> Self {
        Self {
            ends: Ends::AtOnce,
            ..Self::default()
        }
    }

    /// Connections that are told apart. Segments of those above are left out.
    pub const LIMIT: u32 = 1 << 20;

    /// Takes a segment.
    pub fn segment(&mut self, segment: &Segment, captured: &Captured<'_>, sink: &mut impl Sink) {
        let (key, sender) = Key::of(segment, captured.interface);
        let Some(index) = self.index(key, sender, segment, captured, sink) else {
            self.left_out += 1;
            return;
        };
        self.last = index;
        let Some(connection) = self.all.get_mut(index) else {
            return;
        };
        let was_holding = connection.is_holding();
        if was_holding {
            self.weight -= connection.weight();
        }
        connection.take(sender, segment, captured, &mut self.recent, sink);
        if self.ends == Ends::AtOnce && connection.is_over() {
            connection.give_up(&mut self.recent, sink);
            sink.closed(connection.id());
        }
        if connection.is_holding() {
            self.weight += connection.weight();
            if !connection.in_line {
                connection.in_line = true;
                self.in_line.extend(u32::try_from(index));
            }
            self.make_room(sink);
        }
    }

    /// Ends the capture: what still waits for a segment that never came is handed on behind a gap.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        for connection in &mut self.all {
            if !connection.is_left_out {
                connection.finish(&mut self.recent, sink);
            }
        }
        *self = Self {
            left_out: self.left_out,
            ..Self::default()
        };
    }

    /// Segments that were left out because there were more connections than [`Connections::LIMIT`].
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Where the connection of a segment is; it is opened if it is new.
    fn index(
        &mut self,
        key: Key,
        sender: End,
        segment: &Segment,
        captured: &Captured<'_>,
        sink: &mut impl Sink,
    ) -> Option<usize> {
        let is = |index: usize| {
            self.all
                .get(index)
                .is_some_and(|connection| *connection.key() == key)
        };
        let found = if is(self.last) {
            Some(self.last)
        } else {
            let index = self.table.find(&key, |index| is(index as usize));
            index.map(|index| index as usize)
        };
        let Some(index) = found else {
            let connection = self.open(key, sender, segment, captured, sink)?;
            let index = self.all.len();
            let all = &self.all;
            self.table.insert(key, u32::try_from(index).ok()?, |index| {
                all.get(index as usize).map(|connection| *connection.key())
            });
            self.all.push(connection);
            return Some(index);
        };
        let connection = self.all.get_mut(index)?;
        if connection.is_left_out {
            return None;
        }
        if connection.is_replaced_by(sender, segment) {
            self.weight -= connection.weight();
            connection.finish(&mut self.recent, sink);
            let in_line = connection.in_line;
            connection.is_left_out = true;
            let mut connection = self.open(key, sender, segment, captured, sink)?;
            connection.in_line = in_line;
            *self.all.get_mut(index)? = connection;
        }
        Some(index)
    }

    fn open(
        &mut self,
        key: Key,
        sender: End,
        segment: &Segment,
        captured: &Captured<'_>,
        sink: &mut impl Sink,
    ) -> Option<Connection> {
        if self.count >= Self::LIMIT {
            return None;
        }
        let connection = Connection::new(key, sender, ConnectionId(self.count), segment);
        self.count += 1;
        let (id, opened) = connection.opened(segment);
        sink.opened(id, &opened, captured.seen);
        Some(connection)
    }

    /// Lets those give up first that began to wait first.
    fn make_room(&mut self, sink: &mut impl Sink) {
        while self.weight > MOST_WEIGHT
            && let Some(index) = self.in_line.pop_front()
        {
            if let Some(connection) = self.all.get_mut(index as usize) {
                connection.in_line = false;
                self.weight -= connection.weight();
                connection.give_up(&mut self.recent, sink);
            }
        }
    }
}
