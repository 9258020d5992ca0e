//! From the bytes of a packet to its TCP segment: link layer, IP and TCP headers taken off.

use super::hexdump::Starts;
use crate::bytes::Span;
use etherparse::{EtherType, LaxNetSlice, LaxSlicedPacket, TransportSlice};
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// One end of a TCP connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint(pub SocketAddr);

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A packet that carries IP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packet {
    /// A TCP segment.
    Tcp(Segment),
    /// Anything else: another protocol, or a fragment.
    Other,
}

/// A TCP segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Who sent it.
    pub source: Endpoint,
    /// To whom.
    pub destination: Endpoint,
    /// Sequence number of its first payload byte.
    pub sequence_number: u32,
    /// Its payload, as offsets in the packet. May be empty; Ethernet's padding is not part of it.
    pub payload: Span,
}

impl Packet {
    /// Reads a packet whose first byte is what `starts` says; with [`Starts::Unknown`], only if lengths and checksum leave no doubt.
    pub fn parse(bytes: &[u8], starts: Starts) -> Option<Self> {
        match starts {
            Starts::Network => Self::of(bytes, &LaxSlicedPacket::from_ip(bytes).ok()?),
            Starts::LinkLayer => Self::from_link(bytes, Certainty::Told),
            Starts::Unknown => Self::from_link(bytes, Certainty::Shown),
        }
    }

    fn from_link(bytes: &[u8], certainty: Certainty) -> Option<Self> {
        let ethernet = LaxSlicedPacket::from_ethernet(bytes).ok();
        let ip = ethernet
            .as_ref()
            .and_then(|packet| offset_of(bytes, packet.ether_payload()?.payload));
        if let (Some(packet), Some(ip)) = (&ethernet, ip)
            && (certainty == Certainty::Told && packet.net.is_some() || is_ip(bytes.get(ip..)?))
        {
            return Self::of(bytes, packet);
        }
        // Linux cooked v1 and v2, BSD NULL and LOOP, raw IP: all that tells them apart is that IP follows.
        [16, 20, 4, 0].into_iter().find_map(|header| {
            let ip = bytes.get(header..).filter(|ip| is_ip(ip))?;
            let ether_type = if ip.first()? >> 4 == 4 {
                EtherType::IPV4
            } else {
                EtherType::IPV6
            };
            Self::of(bytes, &LaxSlicedPacket::from_ether_type(ether_type, ip))
        })
    }

    fn of(bytes: &[u8], packet: &LaxSlicedPacket<'_>) -> Option<Self> {
        let (source, destination, is_fragment): (IpAddr, IpAddr, bool) =
            match packet.net.as_ref()? {
                LaxNetSlice::Ipv4(ip) => (
                    ip.header().source_addr().into(),
                    ip.header().destination_addr().into(),
                    ip.is_payload_fragmented(),
                ),
                LaxNetSlice::Ipv6(ip) => (
                    ip.header().source_addr().into(),
                    ip.header().destination_addr().into(),
                    ip.is_payload_fragmented(),
                ),
                LaxNetSlice::Arp(_) => return Some(Self::Other),
            };
        match &packet.transport {
            Some(TransportSlice::Tcp(tcp)) if !is_fragment => Some(Self::Tcp(Segment {
                source: Endpoint(SocketAddr::new(source, tcp.source_port())),
                destination: Endpoint(SocketAddr::new(destination, tcp.destination_port())),
                // SYN takes a number of its own (RFC 9293 §3.4).
                sequence_number: tcp.sequence_number().wrapping_add(u32::from(tcp.syn())),
                payload: Span::at(
                    offset_of(bytes, tcp.payload())? as u64,
                    tcp.payload().len() as u64,
                ),
            })),
            _ => Some(Self::Other),
        }
    }
}

/// What lets bytes be taken for a packet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// The text says that they are one.
    Told,
    /// They show it themselves.
    Shown,
}

