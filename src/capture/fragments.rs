//! IP fragments (RFC 791 §3.2, RFC 8200 §4.5) put together, as many as memory allows.

use super::ip::{FragmentHeader, Ip};
use super::parts::{Part, Parts};
use super::tcp::Captured;
use crate::bytes::Span;
use std::collections::VecDeque;

/// Datagrams of which fragments are missing, in the order in which they were first seen.
#[derive(Debug, Default)]
pub(super) struct Fragments {
    waiting: VecDeque<Waiting>,
    weight: usize,
    given_up: u32,
}

/// Datagrams that may wait.
const MOST_WAITING: usize = 1_000;
/// Memory that they may take.
const MOST_WEIGHT: usize = 16 * 1024 * 1024;
/// After this time the number of a datagram may be another's, in nanoseconds (RFC 8200 §4.5).
const LIFETIME: u64 = 60_000_000_000;

#[derive(Debug)]
struct Waiting {
    /// Without the place of the fragment: what all of a datagram have in common.
    ip: Ip,
    identification: u32,
    interface: u32,
    /// Known from its last fragment.
    total: Option<u64>,
    fragments: u32,
    parts: Parts,
}

/// A datagram that is complete.
#[derive(Debug)]
pub(super) struct Datagram {
    /// Its headers. Its payload is in `bytes`.
    pub(super) ip: Ip,
    /// Its payload up to the first byte that was not captured.
    pub(super) bytes: Vec<u8>,
    /// How many packets brought it.
    pub(super) fragments: u32,
    /// Its payload again, and where each part comes from.
    pub(super) parts: Parts,
}

impl Fragments {
    /// Takes a fragment; `captured` is its payload. Overlapping bytes are taken once, as they came first.
    pub(super) fn take(
        &mut self,
        ip: &Ip,
        header: FragmentHeader,
        captured: &Captured<'_>,
    ) -> Option<Datagram> {
        let mut index = self
            .waiting
            .iter()
            .rposition(|waiting| waiting.is_of(ip, header, captured));
        if let Some(found) = index
            && self.waiting.get(found)?.is_too_old(captured)
        {
            self.give_up(found);
            index = None;
        }
        let index = index.unwrap_or_else(|| {
            self.waiting.push_back(Waiting::new(ip, header, captured));
            self.waiting.len() - 1
        });
        let waiting = self.waiting.get_mut(index)?;
        let before = waiting.parts.weight();
        waiting.insert(ip, header, captured);
        self.weight += waiting.parts.weight() - before;
        if waiting.is_complete() {
            let waiting = self.waiting.remove(index)?;
            self.weight -= waiting.parts.weight();
            return Some(waiting.into_datagram());
        }
        while self.waiting.len() > MOST_WAITING || self.weight > MOST_WEIGHT {
            self.give_up(0);
        }
        None
    }

    /// Ends the capture.
    pub(super) fn finish(&mut self) {
        while !self.waiting.is_empty() {
            self.give_up(0);
        }
    }

    /// Fragments of datagrams that were not completed, as far as that is known.
    pub(super) const fn given_up(&self) -> u32 {
        self.given_up
    }

    fn give_up(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.remove(index) {
            self.weight -= waiting.parts.weight();
            self.given_up = self.given_up.saturating_add(waiting.fragments);
        }
    }
}

impl Waiting {
    fn new(ip: &Ip, header: FragmentHeader, captured: &Captured<'_>) -> Self {
        Self {
            ip: Ip {
                fragment: None,
                ..*ip
            },
            identification: header.identification,
            interface: captured.interface,
            total: None,
            fragments: 0,
            parts: Parts::default(),
        }
    }

    fn is_of(&self, ip: &Ip, header: FragmentHeader, captured: &Captured<'_>) -> bool {
        self.identification == header.identification
            && self.interface == captured.interface
            && self.ip.source == ip.source
            && self.ip.destination == ip.destination
            && self.ip.protocol == ip.protocol
    }

    fn is_too_old(&self, captured: &Captured<'_>) -> bool {
        let first = self.parts.first().and_then(|part| part.seen.time);
        first
            .zip(captured.seen.time)
            .is_some_and(|(first, now)| now.0.abs_diff(first.0) > LIFETIME)
    }

    fn insert(&mut self, ip: &Ip, header: FragmentHeader, captured: &Captured<'_>) {
        let start = u64::from(header.offset);
        let len = u64::from(ip.payload_len);
        self.fragments = self.fragments.saturating_add(1);
        self.parts.insert(start, len, captured);
        if !header.more {
            self.total.get_or_insert(start + len);
        }
    }

    fn is_complete(&self) -> bool {
        let Some(total) = self.total.filter(|total| *total <= self.parts.len()) else {
            return false;
        };
        let mut end = 0;
        for part in self.parts.iter() {
            if part.start != end {
                break;
            }
            end = part.end();
        }
        end >= total
    }

    fn into_datagram(self) -> Datagram {
        let total = self.total.unwrap_or_default();
        let mut bytes = Vec::new();
        for part in self.parts.iter() {
            bytes.extend_from_slice(&part.bytes);
            if (part.bytes.len() as u64) < part.len {
                break;
            }
        }
        bytes.truncate(usize::try_from(total).unwrap_or(usize::MAX));
        Datagram {
            ip: Ip {
                payload: Span::at(0, bytes.len() as u64),
                payload_len: u32::try_from(total).unwrap_or(u32::MAX),
                ..self.ip
            },
            bytes,
            fragments: self.fragments,
            parts: self.parts,
        }
    }
}

impl Datagram {
    /// The parts of it that stand in `span`, each cut to that.
    pub(super) fn parts_in(&self, span: Span) -> impl Iterator<Item = (Span, &Part)> {
        self.parts.iter().filter_map(move |part| {
            let start = part.start.max(span.start);
            let end = part.end().min(span.end);
            (start < end).then_some((Span { start, end }, part))
        })
    }
}
