//! What is recorded, as tshark shows it, where there is one.
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use framescope::capture::record::Timestamp;
use framescope::capture::recording::Recorder;
use framescope::capture::tcp::Side::{Opener, Other};
use std::io::Write;
use std::process::{Command, Stdio};

const REQUEST: &[u8] = b"GET /chat HTTP/1.1\r\nHost: a.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
const RESPONSE: &[u8] = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
const HELLO: &[u8] = b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58";

/// A conversation of which one side says 1 MiB, to a server at `port`.
fn recording(client: &str, server: &str) -> Vec<u8> {
    let mut file = Vec::new();
    let mut recorder = Recorder::new("Framescope", "made up for a test", &mut file);
    let mut time = 1_700_000_000_123_456_789;
    let mut now = || {
        time += 1_000_000;
        Timestamp(time)
    };
    let [client, server] = [client, server].map(|end| end.parse().unwrap());
    let mut relayed = recorder.open(client, server, now(), &mut file);
    recorder.accept(&mut relayed, now(), &mut file);
    let mut long = b"\x82\x7f\x00\x00\x00\x00\x00\x10\x00\x00".to_vec();
    long.resize(long.len() + 1024 * 1024, b'x');
    for (side, bytes) in [
        (Opener, REQUEST),
        (Other, RESPONSE),
        (Opener, HELLO),
        (Other, &long),
        (Opener, HELLO),
    ] {
        recorder.data(&mut relayed, side, bytes, now(), &mut file);
    }
    recorder.finish(&mut relayed, Opener, now(), &mut file);
    recorder.finish(&mut relayed, Other, now(), &mut file);
    file
}

/// What tshark prints of a file; `None` if there is no tshark.
fn tshark(file: &[u8], arguments: &[&str]) -> Option<String> {
    let mut child = Command::new("tshark")
        .args(["-n", "-r", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take().unwrap();
    let file = file.to_vec();
    let feeding = std::thread::spawn(move || input.write_all(&file));
    let output = child.wait_with_output().unwrap();
    // One that has seen enough reads no further.
    let _ = feeding.join().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn tshark_finds_nothing_odd_and_the_same_frames() {
    for [client, server] in [
        ["127.0.0.1:51000", "127.0.0.1:9000"],
        ["[::1]:51000", "[::1]:9001"],
        ["10.0.0.1:51000", "192.0.2.1:443"],
        ["127.0.0.1:51000", "[2001:db8::2]:80"],
    ] {
        let file = recording(client, server);
        let checked = [
            "-o",
            "tcp.check_checksum:TRUE",
            "-o",
            "ip.check_checksum:TRUE",
            // Shown if anything is odd: bad checksums, lost or repeated segments, full windows. Plain HTTP at a port of TLS is, when TLS was taken off.
            "-Y",
            "(_ws.expert.severity >= 0x600000 && tcp.port != 443) || tcp.analysis.flags || tcp.checksum.status != \"Good\" || ip.checksum.status == \"Bad\"",
        ];
        let Some(odd) = tshark(&file, &checked) else {
            eprintln!("there is no tshark here");
            return;
        };
        assert_eq!(odd, "", "{server}");
        // It would say so.
        let mut broken = file.clone();
        *broken.get_mut(file.len() / 2).unwrap() ^= 1;
        assert_ne!(tshark(&broken, &checked).unwrap(), "", "{server}");
        let fields = [
            "-Y",
            "websocket",
            "-T",
            "fields",
            "-e",
            "websocket.opcode",
            "-e",
            "websocket.masking_key",
            "-e",
            "websocket.payload_length",
            "-e",
            "websocket.payload_length_ext_64",
        ];
        let frames = tshark(&file, &fields).unwrap();
        assert_eq!(
            frames, "1\t37fa213d\t5\t\n2\t\t127\t1048576\n1\t37fa213d\t5\t\n",
            "{server}"
        );
        let times = tshark(
            &file,
            &["-c", "1", "-T", "fields", "-e", "frame.time_epoch"],
        )
        .unwrap();
        assert_eq!(times, "1700000000.124456789\n");
    }
}
