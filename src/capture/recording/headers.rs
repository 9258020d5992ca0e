//! Headers of a packet that never was on a wire.

use super::Recorder;
use crate::capture::checksum::{folded, sum};
use crate::capture::tcp::{Flags, Side};
use std::net::{IpAddr, SocketAddr};

/// What the headers of a segment say.
pub(super) struct Headers {
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
    /// Who sent it.
    pub(super) side: Side,
    /// The sequence and the acknowledgment number.
    pub(super) numbers: [u32; 2],
    pub(super) flags: Flags,
}

const TCP: u8 = 6;
const HOPS: u8 = 64;

impl Headers {
    /// Writes Ethernet, IP and TCP headers of a segment with this payload, of at most [`Recorder::SEGMENT`] bytes.
    pub(super) fn write(&self, payload: &[u8], out: &mut Vec<u8>) {
        // Addresses that nobody made: locally administered.
        let (client, server) = ([2, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0, 2]);
        let (source, destination) = match self.side {
            Side::Opener => (client, server),
            Side::Other => (server, client),
        };
        out.extend(destination);
        out.extend(source);

        let options = self.options();
        let tcp_len = 20 + options.len() + payload.len();
        let tcp_len = u16::try_from(tcp_len).unwrap_or(u16::MAX);
        let pseudo_header = self.ip(tcp_len, out);

        let tcp = out.len();
        let checksum = tcp + 16;
        out.extend(self.source.port().to_be_bytes());
        out.extend(self.destination.port().to_be_bytes());
        for number in self.numbers {
            out.extend(number.to_be_bytes());
        }
        let words = if options.is_empty() { 5 } else { 7 };
        out.extend([words << 4, self.flags.0, 0xFF, 0xFF, 0, 0, 0, 0]);
        out.extend(options);
        let header = out.get(tcp..).unwrap_or_default();
        fill(checksum, pseudo_header + sum(header) + sum(payload), out);
    }

    /// Those of a SYN: the longest segment, and windows counted in 256 bytes, so that what is under way fits one.
    fn options(&self) -> &'static [u8] {
        const LONGEST: [u8; 2] = Recorder::SEGMENT.to_be_bytes();
        const OPTIONS: [u8; 8] = [2, 4, LONGEST[0], LONGEST[1], 1, 3, 3, 8];
        if self.flags.has(Flags::SYN) {
            &OPTIONS
        } else {
            &[]
        }
    }

    /// Writes what tells IP and its header; the sum of the pseudo-header that TCP's checksum is over as well.
    fn ip(&self, tcp_len: u16, out: &mut Vec<u8>) -> u64 {
        let pseudo_header = sum(&[0, TCP]) + sum(&tcp_len.to_be_bytes());
        match (self.source.ip(), self.destination.ip()) {
            (IpAddr::V4(source), IpAddr::V4(destination)) => {
                out.extend([8, 0]);
                let header = out.len();
                out.extend([0x45, 0]);
                out.extend((tcp_len + 20).to_be_bytes());
                // Never in fragments, so that it needs no identification (RFC 6864 §4.1).
                out.extend([0, 0, 0x40, 0, HOPS, TCP, 0, 0]);
                out.extend(source.octets());
                out.extend(destination.octets());
                let written = sum(out.get(header..).unwrap_or_default());
                fill(header + 10, written, out);
                pseudo_header + sum(&source.octets()) + sum(&destination.octets())
            }
            (source, destination) => {
                let [source, destination] = [source, destination].map(|address| match address {
                    IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
                    IpAddr::V6(address) => address.octets(),
                });
                out.extend([0x86, 0xDD, 0x60, 0, 0, 0]);
                out.extend(tcp_len.to_be_bytes());
                out.extend([TCP, HOPS]);
                out.extend(source);
                out.extend(destination);
                pseudo_header + sum(&source) + sum(&destination)
            }
        }
    }
}

/// Writes a checksum over what is zero so far.
fn fill(at: usize, sum: u64, out: &mut [u8]) {
    if let Some(place) = out.get_mut(at..at + 2) {
        place.copy_from_slice(&(!folded(sum)).to_le_bytes());
    }
}
