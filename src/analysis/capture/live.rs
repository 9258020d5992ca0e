//! Reading both directions of a conversation behind its handshake.

use super::astray::{Doubt, More};
use super::conducting;
use super::conversation::{Conversation, ConversationKind, of_mut};
use super::entry::{At, Entry, GapKind};
use super::inflating::{Inflating, Place};
use super::pending::Pending;
use super::shared::Shared;
use super::waiting::Waiting;
use crate::bytes::Span;
use crate::capture::tcp::{Piece, Side};
use crate::protocol::{
    Batch, Compression, Decoder, Head, HeadKind, Opcode, Peer, Rule, Sender, Skipped,
};

/// A conversation whose frames are read.
pub(super) struct Live {
    pub(super) conversation: u32,
    sides: [Reading; 2],
}

/// One direction.
pub(super) struct Reading {
    pub(super) side: Side,
    pub(super) sender: Sender,
    pub(super) compression: Compression,
    pub(super) phase: Phase,
    pub(super) decoder: Decoder,
    pub(super) inflating: Option<Inflating>,
    /// The frame whose payload is not yet whole.
    pub(super) open: Option<OpenFrame>,
    /// Stream offset from which on frames are looked for.
    pub(super) lost_at: u64,
    /// Stream offset behind which all that is held is looked through again.
    pub(super) look_at: u64,
    /// Whether its frames were found by how they look.
    pub(super) guessed: bool,
    /// Rules that its sender breaks and stays in step.
    pub(super) habits: Vec<Rule>,
    /// Stream offset up to which frames are what they say.
    pub(super) trusted_to: u64,
    /// Doubts that were looked into.
    pub(super) doubts: u32,
    /// Those behind which the next one came.
    pub(super) vain_doubts: u32,
    /// The latest time of what was read.
    pub(super) time: u64,
}

pub(super) enum Phase {
    /// A request may still come: its answer was there before it.
    Head(Pending),
    Frames,
    /// A header may be none: what follows waits until that is clear.
    Doubt(Doubt),
    /// Where frames begin is not known.
    Lost(Pending),
}

#[derive(Clone, Copy)]
pub(super) struct OpenFrame {
    pub(super) span: Span,
    pub(super) left: u64,
    pub(super) fin: bool,
    pub(super) compressed: bool,
}

impl Live {
    /// Both directions from where `waiting`, by side, stand.
    pub(super) fn new(conversation: u32, of: &Conversation, waiting: &[Waiting; 2]) -> Self {
        let [opener, other] = waiting;
        Self {
            conversation,
            sides: [
                Reading::new(Side::Opener, of, opener),
                Reading::new(Side::Other, of, other),
            ],
        }
    }

    /// The next bytes of a side, which its ranges know already.
    pub(super) fn data(&mut self, side: Side, bytes: &[u8], time: u64, shared: &mut Shared) {
        of_mut(&mut self.sides, side).data(self.conversation, bytes, time, shared);
    }

    /// Bytes of a side that were not captured; its ranges know of them already.
    pub(super) fn gap(&mut self, side: Side, len: u64, time: u64, shared: &mut Shared) {
        of_mut(&mut self.sides, side).gap(self.conversation, len, time, shared);
    }

    /// Adds a piece to what the conversation knows of the source.
    pub(super) fn note(&self, side: Side, piece: &Piece<'_>, time: u64, shared: &mut Shared) {
        if let Some(conversation) = shared.conversation_mut(self.conversation) {
            conversation.last = conversation.last.max(time);
            let ranges = &mut conversation.track_mut(side).ranges;
            ranges.push(
                piece.bytes.len() as u64,
                piece.file_offset,
                piece.seen.packet,
            );
        }
    }

    /// Ends both directions.
    pub(super) fn finish(&mut self, shared: &mut Shared) {
        for side in &mut self.sides {
            side.finish(self.conversation, shared);
        }
        conducting::finish(self.conversation, shared);
    }
}

impl Reading {
    fn new(side: Side, of: &Conversation, waiting: &Waiting) -> Self {
        let start = waiting.pending.start();
        let before = of.behind_head(side, start);
        let is_lost = is_lost(side, of, waiting);
        let lost_at = if is_lost && of.track(side).ranges.missing_in(before) == 0 {
            before.start
        } else {
            start
        };
        let peer = of.peer(side);
        let sender = Sender::Known(peer);
        Self {
            side,
            sender,
            compression: of.compression,
            phase: if awaits_request(side, of) {
                Phase::Head(Pending::starting_at(start))
            } else if is_lost {
                Phase::Lost(Pending::starting_at(start))
            } else {
                Phase::Frames
            },
            decoder: Decoder::starting_at(start, sender, of.compression),
            inflating: match of.compression {
                Compression::Agreed => of.agreement.map(|agreement| {
                    let compressing = match peer {
                        Peer::Client => agreement.client,
                        Peer::Server => agreement.server,
                    };
                    Inflating::agreed(compressing, agreement)
                }),
                Compression::Unknown => Some(Inflating::perhaps(start)),
                Compression::Refused => None,
            },
            open: None,
            lost_at,
            look_at: start,
            guessed: false,
            habits: Vec::new(),
            trusted_to: start,
            doubts: 0,
            vain_doubts: 0,
            time: 0,
        }
    }

