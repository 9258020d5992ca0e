//! Packets in, connections out: link, IP and TCP headers taken off, fragments put together, tunnels opened.

use super::checksum::Checksum;
use super::fragments::{Datagram, Fragments};
use super::packet::Found;
use super::parts::range;
use super::record::{LinkType, Record};
use super::tcp::{Captured, Connections, Flags, Seen, Segment, Sink};
use crate::bytes::Span;

/// What the packets were, and what waits to be completed.
#[derive(Debug, Default)]
pub struct Packets {
    connections: Connections,
    fragments: Fragments,
    traffic: Traffic,
}

/// Packets that are no TCP segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Not TCP over IP.
    pub other: u32,
    /// Of a link type that is not read: the type, its name if it has one, how many. At most [`Traffic::LINK_TYPES_LIMIT`] types, those above are in `other`.
    pub link_types: Vec<(LinkType, Option<&'static str>, u32)>,
    /// Cut or broken before their TCP payload.
    pub broken: u32,
    /// IP fragments whose others never came; complete after [`Packets::finish`].
    pub fragments: u32,
}

impl Traffic {
    /// Link types that are told apart.
    pub const LINK_TYPES_LIMIT: usize = 64;

    fn unread(&mut self, link_type: LinkType) {
        let known = self
            .link_types
            .iter_mut()
            .find(|(known, ..)| *known == link_type);
        if let Some((.., count)) = known {
            *count = count.saturating_add(1);
        } else if self.link_types.len() < Self::LINK_TYPES_LIMIT {
            self.link_types.push((link_type, link_type.name(), 1));
        } else {
            self.other = self.other.saturating_add(1);
        }
    }
}

impl Packets {
    /// Those of a relay's recording, in the order in which they were sent: what ends is told at once.
    pub fn in_order() -> Self {
        Self {
            connections: Connections::in_order(),
            ..Self::default()
        }
    }

    /// Takes a packet.
    pub fn record(&mut self, record: &Record<'_>, sink: &mut impl Sink) {
        match Found::in_packet(record.link_type, record.data, record.original_len) {
            Found::Tcp(segment) => {
                let captured = Captured {
                    checksum: Checksum::of(&segment, record.data),
                    ..captured(record, segment.payload)
                };
                self.connections.segment(&segment, &captured, sink);
            }
            Found::Fragment(ip) if matches!(ip.protocol, 4 | 6 | 17 | 41 | 47) => {
                let captured = captured(record, ip.payload);
                let datagram = ip
                    .fragment
                    .and_then(|header| self.fragments.take(&ip, header, &captured));
                self.traffic.fragments = self.fragments.given_up();
                if let Some(datagram) = datagram {
                    self.datagram(&datagram, record.interface, sink);
                }
            }
            Found::Fragment(_) | Found::Other => {
                self.traffic.other = self.traffic.other.saturating_add(1);
            }
            Found::Broken => self.traffic.broken = self.traffic.broken.saturating_add(1),
            Found::Unread => self.traffic.unread(record.link_type),
        }
    }

    /// Ends the capture.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        self.fragments.finish();
        self.traffic.fragments = self.fragments.given_up();
        self.connections.finish(sink);
    }

    /// What was no TCP segment.
    pub const fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Segments that were left out because there were more connections than are told apart ([`Connections::LIMIT`]).
    pub const fn left_out(&self) -> u64 {
        self.connections.left_out()
    }

    /// Hands on a datagram that was put together, one segment for each of its parts: each byte keeps its packet and its place in the file.
    fn datagram(&mut self, datagram: &Datagram, interface: u32, sink: &mut impl Sink) {
        let count = match Found::in_payload(&datagram.bytes, datagram.ip) {
            Found::Tcp(segment) => return self.in_parts(datagram, &segment, interface, sink),
            Found::Broken => &mut self.traffic.broken,
            _ => &mut self.traffic.other,
        };
        *count = count.saturating_add(datagram.fragments);
    }

    fn in_parts(
        &mut self,
        datagram: &Datagram,
        whole: &Segment,
        interface: u32,
        sink: &mut impl Sink,
    ) {
        let payload = Span::at(whole.payload.start, whole.payload_len.into());
        let checksum = Checksum::of(whole, &datagram.bytes);
        // Without payload it comes from where its header does.
        let spans: Vec<_> = if payload.is_empty() {
            let first = datagram.parts.first();
            first.map(|part| (payload, part)).into_iter().collect()
        } else {
            datagram.parts_in(payload).collect()
        };
        for (index, (span, part)) in spans.iter().enumerate() {
            let ahead = u32::try_from(span.start - payload.start).unwrap_or_default();
            let mut segment = *whole;
            if index > 0 {
                segment.sequence_number = whole.first_byte().wrapping_add(ahead);
                segment.flags.0 &= !Flags::SYN;
            }
            if index + 1 < spans.len() {
                segment.flags.0 &= !(Flags::FIN | Flags::RST);
            }
            segment.payload_len = u32::try_from(span.len()).unwrap_or(u32::MAX);
            let (start, end) = (
                span.start.saturating_sub(part.start),
                span.end.saturating_sub(part.start),
            );
            let captured = Captured {
                bytes: range(&part.bytes, start, end),
                file_offset: part.file_offset + start,
                packet_offset: part.packet_offset,
                interface,
                seen: part.seen,
                checksum,
            };
            segment.payload = Span::at(span.start, captured.bytes.len() as u64);
            self.connections.segment(&segment, &captured, sink);
        }
    }
}

