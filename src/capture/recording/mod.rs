//! Records what a relay passed on as packets that could have carried it: pcapng with Ethernet, IP and TCP headers that never were on a wire.

mod headers;
mod relayed;

#[cfg(test)]
mod tests;

pub use relayed::Relayed;

use super::file::{EnhancedPacket, Interface, PcapngWriter};
use super::record::{LinkType, Timestamp};
use super::tcp::{Flags, Side};
use headers::Headers;
use std::net::SocketAddr;

/// Writes connections of a relay as pcapng. It keeps no bytes: what each call adds to `out` is whole blocks.
///
/// Headers are such that a TCP stack could have sent them: sequence and acknowledgment numbers, checksums, the three-way opening. What is
/// true is the ends, the bytes of each side, their order and the times that are given.
#[derive(Clone, Debug)]
pub struct Recorder {
    writer: PcapngWriter,
    interface: Interface,
    /// Headers of the packet that is written, kept for their memory.
    headers: Vec<u8>,
    connections: u32,
    packets: u64,
}

impl Recorder {
    /// Bytes of a segment at most. Its packet fits the 64 KiB of IP.
    pub const SEGMENT: u16 = 32 * 1024;
    /// Bytes that one side says before the other's stack says that it has them.
    const UNACKNOWLEDGED: u32 = 256 * 1024;
    const PSH: u8 = 0x08;

    /// Begins a recording by `application`: its section, and the one interface, as `description` has it.
    pub fn new(application: &str, description: &str, out: &mut Vec<u8>) -> Self {
        let mut writer = PcapngWriter::new(application, out);
        let interface = Interface {
            name: Some("tap".to_owned()),
            description: Some(description.to_owned()),
            link_type: LinkType(1),
            snap_len: 0,
        };
        writer.interface(0, &interface, out);
        Self {
            writer,
            interface,
            headers: Vec::new(),
            connections: 0,
            packets: 0,
        }
    }

    /// How many packets were written.
    pub const fn packets(&self) -> u64 {
        self.packets
    }

    /// A client asks a server for a connection: SYN. If only one of them has an address of IPv4, it is written as one of IPv6 (RFC 4291 §2.5.5.2).
    pub fn open(
        &mut self,
        client: SocketAddr,
        server: SocketAddr,
        time: Timestamp,
        out: &mut Vec<u8>,
    ) -> Relayed {
        self.connections = self.connections.wrapping_add(1);
        // An address that comes again gets other numbers, or it would look like a connection that was seen before.
        let number = self.connections.wrapping_mul(0x9E37_79B9);
        let relayed = Relayed::new(client, server, [number, number.rotate_left(16)]);
        self.open_as(relayed, time, out)
    }

    fn open_as(&mut self, mut relayed: Relayed, time: Timestamp, out: &mut Vec<u8>) -> Relayed {
        self.segment(&mut relayed, Side::Opener, Flags::SYN, &[], time, None, out);
        relayed
    }

    /// The server takes the connection: SYN and ACK, and the client's ACK.
    pub fn accept(&mut self, relayed: &mut Relayed, time: Timestamp, out: &mut Vec<u8>) {
        if relayed.is_accepted() {
            return;
        }
        let both = Flags::SYN | Flags::ACK;
        self.segment(relayed, Side::Other, both, &[], time, None, out);
        self.segment(relayed, Side::Opener, Flags::ACK, &[], time, None, out);
    }

    /// `side` said `bytes`. What it says after its end, or before the connection was taken, is left out.
    pub fn data(
        &mut self,
        relayed: &mut Relayed,
        side: Side,
        bytes: &[u8],
        time: Timestamp,
        out: &mut Vec<u8>,
    ) {
        if !relayed.may_say(side) {
            return;
        }
        let mut pieces = bytes.chunks(Self::SEGMENT.into()).peekable();
        while let Some(piece) = pieces.next() {
            let flags = match pieces.peek() {
                Some(_) => Flags::ACK,
                None => Flags::ACK | Self::PSH,
            };
            self.segment(relayed, side, flags, piece, time, None, out);
            if relayed.unacknowledged(side) >= Self::UNACKNOWLEDGED {
                self.segment(relayed, side.other(), Flags::ACK, &[], time, None, out);
            }
        }
    }

    /// `side` says no more: FIN, and the other's ACK.
    pub fn finish(
        &mut self,
        relayed: &mut Relayed,
        side: Side,
        time: Timestamp,
        out: &mut Vec<u8>,
    ) {
        if relayed.may_say(side) {
            let both = Flags::FIN | Flags::ACK;
            self.segment(relayed, side, both, &[], time, None, out);
            self.segment(relayed, side.other(), Flags::ACK, &[], time, None, out);
        }
    }

    /// `side` breaks or refuses the connection: RST, with a comment that says why if that is known. Nothing comes after it.
    pub fn reset(
        &mut self,
        relayed: &mut Relayed,
        side: Side,
        comment: Option<&str>,
        time: Timestamp,
        out: &mut Vec<u8>,
    ) {
        if !relayed.is_reset() {
            let flags = match side {
                Side::Opener if !relayed.is_accepted() => Flags::RST,
                _ => Flags::RST | Flags::ACK,
            };
            self.segment(relayed, side, flags, &[], time, comment, out);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what a packet is made of")]
    fn segment(
        &mut self,
        relayed: &mut Relayed,
        side: Side,
        flags: u8,
        payload: &[u8],
        time: Timestamp,
        comment: Option<&str>,
        out: &mut Vec<u8>,
    ) {
        let numbers = relayed.say(side, Flags(flags), payload.len());
        let headers = Headers {
            source: relayed.end(side),
            destination: relayed.end(side.other()),
            side,
            numbers,
            flags: Flags(flags),
        };
        self.headers.clear();
        headers.write(payload, &mut self.headers);
        let len = self.headers.len() + payload.len();
        let packet = EnhancedPacket {
            interface: self.writer.interface(0, &self.interface, out),
            time: Some(time),
            original_len: u32::try_from(len).unwrap_or(u32::MAX),
            parts: [&self.headers, payload],
        };
        packet.write(comment, out);
        self.packets += 1;
    }
}
