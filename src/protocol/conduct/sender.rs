//! What one peer sends, as far as the other has to answer it.

use super::keys::MaskingKeys;
use super::pings::Pings;
use super::{Clock, Decoded, Place};
use crate::bytes::Span;
use crate::protocol::{Finding, FrameEntry, Opcode, Peer, Rule};

/// One peer.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    clock: Clock,
    pub(super) keys: MaskingKeys,
    /// The pings that it sends, and the pongs that come back.
    pub(super) pings: Pings,
    /// Its first Close frame and its status code, if that is known.
    pub(super) close: Option<(Place, Option<u16>)>,
    /// Its data after the other peer's Close frame: the first frame, and how many.
    pub(super) late: Option<(Place, u64)>,
    /// Its last frame, or head.
    pub(super) last: Option<Place>,
    /// When its last frame was seen.
    pub(super) last_frame: Option<u64>,
    /// When it ended its direction with a FIN.
    pub(super) fin: Option<u64>,
    /// Whether no frame is missing of the last ones.
    pub(super) end_is_known: bool,
    open: Option<Control>,
}

/// A control frame, once all of it came.
#[derive(Clone, Debug)]
pub(super) struct Control {
    pub(super) opcode: Opcode,
    pub(super) place: Place,
    /// Its payload; `None` if bytes of it were not captured, or there are more than may be.
    pub(super) data: Option<Vec<u8>>,
    left: u64,
}

impl Control {
    /// Bytes of payload that a control frame has at most (§5.5).
    const LONGEST: u64 = 125;

    fn new(opcode: Opcode, place: Place, len: u64) -> Self {
        Self {
            opcode,
            place,
            data: (len <= Self::LONGEST).then(Vec::new),
            left: len,
        }
    }

    /// Takes what belongs to it of the front of `payload`.
    fn fill(&mut self, payload: &mut &[u8]) {
        let part = split_front(payload, self.left);
        self.left -= part.len() as u64;
        if let Some(data) = &mut self.data {
            data.extend(part);
        }
    }
}

