//! Each rule that a server can break is broken, and found as it would be in a capture of the same bytes.

use super::*;
use crate::analysis::CaptureSession;
use crate::analysis::conformance::GroupOf;
use crate::analysis::sheet::GroupBy;
use crate::capture::built::{Built, CLIENT, SERVER, pcapng};
use crate::protocol::{MaskingKey, handshake};
use crate::server::frame::write_header;
use crate::server::{Bench, Connection, Offer, Outgoing, Purpose, Reply, Request, Standing};
use std::collections::BTreeSet;

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: 10.0.0.2\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: a\r\n";
const OFFER: &str = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

const FIN: u8 = 1;
const SYN: u8 = 2;
const ACK: u8 = 16;

/// A connection whose packets are written down.
struct Talk {
    packets: Vec<Built>,
    /// Sequence numbers of the next byte: the client's, the server's.
    next: [u32; 2],
}

impl Talk {
    fn opened() -> Self {
        let mut talk = Self {
            packets: Vec::new(),
            next: [1000, 2000],
        };
        talk.sent(0, SYN, &[]);
        talk.sent(1, SYN | ACK, &[]);
        talk.sent(0, ACK, &[]);
        talk
    }

    fn sent(&mut self, sender: usize, flags: u8, bytes: &[u8]) {
        let ends = [CLIENT, SERVER];
        let (from, to) = (ends[sender], ends[1 - sender]);
        let mut packet = Built::new(from, to, self.next[sender], bytes).flags(flags);
        packet.acknowledgment_number = self.next[1 - sender];
        self.packets.push(packet);
        let len = u32::try_from(bytes.len()).unwrap() + u32::from(flags & (SYN | FIN) != 0);
        self.next[sender] += len;
    }

    /// The rules that are found in it, and what could not be checked.
    fn found(&self) -> BTreeSet<&'static str> {
        let file = pcapng(&self.packets, 1_000_000);
        let mut session = CaptureSession::new(Box::new(file.clone()), String::new());
        session.feed(&file);
        session.finish(None);
        let report = session.conformance(GroupBy::Rule);
        let rules = report.groups.iter().map(|group| match group.of {
            GroupOf::Rule(rule) => rule.id(),
            GroupOf::Conversation(_) => unreachable!("they are grouped by rule"),
        });
        let unchecked = report.unchecked.iter().map(|one| one.id().0);
        rules.chain(unchecked).collect()
    }
}

fn client_frame(first: u8, payload: &[u8], key: [u8; 4]) -> Vec<u8> {
    let key = MaskingKey(key);
    let mut frame = Vec::new();
    write_header(first, payload.len(), &mut frame);
    frame[1] |= 0x80;
    frame.extend(key.0);
    key.append(payload, &mut frame);
    frame
}

/// A client that says a text, pings and closes, with a server that misbehaves so.
fn talk(misbehaviour: Option<Misbehaviour>, offer: &str) -> Talk {
    let mut talk = Talk::opened();
    let head = [REQUEST, offer, "\r\n"].concat();
    talk.sent(0, ACK, head.as_bytes());
    let request = Request::new(head.into_bytes()).unwrap();
    let answer = handshake::answer_to(&request.head().unwrap()).unwrap();
    let reply = Reply::echo(&request, &answer, Offer::Accepted, misbehaviour);
    talk.sent(1, ACK, reply.head().as_bytes());
    if reply.opens {
        let mut connection = Connection::new(Purpose::Echo, reply.agreement, 1000);
        if let Some(misbehaviour) = misbehaviour {
            connection = connection.misbehaving(misbehaviour);
        }
        let (mut bench, mut out) = (Bench::default(), Outgoing::default());
        let said = [
            client_frame(0x81, b"Hello", [0x37, 0xFA, 0x21, 0x3D]),
            client_frame(0x89, b"ping", [0x5A, 0x0C, 0xE7, 0x91]),
            client_frame(0x88, &[0x03, 0xE8], [0xC3, 0x72, 0x18, 0x4E]),
        ];
        for frame in said {
            if connection.standing() == Standing::Over {
                break;
            }
            // Who has closed pings no more.
            if connection.standing() == Standing::Closing && frame[0] == 0x89 {
                continue;
            }
            talk.sent(0, ACK, &frame);
            connection.take(&frame, &mut bench, &mut out);
            if !out.is_empty() {
                talk.sent(1, ACK, out.unsent());
                out.advance(out.len());
            }
        }
    }
    talk.sent(1, FIN | ACK, &[]);
    talk.sent(0, FIN | ACK, &[]);
    talk
}

#[test]
fn a_server_that_behaves_breaks_nothing() {
    for offer in ["", OFFER] {
        assert_eq!(talk(None, offer).found(), BTreeSet::new());
    }
}

/// What cannot but come with a broken rule.
const ALSO: &[(&str, &[&str])] = &[
    // All that comes behind is taken for its payload.
    ("length-high-bit", &["truncated-frame", "unanswered-close"]),
    ("truncated-frame", &["end-without-close"]),
    ("version-answer", &["status-switching"]),
    // No Close frame can carry what the other would have to repeat.
    ("close-body-too-short", &["other-close-code"]),
    ("forbidden-close-code", &["other-close-code"]),
];

#[test]
fn each_rule_is_broken_and_no_other() {
    let mut wrong = Vec::new();
    for misbehaviour in Misbehaviour::all() {
        let rule = misbehaviour.rule().id();
        let also = ALSO.iter().find(|(name, _)| *name == rule);
        let mut expected: BTreeSet<_> = also
            .map_or(&[][..], |(_, also)| also)
            .iter()
            .copied()
            .collect();
        expected.insert(rule);
        let needs_offer = matches!(
            misbehaviour.rule(),
            Rule::CorruptDeflate
                | Rule::DistanceBeyondWindow
                | Rule::FinalBlock
                | Rule::DeflateAnswer
        );
        for offer in ["", OFFER] {
            let expected = if needs_offer && offer.is_empty() {
                BTreeSet::new()
            } else {
                expected.clone()
            };
            let found = talk(Some(misbehaviour), offer).found();
            if found != expected {
                wrong.push((rule, offer, found));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn rules_of_clients_cannot_be_broken() {
    for id in ["unmasked-client-frame", "host-field", "no-such-rule", ""] {
        assert_eq!(Misbehaviour::named(id), None, "{id}");
    }
    assert_eq!(Misbehaviour::all().count(), 45);
}
