//! What holds for every text: what tools write is read back, and no text breaks the reading.

use std::fmt::Write;

use proptest::prelude::*;

use super::{Layout, Reading, read};
use crate::bytes::Span;

/// The bytes of a row and its offset.
fn rows(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    bytes
        .chunks(16)
        .enumerate()
        .map(|(index, row)| (16 * index, row))
}

fn printable(row: &[u8], blank: char) -> String {
    let shown = |byte: &u8| match byte {
        b' ' => blank,
        0x21..=0x7e => char::from(*byte),
        _ => '.',
    };
    row.iter().map(shown).collect()
}

fn joined(row: &[u8], group: usize, separator: &str) -> String {
    let digits = |group: &[u8]| {
        let pairs: Vec<_> = group.iter().map(|byte| format!("{byte:02x}")).collect();
        pairs.concat()
    };
    row.chunks(group)
        .map(digits)
        .collect::<Vec<_>>()
        .join(separator)
}

fn written(layout: Layout, bytes: &[u8]) -> String {
    let mut text = String::new();
    match layout {
        Layout::PlainHex => text = joined(bytes, 1, " "),
        Layout::Xxd => {
            for (offset, row) in rows(bytes) {
                writeln!(
                    text,
                    "{offset:08x}: {:<39}  {}",
                    joined(row, 2, " "),
                    printable(row, ' ')
                )
                .unwrap();
            }
        }
        Layout::Tcpdump => {
            text += "12:00:00.000001 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], length 9\n";
            for (offset, row) in rows(bytes) {
                writeln!(
                    text,
                    "\t0x{offset:04x}:  {:<39}  {}",
                    joined(row, 2, " "),
                    printable(row, '.')
                )
                .unwrap();
            }
        }
        Layout::WiresharkDump => {
            for (offset, row) in rows(bytes) {
                writeln!(
                    text,
                    "{offset:04x}  {:<47}   {}",
                    joined(row, 1, " "),
                    printable(row, ' ')
                )
                .unwrap();
            }
        }
        Layout::HexdumpCanonical => {
            for (offset, row) in rows(bytes) {
                let halves: Vec<_> = row.chunks(8).map(|half| joined(half, 1, " ")).collect();
                writeln!(
                    text,
                    "{offset:08x}  {:<48}  |{}|",
                    halves.join("  "),
                    printable(row, ' ')
                )
                .unwrap();
            }
            writeln!(text, "{:08x}", bytes.len()).unwrap();
        }
        Layout::HexdumpWords => {
            for (offset, row) in rows(bytes) {
                let words = row.chunks(2).map(|pair| {
                    format!(
                        "{:04x}",
                        u16::from_le_bytes([pair[0], pair.get(1).copied().unwrap_or(0)])
                    )
                });
                writeln!(text, "{offset:07x} {}", words.collect::<Vec<_>>().join(" ")).unwrap();
            }
            writeln!(text, "{:07x}", bytes.len()).unwrap();
        }
        Layout::OctalWords => {
            for (offset, row) in rows(bytes) {
                let words = row.chunks(2).map(|pair| {
                    format!(
                        "{:06o}",
                        u16::from_le_bytes([pair[0], pair.get(1).copied().unwrap_or(0)])
                    )
                });
                writeln!(text, "{offset:07o} {}", words.collect::<Vec<_>>().join(" ")).unwrap();
            }
            writeln!(text, "{:07o}", bytes.len()).unwrap();
        }
        Layout::CArray => {
            let items = bytes.iter().fold(String::new(), |text, byte| {
                text + &format!("0x{byte:02x}, ")
            });
            text = format!(
                "unsigned char frame[{}] = {{ {items}}};\nunsigned int frame_len = {};\n",
                bytes.len(),
                bytes.len()
            );
        }
        Layout::JsonArray => text = format!("{bytes:?}"),
        Layout::PythonBytes => {
            let escaped = bytes.iter().map(|byte| match byte {
                b'\'' | b'\\' => format!("\\{}", char::from(*byte)),
                b'\n' => "\\n".to_owned(),
                0x20..=0x7e => char::from(*byte).to_string(),
                _ => format!("\\x{byte:02x}"),
            });
            text = format!("b'{}'", escaped.collect::<String>());
        }
        Layout::Binary => {
            text = bytes
                .iter()
                .map(|byte| format!("{byte:08b}"))
                .collect::<Vec<_>>()
                .join(" ");
        }
        Layout::Base64 => {
            text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
        }
        Layout::NodeBuffer => text = format!("<Buffer {}>", joined(bytes, 1, " ")),
        Layout::PercentEncoded => text = format!("%{}", joined(bytes, 1, "%")),
        _ => unreachable!(),
    }
    text
}

/// Layouts that nothing else can be taken for.
const TELLING: [Layout; 9] = [
    Layout::Xxd,
    Layout::Tcpdump,
    Layout::WiresharkDump,
    Layout::HexdumpCanonical,
    Layout::HexdumpWords,
    Layout::OctalWords,
    Layout::CArray,
    Layout::PythonBytes,
    Layout::NodeBuffer,
];

/// Layouts whose text may be that of another one by chance.
const BY_CHANCE: [Layout; 5] = [
    Layout::PlainHex,
    Layout::JsonArray,
    Layout::Binary,
    Layout::Base64,
    Layout::PercentEncoded,
];

