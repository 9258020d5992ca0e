//! From the bytes of a packet to its TCP segment: link layer, tunnels, IP and TCP headers taken off.

use super::checksum::{folded, sum};
use super::hexdump::Starts;
use super::ip::{Ip, NoIp};
use super::link::{ARP, Layer, Reached};
use super::record::LinkType;
use super::tcp::{Flags, Segment};
use crate::bytes::{Incomplete, Reader, Span};
use std::net::SocketAddr;

/// A packet that carries IP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packet {
    /// A TCP segment.
    Tcp(Segment),
    /// Anything else: another protocol, or a fragment.
    Other,
}

impl Packet {
    /// Reads a packet whose first byte is what `starts` says; with [`Starts::Unknown`], only if lengths and checksum leave no doubt.
    pub fn parse(bytes: &[u8], starts: Starts) -> Option<Self> {
        match starts {
            Starts::Network => Self::of(bytes, 0),
            Starts::LinkLayer => Self::from_link(bytes, Certainty::Told),
            Starts::Unknown => Self::from_link(bytes, Certainty::Shown),
        }
    }

    fn from_link(bytes: &[u8], certainty: Certainty) -> Option<Self> {
        match Layer::Ethernet.to_network(bytes, 0) {
            Ok(Reached::Ip { at }) if certainty == Certainty::Told || is_ip(bytes.get(at..)?) => {
                return Self::of(bytes, at);
            }
            Ok(Reached::Other { ether_type: ARP }) if certainty == Certainty::Told => {
                return Some(Self::Other);
            }
            _ => {}
        }
        // Linux cooked v1 and v2, BSD NULL and LOOP, raw IP: all that tells them apart is that IP follows.
        [16, 20, 4, 0]
            .into_iter()
            .find_map(|header| is_ip(bytes.get(header..)?).then(|| Self::of(bytes, header))?)
    }

    fn of(bytes: &[u8], at: usize) -> Option<Self> {
        match Found::in_ip(bytes, at, bytes.len()) {
            Ok(Found::Tcp(segment)) => Some(Self::Tcp(segment)),
            Ok(_) => Some(Self::Other),
            Err(_) => None,
        }
    }
}

/// What a packet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A TCP segment.
    Tcp(Segment),
    /// A part of a datagram.
    Fragment(Ip),
    /// Another protocol.
    Other,
    /// Less than the headers of a segment, or headers that cannot be.
    Broken,
    /// A link type that is not read.
    Unread,
}

/// Tunnels in tunnels above this number are no honest packet.
const MOST_TUNNELS: usize = 8;

impl Found {
    /// What is in a packet of a capture that was `original_len` bytes long.
    pub(super) fn in_packet(link_type: LinkType, bytes: &[u8], original_len: u32) -> Self {
        let (layer, at) = match Layer::first(link_type, bytes) {
            None => return Self::Unread,
            Some(Err(_)) => return Self::Broken,
            Some(Ok(first)) => first,
        };
        match layer.to_network(bytes, at) {
            Ok(Reached::Ip { at }) => {
                Self::in_ip(bytes, at, original_len as usize).unwrap_or(Self::Broken)
            }
            Ok(Reached::Other { .. }) => Self::Other,
            Err(_) => Self::Broken,
        }
    }

    fn in_ip(bytes: &[u8], at: usize, uncut: usize) -> Result<Self, NoIp> {
        Ok(Self::in_payload(bytes, Ip::parse(bytes, at, uncut)?))
    }

    /// What the payload of `ip` is; its offsets are of `bytes`.
    pub(super) fn in_payload(bytes: &[u8], mut ip: Ip) -> Self {
        for _ in 0..MOST_TUNNELS {
            if ip.fragment.is_some() {
                return Self::Fragment(ip);
            }
            let (Ok(at), Ok(end)) = (
                usize::try_from(ip.payload.start),
                usize::try_from(ip.payload.end),
            ) else {
                return Self::Broken;
            };
            let Some(payload) = bytes.get(at..end) else {
                return Self::Broken;
            };
            let mut reader = Reader::new(payload);
            let layer = match ip.protocol {
                6 => return segment(&ip, payload).map_or(Self::Broken, Self::Tcp),
                4 | 41 => Ok(Some(Layer::Ip)),
                47 => gre(&mut reader),
                17 => udp_tunnel(&mut reader),
                137 => Ok(Some(Layer::Type(0x8847))),
                _ => return Self::Other,
            };
            // What is behind the tunnel's payload is not the inner packet's.
            let whole = bytes.get(..end).unwrap_or_default();
            let inner = match layer {
                Ok(Some(layer)) => layer.to_network(whole, at + reader.position()).ok(),
                _ => None,
            };
            let uncut = at + ip.payload_len as usize;
            ip = match inner {
                Some(Reached::Ip { at }) => match Ip::parse(whole, at, uncut) {
                    Ok(inner) => inner,
                    Err(_) => return Self::Other,
                },
                _ => return Self::Other,
            };
        }
        Self::Other
    }
}

