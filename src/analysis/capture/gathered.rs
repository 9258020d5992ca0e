//! Looking into many small payloads at once: to search one behind the other costs far less than to search each.

use super::entry::Entry;
use super::view::View;
use crate::analysis::filter::Needle;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::MaskingKey;
use crate::source::Lent;

/// Payloads that wait to be searched.
pub(super) struct Gathered<'a> {
    view: View<'a>,
    needle: &'a Needle,
    read: u64,
    /// Payloads, unmasked, one behind the other.
    bytes: Vec<u8>,
    /// Where in them each ends.
    ends: Vec<usize>,
    /// Which they are.
    places: Vec<usize>,
    held: Held,
    /// Bytes of the source that could not be lent.
    copied: Vec<u8>,
    /// Where in each direction the last frame stood.
    runs: [usize; 2],
}

/// Bytes of one packet: most often those of the next frame too.
struct Held {
    conversation: u32,
    side: Side,
    /// Where in the stream.
    span: Span,
    /// `None`: they were copied.
    lent: Option<Lent>,
}

/// Bytes of a payload that is gathered at most.
const LARGEST: u64 = 16 * 1024;
/// Bytes that are searched at once: they stay in a near cache. In tests so few that a part of the timeline is searched in several steps.
const ENOUGH: usize = if cfg!(test) { 64 } else { 64 * 1024 };
/// Bytes that are held at most.
const HELD: u64 = 64 * 1024;

impl<'a> Gathered<'a> {
    pub(super) fn new(view: View<'a>, needle: &'a Needle) -> Self {
        Self {
            view,
            needle,
            read: 0,
            bytes: Vec::new(),
            ends: Vec::new(),
            places: Vec::new(),
            held: Held {
                conversation: 0,
                side: Side::Opener,
                span: Span::default(),
                lent: None,
            },
            copied: Vec::new(),
            runs: [0; 2],
        }
    }

    /// Payload bytes that were taken in all.
    pub(super) const fn read(&self) -> u64 {
        self.read
    }

    /// Takes the payload of a frame that stands for itself, known as `place`; `false` if it has to be searched another way. `found` is told
    /// the places of those that hold the needle, now or when one of the next is taken.
    pub(super) fn take(&mut self, entry: &Entry, place: usize, found: impl FnMut(usize)) -> bool {
        let mut payload = entry.payload();
        if !self.held.holds(entry, payload) {
            payload = self.view.payload_span(entry);
        }
        if payload.len() < self.needle.len() as u64 {
            return true;
        }
        if payload.len() > LARGEST {
            return false;
        }
        let before = self.bytes.len();
        if self.append(entry, payload).is_none() {
            self.bytes.truncate(before);
            return false;
        }
        self.read += payload.len();
        self.ends.push(self.bytes.len());
        self.places.push(place);
        if self.bytes.len() >= ENOUGH {
            self.search(found);
        }
        true
    }

    /// Searches what waits; tells `found` the places of those that hold the needle.
    pub(super) fn search(&mut self, mut found: impl FnMut(usize)) {
        let places = &self.places;
        self.needle
            .find_in_each(&mut self.bytes, &self.ends, |number| {
                if let Some(place) = places.get(number) {
                    found(*place);
                }
            });
        self.bytes.clear();
        self.ends.clear();
        self.places.clear();
    }

    /// Appends a payload; `None` if a byte of it is not known, or its header lies in two packets.
    #[inline(never)]
    fn append(&mut self, entry: &Entry, payload: Span) -> Option<()> {
        let mut next = if entry.masked() {
            payload.start.checked_sub(4)?
        } else {
            payload.start
        };
        let mut key = MaskingKey::ZERO;
        while next < payload.end {
            if !self.held.holds(entry, Span::at(next, 1)) {
                self.hold(entry, next)?;
            }
            let held = match &self.held.lent {
                Some(lent) => lent,
                None => self.copied.as_slice(),
            };
            let from = usize::try_from(next - self.held.span.start).ok()?;
            let mut there = held.get(from..)?;
            if next < payload.start {
                let (octets, rest) = there.split_first_chunk()?;
                key = MaskingKey(*octets);
                there = rest;
                next = payload.start;
            }
            let left = usize::try_from(payload.end - next).ok()?;
            let len = left.min(there.len());
            let key = key.at(next - payload.start);
            key.append_first(len, there, &mut self.bytes);
            next += len as u64;
        }
        Some(())
    }

    /// Holds the bytes of the stream from `offset` on, as far as one packet brought them.
    #[inline(never)]
    fn hold(&mut self, entry: &Entry, offset: u64) -> Option<()> {
        // What is there is written over.
        self.held.span = Span::default();
        let side = entry.side();
        let [opener, other] = &mut self.runs;
        let run = match side {
            Side::Opener => opener,
            Side::Other => other,
        };
        let ranges = &self.view.conversation(entry)?.track(side).ranges;
        let (mut span, at) = ranges.run_on(offset, run)?;
        span.end = span.end.min(span.start + HELD);
        let len = usize::try_from(span.len()).ok()?;
        let source = self.view.source;
        let lent = source.lend(at, len);
        if lent.is_none() {
            self.copied.resize(len, 0);
            source.read_at(at, &mut self.copied).ok()?;
        }
        self.held = Held {
            conversation: entry.conversation(),
            side,
            span,
            lent,
        };
        Some(())
    }
}

impl Held {
    /// Whether all of `span` of the stream that `entry` stands in is held.
    fn holds(&self, entry: &Entry, span: Span) -> bool {
        self.conversation == entry.conversation()
            && self.side == entry.side()
            && self.span.start <= span.start
            && span.end <= self.span.end
    }
}