fn check(text: &str, reading: &Reading) {
    let mut end = 0;
    for packet in &reading.packets {
        assert_eq!(packet.bytes.start, end, "packets tile");
        assert!(!packet.bytes.is_empty());
        end = packet.bytes.end;
        if let Some(heading) = packet.heading {
            assert!(slice(text, heading).is_some());
        }
    }
    assert_eq!(end, reading.bytes.len() as u64, "packets tile");
    let reverses = matches!(
        reading.layout,
        Layout::HexdumpWords | Layout::XxdLittleEndian
    );
    let mut last = 0;
    for byte in 0..end {
        let span = reading.map.text_of(byte).unwrap();
        assert!(
            slice(text, span).is_some_and(|part| !part.is_empty()),
            "{span:?}"
        );
        assert!(span.start >= last || reverses, "places step forward");
        last = span.start;
        let found = reading.map.byte_at(span.start).unwrap();
        assert!(reading.map.text_of(found).unwrap().contains(span.start));
        let selected = reading.map.bytes_in(span);
        assert!(selected.contains(byte), "{selected:?} {byte}");
        let utf16 = reading.map.utf16(span);
        assert_eq!(reading.map.utf8(utf16), span);
    }
    assert_eq!(reading.map.text_of(end), None);
    assert_eq!(reading.lines, text.lines().count() as u64);
    if let Some(problem) = &reading.problem {
        assert!(slice(text, problem.text).is_some(), "{problem:?}");
        assert_eq!(problem.bytes_before, end);
        assert!(problem.place.line >= 1 && problem.place.column >= 1);
    }
    assert!(!reading.alternatives.contains(&reading.layout));
}

fn slice(text: &str, span: Span) -> Option<&str> {
    let offset = |offset: u64| usize::try_from(offset).unwrap();
    text.get(offset(span.start)..offset(span.end))
}

/// Texts that look like layouts, more or less.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "00000000: ",
        "0000  ",
        "0000010 ",
        "0x0000:  ",
        "00000010",
        "81",
        "05",
        "8105",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "*",
        "|..|",
        "..Hello",
        "zz",
        "0x81",
        "\\x81",
        "\\",
        "\\u{5}",
        "\"",
        "'",
        "b'",
        "r#\"",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "<Buffer ",
        ">",
        "Uint8Array(2) ",
        "129",
        "-127",
        "300",
        ", ",
        ",",
        ":",
        ";",
        "//",
        "/*",
        "*/",
        "#",
        "$ ",
        "gQVI",
        "==",
        "=",
        "data:",
        ";base64,",
        "%81",
        "%",
        "peer0_0",
        "peer1_0",
        "peers:",
        "- packet: 1",
        "peer: 1",
        "data: !!binary |\n",
        "Follow: tcp,raw\n",
        "Follow: tcp,hex\n",
        "10000001",
        "0b1",
        "fromhex(",
        "hex",
        "好",
        "é",
        "🎉",
        "\u{a0}",
        "\u{feff}",
        "...",
        " 5 more bytes",
        "recv ",
        "H",
        "\\0",
        "ffffffffffffffff",
        "0000000 ",
        "201",
        "002601",
        "@",
        "@:~$ ",
        ">>> ",
    ];
    let structured = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![3 => structured, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_tool_writes_is_read_back(bytes in prop::collection::vec(any::<u8>(), 1..100)) {
        for layout in TELLING {
            let text = written(layout, &bytes);
            let reading = read(&text, None);
            prop_assert_eq!((reading.layout, &reading.bytes, &reading.problem), (layout, &bytes, &None), "{}", text);
            check(&text, &reading);
        }
        for layout in BY_CHANCE {
            let text = written(layout, &bytes);
            let reading = read(&text, Some(layout));
            prop_assert_eq!((reading.layout, &reading.bytes, &reading.problem), (layout, &bytes, &None), "{}", text);
            check(&text, &reading);
        }
    }

    #[test]
    fn text_columns_that_look_like_hex_are_no_data(bytes in prop::collection::vec(prop::sample::select(b"0123456789abcdef  ".to_vec()), 1..80)) {
        for layout in [Layout::Xxd, Layout::Tcpdump, Layout::WiresharkDump, Layout::HexdumpCanonical] {
            let text = written(layout, &bytes);
            let reading = read(&text, None);
            prop_assert_eq!((reading.layout, &reading.bytes, &reading.problem), (layout, &bytes, &None), "{}", text);
        }
    }

    #[test]
    fn no_text_breaks_the_reading(text in any_text()) {
        check(&text, &read(&text, None));
        for layout in Layout::ALL {
            check(&text, &read(&text, Some(layout)));
        }
    }

    #[test]
    fn no_prefix_breaks_the_reading(bytes in prop::collection::vec(any::<u8>(), 1..40), cut in any::<prop::sample::Index>()) {
        for layout in TELLING.into_iter().chain(BY_CHANCE) {
            let text = written(layout, &bytes);
            let cut = cut.index(text.len() + 1);
            let text = text.get(..cut).unwrap_or(&text);
            check(text, &read(text, None));
        }
    }
}
