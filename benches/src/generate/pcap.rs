//! A pcap file with Ethernet packets, written packet by packet.

use std::io::{self, Write};

/// Takes packets, and puts their record headers before them.
pub(crate) struct Pcap<W> {
    file: W,
    /// Microseconds since 1970-01-01 00:00 UTC of the next packet.
    now: u64,
}

impl<W: Write> Pcap<W> {
    pub(crate) fn new(mut file: W) -> io::Result<Self> {
        const MICROSECONDS: u32 = 0xa1b2_c3d4;
        const VERSION_2_4: u32 = 0x0004_0002;
        const SNAP_LEN: u32 = 262_144;
        const ETHERNET: u32 = 1;
        for word in [MICROSECONDS, VERSION_2_4, 0, 0, SNAP_LEN, ETHERNET] {
            file.write_all(&word.to_le_bytes())?;
        }
        Ok(Self {
            file,
            now: 1_795_000_000_000_000,
        })
    }

    /// Adds a packet that comes 20 µs after the one before.
    pub(crate) fn packet(&mut self, headers: &[u8], payload: &[u8]) -> io::Result<()> {
        let len = word(headers.len() as u64 + payload.len() as u64);
        let [seconds, microseconds] = [self.now / 1_000_000, self.now % 1_000_000].map(word);
        self.now += 20;
        let mut record = [0; 16];
        for (bytes, value) in record
            .chunks_exact_mut(4)
            .zip([seconds, microseconds, len, len])
        {
            bytes.copy_from_slice(&value.to_le_bytes());
        }
        self.file.write_all(&record)?;
        self.file.write_all(headers)?;
        self.file.write_all(payload)
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn word(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
