//! A recording, as Framescope's own reader takes it.

use framescope::capture::checksum::Checksums;
use framescope::capture::file::{FileInfo, FileReader};
use framescope::capture::packets::Packets;
use framescope::capture::tcp::{
    ConnectionId, Happened, Oddity, Opened, Piece, Seen, Side, Sink, TcpEvent,
};

/// A connection of a recording.
#[derive(Debug, Default)]
pub(crate) struct Connection {
    /// What the client said, and what the server did.
    pub(crate) said: [Vec<u8>; 2],
    pub(crate) events: Vec<(Side, TcpEvent)>,
}

/// All connections of a recording, which is to be whole.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) connections: Vec<Connection>,
    pub(crate) info: FileInfo,
    gaps: u64,
}

impl Read {
    /// Reads a file that lacks nothing.
    pub(crate) fn whole(file: &[u8]) -> Self {
        let read = Self::new(file);
        assert_eq!(read.gaps, 0, "nothing is missing");
        read
    }

    /// Reads a file whose blocks are whole; packets may be missing.
    pub(crate) fn new(file: &[u8]) -> Self {
        let mut read = Self::default();
        let mut reader = FileReader::default();
        let mut packets = Packets::default();
        let mut time = 0;
        reader.feed(file, &mut |record| {
            let now = record.time.unwrap().0;
            assert!(now >= time, "times go on");
            time = now;
            packets.record(&record, &mut read);
        });
        reader.finish();
        packets.finish(&mut read);
        assert_eq!(reader.info().damage, []);
        read.info = reader.info().clone();
        read
    }
}

impl Sink for Read {
    fn opened(&mut self, id: ConnectionId, opened: &Opened, _: Seen) {
        assert_eq!(id.0 as usize, self.connections.len());
        assert!(opened.syn_seen || self.gaps > 0);
        self.connections.push(Connection::default());
    }

    fn happened(&mut self, id: ConnectionId, side: Side, happened: &Happened, _: Seen) {
        self.connections[id.0 as usize]
            .events
            .push((side, happened.event));
    }

    fn data(&mut self, id: ConnectionId, side: Side, piece: Piece<'_>) {
        self.connections[id.0 as usize].said[side as usize].extend_from_slice(piece.bytes);
    }

    fn gap(&mut self, _: ConnectionId, _: Side, len: u64, _: Seen) {
        self.gaps += len;
    }

    fn odd(&mut self, _: ConnectionId, _: Side, oddity: Oddity, _: u64, _: Seen) {
        panic!("{oddity:?}");
    }

    fn summed(&mut self, _: ConnectionId, _: Side, checksums: &Checksums) {
        assert!(!checksums.any_wrong());
    }

    fn closed(&mut self, _: ConnectionId) {}
}
