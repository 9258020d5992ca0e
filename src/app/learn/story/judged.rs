//! What the codec finds wrong with the frames of the connection, whatever a reader made of its bytes.

use super::recording::{Item, ItemKind};
use crate::protocol::http::{Head, HeadKind};
use crate::protocol::utf8::Utf8Checker;
use crate::protocol::{
    Agreement, Batch, Compressing, Compression, Decoder, FrameEntry, InflateError, MessageInflater,
    Opcode, Peer, Rule, Sender, Severity, distance,
};
use std::rc::Rc;

/// What is wrong with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It breaks a rule; the number that was found.
    Breaks(Rule, u64),
    /// No frame begins where it did.
    Astray,
}

impl Fault {
    /// How bad it is.
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Breaks(rule, _) => rule.severity(),
            Self::Astray => Severity::Caution,
        }
    }

    /// Whether `other` is the same, whatever number was found.
    pub(super) fn is_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Breaks(rule, _), Self::Breaks(other, _)) => rule == other,
            (Self::Astray, Self::Astray) => true,
            _ => false,
        }
    }
}

/// The most that is inflated of a message, in bytes.
const INFLATED_LIMIT: u64 = 1 << 20;

/// What is wrong with each of `items`, whose bytes are these now. Nothing is where no frame is: behind heads that do not change the protocol.
pub(super) fn judge(items: &[Item], now: &[Rc<[u8]>]) -> Vec<Vec<Fault>> {
    let mut faults = vec![Vec::new(); items.len()];
    let [client, server] = [Peer::Client, Peer::Server].map(|peer| Sent::by(peer, items, now));
    let is_request = client
        .head()
        .is_some_and(|head| head.kind == HeadKind::Request);
    let agreement = match server.head() {
        Some(head) if is_request && head.kind == HeadKind::Response(Some(101)) => {
            Agreement::of(&head)
        }
        _ => return faults,
    };
    for sent in [client, server] {
        let compressing = agreement.map(|agreement| sent.compressing(agreement));
        sent.judge(compressing, &mut |index, fault| {
            if let Some(faults) = faults.get_mut(index) {
                faults.push(fault);
            }
        });
    }
    faults
}

/// What permessage-deflate does with what `peer` sends, if the response that is among `now` accepts it.
pub(super) fn compressing(peer: Peer, items: &[Item], now: &[Rc<[u8]>]) -> Option<Compressing> {
    let server = Sent::by(Peer::Server, items, now);
    let agreement = Agreement::of(&server.head()?)?;
    Some(Sent { peer, ..server }.compressing(agreement))
}

/// All that a side sends.
struct Sent {
    peer: Peer,
    bytes: Vec<u8>,
    /// How many of them are those of its head.
    head_len: usize,
    /// Where each frame begins, and which item it is.
    frames: Vec<(u64, usize)>,
}

impl Sent {
    fn by(peer: Peer, items: &[Item], now: &[Rc<[u8]>]) -> Self {
        let mut sent = Self {
            peer,
            bytes: Vec::new(),
            head_len: 0,
            frames: Vec::new(),
        };
        let of_peer = |(_, (item, _)): &(usize, (&Item, &Rc<[u8]>))| item.peer == peer;
        for (index, (item, bytes)) in items.iter().zip(now).enumerate().filter(of_peer) {
            match item.kind {
                ItemKind::Segment => continue,
                ItemKind::Head => sent.head_len = bytes.len(),
                ItemKind::Frame if bytes.is_empty() => {}
                ItemKind::Frame => sent.frames.push((sent.bytes.len() as u64, index)),
            }
            sent.bytes.extend_from_slice(bytes);
        }
        sent
    }