/// The TCP header (RFC 9293 §3.1) that `payload`, the payload of `ip`, begins with.
fn segment(ip: &Ip, payload: &[u8]) -> Option<Segment> {
    let [
        s0,
        s1,
        d0,
        d1,
        q0,
        q1,
        q2,
        q3,
        a0,
        a1,
        a2,
        a3,
        offset,
        flags,
        _,
        _,
        _,
        _,
        _,
        _,
    ] = *payload.first_chunk::<20>()?;
    let header = u32::from(offset >> 4) * 4;
    if header < 20 || header > ip.payload_len {
        return None;
    }
    let there = (payload.len() as u64).saturating_sub(header.into());
    Some(Segment {
        source: SocketAddr::new(ip.source, u16::from_be_bytes([s0, s1])),
        destination: SocketAddr::new(ip.destination, u16::from_be_bytes([d0, d1])),
        sequence_number: u32::from_be_bytes([q0, q1, q2, q3]),
        acknowledgment_number: u32::from_be_bytes([a0, a1, a2, a3]),
        flags: Flags(flags),
        header_len: (offset >> 4) * 4,
        payload: Span::at(ip.payload.end - there, there),
        payload_len: ip.payload_len - header,
    })
}

/// What is behind a GRE header (RFC 2784, RFC 2890; version 1: RFC 2637).
fn gre(reader: &mut Reader<'_>) -> Result<Option<Layer>, Incomplete> {
    let [flags, version, p0, p1] = reader.take_array()?;
    let ether_type = u16::from_be_bytes([p0, p1]);
    let has = |bit: u8| usize::from(flags & bit != 0) * 4;
    let sequenced = flags & 0x10 != 0;
    Ok(match (version & 7, ether_type) {
        (0, _) if flags & 0x40 == 0 => {
            reader.take(has(0x80) + has(0x20) + has(0x10))?;
            match ether_type {
                // ERSPAN has a header of its own in its second version, which is sequenced.
                0x88BE => {
                    reader.take(if sequenced { 8 } else { 0 })?;
                    Some(Layer::Ethernet)
                }
                _ => Some(Layer::Type(ether_type)),
            }
        }
        (1, 0x880B) => {
            reader.take(4 + has(0x10) + usize::from(version & 0x80 != 0) * 4)?;
            Some(Layer::Ppp)
        }
        _ => None,
    })
}

/// What is behind the headers of a tunnel in UDP: GTP-U (3GPP TS 29.281), VXLAN (RFC 7348), Geneve (RFC 8926).
fn udp_tunnel(reader: &mut Reader<'_>) -> Result<Option<Layer>, Incomplete> {
    let [s0, s1, d0, d1, ..] = reader.take_array::<8>()?;
    let ports = [[s0, s1], [d0, d1]].map(u16::from_be_bytes);
    if ports.contains(&2152) {
        return gtp(reader);
    }
    let [_, destination] = ports;
    match destination {
        4789 | 8472 => {
            let [flags, ..] = reader.take_array::<8>()?;
            Ok((flags & 8 != 0).then_some(Layer::Ethernet))
        }
        6081 => {
            let [options, _, p0, p1, ..] = reader.take_array::<8>()?;
            reader.take(usize::from(options & 0x3F) * 4)?;
            Ok((options >> 6 == 0).then_some(Layer::Type(u16::from_be_bytes([p0, p1]))))
        }
        _ => Ok(None),
    }
}

