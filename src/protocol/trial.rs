//! Which parameters of permessage-deflate the compressed messages of one direction inflate with: tried, whatever was agreed.

use super::{Compressing, InflateError, Inflater, MessageInflater, Opcode, Remembered, distance};
use serde::{Deserialize, Serialize};

/// Inflates the messages of one direction with and without context takeover, as long as it is worth it.
#[derive(Debug)]
pub struct Trial {
    alone: Inflater,
    taking_over: MessageInflater,
    /// Whether messages before the first one are not known.
    midway: bool,
    tried: Tried,
    /// Bytes that were tried, compressed and inflated.
    spent: [u64; 2],
}

/// What came of a trial.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// Messages that were tried.
    pub messages: u32,
    /// Those that inflate without a look at the ones before them: no context is needed.
    pub alone: u32,
    /// Those that inflate after the ones before them: what needs no context does too.
    pub taking_over: u32,
    /// The longest distance that one refers back, in bytes.
    pub farthest: u32,
}

impl Trial {
    /// Messages that are tried at most.
    const MESSAGES_LIMIT: u32 = 1_000;
    /// Bytes that are tried at most, compressed and inflated.
    const SPENT_LIMITS: [u64; 2] = [1 << 20, 16 << 20];
    /// Bytes of a message that is tried, compressed, at most.
    pub const PAYLOAD_LIMIT: usize = 64 * 1024;
    const INFLATED_LIMIT: u64 = 1 << 20;

    /// A trial before the first message of which the ones before it are `remembered`.
    pub fn starting(remembered: &Remembered) -> Self {
        let [alone, taking_over] = [false, true].map(|takes_over| Compressing {
            takes_over,
            ..Compressing::default()
        });
        Self {
            alone: Inflater::new(alone),
            taking_over: MessageInflater::resumed(taking_over, remembered),
            midway: *remembered == Remembered::Nothing,
            tried: Tried::default(),
            spent: [0; 2],
        }
    }

    /// What came of it so far.
    pub const fn tried(&self) -> Tried {
        self.tried
    }

    /// Whether another message is worth a try.
    pub fn goes_on(&self) -> bool {
        let spent = self.spent.iter().zip(Self::SPENT_LIMITS);
        self.tried.messages < Self::MESSAGES_LIMIT
            && spent.into_iter().all(|(spent, of)| *spent < of)
    }

    /// A message, or the rest of one, was not captured.
    pub fn lose(&mut self) {
        self.taking_over.lose();
    }

    /// Tries a message of this `payload`, unmasked and whole.
    pub fn message(&mut self, opcode: Opcode, payload: &[u8]) {
        if payload.len() > Self::PAYLOAD_LIMIT {
            self.lose();
            return;
        }
        let (mut out, mut unknown) = (Vec::new(), Vec::new());
        self.alone.begin(Self::INFLATED_LIMIT);
        let alone = self.alone.feed(payload, &mut out);
        let alone = alone.and_then(|()| self.alone.end(&mut out));
        let alone = alone.map(|()| is_sound(opcode, &out));
        self.spent[0] += payload.len() as u64;
        self.spent[1] += out.len() as u64;
        out.clear();
        self.taking_over.begin(Self::INFLATED_LIMIT);
        let taking_over = self.taking_over.feed(payload, &mut out, &mut unknown);
        let taking_over = taking_over.and_then(|()| self.taking_over.end(&mut out, &mut unknown));
        let taking_over = taking_over.map(|()| !unknown.is_empty() || is_sound(opcode, &out));
        self.spent[1] += out.len() as u64;
        let is_too_long = |result| matches!(result, Err(InflateError::Limit { .. }));
        // What refers back to what is not known says nothing, unless nothing was ever known.
        let is_open = !unknown.is_empty() && !self.midway;
        if is_open || is_too_long(alone) || is_too_long(taking_over) {
            return;
        }
        self.tried.messages += 1;
        self.tried.alone += u32::from(alone == Ok(true));
        self.tried.taking_over += u32::from(taking_over == Ok(true));
        if taking_over == Ok(true) {
            self.tried.farthest = self.tried.farthest.max(distance::farthest(payload));
        }
    }
}

impl Tried {
    /// Whether all that was tried inflates with these parameters.
    pub const fn fits(&self, compressing: Compressing) -> bool {
        self.inflated(compressing) == self.messages && self.fits_window(compressing)
    }

