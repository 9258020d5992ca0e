//! pcapng (draft-ietf-opsawg-pcapng): blocks, in sections that each have a byte order and interfaces of their own.

mod clock;
mod names;
mod options;

use super::damage::DamageKind;
use super::info::{FileInfo, Interface, short};
use super::order::ByteOrder;
use super::step::{LONGEST, Step, without_fcs};
use crate::bytes::{Incomplete, Reader};
use crate::capture::record::{LinkType, Record};
use clock::Clock;
pub(super) use options::padding;
use options::{COMMENT, Options};

/// The type of a section header block: the same in both byte orders.
pub(super) const SECTION_HEADER: u32 = 0x0A0D_0D0A;
pub(super) const BYTE_ORDER_MAGIC: u32 = 0x1A2B_3C4D;

pub(super) const INTERFACE_DESCRIPTION: u32 = 1;
const OBSOLETE_PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const NAME_RESOLUTION: u32 = 4;
const INTERFACE_STATISTICS: u32 = 5;
pub(super) const ENHANCED_PACKET: u32 = 6;
const JOURNAL: u32 = 9;
const CUSTOM: [u32; 2] = [0x0BAD, 0x4000_0BAD];

/// Type, length, and the length again at the end. The magic number of a section header takes as much.
const SHORTEST: u32 = 12;

/// Reads the blocks of a file.
#[derive(Clone, Debug)]
pub(super) struct Pcapng {
    order: ByteOrder,
    /// What is needed to read packets of the section's interfaces.
    sources: Vec<Source>,
    /// Where the section's interfaces begin in those of the file.
    first_interface: u32,
    /// Packets, and blocks that Wireshark counts with them.
    numbered: u32,
}

/// What is needed to read an interface's packets.
#[derive(Clone, Copy, Debug)]
struct Source {
    link_type: LinkType,
    snap_len: u32,
    clock: Clock,
    fcs_len: u32,
}

/// A packet block's fields.
struct Packet<'a> {
    interface: u32,
    /// In units of the interface's clock.
    time: Option<u64>,
    original_len: u32,
    data: &'a [u8],
    /// Where `data` begins in the block's body.
    start: usize,
    options: &'a [u8],
}

/// Why a block gives nothing.
enum Fault {
    /// It does not hold what its type says.
    Bad,
    /// It names an interface that was not described.
    NoInterface(u32),
}

impl From<Incomplete> for Fault {
    fn from(_: Incomplete) -> Self {
        Self::Bad
    }
}

impl Default for Pcapng {
    fn default() -> Self {
        Self {
            order: ByteOrder::Little,
            sources: Vec::new(),
            first_interface: 0,
            numbered: 0,
        }
    }
}

