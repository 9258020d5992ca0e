//! Inflating the messages of one direction, of which some may be lost.

use super::{Compressing, InflateError, Inflater, TwinInflater};
use crate::bytes::Span;

/// Inflates messages as an [`Inflater`] as long as it knows what they refer back to, and as a [`TwinInflater`] behind a loss, until a whole
/// window is known again.
#[derive(Debug)]
pub struct MessageInflater {
    compressing: Compressing,
    with: With,
    /// Whether a message was begun and not ended.
    open: bool,
}

#[derive(Debug)]
enum With {
    One(Box<Inflater>),
    Twins(Box<TwinInflater>),
}

/// What is remembered of the messages before one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remembered {
    /// Everything that can be referred back to.
    All(Vec<u8>),
    /// Some of it: what the [twins](TwinInflater::histories) remember.
    Some(Box<[Vec<u8>; 2]>),
    /// Nothing: messages were lost.
    Nothing,
}

impl MessageInflater {
    /// An inflater before the first message of a direction.
    pub fn new(compressing: Compressing) -> Self {
        Self::resumed(compressing, &Remembered::All(Vec::new()))
    }

    /// An inflater before a later message: `remembered` is what [`remembered`](Self::remembered) gave there.
    pub fn resumed(compressing: Compressing, remembered: &Remembered) -> Self {
        let one = |history| With::One(Box::new(Inflater::resumed(compressing, history)));
        let with = match remembered {
            // Nothing is referred back to.
            _ if !compressing.takes_over => one(&[]),
            Remembered::All(history) => one(history),
            Remembered::Some(histories) => {
                With::Twins(Box::new(TwinInflater::resumed(compressing, histories)))
            }
            Remembered::Nothing => With::Twins(Box::new(TwinInflater::after_loss(compressing))),
        };
        Self {
            compressing,
            with,
            open: false,
        }
    }

    /// Messages were lost, or the rest of the open one: what follows may refer back to them.
    pub fn lose(&mut self) {
        *self = Self::resumed(self.compressing, &Remembered::Nothing);
    }

    /// Whether all is known that the next message may refer back to.
    pub const fn remembers_all(&self) -> bool {
        matches!(self.with, With::One(_))
    }

    /// Begins a message, of which at most `limit` bytes are inflated. A message before it that was not [ended](Self::end), or not without
    /// an error, is lost.
    pub fn begin(&mut self, limit: u64) {
        if self.open {
            self.lose();
        }
        self.open = true;
        match &mut self.with {
            With::One(one) => one.begin(limit),
            With::Twins(twins) => twins.begin(limit),
        }
    }

    /// Inflates the next unmasked payload bytes, as [`TwinInflater::feed`] does.
    ///
    /// # Errors
    /// As [`Inflater::feed`]; what was inflated before is in `out`. The rest of the message is to be left out.
    pub fn feed(
        &mut self,
        bytes: &[u8],
        out: &mut Vec<u8>,
        unknown: &mut Vec<Span>,
    ) -> Result<(), InflateError> {
        match &mut self.with {
            With::One(one) => one.feed(bytes, out),
            With::Twins(twins) => twins.feed(bytes, out, unknown),
        }
    }

    /// Ends the message, as [`Inflater::end`] does.
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn end(&mut self, out: &mut Vec<u8>, unknown: &mut Vec<Span>) -> Result<(), InflateError> {
        match &mut self.with {
            With::One(one) => one.end(out)?,
            With::Twins(twins) => twins.end(out, unknown)?,
        }
        self.open = false;
        if let With::Twins(twins) = &self.with
            && let Some(one) = twins.mended()
        {
            self.with = With::One(Box::new(one));
        }
        Ok(())
    }

    /// Breaks the message off: it goes on, but nobody knows how. What was fed is inflated, and what follows has lost its history.
    ///
    /// # Errors
    /// As [`feed`](Self::feed).
    pub fn break_off(
        &mut self,
        out: &mut Vec<u8>,
        unknown: &mut Vec<Span>,
    ) -> Result<(), InflateError> {
        let result = match &mut self.with {
            With::One(one) => one.break_off(out),
            With::Twins(twins) => twins.break_off(out, unknown),
        };
        self.lose();
        result
    }