    fn data(&mut self, conversation: u32, bytes: &[u8], time: u64, shared: &mut Shared) {
        self.read(conversation, bytes, time, shared);
        self.advance(conversation, More::MayCome, shared);
    }

    /// Reads the next bytes, or has them wait.
    fn read(&mut self, conversation: u32, bytes: &[u8], time: u64, shared: &mut Shared) {
        match &mut self.phase {
            Phase::Frames => {
                self.time = self.time.max(time);
                self.decode(conversation, bytes, shared);
            }
            Phase::Head(pending) | Phase::Lost(pending) => pending.push(bytes, time),
            Phase::Doubt(doubt) => doubt.push(bytes, time),
        }
    }

    /// Reads what waits, as far as it is known what it is.
    fn advance(&mut self, conversation: u32, more: More, shared: &mut Shared) {
        loop {
            let clear = match &self.phase {
                Phase::Frames => None,
                Phase::Head(_) => self.look_for_request(conversation, more, shared),
                Phase::Lost(_) => self.look_for_frames(conversation, more, shared),
                Phase::Doubt(_) => self.judge(conversation, more, shared),
            };
            let Some(pending) = clear else {
                return;
            };
            for (bytes, time) in pending.pieces() {
                self.read(conversation, bytes, time, shared);
            }
        }
    }

    fn gap(&mut self, conversation: u32, len: u64, time: u64, shared: &mut Shared) {
        self.advance(conversation, More::BehindAGap, shared);
        self.time = self.time.max(time);
        match std::mem::replace(&mut self.phase, Phase::Frames) {
            Phase::Frames | Phase::Head(_) | Phase::Doubt(_) => {
                self.skip(conversation, len, shared);
            }
            Phase::Lost(pending) => {
                let end = pending.span().end;
                self.enter_undecoded(conversation, end, shared);
                let gap = Span::at(end, len);
                self.enter_gap(conversation, GapKind::NotCaptured, gap, shared);
                self.lose_frames(conversation, shared);
                self.lose(gap.end);
            }
        }
    }

    fn skip(&mut self, conversation: u32, len: u64, shared: &mut Shared) {
        let skipped = self.decoder.skip(len);
        if let Some(open) = &mut self.open {
            let place = Place {
                conversation,
                side: self.side,
                frame: open.span,
            };
            if open.compressed
                && let Some(inflating) = &mut self.inflating
            {
                inflating.lose(place);
            }
            open.compressed = false;
            open.left = open.left.saturating_sub(len);
            if open.left == 0 {
                self.open = None;
            }
        }
        let Skipped::OutOfStep { beyond, given_up } = skipped else {
            if let Some((conduct, peer)) = shared.conduct_mut(conversation, self.side) {
                conduct.lose_payload(peer, len);
            }
            return;
        };
        self.lose_frames(conversation, shared);
        let cut = Span::at(self.decoder.offset(), u64::from(given_up));
        let gap = Span::at(cut.end, beyond);
        // The message that is open, if any, lost its end, and one may have come and gone.
        if let Some(inflating) = &mut self.inflating {
            let place = Place {
                conversation,
                side: self.side,
                frame: gap,
            };
            inflating.lose(place);
        }
        self.open = None;
        self.enter_gap(conversation, GapKind::NotDecoded, cut, shared);
        self.enter_gap(conversation, GapKind::NotCaptured, gap, shared);
        self.lose(gap.end);
    }

    pub(super) fn enter_gap(
        &self,
        conversation: u32,
        kind: GapKind,
        span: Span,
        shared: &mut Shared,
    ) {
        if !span.is_empty() {
            shared.push(Entry::gap(self.at(conversation), kind, span));
        }
    }

    const fn at(&self, conversation: u32) -> At {
        At {
            time: self.time,
            conversation,
            side: self.side,
        }
    }

    /// A request that was captured after its answer.
    fn look_for_request(
        &mut self,
        conversation: u32,
        more: More,
        shared: &mut Shared,
    ) -> Option<Pending> {
        let Phase::Head(pending) = &mut self.phase else {
            return None;
        };
        let is_head = Head::begins(pending.bytes());
        let is_open = match is_head {
            None => true,
            Some(true) => Head::whole(pending.bytes()).is_none() && !pending.is_full(),
            Some(false) => false,
        };
        if is_open && more == More::MayCome {
            return None;
        }
        let mut pending = std::mem::take(pending);
        self.phase = Phase::Frames;
        if let Some(head) = head_of(&pending) {
            let span = Span::at(pending.start(), head.bytes.len() as u64);
            self.time = self.time.max(pending.time_at(pending.start()));
            if let Some(known) = shared.conversation_mut(conversation) {
                known.take_request(&head, span);
                known.kind = ConversationKind::Established;
            }
            if let Some((conduct, peer)) = shared.conduct_mut(conversation, self.side) {
                conduct.head(peer, span, self.time);
            }
            #[cfg(feature = "reports")]
            super::shaken::find(conversation, self.side, Some(&(span, head)), None, shared);
            let entry = Entry::head(self.at(conversation), HeadKind::Request, span);
            shared.push(entry);
            pending.take_to(span.end);
            self.decoder.rejoin(span.end);
        }
        Some(pending)
    }

