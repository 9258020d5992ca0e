//! Inflating messages whose history was never seen: which bytes are known all the same.

use super::{Compressing, InflateError, Inflater};
use crate::bytes::Span;

/// Inflates the messages that follow a loss, where contexts are taken over: they refer back to bytes that nobody knows.
///
/// It inflates everything twice, from a history of 0x00 and from one of 0xFF. Inflating only copies, so a byte that both agree on was
/// sent after the loss and is right, and one that they do not agree on is of the history that is not known.
#[derive(Debug)]
pub struct TwinInflater {
    compressing: Compressing,
    twins: [Inflater; 2],
    inflated: [Vec<u8>; 2],
    /// Bytes that the message inflated to.
    len: u64,
    /// How many of the last inflated bytes are known, back to the first that is not.
    known: usize,
}

impl TwinInflater {
    /// Spans of a message that are told apart; what is known between later ones counts as unknown.
    const SPANS_LIMIT: usize = 1 << 20;

    /// An inflater before the first message after a loss.
    pub fn after_loss(compressing: Compressing) -> Self {
        let histories = [0x00, 0xFF].map(|byte| vec![byte; Inflater::WINDOW]);
        Self::resumed(compressing, &histories)
    }

    /// An inflater before a later message: `histories` are what [`histories`](Self::histories) gave there.
    pub fn resumed(compressing: Compressing, [zeros, ones]: &[Vec<u8>; 2]) -> Self {
        let backwards = zeros.iter().rev().zip(ones.iter().rev());
        Self {
            compressing,
            known: backwards.take_while(|(zero, one)| zero == one).count(),
            twins: [zeros, ones].map(|history| Inflater::resumed(compressing, history)),
            inflated: Default::default(),
            len: 0,
        }
    }

    /// Begins a message, of which at most `limit` bytes are inflated.
    pub fn begin(&mut self, limit: u64) {
        self.len = 0;
        for twin in &mut self.twins {
            twin.begin(limit);
        }
    }

    /// Inflates the next unmasked payload bytes, as [`Inflater::feed`] does. Appends to `out`, with 0 for each byte that is not known, and
    /// to `unknown` where those stand, as offsets in the inflated message.
    ///
    /// # Errors
    /// As [`Inflater::feed`]: they do not depend on history.
    pub fn feed(
        &mut self,
        bytes: &[u8],
        out: &mut Vec<u8>,
        unknown: &mut Vec<Span>,
    ) -> Result<(), InflateError> {
        self.both(out, unknown, |twin, out| twin.feed(bytes, out))
    }

    /// Ends the message, as [`Inflater::end`] does.
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn end(&mut self, out: &mut Vec<u8>, unknown: &mut Vec<Span>) -> Result<(), InflateError> {
        self.both(out, unknown, Inflater::end)
    }

    /// Breaks the message off, as [`Inflater::break_off`] does: what was fed is inflated, and then nothing of the history is known.
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn break_off(
        &mut self,
        out: &mut Vec<u8>,
        unknown: &mut Vec<Span>,
    ) -> Result<(), InflateError> {
        self.both(out, unknown, Inflater::break_off)
    }

    /// As [`Inflater::final_block`].
    pub const fn final_block(&self) -> Option<u64> {
        let [twin, _] = &self.twins;
        twin.final_block()
    }

    /// Gives back the engines' memory between messages, as [`Inflater::pause`] does.
    pub fn pause(&mut self) {
        for twin in &mut self.twins {
            twin.pause();
        }
    }

    /// What both twins remember, between messages: they do not agree on bytes that are not known.
    pub fn histories(&self) -> [Vec<u8>; 2] {
        self.twins.each_ref().map(Inflater::history)
    }

    /// What inflates the messages to come, between messages, if all that they can refer back to is known.
    pub fn mended(&self) -> Option<Inflater> {
        let [twin, _] = &self.twins;
        (self.known >= Inflater::WINDOW)
            .then(|| Inflater::resumed(self.compressing, &twin.history()))
    }

