//! Files of every variant, whole and broken.

use super::samples::{
    Big, Little, Taken, block, enhanced, interface, option, pcap_head, pcap_head_of, read, record,
    section,
};
use super::{Comment, DamageKind, FileKind, FileReader, Interface};
use crate::capture::record::{LinkType, Timestamp};

const SECOND: u64 = 1_000_000_000;

fn damage(reader: &FileReader) -> Vec<(u64, DamageKind)> {
    let damage = &reader.info().damage;
    damage
        .iter()
        .map(|damage| (damage.offset, damage.kind))
        .collect()
}

fn datas(taken: &[Taken]) -> Vec<&[u8]> {
    taken.iter().map(|record| &*record.data).collect()
}

#[test]
fn kinds_by_first_bytes() {
    for (first, kind) in [
        (
            &b"\xD4\xC3\xB2\xA1\x02\x00\x04\x00"[..],
            Some(FileKind::Pcap),
        ),
        (b"\xA1\xB2\xC3\xD4", Some(FileKind::Pcap)),
        (b"\x4D\x3C\xB2\xA1", Some(FileKind::Pcap)),
        (b"\xA1\xB2\x3C\x4D", Some(FileKind::Pcap)),
        (b"\x34\xCD\xB2\xA1", Some(FileKind::Pcap)),
        (b"\xA1\xB2\xCD\x34", Some(FileKind::Pcap)),
        (b"\xAC\x01\x00\x1C", Some(FileKind::Pcap)),
        (b"\x1C\x00\x01\xAB", Some(FileKind::Pcap)),
        (
            b"\n\r\r\n\x1C\0\0\0\x4D\x3C\x2B\x1A",
            Some(FileKind::Pcapng),
        ),
        (
            b"\n\r\r\n\0\0\0\x1C\x1A\x2B\x3C\x4D",
            Some(FileKind::Pcapng),
        ),
        (b"\n\r\r\n\0\0\0\x1C\x1A\x2B\x3C\x4E", None),
        (b"\n\r\r\n\0\0\0\x1C", None),
        (b"\x1F\x8B\x08\x00", Some(FileKind::Gzip)),
        (b"\x1F\x8B\x07\x00", None),
        (b"{\"log\":{}}", Some(FileKind::Json)),
        (b"\xEF\xBB\xBF\r\n {\"log", Some(FileKind::Json)),
        (b"81 85 37 fa", None),
        (b"[1, 2, 3]", None),
        (b"GET ", None),
        (b"\xD4\xC3\xB2", None),
        (b"", None),
    ] {
        assert_eq!(FileKind::of(first), kind, "{first:02x?}");
    }
}

