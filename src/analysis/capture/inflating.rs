//! Inflating the compressed messages of one direction while it is read: how long they are, whether their text is UTF-8, and snapshots
//! from which they can be inflated again.

use super::conversation::{Loss, Snapshot};
use super::live::{OpenFrame, Reading};
use super::shared::Shared;
use crate::analysis::capture_overview::Limit;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::utf8::Utf8Checker;
use crate::protocol::{
    Agreement, Batch, Compressing, Finding, FrameEntry, InflateError, MessageInflater, Opcode,
    Remembered, Rule, Trial, distance,
};

/// The messages of one direction, one after the other.
pub(super) struct Inflating {
    compressing: Compressing,
    agreed: Agreed,
    inflater: MessageInflater,
    message: Option<Message>,
    /// Bytes that were inflated since the last snapshot.
    since_snapshot: u64,
    /// Where messages were lost since the last one that was begun.
    lost_at: Option<u64>,
    given_up: bool,
    /// With which parameters messages inflate, where it may be others than those.
    trial: Option<Box<Trial>>,
}

/// Whether it is known that messages are compressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreed {
    ByHandshake,
    /// No handshake was captured: RSV1 says so, if inflating works out.
    Perhaps,
    /// It is known that they should not be: nothing is inflated but for a trial.
    No,
}

/// The compressed message that is open.
struct Message {
    /// Stream offset of its first frame.
    start: u64,
    opcode: Opcode,
    wire: u64,
    len: u64,
    text: Option<Utf8Checker>,
    /// Its payload, as far as it is tried or distances are looked for in it.
    held: Option<Vec<u8>>,
    /// Whether bytes of it are not known.
    refers_back: bool,
    broken: bool,
}

/// Where a message belongs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) conversation: u32,
    pub(super) side: Side,
    /// The frame that is read.
    pub(super) frame: Span,
}

impl Inflating {
    /// Conversations that may keep an engine each.
    const ENGINES_LIMIT: usize = 1_000;
    /// Inflated bytes between two snapshots.
    const SNAPSHOT_EVERY: u64 = 1 << 20;
    /// Compressed bytes of a message in which distances are looked for.
    const HELD_LIMIT: usize = 1 << 20;
    /// Messages that have to inflate before one that does not is said to be corrupt, where nothing was agreed.
    const SURE_AFTER: u32 = 2;
    /// Messages that have to be as agreed before no other parameters are tried any more.
    const TRIED: u32 = 32;

    /// Of a direction whose handshake agreed on `compressing`, and on all of `agreement` for both.
    pub(super) fn agreed(compressing: Compressing, agreement: Agreement) -> Self {
        let is_special = agreement != Agreement::default();
        let trial = is_special.then(|| Trial::starting(&Remembered::All(Vec::new())));
        Self {
            trial: trial.map(Box::new),
            ..Self::new(compressing)
        }
    }

    /// Of a direction whose handshake agreed on nothing, and which sends a message with RSV1 all the same, the first of those that are
    /// `remembered`.
    pub(super) fn refused(remembered: &Remembered) -> Self {
        Self {
            agreed: Agreed::No,
            trial: Some(Box::new(Trial::starting(remembered))),
            ..Self::new(Compressing::default())
        }
    }

    fn new(compressing: Compressing) -> Self {
        Self {
            compressing,
            agreed: Agreed::ByHandshake,
            inflater: MessageInflater::new(compressing),
            message: None,
            since_snapshot: 0,
            lost_at: None,
            given_up: false,
            trial: None,
        }
    }

    /// Of a direction without a handshake, of which bytes are known from stream offset `start` on.
    pub(super) fn perhaps(start: u64) -> Self {
        let compressing = Compressing::default();
        Self {
            agreed: Agreed::Perhaps,
            inflater: MessageInflater::resumed(compressing, &Remembered::Nothing),
            lost_at: Some(start),
            trial: Some(Box::new(Trial::starting(&Remembered::Nothing))),
            ..Self::new(compressing)
        }
    }

    /// Whether a compressed message is open.
    pub(super) const fn is_open(&self) -> bool {
        self.message.is_some()
    }

    /// A compressed message begins with the frame at `place`.
    pub(super) fn begin(&mut self, opcode: Opcode, place: Place, shared: &mut Shared) {
        if self.agreed == Agreed::No {
            self.message = self.trial.is_some().then(|| Message {
                held: Some(Vec::new()),
                broken: true,
                ..Message::new(opcode, place)
            });
            return;
        }
        if self.given_up {
            return;
        }
        if shared.inflated >= Shared::INFLATED_LIMIT {
            shared.reached(Limit::Inflated(Shared::INFLATED_LIMIT));
            self.give_up(place, shared);
            return;
        }
        if self.compressing.takes_over {
            self.take_snapshot(place, shared);
        }
        self.inflater.begin(Shared::MESSAGE_LIMIT);
        let has_small_window =
            self.agreed == Agreed::ByHandshake && self.compressing.window_bits < 15;
        let is_held = has_small_window || self.trial.is_some();
        self.message = Some(Message {
            text: (opcode == Opcode::TEXT).then(Utf8Checker::default),
            held: is_held.then(Vec::new),
            ..Message::new(opcode, place)
        });
    }

