//! The parts of a TCP header (RFC 9293 §3.1), one after the other, options included.

use crate::bytes::{Incomplete, Reader, Span};

/// A part of a TCP header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TcpPart {
    SourcePort,
    DestinationPort,
    SequenceNumber,
    AcknowledgmentNumber,
    /// Data offset, 4 bits; 4 reserved ones; the 8 control bits.
    OffsetAndFlags,
    Window,
    Checksum,
    UrgentPointer,
    MaximumSegmentSize,
    WindowScale,
    SelectiveAcknowledgment,
    Timestamps,
    /// One that does nothing, or the end of the list.
    Padding,
    OtherOption,
}

impl TcpPart {
    /// The last part of the keys of its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::SourcePort => "source-port",
            Self::DestinationPort => "destination-port",
            Self::SequenceNumber => "sequence-number",
            Self::AcknowledgmentNumber => "acknowledgment-number",
            Self::OffsetAndFlags => "offset-flags",
            Self::Window => "window",
            Self::Checksum => "checksum",
            Self::UrgentPointer => "urgent-pointer",
            Self::MaximumSegmentSize => "maximum-segment-size",
            Self::WindowScale => "window-scale",
            Self::SelectiveAcknowledgment => "selective-acknowledgment",
            Self::Timestamps => "timestamps",
            Self::Padding => "padding",
            Self::OtherOption => "other-option",
        }
    }
}

/// The eight parts that each header has, with their lengths in bytes.
const FIXED: [(TcpPart, usize); 8] = [
    (TcpPart::SourcePort, 2),
    (TcpPart::DestinationPort, 2),
    (TcpPart::SequenceNumber, 4),
    (TcpPart::AcknowledgmentNumber, 4),
    (TcpPart::OffsetAndFlags, 2),
    (TcpPart::Window, 2),
    (TcpPart::Checksum, 2),
    (TcpPart::UrgentPointer, 2),
];

/// The parts of `header` in their order. What is cut off is left out; an option that says nothing of its length is as long as the rest.
pub(crate) fn parts(header: &[u8]) -> Vec<(TcpPart, Span)> {
    let mut parts = Vec::new();
    let mut reader = Reader::new(header);
    for (part, len) in FIXED {
        let start = reader.position();
        if reader.take(len).is_err() {
            return parts;
        }
        parts.push((part, Span::at(start as u64, len as u64)));
    }
    while !reader.rest().is_empty() {
        let start = reader.position() as u64;
        let Ok(part) = option(&mut reader) else {
            let rest = header.len() as u64 - start;
            parts.push((TcpPart::OtherOption, Span::at(start, rest)));
            break;
        };
        let len = reader.position() as u64 - start;
        parts.push((part, Span::at(start, len)));
    }
    parts
}

/// The option that stands here: a kind and, of all but two, a length that counts both.
fn option(reader: &mut Reader<'_>) -> Result<TcpPart, Incomplete> {
    let [kind] = reader.take_array()?;
    if kind <= 1 {
        return Ok(TcpPart::Padding);
    }
    let [len] = reader.take_array()?;
    reader.take(usize::from(len).saturating_sub(2))?;
    Ok(match kind {
        2 => TcpPart::MaximumSegmentSize,
        3 => TcpPart::WindowScale,
        4 => TcpPart::SelectiveAcknowledgment,
        8 => TcpPart::Timestamps,
        _ => TcpPart::OtherOption,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;

    #[test]
    fn options_are_told_apart() {
        let fixed = [0; 20];
        let rows: &[(&[u8], &[(&str, u64)])] = &[
            (&[], &[]),
            (
                &hex!("0204ffd7 0402 080a 31f0c1e8 00000000 01 03030a"),
                &[
                    ("maximum-segment-size", 4),
                    ("selective-acknowledgment", 2),
                    ("timestamps", 10),
                    ("padding", 1),
                    ("window-scale", 3),
                ],
            ),
            (&hex!("fd06 0102 0304"), &[("other-option", 6)]),
            (&hex!("0300"), &[("window-scale", 2)]),
            (&hex!("02ff00"), &[("other-option", 3)]),
            (&hex!("02"), &[("other-option", 1)]),
        ];
        for (options, expected) in rows {
            let header = [&fixed[..], options].concat();
            let parts = parts(&header);
            let said: Vec<_> = parts[8..]
                .iter()
                .map(|(part, span)| (part.id(), span.len()))
                .collect();
            assert_eq!(said, *expected, "{options:02x?}");
            assert_eq!(parts.last().unwrap().1.end, header.len() as u64);
        }
    }

    #[test]
    fn what_is_cut_off_is_left_out() {
        assert_eq!(parts(&[0; 7]).len(), 2);
    }
}