impl Sender {
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            clock,
            keys: MaskingKeys::default(),
            pings: Pings::default(),
            close: None,
            late: None,
            last: None,
            last_frame: None,
            fin: None,
            end_is_known: false,
            open: None,
        }
    }

    /// Its frames are known from here on.
    pub(super) fn begin(&mut self, head: Place) {
        self.last.get_or_insert(head);
        self.end_is_known = true;
        self.pings.begin();
    }

    pub(super) const fn has_open_control(&self) -> bool {
        self.open.is_some()
    }

    /// Bytes without a control frame.
    #[inline]
    pub(super) fn pass(&mut self, time: u64, decoded: &Decoded<'_>) {
        let frames = &decoded.batch.frames;
        if let Some(last) = frames.last() {
            self.see(last, decoded.first, frames.len() - 1, time);
            // A Close frame is a peer's last one.
            self.end_is_known = true;
        }
    }

    fn see(&mut self, frame: &FrameEntry, first: u32, index: usize, time: u64) {
        self.last = Some(place_of(frame, first, index, time));
        self.last_frame = Some(time);
    }

    /// Bytes among which there are control frames, or parts of them: each that is whole is handed on.
    pub(super) fn controls(
        &mut self,
        time: u64,
        decoded: &Decoded<'_>,
        hand_on: &mut dyn FnMut(&mut Self, Control),
    ) {
        let batch = decoded.batch;
        let mut payload = batch.payload.as_slice();
        if let Some(mut open) = self.open.take() {
            open.fill(&mut payload);
            if open.left > 0 {
                self.open = Some(open);
            } else {
                hand_on(self, open);
            }
        }
        // What else comes before the first frame is the rest of an earlier one.
        let of_frames: u64 = batch
            .frames
            .iter()
            .fold(0, |sum: u64, frame| sum.saturating_add(frame.payload_len()));
        let missing = batch
            .frames
            .last()
            .map_or(0, |last| last.payload().end.saturating_sub(decoded.end));
        let here = usize::try_from(of_frames.saturating_sub(missing)).unwrap_or(usize::MAX);
        payload = payload
            .get(payload.len().saturating_sub(here)..)
            .unwrap_or_default();
        for (index, frame) in batch.frames.iter().enumerate() {
            self.see(frame, decoded.first, index, time);
            if !frame.opcode().is_control() {
                self.end_is_known = true;
                split_front(&mut payload, frame.payload_len());
                continue;
            }
            let place = place_of(frame, decoded.first, index, time);
            let mut control = Control::new(frame.opcode(), place, frame.payload_len());
            control.fill(&mut payload);
            if !matches!(frame.opcode(), Opcode::PING | Opcode::PONG | Opcode::CLOSE) {
                continue;
            }
            if control.left > 0 {
                self.open = Some(control);
            } else {
                hand_on(self, control);
            }
        }
    }

    /// Data frames after the other peer's Close frame, which was seen at `closed`. The message that is open may still be finished (§5.5.1).
    #[cold]
    pub(super) fn take_late(&mut self, closed: u64, time: u64, decoded: &Decoded<'_>) {
        if time <= closed {
            return;
        }
        for (index, frame) in decoded.batch.frames.iter().enumerate() {
            match frame.opcode() {
                Opcode::CLOSE => return,
                Opcode::TEXT | Opcode::BINARY => {
                    let place = place_of(frame, decoded.first, index, time);
                    let (_, count) = self.late.get_or_insert((place, 0));
                    *count += 1;
                }
                _ => {}
            }
        }
    }

    pub(super) fn lose_frames(&mut self) {
        self.open = None;
        self.end_is_known = false;
        self.pings.lose_pings();
    }

    pub(super) fn lose_payload(&mut self, len: u64) -> Option<Control> {
        let open = self.open.as_mut()?;
        open.data = None;
        open.left = open.left.saturating_sub(len);
        if open.left > 0 {
            return None;
        }
        self.open.take()
    }

    /// What became of its pings. Gives back how many `other` left unanswered, in whatever way.
    pub(super) fn settle_pings(
        &self,
        peer: Peer,
        other: &Self,
        tcp_ended: Option<u64>,
        findings: &mut Vec<(Peer, Finding)>,
    ) -> u64 {
        let (unsolicited, mismatches) = self.pings.odd_pongs();
        for (rule, odd) in [
            (Rule::UnsolicitedPong, unsolicited),
            (Rule::PongMismatch, mismatches),
        ] {
            if let Some((first, count)) = odd {
                findings.push((super::other_than(peer), first.finding(rule, count)));
            }
        }
        if mismatches.is_none() {
            let mut owed = self.pings.owed();
            owed.retain(|(ping, _)| self.had_chance(ping, other));
            if let Some((first, _)) = owed.first() {
                let count = owed.iter().map(|(_, count)| count).sum();
                findings.push((peer, first.finding(Rule::UnansweredPing, count)));
            }
        }
        let waited = |ping: &Place| match (self.clock.seconds(1), tcp_ended) {
            (Some(second), Some(ended)) => ended >= ping.time.saturating_add(second),
            _ => false,
        };
        let owed = self.pings.owed();
        let owed = owed
            .iter()
            .filter(|(ping, _)| waited(ping) || self.had_chance(ping, other));
        owed.map(|(_, count)| count).sum()
    }

    /// Whether `other` must have seen `ping`, and could have answered.
    fn had_chance(&self, ping: &Place, other: &Self) -> bool {
        let after = |time: Option<u64>, seconds| match (time, self.clock.seconds(seconds)) {
            (Some(time), Some(long)) => time >= ping.time.saturating_add(long),
            _ => false,
        };
        let answer = other.close.as_ref();
        if answer.is_some_and(|(answer, _)| answer.time < ping.time) {
            return false;
        }
        // The answer to a Close frame shows that all was received that came before that.
        let answered = matches!(
            (&self.close, answer),
            (Some((close, sent)), Some((answer, echoed)))
                if close.time >= ping.time && answer.time >= close.time && sent == echoed
        );
        answered
            || after(answer.map(|(answer, _)| answer.time), Self::ENDING)
            || after(other.fin, Self::ENDING)
            || after(other.last_frame, Self::GOING_ON)
    }

    /// Seconds after a ping from which on a peer's end shows that it did not answer.
    const ENDING: u64 = 1;
    /// Seconds after a ping from which on a peer's frames show that it did not answer.
    const GOING_ON: u64 = 5;
}

fn place_of(frame: &FrameEntry, first: u32, index: usize, time: u64) -> Place {
    Place {
        frame: first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)),
        span: header_of(frame),
        time,
    }
}

/// The bytes of a frame's header.
pub(super) fn header_of(frame: &FrameEntry) -> Span {
    Span::at(frame.start(), u64::from(frame.header_seen()))
}

/// Takes the first bytes, at most `len`.
fn split_front<'a>(bytes: &mut &'a [u8], len: u64) -> &'a [u8] {
    let len = usize::try_from(len).unwrap_or(usize::MAX).min(bytes.len());
    let (front, rest) = bytes.split_at(len);
    *bytes = rest;
    front
}