impl Pcapng {
    /// Reads the block that `bytes`, which stand at `offset` of the file, begin with.
    #[inline]
    pub(super) fn step(
        &mut self,
        bytes: &[u8],
        offset: u64,
        info: &mut FileInfo,
        take: &mut impl FnMut(Record<'_>),
    ) -> Step {
        // A block ends no sooner, so its head is looked at when all of this is there, however the file is cut.
        let Some(start) = bytes.first_chunk::<{ SHORTEST as usize }>() else {
            return Step::Needs(SHORTEST as usize);
        };
        let &[
            type0,
            type1,
            type2,
            type3,
            len0,
            len1,
            len2,
            len3,
            magic @ ..,
        ] = start;
        let mut order = self.order;
        let block_type = order.u32([type0, type1, type2, type3]);
        if block_type == SECTION_HEADER {
            order = match order_of(magic) {
                Some(order) => order,
                None => return Step::Ends(DamageKind::BadBlock { block_type }),
            };
        }
        let said = order.u32([len0, len1, len2, len3]);
        if !(SHORTEST..=LONGEST).contains(&said) {
            return Step::Ends(DamageKind::BadLength {
                found: said.into(),
                most: LONGEST.into(),
            });
        }
        // Some writers forget to count the padding.
        let len = said.next_multiple_of(4) as usize;
        let Some((body, end)) = bytes
            .get(8..len)
            .and_then(|rest| rest.split_last_chunk::<4>())
        else {
            return Step::Needs(len);
        };
        let read = if order.u32(*end) == said {
            self.block(block_type, order, body, offset + 8, info, take)
        } else {
            Err(Fault::Bad)
        };
        match read {
            Ok(()) => {}
            Err(Fault::Bad) => info.damaged(offset, DamageKind::BadBlock { block_type }),
            Err(Fault::NoInterface(interface)) => {
                info.damaged(offset, DamageKind::UnknownInterface { interface });
            }
        }
        Step::Took(len)
    }

    /// Reads a block's body, which stands at `offset` of the file.
    #[inline]
    fn block(
        &mut self,
        block_type: u32,
        order: ByteOrder,
        body: &[u8],
        offset: u64,
        info: &mut FileInfo,
        take: &mut impl FnMut(Record<'_>),
    ) -> Result<(), Fault> {
        let packet = match block_type {
            ENHANCED_PACKET => enhanced(body, order)?,
            SIMPLE_PACKET => self.simple(body)?,
            OBSOLETE_PACKET => obsolete(body, order)?,
            _ => return self.other(block_type, order, body, info),
        };
        self.packet(&packet, offset, info, take)
    }

    #[inline]
    fn packet(
        &mut self,
        packet: &Packet<'_>,
        offset: u64,
        info: &mut FileInfo,
        take: &mut impl FnMut(Record<'_>),
    ) -> Result<(), Fault> {
        self.numbered = self.numbered.saturating_add(1);
        let source = usize::try_from(packet.interface)
            .ok()
            .and_then(|interface| self.sources.get(interface))
            .ok_or(Fault::NoInterface(packet.interface))?;
        let mut fcs_len = source.fcs_len;
        let options = if packet.options.is_empty() {
            Ok(())
        } else {
            self.packet_options(packet.options, &mut fcs_len, info)
        };
        let (data, original_len) = without_fcs(packet.data, packet.original_len, fcs_len);
        info.packets = info.packets.saturating_add(1);
        take(Record {
            number: self.numbered,
            offset: offset + packet.start as u64,
            time: packet.time.map(|units| source.clock.time(units)),
            interface: self.first_interface + packet.interface,
            link_type: source.link_type,
            original_len,
            data,
        });
        options
    }

    fn packet_options(
        &self,
        options: &[u8],
        fcs_len: &mut u32,
        info: &mut FileInfo,
    ) -> Result<(), Fault> {
        /// `epb_flags` and `pack_flags`.
        const FLAGS: u16 = 2;
        let mut options = Options::new(options, self.order);
        while let Some((code, value)) = options.next()? {
            match code {
                COMMENT => info.commented(Some(self.numbered), value),
                FLAGS => {
                    let flags = value.first_chunk().ok_or(Fault::Bad)?;
                    // 0: not said.
                    let said = self.order.u32(*flags) >> 5 & 0xF;
                    if said != 0 {
                        *fcs_len = said;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A simple packet block says neither time nor interface, which is the section's first, nor how much was captured.
    fn simple<'a>(&self, body: &'a [u8]) -> Result<Packet<'a>, Fault> {
        let mut reader = Reader::new(body);
        let original_len = self.order.u32(reader.take_array()?);
        let captured = match self.sources.first() {
            Some(&Source { snap_len, .. }) if snap_len != 0 => original_len.min(snap_len),
            _ => original_len,
        };
        Ok(Packet {
            interface: 0,
            time: None,
            original_len,
            start: reader.position(),
            data: reader.take(captured as usize)?,
            options: &[],
        })
    }

    /// Reads a block that holds no packet.
    fn other(
        &mut self,
        block_type: u32,
        order: ByteOrder,
        body: &[u8],
        info: &mut FileInfo,
    ) -> Result<(), Fault> {
        match block_type {
            SECTION_HEADER => self.section(order, body, info),
            INTERFACE_DESCRIPTION => self.interface(body, info),
            NAME_RESOLUTION => {
                let options = names::read(body, order, info)?;
                comments(options, order, info)
            }
            INTERFACE_STATISTICS => {
                let mut reader = Reader::new(body);
                reader.take(12)?;
                comments(reader.rest(), order, info)
            }
            _ => {
                if block_type == JOURNAL || CUSTOM.contains(&block_type) {
                    self.numbered = self.numbered.saturating_add(1);
                }
                info.unknown(block_type);
                Ok(())
            }
        }
    }

    fn section(&mut self, order: ByteOrder, body: &[u8], info: &mut FileInfo) -> Result<(), Fault> {
        self.order = order;
        self.sources.clear();
        self.first_interface = u32::try_from(info.interfaces.len()).unwrap_or(u32::MAX);
        info.sections = info.sections.saturating_add(1);
        "pcapng".clone_into(&mut info.format);
        let mut reader = Reader::new(body);
        // Magic, version, and the section's length, which its blocks say better.
        reader.take(16)?;
        let mut options = Options::new(reader.rest(), order);
        while let Some((code, value)) = options.next()? {
            match code {
                COMMENT => info.commented(None, value),
                // shb_hardware, shb_os, shb_userappl.
                2..=4 => info.wrote(value),
                _ => {}
            }
        }
        Ok(())
    }

    fn interface(&mut self, body: &[u8], info: &mut FileInfo) -> Result<(), Fault> {
        let order = self.order;
        let mut reader = Reader::new(body);
        let link_type = LinkType(order.u16(reader.take_array()?));
        reader.take(2)?;
        let snap_len = order.u32(reader.take_array()?);
        let mut source = Source {
            link_type,
            snap_len,
            clock: Clock::USUAL,
            fcs_len: 0,
        };
        let mut interface = Interface {
            name: None,
            description: None,
            link_type,
            snap_len,
        };
        let read = interface_options(reader.rest(), order, &mut source, &mut interface, info);
        if info.interfaces.len() < FileInfo::INTERFACES_LIMIT {
            self.sources.push(source);
            info.interfaces.push(interface);
        }
        read
    }
}

fn interface_options(
    options: &[u8],
    order: ByteOrder,
    source: &mut Source,
    interface: &mut Interface,
    info: &mut FileInfo,
) -> Result<(), Fault> {
    const NAME: u16 = 2;
    const DESCRIPTION: u16 = 3;
    const TIME_RESOLUTION: u16 = 9;
    const FCS_LENGTH: u16 = 13;
    const TIME_OFFSET: u16 = 14;

    let mut options = Options::new(options, order);
    while let Some((code, value)) = options.next()? {
        match code {
            COMMENT => info.commented(None, value),
            NAME => interface.name = Some(short(value)),
            DESCRIPTION => interface.description = Some(short(value)),
            TIME_RESOLUTION => {
                let resolution = value.first().ok_or(Fault::Bad)?;
                source.clock = source.clock.with_resolution(*resolution);
            }
            FCS_LENGTH => source.fcs_len = (*value.first().ok_or(Fault::Bad)?).into(),
            TIME_OFFSET => {
                let offset = order.u64(*value.first_chunk().ok_or(Fault::Bad)?);
                source.clock = source.clock.with_offset(offset.cast_signed());
            }
            _ => {}
        }
    }
    Ok(())
}

fn comments(options: &[u8], order: ByteOrder, info: &mut FileInfo) -> Result<(), Fault> {
    let mut options = Options::new(options, order);
    while let Some((code, value)) = options.next()? {
        if code == COMMENT {
            info.commented(None, value);
        }
    }
    Ok(())
}

#[inline]
fn enhanced(body: &[u8], order: ByteOrder) -> Result<Packet<'_>, Fault> {
    const HEAD: usize = 20;
    let (head, rest) = body.split_first_chunk::<HEAD>().ok_or(Fault::Bad)?;
    let (words, _) = head.as_chunks::<4>();
    let words = words.first_chunk().ok_or(Fault::Bad)?;
    let [interface, high, low, captured, original_len] = order.words(*words);
    packet(interface, [high, low], [captured, original_len], HEAD, rest)
}

fn obsolete(body: &[u8], order: ByteOrder) -> Result<Packet<'_>, Fault> {
    const HEAD: usize = 20;
    let (head, rest) = body.split_first_chunk::<HEAD>().ok_or(Fault::Bad)?;
    let [
        interface0,
        interface1,
        _drops0,
        _drops1,
        times_and_lens @ ..,
    ] = *head;
    let (words, _) = times_and_lens.as_chunks::<4>();
    let words = words.first_chunk().ok_or(Fault::Bad)?;
    let [high, low, captured, original_len] = order.words(*words);
    let interface = order.u16([interface0, interface1]).into();
    packet(interface, [high, low], [captured, original_len], HEAD, rest)
}

/// A packet of which `rest` follows the head: data, padding, options.
#[inline]
fn packet(
    interface: u32,
    [high, low]: [u32; 2],
    [captured, original_len]: [u32; 2],
    start: usize,
    rest: &[u8],
) -> Result<Packet<'_>, Fault> {
    let (data, rest) = rest.split_at_checked(captured as usize).ok_or(Fault::Bad)?;
    Ok(Packet {
        interface,
        time: Some(u64::from(high) << 32 | u64::from(low)),
        original_len,
        data,
        start,
        options: rest.get(padding(data.len())..).unwrap_or_default(),
    })
}

/// The byte order in which a section's magic number reads as it should.
pub(super) fn order_of(magic: [u8; 4]) -> Option<ByteOrder> {
    [ByteOrder::Little, ByteOrder::Big]
        .into_iter()
        .find(|order| order.u32(magic) == BYTE_ORDER_MAGIC)
}
