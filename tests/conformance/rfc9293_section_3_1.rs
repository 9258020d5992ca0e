//! The checksum of a TCP segment.
#![expect(clippy::indexing_slicing, reason = "packets are of known lengths")]

use framescope::analysis::{CaptureReport, CaptureSession};
use serde_json::Value;

const CLIENT: [u8; 4] = [10, 0, 0, 1];
const SERVER: [u8; 4] = [10, 0, 0, 2];

/// Which packets, what becomes of them, and where it is found.
type Row<'a> = (&'a [usize], &'a dyn Fn(&mut Vec<u8>), &'a [u64]);

/// "This checksum covers the pseudo-header, the TCP header and text": one that does not fit tells of other bytes.
#[test]
fn a_wrong_checksum() {
    let changed = |packet: &mut Vec<u8>| packet[42] ^= 1;
    let computed_by_the_card = |packet: &mut Vec<u8>| packet[36..38].fill(0);
    let wrong_in_all = |packet: &mut Vec<u8>| packet[37] ^= 0x55;
    let rows: [Row<'_>; 6] = [
        (&[], &changed, &[]),
        (&[3], &changed, &[3]),
        (&[3, 4], &changed, &[3, 4]),
        (&[3], &computed_by_the_card, &[]),
        (&[0, 2, 3, 4], &computed_by_the_card, &[]),
        (&[0, 2, 3, 4], &wrong_in_all, &[]),
    ];
    for (packets, change, expected) in rows {
        let mut capture = capture();
        for packet in packets {
            change(&mut capture[*packet]);
        }
        let found = found(&file(&capture));
        assert_eq!(found, expected, "{packets:?}");
    }
}

/// A segment that was changed on its way is dropped, and sent again.
#[test]
fn what_is_sent_again_is_right() {
    let mut capture = capture();
    let again = capture[3].clone();
    capture[3][42] ^= 1;
    capture.insert(4, again);
    let file = file(&capture);
    assert_eq!(found(&file), [] as [u64; 0]);
    let connections = report(&file)["connections"].to_string();
    assert!(connections.contains("05060708"), "{connections}");
    assert!(!connections.contains("04060708"), "{connections}");
}

/// A handshake and three frames: packets 0 and 2 to 4 are the client's.
fn capture() -> Vec<Vec<u8>> {
    let request = b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: http://a\r\n\r\n";
    let response =
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    let mut numbers = [1_000, 5_000];
    let mut packets = Vec::new();
    for (sender, payload) in [
        (0, &request[..]),
        (1, response),
        (0, b"\x81\x83\x01\x02\x03\x04abc"),
        (0, b"\x82\x83\x05\x06\x07\x08abc"),
        (0, b"\x82\x83\x09\x0a\x0b\x0cabc"),
    ] {
        let other = 1 - sender;
        packets.push(packet(sender, numbers[sender], numbers[other], payload));
        numbers[sender] += u32::try_from(payload.len()).unwrap();
    }
    packets
}

/// IP and TCP, both checksums right.
fn packet(sender: usize, sequence: u32, acknowledgment: u32, payload: &[u8]) -> Vec<u8> {
    let (addresses, ports) = match sender {
        0 => ([CLIENT, SERVER], [40_000_u16, 80]),
        _ => ([SERVER, CLIENT], [80, 40_000]),
    };
    let len = u16::try_from(20 + payload.len()).unwrap();
    let mut tcp = ports.map(u16::to_be_bytes).concat();
    tcp.extend(sequence.to_be_bytes());
    tcp.extend(acknowledgment.to_be_bytes());
    tcp.extend([0x50, 0x18, 0x20, 0, 0, 0, 0, 0]);
    tcp.extend(payload);
    let pseudo = [&addresses.concat()[..], &[0, 6], &len.to_be_bytes()].concat();
    let checksum = checksum(&[&pseudo, &tcp[..]].concat());
    tcp[16..18].copy_from_slice(&checksum);
    let mut ip = vec![0x45, 0];
    ip.extend((len + 20).to_be_bytes());
    ip.extend([0, 1, 0, 0, 64, 6, 0, 0]);
    ip.extend(addresses.concat());
    let checksum = self::checksum(&ip);
    ip[10..12].copy_from_slice(&checksum);
    [ip, tcp].concat()
}

/// RFC 1071 §4.1.
fn checksum(bytes: &[u8]) -> [u8; 2] {
    let words = bytes.chunks(2).map(|pair| {
        let low = pair.get(1).copied().unwrap_or(0);
        u32::from(u16::from_be_bytes([pair[0], low]))
    });
    let mut sum: u32 = words.sum();
    while sum > 0xFFFF {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    (!u16::try_from(sum).unwrap()).to_be_bytes()
}

/// A pcap file of raw IP.
fn file(packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, 101] {
        file.extend(word.to_le_bytes());
    }
    for (packet, time) in packets.iter().zip(1_u32..) {
        let len = u32::try_from(packet.len()).unwrap();
        for word in [time, 0, len, len] {
            file.extend(word.to_le_bytes());
        }
        file.extend(packet);
    }
    file
}

fn report(file: &[u8]) -> Value {
    let mut session = CaptureSession::new(Box::new(file.to_vec()), String::new());
    session.feed(file);
    session.finish(None);
    serde_json::to_value(CaptureReport::new(&session, &|finding| {
        finding.found.to_string()
    }))
    .unwrap()
}

/// The packets whose checksums are found wrong, from 0.
fn found(file: &[u8]) -> Vec<u64> {
    let report = report(file);
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .filter(|finding| finding["rule"] == "wrong-checksum")
        .map(|finding| finding["text"].as_str().unwrap().parse::<u64>().unwrap() - 1)
        .collect()
}
