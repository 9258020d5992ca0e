//! What a file says of itself.

use super::damage::{Damage, DamageKind};
use crate::capture::record::LinkType;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// What a capture file says of itself, as far as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileInfo {
    /// Its format with the variant, as the field calls it: `pcap, little-endian, microseconds`, `pcapng`. Empty until its head was read.
    pub format: String,
    /// The interfaces, over all sections: at most [`FileInfo::INTERFACES_LIMIT`].
    pub interfaces: Vec<Interface>,
    /// Comments on the file, its sections, its packets: at most [`FileInfo::COMMENTS_LIMIT`].
    pub comments: Vec<Comment>,
    /// What wrote it: hardware, system, application. Each once, and at most [`FileInfo::WRITERS_LIMIT`].
    pub written_by: Vec<String>,
    /// Names of addresses: address and name. At most [`FileInfo::NAMES_LIMIT`].
    pub names: Vec<[String; 2]>,
    /// Packet records.
    pub packets: u32,
    /// Sections (pcapng).
    pub sections: u32,
    /// Blocks of a type that is not known and was left out.
    pub unknown_blocks: u32,
    /// Their types, with how many there are of each, in the order of the file: at most [`FileInfo::TYPES_LIMIT`] types.
    pub unknown_types: Vec<(u32, u32)>,
    /// Where the file is broken, and how. At most [`FileInfo::DAMAGE_LIMIT`] places where reading went on, and the one where it ended.
    pub damage: Vec<Damage>,
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

impl FileInfo {
    /// Interfaces at most; packets of any further one are left out.
    pub const INTERFACES_LIMIT: usize = 65_536;
    /// Comments at most.
    pub const COMMENTS_LIMIT: usize = 100;
    /// Names of hardware, systems and applications at most.
    pub const WRITERS_LIMIT: usize = 100;
    /// Names of addresses at most.
    pub const NAMES_LIMIT: usize = 1000;
    /// Types of unknown blocks at most.
    pub const TYPES_LIMIT: usize = 100;
    /// Bytes of a name or description at most; what goes beyond is cut off. Comments are kept whole: the format allows them 64 KiB.
    pub const NAME_LIMIT: usize = 255;
    /// Places of damage at most, where reading went on.
    pub const DAMAGE_LIMIT: usize = 100;

    /// Notes damage after which reading goes on.
    pub(super) fn damaged(&mut self, offset: u64, kind: DamageKind) {
        if self.damage.len() < Self::DAMAGE_LIMIT {
            self.damage.push(Damage { offset, kind });
        }
    }

    /// Notes damage that ends the reading.
    pub(super) fn ended(&mut self, offset: u64, kind: DamageKind) {
        self.damage.push(Damage { offset, kind });
    }

    pub(super) fn commented(&mut self, packet: Option<u32>, text: &[u8]) {
        if self.comments.len() < Self::COMMENTS_LIMIT {
            let text = words(text);
            self.comments.push(Comment { packet, text });
        }
    }

    pub(super) fn wrote(&mut self, name: &[u8]) {
        if self.written_by.len() < Self::WRITERS_LIMIT {
            let name = short(name);
            if !self.written_by.contains(&name) {
                self.written_by.push(name);
            }
        }
    }

    pub(super) fn named(&mut self, address: IpAddr, name: &[u8]) {
        if self.names.len() < Self::NAMES_LIMIT {
            let name = short(name);
            self.names.push([address.to_string(), name]);
        }
    }

    pub(super) fn unknown(&mut self, block_type: u32) {
        self.unknown_blocks = self.unknown_blocks.saturating_add(1);
        let known = self.unknown_types.len();
        let mut types = self.unknown_types.iter_mut();
        if let Some((_, count)) = types.find(|(of_type, _)| *of_type == block_type) {
            *count = count.saturating_add(1);
        } else if known < Self::TYPES_LIMIT {
            self.unknown_types.push((block_type, 1));
        }
    }
}

/// A text of a file, without the zeros that some writers end it with.
fn words(text: &[u8]) -> String {
    String::from_utf8_lossy(text)
        .trim_end_matches('\0')
        .to_owned()
}

/// A name or description.
pub(super) fn short(name: &[u8]) -> String {
    words(name.get(..FileInfo::NAME_LIMIT).unwrap_or(name))
}
