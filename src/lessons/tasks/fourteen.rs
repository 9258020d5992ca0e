//! Fourteen faults: find them all.

use super::Task;
use super::fault::broken;
use super::refuted::{RULES, refuted};
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::{Answer, Claim, Said, Shown, Verdict, Wanted};
use crate::protocol::{FrameHeader, LengthForm, Opcode, Peer, Rule};

pub(in crate::lessons) struct Fourteen {
    bytes: Vec<u8>,
}

impl Fourteen {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let mut early: Vec<Vec<u8>> = [
            Rule::ReservedBits,
            Rule::ReservedOpcode,
            Rule::NonMinimalLength,
            Rule::ControlTooLong,
            Rule::FragmentedControl,
            Rule::ContinuationWithoutMessage,
            Rule::InvalidUtf8,
        ]
        .map(|rule| broken(rule, chance))
        .into();
        early.push(interrupted(chance));
        // Not all is wrong.
        early.push(sound(chance));
        early.push(Frame::new(Opcode::PING, b"").masked(chance.key()).bytes());
        chance.shuffle(&mut early);
        let mut closes: Vec<Vec<u8>> = [Rule::CloseBodyTooShort, Rule::ForbiddenCloseCode]
            .map(|rule| broken(rule, chance))
            .into();
        let bad_reason = b"\x03\xF0bad \xFF";
        closes.push(
            Frame::new(Opcode::CLOSE, bad_reason)
                .masked(chance.key())
                .bytes(),
        );
        chance.shuffle(&mut closes);
        let mut bytes = early.concat();
        bytes.extend(closes.concat());
        // A length that no stream has: what follows it is cut off.
        let header = FrameHeader {
            fin: true,
            rsv: 0,
            opcode: Opcode::BINARY,
            length_form: LengthForm::SixtyFour,
            payload_len: 1 << 63 | 4,
            masking_key: Some(chance.key()),
        };
        header.encode(&mut bytes);
        bytes.extend((0..4).map(|_| chance.byte()));
        Self { bytes }
    }

    fn read(&self) -> Read {
        Read::of(Peer::Client, &self.bytes)
    }

    /// Each rule that is broken, and the first frame that breaks it.
    fn faults(&self) -> Vec<Claim> {
        let mut faults: Vec<Claim> = Vec::new();
        for finding in &self.read().batch.findings {
            if faults.iter().all(|fault| fault.rule != finding.rule) {
                faults.push(Claim {
                    frame: finding.frame,
                    rule: finding.rule,
                });
            }
        }
        faults
    }
}

/// A message that another one interrupts.
fn interrupted(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = Frame::new(Opcode::TEXT, b"open")
        .masked(chance.key())
        .not_last()
        .bytes();
    Frame::new(Opcode::BINARY, b"intruder")
        .masked(chance.key())
        .write(&mut bytes);
    bytes
}

/// A message in two fragments, as it may be.
fn sound(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = Frame::new(Opcode::TEXT, b"all is ")
        .masked(chance.key())
        .not_last()
        .bytes();
    let rest = Frame::new(Opcode::CONTINUATION, b"well");
    rest.masked(chance.key()).write(&mut bytes);
    bytes
}

impl Task for Fourteen {
    fn question(&self) -> Said {
        Said::plain("fourteen").number("count", self.faults().len() as u64)
    }

    fn shown(&self) -> Shown {
        Shown::whole(Peer::Client, &self.bytes)
    }

    fn wanted(&self) -> Wanted {
        Wanted::Faults(RULES.to_vec())
    }

    fn hints(&self) -> Vec<Said> {
        let faults = self.faults();
        let frames = self.read().frames().len() as u64;
        let late = faults
            .iter()
            .filter(|fault| is_of_close(fault.rule))
            .count();
        vec![
            Said::plain("fourteen-1").number("frames", frames),
            Said::plain("fourteen-2").number("count", late as u64),
            Said::plain("fourteen-3"),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Faults(claims) = answer else {
            return Verdict::unread("choose-faults");
        };
        if claims.is_empty() {
            return Verdict::unread("choose-faults");
        }
        let read = self.read();
        let holds = |claim: &Claim| {
            read.findings(claim.frame)
                .any(|finding| finding.rule == claim.rule)
        };
        if let Some(wrong) = claims.iter().find(|claim| !holds(claim)) {
            return Verdict::Wrong(refuted(wrong.rule, &read, wrong.frame));
        }
        let faults = self.faults();
        let found = faults
            .iter()
            .filter(|fault| claims.iter().any(|claim| claim.rule == fault.rule))
            .count() as u64;
        let count = faults.len() as u64;
        if found == count {
            return Verdict::Right(Said::plain("fourteen").number("count", count));
        }
        Verdict::Partly(
            Said::plain("fourteen")
                .number("found", found)
                .number("count", count)
                .number("left", count - found),
        )
    }

    fn answer(&self) -> Answer {
        Answer::Faults(self.faults())
    }

    /// Every rule, said of every frame that does not break it.
    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let read = self.read();
        let mut mistakes = Vec::new();
        for (frame, _) in (0..).zip(read.frames()) {
            for rule in RULES {
                if read.findings(frame).all(|finding| finding.rule != rule) {
                    let claim = Claim { frame, rule };
                    mistakes.push((Answer::Faults(vec![claim]), refuted(rule, &read, frame).id));
                }
            }
        }
        mistakes
    }
}

const fn is_of_close(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::CloseBodyTooShort
            | Rule::ForbiddenCloseCode
            | Rule::InvalidCloseReason
            | Rule::FrameAfterClose
    )
}
