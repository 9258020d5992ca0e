//! What may come from a feed.

/// A message of a feed, before anything of it was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The first part of a recording, which begins with these bytes at most.
    First([u8; 4]),
    /// Another part.
    Later,
    /// Words about it; its length is of units of UTF-16.
    Words,
}

impl Piece {
    /// Bytes of a part at most: 64 MiB. A tap sends 256 KiB and one packet.
    pub const LIMIT: u32 = 64 << 20;
    /// Units of words at most.
    pub const WORDS_LIMIT: u32 = 64 << 10;
    /// What pcapng begins with: the type of its section header block.
    const SECTION: [u8; 4] = [0x0A, 0x0D, 0x0D, 0x0A];

    /// Whether a tap sends such a message, of so many bytes.
    pub fn is_of_a_tap(self, len: u32) -> bool {
        match self {
            Self::First(begins) => len <= Self::LIMIT && begins == Self::SECTION,
            Self::Later => len <= Self::LIMIT,
            Self::Words => len <= Self::WORDS_LIMIT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_tap_sends_is_known_before_it_is_copied() {
        use Piece::{First, Later, Words};
        let section = First(*b"\n\r\r\n");
        let rows = [
            (section, 28, true),
            (section, 64 << 20, true),
            (section, (64 << 20) + 1, false),
            (First([0; 4]), 28, false),
            (First(*b"\n\r\r\0"), 3, false),
            (Later, 0, true),
            (Later, 64 << 20, true),
            (Later, (64 << 20) + 1, false),
            (Words, 64 << 10, true),
            (Words, (64 << 10) + 1, false),
        ];
        for (piece, len, expected) in rows {
            assert_eq!(piece.is_of_a_tap(len), expected, "{piece:?}, {len}");
        }
    }
}
