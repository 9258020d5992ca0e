//! One item of a capture's timeline: 24 bytes, whatever it stands for.

use crate::bytes::Span;
use crate::capture::tcp::{Side, TcpEvent};
use crate::protocol::{FrameEntry, HeadKind, LengthForm, Opcode};

/// What happened, when, in which conversation, on which side. Packed: time 56 bits, a frame's first two bytes 16, stream offset 40,
/// length 40, conversation 32, flags 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    when: u64,
    place: u64,
    what: u64,
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Frame,
    Head(Half),
    Tcp(TcpEvent),
    Gap(GapKind),
}

/// Which head of a handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Request,
    Response,
}

/// Why bytes are of no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GapKind {
    NotCaptured,
    NotDecoded,
}

const FRAME: u64 = 0;
const HEAD: u64 = 1;
const TCP: u64 = 2;
const GAP: u64 = 3;
const KIND: u64 = 0x3;
const OTHER_SIDE: u64 = 0x4;
const HEADER_CUT: u64 = 0x8;

const FORTY_BITS: u64 = (1 << 40) - 1;
const EVENTS: [TcpEvent; 6] = [
    TcpEvent::Syn,
    TcpEvent::SynAck,
    TcpEvent::Ack,
    TcpEvent::Fin,
    TcpEvent::FinAcked,
    TcpEvent::Rst,
];

/// Where and when: what all entries have.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    /// Nanoseconds from the start of the capture.
    pub(super) time: u64,
    pub(super) conversation: u32,
    pub(super) side: Side,
}

impl Entry {
    /// Lengths and stream offsets from here on are stored as this.
    pub(super) const LONGEST: u64 = FORTY_BITS;

    pub(super) fn frame(at: At, frame: &FrameEntry) -> Self {
        let [first, second] = frame.first_two();
        let whole = frame.header().is_some();
        let len = if whole {
            frame.payload_len()
        } else {
            u64::from(frame.header_seen())
        };
        let flags = FRAME | if whole { 0 } else { HEADER_CUT };
        Self::packed(at, first, second, Span::at(frame.start(), len), flags)
    }

    pub(super) fn head(at: At, kind: HeadKind, span: Span) -> Self {
        let first = u8::from(kind != HeadKind::Request);
        Self::packed(at, first, 0, span, HEAD)
    }

    /// `record` is where its numbers are kept.
    pub(super) fn tcp(at: At, event: TcpEvent, record: u64) -> Self {
        let first = EVENTS.iter().position(|known| *known == event).unwrap_or(0);
        let first = u8::try_from(first).unwrap_or(0);
        Self::packed(at, first, 0, Span::at(record, 0), TCP)
    }

    pub(super) fn gap(at: At, kind: GapKind, span: Span) -> Self {
        let first = u8::from(kind == GapKind::NotDecoded);
        Self::packed(at, first, 0, span, GAP)
    }