    /// As [`Inflater::final_block`].
    pub const fn final_block(&self) -> Option<u64> {
        match &self.with {
            With::One(one) => one.final_block(),
            With::Twins(twins) => twins.final_block(),
        }
    }

    /// Gives back the engines' memory between messages, as [`Inflater::pause`] does.
    pub fn pause(&mut self) {
        match &mut self.with {
            With::One(one) => one.pause(),
            With::Twins(twins) => twins.pause(),
        }
    }

    /// What is remembered between messages.
    pub fn remembered(&self) -> Remembered {
        match &self.with {
            _ if self.open => Remembered::Nothing,
            With::One(one) => Remembered::All(one.history()),
            With::Twins(twins) => Remembered::Some(Box::new(twins.histories())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};

    const TAKES_OVER: Compressing = Compressing {
        takes_over: true,
        window_bits: 15,
    };

    fn inflate(inflater: &mut MessageInflater, payload: &[u8]) -> (Vec<u8>, Vec<Span>) {
        let (mut out, mut unknown) = (Vec::new(), Vec::new());
        inflater.begin(1 << 20);
        inflater.feed(payload, &mut out, &mut unknown).unwrap();
        inflater.end(&mut out, &mut unknown).unwrap();
        (out, unknown)
    }

    #[test]
    fn a_window_behind_a_loss_all_is_known_again() {
        let mut engine = Compress::new(Compression::default(), false);
        let mut texts: Vec<Vec<u8>> = (0_u32..400)
            .map(|number| format!("{{\"number\":{number},\"hash\":{}}}", number * number))
            .map(String::into_bytes)
            .collect();
        // What is said again and again is copied on and on: only news take its place.
        texts[200] = (0_u32..10_000)
            .flat_map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes())
            .collect();
        let mut inflater = MessageInflater::new(TAKES_OVER);
        let mut mended_at = None;
        for (at, text) in texts.iter().enumerate() {
            let mut payload = Vec::with_capacity(2 * text.len() + 64);
            engine
                .compress_vec(text, &mut payload, FlushCompress::Sync)
                .unwrap();
            payload.truncate(payload.len() - 4);
            if at == 3 {
                inflater.lose();
                continue;
            }
            if at % 7 == 0 {
                inflater = MessageInflater::resumed(TAKES_OVER, &inflater.remembered());
            }
            let (out, unknown) = inflate(&mut inflater, &payload);
            assert_eq!(out.len(), text.len());
            let known = (0..)
                .zip(out.iter().zip(text))
                .filter(|(offset, _)| !unknown.iter().any(|span| span.contains(*offset)));
            assert!(
                known.into_iter().all(|(_, (byte, sent))| byte == sent),
                "{at}"
            );
            if at > 3 && inflater.remembers_all() {
                mended_at.get_or_insert(at);
            }
        }
        assert_eq!(mended_at, Some(200));
    }

    #[test]
    fn a_message_that_breaks_is_a_loss() {
        let mut inflater = MessageInflater::new(TAKES_OVER);
        let hello = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00];
        let again = [0xF2, 0x00, 0x11, 0x00, 0x00];
        assert_eq!(inflate(&mut inflater, &hello).0, b"Hello");
        assert_eq!(inflate(&mut inflater, &again), (b"Hello".to_vec(), vec![]));
        inflater.begin(1000);
        let (mut out, mut unknown) = (Vec::new(), Vec::new());
        let fed = inflater.feed(&[0x06, 0, 0], &mut out, &mut unknown);
        let ended = fed.and_then(|()| inflater.end(&mut out, &mut unknown));
        assert!(ended.is_err());
        assert_eq!(inflater.remembered(), Remembered::Nothing);
        let unknown = vec![Span { start: 1, end: 5 }];
        assert_eq!(
            inflate(&mut inflater, &again),
            (b"H\0\0\0\0".to_vec(), unknown)
        );
        assert!(!inflater.remembers_all());
        // Where nothing is taken over, nothing is lost.
        let mut inflater = MessageInflater::new(Compressing {
            takes_over: false,
            ..TAKES_OVER
        });
        inflater.lose();
        assert!(inflater.remembers_all());
        assert_eq!(inflate(&mut inflater, &hello), (b"Hello".to_vec(), vec![]));
    }
}
