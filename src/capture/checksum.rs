//! The Internet checksum (RFC 1071), what that of a TCP segment says, and what those of one sender say together.

use super::parts::range;
use super::tcp::Segment;
use std::net::IpAddr;

/// What the checksum of a segment says (RFC 9293 §3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checksum {
    /// Nothing: not all of the segment was captured, or its sender left the checksum to the network card.
    #[default]
    Unknown,
    /// The segment is as it was sent.
    Right,
    /// It is not; or its sender, or who captured it, computes none.
    Wrong,
    /// The same of a segment longer than Ethernet carries: a network card that puts segments together may leave it so.
    WrongAndLong,
}

/// Payload that Ethernet carries behind headers without options.
const LONGEST: u32 = 1_460;

impl Checksum {
    /// Judges a segment of `packet`.
    #[inline]
    pub(super) fn of(segment: &Segment, packet: &[u8]) -> Self {
        let Segment { payload, .. } = *segment;
        if payload.len() < u64::from(segment.payload_len) {
            return Self::Unknown;
        }
        let header = u64::from(segment.header_len);
        let bytes = range(packet, payload.start.saturating_sub(header), payload.end);
        let len = segment.payload_len + u32::from(segment.header_len);
        let pseudo =
            pseudo_header(ends(segment)) + u64::from(u32::from_le_bytes(len.to_be_bytes()));
        if folded(pseudo + sum(bytes)) == 0xFFFF {
            return Self::Right;
        }
        Self::not_right(segment, bytes, pseudo)
    }

    #[cold]
    fn not_right(segment: &Segment, bytes: &[u8], pseudo: u64) -> Self {
        let Some([.., high, low]) = bytes.first_chunk::<18>() else {
            return Self::Unknown;
        };
        // What a card completes holds the sum of the pseudo header, some without the length, or nothing.
        let left = [pseudo, pseudo_header(ends(segment)), 0].map(folded);
        if left.contains(&u16::from_le_bytes([*high, *low])) {
            Self::Unknown
        } else if segment.payload_len > LONGEST {
            Self::WrongAndLong
        } else {
            Self::Wrong
        }
    }

    /// Whether it is a wrong one.
    pub const fn is_wrong(self) -> bool {
        matches!(self, Self::Wrong | Self::WrongAndLong)
    }
}

/// What stands in the checksum of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// What must stand there on the wire.
    pub whole: u16,
    /// The sum of the pseudo header alone, where a network card is to complete it.
    pub begun: u16,
}

impl Sums {
    /// Those of `segment`, a TCP header and its payload, whatever stands in its checksum, between these addresses, the sender's first.
    /// `None` if it ends before the checksum does.
    pub fn of(ends: [IpAddr; 2], segment: &[u8]) -> Option<Self> {
        let (before, after) = (segment.get(..16)?, segment.get(18..)?);
        let len = u32::try_from(segment.len()).ok()?;
        let begun = pseudo_header(ends) + u64::from(u32::from_le_bytes(len.to_be_bytes()));
        Some(Self {
            whole: (!folded(begun + sum(before) + sum(after))).swap_bytes(),
            begun: folded(begun).swap_bytes(),
        })
    }
}

/// How many checksums of one sender were right, and how many wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checksums {
    right: u32,
    right_and_long: u32,
    wrong: u32,
    wrong_and_long: u32,
}

impl Checksums {
    #[inline]
    pub(super) fn add(&mut self, checksum: Checksum, payload_len: u32) {
        let count = match checksum {
            Checksum::Unknown => return,
            Checksum::Right if payload_len > LONGEST => &mut self.right_and_long,
            Checksum::Right => &mut self.right,
            Checksum::Wrong => &mut self.wrong,
            Checksum::WrongAndLong => &mut self.wrong_and_long,
        };
        *count = count.saturating_add(1);
    }

    /// Whether any was wrong.
    pub const fn any_wrong(&self) -> bool {
        self.wrong > 0 || self.wrong_and_long > 0
    }

    /// Whether `checksum` is wrong and those of this sender are right otherwise: then the segment was changed.
    pub const fn doubt(&self, checksum: Checksum) -> bool {
        let right = self.right.saturating_add(self.right_and_long);
        let counts = right > 0 && right >= self.wrong.saturating_add(self.wrong_and_long);
        match checksum {
            Checksum::Unknown | Checksum::Right => false,
            Checksum::Wrong => counts,
            // Where most long ones are wrong, a card puts them together.
            Checksum::WrongAndLong => {
                counts && (self.wrong_and_long == 1 || self.right_and_long >= self.wrong_and_long)
            }
        }
    }
}

