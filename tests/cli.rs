//! The bin `framescope`, run as a person or a program runs it.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "a test may end so; expect-test writes its strings so"
)]

use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::io::{Read, Write};
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
               Violation §5.5.1 After a Close frame, an endpoint must send no more data.
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
            &["reserved-bits"],
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
    let sample = include_str!("../www/samples/conversation.txt");
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
    let sample = include_str!("../www/samples/tcpdump.txt");
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
        framescope: Base64, but of 5 bytes. A key holds 16 bytes: 24 characters, the last two “==”.
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
