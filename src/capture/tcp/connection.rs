//! One connection: two streams, and what happens beside them.

use super::recent::Recent;
use super::stream::{Arrival, Begun, Out, Stream};
use super::table::{End, Key};
use super::{
    Captured, ConnectionId, Flags, Happened, Oddity, Opened, Segment, Side, Sink, TcpEvent,
};

#[derive(Debug)]
pub(super) struct Connection {
    key: Key,
    opener: End,
    id: ConnectionId,
    /// What the opener's next segment may be.
    opening: Opening,
    /// Segments that it had; they wrap.
    segments: u32,
    /// The opener's first.
    streams: [Stream; 2],
    /// By whose FIN it was.
    fin_acked: [bool; 2],
    reset: [bool; 2],
    /// Whether it stands in line to give up what it holds.
    pub(super) in_line: bool,
    /// Whether the connection that took its ports was one too many: its segments are left out.
    pub(super) is_left_out: bool,
}

/// How far the three-way opening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// The SYN-ACK was seen: the ACK may come.
    SynAcked,
    Other,
}

impl Connection {
    /// The connection that a segment of `sender` begins.
    pub(super) fn new(key: Key, sender: End, id: ConnectionId, segment: &Segment) -> Self {
        let answers = opens(segment) && segment.flags.has(Flags::ACK);
        Self {
            key,
            opener: if answers { sender.other() } else { sender },
            id,
            opening: Opening::Other,
            segments: 0,
            streams: [Stream::default(), Stream::default()],
            fin_acked: [false; 2],
            reset: [false; 2],
            in_line: false,
            is_left_out: false,
        }
    }

    pub(super) const fn key(&self) -> &Key {
        &self.key
    }

    /// What is to be said when its first segment comes.
    pub(super) fn opened(&self, first: &Segment) -> (ConnectionId, Opened) {
        let ends = [self.opener, self.opener.other()].map(|end| self.key.end(end));
        let opened = Opened {
            ends,
            interface: self.key.interface(),
            syn_seen: opens(first),
        };
        (self.id, opened)
    }

    /// Memory that waiting bytes take.
    pub(super) fn weight(&self) -> usize {
        let [one, two] = &self.streams;
        one.weight() + two.weight()
    }

    pub(super) fn is_holding(&self) -> bool {
        let [one, two] = &self.streams;
        one.is_holding() || two.is_holding()
    }

    /// Whether a segment is the first of another connection with the same ends: a SYN with another number than this one's.
    pub(super) fn is_replaced_by(&self, sender: End, segment: &Segment) -> bool {
        if !opens(segment) {
            return false;
        }
        let side = self.side(sender);
        let (own, other) = (self.stream(side), self.stream(side.other()));
        if own.begun() != Begun::No {
            return own.base() != segment.first_byte();
        }
        match other.begun() {
            // Only segments without payload were seen, of an earlier connection then.
            Begun::No => true,
            _ if segment.flags.has(Flags::ACK) => {
                let acknowledged = other.place(segment.acknowledgment_number);
                acknowledged.is_none_or(|place| place > other.position())
            }
            // Both may open at once (RFC 9293 §3.5).
            begun => begun == Begun::Midway || other.position() > 0,
        }
    }