#[inline]
const fn ends(segment: &Segment) -> [IpAddr; 2] {
    [segment.source.ip(), segment.destination.ip()]
}

/// The addresses and the protocol, without the length (RFC 9293 §3.1, RFC 8200 §8.1).
#[inline]
fn pseudo_header([source, destination]: [IpAddr; 2]) -> u64 {
    let address = |address| match address {
        IpAddr::V4(address) => u64::from(u32::from_le_bytes(address.octets())),
        IpAddr::V6(address) => sum(&address.octets()),
    };
    let tcp = u64::from(u16::from_le_bytes([0, 6]));
    address(source) + address(destination) + tcp
}

/// The one's complement sum of 16-bit words, not yet [`folded`]. Each word is read with its bytes exchanged, and so is the sum (RFC 1071 §2).
#[inline]
pub(super) fn sum(bytes: &[u8]) -> u64 {
    /// Of more a lane could not hold the sum.
    const MOST: usize = 1 << 20;
    /// Of fewer the lanes cost more than they save.
    const FEW: usize = 512;
    if bytes.len() < FEW {
        return sum_of_few(bytes);
    }
    let mut bytes = bytes;
    let mut before = 0;
    while let Some((first, rest)) = bytes.split_at_checked(MOST) {
        before += sum_of_some(first);
        bytes = rest;
    }
    before + sum_of_some(bytes)
}

/// Words of 64 bits, and what is carried out of their sum is added to it in the end.
#[inline]
fn sum_of_few(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let (mut sum, mut carried) = (0_u64, 0);
    for word in words {
        let (next, overflows) = sum.overflowing_add(u64::from_le_bytes(*word));
        sum = next;
        carried += u64::from(overflows);
    }
    let (words, rest) = rest.as_chunks::<4>();
    let words = words
        .iter()
        .map(|word| u64::from(u32::from_le_bytes(*word)));
    let sum = (sum & u64::from(u32::MAX)) + (sum >> 32) + carried;
    sum + words.sum::<u64>() + last(rest)
}

/// Each lane adds words of 32 bits and lets them overflow, and their upper halves by themselves: what the lower halves make is the difference.
#[inline]
fn sum_of_some(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<32>();
    let (mut both, mut upper) = ([0_u32; 8], [0_u32; 8]);
    for chunk in chunks {
        let (words, _) = chunk.as_chunks::<4>();
        for ((both, upper), word) in both.iter_mut().zip(&mut upper).zip(words) {
            let word = u32::from_le_bytes(*word);
            *both = both.wrapping_add(word);
            *upper = upper.wrapping_add(word >> 16);
        }
    }
    let lanes = both.iter().zip(&upper);
    let sums =
        lanes.map(|(both, upper)| u64::from(both.wrapping_sub(upper << 16)) + u64::from(*upper));
    let (words, rest) = rest.as_chunks::<4>();
    let words = words
        .iter()
        .map(|word| u64::from(u32::from_le_bytes(*word)));
    sums.sum::<u64>() + words.sum::<u64>() + last(rest)
}

/// Fewer than four bytes as one word.
#[inline]
fn last(bytes: &[u8]) -> u64 {
    match *bytes {
        [] => 0,
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c, ..] => u64::from(u32::from_le_bytes([a, b, c, 0])),
    }
}

