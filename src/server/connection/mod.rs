//! One WebSocket connection behind its handshake, as the server has it: bytes in, bytes out.

mod fault;
mod pieces;

use super::compression::MessageCompression;
use super::frame::{FIN, write_frame};
use super::misbehaviour::{Aftermath, Misbehaviour, Moment, answer};
use super::{Bench, Outgoing};
use crate::protocol::{
    Agreement, Batch, CloseBody, Compression, Decoder, FrameEntry, Opcode, Peer, Rule, Sender,
};
use fault::Fault;
use pieces::{HEADROOM, Pieces};

/// What is done with messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Each is sent back as it came: text as text, compressed if it was.
    Echo,
    /// They are left out: this peer only listens.
    Feed,
}

/// How far a connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Messages go both ways.
    Open,
    /// A Close frame was sent; the peer's is awaited.
    Closing,
    /// Nothing more is read or said: what waits is to be sent, then the TCP connection ends.
    Over,
}

/// The server's side of a connection. It checks what RFC 6455 and RFC 7692 let a server check, and fails the connection with the code of the
/// rule that is broken. It takes any bytes, and however they are cut the peer gets the same answer.
#[derive(Debug)]
pub struct Connection {
    purpose: Purpose,
    /// The longest message, in bytes.
    limit: u64,
    decoder: Decoder,
    standing: Standing,
    compression: Option<Box<MessageCompression>>,
    /// The frame whose payload goes on.
    part: Option<Part>,
    /// The message whose final fragment has not come.
    message: Option<Message>,
    /// Its bytes, behind [`HEADROOM`] bytes for a header, unless they are compressed.
    kept: Vec<u8>,
    /// The payload of a control frame that goes on.
    control: Vec<u8>,
    /// How many messages are taken before the TCP connection ends without a Close frame.
    messages_left: Option<u64>,
    /// What is still to be done wrong.
    misbehaviour: Option<Misbehaviour>,
}

/// A frame, as far as its payload has not come.
#[derive(Clone, Copy, Debug)]
struct Part {
    opcode: Opcode,
    fin: bool,
    missing: u64,
}

#[derive(Clone, Copy, Debug)]
struct Message {
    opcode: Opcode,
    is_compressed: bool,
    /// Bytes of payload that its frames announced.
    announced: u64,
}

/// RSV1 as [`FrameEntry::rsv`] has it.
const COMPRESSED: u8 = 0x4;

impl Connection {
    /// A connection whose handshake agreed on this, and whose messages may have `limit` bytes.
    pub fn new(purpose: Purpose, agreement: Option<Agreement>, limit: u64) -> Self {
        let compression = if agreement.is_some() {
            Compression::Agreed
        } else {
            Compression::Refused
        };
        Self {
            purpose,
            limit,
            decoder: Decoder::new(Sender::Known(Peer::Client), compression),
            standing: Standing::Open,
            compression: agreement.map(|agreement| Box::new(MessageCompression::new(agreement))),
            part: None,
            message: None,
            kept: Vec::new(),
            control: Vec::new(),
            messages_left: None,
            misbehaviour: None,
        }
    }

    /// The same connection, which breaks a rule on purpose: once, and one about permessage-deflate only if that was agreed on.
    #[must_use]
    pub fn misbehaving(mut self, misbehaviour: Misbehaviour) -> Self {
        let needs_agreement = matches!(
            misbehaviour.rule(),
            Rule::CorruptDeflate | Rule::DistanceBeyondWindow | Rule::FinalBlock
        );
        let is_possible = !needs_agreement || self.compression.is_some();
        self.misbehaviour = is_possible.then_some(misbehaviour);
        self
    }

    /// The same connection, whose TCP connection ends without a Close frame once `messages` messages were answered.
    #[must_use]
    pub fn dropped_after(mut self, messages: u64) -> Self {
        self.messages_left = Some(messages);
        if messages == 0 {
            self.standing = Standing::Over;
        }
        self
    }

    /// How far it is.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// How many bytes of memory it holds for the message that goes on.
    pub fn held(&self) -> usize {
        let inflated = self.compression.as_ref().map_or(0, |own| own.held());
        self.kept.capacity() + inflated
    }

