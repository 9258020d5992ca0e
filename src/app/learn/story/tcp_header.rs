//! The parts of a TCP header (RFC 9293 §3.1), one after the other, options included.

use crate::bytes::{Incomplete, Reader, Span};
use crate::capture::checksum::Sums;

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
    /// What stands behind the header's end, as its data offset says.
    Data,
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
            Self::Data => "data",
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

/// The shortest header, in bytes.
const SHORTEST: usize = 20;

/// The parts of `segment` in their order: of its header, whose last one is what is left where it is cut off, and what stands behind. An
/// option that says nothing of its length is as long as the rest.
pub(crate) fn parts(segment: &[u8]) -> Vec<(TcpPart, Span)> {
    let mut parts = Vec::new();
    let end = header_len(segment).unwrap_or(SHORTEST).max(SHORTEST);
    let (header, data) = segment.split_at_checked(end).unwrap_or((segment, &[]));
    let mut reader = Reader::new(header);
    for (part, len) in FIXED {
        let start = reader.position();
        if reader.take(len).is_err() {
            if start < header.len() {
                parts.push((part, Span::at(start as u64, (header.len() - start) as u64)));
            }
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
    if !data.is_empty() {
        parts.push((TcpPart::Data, Span::at(end as u64, data.len() as u64)));
    }
    parts
}

/// The length of the header in bytes, as its data offset says: a multiple of 4, at most 60. `None` where that is cut off.
pub(crate) fn header_len(segment: &[u8]) -> Option<usize> {
    let word = segment.get(12)?;
    Some(usize::from(word >> 4) * 4)
}

/// The flags that a header can have, from the leftmost bit on.
const FLAGS: [&str; 8] = ["CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"];

/// The names of the flags that are set.
pub(crate) fn flags(segment: &[u8]) -> Vec<&'static str> {
    let bits = segment.get(13).copied().unwrap_or_default();
    let set = (0..).zip(FLAGS).filter(|(at, _)| bits & (0x80 >> at) != 0);
    set.map(|(_, name)| name).collect()
}

/// How long a header says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// As long as what is there, or shorter: data follow.
    Here,
    /// Shorter than every header is.
    Short,
    /// Longer than what is there.
    Beyond,
}

impl Extent {
    /// What a header of `len` bytes is where `there` are there.
    pub(crate) const fn of(len: usize, there: usize) -> Self {
        if len < SHORTEST {
            Self::Short
        } else if len > there {
            Self::Beyond
        } else {
            Self::Here
        }
    }

    /// The last part of the key of its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Short => "short",
            Self::Beyond => "beyond",
        }
    }
}

/// What a checksum says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// It is right.
    Right,
    /// It is the sum of the pseudo header alone.
    Begun,
    /// It is wrong.
    Wrong,
}

impl Says {
    /// What `found` says, where `sums` belong.
    pub(crate) const fn of(found: u16, sums: Sums) -> Self {
        if found == sums.whole {
            Self::Right
        } else if found == sums.begun {
            Self::Begun
        } else {
            Self::Wrong
        }
    }

    /// The last part of the key of its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Begun => "begun",
            Self::Wrong => "wrong",
        }
    }
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
        let mut fixed = [0; 20];
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
            // The data offset counts words, and the last one may be cut off.
            fixed[12] = u8::try_from((20 + options.len()).div_ceil(4)).unwrap() << 4;
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
    fn a_header_ends_where_it_says_and_each_byte_is_part_of_something() {
        let with = |offset: u8, len: usize| {
            let mut bytes = vec![0; len];
            if let Some(place) = bytes.get_mut(12) {
                *place = offset << 4;
            }
            bytes
        };
        let rows = [
            (with(0, 0), 0, None),
            (with(0, 7), 3, Some(TcpPart::SequenceNumber)),
            (with(5, 20), 8, Some(TcpPart::UrgentPointer)),
            (with(5, 24), 9, Some(TcpPart::Data)),
            (with(6, 24), 12, Some(TcpPart::Padding)),
            (with(0, 24), 9, Some(TcpPart::Data)),
            (with(15, 21), 9, Some(TcpPart::Padding)),
        ];
        for (bytes, count, last) in rows {
            let parts = parts(&bytes);
            assert_eq!(
                (parts.len(), parts.last().map(|(part, _)| *part)),
                (count, last)
            );
            let mut at = 0;
            for (part, span) in parts {
                assert!(span.start == at && !span.is_empty(), "{part:?}");
                at = span.end;
            }
            assert_eq!(at, bytes.len() as u64);
        }
    }

    #[test]
    fn a_header_says_how_long_it_is_and_what_for() {
        let syn = hex!("a7dc1f905ec3e6c900000000a002ffd7fe300000");
        assert_eq!(header_len(&syn), Some(40));
        assert_eq!(flags(&syn), ["SYN"]);
        assert_eq!(flags(&[0xFF; 14]), FLAGS);
        assert_eq!((header_len(&[]), flags(&[]).len()), (None, 0));
        let rows = [
            (40, 40, Extent::Here),
            (20, 40, Extent::Here),
            (16, 40, Extent::Short),
            (44, 40, Extent::Beyond),
        ];
        for (len, there, expected) in rows {
            assert_eq!(Extent::of(len, there), expected);
        }
    }

    #[test]
    fn a_checksum_is_right_begun_or_wrong() {
        let sums = Sums { whole: 1, begun: 2 };
        let rows = [(1, Says::Right), (2, Says::Begun), (3, Says::Wrong)];
        for (found, expected) in rows {
            assert_eq!(Says::of(found, sums), expected);
        }
    }
}