fn gtp(reader: &mut Reader<'_>) -> Result<Option<Layer>, Incomplete> {
    let [flags, message, ..] = reader.take_array::<8>()?;
    // Version 1, GTP rather than GTP', a packet of the user rather than a message of the network.
    if flags & 0xF0 != 0x30 || message != 0xFF {
        return Ok(None);
    }
    if flags & 7 != 0 {
        let [_, _, _, mut extension] = reader.take_array()?;
        while flags & 4 != 0 && extension != 0 {
            let [units] = reader.take_array()?;
            let rest = reader.take((usize::from(units) * 4).saturating_sub(1))?;
            match rest.last() {
                Some(next) => extension = *next,
                None => return Ok(None),
            }
        }
    }
    Ok(Some(Layer::Ip))
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
            if header.len() < 20 || folded(sum(header)) != 0xFFFF {
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

#[cfg(test)]
mod tests {
    use super::*;
    use etherparse::{LaxNetSlice, LaxSlicedPacket, TransportSlice};
    use hex_literal::hex;
    use proptest::prelude::*;
    use std::net::IpAddr;

    /// 10.0.0.1:40000 to 10.0.0.2:80, sequence number 1001, 7 bytes of payload.
    const IP: [u8; 47] = hex!(
        "4500002f 00010000 400666c6 0a000001 0a000002"
        "9c400050 000003e9 00000001 50182000 00000000"
        "8105 48656c6c6f"
    );

    fn segment(payload: u64) -> Packet {
        Packet::Tcp(Segment {
            source: "10.0.0.1:40000".parse().unwrap(),
            destination: "10.0.0.2:80".parse().unwrap(),
            sequence_number: 1001,
            acknowledgment_number: 1,
            flags: Flags(0x18),
            header_len: 20,
            payload: Span::at(payload, 7),
            payload_len: 7,
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

    /// How etherparse reads a segment in Ethernet.
    fn as_others_read(bytes: &[u8]) -> Option<Segment> {
        let packet = LaxSlicedPacket::from_ethernet(bytes).ok()?;
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
                LaxNetSlice::Arp(_) => return None,
            };
        let TransportSlice::Tcp(tcp) = packet.transport.as_ref().filter(|_| !is_fragment)? else {
            return None;
        };
        let at = tcp.payload().as_ptr().addr() - bytes.as_ptr().addr();
        Some(Segment {
            source: SocketAddr::new(source, tcp.source_port()),
            destination: SocketAddr::new(destination, tcp.destination_port()),
            sequence_number: tcp.sequence_number(),
            acknowledgment_number: tcp.acknowledgment_number(),
            flags: Flags(tcp.slice()[13]),
            header_len: u8::try_from(tcp.header_len()).unwrap(),
            payload: Span::at(at as u64, tcp.payload().len() as u64),
            payload_len: u32::try_from(tcp.payload().len()).unwrap(),
        })
    }

    prop_compose! {
        /// A segment in Ethernet, with tags, options and extension headers.
        fn packets()(
            tags in 0_usize..3,
            is_version_4: bool,
            ip_options in 0_u8..11,
            extensions in prop::collection::vec((prop::sample::select(vec![0_u8, 43, 60, 51]), 0_u8..3), 0..4),
            numbers: [u8; 12],
            flags: u8,
            tcp_options in 0_u8..11,
            payload in prop::collection::vec(any::<u8>(), 0..60),
            padding in 0_usize..8,
        ) -> Vec<u8> {
            let mut tcp = numbers.to_vec();
            tcp.extend([(5 + tcp_options) << 4, flags, 0x20, 0, 0, 0, 0, 0]);
            tcp.extend(vec![1; usize::from(tcp_options) * 4]);
            tcp.extend(payload);
            let mut bytes = hex!("020000000002 020000000001").to_vec();
            for tag in 0..tags {
                bytes.extend(if tag + 1 < tags { hex!("88a8 0001") } else { hex!("8100 0002") });
            }
            if is_version_4 {
                bytes.extend([8, 0, 0x45 + ip_options, 0]);
                let len = 20 + usize::from(ip_options) * 4 + tcp.len();
                bytes.extend(u16::try_from(len).unwrap().to_be_bytes());
                bytes.extend(hex!("0001 0000 4006 0000 0a000001 0a000002"));
                bytes.extend(vec![1; usize::from(ip_options) * 4]);
            } else {
                // Hop-by-hop options stand first or nowhere.
                let mut all: Vec<(u8, u8)> = extensions;
                let mut index = 0;
                all.retain(|(kind, _)| {
                    index += 1;
                    *kind != 0 || index == 1
                });
                let mut inner = Vec::new();
                for (index, (kind, len)) in all.iter().enumerate() {
                    let next = all.get(index + 1).map_or(6, |(next, _)| *next);
                    let (units, bytes) = match kind {
                        51 => (len * 2 + 2, usize::from(*len) * 8 + 16),
                        _ => (*len, usize::from(*len) * 8 + 8),
                    };
                    inner.extend([next, units]);
                    inner.extend(vec![0; bytes - 2]);
                }
                inner.extend(&tcp);
                tcp = inner;
                bytes.extend(hex!("86dd 60000000"));
                bytes.extend(u16::try_from(tcp.len()).unwrap().to_be_bytes());
                bytes.extend([all.first().map_or(6, |(first, _)| *first), 64]);
                bytes.extend(hex!("20010db8000000000000000000000001 20010db8000000000000000000000002"));
            }
            bytes.extend(&tcp);
            bytes.extend(vec![0; padding]);
            bytes
        }
    }

    proptest! {
        #[test]
        fn packets_are_read_as_others_read_them(
            mut bytes in packets(),
            flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
            cut in 0_usize..20,
        ) {
            let whole = as_others_read(&bytes);
            prop_assert!(whole.is_some());
            prop_assert_eq!(Found::in_packet(LinkType(1), &bytes, u32::MAX), Found::Tcp(whole.unwrap()));
            for (at, value) in flips {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            bytes.truncate(bytes.len().saturating_sub(cut));
            let original_len = u32::try_from(bytes.len()).unwrap();
            let found = Found::in_packet(LinkType(1), &bytes, original_len);
            if let (Some(theirs), Found::Tcp(ours)) = (as_others_read(&bytes), found) {
                prop_assert_eq!(ours, theirs);
            }
        }

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
