//! Finding out which rule a frame breaks.

use super::Task;
use super::refuted::{named, refuted};
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::{LengthForm, Opcode, Peer, Rule};

pub(in crate::lessons) struct Fault {
    bytes: Vec<u8>,
    choices: Vec<Rule>,
}

/// Those that one frame can break alone.
const ALONE: [Rule; 10] = [
    Rule::ReservedBits,
    Rule::ReservedOpcode,
    Rule::NonMinimalLength,
    Rule::UnmaskedClientFrame,
    Rule::ControlTooLong,
    Rule::FragmentedControl,
    Rule::ContinuationWithoutMessage,
    Rule::InvalidUtf8,
    Rule::CloseBodyTooShort,
    Rule::ForbiddenCloseCode,
];

impl Fault {
    const CHOICES: usize = 6;

    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let mut rules = ALONE.to_vec();
        chance.shuffle(&mut rules);
        rules.truncate(Self::CHOICES);
        let bytes = rules
            .first()
            .map_or_else(Vec::new, |rule| broken(*rule, chance));
        chance.shuffle(&mut rules);
        Self {
            bytes,
            choices: rules,
        }
    }

    fn read(&self) -> Read {
        Read::of(Peer::Client, &self.bytes)
    }

    fn found(&self) -> Option<Rule> {
        self.read().findings(0).next().map(|finding| finding.rule)
    }
}

/// A frame of a client that breaks this rule and no other.
pub(super) fn broken(rule: Rule, chance: &mut Chance) -> Vec<u8> {
    let text = chance.pick(&["Hello", "status", "ready"]).as_bytes();
    let key = chance.key();
    let control = chance.pick(&[9, 10]);
    let frame = Frame::new(Opcode::TEXT, text).masked(key);
    match rule {
        Rule::ReservedBits => frame.rsv(chance.pick(&[1, 2, 3])).bytes(),
        Rule::ReservedOpcode => {
            let opcode = Opcode(chance.pick(&[3, 4, 5, 6, 7, 11, 12, 13, 14, 15]));
            Frame { opcode, ..frame }.bytes()
        }
        Rule::NonMinimalLength => {
            let form = if chance.flip() {
                LengthForm::Sixteen
            } else {
                LengthForm::SixtyFour
            };
            let mut out = Vec::new();
            frame.write_as(form, &mut out);
            out
        }
        Rule::UnmaskedClientFrame => Frame::new(Opcode::TEXT, text).bytes(),
        Rule::ControlTooLong => {
            let payload = vec![b'.'; 126 + chance.below(4)];
            Frame::new(Opcode(control), &payload).masked(key).bytes()
        }
        Rule::FragmentedControl => Frame::new(Opcode(control), text)
            .masked(key)
            .not_last()
            .bytes(),
        Rule::ContinuationWithoutMessage => {
            Frame::new(Opcode::CONTINUATION, text).masked(key).bytes()
        }
        Rule::InvalidUtf8 => {
            let bad: &[u8] = chance.pick(&[
                &b"caf\xE9"[..],
                b"\xC0\xAFroot",
                b"na\xEFve",
                b"\xED\xA0\x80",
            ]);
            Frame::new(Opcode::TEXT, bad).masked(key).bytes()
        }
        Rule::CloseBodyTooShort => Frame::new(Opcode::CLOSE, &[chance.byte()])
            .masked(key)
            .bytes(),
        Rule::ForbiddenCloseCode => {
            let code: u16 = chance.pick(&[0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000]);
            Frame::new(Opcode::CLOSE, &[&code.to_be_bytes()[..], b"gone"].concat())
                .masked(key)
                .bytes()
        }
        _ => frame.bytes(),
    }
}

impl Task for Fault {
    fn question(&self) -> Said {
        Said::plain("fault")
    }

    fn shown(&self) -> Shown {
        Shown::whole(Peer::Client, &self.bytes)
    }

    fn wanted(&self) -> Wanted {
        Wanted::One(self.choices.iter().copied().map(named).collect())
    }

    fn hints(&self) -> Vec<Said> {
        let second = self.found().map_or("fault-2-header", |rule| match rule {
            Rule::ReservedBits | Rule::ReservedOpcode | Rule::FragmentedControl => {
                "fault-2-first-byte"
            }
            Rule::NonMinimalLength | Rule::UnmaskedClientFrame | Rule::ControlTooLong => {
                "fault-2-second-byte"
            }
            Rule::ContinuationWithoutMessage => "fault-2-header",
            _ => "fault-2-payload",
        });
        vec![Said::plain("fault-1"), Said::plain(second)]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let chosen = match answer {
            Answer::One(at) => self.choices.get(*at).copied(),
            _ => None,
        };
        let Some(chosen) = chosen else {
            return Verdict::unread("choose-one");
        };
        let read = self.read();
        if read.findings(0).any(|finding| finding.rule == chosen) {
            return Verdict::right(chosen.id());
        }
        Verdict::Wrong(refuted(chosen, &read, 0))
    }

    fn answer(&self) -> Answer {
        let found = self.found();
        let at = self.choices.iter().position(|rule| Some(*rule) == found);
        Answer::One(at.unwrap_or(usize::MAX))
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let (found, read) = (self.found(), self.read());
        let wrong = self
            .choices
            .iter()
            .enumerate()
            .filter(|(_, rule)| Some(**rule) != found);
        wrong
            .map(|(at, rule)| (Answer::One(at), refuted(*rule, &read, 0).id))
            .collect()
    }
}
