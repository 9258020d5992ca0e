//! A connection that is recorded.

use crate::capture::tcp::{Flags, Side};
use std::net::{IpAddr, SocketAddr};

/// A connection of a relay: its ends, and how far each of them is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relayed {
    client: End,
    server: End,
    is_reset: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    address: SocketAddr,
    /// The sequence number of what it says next.
    next: u32,
    /// The next number that the other end waits for, as far as it said so.
    acknowledged: u32,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It sent no SYN yet.
    Silent,
    Open,
    /// It sent a FIN.
    Finished,
}

impl Relayed {
    /// A connection whose ends, client first, begin with these sequence numbers.
    pub(super) fn new(client: SocketAddr, server: SocketAddr, initial: [u32; 2]) -> Self {
        let [client, server] = alike([client, server]);
        let [of_client, of_server] = initial;
        Self {
            client: End::new(client, of_client),
            server: End::new(server, of_server),
            is_reset: false,
        }
    }

    /// The address of an end, as it is written.
    pub fn end(&self, side: Side) -> SocketAddr {
        self.of(side).address
    }

    /// Whether the server took it.
    pub fn is_accepted(&self) -> bool {
        self.server.state != State::Silent
    }

    /// Whether it was broken.
    pub fn is_reset(&self) -> bool {
        self.is_reset
    }

    /// Whether `side` has begun, and not ended.
    pub(super) fn may_say(&self, side: Side) -> bool {
        !self.is_reset && self.is_accepted() && self.of(side).state == State::Open
    }

    /// How many numbers of `side` the other has not acknowledged.
    pub(super) fn unacknowledged(&self, side: Side) -> u32 {
        let end = self.of(side);
        end.next.wrapping_sub(end.acknowledged)
    }

    /// The sequence and acknowledgment number of what `side` says now.
    pub(super) fn say(&mut self, side: Side, flags: Flags, len: usize) -> [u32; 2] {
        let acknowledgment = if flags.has(Flags::ACK) {
            let other = self.of_mut(side.other());
            other.acknowledged = other.next;
            other.next
        } else {
            0
        };
        let end = self.of_mut(side);
        // Who never opened has no number of its own (RFC 9293 §3.5.2).
        let sequence = match end.state {
            State::Silent if !flags.has(Flags::SYN) => 0,
            _ => end.next,
        };
        if flags.has(Flags::SYN) {
            end.acknowledged = end.next;
            end.state = State::Open;
        }
        if flags.has(Flags::FIN) {
            end.state = State::Finished;
        }
        // Each of the two takes a number, as if it were a byte (RFC 9293 §3.4).
        let taken = u32::from(flags.any(Flags::SYN | Flags::FIN));
        let len = u32::try_from(len).unwrap_or(u32::MAX);
        end.next = end.next.wrapping_add(len).wrapping_add(taken);
        self.is_reset |= flags.has(Flags::RST);
        [sequence, acknowledgment]
    }

    fn of(&self, side: Side) -> &End {
        match side {
            Side::Opener => &self.client,
            Side::Other => &self.server,
        }
    }

    fn of_mut(&mut self, side: Side) -> &mut End {
        match side {
            Side::Opener => &mut self.client,
            Side::Other => &mut self.server,
        }
    }
}

impl End {
    fn new(address: SocketAddr, next: u32) -> Self {
        Self {
            address,
            next,
            acknowledged: next,
            state: State::Silent,
        }
    }
}

/// Both addresses in one version of IP, the older if that can be.
fn alike(ends: [SocketAddr; 2]) -> [SocketAddr; 2] {
    let plain = ends.map(|end| SocketAddr::new(end.ip().to_canonical(), end.port()));
    if plain.iter().all(SocketAddr::is_ipv4) {
        return plain;
    }
    plain.map(|end| match end.ip() {
        IpAddr::V4(address) => SocketAddr::new(address.to_ipv6_mapped().into(), end.port()),
        IpAddr::V6(_) => end,
    })
}