    /// What the message that begins may refer back to, where that was lost or is long to find again.
    fn take_snapshot(&mut self, place: Place, shared: &mut Shared) {
        let lost_at = self.lost_at.take();
        if lost_at.is_none() && self.since_snapshot < Self::SNAPSHOT_EVERY {
            return;
        }
        self.since_snapshot = 0;
        let remembered = match lost_at {
            Some(_) => Remembered::Nothing,
            None => self.inflater.remembered(),
        };
        let Some(conversation) = shared.conversation_mut(place.conversation) else {
            return;
        };
        let track = conversation.track_mut(place.side);
        track.snapshots.push(Snapshot {
            start: place.frame.start,
            remembered,
        });
        if let Some(from) = lost_at
            && track.losses.last().is_none_or(|loss| loss.until.is_some())
        {
            track.losses.push(Loss { from, until: None });
        }
    }

    /// The next unmasked payload bytes of the open message.
    pub(super) fn feed(&mut self, bytes: &[u8], place: Place, shared: &mut Shared) {
        self.inflate(Some(bytes), place, shared);
    }

    /// The open message is complete.
    pub(super) fn end(&mut self, place: Place, shared: &mut Shared) {
        self.inflate(None, place, shared);
        let Some(message) = self.message.take() else {
            return;
        };
        self.try_parameters(&message, place, shared);
        if self.agreed == Agreed::No {
            return;
        }
        self.since_snapshot += message.len;
        // An engine holds some 45 KiB: with very many connections at once none keeps it between messages.
        if shared.conversations.len() > Self::ENGINES_LIMIT {
            self.inflater.pause();
        }
        if let Some(at) = self.inflater.final_block() {
            find(Rule::FinalBlock, at, place, shared);
        }
        let window = self.compressing.window();
        let held = message.held.as_deref().unwrap_or_default();
        let held = if window < Compressing::default().window() {
            held
        } else {
            &[]
        };
        if let Some(far) = distance::beyond(held, window) {
            find(Rule::DistanceBeyondWindow, u64::from(far), place, shared);
        }
        self.tell(&message, place, shared);
        if message.broken {
            self.lose_from(message.start);
        }
    }

    /// Tries a whole message with other parameters too.
    fn try_parameters(&mut self, message: &Message, place: Place, shared: &mut Shared) {
        let Some(trial) = &mut self.trial else {
            return;
        };
        match &message.held {
            Some(held) if held.len() as u64 == message.wire => trial.message(message.opcode, held),
            _ => trial.lose(),
        }
        let tried = trial.tried();
        let is_as_agreed = self.agreed == Agreed::ByHandshake
            && tried.messages >= Self::TRIED
            && tried.fits(self.compressing);
        if is_as_agreed || !trial.goes_on() {
            self.trial = None;
        }
        if let Some(conversation) = shared.conversation_mut(place.conversation) {
            conversation.track_mut(place.side).tried = Some(tried);
        }
    }

    /// Has the conversation know what became of a message.
    fn tell(&self, message: &Message, place: Place, shared: &mut Shared) {
        let Some(conversation) = shared.conversation_mut(place.conversation) else {
            return;
        };
        if self.agreed == Agreed::Perhaps {
            let guess = conversation.track_mut(place.side).guesses.last_mut();
            if let Some(guess) = guess {
                let inflated = u32::from(!message.broken);
                guess.inflated += inflated;
                guess.not_inflated += 1 - inflated;
                guess.referring_back += u32::from(!message.broken && message.refers_back);
            }
            if message.broken && conversation.agreement.is_none() {
                return;
            }
            conversation
                .agreement
                .get_or_insert_with(Agreement::default);
        }
        let [wire, len] = conversation.inflated.get_or_insert([0; 2]);
        *wire += message.wire;
        *len += message.len;
        let last_loss = conversation.track_mut(place.side).losses.last_mut();
        if let Some(loss) = last_loss.filter(|loss| loss.until.is_none())
            && !message.broken
            && self.inflater.remembers_all()
        {
            loss.until = Some(place.frame.end);
        }
    }

    /// Bytes of the open message are missing, or it ends without its final fragment, or whole messages may be missing.
    pub(super) fn lose(&mut self, place: Place) {
        if let Some(trial) = &mut self.trial {
            trial.lose();
        }
        let start = self
            .message
            .take()
            .map_or(place.frame.start, |message| message.start);
        self.lose_from(start);
    }

    fn lose_from(&mut self, start: u64) {
        self.inflater.lose();
        if self.compressing.takes_over {
            self.lost_at.get_or_insert(start);
        }
    }

    fn give_up(&mut self, place: Place, shared: &mut Shared) {
        self.given_up = self.compressing.takes_over;
        if let Some(conversation) = shared.conversation_mut(place.conversation)
            && self.given_up
        {
            let track = conversation.track_mut(place.side);
            track.given_up_from = Some(place.frame.start);
        }
    }