    pub(super) fn take(
        &mut self,
        sender: End,
        segment: &Segment,
        captured: &Captured<'_>,
        recent: &mut Recent,
        sink: &mut impl Sink,
    ) {
        self.segments = self.segments.wrapping_add(1);
        let segments = self.segments;
        let side = self.side(sender);
        let flags = segment.flags;
        let is_first_syn = self.note_opening(side, segment);
        let [opener, other] = &mut self.streams;
        let (own, others) = match side {
            Side::Opener => (opener, other),
            Side::Other => (other, opener),
        };
        let mut out = Out {
            id: self.id,
            side,
            sink,
            recent,
        };
        own.count(captured.checksum, segment.payload_len);
        if flags.has(Flags::ACK) && !own.doubts(captured.checksum) {
            others.acknowledge(segment.acknowledgment_number);
            if others.has_doubtful() {
                out.side = side.other();
                others.hand_on_acknowledged(&mut out);
                out.side = side;
            }
        }
        let say = |event, out: &mut Out<'_, _>| {
            happened(event, segment, captured, out);
        };
        match is_first_syn {
            Some(true) if flags.has(Flags::ACK) => say(TcpEvent::SynAck, &mut out),
            Some(true) => say(TcpEvent::Syn, &mut out),
            Some(false) => out.odd(Oddity::Retransmission, 0, captured.seen),
            None => {}
        }
        if self.opening == Opening::SynAcked
            && side == Side::Opener
            && is_first_syn.is_none()
            && flags.has(Flags::ACK)
        {
            self.opening = Opening::Other;
            let completes = segment.payload_len == 0
                && !flags.any(Flags::FIN | Flags::RST)
                && own.place(segment.sequence_number) == Some(0)
                && others.place(segment.acknowledgment_number) == Some(0);
            if completes {
                say(TcpEvent::Ack, &mut out);
            }
        }
        let len = u64::from(segment.payload_len);
        let is_plain = !flags.any(Flags::SYN | Flags::FIN | Flags::RST);
        if is_plain && own.is_kept_alive_by(segment.sequence_number, len) {
            out.odd(Oddity::KeepAlive, len, captured.seen);
        // What a RST carries is no data but words on why (RFC 9293 §3.5.3).
        } else if len > 0 && !flags.has(Flags::RST) {
            let arrival = Arrival {
                first_byte: segment.first_byte(),
                len,
                captured,
            };
            own.take(arrival, &mut out);
        }
        if flags.has(Flags::ACK)
            && let Some(fin) = others.fin()
            && let Some(fin_acked) = self.fin_acked.get_mut(side.other() as usize)
            && !*fin_acked
            && others.place(segment.acknowledgment_number) > Some(fin)
        {
            *fin_acked = true;
            say(TcpEvent::FinAcked, &mut out);
        }
        if flags.has(Flags::RST) {
            if let Some(reset) = self.reset.get_mut(side as usize) {
                if *reset {
                    out.odd(Oddity::Retransmission, 0, captured.seen);
                } else {
                    *reset = true;
                    say(TcpEvent::Rst, &mut out);
                }
            }
        } else if flags.has(Flags::FIN) {
            let end = segment.first_byte().wrapping_add(segment.payload_len);
            if own.end(end, captured.seen) {
                say(TcpEvent::Fin, &mut out);
            } else if len == 0 {
                out.odd(Oddity::Retransmission, 0, captured.seen);
            }
        }
        own.settle(segments, &mut out);
        out.side = side.other();
        others.settle(segments, &mut out);
    }

    pub(super) const fn id(&self) -> ConnectionId {
        self.id
    }

    /// Whether a peer broke it, or both ended it and know.
    pub(super) const fn is_over(&self) -> bool {
        let ([opener, other], [by_opener, by_other]) = (self.fin_acked, self.reset);
        by_opener || by_other || opener && other
    }

    /// Hands on all that waits, with the gaps before it.
    pub(super) fn give_up(&mut self, recent: &mut Recent, sink: &mut impl Sink) {
        let id = self.id;
        for (stream, side) in self.streams.iter_mut().zip([Side::Opener, Side::Other]) {
            stream.give_up(&mut Out {
                id,
                side,
                sink,
                recent,
            });
        }
    }

    /// Ends it.
    pub(super) fn finish(&mut self, recent: &mut Recent, sink: &mut impl Sink) {
        let id = self.id;
        for (stream, side) in self.streams.iter_mut().zip([Side::Opener, Side::Other]) {
            stream.finish(&mut Out {
                id,
                side,
                sink,
                recent,
            });
            if stream.checksums().any_wrong() {
                sink.summed(id, side, stream.checksums());
            }
        }
        sink.closed(id);
    }

    const fn side(&self, sender: End) -> Side {
        match (self.opener, sender) {
            (End::Lower, End::Lower) | (End::Higher, End::Higher) => Side::Opener,
            _ => Side::Other,
        }
    }

    const fn stream(&self, side: Side) -> &Stream {
        let [opener, other] = &self.streams;
        match side {
            Side::Opener => opener,
            Side::Other => other,
        }
    }

    /// What a SYN says: whether it is the first of its side; nothing if it is none.
    fn note_opening(&mut self, side: Side, segment: &Segment) -> Option<bool> {
        if !opens(segment) {
            return None;
        }
        let [opener, other] = &mut self.streams;
        let (own, others) = match side {
            Side::Opener => (opener, other),
            Side::Other => (other, opener),
        };
        let is_first = own.begun() != Begun::Syn;
        own.begin(segment.first_byte(), Begun::Syn);
        if segment.flags.has(Flags::ACK) {
            others.begin(segment.acknowledgment_number, Begun::Midway);
            if is_first {
                self.opening = Opening::SynAcked;
            }
        }
        Some(is_first)
    }
}

/// Whether it is a SYN or a SYN-ACK.
const fn opens(segment: &Segment) -> bool {
    segment.flags.has(Flags::SYN) && !segment.flags.has(Flags::RST)
}

fn happened(
    event: TcpEvent,
    segment: &Segment,
    captured: &Captured<'_>,
    out: &mut Out<'_, impl Sink>,
) {
    let happened = Happened {
        event,
        sequence_number: segment.sequence_number,
        acknowledgment_number: if segment.flags.has(Flags::ACK) {
            segment.acknowledgment_number
        } else {
            0
        },
        file_offset: captured.packet_offset,
    };
    out.sink
        .happened(out.id, out.side, &happened, captured.seen);
}
