//! Text with bytes in it, in any layout, read: hex dumps, arrays, strings, Base64 and more.
//!
//! ```
//! use framescope::capture::hexdump::{Layout, read};
//!
//! let reading = read("00000000: 8105 4865 6c6c 6f                        ..Hello\n", None);
//! assert_eq!(reading.layout, Layout::Xxd);
//! assert_eq!(reading.bytes, b"\x81\x05Hello");
//! assert_eq!(reading.problem, None);
//! ```

mod arrays;
mod base64;
mod binary;
mod code;
mod collect;
mod detect;
mod follow;
mod layout;
mod log;
mod map;
mod plain;
mod position;
mod reading;
mod rows;
mod scan;
mod strings;

pub use layout::Layout;
pub use map::SourceMap;
pub use position::{Place, TextIndex};
pub use reading::{
    Choice, Expected, LeftOut, LeftOutKind, Packet, Problem, Reading, Sender, Starts,
};

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
use collect::{Collector, Outcome};

/// The largest text that is read, in bytes: offsets in it take 32 bits.
pub const TEXT_LIMIT: u64 = u32::MAX as u64;

/// Reads a text as the layout that is asked for, or as the one that it seems to have.
///
/// Never fails: what cannot be read is a [`Problem`] of the reading, and everything before it stands in its bytes. An empty text gives an empty reading without a problem.
pub fn read(text: &str, layout: Option<Layout>) -> Reading {
    let mut out = Collector::new(text);
    if text.len() as u64 > TEXT_LIMIT {
        let _ = out.stop(0, 0, Expected::SmallerText(TEXT_LIMIT));
        return out.finish(
            layout.unwrap_or(Layout::PlainHex),
            layout.map_or(Choice::Guessed, |_| Choice::Asked),
        );
    }
    if text.chars().all(char::is_whitespace) {
        return out.finish(
            layout.unwrap_or(Layout::PlainHex),
            layout.map_or(Choice::Guessed, |_| Choice::Asked),
        );
    }
    let detection = detect::detect(text);
    let chosen = layout.or(detection.layout);
    let _ = if let Some(layout) = chosen {
        read_as(&mut out, layout)
    } else {
        let start = text.len() - text.trim_ascii_start().len();
        out.stop(start, text.len() - start, Expected::AnyLayout)
    };
    let chosen = chosen.unwrap_or(Layout::PlainHex);
    let mut reading = out.finish(chosen, layout.map_or(Choice::Guessed, |_| Choice::Asked));
    reading.alternatives = detection
        .layout
        .into_iter()
        .chain(detection.alternatives)
        .filter(|other| *other != chosen)
        .collect();
    reading
}

fn read_as(out: &mut Collector<'_>, layout: Layout) -> Outcome {
    use rows::{Unit, Writer};
    let mut rows = |unit, writer| rows::read(out, unit, writer).0;
    match layout {
        Layout::WiresharkDump | Layout::Xxd | Layout::OdHexBytes | Layout::HexDump => {
            rows(Unit::Hex, Writer::Any)
        }
        Layout::HexdumpCanonical => rows(Unit::Hex, Writer::FramedText),
        Layout::Tcpdump => rows(Unit::Hex, Writer::Tcpdump),
        Layout::FollowHexDump => rows(Unit::Hex, Writer::FollowStream),
        Layout::XxdLittleEndian | Layout::HexdumpWords => rows(Unit::ReversedHex, Writer::Any),
        Layout::XxdBits => rows(Unit::Bits, Writer::Any),
        Layout::OctalWords => rows(Unit::OctalWord, Writer::Any),
        Layout::OctalBytes => rows(Unit::OctalByte, Writer::Any),
        Layout::DecimalBytes => rows(Unit::Decimal, Writer::Any),
        Layout::Characters => rows(Unit::Character, Writer::Any),
        Layout::PlainHex => plain::read(out),
        Layout::FollowArrays => arrays::read(out, arrays::Names::Peers),
        Layout::FollowYaml => follow::yaml(out),
        Layout::FollowRaw => follow::raw(out),
        Layout::CArray
        | Layout::GoArray
        | Layout::RustArray
        | Layout::JavaArray
        | Layout::JsonArray
        | Layout::TypedArray => arrays::read(out, arrays::Names::Any),
        Layout::DecimalList => arrays::read_bare(out),
        Layout::NodeBuffer => code::node_buffers(out),
        Layout::HexString => code::strings(out),
        Layout::EscapedString | Layout::PythonBytes | Layout::RustBytes => strings::read(out),
        Layout::Binary => binary::read(out),
        Layout::Base64 => base64::read(out),
        Layout::DataUrl => base64::data_url(out),
        Layout::PercentEncoded => base64::read_percent(out),
        Layout::LogLines => log::read(out),
    }
}