#[test]
fn pcap_variants() {
    /// Eight bytes between a record's head and its packet.
    const MORE: &[u8] = b"\x01\0\0\0\0\x08\0\0abc";
    for (order, version, magic, format, network, head, rest, fraction) in [
        (
            Little,
            [2, 4],
            0xA1B2_C3D4,
            "pcap, little-endian, microseconds",
            1,
            [3, 5],
            &b"abc"[..],
            1000,
        ),
        (
            Big,
            [2, 4],
            0xA1B2_C3D4,
            "pcap, big-endian, microseconds",
            1,
            [3, 5],
            b"abc",
            1000,
        ),
        (
            Little,
            [2, 4],
            0xA1B2_3C4D,
            "pcap, little-endian, nanoseconds",
            1,
            [3, 5],
            b"abc",
            1,
        ),
        (
            Big,
            [2, 4],
            0xA1B2_3C4D,
            "pcap, big-endian, nanoseconds",
            1,
            [3, 5],
            b"abc",
            1,
        ),
        (
            Little,
            [2, 4],
            0xA1B2_CD34,
            "modified pcap, little-endian, microseconds",
            1,
            [3, 5],
            MORE,
            1000,
        ),
        (
            Big,
            [2, 4],
            0xA1B2_CD34,
            "modified pcap, big-endian, microseconds",
            1,
            [3, 5],
            MORE,
            1000,
        ),
        // The length that is captured came second once.
        (
            Little,
            [2, 2],
            0xA1B2_C3D4,
            "pcap, little-endian, microseconds",
            1,
            [5, 3],
            b"abc",
            1000,
        ),
        (
            Big,
            [2, 3],
            0xA1B2_C3D4,
            "pcap, big-endian, microseconds",
            1,
            [5, 3],
            b"abc",
            1000,
        ),
        (
            Big,
            [2, 3],
            0xA1B2_C3D4,
            "pcap, big-endian, microseconds",
            1,
            [3, 5],
            b"abc",
            1000,
        ),
        (
            Big,
            [543, 0],
            0xA1B2_C3D4,
            "pcap, big-endian, microseconds",
            1,
            [5, 3],
            b"abc",
            1000,
        ),
        // AIX: interface types, nanoseconds.
        (
            Big,
            [2, 2],
            0xA1B2_C3D4,
            "pcap of AIX, big-endian, nanoseconds",
            6,
            [5, 3],
            b"abc",
            1,
        ),
    ] {
        let mut file = pcap_head_of(version, order, magic, 65535, network);
        for seconds in [7, 8] {
            file.extend(record(order, [seconds, 9, head[0], head[1]], rest));
        }
        let (taken, reader) = read(&file);
        let record_len = 16 + rest.len() as u64;
        let expected = [(1, 7), (2, 8)].map(|(number, seconds)| Taken {
            number,
            offset: 24 + u64::from(number) * record_len - 3,
            time: Some(Timestamp(seconds * SECOND + 9 * fraction)),
            interface: 0,
            link_type: LinkType(1),
            original_len: 5,
            data: b"abc".to_vec(),
        });
        assert_eq!(taken, expected, "{format} {version:?}");
        assert_eq!(reader.info().format, format);
        assert_eq!(reader.info().packets, 2);
        assert_eq!(reader.info().sections, 0);
        assert_eq!(damage(&reader), []);
    }
}

#[test]
fn ixia_has_a_longer_head() {
    for (order, magic) in [(Little, 0x1C00_01AC), (Big, 0x1C00_01AB)] {
        let mut file = pcap_head(order, magic, 0, 113);
        file.extend(order.bytes(19));
        file.extend(record(order, [1, 2, 3, 3], b"abc"));
        let (taken, reader) = read(&file);
        assert_eq!(datas(&taken), [b"abc"]);
        assert_eq!(taken[0].time, Some(Timestamp(SECOND + 2000)));
        assert_eq!(taken[0].link_type, LinkType(113));
        assert!(reader.info().format.starts_with("IXIA lcap, "));
        assert_eq!(damage(&reader), []);
    }
}

#[test]
fn a_frame_check_sequence_is_no_part_of_a_packet() {
    // Two words of 16 bits, said so; and the same bits where they say nothing.
    for (network, lengths, expected) in [
        (0x2400_0001, [8, 8], (&b"abcd"[..], 4)),
        // Two of its bytes were not captured.
        (0x2400_0001, [6, 8], (b"abcd", 4)),
        (0x2400_0001, [4, 8], (b"abcd", 4)),
        (0x2400_0001, [3, 8], (b"abc", 4)),
        (0x2400_0001, [2, 2], (b"", 0)),
        (0x2000_0001, [8, 8], (b"abcdefgh", 8)),
    ] {
        let mut file = pcap_head(Little, 0xA1B2_C3D4, 65535, network);
        file.extend(record(
            Little,
            [0, 0, lengths[0], lengths[1]],
            &b"abcdefgh"[..lengths[0] as usize],
        ));
        let (taken, reader) = read(&file);
        assert_eq!(
            (&*taken[0].data, taken[0].original_len),
            expected,
            "{network:08x} {lengths:?}"
        );
        assert_eq!(taken[0].link_type, LinkType(1));
        assert_eq!(damage(&reader), []);
    }
}

#[test]
fn more_is_kept_than_the_head_says() {
    for snap_len in [0, 10, 65535, u32::MAX] {
        let mut file = pcap_head(Little, 0xA1B2_C3D4, snap_len, 1);
        file.extend(record(Little, [0, 0, 200_000, 1], &vec![0; 200_000]));
        let (taken, reader) = read(&file);
        // Nor was the packet shorter than what was captured of it.
        assert_eq!(taken[0].original_len, 200_000);
        assert_eq!(reader.info().interfaces[0].snap_len, snap_len);
        assert_eq!(damage(&reader), []);
    }
}