    fn decode(&mut self, conversation: u32, bytes: &[u8], shared: &mut Shared) {
        let mut batch = std::mem::take(&mut shared.batch);
        batch.clear();
        let (offset, frames) = (self.decoder.offset(), self.decoder.frames());
        let before = (!self.decoder.is_at_rest()).then(|| self.decoder.clone());
        self.decoder.feed(bytes, &mut batch);
        let doubted = self.doubted(&batch);
        if let Some((at, _)) = &doubted {
            // Once more, up to there.
            self.decoder = before.unwrap_or_else(|| self.decoder.resting_at(offset, frames));
            batch.clear();
            let sure = at.saturating_sub(self.decoder.offset());
            let sure = usize::try_from(sure).unwrap_or(usize::MAX).min(bytes.len());
            let (sure, rest) = bytes.split_at(sure);
            self.decoder.feed(sure, &mut batch);
            self.take(conversation, &batch, shared);
            self.judge_conduct(conversation, &batch, shared);
            let mut pending = Pending::starting_at(*at);
            let header = self.decoder.give_back_header();
            for part in [&header, rest] {
                if !part.is_empty() {
                    pending.push(part, self.time);
                }
            }
            let rules = doubted.map(|(_, rules)| rules).unwrap_or_default();
            self.phase = Phase::Doubt(Doubt::new(pending, rules));
        } else {
            self.take(conversation, &batch, shared);
            self.judge_conduct(conversation, &batch, shared);
            self.count_segment(conversation, shared);
        }
        shared.batch = batch;
    }

    /// Enters what the decoder read.
    fn take(&mut self, conversation: u32, batch: &Batch, shared: &mut Shared) {
        let at = self.at(conversation);
        let (mut bytes, mut messages) = (0_u64, 0_u32);
        let mut closes = false;
        for frame in &batch.frames {
            let opcode = frame.opcode();
            shared.push(Entry::frame(at, frame));
            bytes = bytes.saturating_add(frame.payload_len());
            messages += u32::from(!opcode.is_control() && opcode != Opcode::CONTINUATION);
            closes |= opcode == Opcode::CLOSE;
        }
        shared.messages = shared.messages.saturating_add(messages);
        if let Some(known) = shared.conversation_mut(conversation) {
            known.frames += u32::try_from(batch.frames.len()).unwrap_or(0);
            known.messages += messages;
            let all = match known.peer(self.side) {
                Peer::Client => &mut known.bytes[0],
                Peer::Server => &mut known.bytes[1],
            };
            // Headers may say any length.
            *all = all.saturating_add(bytes);
            *of_mut(&mut known.closes, self.side) |= closes;
        }
        self.count_frames(conversation, batch, shared);
        if self.inflating.is_some() {
            self.inflate(conversation, batch, shared);
        }
        self.take_findings(conversation, batch, shared);
    }

    fn take_findings(&self, conversation: u32, batch: &Batch, shared: &mut Shared) {
        for finding in &batch.findings {
            shared.find(conversation, self.side, *finding);
        }
    }

    fn finish(&mut self, conversation: u32, shared: &mut Shared) {
        self.advance(conversation, More::Never, shared);
        if let Phase::Lost(pending) = std::mem::replace(&mut self.phase, Phase::Frames) {
            let end = pending.span().end;
            self.time = self.time.max(pending.time_at(end));
            self.enter_undecoded(conversation, end, shared);
            return;
        }
        let mut batch = std::mem::take(&mut shared.batch);
        batch.clear();
        self.decoder.finish(&mut batch);
        self.take(conversation, &batch, shared);
        shared.batch = batch;
    }
}

fn awaits_request(side: Side, of: &Conversation) -> bool {
    of.kind == ConversationKind::ResponseOnly && of.peer(side) == Peer::Client
}

/// Whether it is not known where frames of a side begin.
pub(super) fn is_lost(side: Side, of: &Conversation, waiting: &Waiting) -> bool {
    !awaits_request(side, of) && (of.kind == ConversationKind::MidStream || waiting.is_lost())
}

fn head_of(pending: &Pending) -> Option<Head<'_>> {
    Head::whole(pending.bytes()).filter(|head| head.kind == HeadKind::Request)
}
