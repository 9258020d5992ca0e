//! Capture files: pcap and pcapng, read in one pass from pieces of any length.

mod damage;
mod enhanced_packet;
mod gzip;
mod info;
mod order;
mod pcap;
mod pcapng;
mod step;
mod write;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;

pub use damage::{Damage, DamageKind};
pub(in crate::capture) use enhanced_packet::EnhancedPacket;
pub use gzip::Gunzip;
pub use info::{Comment, FileInfo, Interface};
pub use write::PcapngWriter;

use super::record::Record;
use pcap::{Magic, Pcap};
use pcapng::Pcapng;
use serde::{Deserialize, Serialize};
use step::Step;

/// What a file is, as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// pcap, any of its variants.
    Pcap,
    /// pcapng.
    Pcapng,
    /// A gzip stream: what is inside is seen when it is inflated.
    Gzip,
    /// JSON, so perhaps a HAR file.
    Json,
}

impl FileKind {
    /// How many first bytes of a file are enough to tell.
    pub const FIRST: usize = 12;

    /// The kind of a file that begins with `first`; [`FileKind::FIRST`] bytes are enough. `None` if it is no capture.
    pub fn of(first: &[u8]) -> Option<Self> {
        let magic = *first.first_chunk()?;
        if Magic::of(magic).is_some() {
            return Some(Self::Pcap);
        }
        if magic == pcapng::SECTION_HEADER.to_be_bytes() {
            let order = *first.get(8..)?.first_chunk()?;
            return pcapng::order_of(order).map(|_| Self::Pcapng);
        }
        if let [0x1F, 0x8B, 8, _] = magic {
            return Some(Self::Gzip);
        }
        let text = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first);
        let begins = text.iter().find(|byte| !byte.is_ascii_whitespace());
        (begins == Some(&b'{')).then_some(Self::Json)
    }
}

/// Reads a pcap or pcapng file, whichever it is, however it is cut into pieces.
///
/// A packet that lies whole in a piece is handed on as part of it; only what a piece cuts is copied. What is kept is bounded: a record or
/// block of more than 16 MiB ends the reading.
#[derive(Debug, Default)]
pub struct FileReader {
    format: Format,
    info: FileInfo,
    /// Offset in the file of the first byte that was not read yet.
    offset: u64,
    /// What was fed of a record, block or head that is not whole yet.
    begun: Vec<u8>,
    /// How many bytes it needs at least.
    needed: usize,
}

#[derive(Debug, Default)]
enum Format {
    /// Its first bytes have not come yet.
    #[default]
    Unknown,
    Pcap(Pcap),
    Pcapng(Pcapng),
    /// Nothing more is read.
    Ended,
}

impl FileReader {
    /// Whether what was fed ends where a record or a block does.
    pub fn is_between(&self) -> bool {
        self.begun.is_empty()
    }

    /// Takes the next bytes of the file, and hands on each packet that they complete.
    pub fn feed(&mut self, bytes: &[u8], take: &mut impl FnMut(Record<'_>)) {
        let mut rest = bytes;
        if !self.begun.is_empty() {
            let mut begun = std::mem::take(&mut self.begun);
            while begun.len() < self.needed {
                let missing = self.needed - begun.len();
                let Some((now, later)) = rest.split_at_checked(missing) else {
                    begun.extend_from_slice(rest);
                    self.begun = begun;
                    return;
                };
                begun.extend_from_slice(now);
                rest = later;
                // Whole now, or its head is and says how much more is needed.
                self.run(&begun, take);
            }
        }
        let taken = self.run(rest, take);
        self.begun
            .extend_from_slice(rest.get(taken..).unwrap_or_default());
    }

    /// Ends the file: one that ends too early gets its damage.
    pub fn finish(&mut self) {
        if !self.begun.is_empty() {
            let kind = DamageKind::CutShort {
                needed: self.needed as u64,
                found: self.begun.len() as u64,
            };
            self.info.ended(self.offset, kind);
        }
        self.begun = Vec::new();
        self.format = Format::Ended;
    }

    /// What is known of the file so far.
    pub fn info(&self) -> &FileInfo {
        &self.info
    }

    /// Reads as far as `bytes` go; how many were read. Those left need [`Self::needed`].
    fn run(&mut self, bytes: &[u8], take: &mut impl FnMut(Record<'_>)) -> usize {
        let mut rest = bytes;
        self.needed = 0;
        while !rest.is_empty() {
            let step = match &mut self.format {
                Format::Pcap(pcap) => pcap.step(rest, self.offset, &mut self.info, take),
                Format::Pcapng(pcapng) => pcapng.step(rest, self.offset, &mut self.info, take),
                Format::Unknown => self.open(rest),
                Format::Ended => return bytes.len(),
            };
            match step {
                Step::Took(len) => {
                    self.offset += len as u64;
                    rest = rest.get(len..).unwrap_or_default();
                }
                Step::Needs(len) => {
                    self.needed = len;
                    break;
                }
                Step::Ends(kind) => {
                    self.info.ended(self.offset, kind);
                    self.format = Format::Ended;
                }
            }
        }
        bytes.len() - rest.len()
    }

    fn open(&mut self, bytes: &[u8]) -> Step {
        let Some(first) = bytes.first_chunk() else {
            return Step::Needs(4);
        };
        if let Some(magic) = Magic::of(*first) {
            return match Pcap::open(magic, bytes, &mut self.info) {
                Ok((pcap, len)) => {
                    self.format = Format::Pcap(pcap);
                    Step::Took(len)
                }
                Err(step) => step,
            };
        }
        if *first == pcapng::SECTION_HEADER.to_be_bytes() {
            self.format = Format::Pcapng(Pcapng::default());
            return Step::Took(0);
        }
        Step::Ends(DamageKind::NotACapture)
    }
}
