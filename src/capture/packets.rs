//! Packets in, connections out: link, IP and TCP headers taken off, fragments put together, tunnels opened.

use super::record::{LinkType, Record};
use super::tcp::{Connections, Sink};

/// What the packets were, and what waits to be completed.
#[derive(Debug, Default)]
pub struct Packets {
    connections: Connections,
    traffic: Traffic,
}

/// Packets that are no TCP segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Not TCP over IP.
    pub other: u32,
    /// Of a link type that is not read: the type, its name if it has one, how many.
    pub link_types: Vec<(LinkType, Option<&'static str>, u32)>,
    /// Cut or broken before their TCP payload.
    pub broken: u32,
    /// IP fragments whose others never came.
    pub fragments: u32,
}

impl Packets {
    /// Takes a packet.
    pub fn record(&mut self, record: &Record<'_>, sink: &mut impl Sink) {
        let _ = (record, sink);
        todo!()
    }

    /// Ends the capture.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        self.connections.finish(sink);
    }

    /// What was no TCP segment.
    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }
}
