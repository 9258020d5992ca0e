//! Finding the FIN bit that ends a message.

use super::Task;
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::{FieldId, FrameEntry, Opcode, Peer, field};

pub(in crate::lessons) struct FindFin {
    bytes: Vec<u8>,
}

impl FindFin {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let text = chance
            .pick(&["Hello", "WebSocket", "fragments", "one by one"])
            .as_bytes();
        let count = 2 + chance.below(2);
        let mut bytes = Vec::new();
        let mut rest = text;
        for at in 0..count {
            let is_last = at + 1 == count;
            let len = if is_last {
                rest.len()
            } else {
                1 + chance.below(2)
            };
            let (payload, after) = rest.split_at_checked(len).unwrap_or((rest, &[]));
            rest = after;
            let opcode = if at == 0 {
                Opcode::TEXT
            } else {
                Opcode::CONTINUATION
            };
            let frame = Frame::new(opcode, payload).masked(chance.key());
            let frame = if is_last { frame } else { frame.not_last() };
            frame.write(&mut bytes);
        }
        Self { bytes }
    }

    fn read(&self) -> Read {
        Read::of(Peer::Client, &self.bytes)
    }

    /// The number of the frame, and the field that `bit` belongs to.
    fn field_at(&self, bit: u64) -> Option<(usize, FieldId)> {
        let read = self.read();
        let number = read
            .frames()
            .partition_point(|frame| 8 * frame.start() <= bit);
        let frame = read.frames().get(number.checked_sub(1)?)?;
        let start = usize::try_from(frame.start()).ok()?;
        let bytes = self.bytes.get(start..)?;
        let seen = u64::from(frame.header_seen()) + frame.payload_len();
        let within = bit - 8 * frame.start();
        let fields = field::fields(bytes, seen.min(bytes.len() as u64));
        let found = fields
            .iter()
            .find(|field| field.bit <= within && within < field.bit + field.bits)?;
        Some((number, found.id))
    }

    /// The bit at which `field` of the last frame begins.
    fn bit_of(&self, wanted: FieldId) -> Option<u64> {
        let read = self.read();
        let last = read.frames().last()?;
        let bytes = self.bytes.get(usize::try_from(last.start()).ok()?..)?;
        let fields = field::fields(bytes, bytes.len() as u64);
        let found = fields.iter().find(|field| field.id == wanted)?;
        Some(8 * last.start() + found.bit)
    }
}

impl Task for FindFin {
    fn question(&self) -> Said {
        Said::plain("find-fin").number("count", self.read().frames().len() as u64)
    }

    fn shown(&self) -> Shown {
        Shown::whole(Peer::Client, &self.bytes)
    }

    fn wanted(&self) -> Wanted {
        Wanted::Bit
    }

    fn hints(&self) -> Vec<Said> {
        let read = self.read();
        let first = read.frames().first();
        let len = first.map_or(0, FrameEntry::payload_len);
        let last = read.frames().last().map_or(0, FrameEntry::start);
        vec![
            Said::plain("find-fin-1"),
            Said::plain("find-fin-2")
                .number("length", len)
                .number("frame", len + 6),
            Said::plain("find-fin-3").number("offset", last),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Bit(bit) = *answer else {
            return Verdict::unread("choose-bit");
        };
        let Some((number, field)) = self.field_at(bit) else {
            return Verdict::unread("choose-bit");
        };
        let number = number as u64;
        let read = self.read();
        let frame = number
            .checked_sub(1)
            .and_then(|at| read.frames().get(usize::try_from(at).ok()?));
        let offset = bit / 8;
        if field == FieldId::Fin && frame.is_some_and(FrameEntry::fin) {
            return Verdict::Right(
                Said::plain("find-fin")
                    .number("offset", offset)
                    .number("frame", number),
            );
        }
        let id = mistake(field);
        Verdict::Wrong(
            Said::plain(id)
                .number("offset", offset)
                .number("frame", number),
        )
    }

    fn answer(&self) -> Answer {
        Answer::Bit(self.bit_of(FieldId::Fin).unwrap_or(0))
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let fields = [
            FieldId::Rsv1,
            FieldId::Opcode,
            FieldId::Mask,
            FieldId::PayloadLen,
            FieldId::MaskingKey,
            FieldId::Payload,
        ];
        let earlier = (Answer::Bit(0), mistake(FieldId::Fin));
        let others = fields
            .into_iter()
            .filter_map(|field| Some((Answer::Bit(self.bit_of(field)?), mistake(field))));
        std::iter::once(earlier).chain(others).collect()
    }
}

/// What is wrong about a bit of this field; of FIN, that it is 0.
const fn mistake(field: FieldId) -> &'static str {
    match field {
        FieldId::Fin => "find-fin-not-set",
        FieldId::Rsv1 | FieldId::Rsv2 | FieldId::Rsv3 => "find-fin-rsv",
        FieldId::Opcode => "find-fin-opcode",
        FieldId::Mask => "find-fin-mask",
        FieldId::PayloadLen | FieldId::ExtendedPayloadLen => "find-fin-length",
        FieldId::MaskingKey => "find-fin-key",
        FieldId::Payload | FieldId::StatusCode | FieldId::Reason => "find-fin-payload",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::Place;

    /// As every hex dump does, and as the index of a key's byte is counted.
    #[test]
    fn bytes_are_counted_from_0() {
        for seed in 0..50 {
            let task = FindFin::new(&mut Chance::new(seed));
            let frames = task.shown().frames().len();
            let last = task.shown().span(u32::try_from(frames).unwrap() - 1);
            let place = ("offset", Place::Number(last.unwrap().start));
            assert!(task.hints()[2].places.contains(&place), "{seed}");
            let right = task.check(&task.answer());
            assert!(right.said().places.contains(&place), "{seed}");
            let first = task.check(&Answer::Bit(0));
            assert!(first.said().places.contains(&("offset", Place::Number(0))));
        }
    }
}
