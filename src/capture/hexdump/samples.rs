//! Texts that the tools themselves wrote (tests/hexdump), read.

use super::{Choice, Layout, Sender, Starts, read};

const FRAMES: &[u8] = include_bytes!("../../../tests/hexdump/frames.bin");
const ODD: &[u8] = include_bytes!("../../../tests/hexdump/odd.bin");
const HEXISH: &[u8] = include_bytes!("../../../tests/hexdump/hexish.bin");

macro_rules! sample {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../tests/hexdump/", $name, ".txt")),
        )
    };
}

#[test]
fn every_tool_is_read_and_named() {
    use Layout::*;
    let rows: &[((&str, &str), Layout, &[u8])] = &[
        (sample!("xxd"), Xxd, FRAMES),
        (sample!("xxd-g0"), Xxd, FRAMES),
        (sample!("xxd-g1"), Xxd, FRAMES),
        (sample!("xxd-g4"), Xxd, FRAMES),
        (sample!("xxd-c8-upper"), Xxd, FRAMES),
        (sample!("xxd-autoskip"), Xxd, FRAMES),
        (sample!("xxd-decimal"), Xxd, FRAMES),
        (sample!("xxd-offset"), Xxd, FRAMES),
        (sample!("xxd-little-endian"), XxdLittleEndian, FRAMES),
        (sample!("xxd-little-endian-g2"), XxdLittleEndian, FRAMES),
        (sample!("xxd-bits"), XxdBits, FRAMES),
        (sample!("xxd-plain"), PlainHex, FRAMES),
        (sample!("xxd-include"), CArray, FRAMES),
        (sample!("hexdump-canonical"), HexdumpCanonical, FRAMES),
        (sample!("hexdump"), HexdumpWords, FRAMES),
        (sample!("hexdump-v"), HexdumpWords, FRAMES),
        (sample!("hexdump-x"), HexdumpWords, FRAMES),
        (sample!("hexdump-b"), OctalBytes, FRAMES),
        (sample!("hexdump-c"), Characters, FRAMES),
        (sample!("hexdump-o"), OctalWords, FRAMES),
        (sample!("hexdump-odd"), HexdumpWords, ODD),
        (sample!("od"), OctalWords, FRAMES),
        (sample!("od-tx1"), OdHexBytes, FRAMES),
        (sample!("od-tx1-hex-offsets"), HexdumpCanonical, FRAMES),
        (sample!("od-tx1-decimal-offsets"), OdHexBytes, FRAMES),
        (sample!("od-tx1-no-offsets"), PlainHex, FRAMES),
        (sample!("od-tx1c"), OdHexBytes, FRAMES),
        (sample!("od-tx2"), HexdumpWords, FRAMES),
        (sample!("od-tx4"), HexdumpWords, FRAMES),
        (sample!("od-tx8"), HexdumpWords, FRAMES),
        (sample!("od-c"), Characters, FRAMES),
        (sample!("od-b"), OctalBytes, FRAMES),
        (sample!("od-tu1"), DecimalBytes, FRAMES),
        (sample!("od-td1"), DecimalBytes, FRAMES),
        (sample!("od-odd"), OctalWords, ODD),
        (sample!("od-x-odd"), HexdumpWords, ODD),
        (sample!("hexish-xxd"), Xxd, HEXISH),
        (sample!("hexish-canonical"), HexdumpCanonical, HEXISH),
        (sample!("node-buffer"), NodeBuffer, &FRAMES[..27]),
        (sample!("node-arraybuffer"), NodeBuffer, &FRAMES[..27]),
        (sample!("node-uint8array"), TypedArray, FRAMES),
        (sample!("node-int8array"), TypedArray, FRAMES),
        (sample!("node-buffer-json"), JsonArray, FRAMES),
        (sample!("node-base64"), Base64, FRAMES),
        (sample!("node-base64url"), Base64, FRAMES),
        (sample!("base64-wrapped"), Base64, FRAMES),
        (sample!("python-bytes"), PythonBytes, FRAMES),
        (sample!("python-bytearray"), PythonBytes, FRAMES),
        (sample!("python-list"), JsonArray, FRAMES),
        (sample!("python-hex-words"), PlainHex, FRAMES),
        (sample!("python-hex-colons"), PlainHex, FRAMES),
    ];
    let mut faults = Vec::new();
    for ((name, text), layout, bytes) in rows {
        let reading = read(text, None);
        if reading.layout != *layout
            || reading.bytes != *bytes
            || reading.problem.is_some()
            || reading.packets.len() != 1
            || reading.choice != Choice::Guessed
        {
            faults.push(format!(
                "{name}: {:?} {:02x?} {:?} {:?}",
                reading.layout, reading.bytes, reading.problem, reading.packets
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn hex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap())
        .collect()
}

#[test]
fn packets_of_tcpdump_and_tshark_are_kept_apart() {
    let frames: Vec<_> = include_str!("../../../tests/hexdump/packets.hex")
        .lines()
        .map(hex)
        .collect();
    let rows = [
        (sample!("tcpdump-x"), Layout::Tcpdump, 14, Starts::Network),
        (sample!("tcpdump-X"), Layout::Tcpdump, 14, Starts::Network),
        (sample!("tcpdump-xx"), Layout::Tcpdump, 0, Starts::LinkLayer),
        (sample!("tcpdump-XX"), Layout::Tcpdump, 0, Starts::LinkLayer),
        (
            sample!("tshark-x"),
            Layout::WiresharkDump,
            0,
            Starts::Unknown,
        ),
    ];
    for ((name, text), layout, header, starts) in rows {
        let reading = read(text, None);
        assert_eq!(
            (reading.layout, &reading.problem),
            (layout, &None),
            "{name}"
        );
        assert_eq!(reading.packets.len(), frames.len(), "{name}");
        for (packet, frame) in reading.packets.iter().zip(&frames) {
            let bytes = reading.bytes_of(packet);
            assert_eq!(bytes, &frame[header..], "{name}");
            assert_eq!(packet.starts, starts, "{name}");
            let heading = packet.heading.map(|span| {
                &text[usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap()]
            });
            assert_eq!(
                heading.is_some_and(|heading| heading.starts_with("1700000000.")),
                layout == Layout::Tcpdump,
                "{name} {heading:?}"
            );
        }
    }
}

#[test]
fn followed_streams_tell_the_sender() {
    let packets: Vec<_> = include_str!("../../../tests/hexdump/follow.hex")
        .lines()
        .map(|line| {
            (
                if line.starts_with('0') {
                    Sender::First
                } else {
                    Sender::Second
                },
                hex(&line[2..]),
            )
        })
        .collect();
    let rows = [
        (sample!("tshark-follow-hex"), Layout::FollowHexDump),
        (sample!("tshark-follow-yaml"), Layout::FollowYaml),
        (sample!("tshark-follow-raw"), Layout::FollowRaw),
    ];
    for ((name, text), layout) in rows {
        let reading = read(text, None);
        assert_eq!(
            (reading.layout, &reading.problem),
            (layout, &None),
            "{name}"
        );
        let found: Vec<_> = reading
            .packets
            .iter()
            .map(|packet| (packet.sender.unwrap(), reading.bytes_of(packet).to_vec()))
            .collect();
        assert_eq!(found, packets, "{name}");
    }
}
