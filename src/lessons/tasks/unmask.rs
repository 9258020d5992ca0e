//! Unmasking a payload by hand.

use super::{Task, distinct};
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::typed::{self, hex};
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::{FrameHeader, MaskingKey, Opcode, Peer};

pub(in crate::lessons) struct Unmask {
    bytes: Vec<u8>,
}

impl Unmask {
    /// None of them is all hex digits, and all go beyond one round of the key.
    const WORDS: [&str; 8] = [
        "Hello", "socket", "masked", "frames", "opcode", "closed", "ping me", "RFC 6455",
    ];

    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let word = chance.pick(&Self::WORDS);
        let frame = Frame::new(Opcode::TEXT, word.as_bytes()).masked(chance.key());
        Self {
            bytes: frame.bytes(),
        }
    }

    fn unmasked(&self) -> Vec<u8> {
        Read::of(Peer::Client, &self.bytes).batch.payload
    }

    fn key(&self) -> MaskingKey {
        let header = FrameHeader::parse(&self.bytes).ok();
        header
            .and_then(|header| header.masking_key)
            .unwrap_or(MaskingKey::ZERO)
    }

    fn masked(&self) -> &[u8] {
        self.bytes.get(6..).unwrap_or_default()
    }

    fn wrong_bytes(&self) -> Vec<(Vec<u8>, &'static str)> {
        let (masked, MaskingKey(key)) = (self.masked(), self.key());
        let with = |key: [u8; 4]| {
            let mut bytes = Vec::new();
            MaskingKey(key).append(masked, &mut bytes);
            bytes
        };
        let [a, b, c, d] = key;
        let key_once = masked
            .iter()
            .enumerate()
            .map(|(at, byte)| byte ^ key.get(at).unwrap_or(&0));
        let minus = masked
            .iter()
            .zip(key.iter().cycle())
            .map(|(byte, key)| byte.wrapping_sub(*key));
        let plus = masked
            .iter()
            .zip(key.iter().cycle())
            .map(|(byte, key)| byte.wrapping_add(*key));
        let too_early: Vec<u8> = match *self.bytes.as_slice() {
            [_, second, third, fourth, fifth, ..] => {
                let mut bytes = Vec::new();
                let early = self.bytes.get(5..5 + masked.len()).unwrap_or_default();
                MaskingKey([second, third, fourth, fifth]).append(early, &mut bytes);
                bytes
            }
            _ => Vec::new(),
        };
        let mistakes = vec![
            (masked.to_vec(), "unmask-still-masked"),
            (key_once.collect(), "unmask-key-once"),
            (with([d, c, b, a]), "unmask-key-reversed"),
            (with([b, c, d, a]), "unmask-key-second"),
            (with([a; 4]), "unmask-one-key-byte"),
            (minus.collect(), "unmask-subtracted"),
            (plus.collect(), "unmask-added"),
            (too_early, "unmask-key-too-early"),
            (self.unmasked().to_ascii_lowercase(), "unmask-letter-case"),
        ];
        distinct(&self.unmasked(), mistakes)
    }
}

impl Task for Unmask {
    fn question(&self) -> Said {
        Said::plain("unmask")
    }

    fn shown(&self) -> Shown {
        Shown::whole(Peer::Client, &self.bytes)
    }

    fn wanted(&self) -> Wanted {
        Wanted::Text
    }

    fn hints(&self) -> Vec<Said> {
        let MaskingKey(key) = self.key();
        let row = |at: usize| {
            let byte = |bytes: &[u8]| hex(bytes.get(at..=at).unwrap_or_default());
            let cycled: Vec<u8> = key.iter().cycle().take(8).copied().collect();
            [byte(self.masked()), byte(&cycled), byte(&self.unmasked())]
        };
        let [masked, of_key, unmasked] = row(0);
        let [fifth_masked, fifth_key, _] = row(4);
        vec![
            Said::plain("unmask-1").text("key", hex(&key)),
            Said::plain("unmask-2")
                .text("masked", masked)
                .text("key", of_key)
                .text("unmasked", unmasked),
            Said::plain("unmask-3")
                .text("masked", fifth_masked)
                .text("key", fifth_key),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Typed(typed) = answer else {
            return Verdict::unread("type-text");
        };
        let unmasked = self.unmasked();
        let given = typed::bytes(typed, unmasked.len());
        if given.is_empty() {
            return Verdict::unread("type-text");
        }
        if given == unmasked {
            let text = String::from_utf8_lossy(&unmasked);
            return Verdict::Right(Said::plain("unmask").text("text", text));
        }
        let known = self.wrong_bytes();
        if let Some((_, id)) = known.iter().find(|(mistake, _)| *mistake == given) {
            return Verdict::wrong(id);
        }
        if given.len() != unmasked.len() {
            let said = Said::plain("unmask-length").number("given", given.len() as u64);
            return Verdict::Wrong(said.number("length", unmasked.len() as u64));
        }
        let differs = |(_, (given, right)): &(usize, (&u8, &u8))| given != right;
        let at = given
            .iter()
            .zip(&unmasked)
            .enumerate()
            .find(differs)
            .map_or(0, |(at, _)| at);
        let byte = |bytes: &[u8]| hex(bytes.get(at..=at).unwrap_or_default());
        let MaskingKey(key) = self.key();
        let of_key = key.get(at % 4).map_or_else(String::new, |key| hex(&[*key]));
        Verdict::Wrong(
            Said::plain("unmask-byte")
                .number("number", at as u64)
                .text("masked", byte(self.masked()))
                .text("key", of_key)
                .text("given", byte(&given)),
        )
    }

    fn answer(&self) -> Answer {
        Answer::Typed(String::from_utf8_lossy(&self.unmasked()).into_owned())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let typed = |(bytes, id): (Vec<u8>, &'static str)| (Answer::Typed(hex(&bytes)), id);
        self.wrong_bytes().into_iter().map(typed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::Place;

    #[test]
    fn a_wrong_byte_is_counted_from_0_as_that_of_the_key_is() {
        let task = Unmask::new(&mut Chance::new(1));
        for at in 0..task.unmasked().len() {
            let mut given = task.unmasked();
            // No usual mistake leads to one other byte.
            given[at] ^= 1;
            let verdict = task.check(&Answer::Typed(hex(&given)));
            let place = ("number", Place::Number(at as u64));
            assert!(verdict.said().places.contains(&place), "{verdict:?}");
        }
    }
}
