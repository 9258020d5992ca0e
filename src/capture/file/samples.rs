//! Files for tests, built field by field, so that each can be wrong in one.

use super::FileReader;
use super::order::ByteOrder;
use crate::capture::record::{LinkType, Timestamp};

pub(super) use ByteOrder::{Big, Little};

/// A record as a reader handed it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) number: u32,
    pub(super) offset: u64,
    pub(super) time: Option<Timestamp>,
    pub(super) interface: u32,
    pub(super) link_type: LinkType,
    pub(super) original_len: u32,
    pub(super) data: Vec<u8>,
}

/// All records of a file that comes in pieces of `len` bytes.
pub(super) fn read_in_pieces(file: &[u8], len: usize) -> (Vec<Taken>, FileReader) {
    let mut taken = Vec::new();
    let mut reader = FileReader::default();
    for piece in file.chunks(len) {
        reader.feed(piece, &mut |record| {
            taken.push(Taken {
                number: record.number,
                offset: record.offset,
                time: record.time,
                interface: record.interface,
                link_type: record.link_type,
                original_len: record.original_len,
                data: record.data.to_vec(),
            });
        });
    }
    reader.finish();
    (taken, reader)
}

pub(super) fn read(file: &[u8]) -> (Vec<Taken>, FileReader) {
    read_in_pieces(file, file.len().max(1))
}

impl ByteOrder {
    pub(super) fn bytes16(self, number: u16) -> [u8; 2] {
        match self {
            Self::Little => number.to_le_bytes(),
            Self::Big => number.to_be_bytes(),
        }
    }

    pub(super) fn bytes(self, number: u32) -> [u8; 4] {
        match self {
            Self::Little => number.to_le_bytes(),
            Self::Big => number.to_be_bytes(),
        }
    }

    pub(super) fn bytes64(self, number: u64) -> [u8; 8] {
        match self {
            Self::Little => number.to_le_bytes(),
            Self::Big => number.to_be_bytes(),
        }
    }

    /// Words of 32 bits, one after the other.
    pub(super) fn all(self, words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| self.bytes(*word)).collect()
    }
}

/// The head of a pcap file of version 2.4.
pub(super) fn pcap_head(order: ByteOrder, magic: u32, snap_len: u32, network: u32) -> Vec<u8> {
    pcap_head_of([2, 4], order, magic, snap_len, network)
}

pub(super) fn pcap_head_of(
    [major, minor]: [u16; 2],
    order: ByteOrder,
    magic: u32,
    snap_len: u32,
    network: u32,
) -> Vec<u8> {
    let mut head = order.bytes(magic).to_vec();
    head.extend(order.bytes16(major));
    head.extend(order.bytes16(minor));
    head.extend(order.all(&[0, 0, snap_len, network]));
    head
}

/// A record: seconds, fraction, two lengths; then what follows.
pub(super) fn record(order: ByteOrder, head: [u32; 4], rest: &[u8]) -> Vec<u8> {
    let mut record = order.all(&head);
    record.extend(rest);
    record
}

/// A block of any type, `body` padded.
pub(super) fn block(order: ByteOrder, block_type: u32, body: &[u8]) -> Vec<u8> {
    let padded = body.len().next_multiple_of(4);
    let len = u32::try_from(padded + 12).unwrap();
    let mut block = order.all(&[block_type, len]);
    block.extend(body);
    block.resize(8 + padded, 0);
    block.extend(order.bytes(len));
    block
}

pub(super) fn option(order: ByteOrder, code: u16, value: &[u8]) -> Vec<u8> {
    let mut option = order.bytes16(code).to_vec();
    option.extend(order.bytes16(u16::try_from(value.len()).unwrap()));
    option.extend(value);
    option.resize(option.len().next_multiple_of(4), 0);
    option
}

pub(super) fn section(order: ByteOrder, options: &[u8]) -> Vec<u8> {
    let mut body = order.bytes(0x1A2B_3C4D).to_vec();
    body.extend(order.bytes16(1));
    body.extend(order.bytes16(0));
    body.extend(order.bytes64(u64::MAX));
    body.extend(options);
    block(order, 0x0A0D_0D0A, &body)
}

pub(super) fn interface(
    order: ByteOrder,
    link_type: u16,
    snap_len: u32,
    options: &[u8],
) -> Vec<u8> {
    let mut body = order.bytes16(link_type).to_vec();
    body.extend([0; 2]);
    body.extend(order.bytes(snap_len));
    body.extend(options);
    block(order, 1, &body)
}

/// An enhanced packet block; `units` of time since the interface's start.
pub(super) fn enhanced(
    order: ByteOrder,
    interface: u32,
    units: u64,
    original_len: u32,
    data: &[u8],
    options: &[u8],
) -> Vec<u8> {
    let captured = u32::try_from(data.len()).unwrap();
    let [high, low] = [(units >> 32) as u32, (units & 0xFFFF_FFFF) as u32];
    let mut body = order.all(&[interface, high, low, captured, original_len]);
    body.extend(data);
    body.resize(body.len().next_multiple_of(4), 0);
    body.extend(options);
    block(order, 6, &body)
}
