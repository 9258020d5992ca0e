//! Writes packets as pcapng, as far as other programs need it to read them.

use super::enhanced_packet::EnhancedPacket;
use super::info::Interface;
use super::pcapng::{BYTE_ORDER_MAGIC, INTERFACE_DESCRIPTION, SECTION_HEADER, padding};
use crate::capture::record::Record;
use std::collections::BTreeMap;

/// Writes a pcapng file, little-endian, times in nanoseconds: a section, each interface before its first packet, and packets.
#[derive(Clone, Debug)]
pub struct PcapngWriter {
    /// The interfaces that were written, by their numbers in the file that the packets come from.
    written: BTreeMap<u32, u32>,
}

impl PcapngWriter {
    /// Begins a file that `application` writes.
    pub fn new(application: &str, out: &mut Vec<u8>) -> Self {
        const APPLICATION: u16 = 4;
        block(SECTION_HEADER, out, |out| {
            out.extend(BYTE_ORDER_MAGIC.to_le_bytes());
            // Version 1.0, and a section whose length is not said.
            out.extend([1, 0, 0, 0]);
            out.extend(u64::MAX.to_le_bytes());
            option(APPLICATION, application.as_bytes(), out);
            end_of_options(out);
        });
        Self {
            written: BTreeMap::new(),
        }
    }

    /// Writes a packet of an interface, and a comment on it if there is one, of which 65,535 bytes are kept. The format has no way to say
    /// that the time is not known: such a packet is written with that of 1970.
    pub fn packet(
        &mut self,
        record: &Record<'_>,
        interface: &Interface,
        comment: Option<&str>,
        out: &mut Vec<u8>,
    ) {
        let number = self.interface(record.interface, interface, out);
        let packet = EnhancedPacket {
            interface: number,
            time: record.time,
            original_len: record.original_len,
            parts: [record.data, &[]],
        };
        packet.write(comment, out);
    }

    /// The number of an interface in what is written, where it is described first if it was not. `number` is its number in the file that its
    /// packets come from.
    pub(in crate::capture) fn interface(
        &mut self,
        number: u32,
        interface: &Interface,
        out: &mut Vec<u8>,
    ) -> u32 {
        const NAME: u16 = 2;
        const DESCRIPTION: u16 = 3;
        const TIME_RESOLUTION: u16 = 9;
        if let Some(number) = self.written.get(&number) {
            return *number;
        }
        let written = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        self.written.insert(number, written);
        block(INTERFACE_DESCRIPTION, out, |out| {
            out.extend(interface.link_type.0.to_le_bytes());
            out.extend([0; 2]);
            out.extend(interface.snap_len.to_le_bytes());
            let texts = [
                (NAME, &interface.name),
                (DESCRIPTION, &interface.description),
            ];
            for (code, text) in texts {
                if let Some(text) = text {
                    option(code, text.as_bytes(), out);
                }
            }
            option(TIME_RESOLUTION, &[9], out);
            end_of_options(out);
        });
        written
    }
}

/// Writes a block around what `body` writes, which fills words of 32 bits.
pub(super) fn block(block_type: u32, out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend(block_type.to_le_bytes());
    out.extend([0; 4]);
    body(out);
    let len = u32::try_from(out.len() - start + 4).unwrap_or(u32::MAX);
    out.extend(len.to_le_bytes());
    if let Some(place) = out.get_mut(start + 4..start + 8) {
        place.copy_from_slice(&len.to_le_bytes());
    }
}

pub(super) fn option(code: u16, value: &[u8], out: &mut Vec<u8>) {
    let len = u16::try_from(value.len()).unwrap_or(u16::MAX);
    let value = value.get(..len.into()).unwrap_or_default();
    out.extend(code.to_le_bytes());
    out.extend(len.to_le_bytes());
    out.extend(value);
    pad(value.len(), out);
}

pub(super) fn end_of_options(out: &mut Vec<u8>) {
    out.extend([0; 4]);
}

pub(super) fn pad(len: usize, out: &mut Vec<u8>) {
    out.extend(std::iter::repeat_n(0, padding(len)));
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Taken, read};
    use super::*;
    use crate::capture::record::{LinkType, Timestamp};
    use proptest::prelude::*;

    fn described(number: u32, snap_len: u32) -> Interface {
        Interface {
            name: (number > 0).then(|| format!("eth{number}")),
            description: (number > 1).then(|| "an interface".to_owned()),
            link_type: LinkType(u16::try_from(number).unwrap() + 1),
            snap_len,
        }
    }

    #[test]
    fn interfaces_are_written_before_their_first_packets() {
        let mut out = Vec::new();
        let mut writer = PcapngWriter::new("Framescope", &mut out);
        for (interface, comment) in [(2, None), (0, Some("first")), (2, Some(""))] {
            let described = described(interface, 0);
            let record = Record {
                number: 7,
                offset: 99,
                time: Some(Timestamp(1)),
                interface,
                link_type: described.link_type,
                original_len: 5,
                data: b"abc",
            };
            writer.packet(&record, &described, comment, &mut out);
        }
        let (taken, reader) = read(&out);
        let info = reader.info();
        assert_eq!(info.written_by, ["Framescope"]);
        assert_eq!(info.interfaces, [described(2, 0), described(0, 0)]);
        let comments = info
            .comments
            .iter()
            .map(|comment| (comment.packet, &*comment.text));
        assert_eq!(
            comments.collect::<Vec<_>>(),
            [(Some(2), "first"), (Some(3), "")]
        );
        let interfaces: Vec<_> = taken.iter().map(|record| record.interface).collect();
        assert_eq!(interfaces, [0, 1, 0]);
        assert_eq!(info.damage, []);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            packets in prop::collection::vec(
                (any::<u64>(), prop::collection::vec(any::<u8>(), 0..100), 0..9_u32, prop::option::of("[^\0]{0,40}")),
                0..20,
            ),
        ) {
            let mut out = Vec::new();
            let mut writer = PcapngWriter::new("a program", &mut out);
            let interface = described(1, 262_144);
            let mut expected = Vec::new();
            let mut comments = Vec::new();
            for ((time, data, more, comment), number) in packets.into_iter().zip(1..) {
                let taken = Taken {
                    number,
                    offset: 0,
                    time: Some(Timestamp(time)),
                    interface: 0,
                    link_type: interface.link_type,
                    original_len: u32::try_from(data.len()).unwrap() + more,
                    data,
                };
                let record = Record {
                    number: taken.number,
                    offset: taken.offset,
                    time: taken.time,
                    interface: 5,
                    link_type: taken.link_type,
                    original_len: taken.original_len,
                    data: &taken.data,
                };
                writer.packet(&record, &interface, comment.as_deref(), &mut out);
                comments.extend(comment.map(|text| (Some(number), text)));
                expected.push(taken);
            }
            let (mut taken, reader) = read(&out);
            for record in &mut taken {
                record.offset = 0;
            }
            prop_assert_eq!(taken, expected);
            let info = reader.info();
            let read: Vec<_> = info.comments.iter().map(|comment| (comment.packet, comment.text.clone())).collect();
            prop_assert_eq!(read, comments);
            prop_assert_eq!(&info.damage, &[]);
        }
    }
}
