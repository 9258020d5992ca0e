//! One packet of a capture file, and what its numbers mean.

use serde::{Deserialize, Serialize};

/// A time in nanoseconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub u64);

/// What the first byte of a packet is, by its number in the registry of tcpdump.org (LINKTYPE_…).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LinkType(pub u16);

/// A packet record (pcap) or packet block (pcapng).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// Its number in the file, from 1, as Wireshark counts.
    pub number: u32,
    /// Offset in the file (inflated, if it was gzipped) of the first of `data`.
    pub offset: u64,
    /// When it was captured; a simple packet block does not say.
    pub time: Option<Timestamp>,
    /// The interface that captured it: an index into the file's interfaces, over all sections.
    pub interface: u32,
    /// What `data` begins with.
    pub link_type: LinkType,
    /// How many bytes the packet had before the snaplen cut it.
    pub original_len: u32,
    /// Its bytes.
    pub data: &'a [u8],
}
