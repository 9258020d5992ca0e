//! pcap, as libpcap and others write it (draft-ietf-opsawg-pcap): a head, then records.

use super::damage::DamageKind;
use super::info::{FileInfo, Interface};
use super::order::ByteOrder;
use super::step::{Step, longest_packet, without_fcs};
use crate::capture::record::{LinkType, Record, Timestamp};

/// The head of a file of any variant but IXIA's, and of any record but Kuznetsov's.
const FILE_HEAD: usize = 24;
const RECORD_HEAD: usize = 16;

/// Reads the records that follow the head of a file.
#[derive(Clone, Debug)]
pub(super) struct Pcap {
    order: ByteOrder,
    lengths: Lengths,
    /// Nanoseconds in the unit of a second's fractions.
    fraction: u64,
    /// Bytes between the lengths of a record and its packet.
    more_head: usize,
    link_type: LinkType,
    /// The longest packet that is believed.
    longest: u32,
    /// Bytes of frame check sequence at the end of each packet.
    fcs_len: u32,
}

/// What the first four bytes of a file tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Magic {
    order: ByteOrder,
    variant: Variant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    Micro,
    Nano,
    /// Alexey Kuznetsov's patches: interface, protocol and packet type in each record's head.
    Modified,
    /// IXIA's lcap: the length of all records behind the file's head.
    Ixia,
}

/// Which of a record's two lengths comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lengths {
    /// That of what was captured, since version 2.3.
    CapturedFirst,
    /// That of the packet.
    OriginalFirst,
    /// Programs of version 2.3 disagree: the shorter one is what was captured.
    Either,
}

impl Magic {
    pub(super) fn of(first: [u8; 4]) -> Option<Self> {
        [ByteOrder::Little, ByteOrder::Big]
            .into_iter()
            .find_map(|order| {
                let variant = match order.u32(first) {
                    0xA1B2_C3D4 => Variant::Micro,
                    0xA1B2_3C4D => Variant::Nano,
                    0xA1B2_CD34 => Variant::Modified,
                    0x1C00_01AC | 0x1C00_01AB => Variant::Ixia,
                    _ => return None,
                };
                Some(Self { order, variant })
            })
    }
}

impl Pcap {
    /// Reads the head of a file.
    pub(super) fn open(
        magic: Magic,
        bytes: &[u8],
        info: &mut FileInfo,
    ) -> Result<(Self, usize), Step> {
        let Magic { order, variant } = magic;
        let head_len = match variant {
            Variant::Ixia => FILE_HEAD + 4,
            _ => FILE_HEAD,
        };
        let Some(head) = bytes.get(..head_len).and_then(|head| head.first_chunk()) else {
            return Err(Step::Needs(head_len));
        };
        let [_, _, _, _, major0, major1, minor0, minor1, rest @ ..]: [u8; FILE_HEAD] = *head;
        let version = (order.u16([major0, major1]), order.u16([minor0, minor1]));
        let (words, _) = rest.as_chunks::<4>();
        let [_zone, _accuracy, snap_len, network] = words
            .first_chunk::<4>()
            .map_or([0; 4], |words| order.words(*words));

        let lengths = match version {
            (2, 0..=2) | (543, _) => Lengths::OriginalFirst,
            (2, 3) => Lengths::Either,
            _ => Lengths::CapturedFirst,
        };
        // The link type is the lower half; above it stand the length of the frame check sequence in words of 16 bits, and whether it is said.
        let fcs_len = if network & 0x0400_0000 == 0 {
            0
        } else {
            (network >> 28) * 2
        };
        let aix = (variant == Variant::Micro && version == (2, 2))
            .then(|| aix_link_type(network))
            .flatten();
        let link_type = aix.unwrap_or(LinkType((network & 0xFFFF) as u16));
        let (fraction, unit) = match (variant, aix) {
            (Variant::Nano, _) | (_, Some(_)) => (1, "nanoseconds"),
            _ => (1000, "microseconds"),
        };
        let name = match (variant, aix) {
            (_, Some(_)) => "pcap of AIX",
            (Variant::Modified, _) => "modified pcap",
            (Variant::Ixia, _) => "IXIA lcap",
            _ => "pcap",
        };
        info.format = format!("{name}, {}, {unit}", order.name());
        info.interfaces.push(Interface {
            name: None,
            description: None,
            link_type,
            snap_len,
        });
        let reader = Self {
            order,
            lengths,
            fraction,
            more_head: if variant == Variant::Modified { 8 } else { 0 },
            link_type,
            longest: longest_packet(snap_len),
            fcs_len,
        };
        Ok((reader, head_len))
    }

    /// Reads the record that `bytes`, which stand at `offset` of the file, begin with.
    #[inline]
    pub(super) fn step(
        &self,
        bytes: &[u8],
        offset: u64,
        info: &mut FileInfo,
        take: &mut impl FnMut(Record<'_>),
    ) -> Step {
        let start = RECORD_HEAD + self.more_head;
        let Some((head, _)) = bytes
            .get(..start)
            .and_then(<[u8]>::split_first_chunk::<RECORD_HEAD>)
        else {
            return Step::Needs(start);
        };
        let (words, _) = head.as_chunks::<4>();
        let [seconds, fraction, first, second] = words
            .first_chunk::<4>()
            .map_or([0; 4], |words| self.order.words(*words));
        let (captured, original) = match self.lengths {
            Lengths::OriginalFirst => (second, first),
            Lengths::Either if first > second => (second, first),
            Lengths::Either | Lengths::CapturedFirst => (first, second),
        };
        if captured > self.longest {
            return Step::Ends(DamageKind::BadLength {
                found: captured.into(),
                most: self.longest.into(),
            });
        }
        let end = start + captured as usize;
        let Some(data) = bytes.get(start..end) else {
            return Step::Needs(end);
        };
        let (data, original_len) = if self.fcs_len == 0 {
            (data, original.max(captured))
        } else {
            without_fcs(data, original, self.fcs_len)
        };
        info.packets = info.packets.saturating_add(1);
        take(Record {
            number: info.packets,
            offset: offset + start as u64,
            time: Some(Timestamp(
                u64::from(seconds) * 1_000_000_000 + u64::from(fraction) * self.fraction,
            )),
            interface: 0,
            link_type: self.link_type,
            original_len,
            data,
        });
        Step::Took(end)
    }
}

/// AIX writes interface types (RFC 1573), all of which mean something else or nothing in other files of its version.
fn aix_link_type(network: u32) -> Option<LinkType> {
    match network {
        6 => Some(LinkType(1)),
        9 => Some(LinkType(6)),
        15 => Some(LinkType(10)),
        24 => Some(LinkType(0)),
        _ => None,
    }
}
