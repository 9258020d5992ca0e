//! How far DEFLATE data refers back: an engine with a large window does not say, and one with a small window does not notice everything.

/// The first distance in `payload`, a compressed message, that is longer than `window` bytes; `None` if there is none, or none before the
/// data breaks RFC 1951.
pub fn beyond(payload: &[u8], window: u32) -> Option<u32> {
    Walk::new(payload, window).walk().err().flatten()
}

/// The longest distance in `payload`, a compressed message, before its data ends or breaks RFC 1951; 0 if there is none.
pub fn farthest(payload: &[u8]) -> u32 {
    let mut walk = Walk::new(payload, u32::MAX);
    // It ends where the data does.
    let _ = walk.walk();
    walk.farthest
}

/// Why the walk ends: `Some` distance that is too long, or `None` where the data ends or breaks.
type Ends = Option<u32>;

struct Walk<'a> {
    bits: Bits<'a>,
    window: u32,
    /// The longest distance so far.
    farthest: u32,
}

/// Bits from the least significant one of each byte on (RFC 1951 §3.1.1).
struct Bits<'a> {
    bytes: &'a [u8],
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 56
            && let Some((&byte, rest)) = self.bytes.split_first()
        {
            self.held |= u64::from(byte) << self.count;
            self.count += 8;
            self.bytes = rest;
        }
    }

    fn take(&mut self, count: u32) -> Result<u32, Ends> {
        if self.count < count {
            self.fill();
            if self.count < count {
                return Err(None);
            }
        }
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        u32::try_from(taken).map_err(|_| None)
    }

    fn align(&mut self) {
        let odd = self.count % 8;
        self.held >>= odd;
        self.count -= odd;
    }
}

/// The codes of an alphabet by their lengths (RFC 1951 §3.2.2).
struct Codes {
    /// How many codes have each length.
    counts: [u16; Codes::LONGEST + 1],
    /// The symbols in the order of their codes.
    symbols: Vec<u16>,
}

impl Codes {
    const LONGEST: usize = 15;

    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; Self::LONGEST + 1];
        let mut symbols = Vec::with_capacity(lengths.len());
        for length in 1..=Self::LONGEST {
            let of_length = lengths
                .iter()
                .zip(0_u16..)
                .filter(|(of, _)| usize::from(**of) == length);
            let before = symbols.len();
            symbols.extend(of_length.map(|(_, symbol)| symbol));
            if let Some(count) = counts.get_mut(length) {
                *count = u16::try_from(symbols.len() - before).unwrap_or(u16::MAX);
            }
        }
        Self { counts, symbols }
    }

    fn next(&self, bits: &mut Bits<'_>) -> Result<u16, Ends> {
        let (mut code, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for count in self.counts.iter().skip(1) {
            code |= bits.take(1)?;
            let count = u32::from(*count);
            if code < first + count {
                let symbol = self.symbols.get((index + code - first) as usize);
                return symbol.copied().ok_or(None);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(None)
    }
}

impl<'a> Walk<'a> {
    const fn new(payload: &'a [u8], window: u32) -> Self {
        let bits = Bits {
            bytes: payload,
            held: 0,
            count: 0,
        };
        Self {
            bits,
            window,
            farthest: 0,
        }
    }

    /// The order in which the lengths of code length codes stand (RFC 1951 §3.2.7).
    const ORDER: [usize; 19] = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ];

    fn walk(&mut self) -> Result<(), Ends> {
        loop {
            let is_final = self.bits.take(1)? == 1;
            match self.bits.take(2)? {
                0 => self.stored()?,
                1 => {
                    let (literals, distances) = fixed();
                    self.compressed(&literals, &distances)?;
                }
                2 => {
                    let (literals, distances) = self.dynamic()?;
                    self.compressed(&literals, &distances)?;
                }
                _ => return Err(None),
            }
            if is_final {
                // Its sender begins anew at the next byte (RFC 7692 §7.2.3.4).
                self.bits.align();
            }
        }
    }

    fn stored(&mut self) -> Result<(), Ends> {
        self.bits.align();
        let len = self.bits.take(16)?;
        self.bits.take(16)?;
        for _ in 0..len {
            self.bits.take(8)?;
        }
        Ok(())
    }

    fn dynamic(&mut self) -> Result<(Codes, Codes), Ends> {
        let literals = self.bits.take(5)? as usize + 257;
        let distances = self.bits.take(5)? as usize + 1;
        let of_lengths = self.bits.take(4)? as usize + 4;
        let mut lengths = [0; 19];
        for place in Self::ORDER.iter().take(of_lengths) {
            let length = self.bits.take(3)?;
            if let Some(known) = lengths.get_mut(*place) {
                *known = u8::try_from(length).unwrap_or(0);
            }
        }
        let of_lengths = Codes::new(&lengths);
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            let (length, times) = match of_lengths.next(&mut self.bits)? {
                16 => (*lengths.last().ok_or(None)?, 3 + self.bits.take(2)?),
                17 => (0, 3 + self.bits.take(3)?),
                18 => (0, 11 + self.bits.take(7)?),
                length => (u8::try_from(length).unwrap_or(0), 1),
            };
            lengths.extend(std::iter::repeat_n(length, times as usize));
        }
        let (literals, distances) = lengths.split_at_checked(literals).ok_or(None)?;
        Ok((Codes::new(literals), Codes::new(distances)))
    }

    fn compressed(&mut self, literals: &Codes, distances: &Codes) -> Result<(), Ends> {
        loop {
            let symbol = u32::from(literals.next(&mut self.bits)?);
            match symbol {
                0..=255 => continue,
                256 => return Ok(()),
                257..=264 | 285 => {}
                265..=284 => {
                    self.bits.take((symbol - 261) / 4)?;
                }
                _ => return Err(None),
            }
            let code = u32::from(distances.next(&mut self.bits)?);
            let distance = match code {
                0..=3 => code + 1,
                4..=29 => {
                    let extra = code / 2 - 1;
                    ((2 + code % 2) << extra) + 1 + self.bits.take(extra)?
                }
                _ => return Err(None),
            };
            self.farthest = self.farthest.max(distance);
            if distance > self.window {
                return Err(Some(distance));
            }
        }
    }
}

