//! The packets of a capture file: each byte of a stream comes once and in order, and no connection speaks before it is opened.
#![no_main]

use framescope::capture::checksum::Checksums;
use framescope::capture::file::FileReader;
use framescope::capture::packets::Packets;
use framescope::capture::tcp::{ConnectionId, Happened, Oddity, Opened, Piece, Seen, Side, Sink};

struct Checked<'a> {
    file: &'a [u8],
    /// Whether each connection is closed.
    connections: Vec<bool>,
}

impl Checked<'_> {
    fn is_open(&self, id: ConnectionId) {
        assert_eq!(self.connections.get(id.0 as usize), Some(&false));
    }
}

impl Sink for Checked<'_> {
    fn opened(&mut self, id: ConnectionId, _: &Opened, _: Seen) {
        assert_eq!(id.0 as usize, self.connections.len());
        self.connections.push(false);
    }

    fn happened(&mut self, id: ConnectionId, _: Side, _: &Happened, _: Seen) {
        self.is_open(id);
    }

    fn data(&mut self, id: ConnectionId, _: Side, piece: Piece<'_>) {
        self.is_open(id);
        let at = usize::try_from(piece.file_offset).unwrap();
        assert_eq!(self.file[at..at + piece.bytes.len()], *piece.bytes);
    }

    fn gap(&mut self, id: ConnectionId, _: Side, _: u64, _: Seen) {
        self.is_open(id);
    }

    fn odd(&mut self, id: ConnectionId, _: Side, _: Oddity, _: u64, _: Seen) {
        self.is_open(id);
    }

    fn summed(&mut self, id: ConnectionId, _: Side, _: &Checksums) {
        self.is_open(id);
    }

    fn closed(&mut self, id: ConnectionId) {
        self.is_open(id);
        self.connections[id.0 as usize] = true;
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut reader = FileReader::default();
    let mut packets = Packets::default();
    let mut sink = Checked {
        file: data,
        connections: Vec::new(),
    };
    reader.feed(data, &mut |record| packets.record(&record, &mut sink));
    packets.finish(&mut sink);
});