    /// Takes the next bytes of the client and appends the answer to `out`.
    pub fn take(&mut self, bytes: &[u8], bench: &mut Bench, out: &mut Outgoing) {
        if self.standing == Standing::Over {
            return;
        }
        out.make_room();
        let batch = &mut bench.batch;
        batch.clear();
        if self.kept.is_empty() {
            batch.payload.resize(HEADROOM, 0);
        } else {
            let kept = std::mem::take(&mut self.kept);
            bench.payload = std::mem::replace(&mut batch.payload, kept);
        }
        let at = batch.payload.len();
        let first = self.decoder.frames();
        self.decoder.feed(bytes, batch);
        let Batch {
            frames,
            payload,
            findings,
        } = batch;
        let mut pieces = Pieces {
            payload,
            at,
            message: HEADROOM..at,
        };
        let fault = Fault::first(findings);
        self.walk(frames, first, fault, &mut pieces, out);
        let Pieces { message, .. } = pieces;
        if self.standing == Standing::Open
            && self.message.is_some_and(|message| !message.is_compressed)
        {
            payload.truncate(message.end);
            payload.drain(HEADROOM.min(message.start)..message.start);
            // The beginning of a short message needs no long buffer.
            self.kept = if payload.len() < payload.capacity() / 8 {
                payload.as_slice().to_vec()
            } else {
                std::mem::replace(payload, std::mem::take(&mut bench.payload))
            };
        } else if payload.capacity() < bench.payload.capacity() {
            std::mem::swap(payload, &mut bench.payload);
        }
        bench.tidy();
    }

    /// Sends a message in one frame, uncompressed; nothing once a Close frame was sent.
    pub fn send(&self, opcode: Opcode, payload: &[u8], out: &mut Outgoing) {
        if self.standing == Standing::Open {
            out.make_room();
            write_frame(FIN | opcode.0, payload, out.end());
        }
    }

    /// Sends a Ping frame, with at most 125 bytes; nothing once a Close frame was sent.
    pub fn ping(&self, payload: &[u8], out: &mut Outgoing) {
        self.send(Opcode::PING, payload.get(..125).unwrap_or(payload), out);
    }

    /// Begins the closing handshake (§7.1.2), with a reason of at most 123 bytes; nothing once a Close frame was sent.
    pub fn close(&mut self, code: u16, reason: &str, out: &mut Outgoing) {
        if self.standing == Standing::Open {
            Self::write_close(code, reason, out);
            self.standing = Standing::Closing;
            // No message is answered any more.
            self.kept = Vec::new();
        }
    }

    /// The peer sends nothing more.
    pub const fn end(&mut self) {
        self.standing = Standing::Over;
    }

    /// Gives memory back that only speed needs.
    pub fn rest(&mut self) {
        if let Some(compression) = &mut self.compression {
            compression.pause();
        }
    }

    /// Goes over what the decoder gave, up to the first fault.
    fn walk(
        &mut self,
        frames: &[FrameEntry],
        first: u32,
        fault: Option<Fault>,
        pieces: &mut Pieces<'_>,
        out: &mut Outgoing,
    ) {
        let mut number = first;
        if let Some(part) = self.part.take() {
            match fault {
                Some(fault) if fault.frame < first => self.fail(fault.code, fault.reason, out),
                _ => self.piece(part, pieces, out),
            }
        }
        for entry in frames {
            match fault {
                _ if self.standing == Standing::Over => return,
                Some(fault) if fault.frame == number => {
                    return self.fail(fault.code, fault.reason, out);
                }
                _ => {}
            }
            number = number.saturating_add(1);
            self.frame(entry, pieces, out);
        }
    }

    fn frame(&mut self, entry: &FrameEntry, pieces: &mut Pieces<'_>, out: &mut Outgoing) {
        let opcode = entry.opcode();
        let missing = entry.payload_len();
        let part = Part {
            opcode,
            fin: entry.fin(),
            missing,
        };
        if !opcode.is_control() {
            if opcode != Opcode::CONTINUATION {
                let is_compressed = entry.rsv() & COMPRESSED != 0;
                self.message = Some(Message {
                    opcode,
                    is_compressed,
                    announced: 0,
                });
                pieces.message = pieces.at..pieces.at;
                if is_compressed && let Some(compression) = &mut self.compression {
                    compression.begin(opcode, self.limit);
                }
            }
            if let Some(message) = &mut self.message {
                message.announced = message.announced.saturating_add(missing);
                if message.announced > self.limit {
                    return self.fail(1009, TOO_BIG, out);
                }
            }
        }
        self.piece(part, pieces, out);
    }

    /// Takes what there is of a frame's payload.
    fn piece(&mut self, part: Part, pieces: &mut Pieces<'_>, out: &mut Outgoing) {
        let here = pieces.take(part.missing);
        let missing = part.missing - here.len() as u64;
        if missing > 0 {
            self.part = Some(Part { missing, ..part });
        }
        if part.opcode.is_control() {
            let piece = pieces.payload.get(here).unwrap_or_default();
            return self.control(part.opcode, piece, missing, out);
        }
        let Some(message) = self.message else { return };
        let is_last = part.fin && missing == 0;
        if is_last {
            self.message = None;
        }
        if message.is_compressed {
            let piece = pieces.payload.get(here).unwrap_or_default();
            self.compressed(message.opcode, piece, is_last, out);
        } else {
            pieces.join(here);
            if is_last {
                self.answer(message.opcode, pieces, out);
            }
        }
    }

    fn control(&mut self, opcode: Opcode, piece: &[u8], missing: u64, out: &mut Outgoing) {
        if missing > 0 || !self.control.is_empty() {
            self.control.extend_from_slice(piece);
            if missing == 0 {
                let whole = std::mem::take(&mut self.control);
                self.answer_control(opcode, &whole, out);
            }
        } else {
            self.answer_control(opcode, piece, out);
        }
    }