/// The part `span` of a packet.
fn captured<'a>(record: &Record<'a>, span: Span) -> Captured<'a> {
    Captured {
        bytes: range(record.data, span.start, span.end),
        file_offset: record.offset + span.start,
        packet_offset: record.offset,
        interface: record.interface,
        seen: Seen {
            packet: record.number,
            time: record.time,
        },
        checksum: Checksum::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::built::{Built, CLIENT, CLIENT_6, SERVER, SERVER_6, ethernet, ip, record};
    use crate::capture::record::Timestamp;
    use crate::capture::tcp::recorded::{Recorded, Run};
    use hex_literal::hex;
    use proptest::prelude::*;

    /// What becomes of packets.
    fn read<'a>(records: impl IntoIterator<Item = Record<'a>>) -> (Recorded, Traffic) {
        let mut packets = Packets::default();
        let mut recorded = Recorded::default();
        for record in records {
            packets.record(&record, &mut recorded);
        }
        packets.finish(&mut recorded);
        (recorded, packets.traffic)
    }

    fn hello() -> Built {
        Built::new(CLIENT, SERVER, 1000, b"hello")
    }

    fn hello_6() -> Built {
        Built::new(CLIENT_6, SERVER_6, 1000, b"hello")
    }

    #[test]
    fn all_that_is_around_ip_is_taken_off() {
        let (v4, v6) = (hello().ip(), hello_6().ip());
        let mac = hex!("020000000002 020000000001");
        let around = |inner: &[u8], protocol: u8, head: &[u8]| {
            let [source, destination] = ["192.0.2.1", "192.0.2.2"].map(|end| end.parse().unwrap());
            ethernet(&ip(source, destination, protocol, &[head, inner].concat()))
        };
        let ether = ethernet(&v4);
        let udp = |port: u16, head: &[u8], inner: &[u8]| {
            let udp = [
                &hex!("0000")[..],
                &port.to_be_bytes(),
                &hex!("0000 0000"),
                head,
            ]
            .concat();
            around(inner, 17, &udp)
        };
        let rows: Vec<(u16, Vec<u8>)> = vec![
            (1, ether.clone()),
            (1, ethernet(&v6)),
            (1, [&mac[..], &hex!("8100 0001 0800"), &v4].concat()),
            (
                1,
                [&mac[..], &hex!("88a8 0001 9100 0001 8100 0002 86dd"), &v6].concat(),
            ),
            (
                1,
                [&mac[..], &hex!("8864 1100 0001 002f 0021"), &v4, b"padding"].concat(),
            ),
            (1, [&mac[..], &hex!("8864 1100 0001 0043 57"), &v6].concat()),
            (1, [&mac[..], &hex!("8847 00001000 00002140"), &v4].concat()),
            (
                1,
                [&mac[..], &hex!("8847 00002140 00000000"), &ether].concat(),
            ),
            (
                1,
                [&mac[..], &hex!("0035 aaaa03 000000 0800"), &v4].concat(),
            ),
            (
                113,
                [&hex!("0000 0001 0006 020000000001 0000 0800")[..], &v4].concat(),
            ),
            (
                113,
                [
                    &hex!("0000 0001 0006 020000000001 0000 8100 0001 86dd")[..],
                    &v6,
                ]
                .concat(),
            ),
            (
                276,
                [
                    &hex!("86dd 0000 00000001 0001 00 06 020000000001 0000")[..],
                    &v6,
                ]
                .concat(),
            ),
            (0, [&hex!("02000000")[..], &v4].concat()),
            (0, [&hex!("0000001e")[..], &v6].concat()),
            (108, [&hex!("00000002")[..], &v4].concat()),
            (108, [&hex!("18000000")[..], &v6].concat()),
            (12, v4.clone()),
            (14, v6.clone()),
            (101, v6.clone()),
            (228, v4.clone()),
            (229, v6.clone()),
            (9, [&hex!("ff03 0021")[..], &v4].concat()),
            (9, [&hex!("0057")[..], &v6].concat()),
            (50, [&hex!("0f00 0800")[..], &v4].concat()),
            (51, [&hex!("1100 0001 002e 0021")[..], &v4].concat()),
            (104, [&hex!("0f00 0800")[..], &v4].concat()),
            (204, [&hex!("01 21")[..], &v4].concat()),
            (1, around(&v4, 4, &[])),
            (1, around(&v6, 41, &[])),
            (1, around(&v4, 47, &hex!("0000 0800"))),
            (
                1,
                around(&v6, 47, &hex!("b000 86dd 00000000 00000001 00000002")),
            ),
            (1, around(&ether, 47, &hex!("0000 6558"))),
            (
                1,
                around(&ether, 47, &hex!("1000 88be 00000001 1000000000000000")),
            ),
            (
                1,
                around(
                    &v4,
                    47,
                    &hex!("3081 880b 002f0001 00000001 00000002 ff03 0021"),
                ),
            ),
            (1, around(&v4, 137, &hex!("00002140"))),
            (1, udp(2152, &hex!("30ff 002d 00000001"), &v4)),
            (
                1,
                udp(
                    2152,
                    &hex!("36ff 002d 00000001 0000 00 85 01 1000 85 01 1000 00"),
                    &v6,
                ),
            ),
            (1, udp(4789, &hex!("08000000 00000100"), &ether)),
            (1, udp(6081, &hex!("0100 6558 00000100 00000000"), &ether)),
            (1, udp(6081, &hex!("0000 86dd 00000100"), &v6)),
            (1, around(&around(&v4, 4, &[])[14..], 4, &[])),
        ];
        for (link_type, bytes) in rows {
            // Padding and a check sequence are no payload.
            let padded = [&bytes[..], b"\0\0\0\0\0\0"].concat();
            for bytes in [&bytes, &padded] {
                let (recorded, traffic) = read([record(1, link_type, bytes)]);
                assert_eq!(traffic, Traffic::default(), "{link_type} {bytes:02x?}");
                let [connection] = &recorded.connections[..] else {
                    panic!("{link_type} {bytes:02x?}");
                };
                let at = bytes.windows(5).position(|part| part == b"hello").unwrap() as u64;
                let offsets = (1_000 + at..1_005 + at).collect();
                assert_eq!(
                    connection.streams,
                    [vec![Run::Bytes(b"hello".to_vec(), offsets)], vec![]],
                    "{link_type} {bytes:02x?}"
                );
                let expected = [CLIENT, CLIENT_6].map(|end| end.parse().unwrap());
                assert!(expected.contains(&connection.opened.ends[0]));
            }
        }
    }

    #[test]
    fn what_is_no_segment_is_counted() {
        let ether = hello().ethernet();
        let mut udp = hello().ethernet();
        udp[23] = 17;
        let mut short = hello().ethernet();
        short[17] = 19;
        let mut offset = hello().ethernet();
        offset[46] = 0x40;
        let arp = hex!("020000000002 020000000001 0806 0001");
        let count = |link_type, bytes: &[u8]| read([record(1, link_type, bytes)]).1;
        let other = Traffic {
            other: 1,
            ..Traffic::default()
        };
        let broken = Traffic {
            broken: 1,
            ..Traffic::default()
        };
        let rows: [(u16, &[u8], &Traffic); 9] = [
            (1, &udp, &other),
            (1, &arp, &other),
            (0, &hex!("07000000 00000000"), &other),
            (1, &ether[..13], &broken),
            (1, &ether[..33], &broken),
            (1, &ether[..53], &broken),
            (1, &short, &broken),
            (1, &offset, &broken),
            (113, &ether[..15], &broken),
        ];
        for (link_type, bytes, expected) in rows {
            assert_eq!(count(link_type, bytes), *expected, "{bytes:02x?}");
        }
        let names = [127, 105, 127, 9_999].map(|link_type| record(1, link_type, &ether));
        assert_eq!(
            read(names).1.link_types,
            [
                (LinkType(127), Some("IEEE802_11_RADIOTAP"), 2),
                (LinkType(105), Some("IEEE802_11"), 1),
                (LinkType(9_999), None, 1),
            ]
        );
        let many: Vec<_> = (1_000..1_100).map(|kind| record(1, kind, &ether)).collect();
        let (_, traffic) = read(many);
        assert_eq!((traffic.link_types.len(), traffic.other), (64, 36));
    }

    #[test]
    fn extension_headers_are_passed() {
        let tcp = hello_6().tcp();
        let ends =
            [CLIENT_6, SERVER_6].map(|end| end.parse::<std::net::SocketAddr>().unwrap().ip());
        let rows: [(u8, &[u8]); 4] = [
            (0, &hex!("06 00 0104 00000000")),
            (
                0,
                &hex!(
                    "2b 00 0104 00000000 3c 01 0000 00000000 0000000000000000 06 00 0104 00000000"
                ),
            ),
            (
                51,
                &hex!("06 04 0000 00000001 00000002 000000000000000000000000"),
            ),
            // All of its datagram.
            (44, &hex!("06 00 0000 00000007")),
        ];
        for (first, extensions) in rows {
            let packet = ip(ends[0], ends[1], first, &[extensions, &tcp].concat());
            let (recorded, _) = read([record(1, 101, &packet)]);
            assert!(recorded.lines.contains("\"hello\" #1"), "{extensions:02x?}");
        }
    }

    #[test]
    fn options_and_missing_lengths() {
        let with_options = |tcp: &[u8]| {
            let mut packet = hello().ip();
            packet.truncate(20);
            packet[0] = 0x46;
            packet[3] = 24 + u8::try_from(tcp.len()).unwrap();
            [&packet[..], &hex!("01010100"), tcp].concat()
        };
        let mut tcp = hello().tcp();
        tcp[12] = 0x60;
        tcp.splice(20..20, hex!("01010101"));
        let (recorded, _) = read([record(1, 12, &with_options(&tcp))]);
        assert!(recorded.lines.contains("\"hello\""));

        // A card that divides packets fills the length in.
        for mut packet in [hello().ip(), hello_6().ip()] {
            let at = if packet[0] == 0x45 { 2 } else { 4 };
            packet[at..at + 2].fill(0);
            let cut = Record {
                original_len: u32::try_from(packet.len()).unwrap(),
                data: &packet[..packet.len() - 2],
                ..record(1, 101, &packet)
            };
            let (recorded, _) = read([cut]);
            assert!(
                recorded.lines.contains("\"hel\" #1\n0 > gap 2 #1"),
                "{}",
                recorded.lines
            );
        }
    }

    #[test]
    fn what_the_snaplen_cut_is_a_gap() {
        let bytes = hello().ethernet();
        for (kept, expected) in [(58, "\"hell\" #1\n0 > gap 1 #1\n"), (54, "gap 5 #1\n")] {
            let cut = Record {
                data: &bytes[..kept],
                ..record(1, 1, &bytes)
            };
            let (recorded, _) = read([cut]);
            assert!(recorded.lines.contains(expected), "{}", recorded.lines);
        }
        // A length that is longer than the packet was on the wire is not believed.
        let mut long = bytes.clone();
        long[16] = 0xFF;
        let (recorded, _) = read([record(1, 1, &long)]);
        assert!(!recorded.lines.contains("gap"), "{}", recorded.lines);
    }

    /// The fragments of a packet, cut before its bytes at `cuts`, which count from the end of the IP header and are multiples of 8.
    fn fragments(packet: &[u8], identification: u8, cuts: &[usize]) -> Vec<Vec<u8>> {
        let is_version_4 = packet[0] >> 4 == 4;
        let (header, payload) = packet.split_at(if is_version_4 { 20 } else { 40 });
        let starts = [&[0], cuts].concat();
        let ends = [cuts, &[payload.len()]].concat();
        starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| {
                let part = &payload[start..end];
                let offset = u16::try_from(start).unwrap();
                let more = end < payload.len();
                let mut header = header.to_vec();
                if is_version_4 {
                    header[3] = 20 + u8::try_from(part.len()).unwrap();
                    header[5] = identification;
                    let place = (offset / 8) | (u16::from(more) << 13);
                    header[6..8].copy_from_slice(&place.to_be_bytes());
                } else {
                    header[5] = 8 + u8::try_from(part.len()).unwrap();
                    let next = std::mem::replace(&mut header[6], 44);
                    header.extend([next, 0]);
                    header.extend((offset | u16::from(more)).to_be_bytes());
                    header.extend([0, 0, 0, identification]);
                }
                [&header[..], part].concat()
            })
            .collect()
    }

    #[test]
    fn fragments_make_a_segment_and_keep_their_places() {
        let payload: Vec<u8> = (b'a'..=b'z').collect();
        let flags = Flags::SYN | Flags::FIN;
        for (client, server, header) in [(CLIENT, SERVER, 20), (CLIENT_6, SERVER_6, 48)] {
            let whole = Built::new(client, server, 1000, &payload).flags(flags).ip();
            for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
                let fragments = fragments(&whole, 7, &[8, 24, 32]);
                let records = order
                    .map(|index| record(u32::try_from(index).unwrap() + 1, 101, &fragments[index]));
                let (recorded, traffic) = read(records);
                assert_eq!(traffic, Traffic::default());
                // The header is in the first three; the payload from the second on.
                let places = [(2, 12, 4), (3, 0, 8), (4, 0, 14)];
                let expected = places
                    .iter()
                    .flat_map(|(packet, skipped, len)| {
                        let start = packet * 1_000 + header + skipped;
                        start..start + len
                    })
                    .collect::<Vec<u64>>();
                let [connection] = &recorded.connections[..] else {
                    panic!("{}", recorded.lines);
                };
                assert_eq!(
                    connection.streams[0],
                    [Run::Bytes(payload.clone(), expected)],
                    "{}",
                    recorded.lines
                );
                assert!(recorded.lines.contains("Syn #2"), "{}", recorded.lines);
                assert!(recorded.lines.contains("Fin #4"), "{}", recorded.lines);
            }
        }
    }

    #[test]
    fn fragments_that_come_twice_never_or_late() {
        let payload: Vec<u8> = (b'a'..=b'z').collect();
        let whole = Built::new(CLIENT, SERVER, 1000, &payload).ip();
        let mut parts = fragments(&whole, 7, &[24, 32]);
        // One that overlaps another with other bytes comes after it.
        let mut other = parts[1].clone();
        other[20..].fill(b'-');
        parts.push(other);
        let missing = fragments(&whole, 8, &[24]);
        let all: Vec<_> = [
            &parts[0],
            &parts[1],
            &parts[3],
            &parts[1],
            &missing[0],
            &parts[2],
        ]
        .into_iter()
        .zip(1..)
        .map(|(part, number)| record(number, 101, part))
        .collect();
        let (recorded, traffic) = read(all);
        assert!(
            recorded
                .lines
                .contains("\"abcd\" #1\n0 > \"efghijkl\" #2\n0 > \"mnopqrstuvwxyz\" #6"),
            "{}",
            recorded.lines
        );
        assert_eq!(traffic.fragments, 1);

        // After a minute the number is another datagram's.
        let late = Record {
            time: Some(Timestamp(61_000_000_000)),
            ..record(2, 101, &missing[1])
        };
        let (recorded, traffic) = read([record(1, 101, &missing[0]), late]);
        assert_eq!((recorded.lines.as_str(), traffic.fragments), ("", 2));

        // On another interface it is another's too.
        let elsewhere = Record {
            interface: 1,
            ..record(2, 101, &missing[1])
        };
        let (recorded, traffic) = read([record(1, 101, &missing[0]), elsewhere]);
        assert_eq!((recorded.lines.as_str(), traffic.fragments), ("", 2));

        // What the snaplen cut of a fragment is a gap; of the headers, nothing can be told.
        for (kept, expected, broken) in [(42, "\"ab\" #1\n0 > gap 2 #1\n0 > \"efg", 0), (38, "", 3)]
        {
            let cut = Record {
                data: &parts[0][..kept],
                ..record(1, 101, &parts[0])
            };
            let (recorded, traffic) =
                read([cut, record(2, 101, &parts[1]), record(3, 101, &parts[2])]);
            assert!(recorded.lines.contains(expected), "{}", recorded.lines);
            assert_eq!(traffic.broken, broken);
        }

        // Other protocols are counted and not kept.
        let mut icmp = missing[0].clone();
        icmp[9] = 1;
        let (_, traffic) = read([record(1, 101, &icmp)]);
        assert_eq!((traffic.other, traffic.fragments), (1, 0));
    }

    #[test]
    fn tunnels_in_fragments_and_fragments_in_tunnels() {
        let inner = Built::new(CLIENT, SERVER, 1000, b"hello, world").ip();
        let [source, destination] = ["192.0.2.1", "192.0.2.2"].map(|end| end.parse().unwrap());
        let udp = [&hex!("0000 0868 0000 0000 30ff 0034 00000001")[..], &inner].concat();
        let outer = ip(source, destination, 17, &udp);
        let outside: Vec<_> = fragments(&outer, 1, &[16, 64]);
        let inside: Vec<_> = fragments(&inner, 1, &[24])
            .iter()
            .map(|part| ip(source, destination, 4, part))
            .collect();
        for (packets, expected) in [
            (outside, "\"hello, w\" #2\n0 > \"orld\" #3"),
            (inside, "\"hell\" #1\n0 > \"o, world\" #2"),
        ] {
            let records: Vec<_> = packets
                .iter()
                .zip(1..)
                .map(|(packet, number)| record(number, 101, packet))
                .collect();
            let (recorded, traffic) = read(records);
            assert!(
                recorded.lines.contains(expected),
                "{} {traffic:?}",
                recorded.lines
            );
        }
    }

    #[test]
    fn what_waits_for_fragments_is_limited() {
        let whole = Built::new(CLIENT, SERVER, 1000, &[0; 40]).ip();
        let parts: Vec<_> = (0..1_500_u32)
            .map(|index| {
                let mut part = fragments(&whole, 0, &[24])[0].clone();
                part[4..6].copy_from_slice(&u16::try_from(index).unwrap().to_be_bytes());
                part
            })
            .collect();
        let mut packets = Packets::default();
        let mut recorded = Recorded::default();
        for part in &parts {
            packets.record(&record(1, 101, part), &mut recorded);
        }
        assert_eq!(packets.traffic().fragments, 500);
        packets.finish(&mut recorded);
        assert_eq!(packets.traffic().fragments, 1_500);
    }

    proptest! {
        /// Whatever comes: no panic, and no byte but those of a packet.
        #[test]
        fn no_packets_panic(
            kinds in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec![0_u16, 1, 9, 12, 50, 51, 101, 104, 108, 113, 204, 276]),
                    any::<u16>(),
                ],
                1..8,
            ),
            packets in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..120), 1..8),
            flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        ) {
            let mut all = packets;
            let near = fragments(&hello().ip(), 1, &[8, 16]);
            all.extend(near.iter().map(|part| ethernet(part)));
            all.push(hello_6().ethernet());
            for (at, value) in flips {
                for packet in &mut all {
                    if !packet.is_empty() {
                        let at = at.index(packet.len());
                        packet[at] = value;
                    }
                }
            }
            let records = all.iter().enumerate().map(|(index, packet)| {
                let kind = if packet.len() > 12 && packet[12] == 8 { 1 } else { kinds[index % kinds.len()] };
                record(u32::try_from(index).unwrap() + 1, kind, packet)
            });
            let (recorded, _) = read(records);
            for run in recorded.connections.iter().flat_map(|connection| connection.streams.iter().flatten()) {
                let Run::Bytes(bytes, offsets) = run else { continue };
                for (byte, offset) in bytes.iter().zip(offsets) {
                    let packet = &all[usize::try_from(offset / 1_000).unwrap() - 1];
                    prop_assert_eq!(*byte, packet[usize::try_from(offset % 1_000).unwrap()]);
                }
            }
        }
    }
}