#[test]
fn broken_pcap() {
    let good = record(Little, [1, 2, 3, 3], b"abc");
    for (head, tail, expected) in [
        (pcap_head(Little, 0xA1B2_C3D4, 65535, 1), vec![], None),
        (
            pcap_head(Little, 0xA1B2_C3D4, 65535, 1),
            good[..18].to_vec(),
            Some(DamageKind::CutShort {
                needed: 19,
                found: 18,
            }),
        ),
        (
            pcap_head(Little, 0xA1B2_C3D4, 65535, 1),
            good[..15].to_vec(),
            Some(DamageKind::CutShort {
                needed: 16,
                found: 15,
            }),
        ),
        (
            pcap_head(Little, 0xA1B2_C3D4, 65535, 1),
            [record(Little, [1, 2, 0x0004_0001, 3], b"abc"), good.clone()].concat(),
            Some(DamageKind::BadLength {
                found: 0x0004_0001,
                most: 0x0004_0000,
            }),
        ),
        (
            pcap_head(Little, 0xA1B2_C3D4, 0, 1),
            record(Little, [1, 2, u32::MAX, u32::MAX], b"abc"),
            Some(DamageKind::BadLength {
                found: 0xFFFF_FFFF,
                most: 0x0100_0000,
            }),
        ),
    ] {
        let file = [&*head, &good, &tail].concat();
        let (taken, reader) = read(&file);
        assert_eq!(datas(&taken), [b"abc"]);
        let expected: Vec<_> = expected.map(|kind| (24 + 19, kind)).into_iter().collect();
        assert_eq!(damage(&reader), expected);
    }
}

#[test]
fn not_a_capture() {
    for (file, expected) in [
        (&b""[..], vec![]),
        (
            b"\xD4\xC3",
            vec![(
                0,
                DamageKind::CutShort {
                    needed: 4,
                    found: 2,
                },
            )],
        ),
        (
            b"\xD4\xC3\xB2\xA1\x02",
            vec![(
                0,
                DamageKind::CutShort {
                    needed: 24,
                    found: 5,
                },
            )],
        ),
        (
            b"\n\r\r\n\0",
            vec![(
                0,
                DamageKind::CutShort {
                    needed: 12,
                    found: 5,
                },
            )],
        ),
        (b"GET / HTTP/1.1", vec![(0, DamageKind::NotACapture)]),
    ] {
        let (taken, reader) = read(file);
        assert_eq!(taken, []);
        assert_eq!(damage(&reader), expected);
        assert_eq!(reader.info().format, "");
    }
}