/// The sum in 16 bits: 0xFFFF where a sound checksum is among the words.
#[inline]
pub(super) const fn folded(sum: u64) -> u16 {
    let mut sum = sum;
    while sum > 0xFFFF {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    #[expect(clippy::cast_possible_truncation, reason = "no more is left")]
    let folded = sum as u16;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::built::{Built, CLIENT, CLIENT_6, SERVER, SERVER_6};
    use crate::capture::hexdump::Starts;
    use crate::capture::packet::Packet;
    use proptest::prelude::*;

    fn checksum(packet: &[u8]) -> Checksum {
        let Some(Packet::Tcp(segment)) = Packet::parse(packet, Starts::Network) else {
            panic!("{packet:02x?}");
        };
        Checksum::of(&segment, packet)
    }

    #[test]
    fn what_a_checksum_says() {
        for (source, destination, at) in [(CLIENT, SERVER, 36), (CLIENT_6, SERVER_6, 56)] {
            let built = Built::new(source, destination, 1000, b"hello");
            let right = built.ip();
            let with = |checksum: [u8; 2]| {
                let mut packet = right.clone();
                packet[at..at + 2].copy_from_slice(&checksum);
                self::checksum(&packet)
            };
            let Some(Packet::Tcp(segment)) = Packet::parse(&right, Starts::Network) else {
                panic!();
            };
            let bare = pseudo_header(ends(&segment));
            let whole = bare + u64::from(u32::from_le_bytes(25_u32.to_be_bytes()));
            let [high, low] = [right[at], right[at + 1]];
            let tcp = &right[at - 16..];
            let sums = Sums {
                whole: u16::from_be_bytes([high, low]),
                begun: u16::from_be_bytes(folded(whole).to_le_bytes()),
            };
            assert_eq!(Sums::of(ends(&segment), tcp), Some(sums));
            assert_eq!(Sums::of(ends(&segment), &tcp[..17]), None);
            let rows = [
                ([high, low], Checksum::Right),
                ([0, 0], Checksum::Unknown),
                (folded(bare).to_le_bytes(), Checksum::Unknown),
                (folded(whole).to_le_bytes(), Checksum::Unknown),
                ([high ^ 1, low], Checksum::Wrong),
                ([low, high], Checksum::Wrong),
            ];
            for (given, expected) in rows {
                assert_eq!(with(given), expected, "{source} {given:02x?}");
            }
            // What the snaplen cut off is not known.
            assert_eq!(self::checksum(&right), Checksum::Right);
            let cut = &right[..right.len() - 1];
            let found = super::super::packet::Found::in_packet(
                super::super::record::LinkType(101),
                cut,
                u32::try_from(right.len()).unwrap(),
            );
            let super::super::packet::Found::Tcp(segment) = found else {
                panic!("{found:?}");
            };
            assert_eq!(Checksum::of(&segment, cut), Checksum::Unknown);
        }
        let mut long = Built::new(CLIENT, SERVER, 1000, &[7; 1_461]).ip();
        assert_eq!(checksum(&long), Checksum::Right);
        long[1_000] ^= 1;
        assert_eq!(checksum(&long), Checksum::WrongAndLong);
    }

    #[test]
    fn a_wrong_one_is_told_from_none_that_was_computed() {
        use Checksum::{Right, Unknown, Wrong, WrongAndLong};
        let rows: [(&[(Checksum, u32)], Checksum, bool); 9] = [
            (&[(Wrong, 5)], Wrong, false),
            (&[(Unknown, 0), (Wrong, 5)], Wrong, false),
            (&[(Right, 0), (Wrong, 5)], Wrong, true),
            (&[(Right, 0), (Wrong, 5), (Wrong, 5)], Wrong, false),
            (&[(Right, 0), (Right, 5)], Right, false),
            (&[(Right, 0), (Right, 5)], Unknown, false),
            (&[(Right, 0), (WrongAndLong, 2_000)], WrongAndLong, true),
            (
                &[
                    (Right, 0),
                    (Right, 0),
                    (WrongAndLong, 2_000),
                    (WrongAndLong, 2_000),
                ],
                WrongAndLong,
                false,
            ),
            (
                &[
                    (Right, 2_000),
                    (Right, 2_000),
                    (WrongAndLong, 2_000),
                    (WrongAndLong, 2_000),
                ],
                WrongAndLong,
                true,
            ),
        ];
        for (seen, asked, expected) in rows {
            let mut checksums = Checksums::default();
            for (checksum, len) in seen {
                checksums.add(*checksum, *len);
            }
            assert_eq!(checksums.doubt(asked), expected, "{seen:?}");
        }
    }

    proptest! {
        /// As RFC 1071 §4.1 has it.
        #[test]
        fn sums_are_those_of_the_rfc(bytes in prop::collection::vec(any::<u8>(), 0..200), times in 1_usize..3) {
            // Some of them more than a lane holds.
            let bytes = bytes.repeat(if bytes.len() < 100 { 1 } else { times * 10_000 });
            let mut expected = 0_u32;
            for pair in bytes.chunks(2) {
                let word = [pair[0], pair.get(1).copied().unwrap_or(0)];
                expected += u32::from(u16::from_be_bytes(word));
                expected = (expected & 0xFFFF) + (expected >> 16);
            }
            prop_assert_eq!(u32::from(folded(sum(&bytes)).swap_bytes()), expected);
        }
    }
}