/// The codes of blocks that bring none (RFC 1951 §3.2.6).
fn fixed() -> (Codes, Codes) {
    let mut literals = [8; 288];
    let nine = literals.get_mut(144..256).unwrap_or_default();
    nine.fill(9);
    let seven = literals.get_mut(256..280).unwrap_or_default();
    seven.fill(7);
    (Codes::new(&literals), Codes::new(&[5; 30]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn deflate(engine: &mut Compress, text: &[u8]) -> Vec<u8> {
        let mut payload = Vec::with_capacity(2 * text.len() + 100);
        engine
            .compress_vec(text, &mut payload, FlushCompress::Sync)
            .unwrap();
        // Nothing at all comes of nothing, the second time.
        payload.truncate(payload.len().saturating_sub(4));
        payload
    }

    #[test]
    fn distances_are_read() {
        let rows: &[(&[u8], u32, Option<u32>)] = &[
            (b"", 1, None),
            // "Hello", and again 5 bytes back (RFC 7692 §7.2.3.2).
            (&hex!("f248cdc9c90700"), 1, None),
            (&hex!("f200110000"), 5, None),
            (&hex!("f200110000"), 4, Some(5)),
            // A block without compression, and one with BFINAL set (§7.2.3.3, §7.2.3.4).
            (&hex!("000500faff48656c6c6f00"), 1, None),
            (&hex!("f348cdc9c9070000"), 1, None),
            (&hex!("f348cdc9c90700 f200110000"), 4, Some(5)),
            (&hex!("06"), 1, None),
        ];
        for (payload, window, expected) in rows {
            assert_eq!(beyond(payload, *window), *expected, "{payload:02x?}");
            let farthest = farthest(payload);
            assert_eq!(farthest > *window, expected.is_some(), "{payload:02x?}");
        }
    }

    #[test]
    fn a_long_way_back_is_found_whatever_stands_between() {
        let mark = b"a mark that is long enough to be found again";
        for gap in [100_u32, 300, 600, 5_000, 20_000] {
            let noise: Vec<u8> = (0..gap)
                .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect();
            let text = [&mark[..], &noise, mark].concat();
            for level in [1, 6, 9] {
                let mut engine = Compress::new(Compression::new(level), false);
                let payload = deflate(&mut engine, &text);
                let far = gap + u32::try_from(mark.len()).unwrap();
                assert!(beyond(&payload, far - 8).is_some(), "{gap} {level}");
                assert_eq!(beyond(&payload, 32 * 1024), None, "{gap} {level}");
            }
        }
    }

    proptest! {
        #[test]
        fn who_keeps_to_a_window_is_believed(texts in proptest::collection::vec("([a-f]{1,9}|hello|[ -~]{0,60}){0,40}", 1..9), bits in 9_u8..15) {
            let mut engine = Compress::new_with_window_bits(Compression::default(), false, bits);
            for text in texts {
                let payload = deflate(&mut engine, text.as_bytes());
                prop_assert_eq!(beyond(&payload, 1 << bits), None);
            }
        }

        #[test]
        fn anything_is_walked(bytes: Vec<u8>, window in 1_u32..40_000) {
            let _ = beyond(&bytes, window);
        }
    }
}
