//! Inflating messages (RFC 7692 §7.2.2), with the history that context takeover needs.

use super::deflate::Compressing;
use super::history::History;
use flate2::{Decompress, FlushDecompress, Status};

/// Inflates the compressed messages of one direction, one after the other.
///
/// Its memory is taken when the first bytes of a compressed message come: some 45 KiB for the engine, and a history of at most 32 KiB.
/// Without context takeover all is given back at the end of each message; with it, [`pause`](Self::pause) gives back the engine's.
#[derive(Debug)]
pub struct Inflater {
    compressing: Compressing,
    /// What inflates; `None` where nothing but the history counts: between messages, or behind a block with BFINAL set.
    engine: Option<Decompress>,
    /// What the engine's window holds, which it does not give back.
    history: History,
    state: State,
    limit: u64,
    /// The beginning of the message, as long as that is all there is of it: small messages are inflated in one go, which takes the engine
    /// two thirds of the time that it takes for their four last octets to come alone.
    held: Vec<u8>,
    /// The last byte that was fed.
    last: u8,
    /// Bytes of the message that the engine was given.
    taken: u64,
    /// Bytes that the message inflated to.
    inflated: u64,
    /// Where its first block with BFINAL set ends.
    final_block: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Between,
    Inside,
    /// The message cannot be inflated further.
    Failed(InflateError),
}

/// Why a message cannot be inflated further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InflateError {
    /// The data breaks RFC 1951.
    #[error("the compressed data is broken at offset {at}")]
    Corrupt {
        /// Offset in the message's compressed payload, one past what was read when it broke.
        at: u64,
    },
    /// It goes on beyond the limit.
    #[error("it inflates to more than {limit} bytes")]
    Limit {
        /// The limit in bytes.
        limit: u64,
    },
}

impl Inflater {
    /// The longest history, in bytes.
    pub const WINDOW: usize = History::LEN;

    /// The most bytes that are held back.
    const SMALL: usize = 1024;

    /// The engine is fast where it has some hundred bytes of room.
    const LEAST_ROOM: usize = 1024;

    /// "append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload" (§7.2.2).
    const TAIL: [u8; 4] = [0, 0, 0xFF, 0xFF];

    /// An inflater before the first message.
    ///
    /// It inflates with a window of 32 KiB whatever was agreed: that is right for each smaller one, and the engine would not take less memory.
    pub fn new(compressing: Compressing) -> Self {
        Self::resumed(compressing, &[])
    }

    /// An inflater before a later message: `history` is what [`history`](Self::history) gave there.
    pub fn resumed(compressing: Compressing, history: &[u8]) -> Self {
        let mut kept = History::default();
        if compressing.takes_over {
            kept.push(history);
        }
        Self {
            compressing,
            engine: None,
            history: kept,
            state: State::Between,
            limit: 0,
            held: Vec::new(),
            last: 0,
            taken: 0,
            inflated: 0,
            final_block: None,
        }
    }

    /// Begins a message; without context takeover, history is forgotten. At most `limit` bytes are inflated. If the message before was not
    /// [ended](Self::end), what it would have left behind is not known, so history is forgotten too.
    pub fn begin(&mut self, limit: u64) {
        if self.state != State::Between {
            self.forget();
        }
        self.state = State::Inside;
        self.limit = limit;
        self.last = 0;
        self.taken = 0;
        self.inflated = 0;
        self.final_block = None;
    }

