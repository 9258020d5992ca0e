//! A conversation as programs read it. It is written as it is read: no copy of it is made.

mod connection;
mod reading;

use super::Conversation;
use crate::protocol::{Finding, Peer, Severity};
use connection::Connection;
use reading::ReadingReport;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A conversation, ready to be serialised. Its members:
///
/// - `read_as`: what the text was read as and how sure that is; of raw bytes only their number.
/// - `compression_from`: how it is known whether RSV1 means compression.
/// - `connections`: each with its handshake and, for each direction, its whole `frames`, its whole `messages`, the frames that the end
///   of the bytes cuts, and how many bytes those have (`undecoded_tail`). A direction `unknown` holds what tells nothing of its sender.
/// - `findings`: `frame` counts from 0 among the frames of its direction and is null for a frame that is cut; `span` holds offsets in
///   the stream.
///
/// Payloads are unmasked: their length, their SHA-1, and up to [`Report::HEX_LIMIT`] bytes as hex.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    conversation: &'a Conversation,
    say: &'a dyn Fn(&Finding) -> String,
}

impl<'a> Report<'a> {
    /// Bytes of the longest payload that is written out as hex.
    pub const HEX_LIMIT: u64 = 64;

    /// A report of `conversation` in which `say` puts each finding into words.
    pub fn new(conversation: &'a Conversation, say: &'a dyn Fn(&Finding) -> String) -> Self {
        Self { conversation, say }
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let connections = Connection::all(self.conversation);
        let findings = connections
            .iter()
            .zip(0..)
            .flat_map(|(connection, index)| connection.findings(index, self.say));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("read_as", &ReadingReport::of(self.conversation))?;
        map.serialize_entry("compression_from", &self.conversation.compression)?;
        map.serialize_entry("connections", &connections)?;
        map.serialize_entry("findings", &findings.collect::<Vec<_>>())?;
        map.end()
    }
}

/// A finding, put into words when it is written.
struct FindingReport<'a> {
    connection: u32,
    direction: Option<Peer>,
    /// Among the whole frames of its direction.
    frame: Option<u32>,
    stream: u16,
    finding: &'a Finding,
    say: &'a dyn Fn(&Finding) -> String,
}

impl Serialize for FindingReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rule = self.finding.rule;
        let severity: Severity = rule.severity();
        let mut map = serializer.serialize_map(Some(9))?;
        map.serialize_entry("rule", rule.id())?;
        map.serialize_entry("section", rule.section())?;
        map.serialize_entry("severity", severity.id())?;
        map.serialize_entry("connection", &self.connection)?;
        map.serialize_entry("direction", &self.direction)?;
        map.serialize_entry("frame", &self.frame)?;
        map.serialize_entry("stream", &self.stream)?;
        map.serialize_entry("span", &self.finding.span)?;
        map.serialize_entry("text", &(self.say)(self.finding))?;
        map.end()
    }
}