    /// Inflates `bytes`, or what the end of the message adds.
    fn inflate(&mut self, bytes: Option<&[u8]>, place: Place, shared: &mut Shared) {
        let Some(message) = &mut self.message else {
            return;
        };
        message.wire += bytes.map_or(0, <[u8]>::len) as u64;
        if let (Some(held), Some(bytes)) = (&mut message.held, bytes) {
            let room = Self::HELD_LIMIT.saturating_sub(held.len());
            held.extend(bytes.iter().take(room));
        }
        if message.broken {
            return;
        }
        let mut out = std::mem::take(&mut shared.scratch);
        let mut unknown = std::mem::take(&mut shared.unknown);
        out.clear();
        unknown.clear();
        let done = match bytes {
            Some(bytes) => self.inflater.feed(bytes, &mut out, &mut unknown),
            None => self.inflater.end(&mut out, &mut unknown),
        };
        shared.inflated += out.len() as u64;
        let is_sure = self.agreed == Agreed::ByHandshake
            || shared
                .conversations
                .get(place.conversation as usize)
                .and_then(|conversation| conversation.track(place.side).guesses.last())
                .is_some_and(|guess| guess.inflated >= Self::SURE_AFTER && guess.not_inflated == 0);
        // Up to the first byte that is not known, a text can be checked.
        let known = unknown.first().map(|hole| hole.start - message.len);
        let known = known.and_then(|known| usize::try_from(known).ok());
        if let Some(text) = &mut message.text {
            let mut checked = text.feed(out.get(..known.unwrap_or(out.len())).unwrap_or_default());
            if bytes.is_none() && done.is_ok() && known.is_none() {
                checked = checked.and_then(|()| text.finish());
            }
            if let Err(invalid) = checked {
                if is_sure {
                    find(Rule::InvalidUtf8, invalid.offset, place, shared);
                } else {
                    message.broken = true;
                }
                message.text = None;
            }
        }
        if known.is_some() {
            message.text = None;
            message.refers_back = true;
        }
        message.len += out.len() as u64;
        match done {
            Ok(()) => {}
            Err(InflateError::Corrupt { at }) => {
                message.broken = true;
                if is_sure {
                    find(Rule::CorruptDeflate, at, place, shared);
                }
            }
            Err(InflateError::Limit { limit }) => {
                message.broken = true;
                shared.reached(Limit::MessageInflated(limit));
            }
        }
        shared.scratch = out;
        shared.unknown = unknown;
    }
}

impl Message {
    const fn new(opcode: Opcode, place: Place) -> Self {
        Self {
            start: place.frame.start,
            opcode,
            wire: 0,
            len: 0,
            text: None,
            held: None,
            refers_back: false,
            broken: false,
        }
    }
}

impl Reading {
    /// Hands the payloads of compressed messages on, frame by frame.
    pub(super) fn inflate(&mut self, conversation: u32, batch: &Batch, shared: &mut Shared) {
        let Some(inflating) = &mut self.inflating else {
            return;
        };
        let side = self.side;
        let mut payload = batch.payload.as_slice();
        let place = |frame| Place {
            conversation,
            side,
            frame,
        };
        if let Some(open) = &mut self.open {
            let part = split_front(&mut payload, open.left);
            open.left -= part.len() as u64;
            if open.compressed {
                inflating.feed(part, place(open.span), shared);
            }
            if open.left > 0 {
                return;
            }
            if open.compressed && open.fin {
                inflating.end(place(open.span), shared);
            }
            self.open = None;
        }
        for frame in &batch.frames {
            let span = span_of(frame);
            let opcode = frame.opcode();
            let mut compressed = false;
            if !opcode.is_control() {
                if opcode != Opcode::CONTINUATION {
                    if inflating.is_open() {
                        inflating.lose(place(span));
                    }
                    if frame.rsv() & 0x4 != 0 {
                        inflating.begin(opcode, place(span), shared);
                    }
                }
                compressed = inflating.is_open();
            }
            let part = split_front(&mut payload, frame.payload_len());
            if compressed {
                inflating.feed(part, place(span), shared);
            }
            let left = frame.payload_len() - part.len() as u64;
            if left > 0 {
                self.open = Some(OpenFrame {
                    span,
                    left,
                    fin: frame.fin(),
                    compressed,
                });
            } else if compressed && frame.fin() {
                inflating.end(place(span), shared);
            }
        }
    }
}

fn span_of(frame: &FrameEntry) -> Span {
    let payload = frame.payload();
    Span {
        start: frame.start(),
        end: payload.end,
    }
}

/// Takes the first bytes, at most `len`.
fn split_front<'a>(bytes: &mut &'a [u8], len: u64) -> &'a [u8] {
    let len = usize::try_from(len).unwrap_or(usize::MAX).min(bytes.len());
    let (front, rest) = bytes.split_at(len);
    *bytes = rest;
    front
}

fn find(rule: Rule, found: u64, place: Place, shared: &mut Shared) {
    let finding = Finding {
        rule,
        frame: 0,
        span: place.frame,
        found,
    };
    shared.find(place.conversation, place.side, finding);
}