    fn both(
        &mut self,
        out: &mut Vec<u8>,
        unknown: &mut Vec<Span>,
        mut step: impl FnMut(&mut Inflater, &mut Vec<u8>) -> Result<(), InflateError>,
    ) -> Result<(), InflateError> {
        let mut result = Ok(());
        for (twin, inflated) in self.twins.iter_mut().zip(&mut self.inflated) {
            inflated.clear();
            result = step(twin, inflated);
        }
        let [zeros, ones] = &self.inflated;
        if zeros == ones {
            self.known = self.known.saturating_add(zeros.len());
        } else {
            for (offset, (zero, one)) in (self.len..).zip(zeros.iter().zip(ones)) {
                if zero == one {
                    self.known = self.known.saturating_add(1);
                    continue;
                }
                self.known = 0;
                let is_full = unknown.len() >= Self::SPANS_LIMIT;
                match unknown.last_mut() {
                    Some(last) if last.end == offset || is_full => last.end = offset + 1,
                    _ => unknown.push(Span::at(offset, 1)),
                }
            }
        }
        // The twin of zeros has 0 wherever a byte is not known.
        out.extend_from_slice(zeros);
        self.len += zeros.len() as u64;
        result
    }
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

    fn message(twins: &mut TwinInflater, payload: &[u8]) -> (Vec<u8>, Vec<Span>) {
        let mut out = Vec::new();
        let mut unknown = Vec::new();
        twins.begin(1 << 20);
        for piece in payload.chunks(700) {
            twins.feed(piece, &mut out, &mut unknown).unwrap();
        }
        twins.end(&mut out, &mut unknown).unwrap();
        (out, unknown)
    }

    #[test]
    fn what_was_sent_after_the_loss_is_known() {
        let mut twins = TwinInflater::after_loss(TAKES_OVER);
        // "Hello", of which all but the first letter refers back to before the loss.
        let (out, unknown) = message(&mut twins, &hex!("f200110000"));
        assert_eq!(out, b"H\0\0\0\0");
        assert_eq!(unknown, [Span { start: 1, end: 5 }]);
        let (out, unknown) = message(&mut twins, &hex!("f248cdc9c90700"));
        assert_eq!((&out[..], unknown), (&b"Hello"[..], vec![]));
        let (out, unknown) = message(&mut twins, &hex!("f200110000"));
        assert_eq!((&out[..], unknown), (&b"Hello"[..], vec![]));
        assert!(twins.mended().is_none());
    }

    #[test]
    fn a_window_later_all_is_known() {
        let text: Vec<u8> = (0u32..)
            .flat_map(u32::to_be_bytes)
            .take(Inflater::WINDOW)
            .collect();
        let mut payload = Vec::with_capacity(2 * text.len());
        Compress::new(Compression::default(), false)
            .compress_vec(&text, &mut payload, FlushCompress::Sync)
            .unwrap();
        payload.truncate(payload.len() - 4);
        let mut twins = TwinInflater::after_loss(TAKES_OVER);
        assert_eq!(message(&mut twins, &payload), (text, vec![]));
        assert!(twins.mended().is_some());
    }

    proptest! {
        #[test]
        fn known_bytes_are_right(
            texts in proptest::collection::vec("([a-d]{1,4}|hello, world|[ -~]{0,200}){0,60}", 2..12),
            lost in 1usize..4,
            pause: bool,
        ) {
            let mut engine = Compress::new(Compression::default(), false);
            let mut twins = TwinInflater::after_loss(TAKES_OVER);
            for (at, text) in texts.iter().enumerate() {
                let mut payload = Vec::with_capacity(2 * text.len() + 64);
                engine.compress_vec(text.as_bytes(), &mut payload, FlushCompress::Sync).unwrap();
                payload.truncate(payload.len().saturating_sub(4));
                if at < lost {
                    continue;
                }
                let (out, unknown) = message(&mut twins, &payload);
                prop_assert_eq!(out.len(), text.len());
                for (offset, (byte, sent)) in out.iter().zip(text.as_bytes()).enumerate() {
                    let is_unknown = unknown.iter().any(|span| span.contains(offset as u64));
                    prop_assert_eq!(*byte, if is_unknown { 0 } else { *sent });
                }
                if pause {
                    twins = TwinInflater::resumed(TAKES_OVER, &twins.histories());
                }
            }
        }
    }
}
