//! Real captures against an independent decode of them, `F.expected.json`: read as files, and their packets read as tcpdump would print
//! them. Those in tests/captures are always compared; others lie beside the project, in `../shared/captures`, or are left out.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may end so"
)]

use framescope::analysis::{CaptureReport, CaptureSession, Conversation, Input, Report};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Captures with an expected file.
fn captures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut captures = Vec::new();
    collect(&root.join("tests/captures"), &mut captures);
    let shared = root.join("../shared/captures");
    if !shared.is_dir() {
        eprintln!("no captures in ../shared/captures: only the project's own are compared");
    }
    collect(&shared, &mut captures);
    captures.sort();
    captures
}

fn expected_of(capture: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(expected_file(capture)).unwrap()).unwrap()
}

/// A capture, read in pieces of `piece` bytes.
fn report(file: &[u8], piece: usize) -> Value {
    let mut session = CaptureSession::new(Box::new(file.to_vec()), String::new());
    for piece in file.chunks(piece) {
        session.feed(piece);
    }
    session.finish(None);
    serde_json::to_value(CaptureReport::new(&session, &|_| String::new())).unwrap()
}

#[test]
fn captures_decode_as_they_do_elsewhere() {
    let mut compared = 0;
    for capture in captures() {
        let name = capture.file_name().unwrap().to_str().unwrap();
        let file = fs::read(&capture).unwrap();
        let report = report(&file, 1 << 20);
        let expected = expected_of(&capture);
        compare_all(name, &expected, &report, &Value::clone);
        assert_eq!(self::report(&file, 41), report, "{name}: however it is cut");
        compared += 1;
    }
    eprintln!("{compared} captures compared");
}

/// What is right where there is no expected file: of each connection its state, and of each direction the payload of its messages, or how
/// long it is and what is missing of it.
const BY_WORDS: [(&str, &str); 7] = [
    (
        "generated/n03_lost_segment.pcap",
        "10.0.0.1:40000 abnormal; client reply; server before 3000-[1196..2396] after",
    ),
    (
        "generated/n04_midstream_no_syn_no_handshake.pcap",
        "10.0.0.1:40000 mid-stream; client reply; server before 3000 after",
    ),
    (
        "generated/n06_snaplen_truncated.pcap",
        "10.0.0.1:40000 abnormal; client reply; server before 3000-[156..1196,1356..2396,2556..3000] after",
    ),
    (
        "ndpi/websocket.pcap",
        "192.168.43.1:50999 mid-stream; client test message hello websocket; server Welcome, 192.168.43.1 ! \
         21:33:52 ('192.168.43.1', 50999) say: test message 21:34:53 ('192.168.43.1', 50999) say: hello websocket",
    ),
    (
        "pcapplusplus/650HttpResponses.pcap",
        "10.0.0.1:61608 response-only; client; server",
    ),
    (
        "suricata-verify/http-request-header-multi_input.pcap",
        "192.168.37.118:25896 request-only; client; server",
    ),
    (
        "mitmproxy/websocket.har",
        "browser open; client; server {\"error\":\"Unknown api key\"} | \
         browser open; client; server {\"error\":\"Missing apiKey\"} | \
         browser open; client foo bar; server {\"error\":\"Unknown api key\"}",
    ),
];

#[test]
fn captures_without_an_expected_file_decode_as_their_readme_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures");
    if !folder.is_dir() {
        eprintln!("no captures in ../shared/captures: nothing is compared");
        return;
    }
    for (name, expected) in BY_WORDS {
        let report = report(&fs::read(folder.join(name)).unwrap(), 1 << 20);
        let connections = report["connections"].as_array().unwrap();
        let words: Vec<_> = connections.iter().map(in_words).collect();
        assert_eq!(words.join(" | "), expected, "{name}");
    }
}

