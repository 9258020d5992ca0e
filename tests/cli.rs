//! The bin `framescope`, run as a person or a program runs it.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_raw_string_hashes,
    reason = "a test may end so; expect-test writes its strings so"
)]

use expect_test::{Expect, expect};
use flate2::Compression;
use flate2::write::GzEncoder;
use framescope::analysis::share::{FILE_MAGIC, file, link, read_file};
use framescope::analysis::{
    Capture, Change, ConversationId, Edit, Input, Record as Shared, SentBy, Start, StreamId,
};
use framescope::bytes::Span;
use framescope::capture::file::{Interface, PcapngWriter};
use framescope::capture::record::{LinkType, Record, Timestamp};
use framescope::protocol::Peer;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// RFC 6455 §5.7 as a hex dump; the two long ones begin as they do there and hold zeros.
const SECTION_5_7: &str = "81 05 48 65 6c 6c 6f
81 85 37 fa 21 3d 7f 9f 4d 51 58
01 03 48 65 6c
80 02 6c 6f
89 05 48 65 6c 6c 6f
8a 85 37 fa 21 3d 7f 9f 4d 51 58
";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_framescope"));
    command
        .args(arguments)
        .env_remove("CLICOLOR_FORCE")
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments).spawn().unwrap();
    // A run that needs no input may have ended by now.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

fn decoded(arguments: &[&str], input: &[u8]) -> (Value, Option<i32>) {
    let (out, _, code) = printed(&run(&[&["decode", "--json"], arguments].concat(), input));
    (serde_json::from_str(&out).unwrap(), code)
}

/// One after the other: standard output, a line of dashes, standard error, the exit code.
fn check(arguments: &[&str], input: &[u8], expected: &Expect) {
    let (out, err, code) = printed(&run(arguments, input));
    expected.assert_eq(&format!("{out}---\n{err}exit {}\n", code.unwrap_or(-1)));
}