    /// Its head, if that ends before its first frame.
    fn head(&self) -> Option<Head<'_>> {
        Head::parse(&self.bytes).filter(|head| head.bytes.len() <= self.head_len)
    }

    const fn compressing(&self, agreement: Agreement) -> Compressing {
        match self.peer {
            Peer::Client => agreement.client,
            Peer::Server => agreement.server,
        }
    }

    fn judge(&self, compressing: Option<Compressing>, find: &mut impl FnMut(usize, Fault)) {
        let start = self.head().map_or(0, |head| head.bytes.len());
        let compression = match compressing {
            Some(_) => Compression::Agreed,
            None => Compression::Refused,
        };
        let mut decoder = Decoder::starting_at(start as u64, Sender::Known(self.peer), compression);
        let mut batch = Batch::default();
        decoder.feed(self.bytes.get(start..).unwrap_or_default(), &mut batch);
        decoder.finish(&mut batch);
        let item_at = |start: u64| {
            let at = self
                .frames
                .binary_search_by_key(&start, |(start, _)| *start);
            self.frames.get(at.ok()?).map(|(_, index)| *index)
        };
        let mut on = |frame: usize, rule: Rule, found: u64| {
            let entry = batch.frames.get(frame);
            if let Some(index) = entry.and_then(|entry| item_at(entry.start())) {
                find(index, Fault::Breaks(rule, found));
            }
        };
        for finding in &batch.findings {
            on(finding.frame as usize, finding.rule, finding.found);
        }
        if let Some(compressing) = compressing {
            inflate(&batch, compressing, &mut on);
        }
        for (start, index) in &self.frames {
            let is_there = batch.frames.binary_search_by_key(start, FrameEntry::start);
            if is_there.is_err() {
                find(*index, Fault::Astray);
            }
        }
    }
}

/// A compressed message that has not ended.
struct Message {
    payload: Vec<u8>,
    out: Vec<u8>,
    unknown: Vec<crate::bytes::Span>,
    is_text: bool,
    done: Result<(), InflateError>,
}

/// Inflates the messages of `batch`, and finds what is wrong with each at its last frame.
fn inflate(batch: &Batch, compressing: Compressing, on: &mut impl FnMut(usize, Rule, u64)) {
    let mut inflater = MessageInflater::new(compressing);
    let mut open: Option<Message> = None;
    let mut rest = batch.payload.as_slice();
    for (frame, entry) in batch.frames.iter().enumerate() {
        let len = usize::try_from(entry.payload_len()).unwrap_or(usize::MAX);
        let (payload, behind) = rest.split_at(len.min(rest.len()));
        rest = behind;
        if entry.opcode().is_control() {
            continue;
        }
        if entry.opcode() != Opcode::CONTINUATION {
            open = (entry.rsv() & 0x4 != 0).then(|| Message {
                payload: Vec::new(),
                out: Vec::new(),
                unknown: Vec::new(),
                is_text: entry.opcode() == Opcode::TEXT,
                done: Ok(()),
            });
            if open.is_some() {
                inflater.begin(INFLATED_LIMIT);
            }
        }
        let Some(message) = &mut open else { continue };
        message.payload.extend_from_slice(payload);
        if message.done.is_ok() {
            message.done = inflater.feed(payload, &mut message.out, &mut message.unknown);
        }
        if !entry.fin() || entry.is_cut() {
            continue;
        }
        if message.done.is_ok() {
            message.done = inflater.end(&mut message.out, &mut message.unknown);
        }
        message.judge(compressing, &mut |rule, found| on(frame, rule, found));
        open = None;
    }
}

impl Message {
    fn judge(&self, compressing: Compressing, find: &mut impl FnMut(Rule, u64)) {
        match self.done {
            Err(InflateError::Corrupt { at }) => find(Rule::CorruptDeflate, at),
            Ok(()) if self.is_text && self.unknown.is_empty() => {
                let mut text = Utf8Checker::default();
                let checked = text.feed(&self.out).and_then(|()| text.finish());
                if let Err(invalid) = checked {
                    find(Rule::InvalidUtf8, invalid.offset);
                }
            }
            Ok(()) | Err(InflateError::Limit { .. }) => {}
        }
        if let Some(far) = distance::beyond(&self.payload, compressing.window()) {
            find(Rule::DistanceBeyondWindow, u64::from(far));
        }
    }
}