fn in_words(connection: &Value) -> String {
    let state = match &connection["state"] {
        Value::String(state) => state.clone(),
        other => other.to_string(),
    };
    let client = connection["client"].as_str().unwrap();
    let mut words = format!("{client} {state}");
    for direction in ["client", "server"] {
        write!(words, "; {direction}").unwrap();
        let messages = &connection["directions"][direction]["messages"];
        for message in messages.as_array().unwrap() {
            let payload = &message["payload"];
            let text = payload["hex"].as_str().map(of_hex);
            let shown = text.unwrap_or_else(|| payload["len"].to_string());
            write!(words, " {shown}").unwrap();
            let holes = payload["holes"].as_array().into_iter().flatten();
            let holes: Vec<_> = holes
                .map(|hole| format!("{}..{}", hole["start"], hole["end"]))
                .collect();
            if !holes.is_empty() {
                write!(words, "-[{}]", holes.join(",")).unwrap();
            }
        }
    }
    words
}

fn of_hex(hex: &str) -> String {
    let bytes: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Captures of one connection, and how many packets come before its first frame.
const BEGUN_MIDWAY: [(&str, usize); 7] = [
    ("tests/captures/aiohttp-ipv6.pcap", 6),
    ("tests/captures/websockets-plain-any.pcap", 6),
    ("tests/captures/ws-window-bits.pcap", 6),
    (
        "../shared/captures/generated/q03_client_no_ctx_takeover_server_takes_over.pcap",
        5,
    ),
    ("../shared/captures/generated/q05_frag_empty_final.pcap", 5),
    (
        "../shared/captures/generated/q17_frag_compressed_second_message.pcap",
        5,
    ),
    ("../shared/captures/generated/q19_rfc7692_vectors.pcap", 5),
];

#[test]
fn captures_without_their_beginning_decode_as_they_do_with_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, first) in BEGUN_MIDWAY {
        let capture = root.join(name);
        if !capture.exists() {
            eprintln!("{name} is not here: it is not compared");
            continue;
        }
        let report = report(&without_first(&fs::read(&capture).unwrap(), first), 1 << 20);
        let [seen] = &report["connections"].as_array().unwrap()[..] else {
            panic!("{name}: {}", report["connections"]);
        };
        assert_eq!(seen["state"], "mid-stream", "{name}");
        let expected = &expected_of(&capture)["connections"][0];
        for (direction, index) in [("client", 0), ("server", 1)] {
            let expected = &expected["directions"][direction];
            let seen_there = &seen["directions"][direction];
            for list in ["frames", "messages"] {
                let expected = expected[list].as_array().unwrap();
                let found = seen_there[list].as_array().unwrap().iter().zip(expected);
                let found: Vec<_> = found.map(like).collect();
                assert_eq!(&found, expected, "{name}: {direction} {list}");
            }
            let frames = expected["frames"].as_array().unwrap().len();
            if frames == 0 {
                continue;
            }
            let [guess] = &seen["guesses"][index].as_array().unwrap()[..] else {
                panic!("{name}: {}", seen["guesses"]);
            };
            assert_eq!(guess["skipped"], 0, "{name}");
            assert_eq!(guess["frames"], frames, "{name}");
            assert_eq!(guess["not_inflated"], 0, "{name}");
        }
    }
}

/// A pcap file without its first packets.
fn without_first(file: &[u8], count: usize) -> Vec<u8> {
    let (head, mut rest) = file.split_at(24);
    assert_eq!(head[..4], [0xD4, 0xC3, 0xB2, 0xA1]);
    for _ in 0..count {
        let len = u32::from_le_bytes(*rest[8..].first_chunk().unwrap());
        rest = &rest[16 + usize::try_from(len).unwrap()..];
    }
    [head, rest].concat()
}

#[test]
fn packets_of_captures_decode_as_they_do_elsewhere() {
    let mut compared = 0;
    for capture in captures() {
        let name = capture.file_name().unwrap().to_str().unwrap();
        let Some(dump) = dump(&fs::read(&capture).unwrap()) else {
            continue;
        };
        let input = Input {
            text: dump,
            ..Input::default()
        };
        let conversation = Conversation::open(input, &[]);
        let report = serde_json::to_value(Report::new(&conversation, &|_| String::new())).unwrap();
        assert_eq!(report["read_as"]["problem"], Value::Null, "{name}");
        compare_all(name, &expected_of(&capture), &report, &without_inflated);
        compared += 1;
    }
    eprintln!("{compared} captures compared");
}

