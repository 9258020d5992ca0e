//! Inflating the compressed messages of one direction while it is read: how long they are, whether their text is UTF-8, and snapshots
//! from which they can be inflated again.

use super::conversation::Snapshot;
use super::shared::Shared;
use crate::analysis::capture_overview::Limit;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::utf8::Utf8Checker;
use crate::protocol::{Compressing, Finding, InflateError, Inflater, Opcode, Rule};

/// The messages of one direction, one after the other.
pub(super) struct Inflating {
    compressing: Compressing,
    inflater: Inflater,
    message: Option<Message>,
    /// Bytes that were inflated since the last snapshot.
    since_snapshot: u64,
    lost: bool,
}

/// The compressed message that is open.
struct Message {
    /// Stream offset of its first frame.
    start: u64,
    wire: u64,
    len: u64,
    text: Option<Utf8Checker>,
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

    pub(super) fn new(compressing: Compressing) -> Self {
        Self {
            compressing,
            inflater: Inflater::new(compressing),
            message: None,
            since_snapshot: 0,
            lost: false,
        }
    }

    /// Whether a compressed message is open.
    pub(super) const fn is_open(&self) -> bool {
        self.message.is_some()
    }

    /// A compressed message begins with the frame at `place`.
    pub(super) fn begin(&mut self, opcode: Opcode, place: Place, shared: &mut Shared) {
        if self.lost {
            return;
        }
        if shared.inflated >= Shared::INFLATED_LIMIT {
            shared.reached(Limit::Inflated(Shared::INFLATED_LIMIT));
            self.lose(place, shared);
            return;
        }
        if self.compressing.takes_over && self.since_snapshot >= Self::SNAPSHOT_EVERY {
            self.since_snapshot = 0;
            let history = self.inflater.history();
            if let Some(conversation) = shared.conversation_mut(place.conversation) {
                let snapshots = &mut conversation.track_mut(place.side).snapshots;
                snapshots.push(Snapshot {
                    start: place.frame.start,
                    history,
                });
            }
        }
        self.inflater.begin(Shared::MESSAGE_LIMIT);
        self.message = Some(Message {
            start: place.frame.start,
            wire: 0,
            len: 0,
            text: (opcode == Opcode::TEXT).then(Utf8Checker::default),
            broken: false,
        });
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
        self.since_snapshot += message.len;
        // An engine holds some 45 KiB: with very many connections at once none keeps it between messages.
        if shared.conversations.len() > Self::ENGINES_LIMIT {
            self.inflater.pause();
        }
        if let Some(conversation) = shared.conversation_mut(place.conversation) {
            let [wire, len] = conversation.inflated.get_or_insert([0; 2]);
            *wire += message.wire;
            *len += message.len;
        }
        if message.broken && self.compressing.takes_over {
            self.lose_from(message.start, place, shared);
        }
    }

    /// Bytes of the open message are missing, or it ends without its final fragment.
    pub(super) fn lose(&mut self, place: Place, shared: &mut Shared) {
        let start = self
            .message
            .take()
            .map_or(place.frame.start, |message| message.start);
        if self.compressing.takes_over {
            self.lose_from(start, place, shared);
        }
    }

    fn lose_from(&mut self, start: u64, place: Place, shared: &mut Shared) {
        self.lost = true;
        if let Some(conversation) = shared.conversation_mut(place.conversation) {
            let track = conversation.track_mut(place.side);
            track.lost_from.get_or_insert(start);
        }
    }

    /// Inflates `bytes`, or what the end of the message adds.
    fn inflate(&mut self, bytes: Option<&[u8]>, place: Place, shared: &mut Shared) {
        let Some(message) = &mut self.message else {
            return;
        };
        message.wire += bytes.map_or(0, <[u8]>::len) as u64;
        if message.broken {
            return;
        }
        let mut out = std::mem::take(&mut shared.scratch);
        out.clear();
        let done = match bytes {
            Some(bytes) => self.inflater.feed(bytes, &mut out),
            None => self.inflater.end(&mut out),
        };
        shared.inflated += out.len() as u64;
        let mut find = |rule, found| {
            let finding = Finding {
                rule,
                frame: 0,
                span: place.frame,
                found,
            };
            shared.find(place.conversation, place.side, finding);
        };
        if let Some(text) = &mut message.text {
            let mut checked = text.feed(&out);
            if bytes.is_none() && done.is_ok() {
                checked = checked.and_then(|()| text.finish());
            }
            if let Err(invalid) = checked {
                find(Rule::InvalidUtf8, invalid.offset);
                message.text = None;
            }
        }
        message.len += out.len() as u64;
        match done {
            Ok(()) => {}
            Err(InflateError::Corrupt { at }) => {
                message.broken = true;
                find(Rule::CorruptDeflate, at);
            }
            Err(InflateError::Limit { limit }) => {
                message.broken = true;
                shared.reached(Limit::MessageInflated(limit));
            }
        }
        shared.scratch = out;
    }
}