    /// How many messages inflate with these parameters, whatever the window.
    pub const fn inflated(&self, compressing: Compressing) -> u32 {
        if compressing.takes_over {
            self.taking_over
        } else {
            self.alone
        }
    }

    /// Whether no distance is longer than the window of these parameters.
    pub const fn fits_window(&self, compressing: Compressing) -> bool {
        self.farthest <= compressing.window()
    }

    /// The base-2 logarithm of the least window, 8–15, that no distance is longer than.
    pub fn window_bits(&self) -> u8 {
        let holds = |bits: &u8| self.farthest <= 1 << *bits;
        (8..15).find(holds).unwrap_or(15)
    }
}

fn is_sound(opcode: Opcode, inflated: &[u8]) -> bool {
    opcode != Opcode::TEXT || std::str::from_utf8(inflated).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};
    use proptest::prelude::*;

    /// Messages as a sender compresses them.
    fn deflated(texts: &[String], takes_over: bool) -> Vec<Vec<u8>> {
        let mut engine = Compress::new(Compression::default(), false);
        let compress = |text: &String| {
            if !takes_over {
                engine.reset();
            }
            let mut out = Vec::with_capacity(2 * text.len() + 64);
            engine
                .compress_vec(text.as_bytes(), &mut out, FlushCompress::Sync)
                .unwrap();
            out.truncate(out.len().saturating_sub(4));
            if out.is_empty() {
                out.push(0);
            }
            out
        };
        texts.iter().map(compress).collect()
    }

    fn tried(payloads: &[Vec<u8>], remembered: &Remembered) -> Tried {
        let mut trial = Trial::starting(remembered);
        for payload in payloads {
            trial.message(Opcode::TEXT, payload);
        }
        trial.tried()
    }

    #[test]
    fn what_inflates_is_counted() {
        let texts: Vec<String> = (0..6).map(|at| format!("hello {at} hello")).collect();
        let all = Remembered::All(Vec::new());
        let sound = |messages, alone, taking_over| (messages, alone, taking_over);
        let rows: [(&str, Vec<Vec<u8>>, &Remembered, (u32, u32, u32)); 4] = [
            (
                "with contexts",
                deflated(&texts, true),
                &all,
                sound(6, 1, 6),
            ),
            ("without", deflated(&texts, false), &all, sound(6, 6, 6)),
            (
                "with contexts, begun midway",
                deflated(&texts, true)[2..].to_vec(),
                &Remembered::Nothing,
                sound(4, 0, 4),
            ),
            (
                "not compressed",
                vec![b"\x07hello".to_vec(), b"\x06".to_vec()],
                &all,
                sound(2, 0, 0),
            ),
        ];
        for (name, payloads, remembered, expected) in rows {
            let seen = tried(&payloads, remembered);
            assert_eq!(
                (seen.messages, seen.alone, seen.taking_over),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn the_least_window_is_told() {
        for (farthest, bits) in [(0, 8), (256, 8), (257, 9), (16_385, 15), (32_768, 15)] {
            let tried = Tried {
                farthest,
                ..Tried::default()
            };
            assert_eq!(tried.window_bits(), bits, "{farthest}");
        }
    }

    proptest! {
        #[test]
        fn who_compresses_so_is_found_to(
            texts in proptest::collection::vec("([a-f]{1,9}|hello|[ -~]{0,60}){0,20}", 1..12),
            takes_over: bool,
            lost in proptest::collection::vec(any::<bool>(), 12),
        ) {
            let payloads = deflated(&texts, takes_over);
            let mut trial = Trial::starting(&Remembered::All(Vec::new()));
            for (payload, lost) in payloads.iter().zip(lost) {
                if lost {
                    trial.lose();
                } else {
                    trial.message(Opcode::TEXT, payload);
                }
                let tried = trial.tried();
                prop_assert_eq!(tried.taking_over, tried.messages);
                prop_assert!(takes_over || tried.alone == tried.messages);
                prop_assert!(tried.alone <= tried.taking_over);
            }
        }

        #[test]
        fn anything_is_tried(payloads: Vec<Vec<u8>>) {
            let tried = tried(&payloads, &Remembered::All(Vec::new()));
            prop_assert!(tried.alone <= tried.messages && tried.taking_over <= tried.messages);
        }
    }
}
