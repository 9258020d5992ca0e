//! A sink that keeps all it is given.

use super::{Checksums, ConnectionId, Happened, Oddity, Opened, Piece, Seen, Side, Sink, TcpEvent};
use std::fmt::Write;

/// What a sink was given: each connection as lines, and each stream as runs.
#[derive(Debug, Default)]
pub(in crate::capture) struct Recorded {
    pub(in crate::capture) connections: Vec<RecordedConnection>,
    /// All that came, a line each.
    pub(in crate::capture) lines: String,
}

#[derive(Debug)]
pub(in crate::capture) struct RecordedConnection {
    pub(in crate::capture) opened: Opened,
    /// The opener's first.
    pub(in crate::capture) streams: [Vec<Run>; 2],
    pub(in crate::capture) events: Vec<(Side, TcpEvent)>,
    pub(in crate::capture) is_closed: bool,
}

/// Bytes or a gap, as long as they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::capture) enum Run {
    /// Bytes, and for each its offset in the file.
    Bytes(Vec<u8>, Vec<u64>),
    Gap(u64),
}

impl Recorded {
    fn connection(&mut self, id: ConnectionId) -> &mut RecordedConnection {
        let connection = &mut self.connections[id.0 as usize];
        assert!(!connection.is_closed, "nothing comes after closed");
        connection
    }

    fn line(&mut self, id: ConnectionId, side: Side, rest: std::fmt::Arguments<'_>, seen: Seen) {
        let arrow = match side {
            Side::Opener => '>',
            Side::Other => '<',
        };
        writeln!(self.lines, "{} {arrow} {rest} #{}", id.0, seen.packet).unwrap();
    }
}

impl Sink for Recorded {
    fn opened(&mut self, id: ConnectionId, opened: &Opened, seen: Seen) {
        assert_eq!(id.0 as usize, self.connections.len(), "ids count up by one");
        self.connections.push(RecordedConnection {
            opened: *opened,
            streams: Default::default(),
            events: Vec::new(),
            is_closed: false,
        });
        let [one, two] = opened.ends;
        writeln!(
            self.lines,
            "{} {one} {two} @{} syn {} #{}",
            id.0, opened.interface, opened.syn_seen, seen.packet
        )
        .unwrap();
    }

    fn happened(&mut self, id: ConnectionId, side: Side, happened: &Happened, seen: Seen) {
        self.connection(id).events.push((side, happened.event));
        self.line(id, side, format_args!("{:?}", happened.event), seen);
    }

    fn data(&mut self, id: ConnectionId, side: Side, piece: Piece<'_>) {
        assert!(!piece.bytes.is_empty());
        let runs = &mut self.connection(id).streams[side as usize];
        if !matches!(runs.last(), Some(Run::Bytes(..))) {
            runs.push(Run::Bytes(Vec::new(), Vec::new()));
        }
        if let Some(Run::Bytes(bytes, offsets)) = runs.last_mut() {
            bytes.extend_from_slice(piece.bytes);
            offsets.extend((piece.file_offset..).take(piece.bytes.len()));
        }
        let text = piece.bytes.escape_ascii();
        let doubt = if piece.checksum.is_wrong() { "?" } else { "" };
        self.line(id, side, format_args!("\"{text}\"{doubt}"), piece.seen);
    }

    fn gap(&mut self, id: ConnectionId, side: Side, len: u64, seen: Seen) {
        assert!(len > 0);
        match self.connection(id).streams[side as usize].last_mut() {
            Some(Run::Gap(before)) => *before += len,
            _ => self.connection(id).streams[side as usize].push(Run::Gap(len)),
        }
        self.line(id, side, format_args!("gap {len}"), seen);
    }

    fn odd(&mut self, id: ConnectionId, side: Side, oddity: Oddity, len: u64, seen: Seen) {
        self.connection(id);
        self.line(id, side, format_args!("{oddity:?} {len}"), seen);
    }

    fn summed(&mut self, id: ConnectionId, _: Side, _: &Checksums) {
        self.connection(id);
    }

    fn closed(&mut self, id: ConnectionId) {
        self.connection(id).is_closed = true;
        writeln!(self.lines, "{} closed", id.0).unwrap();
    }
}