    fn packed(at: At, first: u8, second: u8, span: Span, flags: u64) -> Self {
        let len = span.len().min(FORTY_BITS);
        let side = match at.side {
            Side::Opener => 0,
            Side::Other => OTHER_SIDE,
        };
        Self {
            when: at.time << 8 | u64::from(first),
            place: span.start.min(FORTY_BITS) << 24 | len & 0xFF_FFFF,
            what: u64::from(at.conversation) << 32
                | (len >> 24) << 16
                | u64::from(second) << 8
                | side
                | flags,
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match self.what & KIND {
            FRAME => Kind::Frame,
            HEAD if self.first() == 0 => Kind::Head(Half::Request),
            HEAD => Kind::Head(Half::Response),
            TCP => Kind::Tcp(
                EVENTS
                    .get(usize::from(self.first()))
                    .copied()
                    .unwrap_or(TcpEvent::Syn),
            ),
            _ if self.first() == 0 => Kind::Gap(GapKind::NotCaptured),
            _ => Kind::Gap(GapKind::NotDecoded),
        }
    }

    pub(super) const fn is_frame(&self) -> bool {
        self.what & KIND == FRAME
    }

    /// Nanoseconds from the start of the capture.
    pub(super) const fn time(&self) -> u64 {
        self.when >> 8
    }

    pub(super) const fn conversation(&self) -> u32 {
        (self.what >> 32) as u32
    }

    pub(super) const fn side(&self) -> Side {
        if self.what & OTHER_SIDE == 0 {
            Side::Opener
        } else {
            Side::Other
        }
    }

    /// Stream offset of its first byte; of a TCP event, where its numbers are kept.
    pub(super) const fn start(&self) -> u64 {
        self.place >> 24
    }

    /// Of a frame, the length of its payload as its header says, or how many bytes of a header are there that is cut; of others, their
    /// length in the stream. [`Entry::LONGEST`] stands for anything from there on.
    pub(super) const fn len(&self) -> u64 {
        self.place & 0xFF_FFFF | (self.what >> 16 & 0xFFFF) << 24
    }

    /// What it takes in its stream, as far as its header says.
    pub(super) const fn span(&self) -> Span {
        if self.is_frame() && !self.header_is_cut() {
            Span::at(self.start(), self.header_len() as u64 + self.len())
        } else {
            Span::at(self.start(), self.len())
        }
    }

    /// The payload of a frame in its stream, as long as its header says.
    pub(super) const fn payload(&self) -> Span {
        if self.header_is_cut() {
            Span::at(self.start() + self.len(), 0)
        } else {
            Span::at(self.start() + self.header_len() as u64, self.len())
        }
    }

    /// Length of the header in bytes, if it is whole.
    pub(super) const fn header_len(&self) -> u8 {
        let form = LengthForm::announced_by(self.second() & 0x7F);
        let key = if self.masked() { 4 } else { 0 };
        2 + form.extended_bytes() + key
    }

    pub(super) const fn header_is_cut(&self) -> bool {
        self.what & HEADER_CUT != 0
    }

    pub(super) const fn fin(&self) -> bool {
        self.first() & 0x80 != 0
    }

    /// RSV1–3 as a 3-bit number, RSV1 = 4.
    pub(super) const fn rsv(&self) -> u8 {
        self.first() >> 4 & 0x7
    }

    pub(super) const fn opcode(&self) -> Opcode {
        Opcode(self.first() & 0xF)
    }

    pub(super) const fn masked(&self) -> bool {
        self.second() & 0x80 != 0
    }

    /// Whether it is a frame with which a message begins.
    pub(super) const fn begins_message(&self) -> bool {
        self.is_frame()
            && !self.header_is_cut()
            && !self.opcode().is_control()
            && self.opcode().0 != Opcode::CONTINUATION.0
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the last eight bits are meant"
    )]
    const fn first(&self) -> u8 {
        self.when as u8
    }

    #[expect(clippy::cast_possible_truncation, reason = "eight bits are meant")]
    const fn second(&self) -> u8 {
        (self.what >> 8) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{FrameHeader, MaskingKey};

    const AT: At = At {
        time: 1 << 50,
        conversation: 7_000_000,
        side: Side::Other,
    };

    #[test]
    fn an_entry_takes_24_bytes() {
        assert_eq!(size_of::<Entry>(), 24);
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        for len in [0, 5, 125, 126, 65_536, 1 << 30, (1 << 40) - 2] {
            let header = FrameHeader {
                fin: true,
                rsv: 4,
                opcode: Opcode::TEXT,
                length_form: LengthForm::minimal_for(len),
                payload_len: len,
                masking_key: Some(MaskingKey([1, 2, 3, 4])),
            };
            let entry = Entry::frame(AT, &FrameEntry::new(1 << 35, &header));
            assert_eq!(
                (entry.time(), entry.conversation(), entry.side()),
                (AT.time, AT.conversation, AT.side)
            );
            assert_eq!(
                (entry.fin(), entry.rsv(), entry.opcode(), entry.masked()),
                (true, 4, Opcode::TEXT, true)
            );
            assert_eq!((entry.start(), entry.len()), (1 << 35, len));
            assert_eq!(entry.header_len(), header.len());
            assert_eq!(entry.kind(), Kind::Frame);
            assert!(entry.begins_message());
        }
        for event in EVENTS {
            assert_eq!(Entry::tcp(AT, event, 9).kind(), Kind::Tcp(event));
        }
        let gap = Entry::gap(AT, GapKind::NotDecoded, Span::at(3, 1 << 38));
        assert_eq!(
            (gap.kind(), gap.span()),
            (Kind::Gap(GapKind::NotDecoded), Span::at(3, 1 << 38))
        );
        let head = Entry::head(AT, HeadKind::Response(Some(101)), Span::at(0, 120));
        assert_eq!(head.kind(), Kind::Head(Half::Response));
    }
}