/// Each expected connection with one that was found. Where several have the same ends, they stand in the same order.
fn compare_all(name: &str, expected: &Value, report: &Value, as_known: &dyn Fn(&Value) -> Value) {
    let ends = |connection: &Value| [connection["client"].clone(), connection["server"].clone()];
    let all = expected["connections"].as_array().unwrap();
    for (index, connection) in all.iter().enumerate() {
        let before = all.iter().take(index);
        let nth = before
            .filter(|before| ends(before) == ends(connection))
            .count();
        let seen = report["connections"].as_array().unwrap();
        let mut seen = seen.iter().filter(|seen| ends(seen) == ends(connection));
        let seen = seen
            .nth(nth)
            .unwrap_or_else(|| panic!("{name}: {:?}", ends(connection)));
        compare(name, connection, seen, as_known);
    }
}

fn compare(name: &str, expected: &Value, seen: &Value, as_known: &dyn Fn(&Value) -> Value) {
    for member in [
        "request",
        "key",
        "accept",
        "accept_valid",
        "extensions",
        "protocol",
    ] {
        assert_eq!(seen[member], expected[member], "{name}: {member}");
    }
    for direction in ["client", "server"] {
        let (seen, expected) = (
            &seen["directions"][direction],
            &expected["directions"][direction],
        );
        for list in ["frames", "messages"] {
            let members: Vec<_> = expected[list]
                .as_array()
                .unwrap()
                .iter()
                .map(as_known)
                .collect();
            let found: Vec<_> = seen[list]
                .as_array()
                .unwrap()
                .iter()
                .zip(&members)
                .map(like)
                .collect();
            assert_eq!(
                seen[list].as_array().unwrap().len(),
                members.len(),
                "{name}: {direction} {list}"
            );
            assert_eq!(found, members, "{name}: {direction} {list}");
        }
        assert_eq!(
            seen["undecoded_tail"], expected["undecoded_tail"],
            "{name}: {direction}"
        );
    }
}

/// What a pasted message inflates to is not known.
fn without_inflated(expected: &Value) -> Value {
    let mut expected = expected.clone();
    if expected["compressed"] == json!(true) {
        expected["payload"] = Value::Null;
    }
    expected
}

/// Of what was found, the members that are expected.
fn like((found, expected): (&Value, &Value)) -> Value {
    let members = expected.as_object().unwrap().keys();
    members
        .map(|member| (member.clone(), found[member].clone()))
        .collect()
}

fn expected_file(capture: &Path) -> PathBuf {
    let mut name = capture.as_os_str().to_owned();
    name.push(".expected.json");
    name.into()
}

fn collect(folder: &Path, captures: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, captures);
        } else if expected_file(&path).exists() {
            captures.push(path);
        }
    }
}

/// The packets of a pcap file as `tcpdump -xx` prints them; `None` for a file of another format.
fn dump(file: &[u8]) -> Option<String> {
    let number: fn([u8; 4]) -> u32 = match *file.first_chunk()? {
        [0xD4, 0xC3, 0xB2, 0xA1] | [0x4D, 0x3C, 0xB2, 0xA1] => u32::from_le_bytes,
        [0xA1, 0xB2, 0xC3, 0xD4] | [0xA1, 0xB2, 0x3C, 0x4D] => u32::from_be_bytes,
        _ => return None,
    };
    let mut dump = String::new();
    let mut rest = file.get(24..)?;
    while let Some((record, after)) = rest.split_at_checked(16) {
        let captured = number(*record.get(8..)?.first_chunk()?);
        let (packet, after) = after.split_at_checked(usize::try_from(captured).unwrap())?;
        rest = after;
        dump.push_str("12:00:00.000000 IP somebody > somebody else: a packet\n");
        for (row, offset) in packet.chunks(16).zip((0..).step_by(16)) {
            write!(dump, "\t0x{offset:04x}: ").unwrap();
            for pair in row.chunks(2) {
                dump.push(' ');
                for byte in pair {
                    write!(dump, "{byte:02x}").unwrap();
                }
            }
            dump.push('\n');
        }
    }
    Some(dump)
}
