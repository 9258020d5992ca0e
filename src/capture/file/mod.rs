//! Capture files: pcap and pcapng, read in one pass from pieces of any length.

use super::record::{LinkType, Record};
use serde::{Deserialize, Serialize};

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
    /// The kind of a file that begins with `first`; 12 bytes are enough. `None` if it is no capture.
    pub fn of(first: &[u8]) -> Option<Self> {
        todo!("{first:?}")
    }
}

/// What a capture file says of itself, as far as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileInfo {
    /// Its format with the variant, as the field calls it: `pcap, little-endian, microseconds`, `pcapng`. Empty until its head was read.
    pub format: String,
    /// The interfaces, over all sections.
    pub interfaces: Vec<Interface>,
    /// Comments on the file, its sections, its packets: at most [`FileInfo::COMMENTS_LIMIT`].
    pub comments: Vec<Comment>,
    /// What wrote it: hardware, system, application.
    pub written_by: Vec<String>,
    /// Names of addresses: address and name.
    pub names: Vec<[String; 2]>,
    /// Packet records.
    pub packets: u32,
    /// Sections (pcapng).
    pub sections: u32,
    /// Blocks of a type that is not known and was left out.
    pub unknown_blocks: u32,
    /// Where the file is broken, and how.
    pub damage: Vec<Damage>,
}

impl FileInfo {
    /// Comments at most.
    pub const COMMENTS_LIMIT: usize = 100;
}

/// An interface that captured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interface {
    /// Its name.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// What its packets begin with.
    pub link_type: LinkType,
    /// How many bytes of a packet it keeps at most; 0: all.
    pub snap_len: u32,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The packet that it is on, from 1; `None`: the file, a section or an interface.
    pub packet: Option<u32>,
    /// Its words.
    pub text: String,
}

/// A place where a file is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// Offset in the file (inflated, if it was gzipped).
    pub offset: u64,
    /// What is wrong there.
    pub kind: DamageKind,
}

/// How a file can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DamageKind {
    /// It ends inside a record, block or head.
    CutShort {
        /// Bytes that this needs.
        needed: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// A record or block says a length that cannot be; reading ends here.
    BadLength {
        /// The length it says.
        found: u64,
        /// The longest that could be.
        most: u64,
    },
    /// A block does not hold what its type says; it was left out.
    BadBlock {
        /// Its type.
        block_type: u32,
    },
    /// A packet names an interface that was not described; it was left out.
    UnknownInterface {
        /// Its number in the section.
        interface: u32,
    },
    /// The gzip stream is broken; what was inflated before is read.
    BadGzip,
    /// The gzip stream inflates to more than is kept; reading ends here.
    GzipLimit {
        /// Bytes that are kept at most.
        limit: u64,
    },
    /// The file was not as long as it had been when it was opened.
    Shrunk {
        /// Bytes that it had.
        was: u64,
    },
}

/// Reads a pcap or pcapng file, whichever it is, however it is cut into pieces.
#[derive(Debug, Default)]
pub struct FileReader {}

impl FileReader {
    /// Takes the next bytes of the file, and hands on each packet that they complete.
    pub fn feed(&mut self, bytes: &[u8], take: &mut impl FnMut(Record<'_>)) {
        let _ = (bytes, take);
        todo!()
    }

    /// Ends the file: one that ends too early gets its damage.
    pub fn finish(&mut self) {
        todo!()
    }

    /// What is known of the file so far.
    pub fn info(&self) -> &FileInfo {
        todo!()
    }
}