#[test]
fn pcapng_with_all_that_it_can_say() {
    for order in [Little, Big] {
        let comment = option(order, 1, b"a comment");
        let all = |options: &[&[u8]]| {
            let mut all = options.concat();
            all.extend(option(order, 0, b""));
            all
        };
        let file = [
            section(
                order,
                &all(&[
                    &option(order, 2, b"a machine"),
                    &option(order, 3, b"a system"),
                    &option(order, 4, b"a program"),
                    &comment,
                ]),
            ),
            interface(
                order,
                1,
                65535,
                &all(&[
                    &option(order, 2, b"eth0"),
                    &option(order, 3, b"the first\0"),
                    &option(order, 9, &[9]),
                    &comment,
                ]),
            ),
            interface(
                order,
                113,
                0,
                &all(&[
                    &option(order, 9, &[0x80 | 10]),
                    &option(order, 14, &order.bytes64(5)),
                ]),
            ),
            // Names: of an IPv4 and an IPv6 address, and of a kind that is not known.
            block(
                order,
                4,
                &[
                    &*option(order, 1, b"\x7F\0\0\x01localhost\0home\0"),
                    &option(order, 2, b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01six\0"),
                    &option(order, 3, b"abcdef"),
                    &option(order, 0, b""),
                    &all(&[&comment]),
                ]
                .concat(),
            ),
            enhanced(
                order,
                0,
                1_700_000_000_000_000_001,
                70,
                b"abcde",
                &all(&[&comment, &option(order, 2, &order.bytes(0))]),
            ),
            enhanced(order, 1, 1536, 5, b"12345", b""),
            // Obsolete: interface, drops, times, lengths.
            block(
                order,
                2,
                &[
                    &order.bytes16(1)[..],
                    &order.bytes16(9),
                    &order.all(&[0, 1024, 3, 3]),
                    b"old\0",
                    &comment,
                ]
                .concat(),
            ),
            block(order, 3, &[&order.bytes(5)[..], b"plain"].concat()),
            block(order, 5, &[&*order.all(&[0, 0, 0]), &comment].concat()),
            // Counted by Wireshark, then not counted: custom, journal, secrets, anything else.
            block(order, 0x0BAD, b"abcdefgh"),
            block(order, 9, b"journal"),
            block(order, 0x4000_0BAD, b"abcdefgh"),
            block(order, 10, b"abcdefgh"),
            block(order, 0x1234, b""),
            block(order, 10, b""),
            enhanced(order, 0, 0, 3, b"end", b""),
        ]
        .concat();
        let (taken, reader) = read(&file);
        let rows: Vec<_> = taken
            .iter()
            .map(|record| {
                (
                    record.number,
                    record.time,
                    record.interface,
                    record.link_type.0,
                    record.original_len,
                    &*record.data,
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                (
                    1,
                    Some(Timestamp(1_700_000_000_000_000_001)),
                    0,
                    1,
                    70,
                    &b"abcde"[..]
                ),
                (2, Some(Timestamp(6_500_000_000)), 1, 113, 5, b"12345"),
                (3, Some(Timestamp(6_000_000_000)), 1, 113, 3, b"old"),
                (4, None, 0, 1, 5, b"plain"),
                (8, Some(Timestamp(0)), 0, 1, 3, b"end"),
            ]
        );
        for record in &taken {
            let at = usize::try_from(record.offset).unwrap();
            assert_eq!(&file[at..at + record.data.len()], record.data);
        }
        let info = reader.info();
        assert_eq!(damage(&reader), []);
        assert_eq!(
            (&*info.format, info.sections, info.packets),
            ("pcapng", 1, 5)
        );
        assert_eq!(info.written_by, ["a machine", "a system", "a program"]);
        assert_eq!(
            info.interfaces,
            [
                Interface {
                    name: Some("eth0".to_owned()),
                    description: Some("the first".to_owned()),
                    link_type: LinkType(1),
                    snap_len: 65535,
                },
                Interface {
                    name: None,
                    description: None,
                    link_type: LinkType(113),
                    snap_len: 0
                },
            ]
        );
        assert_eq!(
            info.names,
            [
                ["127.0.0.1", "localhost"],
                ["127.0.0.1", "home"],
                ["::1", "six"]
            ]
            .map(|name| name.map(str::to_owned))
        );
        let on = |packet| Comment {
            packet,
            text: "a comment".to_owned(),
        };
        assert_eq!(
            info.comments,
            [None, None, None, Some(1), Some(3), None].map(on)
        );
        assert_eq!(info.unknown_blocks, 6);
        assert_eq!(
            info.unknown_types,
            [(0x0BAD, 1), (9, 1), (0x4000_0BAD, 1), (10, 2), (0x1234, 1)]
        );
    }
}

#[test]
fn each_section_has_its_own_order_and_interfaces() {
    let file = [
        section(Little, b""),
        interface(Little, 1, 0, b""),
        interface(Little, 101, 0, b""),
        enhanced(Little, 1, 1, 1, b"a", b""),
        section(Big, b""),
        interface(Big, 113, 0, b""),
        enhanced(Big, 0, 2, 1, b"b", b""),
        // Of the section before.
        enhanced(Big, 1, 2, 1, b"c", b""),
        section(Little, b""),
        enhanced(Little, 0, 2, 1, b"d", b""),
    ];
    let offset = |blocks: usize| file[..blocks].concat().len() as u64;
    let (taken, reader) = read(&file.concat());
    let rows: Vec<_> = taken
        .iter()
        .map(|record| (record.interface, record.link_type.0, &*record.data))
        .collect();
    assert_eq!(rows, [(1, 101, &b"a"[..]), (2, 113, b"b")]);
    assert_eq!(
        damage(&reader),
        [
            (offset(7), DamageKind::UnknownInterface { interface: 1 }),
            (offset(9), DamageKind::UnknownInterface { interface: 0 }),
        ]
    );
    assert_eq!(reader.info().sections, 3);
    assert_eq!(reader.info().interfaces.len(), 3);
}

#[test]
fn fcs_lengths_of_interfaces_and_packets() {
    let file = [
        section(Little, b""),
        interface(Little, 1, 0, &option(Little, 13, &[4])),
        enhanced(Little, 0, 0, 8, b"abcdefgh", b""),
        enhanced(
            Little,
            0,
            0,
            8,
            b"abcdefgh",
            &option(Little, 2, &Little.bytes(2 << 5)),
        ),
        enhanced(
            Little,
            0,
            0,
            8,
            b"abcdefgh",
            &option(Little, 2, &Little.bytes(1)),
        ),
    ];
    let (taken, _) = read(&file.concat());
    assert_eq!(datas(&taken), [&b"abcd"[..], b"abcdef", b"abcd"]);
    assert_eq!(taken[0].original_len, 4);
}

#[test]
fn a_simple_packet_is_cut_at_the_first_interfaces_snap_len() {
    let file = [
        section(Big, b""),
        interface(Big, 1, 4, b""),
        block(Big, 3, &[&Big.bytes(60)[..], b"abcd"].concat()),
        block(Big, 3, &[&Big.bytes(3)[..], b"abc"].concat()),
    ];
    let (taken, reader) = read(&file.concat());
    assert_eq!(datas(&taken), [&b"abcd"[..], b"abc"]);
    assert_eq!(taken[0].original_len, 60);
    assert_eq!(damage(&reader), []);
}

#[test]
fn broken_pcapng() {
    let bad = |block_type| DamageKind::BadBlock { block_type };
    let with = |at: usize, bytes: [u8; 4]| {
        let mut packet = enhanced(Little, 0, 0, 3, b"bad", b"");
        packet[at..at + 4].copy_from_slice(&bytes);
        packet
    };
    let end = enhanced(Little, 0, 0, 3, b"end", b"");
    for (name, broken, reads_on, kind) in [
        ("captured length", with(20, Little.bytes(5)), true, bad(6)),
        (
            "captured length of 4 GiB",
            with(20, [0xFF; 4]),
            true,
            bad(6),
        ),
        ("second length", with(32, Little.bytes(40)), true, bad(6)),
        (
            "length of 4 GiB",
            with(4, [0xFF; 4]),
            false,
            DamageKind::BadLength {
                found: 0xFFFF_FFFF,
                most: 16 << 20,
            },
        ),
        (
            "length of 0",
            with(4, [0; 4]),
            false,
            DamageKind::BadLength {
                found: 0,
                most: 16 << 20,
            },
        ),
        (
            "a length longer than the file",
            with(4, Little.bytes(1000)),
            false,
            DamageKind::CutShort {
                needed: 1000,
                found: 72,
            },
        ),
        (
            "no room for a head",
            block(Little, 6, b"1234567890123456"),
            true,
            bad(6),
        ),
        (
            "no room for a simple head",
            block(Little, 3, b""),
            true,
            bad(3),
        ),
        (
            "a simple packet longer than its block",
            block(Little, 3, &Little.bytes(1)),
            true,
            bad(3),
        ),
        (
            "no room for an obsolete head",
            block(Little, 2, b"1234"),
            true,
            bad(2),
        ),
        (
            "no room for statistics",
            block(Little, 5, b"1234"),
            true,
            bad(5),
        ),
        (
            "an IPv4 address of three bytes",
            block(Little, 4, &option(Little, 1, b"123")),
            true,
            bad(4),
        ),
        (
            "an option longer than its block",
            interface(Little, 1, 0, &[2, 0, 9, 0, b'a', b'b', b'c', b'd']),
            true,
            bad(1),
        ),
        (
            "a resolution of no byte",
            interface(Little, 1, 0, &option(Little, 9, b"")),
            true,
            bad(1),
        ),
        (
            "an offset of four bytes",
            interface(Little, 1, 0, &option(Little, 14, b"1234")),
            true,
            bad(1),
        ),
        (
            "no byte order",
            block(Little, 0x0A0D_0D0A, b"12345678"),
            false,
            bad(0x0A0D_0D0A),
        ),
    ] {
        let start = [
            section(Little, b""),
            interface(Little, 1, 0, b""),
            enhanced(Little, 0, 0, 5, b"start", b""),
        ]
        .concat();
        let file = [&*start, &broken, &end].concat();
        let (taken, reader) = read(&file);
        let expected = if reads_on {
            vec![&b"start"[..], b"end"]
        } else {
            vec![&b"start"[..]]
        };
        assert_eq!(datas(&taken), expected, "{name}");
        assert_eq!(damage(&reader), [(start.len() as u64, kind)], "{name}");
    }
}

#[test]
fn a_packet_whose_options_are_broken_is_a_packet() {
    let file = [
        section(Little, b""),
        interface(Little, 1, 0, b""),
        enhanced(Little, 0, 0, 4, b"good", &[1, 0, 99, 0]),
    ];
    let (taken, reader) = read(&file.concat());
    assert_eq!(datas(&taken), [b"good"]);
    let offset = (file[0].len() + file[1].len()) as u64;
    assert_eq!(
        damage(&reader),
        [(offset, DamageKind::BadBlock { block_type: 6 })]
    );
}

#[test]
fn a_length_without_the_padding_is_understood() {
    let mut packet = enhanced(Little, 0, 0, 5, b"odd..", b"");
    let said = u32::try_from(packet.len()).unwrap() - 3;
    packet[4..8].copy_from_slice(&Little.bytes(said));
    let end = packet.len() - 4;
    packet[end..].copy_from_slice(&Little.bytes(said));
    let file = [
        section(Little, b""),
        interface(Little, 1, 0, b""),
        packet,
        enhanced(Little, 0, 0, 3, b"end", b""),
    ];
    let (taken, reader) = read(&file.concat());
    assert_eq!(datas(&taken), [&b"odd.."[..], b"end"]);
    assert_eq!(damage(&reader), []);
}

#[test]
fn what_is_kept_of_a_file_is_bounded() {
    let mut file = section(Little, &option(Little, 4, &[b'x'; 1000]));
    file.extend(interface(Little, 1, 0, b""));
    for number in 0..300_u32 {
        let text = format!("{number}");
        file.extend(section(Little, &option(Little, 3, text.as_bytes())));
        file.extend(interface(Little, 1, 0, &option(Little, 1, text.as_bytes())));
        file.extend(block(Little, 1000 + number, b""));
        file.extend(enhanced(Little, 9, 0, 1, b"a", b""));
        let names: Vec<u8> = (0..10)
            .flat_map(|_| option(Little, 1, b"\x01\x02\x03\x04name\0"))
            .collect();
        file.extend(block(Little, 4, &names));
    }
    file.extend([1; 12]);
    let (_, reader) = read(&file);
    let info = reader.info();
    assert_eq!(info.comments.len(), 100);
    assert_eq!(info.written_by.len(), 100);
    assert_eq!(info.written_by[0].len(), 255);
    assert_eq!(info.unknown_types.len(), 100);
    assert_eq!(info.unknown_blocks, 300);
    assert_eq!(info.names.len(), 1000);
    // Where it ended is said beside the others.
    assert_eq!(info.damage.len(), 101);
    assert_eq!(
        info.damage[100].kind,
        DamageKind::BadLength {
            found: 0x0101_0101,
            most: 16 << 20
        }
    );
}

#[test]
fn so_are_interfaces() {
    let one = interface(Little, 1, 0, b"");
    let mut file = section(Little, b"");
    for _ in 0..65_540 {
        file.extend(&one);
    }
    file.extend(enhanced(Little, 65_535, 0, 1, b"a", b""));
    file.extend(enhanced(Little, 65_536, 0, 1, b"b", b""));
    let (taken, reader) = read(&file);
    assert_eq!(datas(&taken), [b"a"]);
    assert_eq!(reader.info().interfaces.len(), 65_536);
    assert_eq!(
        reader.info().damage[0].kind,
        DamageKind::UnknownInterface { interface: 65_536 }
    );
}