    fn answer_control(&mut self, opcode: Opcode, payload: &[u8], out: &mut Outgoing) {
        match opcode {
            Opcode::PING if self.standing == Standing::Open => self.pong(payload, out),
            Opcode::CLOSE => {
                if self.standing == Standing::Open {
                    self.answer_close(payload, out);
                }
                self.standing = Standing::Over;
            }
            _ => {}
        }
    }

    fn pong(&mut self, payload: &[u8], out: &mut Outgoing) {
        match self.due(Moment::Ping) {
            None => write_frame(FIN | Opcode::PONG.0, payload, out.end()),
            Some(Rule::PongMismatch) => {
                let other: &[u8] = if payload.is_empty() { b"other" } else { b"" };
                write_frame(FIN | Opcode::PONG.0, other, out.end());
            }
            // It is not answered.
            Some(_) => {}
        }
    }

    /// Sends a Close frame back, code and reason as they came: the decoder found no fault in them.
    fn answer_close(&mut self, payload: &[u8], out: &mut Outgoing) {
        match self.due(Moment::Close) {
            Some(Rule::UnansweredClose) => return,
            Some(Rule::OtherCloseCode) => {
                let is_4000 = payload.starts_with(&4000_u16.to_be_bytes());
                let code = if is_4000 { 4001 } else { 4000 };
                return Self::write_close(code, "another code", out);
            }
            Some(Rule::DataBeforeCloseAnswer) => {
                write_frame(FIN | Opcode::TEXT.0, b"one moment", out.end());
            }
            _ => {}
        }
        write_frame(FIN | Opcode::CLOSE.0, payload, out.end());
    }

    /// The rule that is to be broken now, for the first and last time.
    fn due(&mut self, moment: Moment) -> Option<Rule> {
        let is_due = |misbehaviour: &mut Misbehaviour| misbehaviour.moment() == moment;
        self.misbehaviour.take_if(is_due).map(Misbehaviour::rule)
    }

    /// Answers the message that stands in `pieces`.
    fn answer(&mut self, opcode: Opcode, pieces: &mut Pieces<'_>, out: &mut Outgoing) {
        if self.purpose == Purpose::Echo && self.standing == Standing::Open {
            if let Some(rule) = self.due(Moment::Message) {
                self.misbehave(answer(rule, opcode, pieces.message(), out.end()));
            } else {
                pieces.echo(opcode, out);
            }
            self.count();
        }
    }

    /// Takes a piece of a compressed message.
    fn compressed(&mut self, opcode: Opcode, piece: &[u8], is_last: bool, out: &mut Outgoing) {
        let Some(compression) = &mut self.compression else {
            return;
        };
        if self.standing != Standing::Open {
            return;
        }
        match compression.take(piece, is_last) {
            Err((code, reason)) => self.fail(code, reason, out),
            Ok(()) if is_last && self.purpose == Purpose::Echo => {
                self.answer_compressed(opcode, out);
            }
            Ok(()) => {}
        }
    }

    /// Answers the compressed message that was taken.
    fn answer_compressed(&mut self, opcode: Opcode, out: &mut Outgoing) {
        let rule = self.due(Moment::Message);
        let Some(compression) = &mut self.compression else {
            return;
        };
        if let Some(rule) = rule {
            let aftermath = answer(rule, opcode, compression.message(), out.end());
            // What was sent need not be what our engine remembers.
            compression.pause();
            self.misbehave(aftermath);
        } else {
            compression.echo(opcode, out.end());
        }
        self.count();
    }

    fn misbehave(&mut self, aftermath: Aftermath) {
        match aftermath {
            Aftermath::GoOn => {}
            Aftermath::Closing => self.standing = Standing::Closing,
            Aftermath::Over => self.standing = Standing::Over,
        }
    }

    /// A message was answered.
    fn count(&mut self) {
        if let Some(left) = &mut self.messages_left {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.standing = Standing::Over;
            }
        }
    }

    /// Fails the connection (§7.1.7).
    fn fail(&mut self, code: u16, reason: &str, out: &mut Outgoing) {
        if self.standing == Standing::Open {
            Self::write_close(code, reason, out);
        }
        self.standing = Standing::Over;
    }

    fn write_close(code: u16, reason: &str, out: &mut Outgoing) {
        let reason = reason
            .get(..reason.floor_char_boundary(123))
            .unwrap_or_default();
        let body = [&code.to_be_bytes(), reason.as_bytes()].concat();
        debug_assert!(
            matches!(CloseBody::parse(&body), CloseBody::Status { code, .. } if code.may_be_sent())
        );
        write_frame(FIN | Opcode::CLOSE.0, &body, out.end());
    }
}

/// The reason that comes with 1009.
const TOO_BIG: &str = "message too big";

#[cfg(test)]
mod tests;