    /// Inflates the next unmasked payload bytes of the message (of any of its fragments), appending to `out`. What the first few inflate to
    /// may come later, with [`end`](Self::end) at the latest. What stands in `out` is not looked at: it may be emptied between any calls.
    ///
    /// # Errors
    /// [`InflateError`]; what was inflated before is in `out`. The rest of the message is to be left out, and with context takeover what
    /// follows has lost its history: messages that refer back to it are corrupt, others are not.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), InflateError> {
        self.last = bytes.last().copied().unwrap_or(self.last);
        if self.taken == 0 && self.held.len() + bytes.len() <= Self::SMALL {
            self.held.extend_from_slice(bytes);
            return Ok(());
        }
        self.let_go(0, out)?;
        self.inflate(bytes, 0, out)
    }

    /// Ends the message: the four octets that the sender left out are put back (§7.2.2).
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn end(&mut self, out: &mut Vec<u8>) -> Result<(), InflateError> {
        // What comes before the four octets are three bits of 0, the header of the block that they belong to, and up to seven more.
        if self.last >> 5 != 0 {
            self.let_go(0, out)?;
            if self.engine.is_some() {
                return self.fail(InflateError::Corrupt { at: self.taken });
            }
        } else if !self.held.is_empty() {
            self.held.extend(Self::TAIL);
            self.let_go(Self::TAIL.len(), out)?;
        } else if self.taken > 0 {
            self.inflate(&Self::TAIL, Self::TAIL.len(), out)?;
        }
        self.state = State::Between;
        if !self.compressing.takes_over {
            self.history.clear();
            // Cheaper than a new one.
            if let Some(engine) = &mut self.engine {
                engine.reset(false);
            }
        }
        Ok(())
    }

    /// Breaks the message off: it goes on, but nobody knows how. What was fed is inflated, and history is forgotten.
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn break_off(&mut self, out: &mut Vec<u8>) -> Result<(), InflateError> {
        let result = self.let_go(0, out);
        self.forget();
        result
    }

    /// Gives back the engine's memory between messages. The next message pays for it with a copy of the history.
    pub fn pause(&mut self) {
        if self.state == State::Between {
            self.engine = None;
        }
    }

    /// Where the message's first block with BFINAL set ends (§7.2.3.4): offset in its compressed payload, one past the block's last byte.
    /// `None` if it has none, or none yet.
    pub const fn final_block(&self) -> Option<u64> {
        self.final_block
    }

    /// The last inflated bytes, between messages: at most [`Inflater::WINDOW`]; none without context takeover.
    pub fn history(&self) -> Vec<u8> {
        self.history.parts().concat()
    }

    /// Inflates what was held back, of which the last `put_back` bytes are not the sender's.
    fn let_go(&mut self, put_back: usize, out: &mut Vec<u8>) -> Result<(), InflateError> {
        let mut held = std::mem::take(&mut self.held);
        let result = self.inflate(&held, put_back, out);
        held.clear();
        self.held = held;
        result
    }

    fn forget(&mut self) {
        self.held.clear();
        self.engine = None;
        self.history.clear();
        self.state = State::Between;
    }

    fn fail(&mut self, error: InflateError) -> Result<(), InflateError> {
        self.state = State::Failed(error);
        Err(error)
    }

    /// Gives `bytes` to the engine; the last `put_back` of them are not the sender's.
    fn inflate(
        &mut self,
        bytes: &[u8],
        put_back: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), InflateError> {
        if let State::Failed(error) = self.state {
            return Err(error);
        }
        let sent = self.taken + (bytes.len() - put_back) as u64;
        let mut rest = bytes;
        let mut is_full = false;
        loop {
            // Behind a block with BFINAL set (§7.2.3.4) nothing is open that four octets had to end.
            let least = if self.engine.is_some() { 0 } else { put_back };
            if rest.len() <= least && !is_full {
                return Ok(());
            }
            self.make_room(rest.len(), out);
            let engine = self
                .engine
                .get_or_insert_with(|| engine_after(&self.history));
            let (taken, start) = (engine.total_in(), out.len());
            let result = engine.decompress_vec(rest, out, FlushDecompress::None);
            let taken = usize::try_from(engine.total_in() - taken).unwrap_or(usize::MAX);
            rest = rest.get(taken..).unwrap_or_default();
            self.taken += taken as u64;
            let new = out.get(start..).unwrap_or_default();
            self.history.push(new);
            self.inflated += new.len() as u64;
            let stands_still = taken == 0 && new.is_empty() && !rest.is_empty();
            if self.inflated > self.limit {
                let too_many = usize::try_from(self.inflated - self.limit).unwrap_or(usize::MAX);
                out.truncate(out.len().saturating_sub(too_many));
                return self.fail(InflateError::Limit { limit: self.limit });
            }
            // With no room left, the engine may hold back what it has.
            is_full = out.len() == out.capacity();
            match result {
                // The sender begins anew at the next byte, and may still refer back.
                Ok(Status::StreamEnd) => {
                    self.final_block.get_or_insert(self.taken.min(sent));
                    self.engine = None;
                    is_full = false;
                }
                Ok(_) if !stands_still => {}
                _ => {
                    let at = self.taken.min(sent);
                    return self.fail(InflateError::Corrupt { at });
                }
            }
        }
    }

    /// Makes room in `out` for what `len` compressed bytes may inflate to, not more than the limit needs: its length grows in steps that
    /// double, and nothing that the data says is believed.
    fn make_room(&self, len: usize, out: &mut Vec<u8>) {
        let up_to_limit = usize::try_from(self.limit - self.inflated)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        let likely = len.saturating_mul(2).max(Self::LEAST_ROOM);
        if out.capacity() - out.len() < likely.min(up_to_limit) {
            out.reserve_exact(likely.max(out.capacity()).min(up_to_limit));
        }
    }
}

