//! Reading a payload length of 16 bits.

use super::{Task, distinct};
use crate::lessons::chance::Chance;
use crate::lessons::typed::hex;
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::{FrameHeader, LengthForm, Opcode, Peer};

pub(in crate::lessons) struct Length16 {
    /// The header and the first bytes of the payload.
    bytes: Vec<u8>,
}

impl Length16 {
    /// Payload bytes that are shown.
    const SHOWN: usize = 8;

    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        // Two bytes that differ, so that their order shows.
        let len = loop {
            let [high, low, ..] = chance.next().to_be_bytes();
            if high > 0 && low > 0 && high != low {
                break u64::from(high) << 8 | u64::from(low);
            }
        };
        let header = FrameHeader {
            fin: true,
            rsv: 0,
            opcode: Opcode::BINARY,
            length_form: LengthForm::Sixteen,
            payload_len: len,
            masking_key: chance.flip().then(|| chance.key()),
        };
        let mut bytes = Vec::new();
        header.encode(&mut bytes);
        bytes.extend((0..Self::SHOWN).map(|_| chance.byte()));
        Self { bytes }
    }

    fn len(&self) -> u64 {
        FrameHeader::parse(&self.bytes).map_or(0, |header| header.payload_len)
    }

    /// Clients mask.
    fn peer(&self) -> Peer {
        match FrameHeader::parse(&self.bytes) {
            Ok(header) if header.masking_key.is_some() => Peer::Client,
            _ => Peer::Server,
        }
    }

    fn header_len(&self) -> u64 {
        FrameHeader::parse(&self.bytes).map_or(0, |header| header.len().into())
    }

    fn byte(&self, at: usize) -> u64 {
        self.bytes.get(at).copied().unwrap_or(0).into()
    }

    fn numbers(&self) -> Vec<(u64, &'static str)> {
        let [second, high, low] = [1, 2, 3].map(|at| self.byte(at));
        let four = [2, 3, 4, 5]
            .map(|at| self.byte(at))
            .iter()
            .fold(0, |all, byte| all << 8 | byte);
        let eight = (2..10)
            .map(|at| self.byte(at))
            .fold(0, |all, byte| all << 8 | byte);
        let mistakes = vec![
            (126, "length-16-seven-bits"),
            (second, "length-16-mask-counted"),
            (low << 8 | high, "length-16-little-endian"),
            (high, "length-16-high-byte"),
            (low, "length-16-low-byte"),
            (high + low, "length-16-sum"),
            (high * 255 + low, "length-16-255"),
            (self.len() + self.header_len(), "length-16-header-counted"),
            (self.len() + 126, "length-16-126-added"),
            (four, "length-16-four-bytes"),
            (eight, "length-16-eight-bytes"),
        ];
        distinct(&self.len(), mistakes)
    }
}

impl Task for Length16 {
    fn question(&self) -> Said {
        Said::plain("length-16")
    }

    fn shown(&self) -> Shown {
        Shown::Bytes {
            peer: self.peer(),
            bytes: self.bytes.clone(),
            more: self.len() - Self::SHOWN as u64,
        }
    }

    fn wanted(&self) -> Wanted {
        Wanted::Number
    }

    fn hints(&self) -> Vec<Said> {
        let second = self.bytes.get(1..2).unwrap_or_default();
        let two = self.bytes.get(2..4).unwrap_or_default();
        vec![
            Said::plain("length-16-1").text("second", hex(second)),
            Said::plain("length-16-2").text("bytes", hex(two)),
            Said::plain("length-16-3")
                .number("high", self.byte(2))
                .number("low", self.byte(3)),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Some(number) = answer.number() else {
            return Verdict::unread("type-number");
        };
        let about = |id| {
            Said::plain(id)
                .text("bytes", hex(self.bytes.get(2..4).unwrap_or_default()))
                .text("second", hex(self.bytes.get(1..2).unwrap_or_default()))
                .number("high", self.byte(2))
                .number("low", self.byte(3))
                .number("given", number)
                .number("header", self.header_len())
        };
        if number == self.len() {
            return Verdict::Right(about("length-16").number("length", number));
        }
        let numbers = self.numbers();
        let known = numbers.iter().find(|(mistake, _)| *mistake == number);
        Verdict::Wrong(about(known.map_or("length-16-other", |(_, id)| id)))
    }

    fn answer(&self) -> Answer {
        Answer::Typed(self.len().to_string())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        super::typed(self.numbers())
    }
}