#[test]
fn decode_prints_a_line_for_each_frame() {
    check(
        &["decode"],
        SECTION_5_7.as_bytes(),
        &expect![[r#"
        Read as plain hex: 6 lines, 45 bytes.
        1  server  text          FIN  5 bytes  Hello
        2  client  text          FIN  mask 37fa213d  5 bytes  Hello
        3  server  text               part 1 of 2  3 bytes  Hel
        4  server  continuation  FIN  part 2 of 2  2 bytes  lo
        5  server  ping          FIN  5 bytes  Hello
        6  client  pong          FIN  mask 37fa213d  5 bytes  Hello
        6 frames, 3 messages, no violation
        ---
        exit 0
    "#]],
    );
}

#[test]
fn decode_names_what_is_wrong_below_the_frame() {
    check(
        &["decode", "-"],
        b"83 00 c1 00 88 05 03 e9 62 79 65 82 7e 00 05 1b",
        &expect![[r#"
            Read as plain hex: 1 line, 16 bytes.
            1  server  reserved 0x3  FIN  0 bytes
               Violation §5.2 An endpoint that receives a reserved opcode must fail the connection.
            2  server  text          FIN  RSV1  compressed  0 bytes
               Caution §5.2 RSV1 is set. That is right if permessage-deflate was agreed on, and no handshake in sight tells.
            3  server  close         FIN  5 bytes  1001  going away  bye
            4  server  binary        FIN  5 bytes  cut off  1b
               Violation §5.2 The length must be written in as few bytes as hold it.
               Violation §5.5.1 After it has sent a Close frame, an endpoint must send no more data.
               Caution §5.2 The bytes end before the frame does.
            4 frames, 3 messages, 3 violations, 2 cautions
            ---
            exit 1
        "#]],
    );
}

#[test]
fn decode_says_where_it_cannot_read_on() {
    check(
        &["decode", "--layout", "plain-hex"],
        b"81 05 48 65 6c 6c 6f\n89 00 zz",
        &expect![[r#"
            Read, as you asked, as plain hex: 2 lines, 9 bytes.
            1  server  text          FIN  5 bytes  Hello
            2  server  ping          FIN  0 bytes
            2 frames, 1 message, no violation
            ---
            framescope: -: Line 2, column 7: “zz” is not a hex byte. Everything before it was read: 9 bytes.
            exit 2
        "#]],
    );
}

#[test]
fn decode_has_an_answer_for_what_holds_no_bytes() {
    check(
        &["decode"],
        b"",
        &expect![[r#"
        ---
        framescope: -: There are no bytes in it.
        exit 2
    "#]],
    );
    check(
        &["decode"],
        b"It was a dark and stormy night.",
        &expect![[r#"
            ---
            framescope: -: Line 1, column 1: “It was a dark and stormy” is not a text with bytes in it. Nothing was read before it.
            exit 2
        "#]],
    );
    check(
        &["decode"],
        b"81 00 \xff",
        &expect![[r#"
        ---
        framescope: -: Byte 6 is not UTF-8 text. Raw bytes are read with --raw.
        exit 2
    "#]],
    );
    check(
        &["decode", "--raw"],
        b"",
        &expect![[r#"
        ---
        framescope: -: There are no bytes in it.
        exit 2
    "#]],
    );
}

#[test]
fn decode_reads_raw_bytes_and_a_handshake() {
    let input = [
        &b"GET /chat HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"[..],
        b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58",
    ];
    check(
        &["decode", "--raw"],
        &input.concat(),
        &expect![[r#"
        78 bytes
           client  Handshake  GET /chat HTTP/1.1 …
        1  client  text          FIN  mask 37fa213d  5 bytes  Hello
        1 frame, 1 message, no violation
        ---
        exit 0
    "#]],
    );
}

#[test]
fn decode_does_what_its_options_say() {
    let rows: &[(&[&str], &str, &[&str], i32)] = &[
        (&[], "8100", &[], 0),
        (&["--from", "client"], "8100", &["unmasked-client-frame"], 1),
        (
            &["--from", "server"],
            "8180 01020304",
            &["masked-server-frame"],
            1,
        ),
        (&[], "c107 f248cdc9c90700", &["unexplained-rsv1"], 0),
        (
            &["--compressed", "no"],
            "c107 f248cdc9c90700",
            &["rsv1-without-extension"],
            1,
        ),
        (&["--compressed", "deflate"], "c107 f248cdc9c90700", &[], 0),
        (&["--layout", "base64"], "gQVIZWxsbw==", &[], 0),
        (&["--layout", "binary"], "10000001 00000000", &[], 0),
    ];
    for (arguments, input, expected, code) in rows {
        let (report, exit) = decoded(arguments, input.as_bytes());
        let findings = report["findings"].as_array().unwrap();
        let rules: Vec<_> = findings
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap())
            .collect();
        assert_eq!(
            (rules.as_slice(), exit),
            (*expected, Some(*code)),
            "{arguments:?} {input}"
        );
    }
}

#[test]
fn decode_writes_json_of_frames_and_messages() {
    let (report, code) = decoded(&[], SECTION_5_7.as_bytes());
    assert_eq!(code, Some(0));
    let hello =
        json!({"len": 5, "sha1": "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0", "hex": "48656c6c6f"});
    let frame = |fin, opcode, key: Option<&str>, payload: &Value, start: u64, end: u64| {
        json!({
            "fin": fin, "rsv": 0, "opcode": opcode, "masked": key.is_some(), "masking_key": key, "payload": payload,
            "stream": 0, "span": {"start": start, "end": end},
        })
    };
    let message = |fragments| json!({"opcode": 1, "compressed": false, "payload": hello, "fragments": fragments});
    let hel =
        json!({"len": 3, "sha1": "dbc2d1fed0dc37a70aea0f376958c802eddc0559", "hex": "48656c"});
    let lo = json!({"len": 2, "sha1": "638e8f0171575864326f06d2a5f8e72287427b15", "hex": "6c6f"});
    let key = Some("37fa213d");
    assert_eq!(
        report,
        json!({
            "read_as": {
                "layout": "plain-hex", "choice": "guessed", "alternatives": report["read_as"]["alternatives"], "lines": 6, "bytes": 45,
                "packets": 1, "packet_headers": 0, "left_out": [], "problem": null,
            },
            "compression_from": "unknown",
            "connections": [{
                "client": null, "server": null, "peers_from": "masking", "request": null, "key": null, "accept": null,
                "accept_valid": null, "extensions": null, "protocol": null,
                "directions": {
                    "client": {
                        "frames": [frame(true, 1, key, &hello, 7, 18), frame(true, 10, key, &hello, 34, 45)],
                        "messages": [message(1)], "cut_frames": [], "undecoded_tail": 0,
                    },
                    "server": {
                        "frames": [
                            frame(true, 1, None, &hello, 0, 7),
                            frame(false, 1, None, &hel, 18, 23),
                            frame(true, 0, None, &lo, 23, 27),
                            frame(true, 9, None, &hello, 27, 34),
                        ],
                        "messages": [message(1), message(2)], "cut_frames": [], "undecoded_tail": 0,
                    },
                },
            }],
            "findings": [],
        })
    );
}

#[test]
fn decode_reads_a_whole_connection() {
    let sample = include_str!("../www/catalogue/conversation.txt");
    let (report, code) = decoded(&[], sample.as_bytes());
    assert_eq!(code, Some(0));
    let connections = report["connections"].as_array().unwrap();
    let [connection] = connections.as_slice() else {
        panic!("{connections:?}");
    };
    let members = ["peers_from", "request", "key", "accept", "accept_valid"];
    assert_eq!(
        json!(members.map(|member| &connection[member])),
        json!([
            "handshake",
            "GET /chat HTTP/1.1",
            "x3JJHMbDL1EzLkh9GBhXDw==",
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            true,
        ])
    );
    let opcodes = |peer| {
        let frames = connection["directions"][peer]["frames"].as_array().unwrap();
        frames
            .iter()
            .map(|frame| frame["opcode"].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (opcodes("client"), opcodes("server")),
        (vec![1, 9, 8], vec![1, 10, 1, 8])
    );
}

#[test]
fn decode_names_the_ends_of_packets() {
    let sample = include_str!("../www/catalogue/tcpdump.txt");
    let (report, _) = decoded(&[], sample.as_bytes());
    let connection = &report["connections"][0];
    assert_eq!(
        (
            &connection["client"],
            &connection["server"],
            &connection["key"]
        ),
        (
            &json!("192.168.1.20:51034"),
            &json!("192.168.1.7:8080"),
            &json!(null)
        ),
    );
}

#[test]
fn decode_leaves_out_the_hex_of_long_payloads() {
    for (len, sha1, has_hex) in [
        (64, "c8d7d0ef0eedfa82d2ea1aa592845b9a6d4b02b7", true),
        (65, "f0fa45906bd0f4c3668fcd0d8f68d4b298b30e5b", false),
    ] {
        let (report, _) = decoded(
            &["--raw"],
            &[&[0x82, len][..], &vec![0; usize::from(len)]].concat(),
        );
        let payload = &report["connections"][0]["directions"]["server"]["frames"][0]["payload"];
        assert_eq!(payload["len"], len);
        assert_eq!(payload["sha1"], sha1);
        assert_eq!(payload.get("hex").is_some(), has_hex);
    }
}

#[test]
fn decode_keeps_what_is_cut_apart() {
    let (report, code) = decoded(&[], b"8100 8105 4865");
    assert_eq!(code, Some(0));
    let server = &report["connections"][0]["directions"]["server"];
    assert_eq!(server["frames"].as_array().unwrap().len(), 1);
    assert_eq!(server["cut_frames"][0]["payload"]["hex"], "4865");
    assert_eq!(server["undecoded_tail"], 4);
    let finding = &report["findings"][0];
    assert_eq!(
        (
            &finding["rule"],
            &finding["severity"],
            &finding["section"],
            &finding["direction"],
            &finding["frame"],
            &finding["span"]
        ),
        (
            &json!("truncated-frame"),
            &json!("caution"),
            &json!("5.2"),
            &json!("server"),
            &json!(null),
            &json!({"start": 2, "end": 6})
        ),
    );
    assert!(finding["text"].as_str().unwrap().ends_with('.'));
    // Of one byte nobody can say who sent it.
    let (report, _) = decoded(&[], b"81");
    assert_eq!(
        report["connections"][0]["directions"]["unknown"]["undecoded_tail"],
        1
    );
}

#[test]
fn decode_says_in_json_where_it_cannot_read_on() {
    let (report, code) = decoded(&["--layout", "plain-hex"], b"8100 8z");
    assert_eq!(code, Some(2));
    let problem = &report["read_as"]["problem"];
    assert_eq!(
        (
            &problem["line"],
            &problem["column"],
            &problem["bytes_before"]
        ),
        (&json!(1), &json!(6), &json!(2))
    );
    assert_eq!(
        report["connections"][0]["directions"]["server"]["frames"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn decode_reads_a_file() {
    let file = std::env::temp_dir().join(format!("framescope-{}.txt", std::process::id()));
    std::fs::write(
        &file,
        "00000000: 8105 4865 6c6c 6f                        ..Hello\n",
    )
    .unwrap();
    let (out, _, code) = printed(&run(&["decode", file.to_str().unwrap()], b""));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code, Some(0));
    assert!(out.contains("xxd") && out.contains("Hello"), "{out}");
    let (_, err, code) = printed(&run(&["decode", "no/such/file"], b""));
    assert_eq!(code, Some(2));
    assert!(err.starts_with("framescope: no/such/file: "), "{err}");
}

#[test]
fn decode_prints_no_colours_but_on_a_terminal_and_lets_no_payload_paint() {
    // A text frame that would turn the terminal red.
    let red = b"8105 1b5b33316d";
    let (out, ..) = printed(&run(&["decode"], red));
    assert!(!out.contains('\u{1b}'), "{out:?}");
    assert!(out.contains("\\u{1b}[31m"), "{out:?}");
    let mut forced = command(&["decode"]);
    let mut child = forced.env("CLICOLOR_FORCE", "1").spawn().unwrap();
    child.stdin.take().unwrap().write_all(red).unwrap();
    let (out, ..) = printed(&child.wait_with_output().unwrap());
    assert!(
        out.contains("\u{1b}[0m") && !out.contains("\u{1b}[31m\n"),
        "{out:?}"
    );
    let mut plain = command(&["decode"]);
    let mut child = plain.env("NO_COLOR", "1").spawn().unwrap();
    child.stdin.take().unwrap().write_all(red).unwrap();
    let (out, ..) = printed(&child.wait_with_output().unwrap());
    assert!(!out.contains('\u{1b}'), "{out:?}");
}

#[test]
fn a_broken_pipe_is_quiet() {
    for json in [&[][..], &["--json"]] {
        let mut child = command(&[&["decode"], json].concat()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin
            .write_all("8105 48656c6c6f\n".repeat(20_000).as_bytes())
            .unwrap();
        drop(stdin);
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let (_, err, code) = printed(&child.wait_with_output().unwrap());
        assert_eq!((err.as_str(), code), ("", Some(0)));
    }
}

#[test]
fn accept_prints_the_value_first() {
    let rows = [
        ("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        ("cNtBvwgrxXtqDppb/0mcMw==", "hutW70GFRNI1vI45roqiU0Lu33A="),
        ("x3JJHMbDL1EzLkh9GBhXDw==", "HSmrc0sMlYUkAGmm5OPpG2HaGWk="),
    ];
    for (key, accept) in rows {
        let expected = (format!("{accept}\n"), String::new(), Some(0));
        assert_eq!(printed(&run(&["accept", key], b"")), expected);
        let (out, err, code) = printed(&run(&["accept", key, accept], b""));
        assert_eq!((err.as_str(), code), ("", Some(0)));
        assert_eq!(out.lines().next(), Some(accept));
        let (out, err, code) = printed(&run(&["accept", key, "ZEs+c+VBk8Aj01+wJGN7Y15796g="], b""));
        assert_eq!((err.as_str(), code), ("", Some(1)));
        assert_eq!(out.lines().next(), Some(accept));
    }
}

#[test]
fn accept_judges_and_still_answers() {
    check(
        &[
            "accept",
            "dGhlIHNhbXBsZSBub25jZQ==",
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        ],
        b"",
        &expect![[r#"
            s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            The accept value is the one for this key.
            ---
            exit 0
        "#]],
    );
    check(
        &[
            "accept",
            "dGhlIHNhbXBsZSBub25jZQ==",
            "ZEs+c+VBk8Aj01+wJGN7Y15796g=",
        ],
        b"",
        &expect![[r#"
            s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            A client must fail this connection: the accept value is not the one for this key.
            ---
            exit 1
        "#]],
    );
    check(
        &["accept", "aGVsbG8="],
        b"",
        &expect![[r#"
            9MA2xe4VSbCMdRCYTqOtSsGpRTc=
            ---
            framescope: It is Base64, but of 5 bytes. A key holds 16 bytes: 24 characters, the last two “==”.
            exit 1
        "#]],
    );
    check(
        &["accept", "dGhlIHNhbXBsZSBub25jZ!=="],
        b"",
        &expect![[r#"
            X3Q/EfCLjIDiH/pS4msb/hhiUkA=
            ---
            framescope: Character 22, “!”, does not belong there. A key is 22 letters of A–Z, a–z, 0–9, + and /, then “==”.
            exit 1
        "#]],
    );
    check(
        &["accept", "--json", "dGhlIHNhbXBsZSBub25jZQ==", "no"],
        b"",
        &expect![[r#"
            {
              "key": "dGhlIHNhbXBsZSBub25jZQ==",
              "nonce": "7468652073616d706c65206e6f6e6365",
              "concatenated": "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
              "sha1": "b37a4f2cc0624f1690f64606cf385945b2bec4ea",
              "accept": "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
              "seen": "no",
              "matches": false
            }
            ---
            exit 1
        "#]],
    );
}

/// A request, and the answer with this accept value.
fn pair(accept: &str) -> String {
    format!(
        "GET /chat HTTP/1.1\nHost: example.com\nUpgrade: websocket\nConnection: Upgrade\n\
         Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\nSec-WebSocket-Version: 13\nOrigin: http://example.com\n\n\
         HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: {accept}\n"
    )
}

#[test]
fn handshake_judges_what_is_pasted() {
    let sound = pair("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");
    let (request, response) = sound.split_once("\n\n").unwrap();
    let marked = |text: &str, marker: &str| {
        format!(
            "{marker} {}\n{marker}\n",
            text.trim_end().replace('\n', &format!("\n{marker} "))
        )
    };
    let curl = format!(
        "* Connected to example.com\n{}* Request sent\n{}{{ [5 bytes data]\n",
        marked(request, ">"),
        marked(response, "<"),
    );
    let rows = [
        (
            sound.clone(),
            "✓ The handshake is sound: the connection opens.",
            0,
        ),
        (curl, "✓ The handshake is sound: the connection opens.", 0),
        (
            pair("8E1hw/nkpBzN7OuKAmglK0FjsrE="),
            "✗ A client must fail this connection: the accept value is not the one for this key.",
            1,
        ),
        (
            sound.replace("Version: 13", "Version: 8"),
            "✗ A server must refuse this request with 426. Version 8 is drafts 08 to 12 of 2011, which no browser speaks today.",
            1,
        ),
        (
            "ws://example.com/chat".to_owned(),
            "✓ The URI is sound. It leads to example.com, port 80, without TLS.",
            0,
        ),
        (
            "x3JJHMbDL1EzLkh9GBhXDw==\n".to_owned(),
            "✓ The key is sound. A server that accepts it answers HSmrc0sMlYUkAGmm5OPpG2HaGWk=.",
            0,
        ),
    ];
    for (input, verdict, code) in rows {
        let (out, err, found) = printed(&run(&["handshake", "-"], input.as_bytes()));
        assert_eq!(
            (out.lines().next(), err.as_str(), found),
            (Some(verdict), "", Some(code)),
            "{input}"
        );
        let (out, _, found) = printed(&run(&["handshake", "--json"], input.as_bytes()));
        let report: Value = serde_json::from_str(&out).unwrap();
        let outcome = if code == 0 { "pass" } else { "fail" };
        assert_eq!((&report["outcome"], found), (&json!(outcome), Some(code)));
        let says = verdict.split_once(' ').unwrap().1;
        assert_eq!(report["blocks"][0]["verdict"]["says"], json!(says));
        let (out, _, found) = printed(&run(&["handshake", "--markdown"], input.as_bytes()));
        assert!(out.starts_with("**") && out.contains("\n## "), "{out}");
        assert_eq!(found, Some(code));
    }
    let (out, ..) = printed(&run(
        &["handshake"],
        pair("8E1hw/nkpBzN7OuKAmglK0FjsrE=").as_bytes(),
    ));
    assert!(out.contains(
        "The server hashed the key without the GUID. That gives exactly the value that was sent."
    ));
}

#[test]
fn handshake_reads_captures_and_says_what_it_cannot_read() {
    let capture = recorded("handshakes.pcap");
    let (out, err, code) = printed(&run(&["handshake", &capture], b""));
    assert!(out.starts_with("✗ No WebSocket opens. 403"), "{out}");
    assert_eq!((err.as_str(), code), ("", Some(1)));
    let (out, err, code) = printed(&run(
        &[
            "handshake",
            &recorded("ws-plain.pcap"),
            "--conversation",
            "1",
        ],
        b"",
    ));
    assert!(out.starts_with("✓ The handshake is sound"), "{out}");
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let rows: [(&[&str], &[u8], &str); 4] = [
        (
            &["-"],
            b"",
            "No handshake can be read here, from line 1, column 1",
        ),
        (&["-"], b"\xff\x00 nothing", "No handshake can be read here"),
        (&["-"], b"{\"request\": {\"url\": \"ws", "JSON was expected"),
        (
            &[&capture, "--conversation", "99"],
            b"",
            "There is no conversation 99",
        ),
    ];
    for (arguments, input, expected) in rows {
        let (_, err, code) = printed(&run(&[&["handshake"], arguments].concat(), input));
        assert!(err.contains(expected), "{err}");
        assert_eq!(code, Some(2), "{err}");
    }
}

#[test]
fn report_says_what_is_broken_where_and_why() {
    check(
        &["report", "--from", "server"],
        b"81 00 83 00 8b 00 88 02 03 ed",
        &expect![[r#"
            ✗ 3 violations of 2 rules.

            What was checked
            what                 how many
            rules                64
            conversations        1
            heads of handshakes  0
            frames               4
            messages             2
            violations           3
            cautions             0
            notes                0

            ✗ An endpoint that receives a reserved opcode must fail the connection.  RFC 6455 §5.2
              Why: Nobody knows what a frame of a reserved opcode means, so nobody can skip it safely.
              The peer: must fail the connection: it sends a Close frame with 1002, protocol error, and ends the TCP connection.
              Chromium says: “Unrecognized frame opcode: …”
              Firefox says: “The connection to … was interrupted while the page was loading.”
              ws for Node says: “Invalid WebSocket frame: invalid opcode …”
              websockets for Python says: “invalid opcode”
              gorilla/websocket for Go says: “bad opcode …”
              ✗ frame 2 · server · Found: 3.
              ✗ frame 3 · server · Found: 11.

            ✗ No Close frame may carry this status code.  RFC 6455 §7.4
              Why: Codes such as 1005 and 1006 are what an API tells when a Close frame carried no code, or none was received: on the wire they would say that they are not there. Chromium minds 1005, 1006 and 1015 only, and hands others on.
              The peer: must fail the connection: it sends a Close frame with 1002, protocol error, and ends the TCP connection.
              Chromium says: “Received a broken close frame containing a reserved status code.”
              Firefox says: nothing, and hands the code on.
              ws for Node says: “Invalid WebSocket frame: invalid status code …”
              websockets for Python says: “invalid status code”
              gorilla/websocket for Go says: “bad close code …”; “invalid close code”
              ✗ frame 4 · server · Found: 1005.
            ---
            exit 1
        "#]],
    );
    check(
        &["report", "--by", "conversation", "--from", "server"],
        b"83 00 8901 41",
        &expect![[r#"
            ✗ 1 violation of 1 rule.

            What was checked
            what                 how many
            rules                64
            conversations        1
            heads of handshakes  0
            frames               2
            messages             1
            violations           1
            cautions             0
            notes                0

            ✗ The paste
              ✗ frame 1 · server · An endpoint that receives a reserved opcode must fail the connection. Found: 3.
            ---
            exit 1
        "#]],
    );
}

#[test]
fn report_says_that_nothing_is_broken_and_what_was_not_checked() {
    check(
        &["report"],
        b"c1 00",
        &expect![[r#"
            ! No rule is broken, and 1 thing is worth a look. As far as it could be checked.

            What was checked
            what                 how many
            rules                64
            conversations        1
            heads of handshakes  0
            frames               1
            messages             1
            violations           0
            cautions             1
            notes                0

            What could not be checked
            Who sent a frame is guessed from its masking, so wrong masking does not show. Say who sent the bytes to have it checked.
            1 conversation does not tell whether compression was agreed on: RSV1 cannot be judged.
            1 compressed message was not inflated: whether the data is sound, and whether text is UTF-8, is not known.

            ! RSV1 is set. That is right if permessage-deflate was agreed on, and no handshake in sight tells.  RFC 6455 §5.2
              Why: permessage-deflate marks compressed messages with it. Whether that was agreed stands in the handshake, and no handshake is here.
              The peer: goes on.
              ! frame 1 · server
            ---
            exit 0
        "#]],
    );
    check(
        &["report"],
        b"",
        &expect![[r#"
        ---
        framescope: -: There are no bytes in it.
        exit 2
    "#]],
    );
    check(
        &["report"],
        b"81 00 zz",
        &expect![[r#"
            ✓ Sound: every rule that the bytes can show is kept. As far as it could be checked.

            What was checked
            what                 how many
            rules                64
            conversations        1
            heads of handshakes  0
            frames               1
            messages             1
            violations           0
            cautions             0
            notes                0

            What could not be checked
            Who sent a frame is guessed from its masking, so wrong masking does not show. Say who sent the bytes to have it checked.
            The source cannot be read to its end: what comes behind that place is not known.
            ---
            framescope: -: Line 1, column 7: “zz” is not a hex byte. Everything before it was read: 2 bytes.
            exit 2
        "#]],
    );
}

#[test]
fn report_judges_heads_and_frames_of_a_capture() {
    check(
        &["report", &recorded("handshakes.pcap"), "--markdown"],
        b"",
        &expect![[r#"
            **✗ 1 violation of 1 rule.**

            ## What was checked

            | what | how many |
            |---|---|
            | rules | 64 |
            | conversations | 5 |
            | heads of handshakes | 10 |
            | frames | 4 |
            | messages | 2 |
            | violations | 1 |
            | cautions | 3 |
            | notes | 1 |

            ## Conversations, and how they ended

            | \# | conversation | state | how it ended | findings |
            |---|---|---|---|---|
            | 1 | 127\.0.0.1:44960 → 127.0.0.1:8765 /forbidden | rejected, 403 |  | 1 |
            | 2 | 127\.0.0.1:44970 → 127.0.0.1:8765 /nowhere | rejected, 404 |  | 1 |
            | 3 | 127\.0.0.1:44984 → 127.0.0.1:8765 /old | rejected, 426 |  | 1 |
            | 4 | 127\.0.0.1:44996 → 127.0.0.1:8765 /other-protocol | broken off | No Close frame. The client ended TCP first, with FIN. The client’s API tells 1006. | 2 |
            | 5 | 127\.0.0.1:45012 → 127.0.0.1:8765 /echo | closed | Close frames of both, the client’s first: 1000. The server ended TCP first, with FIN, 263.0 µs after the last frame. | 0 |

            ## ✗ At most one sub-protocol may be chosen, one that was offered.

            RFC 6455 §4.1

            - **Why**: The client would speak one thing and the server another.
            - **The peer**: must fail the opening handshake: the client ends the TCP connection, without a Close frame. An API reports 1006.
            - **Chromium says**: “'…' header must not appear more than once in a response”; “Response must not include 'Sec-WebSocket-Protocol' header if not present in request: …”; “'Sec-WebSocket-Protocol' header value '…' in response does not match any of sent values”
            - **Firefox says**: “Firefox can’t establish a connection to the server at ….”
            - **Safari (WebKit) says**: “Sec-WebSocket-Protocol mismatch”; “The … header MUST NOT appear more than once in an HTTP response”
            - **ws for Node says**: “Server sent a subprotocol but none was requested”; “Server sent an invalid subprotocol”
            - **websockets for Python says**: “unsupported subprotocol: …”
            - ✗ Conversation 4 · item 20 · server · packet 36 · 0.049811 s · The sub-protocol “superchat” was not offered.

            ## ! Only status 101 opens a WebSocket.

            RFC 6455 §4.1

            - **Why**: Any other status means that the server goes on with HTTP.
            - **The peer**: must fail the opening handshake: the client ends the TCP connection, without a Close frame. An API reports 1006.
            - **Chromium says**: “Error during WebSocket handshake: Unexpected response code: …”; “HTTP Authentication failed; no valid credentials available”; “Proxy authentication failed”; “Error during WebSocket handshake: Invalid status line”; “Error during WebSocket handshake: net::ERR\_INVALID\_HTTP\_RESPONSE”
            - **Firefox says**: “Firefox can’t establish a connection to the server at ….”
            - **Safari (WebKit) says**: “There was a bad response from the server”; “Unexpected response code: …”
            - **ws for Node says**: “Unexpected server response: …”
            - **websockets for Python says**: “server rejected WebSocket connection: HTTP …”
            - **gorilla/websocket for Go says**: “websocket: bad handshake”
            - ! Conversation 1 · item 5 · server · packet 6 · 0.002521 s · 403: the server understood and refuses. An Origin that is not on its list is the usual cause, then a missing cookie or token.
            - ! Conversation 2 · item 10 · server · packet 16 · 0.016833 s · 404: there is nothing at this path. Compare the path, case and final / included; a proxy may change it.
            - ! Conversation 3 · item 15 · server · packet 26 · 0.030027 s · 426: the server wants another version, or did not see Upgrade.

            ## i A client should end with Close frames, not only with TCP’s FIN.

            RFC 6455 §7.1.5

            - **Why**: Nothing was cut short, and the client may have meant to end it so: a program that ends does this, a browser does not. The server cannot tell, and its API reports 1006.
            - **The peer**: goes on.
            - i Conversation 4 · item 19 · client · packet 34 · 0.047723 s
            ---
            exit 1
        "#]],
    );
}

#[test]
fn report_writes_json() {
    let (out, _, code) = printed(&run(&["report", "--json", "--from", "client"], b"81 00"));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(1));
    let group = &report["groups"][0];
    let place = &group["places"][0];
    let values = [
        (&report["verdict"], json!("fail")),
        (&report["checked"]["frames"], json!(1)),
        (&report["findings"]["violations"], json!(1)),
        (&group["rule"], json!("unmasked-client-frame")),
        (&group["section"], json!("5.1")),
        (&group["severity"], json!("violation")),
        (&group["count"], json!(1)),
        (&place["item"], json!(0)),
        (&place["frame"], json!(1)),
        (&place["peer"], json!("client")),
        (&place["field"], json!("mask")),
    ];
    for (found, expected) in values {
        assert_eq!(*found, expected);
    }
}

/// Of captures that are sound no rule is broken: who reports one there cries wolf.
#[test]
fn report_raises_no_false_alarm() {
    let broken = [
        // A sub-protocol that was not offered.
        "handshakes.pcap",
    ];
    let captures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
    for file in fs::read_dir(captures).unwrap() {
        let file = file.unwrap().path();
        let name = file.file_name().unwrap().to_str().unwrap();
        if file.extension().is_none_or(|kind| kind == "json") || file.is_dir() {
            continue;
        }
        let (out, err, code) = printed(&run(&["report", file.to_str().unwrap()], b""));
        let expected = i32::from(broken.contains(&name));
        assert_eq!(code, Some(expected), "{name}: {out}{err}");
    }
}

#[test]
fn report_explains_messages() {
    check(
        &[
            "report",
            "--message",
            "WebSocket connection to 'ws://a.example/' failed: Unrecognized frame opcode: 3",
        ],
        b"",
        &expect![[r#"
            ✗ A frame has an opcode that means nothing: 3–7 and 11–15 are reserved.

            The likely cause
            Rarely a wrong opcode: mostly the stream is out of step, since the frame before said a wrong length, or other bytes came into it.

            What to look at next
            Look at the frame before: does its length fit its payload, in bytes?

            The rule
            ✗ An endpoint that receives a reserved opcode must fail the connection.  RFC 6455 §5.2
              Unrecognized frame opcode: 3
              Nobody knows what a frame of a reserved opcode means, so nobody can skip it safely.

            Who says it
            who                                       words
            Chromium (Chrome, Edge, Opera, Electron)  Unrecognized frame opcode: …
            ws for Node                               Invalid WebSocket frame: invalid opcode …
            websockets for Python                     invalid opcode
            gorilla/websocket for Go                  bad opcode …
            ---
            exit 0
        "#]],
    );
    check(
        &["report", "--message", "-"],
        b"Error: Unexpected server response: 502",
        &expect![[r#"
            ✗ The server answered with an HTTP status other than 101: it did not switch to WebSocket.

            The likely cause
            502: a proxy could not make sense of what the server behind it answered.

            What to look at next
            Look at the response’s head and body, and ask the server directly, without the proxy.

            The rule
            ! Only status 101 opens a WebSocket.  RFC 6455 §4.1
              Unexpected server response: 502
              Any other status means that the server goes on with HTTP.

            Who says it
            who                                       words
            Chromium (Chrome, Edge, Opera, Electron)  Error during WebSocket handshake: Unexpected response code: …
            Safari (WebKit)                           Unexpected response code: …
            ws for Node                               Unexpected server response: …
            websockets for Python                     server rejected WebSocket connection: HTTP …
            gorilla/websocket for Go                  websocket: bad handshake
            ---
            exit 0
        "#]],
    );
    check(
        &["report", "--message", "it does not work"],
        b"",
        &expect![[r#"
            ? Framescope does not know this message.

            It knows what Chromium, Firefox and Safari say of a WebSocket, and the libraries ws (Node), websockets (Python) and gorilla/websocket (Go), in English. Paste the whole line, or the code of the close event.
            ---
            exit 2
        "#]],
    );
}

/// docs/rules.md is what the code says.
#[test]
fn the_list_of_rules_is_true() {
    let (out, err, code) = printed(&run(&["rules"], b""));
    assert_eq!((err, code), (String::new(), Some(0)));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert!(
        kept == out,
        "docs/rules.md is not what the code says. Renew it: cargo run -q -- rules > docs/rules.md"
    );
}

#[test]
fn encode_writes_the_frames_of_section_5_7() {
    let rows: &[(&[&str], &str)] = &[
        (&["--text", "Hello"], "81 05 48 65 6c 6c 6f"),
        (
            &["--text", "Hello", "--mask", "37fa213d"],
            "81 85 37 fa 21 3d 7f 9f 4d 51 58",
        ),
        (&["--text", "Hel", "--fin", "0"], "01 03 48 65 6c"),
        (&["--text", "Hel", "--no-fin"], "01 03 48 65 6c"),
        (&["--opcode", "continuation", "--text", "lo"], "80 02 6c 6f"),
        (
            &["--opcode", "ping", "--text", "Hello"],
            "89 05 48 65 6c 6c 6f",
        ),
        (
            &["--opcode", "0xa", "--mask", "0x37FA213D", "--text", "Hello"],
            "8a 85 37 fa 21 3d 7f 9f 4d 51 58",
        ),
        (&[], "81 00"),
        (&["--opcode", "11", "--rsv", "7"], "fb 00"),
        (
            &["--hex", "0x01,0x02", "--length-form", "16"],
            "81 7e 00 02 01 02",
        ),
        (
            &["--hex", "01", "--length-form", "64", "--opcode", "2"],
            "82 7f 00 00 00 00 00 00 00 01 01",
        ),
        (&["--close", "1001:bye"], "88 05 03 e9 62 79 65"),
        (&["--close", "1000", "--format", "hex-stream"], "880203e8"),
        (&["--text", "Hello", "--format", "base64"], "gQVIZWxsbw=="),
    ];
    for (arguments, expected) in rows {
        let (out, err, code) = printed(&run(&[&["encode"], *arguments].concat(), b""));
        assert_eq!(
            (out.trim_end(), err.as_str(), code),
            (*expected, "", Some(0)),
            "{arguments:?}"
        );
    }
}

#[test]
fn encode_masks_with_a_random_key() {
    let masked = || {
        printed(&run(
            &["encode", "--text", "Hello", "--mask", "random"],
            b"",
        ))
        .0
    };
    let (one, other) = (masked(), masked());
    assert_ne!(one, other);
    let (report, _) = decoded(&[], one.as_bytes());
    let frame = &report["connections"][0]["directions"]["client"]["frames"][0];
    assert_eq!(frame["payload"]["hex"], "48656c6c6f");
}

#[test]
fn encode_refuses_what_it_cannot_write() {
    let long = "a".repeat(126);
    let rows: &[(&[&str], &str)] = &[
        (&["--text", &long, "--length-form", "7"], "126 bytes"),
        (&["--hex", "8"], "column"),
        (&["--mask", "37fa21"], "8 hex digits"),
        (&["--opcode", "16"], "0 to 15"),
        (&["--rsv", "8"], "8"),
        (&["--close", "70000"], "65535"),
        (&["--text", "a", "--hex", "61"], "--hex"),
        (&["--fin", "1", "--no-fin"], "--no-fin"),
    ];
    for (arguments, expected) in rows {
        let (out, err, code) = printed(&run(&[&["encode"], *arguments].concat(), b""));
        assert_eq!((out.as_str(), code), ("", Some(2)), "{arguments:?}");
        assert!(err.contains(expected), "{arguments:?}: {err}");
    }
}

/// A capture of one connection, built segment by segment.
struct Built {
    file: Vec<u8>,
    writer: PcapngWriter,
    packets: u32,
    /// The next sequence numbers of client and server.
    next: [u32; 2],
}

#[derive(Clone, Copy)]
enum From {
    Client,
    Server,
}

impl Built {
    /// With the opening handshake, and these fields in its answer.
    fn new(fields: &str) -> Self {
        let mut file = Vec::new();
        let writer = PcapngWriter::new("a test", &mut file);
        let mut built = Self {
            file,
            writer,
            packets: 0,
            next: [1000, 9000],
        };
        built.segment(From::Client, 0x02, b"");
        built.segment(From::Server, 0x12, b"");
        built.segment(From::Client, 0x10, b"");
        let request = "GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
            Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        built.send(From::Client, request.as_bytes());
        let response = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n{fields}\r\n"
        );
        built.send(From::Server, response.as_bytes());
        built
    }

    fn send(&mut self, from: From, bytes: &[u8]) {
        self.segment(from, 0x18, bytes);
    }

    fn segment(&mut self, from: From, flags: u8, bytes: &[u8]) {
        let ends = [([10, 0, 0, 1], 40_000_u16), ([10, 0, 0, 2], 80)];
        let (source, destination) = match from {
            From::Client => (0, 1),
            From::Server => (1, 0),
        };
        let len = u16::try_from(40 + bytes.len()).unwrap();
        let mut packet = vec![0x45, 0];
        packet.extend(len.to_be_bytes());
        packet.extend([0, 0, 0x40, 0, 64, 6, 0, 0]);
        packet.extend(ends[source].0);
        packet.extend(ends[destination].0);
        packet.extend(ends[source].1.to_be_bytes());
        packet.extend(ends[destination].1.to_be_bytes());
        packet.extend(self.next[source].to_be_bytes());
        packet.extend(
            if flags & 0x10 == 0 {
                0
            } else {
                self.next[destination]
            }
            .to_be_bytes(),
        );
        packet.extend([0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0]);
        packet.extend(bytes);
        // SYN and FIN take a number each.
        let taken = bytes.len() + usize::from(flags & 0x03 != 0);
        self.next[source] += u32::try_from(taken).unwrap();
        self.packets += 1;
        let record = Record {
            number: self.packets,
            time: Some(Timestamp(
                1_700_000_000_000_000_000 + u64::from(self.packets) * 1_000_000,
            )),
            interface: 0,
            link_type: LinkType(101),
            data: &packet,
            original_len: u32::try_from(packet.len()).unwrap(),
            offset: 0,
        };
        let interface = Interface {
            name: None,
            description: None,
            link_type: LinkType(101),
            snap_len: 0,
        };
        self.writer
            .packet(&record, &interface, None, &mut self.file);
    }
}

/// A conversation with a fragmented message, a ping that is answered, and Close frames of both.
fn built() -> Vec<u8> {
    let mut built = Built::new("");
    built.send(
        From::Client,
        b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58",
    );
    built.send(From::Server, b"\x01\x03Hel");
    built.send(From::Server, b"\x89\x02hi");
    built.send(From::Client, b"\x8a\x82\0\0\0\0hi");
    built.send(From::Server, b"\x80\x02lo");
    built.send(From::Server, b"\x88\x02\x03\xe8");
    built.send(From::Client, b"\x88\x82\x01\x02\x03\x04\x02\xea");
    built.segment(From::Server, 0x11, b"");
    built.file
}

/// A recorded capture.
fn recorded(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
    folder.join(name).to_str().unwrap().to_owned()
}

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn lines(arguments: &[&str], input: &[u8]) -> (Vec<Value>, String, Option<i32>) {
    let (out, err, code) = printed(&run(&[&["decode", "--ndjson"], arguments].concat(), input));
    let lines = out.lines().map(|line| serde_json::from_str(line).unwrap());
    (lines.collect(), err, code)
}

fn kinds(lines: &[Value]) -> Vec<&str> {
    lines
        .iter()
        .map(|line| line["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn decode_prints_a_capture() {
    check(
        &["decode", "-"],
        &built(),
        &expect![[r#"
        -: pcapng · 1.3 kB · 13 packets · 2023-11-14 22:13:20.001000 UTC · 12.0 ms
        Written by: a test
        7 frames, 2 messages, no violation, 1 caution
        #  client → server               path   state   frames  bytes  duration  findings
        1  10.0.0.1:40000 → 10.0.0.2:80  /chat  closed       7   18 B   12.0 ms  1 caution

        Conversation 1 · 10.0.0.1:40000 → 10.0.0.2:80 · /chat · closed
        0.000000  p1      client  SYN           asks to open a connection
        0.001000  p2      server  SYN, ACK      agrees to open it
        0.002000  p3      client  ACK           the connection is open
        0.003000  p4      client  Handshake  GET /chat HTTP/1.1 …
        0.004000  p5      server  Handshake  HTTP/1.1 101 Switching Protocols …
        0.005000  p6   1  client  text          FIN  mask 37fa213d  5 bytes  Hello
        0.006000  p7   2  server  text               part 1 of 2  3 bytes  Hel
        0.007000  p8   3  server  ping          FIN  2 bytes  rtt 1.0 ms  hi
        0.008000  p9   4  client  pong          FIN  mask 00000000  2 bytes  rtt 1.0 ms  hi
                          Caution §5.3 A masking key of four zeros hides nothing: it must be unpredictable.
        0.009000  p10  5  server  continuation  FIN  part 2 of 2  2 bytes  lo
        0.010000  p11  6  server  close         FIN  2 bytes  1000  normal closure
        0.011000  p12  7  client  close         FIN  mask 01020304  2 bytes  1000  normal closure
        0.012000  p13     server  FIN           has nothing more to send
        ---
        exit 0
    "#]],
    );
    check(
        &["decode", "--messages", "-"],
        &built(),
        &expect![[r#"
        -: pcapng · 1.3 kB · 13 packets · 2023-11-14 22:13:20.001000 UTC · 12.0 ms
        Written by: a test
        7 frames, 2 messages, no violation, 1 caution
        #  client → server               path   state   frames  bytes  duration  findings
        1  10.0.0.1:40000 → 10.0.0.2:80  /chat  closed       7   18 B   12.0 ms  1 caution

        Conversation 1 · 10.0.0.1:40000 → 10.0.0.2:80 · /chat · closed
        0.005000  p6     client  text          5 bytes  Hello
        0.006000  p7     server  text          2 frames  5 bytes  Hello
        ---
        exit 0
    "#]],
    );
}

#[test]
fn decode_prints_what_a_filter_leaves() {
    check(
        &["decode", "--filter", "opcode:close or \"Hello\""],
        &built(),
        &expect![[r#"
            -: pcapng · 1.3 kB · 13 packets · 2023-11-14 22:13:20.001000 UTC · 12.0 ms
            Written by: a test
            7 frames, 2 messages, no violation, 1 caution
            #  client → server               path   state   frames  bytes  duration  findings
            1  10.0.0.1:40000 → 10.0.0.2:80  /chat  closed       7   18 B   12.0 ms  1 caution

            Conversation 1 · 10.0.0.1:40000 → 10.0.0.2:80 · /chat · closed
            0.005000  p6   1  client  text          FIN  mask 37fa213d  5 bytes  Hello
            0.010000  p11  6  server  close         FIN  2 bytes  1000  normal closure
            0.011000  p12  7  client  close         FIN  mask 01020304  2 bytes  1000  normal closure
            ---
            exit 0
        "#]],
    );
    check(
        &["decode", "--filter", "opcode:"],
        &built(),
        &expect![[r#"
            ---
            framescope: -: The filter ends, and the name or number of an opcode was expected. Nothing is filtered.
            exit 2
        "#]],
    );
    check(
        &["decode", "--conversation", "2"],
        &built(),
        &expect![[r#"
            ---
            framescope: -: There is no conversation 2: it has 1.
            exit 2
        "#]],
    );
}

#[test]
fn decode_sums_recorded_captures_up() {
    let (out, err, code) = printed(&run(
        &["decode", "--summary", &recorded("handshakes.pcap")],
        b"",
    ));
    assert_eq!(
        (err.as_str(), code),
        ("", Some(1)),
        "a sub-protocol that was not offered"
    );
    let rows = [
        ("/forbidden", "rejected, 403"),
        ("/nowhere", "rejected, 404"),
        ("/old", "rejected, 426"),
        ("/other-protocol", "broken off"),
        ("/echo", "closed"),
    ];
    for (path, state) in rows {
        let line = out.lines().find(|line| line.contains(path)).unwrap();
        assert!(line.contains(state), "{line}");
    }
}

#[test]
fn decode_writes_json_of_a_capture() {
    let (report, code) = decoded(&[], &built());
    assert_eq!(code, Some(0), "a masking key of zeros is but a caution");
    let connection = &report["connections"][0];
    assert_eq!(connection["client"], "10.0.0.1:40000");
    assert_eq!(connection["accept_valid"], true);
    assert_eq!(connection["state"], "closed");
    let messages = &connection["directions"]["server"]["messages"];
    assert_eq!(messages[0]["fragments"], 2);
    assert_eq!(messages[0]["payload"]["hex"], "48656c6c6f");
    assert_eq!(report["findings"][0]["rule"], "zero-masking-key");
    for recorded in [
        "ws-deflate.pcapng",
        "ws-fragments.pcap",
        "aiohttp-ipv6.pcap",
    ]
    .map(recorded)
    {
        let (report, code) = decoded(&[&recorded], b"");
        let expected = fs::read(recorded.clone() + ".expected.json").unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        assert_eq!(code, Some(0));
        for (connection, expected) in report["connections"]
            .as_array()
            .unwrap()
            .iter()
            .zip(expected["connections"].as_array().unwrap())
        {
            for member in [
                "client",
                "server",
                "key",
                "accept",
                "extensions",
                "protocol",
            ] {
                assert_eq!(connection[member], expected[member], "{recorded}");
            }
        }
    }
}

#[test]
fn decode_writes_a_line_of_json_for_each_row() {
    let (all, err, _) = lines(&[], &built());
    assert_eq!(err, "");
    let expected = [
        "file",
        "connection",
        "event",
        "event",
        "event",
        "head",
        "head",
        "frame",
        "message",
        "frame",
        "message",
        "frame",
        "frame",
        "frame",
        "frame",
        "frame",
        "event",
        "finding",
    ];
    assert_eq!(kinds(&all), expected);
    assert_eq!(
        all[7],
        json!({
            "kind": "frame", "connection": 0, "direction": "client", "number": 1,
            "fin": true, "rsv": 0, "opcode": 1, "masked": true, "masking_key": "37fa213d",
            "payload": {"len": 5, "sha1": "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0", "hex": "48656c6c6f"},
            "span": {"start": 152, "end": 163}, "time": 5_000_000, "packet": 6
        })
    );
    assert_eq!(
        all[10],
        json!({
            "kind": "message", "connection": 0, "direction": "server", "number": 2,
            "opcode": 1, "compressed": false, "fragments": 2, "time": 6_000_000,
            "payload": {"len": 5, "sha1": "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0", "hex": "48656c6c6f"}
        })
    );
    let rows: &[(&[&str], &[&str])] = &[
        (&["--summary"], &["file", "connection", "finding"]),
        (
            &["--messages"],
            &["file", "connection", "message", "message", "finding"],
        ),
        (
            &["--filter", "opcode:ping"],
            &["file", "connection", "frame", "finding"],
        ),
        (
            &["--filter", "part:1"],
            &["file", "connection", "frame", "message", "finding"],
        ),
    ];
    for (options, expected) in rows {
        assert_eq!(kinds(&lines(options, &built()).0), *expected, "{options:?}");
    }
}

#[test]
fn decode_judges_a_capture() {
    let mut wrong = Built::new("");
    wrong.send(From::Client, b"\x81\x02hi");
    let (all, err, code) = lines(&["--summary"], &wrong.file);
    assert_eq!((err.as_str(), code), ("", Some(1)));
    assert_eq!(kinds(&all), ["file", "connection", "finding"]);
    assert_eq!(all[2]["rule"], "unmasked-client-frame");
    let (_, _, code) = printed(&run(&["decode"], &wrong.file));
    assert_eq!(code, Some(1));
}

#[test]
fn lines_of_json_say_what_the_document_says() {
    for name in [
        "ws-deflate.pcapng",
        "ws-fragments.pcap",
        "websockets-plain-any.pcap",
        "closes.pcapng",
    ] {
        let capture = recorded(name);
        let (report, _) = decoded(&[&capture], b"");
        let (all, _, _) = lines(&[&capture], b"");
        let times: Vec<u64> = all[1..]
            .iter()
            .filter(|line| line["kind"] != "connection")
            .filter_map(|line| line["time"].as_u64())
            .collect();
        assert!(times.is_sorted() && times.len() > 10, "{name}");
        for (connection, index) in report["connections"].as_array().unwrap().iter().zip(0..) {
            for (direction, members) in connection["directions"].as_object().unwrap() {
                for (kind, list) in [("frame", "frames"), ("message", "messages")] {
                    let of = |line: &&Value| {
                        line["kind"] == kind
                            && line["connection"] == index
                            && line["direction"] == direction.as_str()
                            && line["cut"] != true
                    };
                    let seen: Vec<Value> = all
                        .iter()
                        .filter(of)
                        .map(|line| {
                            let mut line = line.as_object().unwrap().clone();
                            for own in ["kind", "connection", "direction", "number"] {
                                line.remove(own);
                            }
                            Value::Object(line)
                        })
                        .collect();
                    assert_eq!(members[list], Value::Array(seen), "{name}");
                }
            }
        }
    }
}

#[test]
fn decode_reads_captures_wherever_they_come_from() {
    let folder = folder("wherever");
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(&built()).unwrap();
    let gzip = gzip.finish().unwrap();
    let (expected, _, _) = lines(&["-"], &built());
    for (name, bytes) in [("plain.pcapng", built()), ("gzipped", gzip)] {
        let path = folder.join(name);
        fs::write(&path, &bytes).unwrap();
        for (file, input) in [(path.to_str().unwrap(), &b""[..]), ("-", &bytes)] {
            let (seen, err, code) = lines(&[file], input);
            assert_eq!(
                (&seen[1..], err.as_str(), code),
                (&expected[1..], "", Some(0)),
                "{name}"
            );
        }
    }
}

#[test]
fn decode_reads_har_files_and_still_reads_json_with_bytes() {
    let har = json!({"log": {"creator": {"name": "a browser", "version": "1"}, "entries": [{
        "startedDateTime": "2026-11-21T12:00:00.000Z", "_resourceType": "websocket",
        "request": {"method": "GET", "url": "ws://a.example/chat", "httpVersion": "HTTP/1.1", "headers": []},
        "response": {"status": 101, "statusText": "Switching Protocols", "httpVersion": "HTTP/1.1", "headers": []},
        "_webSocketMessages": [{"type": "send", "time": 1_795_262_400.5, "opcode": 1, "data": "Hello"}]
    }]}});
    let (all, _, code) = lines(&[], har.to_string().as_bytes());
    assert_eq!(code, Some(0));
    assert_eq!(all[1]["told_by"], "browser");
    assert!(
        all.iter()
            .any(|line| line["kind"] == "message" && line["payload"]["hex"] == "48656c6c6f")
    );
    let (report, code) = decoded(&[], br#"{"type": "Buffer", "data": [129, 0]}"#);
    assert_eq!(
        (
            &report["connections"][0]["directions"]["server"]["frames"][0]["opcode"],
            code
        ),
        (&json!(1), Some(0))
    );
}

#[test]
fn decode_says_where_a_capture_is_broken() {
    let whole = built();
    let cut = &whole[..whole.len() - 20];
    check(
        &["decode", "--summary"],
        cut,
        &expect![[r#"
        -: pcapng · 1.3 kB · 12 packets · 2023-11-14 22:13:20.001000 UTC · 11.0 ms
        Written by: a test
        7 frames, 2 messages, no violation, 1 caution
        #  client → server               path   state   frames  bytes  duration  findings
        1  10.0.0.1:40000 → 10.0.0.2:80  /chat  closed       7   18 B   11.0 ms  1 caution
        ---
        framescope: -: The file ends inside a packet at offset 1272: 72 bytes are needed, 52 are there. Everything before it was read.
        exit 2
    "#]],
    );
    let (all, err, code) = lines(&[], cut);
    assert_eq!(
        kinds(&all).iter().filter(|kind| **kind == "frame").count(),
        7
    );
    assert!(err.contains("ends inside"), "{err}");
    assert_eq!(
        (
            code,
            &all[0]["file"]["damage"][0]["kind"]["cut-short"]["found"]
        ),
        (Some(2), &json!(52))
    );
    let folder = folder("broken");
    fs::write(folder.join("empty"), b"").unwrap();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(b"It was a dark and stormy night.").unwrap();
    fs::write(folder.join("night.gz"), gzip.finish().unwrap()).unwrap();
    let rows = [
        ("empty", "There are no bytes in it."),
        (
            "night.gz",
            "This is no capture: its first bytes are not those of pcap, pcapng, gzip or HAR.",
        ),
        ("absent", "No such file or directory (os error 2)"),
    ];
    for (name, why) in rows {
        let path = folder.join(name);
        let path = path.to_str().unwrap();
        let (out, err, code) = printed(&run(&["decode", "--summary", path], b""));
        assert_eq!(
            (out.as_str(), err, code),
            ("", format!("framescope: {path}: {why}\n"), Some(2))
        );
    }
    check(
        &["decode", "--summary"],
        b"8100",
        &expect![[r#"
        ---
        framescope: -: --summary is for captures, and this is none.
        exit 2
    "#]],
    );
    check(
        &["decode", "--ndjson", "--json"],
        b"",
        &expect![[r#"
        ---
        error: the argument '--ndjson' cannot be used with '--json'

        Usage: framescope decode --ndjson [FILE]

        For more information, try '--help'.
        exit 2
    "#]],
    );
}

#[test]
fn export_takes_out_payloads_and_rows() {
    check(
        &["export", "-", "--what", "message", "--frame", "5"],
        &built(),
        &expect![[r#"
            Hello---
            exit 0
        "#]],
    );
    let csv = printed(&run(
        &["export", "-", "--what", "csv", "--messages"],
        &built(),
    ));
    let expected = "kind,conversation,from,time_ns,packet,event,number,fin,rsv,opcode,masked,masking_key,payload_len,unknown_bytes,inflate_problem,text,hex\r\n\
        message,0,client,5000000,6,,1,1,0,1,1,37fa213d,5,,,Hello,\r\n\
        message,0,server,6000000,7,,2,0,0,1,0,,5,,,Hello,\r\n";
    assert_eq!(csv, (expected.to_owned(), String::new(), Some(0)));
    check(
        &["export", "-", "--what", "json", "--filter", "opcode:pong"],
        &built(),
        &expect![[r#"
            [
            {"kind":"frame","conversation":0,"from":"client","time_ns":8000000,"packet":9,"number":4,"fin":true,"rsv":0,"opcode":10,"masked":true,"masking_key":"00000000","payload_len":2,"text":"hi"}
            ]
            ---
            exit 0
        "#]],
    );
    check(
        &["export", "-", "--what", "hexdump"],
        &built(),
        &expect![[r#"
            O
            000000 47 45 54 20 2f 63 68 61 74 20 48 54 54 50 2f 31
            000010 2e 31 0d 0a 48 6f 73 74 3a 20 61 2e 65 78 61 6d
            000020 70 6c 65 0d 0a 55 70 67 72 61 64 65 3a 20 77 65
            000030 62 73 6f 63 6b 65 74 0d 0a 43 6f 6e 6e 65 63 74
            000040 69 6f 6e 3a 20 55 70 67 72 61 64 65 0d 0a 53 65
            000050 63 2d 57 65 62 53 6f 63 6b 65 74 2d 56 65 72 73
            000060 69 6f 6e 3a 20 31 33 0d 0a 53 65 63 2d 57 65 62
            000070 53 6f 63 6b 65 74 2d 4b 65 79 3a 20 64 47 68 6c
            000080 49 48 4e 68 62 58 42 73 5a 53 42 75 62 32 35 6a
            000090 5a 51 3d 3d 0d 0a 0d 0a

            I
            000000 48 54 54 50 2f 31 2e 31 20 31 30 31 20 53 77 69
            000010 74 63 68 69 6e 67 20 50 72 6f 74 6f 63 6f 6c 73
            000020 0d 0a 55 70 67 72 61 64 65 3a 20 77 65 62 73 6f
            000030 63 6b 65 74 0d 0a 43 6f 6e 6e 65 63 74 69 6f 6e
            000040 3a 20 55 70 67 72 61 64 65 0d 0a 53 65 63 2d 57
            000050 65 62 53 6f 63 6b 65 74 2d 41 63 63 65 70 74 3a
            000060 20 73 33 70 50 4c 4d 42 69 54 78 61 51 39 6b 59
            000070 47 7a 7a 68 5a 52 62 4b 2b 78 4f 6f 3d 0d 0a 0d
            000080 0a

            O
            000000 81 85 37 fa 21 3d 7f 9f 4d 51 58

            I
            000000 01 03 48 65 6c

            I
            000000 89 02 68 69

            O
            000000 8a 82 00 00 00 00 68 69

            I
            000000 80 02 6c 6f

            I
            000000 88 02 03 e8

            O
            000000 88 82 01 02 03 04 02 ea

            ---
            exit 0
        "#]],
    );
}

#[test]
fn export_refuses_what_it_cannot_do() {
    let rows: &[(&[&str], &str)] = &[
        (
            &["--what", "message", "--frame", "9"],
            "There is no frame 9: it has 7.",
        ),
        (
            &["--what", "hexdump", "--conversation", "2"],
            "There is no conversation 2: it has 1.",
        ),
        (
            &["--what", "csv", "--filter", "len>"],
            "The filter ends, and a number or a range such as 10..20 was expected. Nothing is filtered.",
        ),
        (
            &["--what", "messages", "--filter", "len>1"],
            "A filter chooses rows: --filter is for json, csv and packets.",
        ),
    ];
    for (options, why) in rows {
        let (out, err, code) = printed(&run(&[&["export", "-"], *options].concat(), &built()));
        assert_eq!(
            (out.as_str(), err, code),
            ("", format!("framescope: -: {why}\n"), Some(2))
        );
    }
    check(
        &["export", "-", "--what", "csv"],
        b"8100",
        &expect![[r#"
            ---
            framescope: -: This is no capture.
            exit 2
        "#]],
    );
    let several = recorded("closes.pcapng");
    let (_, err, code) = printed(&run(&["export", &several, "--what", "hexdump"], b""));
    assert!(
        err.ends_with("Which of 7 conversations? Say it with --conversation.\n"),
        "{err}"
    );
    assert_eq!(code, Some(2));
}

#[test]
fn export_writes_files_and_overwrites_none() {
    let folder = folder("exported");
    let capture = folder.join("a.pcapng");
    fs::write(&capture, built()).unwrap();
    let capture = capture.to_str().unwrap();
    let export = |what: &str, output: &str, more: &[&str]| {
        let output = folder.join(output);
        let arguments = [
            "export",
            capture,
            "--what",
            what,
            "-o",
            output.to_str().unwrap(),
        ];
        let (_, err, code) = printed(&run(&[&arguments, more].concat(), b""));
        (err, code)
    };
    let done = (String::new(), Some(0));
    assert_eq!(export("messages", "payloads", &[]), done);
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert_eq!(read("payloads/000001-client.txt"), b"Hello");
    assert_eq!(read("payloads/000002-server.txt"), b"Hello");
    assert_eq!(fs::read_dir(folder.join("payloads")).unwrap().count(), 2);
    assert_eq!(export("messages", "payloads.zip", &[]), done);
    assert!(read("payloads.zip").starts_with(b"PK\x03\x04"));

    assert_eq!(export("packets", "all.pcapng", &[]), done);
    let packets = folder.join("all.pcapng");
    let (again, _) = decoded(&[packets.to_str().unwrap()], b"");
    let (first, _) = decoded(&[capture], b"");
    assert_eq!(
        again["connections"][0]["directions"],
        first["connections"][0]["directions"]
    );
    assert_eq!(export("packets", "one.pcapng", &["--frame", "1"]), done);
    let one = folder.join("one.pcapng");
    let (one, _, _) = lines(&["--summary", one.to_str().unwrap()], b"");
    assert_eq!(one[0]["file"]["packets"], 1);

    let (err, code) = export("csv", "all.pcapng", &[]);
    assert!(
        err.ends_with("all.pcapng” is there already. With --force it is overwritten.\n"),
        "{err}"
    );
    assert_eq!(code, Some(2));
    let (err, code) = export("messages", "payloads", &[]);
    assert!(err.contains("is there already"), "{err}");
    assert_eq!(code, Some(2));
    assert_eq!(export("csv", "all.pcapng", &["--force"]), done);
    assert!(read("all.pcapng").starts_with(b"kind,"));
    let (err, _) = export("csv", "a.pcapng", &["--force"]);
    assert!(err.ends_with("a.pcapng” is what is read.\n"), "{err}");
    assert_eq!(read("a.pcapng"), built());
}

/// Two frames, of which the second is no longer the last of its message, and the first a Ping.
fn shared_text() -> Shared {
    let edit = |start, end, change| Edit {
        stream: StreamId(0),
        span: Span { start, end },
        change,
    };
    Shared {
        input: Input {
            text: "81 02 68 69  81 03 62 79 65".to_owned(),
            sent_by: SentBy::Server,
            ..Input::default()
        },
        edits: vec![
            edit(0, 4, Change::Opcode(9)),
            edit(4, 9, Change::Fin(false)),
        ],
        ..Shared::default()
    }
}

fn shared_capture(name: &str) -> Shared {
    Shared {
        capture: Some(Capture {
            name: name.to_owned(),
            bytes: fs::read(recorded(name)).unwrap(),
        }),
        ..Shared::default()
    }
}

fn address(record: &Shared) -> String {
    ["https://framescope.test/#share=", &link(record)].concat()
}

#[test]
fn decode_reads_what_is_shared_with_its_edits() {
    let link = address(&shared_text());
    check(
        &["decode", &link],
        b"",
        &expect![[r#"
        Read as plain hex: 1 line, 9 bytes.
        1  server  ping          FIN  2 bytes  hi
        2  server  text               part 1 of 1  3 bytes  bye
           Note §5.4 The bytes end before the message’s final fragment.
        2 frames, 1 message, no violation, 1 note
        ---
        framescope: https://framescope.test/#share=…: 2 edits came with it, and are made.
        exit 0
    "#]],
    );
    let plain = Shared {
        edits: Vec::new(),
        ..shared_text()
    };
    check(
        &["decode", "-"],
        &file(&plain),
        &expect![[r#"
        Read as plain hex: 1 line, 9 bytes.
        1  server  text          FIN  2 bytes  hi
        2  server  text          FIN  3 bytes  bye
        2 frames, 2 messages, no violation
        ---
        exit 0
    "#]],
    );
    // As a file, a link in a file or on standard input, it is the same; what an option says goes before what was shared.
    let folder = folder("shared");
    let (name, noted) = (folder.join("a.framescope"), folder.join("a.txt"));
    fs::write(&name, file(&shared_text())).unwrap();
    fs::write(&noted, format!("  {link}\n")).unwrap();
    let out = |arguments: &[&str], input: &[u8]| {
        let (out, err, _) = printed(&run(&[&["decode"], arguments].concat(), input));
        assert!(
            err.ends_with(": 2 edits came with it, and are made.\n"),
            "{err}"
        );
        out
    };
    let expected = out(&[&link], b"");
    assert_eq!(out(&[name.to_str().unwrap()], b""), expected);
    assert_eq!(out(&[noted.to_str().unwrap()], b""), expected);
    assert_eq!(out(&[], link.as_bytes()), expected);
    assert!(!expected.contains("client"), "{expected}");
    let turned = out(&["--from", "client", "--layout", "plain-hex", &link], b"");
    assert!(
        !turned.contains("server") && turned.contains("as you asked"),
        "{turned}"
    );
}

#[test]
fn decode_reads_a_shared_capture_as_the_file_that_it_was() {
    let folder = folder("shared-capture");
    let path = folder.join("talk.framescope");
    for name in ["closes.pcapng", "ws-plain.pcap"] {
        fs::write(&path, file(&shared_capture(name))).unwrap();
        let path = path.to_str().unwrap();
        let [whole, shared] = [&recorded(name), path].map(|path| {
            let (out, err, code) = printed(&run(&["decode", path], b""));
            (out.replacen(path, "FILE", 1), err, code)
        });
        assert_eq!(shared, whole, "{name}");
        let [whole, shared] = [&recorded(name), path]
            .map(|path| printed(&run(&["export", path, "--what", "csv"], b"")));
        assert_eq!(shared, whole, "{name}");
        let [whole, shared] = [&recorded(name), path].map(|path| decoded(&[path], b""));
        assert_eq!(shared, whole, "{name}");
    }
    let starting = Shared {
        starts: vec![Start {
            conversation: ConversationId(0),
            peer: Peer::Server,
            at: 3,
        }],
        ..shared_capture("ws-plain.pcap")
    };
    check(
        &["decode", "--summary", "--start", "9:server:0"],
        &file(&starting),
        &expect![[r#"
            ---
            framescope: -: No frames can begin there: --start 1:server:3. Those of which it is not sure where they begin are listed by decode, with what can be chosen.
            exit 2
        "#]],
    );
}

#[test]
fn what_is_shared_and_broken_says_where() {
    let whole = address(&shared_text());
    let short = &whole[..whole.len() - 9];
    let odd = whole.replacen("#share=", "#share=%", 1);
    let bomb = deflated(&[&[1, 14][..], &vec![0x80; 17 << 20]].concat());
    let rows: [(&[&str], Vec<u8>, &str); 7] = [
        (
            &[short],
            Vec::new(),
            "https://framescope.test/#share=…: The link or file ends too early: 41 bytes were read. It was cut",
        ),
        (
            &[&odd],
            Vec::new(),
            "https://framescope.test/#share=…: Character 1 of the link, “%”, is none",
        ),
        (
            &["https://framescope.test/#share="],
            Vec::new(),
            "https://framescope.test/#share=…: The link or file ends too early: 0 bytes",
        ),
        (
            &[],
            FILE_MAGIC.to_vec(),
            "-: The link or file ends too early: 0 bytes",
        ),
        (
            &[],
            [FILE_MAGIC, &deflated(&[2])].concat(),
            "-: It was made by a newer Framescope than this one.\n",
        ),
        (
            &[],
            [FILE_MAGIC, &deflated(&[1, 1, 1, 0xFF])].concat(),
            "-: Its part 1, at offset 1, does not hold what it must.\n",
        ),
        (
            &[],
            [FILE_MAGIC, &bomb].concat(),
            "-: It inflates to more than 16.7 MB",
        ),
    ];
    for (arguments, input, expected) in rows {
        for command in ["decode", "report", "compare", "handshake"] {
            let file = if arguments.is_empty() {
                &["-"]
            } else {
                arguments
            };
            let (out, err, code) = printed(&run(&[&[command], file].concat(), &input));
            assert!(
                err.starts_with(&["framescope: ", expected].concat()),
                "{err}"
            );
            assert_eq!((out.as_str(), code), ("", Some(2)));
        }
    }
}

/// Raw DEFLATE (RFC 1951).
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn report_and_handshake_read_what_is_shared() {
    let link = address(&shared_text());
    let (out, err, code) = printed(&run(&["report", &link], b""));
    assert!(out.contains("frames               2"), "{out}");
    assert!(err.contains("2 edits came with it"), "{err}");
    assert_eq!(code, Some(0));
    let request = Shared {
        input: Input {
            text: "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==".to_owned(),
            ..Input::default()
        },
        ..shared_text()
    };
    let (out, err, code) = printed(&run(&["handshake", &address(&request)], b""));
    assert!(
        err.ends_with("without the edits that came with it.\n"),
        "{err}"
    );
    assert!(out.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "{out}");
    assert_eq!(code, Some(0));
}

#[test]
fn compare_lays_two_frames_side_by_side() {
    let masked =
        b"81 85 37 fa 21 3d 7f 9f 4d 51 58  82 03 48 65 6d  81 85 01 02 03 04 49 67 6f 68 6e";
    check(
        &["compare", "-", "--frames", "1", "2"],
        masked,
        &expect![[r#"
            i 6 fields differ: direction, opcode, MASK, payload length, masking key, payload data.

            Fields
            What                 A: Frame 1 of -   B: Frame 2 of -   Is it the same?
            direction            client to server  server to client  differs
            FIN                  1                 1                 same
            RSV1                 0                 0                 same
            RSV2                 0                 0                 same
            RSV3                 0                 0                 same
            opcode               0x1 (Text)        0x2 (Binary)      differs
            MASK                 1                 0                 differs
            payload length       5                 3                 differs
            length in            7 bits            7 bits            same
            masking key          37 fa 21 3d                         differs
            payload data         “Hello”           “Hem”             differs
            part of its message  1 of 1            1 of 1            same
            Findings                                                 same

            What they carry differs first at byte 2
            What         A: Frame 1 of -  B: Frame 2 of -
            That byte    6c               6d
            From byte 0  48 65 6c 6c 6f   48 65 6d
            As text      Hello            Hem
            ---
            exit 1
        "#]],
    );
    // Masking keys differ between any two frames.
    check(
        &["compare", "-", "--frames", "1", "3"],
        masked,
        &expect![[r#"
            ✓ No field differs but such as differ in any two frames.

            Fields
            What                 A: Frame 1 of -   B: Frame 3 of -   Is it the same?
            direction            client to server  client to server  same
            FIN                  1                 1                 same
            RSV1                 0                 0                 same
            RSV2                 0                 0                 same
            RSV3                 0                 0                 same
            opcode               0x1 (Text)        0x1 (Text)        same
            MASK                 1                 1                 same
            payload length       5                 5                 same
            length in            7 bits            7 bits            same
            masking key          37 fa 21 3d       01 02 03 04       random
            payload data         “Hello”           “Hello”           same
            part of its message  1 of 1            1 of 1            same
            Findings                                                 same
            ---
            exit 0
        "#]],
    );
    check(
        &["compare", "-", "--frames", "1", "4"],
        masked,
        &expect![[r#"
            ---
            framescope: -: There is no frame 4.
            exit 2
        "#]],
    );
}

#[test]
fn compare_lays_two_conversations_side_by_side() {
    let [plain, deflate] = ["ws-plain.pcap", "ws-deflate.pcapng"].map(recorded);
    let (out, err, code) = printed(&run(&["compare", &plain, &deflate], b""));
    assert_eq!((err.as_str(), code), ("", Some(1)));
    assert!(out.contains("sec-websocket-extensions"), "{out}");
    let (out, _, code) = printed(&run(&["compare", &plain], b""));
    assert_eq!(code, Some(0), "{out}");
    let (out, _, code) = printed(&run(&["compare", "--json", &plain, &deflate], b""));
    let blocks: Value = serde_json::from_str(&out).unwrap();
    let outcome = &blocks[0]["verdict"]["outcome"];
    assert_eq!((outcome, code), (&json!("note"), Some(1)));
    let (out, _, _) = printed(&run(&["compare", "--markdown", &plain, &deflate], b""));
    assert!(out.contains("| sec-websocket-extensions |"), "{out}");
    // What was shared and its source are the same.
    let shared = file(&shared_capture("ws-plain.pcap"));
    let (out, err, code) = printed(&run(&["compare", &plain, "-"], &shared));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert_eq!(read_file(&shared), Ok(shared_capture("ws-plain.pcap")));
    let (_, err, code) = printed(&run(&["compare", &plain, "--conversations", "1", "9"], b""));
    assert!(
        err.ends_with("ws-plain.pcap: There is no conversation 9, or nothing is in it.\n"),
        "{err}"
    );
    assert_eq!(code, Some(2));
}

#[test]
fn compare_says_what_edits_change() {
    let before = Shared {
        edits: Vec::new(),
        ..shared_text()
    };
    let [before, after] = [before, shared_text()].map(|record| address(&record));
    check(
        &["compare", &before, &after, "--frames", "1", "1"],
        b"",
        &expect![[r#"
            i 2 fields differ: opcode, part of its message.

            Fields
            What                 A: Frame 1 of https://framescope.test/#share=…  B: Frame 1 of https://framescope.test/#share=…  Is it the same?
            direction            server to client                                server to client                                same
            FIN                  1                                               1                                               same
            RSV1                 0                                               0                                               same
            RSV2                 0                                               0                                               same
            RSV3                 0                                               0                                               same
            opcode               0x1 (Text)                                      0x9 (Ping)                                      differs
            MASK                 0                                               0                                               same
            payload length       2                                               2                                               same
            length in            7 bits                                          7 bits                                          same
            payload data         “hi”                                            “hi”                                            same
            part of its message  1 of 1                                                                                          differs
            Findings                                                                                                             same
            ---
            framescope: https://framescope.test/#share=…: 2 edits came with it, and are made.
            exit 1
        "#]],
    );
    // What is read once says it once.
    let (_, err, _) = printed(&run(&["compare", &after, "--frames", "1", "2"], b""));
    assert_eq!(err.matches("2 edits").count(), 1, "{err}");
}

#[test]
fn decode_draws_a_frame_as_the_rfc_does() {
    check(
        &["decode", "--figure", "2"],
        SECTION_5_7.as_bytes(),
        &expect![[r#"
             0                   1                   2                   3
             0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
            +-+-+-+-+-------+-+-------------+-------------------------------+
            |F|R|R|R|opcode |M| Payload len |          Masking-key          |
            |I|S|S|S|       |A|             |                               |
            |N|V|V|V|       |S|             |                               |
            | |1|2|3|       |K|             |                               |
            |1|0|0|0|  0x1  |1|      5      |             37 fa             |
            +-+-+-+-+-------+-+-------------+-------------------------------+
            |     Masking-key continued     |         Payload Data          |
            |             21 3d             |             7f 9f             |
            +-------------------------------+---------------+---------------+
            |            Payload Data continued             |
            |                   4d 51 58                    |
            +-----------------------------------------------+
            ---
            exit 0
        "#]],
    );
    let (out, err, code) = printed(&run(
        &["decode", &recorded("ws-plain.pcap"), "--figure", "1"],
        b"",
    ));
    assert!(out.contains("|F|R|R|R|"), "{out}");
    assert_eq!((err.as_str(), code), ("", Some(0)));
    check(
        &["decode", "--figure", "7"],
        SECTION_5_7.as_bytes(),
        &expect![[r#"
            ---
            framescope: -: There is no frame 7.
            exit 2
        "#]],
    );
}
