//! Captures that are measured, the same in every run: each a whole conversation from SYN to FIN, with lengths, sequence numbers and
//! checksums that are right. They are written piece by piece, and are too large to be kept in the repository.

mod content;
mod conversation;
mod frame;
mod pcap;

use crate::random::Random;
use content::Content;
use conversation::{Conversation, Side};
use frame::Frames;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// What a capture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// What it is called in the tables; its file is `NAME.pcap`.
    pub(crate) name: &'static str,
    /// How many frames there are; each is a message.
    pub(crate) frames: u32,
    /// How many frames are sent at once: they share a packet if they fit into one.
    frames_per_write: u32,
    content: Content,
    senders: Senders,
    deflate: Deflate,
}

/// Who sends frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Senders {
    /// The client alone: all are masked.
    Client,
    /// The client and the server in turn, a write each.
    Both,
}

/// Whether messages are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deflate {
    No,
    /// permessage-deflate with context takeover both ways.
    Takeover,
}

impl Shape {
    /// A million small messages, many to a packet.
    pub(crate) const SMALL: Self = Self {
        name: "small",
        frames: 1_000_000,
        frames_per_write: 11,
        content: Content::Text {
            least: 32,
            most: 128,
        },
        senders: Senders::Client,
        deflate: Deflate::No,
    };

    /// A million small messages, each in a packet of its own.
    pub(crate) const ONE_PER_PACKET: Self = Self {
        name: "onepp",
        frames_per_write: 1,
        senders: Senders::Both,
        ..Self::SMALL
    };

    /// Messages that take twelve packets each.
    pub(crate) const BIG: Self = Self {
        name: "big",
        frames: 12_207,
        frames_per_write: 1,
        content: Content::Binary { len: 16 << 10 },
        senders: Senders::Client,
        deflate: Deflate::No,
    };

    /// Compressed messages.
    pub(crate) const DEFLATED: Self = Self {
        name: "pmd",
        frames: 300_000,
        frames_per_write: 8,
        content: Content::Json,
        senders: Senders::Both,
        deflate: Deflate::Takeover,
    };

    /// 2 GiB: more than may be kept in memory.
    pub(crate) const HUGE: Self = Self {
        name: "huge",
        frames: 1_952_258,
        frames_per_write: 1,
        content: Content::Text {
            least: 1024,
            most: 1024,
        },
        senders: Senders::Both,
        deflate: Deflate::No,
    };

    /// Those that are compared with other programs.
    pub(crate) const COMPARED: [Self; 4] =
        [Self::SMALL, Self::ONE_PER_PACKET, Self::BIG, Self::DEFLATED];

    /// All.
    pub(crate) const ALL: [Self; 5] = [
        Self::SMALL,
        Self::ONE_PER_PACKET,
        Self::BIG,
        Self::DEFLATED,
        Self::HUGE,
    ];

    /// Writes the capture into `folder`; where it is.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}.pcap", self.name));
        let file = BufWriter::with_capacity(1 << 20, File::create(&path)?);
        self.write_to(file)?;
        Ok(path)
    }

    fn write_to(&self, file: impl io::Write) -> io::Result<()> {
        let mut random = Random::new();
        let mut conversation = Conversation::open(file, self.deflate)?;
        let mut client = Frames::new(Side::Client, self.deflate);
        let mut server = Frames::new(Side::Server, self.deflate);
        let mut written = 0;
        let mut writes = 0_u32;
        while written < self.frames {
            let sender = match self.senders {
                Senders::Both if !writes.is_multiple_of(2) => &mut server,
                Senders::Both | Senders::Client => &mut client,
            };
            let count = self.frames_per_write.min(self.frames - written);
            for _ in 0..count {
                sender.push(self.content, written, &mut random);
                written += 1;
            }
            conversation.send(sender.side, sender.wire())?;
            sender.clear();
            writes += 1;
        }
        conversation.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capture_is_the_same_in_every_run() {
        let few = |shape: Shape| Shape {
            frames: 100,
            ..shape
        };
        for shape in Shape::ALL.map(few) {
            let [mut one, mut other] = [Vec::new(), Vec::new()];
            shape.write_to(&mut one).unwrap();
            shape.write_to(&mut other).unwrap();
            assert!(one == other, "{}", shape.name);
        }
    }
}