/// What inflates raw DEFLATE data that may refer back to `history`.
fn engine_after(history: &History) -> Decompress {
    let mut engine = Decompress::new(false);
    for part in history.parts() {
        // Of raw data the engine takes a dictionary at any time. If it did not, the data would be found corrupt.
        let _ = engine.set_dictionary(part);
    }
    engine
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};
    use hex_literal::hex;
    use proptest::prelude::*;

    const TAKES_OVER: Compressing = Compressing {
        takes_over: true,
        window_bits: 15,
    };
    const FORGETS: Compressing = Compressing {
        takes_over: false,
        window_bits: 15,
    };

    /// A message, cut into pieces of `step` bytes.
    fn message(
        inflater: &mut Inflater,
        payload: &[u8],
        limit: u64,
        step: usize,
    ) -> (Vec<u8>, Result<(), InflateError>) {
        let mut out = Vec::new();
        inflater.begin(limit);
        let fed = payload
            .chunks(step)
            .try_for_each(|piece| inflater.feed(piece, &mut out));
        let result = fed.and_then(|()| inflater.end(&mut out));
        (out, result)
    }

    /// Messages as a sender compresses them, each flushed with `flush`.
    fn compressed(messages: &[Vec<u8>], takes_over: bool, flush: FlushCompress) -> Vec<Vec<u8>> {
        let mut engine = Compress::new(Compression::default(), false);
        let compress = |message: &Vec<u8>| {
            if !takes_over {
                engine.reset();
            }
            let mut out = Vec::with_capacity(2 * message.len() + 64);
            engine.compress_vec(message, &mut out, flush).unwrap();
            match flush {
                FlushCompress::Finish => {
                    engine.reset();
                    out.push(0);
                }
                // Nothing at all comes of nothing, the second time.
                _ if out.is_empty() => out.push(0),
                _ => out.truncate(out.len() - 4),
            }
            out
        };
        messages.iter().map(compress).collect()
    }

    #[test]
    fn messages_are_inflated() {
        let rows: &[(&[&[u8]], &[&[u8]])] = &[
            (&[&hex!("f248cdc9c90700")], &[b"Hello"]),
            // The second refers back to the first.
            (
                &[&hex!("f248cdc9c90700"), &hex!("f200110000")],
                &[b"Hello", b"Hello"],
            ),
            // Nothing: an empty block, and not even that.
            (
                &[&hex!("00"), b"", &hex!("f248cdc9c90700")],
                &[b"", b"", b"Hello"],
            ),
            // BFINAL: with the octet that §7.2.3.4 wants behind it, and without.
            (
                &[&hex!("f348cdc9c9070000"), &hex!("f200110000")],
                &[b"Hello", b"Hello"],
            ),
            (
                &[&hex!("f348cdc9c90700"), &hex!("f200110000")],
                &[b"Hello", b"Hello"],
            ),
            // BFINAL, and blocks behind it that refer back to what was before.
            (
                &[&hex!("f248cdc9c90700"), &hex!("f348cdc9c90700 f200110000")],
                &[b"Hello", b"HelloHello"],
            ),
            (
                &[&hex!("010000ffff 010000ffff f248cdc9c90700")],
                &[b"Hello"],
            ),
        ];
        for (messages, expected) in rows {
            for step in 1..16 {
                let mut inflater = Inflater::new(TAKES_OVER);
                for (payload, expected) in messages.iter().zip(*expected) {
                    let (out, result) = message(&mut inflater, payload, 100, step);
                    assert_eq!(result, Ok(()), "{messages:02x?}");
                    assert_eq!(out, *expected, "{messages:02x?}");
                }
            }
        }
    }

    #[test]
    fn broken_data_is_named_where_it_breaks() {
        let rows: &[(&[u8], &[u8], u64)] = &[
            // A block type that does not exist.
            (&hex!("07"), b"", 1),
            // A stored block whose two lengths do not match.
            (&hex!("000500fa00"), b"", 5),
            // A reference to what never was.
            (&hex!("f200110000"), b"H", 3),
            // Sound, then a block type that does not exist.
            (&hex!("f248cdc9c90700 0000ffff 07"), b"Hello", 12),
            // It ends inside a block.
            (&hex!("f248cdc9"), b"Hel", 4),
        ];
        for (payload, inflated, at) in rows {
            let (out, result) = message(&mut Inflater::new(TAKES_OVER), payload, 100, 100);
            assert_eq!(
                result,
                Err(InflateError::Corrupt { at: *at }),
                "{payload:02x?}"
            );
            assert_eq!(out, *inflated, "{payload:02x?}");
        }
    }

    #[test]
    fn a_message_stops_at_its_limit() {
        let bomb = compressed(&[vec![b'a'; 1 << 20]], true, FlushCompress::Sync);
        for step in [1, 50, 2000] {
            for limit in [0, 1, 70, 1023, 1024, 1025, 300_000, (1 << 20) - 1] {
                let mut inflater = Inflater::new(TAKES_OVER);
                let (out, result) = message(&mut inflater, &bomb[0], limit, step);
                assert_eq!(result, Err(InflateError::Limit { limit }));
                assert_eq!(out.len() as u64, limit);
                assert!(out.capacity() as u64 <= limit + 1024);
                // Its history is lost, and it says so by what it cannot inflate.
                let (_, result) = message(&mut inflater, &hex!("f200110000"), 100, step);
                assert_eq!(result, Err(InflateError::Corrupt { at: 3 }));
                let (out, result) = message(&mut inflater, &hex!("f248cdc9c90700"), 5, step);
                assert_eq!((&out[..], result), (&b"Hello"[..], Ok(())));
            }
            let mut inflater = Inflater::new(TAKES_OVER);
            let (out, result) = message(&mut inflater, &bomb[0], 1 << 20, step);
            assert_eq!((out.len(), result), (1 << 20, Ok(())));
        }
    }

    #[test]
    fn without_takeover_nothing_is_kept() {
        let mut inflater = Inflater::new(FORGETS);
        for _ in 0..2 {
            let (out, result) = message(&mut inflater, &hex!("f248cdc9c90700"), 100, 100);
            assert_eq!((&out[..], result), (&b"Hello"[..], Ok(())));
            assert_eq!(inflater.history(), b"");
            inflater = Inflater::resumed(FORGETS, b"Hello");
            let (_, result) = message(&mut inflater, &hex!("f200110000"), 100, 100);
            assert_eq!(result, Err(InflateError::Corrupt { at: 3 }));
        }
        // Blocks behind one with BFINAL set refer back within the message all the same.
        let payload = hex!("f348cdc9c90700 f200110000");
        let (out, result) = message(&mut inflater, &payload, 100, 100);
        assert_eq!((&out[..], result), (&b"HelloHello"[..], Ok(())));
    }

    #[test]
    fn a_message_that_is_broken_off_leaves_no_history() {
        let mut inflater = Inflater::new(TAKES_OVER);
        let mut out = Vec::new();
        inflater.begin(100);
        inflater.feed(&hex!("f248cdc9"), &mut out).unwrap();
        assert_eq!(inflater.break_off(&mut out), Ok(()));
        assert_eq!(out, b"Hel");
        let (_, result) = message(&mut inflater, &hex!("f200110000"), 100, 100);
        assert_eq!(result, Err(InflateError::Corrupt { at: 3 }));
        // So does one that just stops.
        inflater.begin(100);
        inflater.feed(&hex!("f248cdc9"), &mut out).unwrap();
        let (out, result) = message(&mut inflater, &hex!("f248cdc9c90700"), 100, 100);
        assert_eq!((&out[..], result), (&b"Hello"[..], Ok(())));
    }

    /// Messages with much to refer back to.
    fn messages() -> impl Strategy<Value = Vec<Vec<u8>>> {
        let word = prop_oneof![
            4 => "[a-d]{1,3}".prop_map(String::into_bytes),
            2 => Just(b"{\"type\":\"trade\",\"price\":".to_vec()),
            1 => proptest::collection::vec(any::<u8>(), 0..100),
            1 => (1usize..3000, any::<u8>()).prop_map(|(len, byte)| vec![byte; len]),
        ];
        let message = prop_oneof![
            8 => proptest::collection::vec(word, 0..40).prop_map(|words| words.concat()),
            1 => (0usize..80_000, any::<u64>()).prop_map(|(len, seed)| noise(len, seed)),
        ];
        proptest::collection::vec(message, 1..8)
    }

    fn noise(len: usize, mut seed: u64) -> Vec<u8> {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 56) as u8
        };
        (0..len).map(|_| next()).collect()
    }

    fn flush() -> impl Strategy<Value = FlushCompress> {
        prop_oneof![
            3 => Just(FlushCompress::Sync),
            1 => Just(FlushCompress::Full),
            1 => Just(FlushCompress::Finish),
        ]
    }

    proptest! {
        #[test]
        fn what_was_compressed_comes_back(
            messages in messages(),
            takes_over: bool,
            flush in flush(),
            step in prop_oneof![1usize..20, 500usize..3000, Just(usize::MAX)],
        ) {
            let compressing = Compressing { takes_over, window_bits: 15 };
            let mut inflater = Inflater::new(compressing);
            let mut all = Vec::new();
            for (at, (text, payload)) in messages.iter().zip(compressed(&messages, takes_over, flush)).enumerate() {
                let (out, result) = message(&mut inflater, &payload, text.len() as u64, step);
                prop_assert_eq!(result, Ok(()));
                prop_assert!(out == *text);
                all.extend(out);
                let history = inflater.history();
                if takes_over {
                    prop_assert!(history == all[all.len().saturating_sub(Inflater::WINDOW)..]);
                } else {
                    prop_assert!(history.is_empty());
                }
                match at % 3 {
                    0 => inflater = Inflater::resumed(compressing, &history),
                    1 => inflater.pause(),
                    _ => {}
                }
            }
        }

        #[test]
        fn any_bytes_are_inflated_alike_however_they_are_cut(
            messages in messages(),
            flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
            junk in proptest::collection::vec(any::<u8>(), 0..200),
            limit in prop_oneof![0u64..5000, Just(u64::from(u32::MAX))],
            step in 1usize..600,
        ) {
            let mut payloads = compressed(&messages, true, FlushCompress::Sync);
            payloads.push(junk);
            for (at, flip) in flips {
                let payload = &mut payloads[at.index(messages.len())];
                let at = at.index(payload.len());
                payload[at] ^= flip;
            }
            let mut whole = Inflater::new(TAKES_OVER);
            let mut cut = Inflater::new(TAKES_OVER);
            for payload in &payloads {
                let expected = message(&mut whole, payload, limit, usize::MAX);
                prop_assert!(expected.0.len() as u64 <= limit);
                if let Err(InflateError::Corrupt { at }) = expected.1 {
                    prop_assert!(at <= payload.len() as u64);
                }
                let found = message(&mut cut, payload, limit, step);
                prop_assert_eq!(found.1, expected.1);
                prop_assert!(found.0 == expected.0);
                prop_assert!(whole.history() == cut.history() || expected.1.is_err());
            }
        }
    }
}
