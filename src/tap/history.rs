//! What is kept of what was recorded, for viewers who come late or are slow.

use super::cursor::{Cursor, Dropped};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The latest of what was recorded, in bounded memory.
///
/// Of connections that ended, the oldest are given up first, whole: half of one tells little. Then the oldest pieces of those that are open, but
/// not their beginnings, since a handshake says how to read what follows. In the end whole open ones.
#[derive(Debug)]
pub(super) struct History {
    limit: usize,
    weight: usize,
    /// Pieces, by their numbers.
    pieces: BTreeMap<u64, Piece>,
    /// Connection and number of each piece.
    by_connection: BTreeSet<(u32, u64)>,
    /// Pieces that are no beginning of a connection.
    later: BTreeSet<u64>,
    /// Bytes of the beginning of each open connection.
    open: HashMap<u32, usize>,
    /// Connections that ended and have pieces.
    ended: BTreeSet<u32>,
    next: u64,
    total: Dropped,
}

/// Whole blocks that were recorded at once.
#[derive(Debug)]
struct Piece {
    connection: u32,
    blocks: Box<[u8]>,
    /// What stands before it in all that was recorded.
    before: Dropped,
    behind: Dropped,
}

impl History {
    /// Bytes of a connection that count as its beginning.
    const BEGINNING: usize = 16 * 1024;

    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            weight: 0,
            pieces: BTreeMap::new(),
            by_connection: BTreeSet::new(),
            later: BTreeSet::new(),
            open: HashMap::new(),
            ended: BTreeSet::new(),
            next: 0,
            total: Dropped::default(),
        }
    }

    /// Takes what was recorded of a connection: so many packets, with so many bytes of its ends.
    pub(super) fn push(&mut self, connection: u32, packets: u64, bytes: u64, blocks: &[u8]) {
        let before = self.total;
        self.total.packets += packets;
        self.total.bytes += bytes;
        let piece = Piece {
            connection,
            blocks: blocks.into(),
            before,
            behind: self.total,
        };
        let number = self.next;
        self.next += 1;
        let beginning = self.open.entry(connection).or_default();
        *beginning = beginning.saturating_add(piece.weight());
        if *beginning > Self::BEGINNING {
            self.later.insert(number);
        }
        self.weight += piece.weight();
        self.by_connection.insert((connection, number));
        self.pieces.insert(number, piece);
        while self.weight > self.limit && self.give_up() {}
    }

    /// Nothing more comes of a connection.
    pub(super) fn end(&mut self, connection: u32) {
        self.open.remove(&connection);
        if self.pieces_of(connection).next().is_some() {
            self.ended.insert(connection);
        }
    }

    /// Adds what comes next to `out`, up to about `limit` bytes.
    pub(super) fn read(&self, cursor: &mut Cursor, limit: usize, out: &mut Vec<u8>) {
        let mut is_all = true;
        for (number, piece) in self.pieces.range(cursor.next..) {
            if !out.is_empty() && out.len() + piece.blocks.len() > limit {
                is_all = false;
                break;
            }
            cursor.skip(piece.before);
            cursor.passed = piece.behind;
            cursor.next = number + 1;
            out.extend_from_slice(&piece.blocks);
        }
        if is_all {
            cursor.skip(self.total);
            cursor.next = self.next;
        }
    }

    fn pieces_of(&self, connection: u32) -> impl Iterator<Item = u64> {
        let all = (connection, 0)..=(connection, u64::MAX);
        self.by_connection.range(all).map(|(_, number)| *number)
    }

    /// Gives up what is missed least; `false` if there is nothing.
    fn give_up(&mut self) -> bool {
        if let Some(connection) = self.ended.pop_first() {
            self.forget(connection);
        } else if let Some(number) = self.later.first().copied() {
            self.remove(number);
        } else if let Some((connection, _)) = self.by_connection.first().copied() {
            self.forget(connection);
        } else {
            return false;
        }
        true
    }

    fn forget(&mut self, connection: u32) {
        let numbers: Vec<u64> = self.pieces_of(connection).collect();
        for number in numbers {
            self.remove(number);
        }
    }

    fn remove(&mut self, number: u64) {
        if let Some(piece) = self.pieces.remove(&number) {
            self.weight -= piece.weight();
            self.by_connection.remove(&(piece.connection, number));
            self.later.remove(&number);
        }
    }
}

