//! The layouts that text with bytes in it can have, named as people name them.

use serde::{Deserialize, Serialize};

/// How bytes are written down in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Hex digits with any separators and prefixes: `81 05`, `81:05`, `0x81, 0x05`, `%81%05`, `8105`; Wireshark's "Hex Stream", `xxd -p`.
    PlainHex,
    /// Wireshark's "Hex Dump" and "Hex + ASCII Dump", `tshark -x`.
    WiresharkDump,
    /// `tcpdump -x`, `-X`, `-xx` or `-XX`.
    Tcpdump,
    /// `xxd`, in any grouping.
    Xxd,
    /// `xxd -e`: groups in little-endian order.
    XxdLittleEndian,
    /// `xxd -b`: offsets and binary digits.
    XxdBits,
    /// `hexdump -C`, `od -Ax -tx1z`: offsets, bytes and a framed text column.
    HexdumpCanonical,
    /// `hexdump`, `hexdump -x`, `od -x`: little-endian words in hex.
    HexdumpWords,
    /// `od -tx1`: single bytes in hex, offsets in any base.
    OdHexBytes,
    /// `od`, `hexdump -o`: little-endian 16-bit words in octal.
    OctalWords,
    /// `od -b`, `hexdump -b`: bytes in octal.
    OctalBytes,
    /// `od -tu1`, `od -td1`: bytes in decimal.
    DecimalBytes,
    /// `od -c`, `hexdump -c`: bytes as characters.
    Characters,
    /// Offsets and hex bytes of a tool that is not known.
    HexDump,
    /// Wireshark's "Follow Stream" as a hex dump; the second peer is indented.
    FollowHexDump,
    /// Wireshark's "Follow Stream" as C arrays: `char peer0_0[] = { … }`.
    FollowArrays,
    /// Wireshark's "Follow Stream" as YAML.
    FollowYaml,
    /// Wireshark's "Follow Stream" as raw hex lines; the second peer is indented.
    FollowRaw,
    /// A C or C++ array, Wireshark's "C Array", `xxd -i`.
    CArray,
    /// A Go slice or array: `[]byte{0x81, 5}`; also as `fmt` prints it: `[129 5]`.
    GoArray,
    /// A Rust array, slice or `vec![]`.
    RustArray,
    /// A Java array; its bytes are signed.
    JavaArray,
    /// A JSON, JavaScript or Python list of numbers.
    JsonArray,
    /// Decimal numbers without brackets: `129, 5, 72`.
    DecimalList,
    /// What Node prints for a `Buffer` or an `ArrayBuffer`: `<Buffer 81 05>`.
    NodeBuffer,
    /// What a JavaScript console prints for a typed array: `Uint8Array(2) [129, 5]`.
    TypedArray,
    /// Text with escapes, in quotes or not: `"\x81\x05Hello"`; Wireshark's "Escaped String".
    EscapedString,
    /// A Python bytes literal: `b'\x81\x05Hello'`.
    PythonBytes,
    /// A Rust byte string: `b"\x81\x05Hello"`.
    RustBytes,
    /// Hex digits in a string that a call takes: `bytes.fromhex("8105")`, `Buffer.from("8105", "hex")`.
    HexString,
    /// Binary digits: `10000001 00000101`.
    Binary,
    /// Base64 or base64url (RFC 4648), padded or not, wrapped or not.
    Base64,
    /// A `data:` URL (RFC 2397).
    DataUrl,
    /// Text with percent escapes: `%81%05Hello`.
    PercentEncoded,
    /// Lines of a log, each with a run of hex bytes in it.
    LogLines,
}

impl Layout {
    /// Every layout, in the order in which a list shows them.
    pub const ALL: [Self; 35] = [
        Self::PlainHex,
        Self::WiresharkDump,
        Self::Tcpdump,
        Self::Xxd,
        Self::XxdLittleEndian,
        Self::XxdBits,
        Self::HexdumpCanonical,
        Self::HexdumpWords,
        Self::OdHexBytes,
        Self::OctalWords,
        Self::OctalBytes,
        Self::DecimalBytes,
        Self::Characters,
        Self::HexDump,
        Self::FollowHexDump,
        Self::FollowArrays,
        Self::FollowYaml,
        Self::FollowRaw,
        Self::CArray,
        Self::GoArray,
        Self::RustArray,
        Self::JavaArray,
        Self::JsonArray,
        Self::DecimalList,
        Self::NodeBuffer,
        Self::TypedArray,
        Self::EscapedString,
        Self::PythonBytes,
        Self::RustBytes,
        Self::HexString,
        Self::Binary,
        Self::Base64,
        Self::DataUrl,
        Self::PercentEncoded,
        Self::LogLines,
    ];

    /// Its name for programs, in kebab-case: the same as its serde form.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PlainHex => "plain-hex",
            Self::WiresharkDump => "wireshark-dump",
            Self::Tcpdump => "tcpdump",
            Self::Xxd => "xxd",
            Self::XxdLittleEndian => "xxd-little-endian",
            Self::XxdBits => "xxd-bits",
            Self::HexdumpCanonical => "hexdump-canonical",
            Self::HexdumpWords => "hexdump-words",
            Self::OdHexBytes => "od-hex-bytes",
            Self::OctalWords => "octal-words",
            Self::OctalBytes => "octal-bytes",
            Self::DecimalBytes => "decimal-bytes",
            Self::Characters => "characters",
            Self::HexDump => "hex-dump",
            Self::FollowHexDump => "follow-hex-dump",
            Self::FollowArrays => "follow-arrays",
            Self::FollowYaml => "follow-yaml",
            Self::FollowRaw => "follow-raw",
            Self::CArray => "c-array",
            Self::GoArray => "go-array",
            Self::RustArray => "rust-array",
            Self::JavaArray => "java-array",
            Self::JsonArray => "json-array",
            Self::DecimalList => "decimal-list",
            Self::NodeBuffer => "node-buffer",
            Self::TypedArray => "typed-array",
            Self::EscapedString => "escaped-string",
            Self::PythonBytes => "python-bytes",
            Self::RustBytes => "rust-bytes",
            Self::HexString => "hex-string",
            Self::Binary => "binary",
            Self::Base64 => "base64",
            Self::DataUrl => "data-url",
            Self::PercentEncoded => "percent-encoded",
            Self::LogLines => "log-lines",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_distinct_and_kebab_case() {
        let ids: HashSet<_> = Layout::ALL.iter().map(|layout| layout.id()).collect();
        assert_eq!(ids.len(), Layout::ALL.len());
        for id in ids {
            assert!(
                id.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{id}"
            );
        }
    }
}
