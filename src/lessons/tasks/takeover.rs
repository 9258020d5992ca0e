//! Telling which messages can be inflated when one was lost.

use super::Task;
use crate::lessons::chance::Chance;
use crate::lessons::frames::Frame;
use crate::lessons::{Answer, Said, Shown, Step, Verdict, Wanted};
use crate::protocol::deflate::Compressing;
use crate::protocol::{Deflater, FrameHeader, MessageInflater, Opcode, Peer};

pub(in crate::lessons) struct Takeover {
    compressing: Compressing,
    messages: Vec<Message>,
}

struct Message {
    text: String,
    /// The frame, compressed.
    frame: Vec<u8>,
}

impl Takeover {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let compressing = Compressing {
            // The harder question comes more often.
            takes_over: chance.below(4) > 0,
            ..Compressing::default()
        };
        let [repeated, other] = match chance.below(3) {
            0 => ["price of tin: ", "WXYZQJKV"],
            1 => ["temperature ", "ok!OK?"],
            _ => ["{\"user\":\"ada\",\"n\":", "<PING/>"],
        };
        let mut number = 100 + chance.below(800);
        let mut counted = || {
            number += 1;
            [repeated, &number.to_string()].concat()
        };
        let mut texts = vec![counted(), other.to_owned(), counted()];
        if chance.flip() {
            texts.swap(1, 2);
        }
        if chance.flip() {
            texts.push([other, other].concat());
        }
        let mut deflater = Deflater::new(compressing);
        let messages = texts.into_iter().map(|text| {
            let mut payload = Vec::new();
            deflater.deflate(text.as_bytes(), &mut payload);
            let frame = Frame::new(Opcode::TEXT, &payload).rsv(4).bytes();
            Message { text, frame }
        });
        Self {
            compressing,
            messages: messages.collect(),
        }
    }

    /// Of each message but the first, whether all of it can be read when the first was lost.
    fn readable(&self) -> Vec<bool> {
        let mut inflater = MessageInflater::new(self.compressing);
        inflater.lose();
        let read = |message: &Message| {
            let (mut out, mut unknown) = (Vec::new(), Vec::new());
            inflater.begin(1 << 16);
            let fed = inflater.feed(message.payload(), &mut out, &mut unknown);
            let ended = fed.and_then(|()| inflater.end(&mut out, &mut unknown));
            ended.is_ok() && unknown.is_empty()
        };
        self.messages.iter().skip(1).map(read).collect()
    }

    fn right(&self) -> Vec<usize> {
        let readable = self.readable();
        readable
            .iter()
            .enumerate()
            .filter(|(_, readable)| **readable)
            .map(|(at, _)| at)
            .collect()
    }

    /// What is wrong about choosing these; nothing if that is right.
    fn mistake(&self, chosen: &[usize]) -> Option<Said> {
        let readable = self.readable();
        let wrong = readable
            .iter()
            .enumerate()
            .find(|(at, readable)| chosen.contains(at) != **readable)
            .map(|(at, _)| at)?;
        let message = self.messages.get(wrong + 1)?;
        let is_all = chosen.len() == readable.len();
        let id = match (self.compressing.takes_over, chosen.contains(&wrong)) {
            (false, _) if chosen.is_empty() => "takeover-none",
            (false, _) => "takeover-stands-alone",
            (true, true) if is_all => "takeover-all",
            (true, true) => "takeover-refers-back",
            (true, false) => "takeover-says-all",
        };
        Some(
            Said::plain(id)
                .number("message", wrong as u64 + 2)
                .number("length", message.text.len() as u64)
                .number("bytes", message.payload().len() as u64),
        )
    }
}

impl Message {
    fn payload(&self) -> &[u8] {
        let len = FrameHeader::parse(&self.frame).map_or(0, |header| header.len());
        self.frame.get(usize::from(len)..).unwrap_or_default()
    }
}

impl Task for Takeover {
    fn question(&self) -> Said {
        Said::plain("takeover")
    }

    fn shown(&self) -> Shown {
        let parameters = if self.compressing.takes_over {
            ""
        } else {
            "; server_no_context_takeover"
        };
        let agreed = Step {
            peer: Some(Peer::Server),
            said: Said::plain("agrees")
                .text("extension", ["permessage-deflate", parameters].concat()),
            bytes: Vec::new(),
        };
        let messages = (1_u64..).zip(&self.messages).map(|(number, message)| Step {
            peer: Some(Peer::Server),
            said: Said::plain("message")
                .number("message", number)
                .text("text", &message.text)
                .number("length", message.text.len() as u64)
                .number("bytes", message.payload().len() as u64),
            bytes: message.frame.clone(),
        });
        Shown::Steps(std::iter::once(agreed).chain(messages).collect())
    }

    fn wanted(&self) -> Wanted {
        let choice = |number: u64| Said::plain("message").number("message", number);
        Wanted::Some((2..=self.messages.len() as u64).map(choice).collect())
    }

    fn hints(&self) -> Vec<Said> {
        let last = if self.compressing.takes_over {
            "takeover-3-yes"
        } else {
            "takeover-3-no"
        };
        vec![
            Said::plain("takeover-1"),
            Said::plain("takeover-2"),
            Said::plain(last),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Some(chosen) = answer else {
            return Verdict::unread("choose-some");
        };
        if chosen
            .iter()
            .any(|at| at.saturating_add(1) >= self.messages.len())
        {
            return Verdict::unread("choose-some");
        }
        match self.mistake(chosen) {
            Some(said) => Verdict::Wrong(said),
            None if self.compressing.takes_over => Verdict::right("takeover-yes"),
            None => Verdict::right("takeover-no"),
        }
    }

    fn answer(&self) -> Answer {
        Answer::Some(self.right())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let count = self.messages.len() - 1;
        let subset =
            |bits: usize| -> Vec<usize> { (0..count).filter(|at| bits >> at & 1 == 1).collect() };
        let wrong = (0..1_usize << count).map(subset);
        wrong
            .filter_map(|chosen| {
                let id = self.mistake(&chosen)?.id;
                Some((Answer::Some(chosen), id))
            })
            .collect()
    }
}
