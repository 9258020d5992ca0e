//! Putting a message together from fragments, between which there is a ping.

use super::{Task, distinct};
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::typed;
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::{FrameEntry, Opcode, Peer};

pub(in crate::lessons) struct Fragments {
    bytes: Vec<u8>,
}

impl Fragments {
    const MESSAGES: [&str; 6] = [
        "Hello, world",
        "three parts, one message",
        "to be continued",
        "control frames may come between",
        "put me together",
        "one message at a time",
    ];
    const PINGS: [&str; 5] = ["alive?", "tick", "heartbeat", "1739", "here?"];

    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let message = chance.pick(&Self::MESSAGES).as_bytes();
        let ping = chance.pick(&Self::PINGS).as_bytes();
        let count = 2 + chance.below(2);
        let after = chance.below(count - 1);
        let mut bytes = Vec::new();
        let mut rest = message;
        for at in 0..count {
            let is_last = at + 1 == count;
            // No fragment begins or ends with a blank: it would not be seen that one is there.
            let mut len = if is_last {
                rest.len()
            } else {
                2 + chance.below(rest.len() / 2)
            };
            while !is_last
                && rest
                    .get(len.saturating_sub(1)..=len)
                    .is_some_and(|cut| cut.contains(&b' '))
            {
                len += 1;
            }
            let (payload, behind) = rest.split_at_checked(len).unwrap_or((rest, &[]));
            rest = behind;
            let opcode = if at == 0 {
                Opcode::TEXT
            } else {
                Opcode::CONTINUATION
            };
            let frame = Frame::new(opcode, payload);
            let frame = if is_last { frame } else { frame.not_last() };
            frame.write(&mut bytes);
            if at == after {
                Frame::new(Opcode::PING, ping).write(&mut bytes);
            }
        }
        Self { bytes }
    }

    fn read(&self) -> Read {
        Read::of(Peer::Server, &self.bytes)
    }

    fn message(&self) -> String {
        String::from_utf8_lossy(&self.read().message()).into_owned()
    }

    fn wrong_texts(&self) -> Vec<(String, &'static str)> {
        let read = self.read();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let data: Vec<String> = read
            .payloads()
            .filter(|(frame, _)| !frame.opcode().is_control())
            .map(|(_, payload)| text(payload))
            .collect();
        let ping = read
            .payloads()
            .find(|(frame, _)| frame.opcode() == Opcode::PING);
        let without_last = data.split_last().map(|(_, before)| before.concat());
        let mistakes = vec![
            (text(&read.batch.payload), "fragments-ping-included"),
            (
                data.first().cloned().unwrap_or_default(),
                "fragments-first-only",
            ),
            (without_last.unwrap_or_default(), "fragments-not-to-the-end"),
            (
                data.last().cloned().unwrap_or_default(),
                "fragments-last-only",
            ),
            (data.join(" "), "fragments-spaced"),
            (
                ping.map_or_else(String::new, |(_, payload)| text(payload)),
                "fragments-ping-only",
            ),
            (
                data.iter().rev().map(String::as_str).collect(),
                "fragments-reversed",
            ),
        ];
        distinct(&self.message(), mistakes)
    }
}

impl Task for Fragments {
    fn question(&self) -> Said {
        Said::plain("fragments").number("count", self.read().frames().len() as u64)
    }

    fn shown(&self) -> Shown {
        Shown::whole(Peer::Server, &self.bytes)
    }

    fn wanted(&self) -> Wanted {
        Wanted::Text
    }

    fn hints(&self) -> Vec<Said> {
        let read = self.read();
        let first = read.frames().first().map_or(0, FrameEntry::payload_len);
        let parts = read
            .frames()
            .iter()
            .filter(|frame| !frame.opcode().is_control())
            .count();
        vec![
            Said::plain("fragments-1")
                .number("length", first)
                .number("offset", first + 2),
            Said::plain("fragments-2"),
            Said::plain("fragments-3").number("count", parts as u64),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Typed(typed) = answer else {
            return Verdict::unread("type-text");
        };
        let (given, message) = (typed::text(typed), self.message());
        if given.is_empty() {
            return Verdict::unread("type-text");
        }
        if given == message {
            let count = self
                .read()
                .frames()
                .iter()
                .filter(|frame| !frame.opcode().is_control())
                .count();
            return Verdict::Right(Said::plain("fragments").number("count", count as u64));
        }
        let known = self.wrong_texts();
        if let Some((_, id)) = known.iter().find(|(mistake, _)| mistake == given) {
            return Verdict::wrong(id);
        }
        let [given, length] = [given, &message].map(|text| text.len() as u64);
        if given == length {
            return Verdict::wrong("fragments-letter");
        }
        Verdict::Wrong(
            Said::plain("fragments-length")
                .number("given", given)
                .number("length", length),
        )
    }

    fn answer(&self) -> Answer {
        Answer::Typed(self.message())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        super::typed(self.wrong_texts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::Place;

    #[test]
    fn a_hint_says_where_the_second_frame_begins_counted_from_0() {
        for seed in 0..50 {
            let task = Fragments::new(&mut Chance::new(seed));
            let second = task.shown().span(1).unwrap();
            let place = ("offset", Place::Number(second.start));
            assert!(task.hints()[0].places.contains(&place), "{seed}");
        }
    }
}
