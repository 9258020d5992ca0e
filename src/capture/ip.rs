//! IP headers, version 4 (RFC 791) and 6 (RFC 8200): what is said about the payload, and where it stands.

use crate::bytes::Span;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What the headers of an IP packet say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ip {
    /// Who sent it.
    pub(super) source: IpAddr,
    /// To whom.
    pub(super) destination: IpAddr,
    /// The protocol of the payload, behind all extension headers.
    pub(super) protocol: u8,
    /// The payload, as offsets, as far as it is there.
    pub(super) payload: Span,
    /// How long the payload was when it was sent; never less than `payload`.
    pub(super) payload_len: u32,
    /// What part of a datagram it is, if it is not all.
    pub(super) fragment: Option<FragmentHeader>,
}

/// The place of a fragment in its datagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FragmentHeader {
    /// What its datagram's fragments have in common.
    pub(super) identification: u32,
    /// Where in the datagram's payload it begins, in bytes.
    pub(super) offset: u32,
    /// Whether others follow it.
    pub(super) more: bool,
}

/// Why there is no [`Ip`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoIp {
    /// It ends inside of a header.
    Cut,
    /// A version or a length that cannot be.
    Broken,
}

/// Extension headers above this number are no honest packet.
const MOST_EXTENSIONS: usize = 16;

impl Ip {
    /// Reads the headers that begin at `at`. `uncut` is how many bytes there were, from the first of `bytes` on, before the capture cut them off.
    pub(super) fn parse(bytes: &[u8], at: usize, uncut: usize) -> Result<Self, NoIp> {
        let packet = bytes.get(at..).ok_or(NoIp::Cut)?;
        match packet.first().ok_or(NoIp::Cut)? >> 4 {
            4 => Self::version_4(packet, at, uncut),
            6 => Self::version_6(packet, at, uncut),
            _ => Err(NoIp::Broken),
        }
    }

    fn version_4(packet: &[u8], at: usize, uncut: usize) -> Result<Self, NoIp> {
        let fixed: &[u8; 20] = packet.first_chunk().ok_or(NoIp::Cut)?;
        let [
            first,
            _,
            len_high,
            len_low,
            id_high,
            id_low,
            offset_high,
            offset_low,
            _,
            protocol,
            _,
            _,
            s0,
            s1,
            s2,
            s3,
            d0,
            d1,
            d2,
            d3,
        ] = *fixed;
        let header = usize::from(first & 0xF) * 4;
        if header < 20 {
            return Err(NoIp::Broken);
        }
        let total = usize::from(u16::from_be_bytes([len_high, len_low]));
        let fragment = u16::from_be_bytes([offset_high, offset_low]);
        let (more, offset) = (fragment & 0x2000 != 0, u32::from(fragment & 0x1FFF) * 8);
        let identification = u32::from(u16::from_be_bytes([id_high, id_low]));
        Self {
            source: Ipv4Addr::new(s0, s1, s2, s3).into(),
            destination: Ipv4Addr::new(d0, d1, d2, d3).into(),
            protocol,
            payload: Span::default(),
            payload_len: 0,
            fragment: (more || offset > 0).then_some(FragmentHeader {
                identification,
                offset,
                more,
            }),
        }
        .with_payload(packet, at, header, total, uncut)
    }

    fn version_6(packet: &[u8], at: usize, uncut: usize) -> Result<Self, NoIp> {
        let fixed: &[u8; 40] = packet.first_chunk().ok_or(NoIp::Cut)?;
        let [
            _,
            _,
            _,
            _,
            len_high,
            len_low,
            mut protocol,
            _,
            addresses @ ..,
        ] = *fixed;
        let len = usize::from(u16::from_be_bytes([len_high, len_low]));
        let (addresses, _) = addresses.as_chunks::<16>();
        let &[source, destination] = addresses else {
            return Err(NoIp::Cut);
        };
        let mut header = 40;
        let mut fragment = None;
        for _ in 0..MOST_EXTENSIONS {
            let extension = match protocol {
                // Hop-by-hop, routing and destination options; authentication (RFC 4302) counts in other units.
                0 | 43 | 60 | 135 | 139 | 140 | 51 => {
                    let [next, len] = *extension::<2>(packet, header)?;
                    let units = usize::from(len);
                    let len = if protocol == 51 {
                        (units + 2) * 4
                    } else {
                        (units + 1) * 8
                    };
                    protocol = next;
                    len
                }
                44 => {
                    let [next, _, high, low, i0, i1, i2, i3] = *extension::<8>(packet, header)?;
                    let place = u16::from_be_bytes([high, low]);
                    let (more, offset) = (place & 1 != 0, u32::from(place & !7));
                    // One that is all of its datagram is none (RFC 6946).
                    fragment = (more || offset > 0).then_some(FragmentHeader {
                        identification: u32::from_be_bytes([i0, i1, i2, i3]),
                        offset,
                        more,
                    });
                    protocol = next;
                    8
                }
                _ => break,
            };
            header += extension;
            // What follows the fragment header of a later fragment is in the middle of something.
            if fragment.is_some_and(|fragment| fragment.offset > 0) {
                break;
            }
        }
        let total = if len == 0 { 0 } else { len + 40 };
        Self {
            source: Ipv6Addr::from(source).into(),
            destination: Ipv6Addr::from(destination).into(),
            protocol,
            payload: Span::default(),
            payload_len: 0,
            fragment,
        }
        .with_payload(packet, at, header, total, uncut)
    }

    /// `total` is what the header says of the packet's length: what follows is padding, and what misses was cut off. 0 is what a network card that
    /// divides packets leaves to be filled in (and IPv6 says in a jumbogram): all that is there.
    fn with_payload(
        mut self,
        packet: &[u8],
        at: usize,
        header: usize,
        total: usize,
        uncut: usize,
    ) -> Result<Self, NoIp> {
        // More than was on the wire it cannot have been.
        let on_wire = uncut.saturating_sub(at).max(packet.len());
        let total = if total == 0 {
            on_wire
        } else {
            total.min(on_wire)
        };
        if total < header {
            return Err(NoIp::Broken);
        }
        let there = total.min(packet.len());
        if there < header {
            return Err(NoIp::Cut);
        }
        self.payload = Span::at((at + header) as u64, (there - header) as u64);
        self.payload_len = u32::try_from(total - header).unwrap_or(u32::MAX);
        Ok(self)
    }
}

fn extension<const N: usize>(packet: &[u8], at: usize) -> Result<&[u8; N], NoIp> {
    packet
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .ok_or(NoIp::Cut)
}