/// Whether `bytes` are an IP packet of just this length, but for Ethernet's padding and check sequence.
fn is_ip(bytes: &[u8]) -> bool {
    const TRAILER: usize = 50;
    let len = match *bytes {
        [first, _, high, low, ..] if first >> 4 == 4 => {
            let header = bytes
                .get(..usize::from(first & 0xF) * 4)
                .unwrap_or_default();
            if header.len() < 20 || checksum(header) != 0xFFFF {
                return false;
            }
            usize::from(u16::from_be_bytes([high, low]))
        }
        [first, _, _, _, high, low, next, ..]
            if first >> 4 == 6 && matches!(next, 0 | 6 | 17 | 43 | 44 | 58 | 60) =>
        {
            40 + usize::from(u16::from_be_bytes([high, low]))
        }
        _ => return false,
    };
    len >= 20 && len <= bytes.len() && bytes.len() - len <= TRAILER
}

/// The one's complement sum of 16-bit words (RFC 1071): 0xFFFF over a sound IPv4 header.
fn checksum(header: &[u8]) -> u32 {
    let (words, _) = header.as_chunks::<2>();
    let sum: u32 = words
        .iter()
        .map(|word| u32::from(u16::from_be_bytes(*word)))
        .sum();
    let folded = (sum & 0xFFFF) + (sum >> 16);
    (folded & 0xFFFF) + (folded >> 16)
}

/// Where `part`, a part of `whole`, begins in it.
fn offset_of(whole: &[u8], part: &[u8]) -> Option<usize> {
    part.as_ptr()
        .addr()
        .checked_sub(whole.as_ptr().addr())
        .filter(|offset| offset + part.len() <= whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    /// 10.0.0.1:40000 to 10.0.0.2:80, sequence number 1001, 7 bytes of payload.
    const IP: [u8; 47] = hex!(
        "4500002f 00010000 400666c6 0a000001 0a000002"
        "9c400050 000003e9 00000001 50182000 00000000"
        "8105 48656c6c6f"
    );

    fn segment(payload: u64) -> Packet {
        Packet::Tcp(Segment {
            source: Endpoint("10.0.0.1:40000".parse().unwrap()),
            destination: Endpoint("10.0.0.2:80".parse().unwrap()),
            sequence_number: 1001,
            payload: Span::at(payload, 7),
        })
    }

    #[test]
    fn headers_are_taken_off() {
        let ethernet = [&hex!("020000000002 020000000001 0800")[..], &IP].concat();
        let padded = [&ethernet[..], &[0; 6]].concat();
        let vlan = [&hex!("020000000002 020000000001 8100 0001 0800")[..], &IP].concat();
        let cooked = [&hex!("0000 0001 0006 020000000001 0000 0800")[..], &IP].concat();
        let loopback = [&hex!("02000000")[..], &IP].concat();
        let rows = [
            (&IP[..], Starts::Network, Some(segment(40))),
            (&IP[..], Starts::Unknown, Some(segment(40))),
            (&ethernet, Starts::LinkLayer, Some(segment(54))),
            (&ethernet, Starts::Unknown, Some(segment(54))),
            (&padded, Starts::Unknown, Some(segment(54))),
            (&vlan, Starts::LinkLayer, Some(segment(58))),
            (&cooked, Starts::LinkLayer, Some(segment(56))),
            (&loopback, Starts::LinkLayer, Some(segment(44))),
            (&IP[40..], Starts::Unknown, None),
        ];
        for (bytes, starts, expected) in rows {
            assert_eq!(Packet::parse(bytes, starts), expected, "{bytes:02x?}");
        }
    }

    #[test]
    fn a_wrong_checksum_leaves_doubt() {
        let mut bytes = IP;
        bytes[10] ^= 1;
        assert_eq!(Packet::parse(&bytes, Starts::Unknown), None);
        assert_eq!(Packet::parse(&bytes, Starts::Network), Some(segment(40)));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, flips: Vec<(prop::sample::Index, u8)>) {
            let mut near = IP.to_vec();
            for (at, value) in flips {
                let at = at.index(near.len());
                near[at] = value;
            }
            for bytes in [&bytes, &near] {
                for starts in [Starts::Unknown, Starts::Network, Starts::LinkLayer] {
                    if let Some(Packet::Tcp(segment)) = Packet::parse(bytes, starts) {
                        prop_assert!(segment.payload.end <= bytes.len() as u64);
                    }
                }
            }
        }
    }
}