impl Piece {
    /// Memory that it takes, about.
    fn weight(&self) -> usize {
        const AROUND: usize = 160;
        self.blocks.len() + AROUND
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A piece of `len` bytes, all of which are `byte`.
    fn push(history: &mut History, connection: u32, byte: u8, len: usize) {
        history.push(connection, 1, len as u64, &vec![byte; len]);
    }

    /// All that a new viewer is shown, each run of bytes as its first and how many there are.
    fn shown(history: &History) -> (Vec<(u8, usize)>, Dropped) {
        let (mut cursor, mut out) = (Cursor::default(), Vec::new());
        history.read(&mut cursor, usize::MAX, &mut out);
        let runs = out.chunk_by(|a, b| a == b);
        (
            runs.map(|run| (run[0], run.len())).collect(),
            cursor.dropped,
        )
    }

    #[test]
    fn ended_connections_go_first_and_beginnings_stay() {
        let mut history = History::new(100_000);
        push(&mut history, 1, 1, 1000);
        push(&mut history, 2, 2, 10_000);
        push(&mut history, 3, 3, 10_000);
        history.end(2);
        let dropped = |packets, bytes| Dropped { packets, bytes };
        assert_eq!(
            shown(&history),
            (vec![(1, 1000), (2, 10_000), (3, 10_000)], dropped(0, 0))
        );
        push(&mut history, 1, 4, 80_000);
        let (runs, missing) = shown(&history);
        assert_eq!(runs, [(1, 1000), (3, 10_000), (4, 80_000)]);
        assert_eq!(missing, dropped(1, 10_000));
        // No connection has ended: what is no beginning goes.
        push(&mut history, 3, 5, 20_000);
        let (runs, missing) = shown(&history);
        assert_eq!(runs, [(1, 1000), (3, 10_000), (5, 20_000)]);
        assert_eq!(missing, dropped(2, 90_000));
        // There are nothing but beginnings.
        for connection in 4..20 {
            push(&mut history, connection, 6, 10_000);
        }
        let (runs, _) = shown(&history);
        assert_eq!(runs, [(6, 90_000)]);
    }

    #[test]
    fn who_is_slow_misses_what_is_gone_and_knows_how_much() {
        let mut history = History::new(50_000);
        let (mut cursor, mut out) = (Cursor::default(), Vec::new());
        for number in 0..100 {
            push(&mut history, 1, number, 5000);
            if number == 3 {
                history.read(&mut cursor, 10_000, &mut out);
                assert_eq!((out.len(), cursor.next), (10_000, 2));
            }
        }
        let mut later = Vec::new();
        history.read(&mut cursor, usize::MAX, &mut later);
        let shown = (out.len() + later.len()) as u64;
        assert_eq!(cursor.dropped.bytes, 500_000 - shown);
        assert_eq!(cursor.dropped.packets, 100 - shown / 5000);
        // The beginning and the end are there.
        assert_eq!((later[0], later.last()), (2, Some(&99)));
        assert_eq!(cursor.next, 100);
    }

    proptest! {
        #[test]
        fn memory_is_bounded_and_every_byte_is_shown_or_counted(
            steps in prop::collection::vec((1..6_u32, 0..4000_usize, any::<bool>(), 0..8_u8), 0..200),
            limit in 1000..60_000_usize,
        ) {
            let mut history = History::new(limit);
            let mut cursors = [Cursor::default(); 2];
            let mut shown = [0; 2];
            let (mut packets, mut bytes) = (0, 0);
            for (connection, len, ends, reads) in steps {
                push(&mut history, connection, 0, len);
                packets += 1;
                bytes += len as u64;
                if ends {
                    history.end(connection);
                }
                prop_assert!(history.weight <= limit);
                let weight: usize = history.pieces.values().map(Piece::weight).sum();
                prop_assert_eq!(history.weight, weight);
                prop_assert_eq!(history.by_connection.len(), history.pieces.len());
                if reads == 0 {
                    let mut out = Vec::new();
                    history.read(&mut cursors[0], 3000, &mut out);
                    shown[0] += out.len() as u64;
                }
            }
            for (cursor, shown) in cursors.iter_mut().zip(&mut shown) {
                let mut out = Vec::new();
                history.read(cursor, usize::MAX, &mut out);
                *shown += out.len() as u64;
                prop_assert_eq!(*shown + cursor.dropped.bytes, bytes);
                prop_assert_eq!(cursor.passed.packets, packets);
                prop_assert!(cursor.dropped.packets <= packets);
            }
        }
    }
}
