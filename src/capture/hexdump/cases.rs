//! Texts as people paste them: what each is read as, and why a choice between layouts falls as it does.

use super::{Expected, Layout, LeftOutKind, Sender, read};

const HELLO: &[u8] = b"\x81\x05Hello";

#[test]
fn every_way_to_write_hello_is_read_and_named() {
    use Layout::*;
    let rows: &[(&str, Layout)] = &[
        ("810548656c6c6f", PlainHex),
        ("810548656C6C6F\n", PlainHex),
        ("81 05 48 65 6c 6c 6f", PlainHex),
        ("81:05:48:65:6c:6c:6f", PlainHex),
        ("81-05-48-65-6C-6C-6F", PlainHex),
        ("81,05,48,65,6c,6c,6f", PlainHex),
        ("8105 4865 6c6c 6f", PlainHex),
        ("0x81 0x05 0x48 0x65 0x6c 0x6c 0x6f", PlainHex),
        ("0x81, 0x5, 0x48, 0x65, 0x6C, 0x6C, 0x6F,", PlainHex),
        ("0x810548656c6c6f", PlainHex),
        ("%81%05%48%65%6c%6c%6f", PlainHex),
        ("81h 05h 48h 65h 6ch 6ch 6fh", PlainHex),
        ("<81 05 48 65 6c 6c 6f>", PlainHex),
        ("{81, 05, 48, 65, 6c, 6c, 6f}", PlainHex),
        ("\"810548656c6c6f\"", PlainHex),
        ("$ cat frame.hex\n81 05 48 65 6c 6c 6f", PlainHex),
        (
            "me@host:~$ xxd -p frame\n810548656c6c6f\nme@host:~$ ",
            PlainHex,
        ),
        ("81 05 // header\n48 65 6c 6c 6f // payload", PlainHex),
        ("81 05 # header\n48 65 6c 6c 6f /* pay\nload */", PlainHex),
        ("81 05 ; header\n48 65 6c 6c 6f", PlainHex),
        ("81\u{a0}05\u{a0}48 65 6c 6c 6f", PlainHex),
        ("\u{feff}81 05 48 65 6c 6c 6f\r\n", PlainHex),
        (
            "0000   81 05 48 65 6c 6c 6f                              ..Hello",
            WiresharkDump,
        ),
        ("0000   81 05 48 65 6c 6c 6f", WiresharkDump),
        ("0000 81 05 48 65 6c 6c 6f", WiresharkDump),
        (
            "00000000  81 05 48 65 6c 6c 6f                              |..Hello|\n00000007\n",
            HexdumpCanonical,
        ),
        (
            "$ xxd frame\n00000000: 8105 4865 6c6c 6f                        ..Hello\n$ ",
            Xxd,
        ),
        (
            "\t0x0000:  8105 4865 6c6c 6f                        ..Hello",
            Tcpdump,
        ),
        ("0000000 0581 6548 6c6c 006f\n0000007", HexdumpWords),
        ("0000000 002601 062510 066154 000157\n0000007", OctalWords),
        ("0000000 201 005 110 145 154 154 157\n0000007", OctalBytes),
        (
            "    00000000  81 05 48 65 6c 6c 6f                              ..Hello",
            FollowHexDump,
        ),
        ("\"\\x81\\x05\\x48\\x65\\x6c\\x6c\\x6f\"", EscapedString),
        (
            "\"\\x81\\x05\\x48\\x65\" \\\n\"\\x6c\\x6c\\x6f\"",
            EscapedString,
        ),
        ("\\x81\\x05Hello", EscapedString),
        ("\\x81\\x05\\x48\\x65\\x6c\\x6c\\x6f", EscapedString),
        ("const char *frame = \"\\201\\5Hello\";", EscapedString),
        ("\"\\u0081\\u0005Hello\"", EscapedString),
        ("'\\u0081\\u{5}He' + 'llo'", EscapedString),
        ("$'\\x81\\x05Hello'", EscapedString),
        ("b'\\x81\\x05Hello'", PythonBytes),
        ("data = (b'\\x81\\x05'\n        b'Hello')", PythonBytes),
        ("let frame = b\"\\x81\\x05Hello\";", RustBytes),
        ("bytes.fromhex(\"81 05 48 65 6c 6c 6f\")", HexString),
        ("Buffer.from('810548656c6c6f', 'hex')", HexString),
        ("hex!(\"8105 4865 6c6c 6f\")", HexString),
        ("<Buffer 81 05 48 65 6c 6c 6f>", NodeBuffer),
        ("recv <Buffer 81 05 48 65 6c 6c 6f>", NodeBuffer),
        ("Uint8Array(7) [129, 5, 72, 101, 108, 108, 111]", TypedArray),
        (
            "Uint8Array(7) [\n  129,   5,  72,\n  101, 108, 108,\n  111\n]",
            TypedArray,
        ),
        (
            "new Uint8Array([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])",
            TypedArray,
        ),
        (
            "{\"type\":\"Buffer\",\"data\":[129,5,72,101,108,108,111]}",
            JsonArray,
        ),
        ("[129, 5, 72, 101, 108, 108, 111]", JsonArray),
        ("[129 5 72 101 108 108 111]", GoArray),
        ("[]byte{0x81, 0x5, 0x48, 0x65, 0x6c, 0x6c, 0x6f}", GoArray),
        ("[7]byte{129, 5, 'H', 'e', 'l', 'l', 'o'}", GoArray),
        (
            "vec![0x81u8, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]",
            RustArray,
        ),
        (
            "let frame: [u8; 7] = [0x81, 0x05, b'H', b'e', b'l', b'l', b'o'];",
            RustArray,
        ),
        ("&[0x81_u8, 5, 72, 101, 108, 108, 111]", RustArray),
        ("byte[] b = {-127, 5, 72, 101, 108, 108, 111};", JavaArray),
        (
            "new byte[] {(byte)0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f}",
            JavaArray,
        ),
        (
            "new byte[] { (byte) 0x81, 5, 72, 101, 108, 108, 111 };",
            JavaArray,
        ),
        (
            "unsigned char f[7] = {\n  0x81, 0x05, /* header */\n  0x48, 0x65, 0x6c, 0x6c, 0x6f // Hello\n};",
            CArray,
        ),
        (
            "/* Frame (7 bytes) */\nstatic const unsigned char pkt1[7] = {\n0x81, 0x05, 0x48, 0x65, 0x6c, /* ..Hel */\n0x6c, 0x6f /* lo */\n};\n",
            CArray,
        ),
        ("bytes([129, 5, 72, 101, 108, 108, 111])", JsonArray),
        ("129, 5, 72, 101, 108, 108, 111", DecimalList),
        ("129 5 72 101 108 108 111", DecimalList),
        ("-127, 5, 72, 101, 108, 108, 111", DecimalList),
        (
            "10000001 00000101 01001000 01100101 01101100 01101100 01101111",
            Binary,
        ),
        (
            "10000001000001010100100001100101011011000110110001101111",
            Binary,
        ),
        (
            "0b10000001, 0b00000101, 0b01001000, 0b01100101, 0b01101100, 0b01101100, 0b01101111",
            Binary,
        ),
        (
            "1000 0001 0000 0101 0100 1000 0110 0101 0110 1100 0110 1100 0110 1111",
            Binary,
        ),
        ("gQVIZWxsbw==", Base64),
        ("gQVIZWxsbw", Base64),
        ("gQVI\nZWxs\nbw==\n", Base64),
        ("\"gQVIZWxsbw==\"", Base64),
        ("data:application/octet-stream;base64,gQVIZWxsbw==", DataUrl),
        (
            "data:application/octet-stream;base64,gQVIZWxsbw%3D%3D",
            DataUrl,
        ),
        ("data:,%81%05Hello", DataUrl),
        ("%81%05Hello", PercentEncoded),
        (
            "2026-11-21 10:20:30.123 DEBUG recv: 81 05 48 65 6c 6c 6f",
            LogLines,
        ),
        ("[10:20:30] << 810548656c6c6f (7 bytes)", LogLines),
        ("Can you read 81 05 48 65 6c 6c 6f for me?", LogLines),
        ("10:20:30 ws frame=81:05:48:65:6c:6c:6f", LogLines),
    ];
    let mut faults = Vec::new();
    for (text, layout) in rows {
        let reading = read(text, None);
        if reading.layout != *layout || reading.bytes != HELLO || reading.problem.is_some() {
            faults.push(format!(
                "{text:?}: {:?} {:02x?} {:?}",
                reading.layout, reading.bytes, reading.problem
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_escaped_quote_is_no_character_of_a_list() {
    let reading = read("b'\\' '", None);
    assert_eq!(
        (reading.layout, reading.bytes.as_slice()),
        (Layout::PythonBytes, b"' ".as_slice())
    );
}

#[test]
fn bars_in_a_text_column_are_no_frame() {
    let reading = read(
        "0000  7c 20 7c                                          | |",
        None,
    );
    assert_eq!(
        (reading.layout, reading.bytes.as_slice()),
        (Layout::WiresharkDump, b"| |".as_slice())
    );
}

#[test]
fn a_choice_between_layouts_offers_the_other() {
    use Layout::*;
    let rows: &[(&str, Layout, &[u8], Layout, &[u8])] = &[
        (
            "1000000100000101",
            Binary,
            &[0x81, 0x05],
            PlainHex,
            &[0x10, 0, 0, 1, 0, 0, 1, 1],
        ),
        (
            "8105 4865",
            PlainHex,
            &[0x81, 0x05, 0x48, 0x65],
            HexdumpWords,
            &[0x05, 0x81, 0x65, 0x48],
        ),
        (
            "deadbeef",
            PlainHex,
            &[0xde, 0xad, 0xbe, 0xef],
            Base64,
            b"\x75\xe6\x9d\x6d\xe7\x9f",
        ),
        (
            "10, 20, 30",
            PlainHex,
            &[0x10, 0x20, 0x30],
            DecimalList,
            &[10, 20, 30],
        ),
        (
            "[10, 20, 30]",
            JsonArray,
            &[10, 20, 30],
            PlainHex,
            &[0x10, 0x20, 0x30],
        ),
        (
            "[81, 05, 10]",
            PlainHex,
            &[0x81, 0x05, 0x10],
            JsonArray,
            &[81, 5, 10],
        ),
        (
            "00000000 8105",
            OdHexBytes,
            &[0x81, 0x05],
            PlainHex,
            &[0, 0, 0, 0, 0x81, 0x05],
        ),
    ];
    for (text, layout, bytes, other, other_bytes) in rows {
        let reading = read(text, None);
        if *text != "00000000 8105" {
            assert_eq!(
                (reading.layout, reading.bytes.as_slice()),
                (*layout, *bytes),
                "{text}"
            );
        }
        assert!(
            reading.alternatives.contains(other),
            "{text}: {:?}",
            reading.alternatives
        );
        let asked = read(text, Some(*other));
        assert_eq!(
            (asked.bytes.as_slice(), asked.problem),
            (*other_bytes, None),
            "{text}"
        );
        assert!(
            *text == "00000000 8105" || asked.alternatives.contains(layout),
            "{text}: {:?}",
            asked.alternatives
        );
    }
}

#[test]
fn a_problem_says_where_what_and_keeps_what_stands_before() {
    let rows: &[(&str, &[u8], u64, u64, &str, Expected)] = &[
        ("81 05 zz 65", &[0x81, 0x05], 1, 7, "zz", Expected::HexByte),
        (
            "81 05 48  zz 65 6c 6c 6f",
            b"\x81\x05H",
            1,
            11,
            "zz",
            Expected::HexByte,
        ),
        (
            "8105zz48656c6c6f",
            &[0x81, 0x05],
            1,
            5,
            "zz48656c6c6f",
            Expected::HexByte,
        ),
        (
            "81 05\n48 6",
            &[0x81, 0x05, 0x48],
            2,
            4,
            "6",
            Expected::SecondHexDigit,
        ),
        (
            "81 05 4 65",
            &[0x81, 0x05],
            1,
            7,
            "4",
            Expected::SecondHexDigit,
        ),
        (
            "810548656c6c6",
            b"\x81\x05Hell",
            1,
            13,
            "6",
            Expected::SecondHexDigit,
        ),
        ("81 05 好 65", &[0x81, 0x05], 1, 7, "好", Expected::HexByte),
        ("a", b"", 1, 1, "a", Expected::SecondHexDigit),
        ("81 a", &[0x81], 1, 4, "a", Expected::SecondHexDigit),
        ("a bad idea", b"", 1, 1, "a bad idea", Expected::AnyLayout),
        (
            "hello, can you look at this",
            b"",
            1,
            1,
            "hello, can you look at t",
            Expected::AnyLayout,
        ),
        (
            "Add a decade of beef",
            b"",
            1,
            1,
            "Add a decade of beef",
            Expected::AnyLayout,
        ),
        ("  Hi", b"", 1, 3, "Hi", Expected::AnyLayout),
        ("[129, 5, 256]", &[129, 5], 1, 10, "256", Expected::Number),
        ("[129, 5, -129]", &[129, 5], 1, 10, "-129", Expected::Number),
        ("b'\\x81\\xzz'", &[0x81], 1, 7, "\\x", Expected::Escape),
        ("b'\\x81\\q'", &[0x81], 1, 7, "\\q", Expected::Escape),
        (
            "<Buffer 81 05 ... 48 more bytes>",
            &[0x81, 0x05],
            1,
            15,
            "... 48 more bytes",
            Expected::CutBytes(48),
        ),
        (
            "Uint8Array(200) [\n  129, 5,\n  ... 198 more items\n]",
            &[129, 5],
            3,
            3,
            "... 198 more items",
            Expected::CutBytes(198),
        ),
        (
            "00000000: 8105 4865 6c6c 6f00 0000 0000 0000 0000  ..Hello.........\n00000020: 8105",
            b"\x81\x05Hello\0\0\0\0\0\0\0\0\0",
            2,
            1,
            "00000020:",
            Expected::Offset(16),
        ),
        (
            "00000000: 8105 48zz 6c6c 6f00 0000 0000 0000 0000  ................\n00000010: 8105",
            &[0x81, 0x05],
            1,
            16,
            "48zz",
            Expected::HexByte,
        ),
        (
            "00000000  81 05 48 65 6c 6c 6f 89  zz 00 00 00 00 00 00 00  |..Hello.........|",
            b"\x81\x05Hello\x89",
            1,
            36,
            "zz",
            Expected::HexByte,
        ),
        (
            "0000000 0581 6548\n*\n",
            &[0x81, 0x05, 0x48, 0x65],
            2,
            1,
            "*",
            Expected::OffsetAfterRepeat,
        ),
        (
            "00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\nffffffff0\n",
            &[0; 16],
            2,
            1,
            "*",
            Expected::OffsetAfterRepeat,
        ),
        (
            "data:;base64,gQVI*WxsbA",
            &[0x81, 0x05, 0x48],
            1,
            18,
            "*WxsbA",
            Expected::Base64Character,
        ),
        (
            "data:;base64,gQVIZ",
            &[0x81, 0x05, 0x48],
            1,
            18,
            "Z",
            Expected::Base64Group,
        ),
        (
            "gQVIZWxsbw=*",
            b"\x81\x05Hello",
            1,
            12,
            "*",
            Expected::Base64Character,
        ),
    ];
    for (text, bytes, line, column, found, expected) in rows {
        let reading = read(text, None);
        let problem = reading
            .problem
            .as_ref()
            .unwrap_or_else(|| panic!("{text}: {reading:?}"));
        let summary = (
            problem.place.line,
            problem.place.column,
            problem.found.as_str(),
            problem.expected,
        );
        assert_eq!(
            summary,
            (*line, *column, *found, *expected),
            "{text} as {:?}",
            reading.layout
        );
        assert_eq!(
            (reading.bytes.as_slice(), problem.bytes_before),
            (*bytes, bytes.len() as u64),
            "{text}"
        );
    }
}

#[test]
fn nothing_is_an_empty_reading() {
    for text in ["", " ", "\n\n", "\u{a0}"] {
        let reading = read(text, None);
        assert_eq!(
            (reading.bytes.len(), reading.packets.len(), reading.problem),
            (0, 0, None),
            "{text:?}"
        );
    }
}

#[test]
fn packets_are_kept_apart() {
    let rows: &[(&str, Layout, &[u64])] = &[
        (
            "Frame (9 bytes):\n0000  00 00 81 05 48 65 6c 6c 6f                        ....Hello\nReassembled TCP (18 bytes):\n0000  61 62 63 64 65 66 67 68 61 62 63 64 65 66 67 68   abcdefghabcdefgh\n0010  61 62                                             ab\nUnmasked data (5 bytes):\n0000  48 65 6c 6c 6f                                    Hello\n\n0000  89 00                                             ..\n",
            Layout::WiresharkDump,
            &[9, 2],
        ),
        (
            "0000  81 05 48 65 6c 6c 6f\n\n0000  89 00\n0000  8a 00\n",
            Layout::WiresharkDump,
            &[7, 2, 2],
        ),
        (
            "81 05 48 65\n6c 6c 6f\n\n89 00\n\n\n8a 00\n",
            Layout::PlainHex,
            &[7, 2, 2],
        ),
        (
            "const a = [129, 5]; const b = [137, 0];",
            Layout::JsonArray,
            &[2, 2],
        ),
        (
            "10:00:01 recv 81 05 48 65 6c 6c 6f\n10:00:02 nothing\n10:00:03 send 8a 00",
            Layout::LogLines,
            &[7, 2],
        ),
        (
            "00000000: 8105 4865 6c6c 6f                        ..Hello\n00000000: 8900                                     ..",
            Layout::Xxd,
            &[7, 2],
        ),
        (
            "<Buffer 81 00>\n<Buffer 89 00>",
            Layout::NodeBuffer,
            &[2, 2],
        ),
    ];
    for (text, layout, lengths) in rows {
        let reading = read(text, None);
        let found: Vec<_> = reading
            .packets
            .iter()
            .map(|packet| packet.bytes.len())
            .collect();
        assert_eq!(
            (reading.layout, found.as_slice(), &reading.problem),
            (*layout, *lengths, &None),
            "{text}"
        );
    }
}

#[test]
fn senders_are_first_and_second() {
    use Sender::{First, Second};
    let rows: &[(&str, Layout, &[Option<Sender>])] = &[
        (
            "char peer0_0[] = { /* Packet 1 */\n0x81, 0x00 };\nchar peer1_0[] = { /* Packet 2 */\n0x8a, 0x00 };\n",
            Layout::FollowArrays,
            &[Some(First), Some(Second)],
        ),
        (
            "00000000  81 05 48 65 6c 6c 6f                              ..Hello\n    00000000  8a 00                                             ..\n00000007  88 00                                             ..\n",
            Layout::FollowHexDump,
            &[Some(First), Some(Second), Some(First)],
        ),
        (
            "# Packet 1\npeer0_0: !!binary |\n  gQA=\n# Packet 2\npeer1_0: !!binary |\n  igA=\n",
            Layout::FollowYaml,
            &[Some(First), Some(Second)],
        ),
        (
            "sent 81 00\nrecv 8a 00\nsent 88 00",
            Layout::LogLines,
            &[Some(First), Some(Second), Some(First)],
        ),
        ("81 00", Layout::PlainHex, &[None]),
        (
            "=> Send data, 2 bytes (0x2)\n0000: 81 00                                           ..\n<= Recv data, 2 bytes (0x2)\n0000: 8a 00                                           ..\n",
            Layout::HexDump,
            &[Some(First), Some(Second)],
        ),
    ];
    for (text, layout, senders) in rows {
        let reading = read(text, None);
        let found: Vec<_> = reading.packets.iter().map(|packet| packet.sender).collect();
        assert_eq!(
            (reading.layout, found.as_slice(), &reading.problem),
            (*layout, *senders, &None),
            "{text}"
        );
    }
}

#[test]
fn what_is_left_out_is_said() {
    use LeftOutKind::*;
    let rows: &[(&str, &[LeftOutKind])] = &[
        ("81 05", &[]),
        ("81 05 // a comment", &[Comments]),
        (
            "$ xxd f\n00000000: 8105 4865 6c6c 6f                        ..Hello",
            &[Offsets, TextColumn, Prompts],
        ),
        (
            "10:00:00 IP a > b: Flags\n\t0x0000:  8105",
            &[Offsets, Headings],
        ),
        (
            "0000000 0000 0000 0000 0000 0000 0000 0000 0000\n*\n0000030",
            &[Offsets, RepeatedRows],
        ),
        ("let a = [1, 2];", &[Code]),
        ("10:00:03 send 8a 00", &[LogText]),
    ];
    for (text, kinds) in rows {
        let found: Vec<_> = read(text, None)
            .left_out
            .iter()
            .map(|left| left.kind)
            .collect();
        assert_eq!(found, *kinds, "{text}");
    }
}
