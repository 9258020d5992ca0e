//! Packets for tests.

use super::checksum::{folded, sum};
use super::file::{FileReader, Interface, PcapngWriter};
use super::packet::Found;
use super::record::{LinkType, Record, Timestamp};
use std::net::{IpAddr, SocketAddr};

pub(crate) const CLIENT: &str = "10.0.0.1:40000";
pub(crate) const SERVER: &str = "10.0.0.2:80";
pub(crate) const CLIENT_6: &str = "[2001:db8::1]:40000";
pub(crate) const SERVER_6: &str = "[2001:db8::2]:80";

/// A TCP segment to be.
#[derive(Clone, Debug)]
pub(crate) struct Built {
    pub(crate) source: SocketAddr,
    pub(crate) destination: SocketAddr,
    pub(crate) sequence_number: u32,
    pub(crate) acknowledgment_number: u32,
    pub(crate) flags: u8,
    pub(crate) payload: Vec<u8>,
}

impl Built {
    pub(crate) fn new(
        source: &str,
        destination: &str,
        sequence_number: u32,
        payload: &[u8],
    ) -> Self {
        Self {
            source: source.parse().unwrap(),
            destination: destination.parse().unwrap(),
            sequence_number,
            acknowledgment_number: 0,
            flags: 0,
            payload: payload.to_vec(),
        }
    }

    pub(crate) fn flags(self, flags: u8) -> Self {
        Self { flags, ..self }
    }

    /// Header and payload, and the right checksum.
    pub(crate) fn tcp(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.source.port().to_be_bytes());
        bytes.extend(self.destination.port().to_be_bytes());
        bytes.extend(self.sequence_number.to_be_bytes());
        bytes.extend(self.acknowledgment_number.to_be_bytes());
        bytes.extend([0x50, self.flags, 0x20, 0, 0, 0, 0, 0]);
        bytes.extend(&self.payload);
        let checksum = checksum([self.source.ip(), self.destination.ip()], &bytes);
        bytes[16..18].copy_from_slice(&checksum);
        bytes
    }

    pub(crate) fn ip(&self) -> Vec<u8> {
        ip(self.source.ip(), self.destination.ip(), 6, &self.tcp())
    }

    pub(crate) fn ethernet(&self) -> Vec<u8> {
        ethernet(&self.ip())
    }
}

/// An IP packet without options; the checksum of its header is 0.
pub(crate) fn ip(source: IpAddr, destination: IpAddr, protocol: u8, payload: &[u8]) -> Vec<u8> {
    let len = u16::try_from(payload.len()).unwrap();
    let mut bytes = Vec::new();
    match (source, destination) {
        (IpAddr::V4(source), IpAddr::V4(destination)) => {
            bytes.extend([0x45, 0]);
            bytes.extend((len + 20).to_be_bytes());
            bytes.extend([0, 1, 0, 0, 64, protocol, 0, 0]);
            bytes.extend(source.octets());
            bytes.extend(destination.octets());
        }
        (IpAddr::V6(source), IpAddr::V6(destination)) => {
            bytes.extend([0x60, 0, 0, 0]);
            bytes.extend(len.to_be_bytes());
            bytes.extend([protocol, 64]);
            bytes.extend(source.octets());
            bytes.extend(destination.octets());
        }
        _ => panic!("both ends have one version"),
    }
    bytes.extend(payload);
    bytes
}

/// An Ethernet frame around an IP packet.
pub(crate) fn ethernet(ip: &[u8]) -> Vec<u8> {
    let ether_type = if ip[0] >> 4 == 4 {
        [8, 0]
    } else {
        [0x86, 0xDD]
    };
    [&[2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1][..], &ether_type, ip].concat()
}

/// A record of all of `data`; its offset in the file is 1,000 times its number.
pub(crate) fn record(number: u32, link_type: u16, data: &[u8]) -> Record<'_> {
    Record {
        number,
        offset: u64::from(number) * 1_000,
        time: Some(Timestamp(u64::from(number))),
        interface: 0,
        link_type: LinkType(link_type),
        original_len: u32::try_from(data.len()).unwrap(),
        data,
    }
}

/// A file of packets, one each so many nanoseconds, the first a second after the epoch and one step.
pub(crate) fn pcapng(packets: &[Built], step: u64) -> Vec<u8> {
    let mut file = Vec::new();
    let mut writer = PcapngWriter::new("test", &mut file);
    let interface = Interface {
        name: None,
        description: None,
        link_type: LinkType(1),
        snap_len: 0,
    };
    for (packet, number) in packets.iter().zip(1..) {
        let data = packet.ethernet();
        let record = Record {
            time: Some(Timestamp(1_000_000_000 + u64::from(number) * step)),
            ..record(number, 1, &data)
        };
        writer.packet(&record, &interface, None, &mut file);
    }
    file
}

/// A capture with the right checksum in each TCP segment that is all there.
pub(crate) fn with_checksums(file: &[u8]) -> Vec<u8> {
    let mut places = Vec::new();
    let mut reader = FileReader::default();
    reader.feed(file, &mut |record| {
        let found = Found::in_packet(record.link_type, record.data, record.original_len);
        if let Found::Tcp(segment) = found {
            assert_eq!(segment.payload.len(), u64::from(segment.payload_len));
            let start = segment.payload.start - u64::from(segment.header_len);
            places.push((segment, record.offset + start));
        }
    });
    reader.finish();
    let mut file = file.to_vec();
    for (segment, start) in places {
        let start = usize::try_from(start).unwrap();
        let len = segment.payload_len + u32::from(segment.header_len);
        let bytes = &mut file[start..start + len as usize];
        bytes[16..18].fill(0);
        let ends = [segment.source, segment.destination];
        let checksum = checksum(ends.map(|end| end.ip()), bytes);
        bytes[16..18].copy_from_slice(&checksum);
    }
    file
}

/// The checksum of a segment in which that is 0.
fn checksum(ends: [IpAddr; 2], tcp: &[u8]) -> [u8; 2] {
    let addresses = ends.map(|end| match end {
        IpAddr::V4(address) => sum(&address.octets()),
        IpAddr::V6(address) => sum(&address.octets()),
    });
    let len = u32::try_from(tcp.len()).unwrap().to_be_bytes();
    let pseudo = addresses.iter().sum::<u64>() + sum(&len) + sum(&[0, 6]);
    (!folded(pseudo + sum(tcp))).to_le_bytes()
}
