use super::*;
use crate::capture::file::{FileInfo, FileReader};
use crate::capture::packets::Packets;
use crate::capture::tcp::TcpEvent;
use crate::capture::tcp::recorded::{Recorded, Run};
use etherparse::{LaxSlicedPacket, SlicedPacket, TransportSlice};
use proptest::prelude::*;

use Side::{Opener, Other};

/// A recording of connections, as it is written.
struct Recording {
    file: Vec<u8>,
    recorder: Recorder,
    time: u64,
}

impl Recording {
    fn new() -> Self {
        let mut file = Vec::new();
        let recorder = Recorder::new("Framescope", "headers are made up", &mut file);
        Self {
            file,
            recorder,
            time: 1_700_000_000_123_456_789,
        }
    }

    fn now(&mut self) -> Timestamp {
        self.time += 1;
        Timestamp(self.time)
    }

    /// A connection that was taken, with these first numbers.
    fn opened(&mut self, ends: [&str; 2], initial: [u32; 2]) -> Relayed {
        let [client, server] = ends.map(|end| end.parse().unwrap());
        let relayed = Relayed::new(client, server, initial);
        let now = self.now();
        let mut relayed = self.recorder.open_as(relayed, now, &mut self.file);
        self.recorder.accept(&mut relayed, now, &mut self.file);
        relayed
    }

    fn data(&mut self, relayed: &mut Relayed, side: Side, bytes: &[u8]) {
        let now = self.now();
        self.recorder
            .data(relayed, side, bytes, now, &mut self.file);
    }

    fn finish(&mut self, relayed: &mut Relayed, side: Side) {
        let now = self.now();
        self.recorder.finish(relayed, side, now, &mut self.file);
    }

    fn reset(&mut self, relayed: &mut Relayed, side: Side, comment: Option<&str>) {
        let now = self.now();
        self.recorder
            .reset(relayed, side, comment, now, &mut self.file);
    }

    /// What Framescope's own reader makes of it; each packet is held against another reader of headers.
    fn read(&self) -> (Recorded, FileInfo) {
        let mut reader = FileReader::default();
        let mut packets = Packets::default();
        let mut recorded = Recorded::default();
        reader.feed(&self.file, &mut |record| {
            assert_eq!(record.original_len as usize, record.data.len());
            sound(record.data);
            packets.record(&record, &mut recorded);
        });
        reader.finish();
        packets.finish(&mut recorded);
        assert_eq!(
            packets.traffic(),
            &crate::capture::packets::Traffic::default()
        );
        assert_eq!(u64::from(reader.info().packets), self.recorder.packets());
        (recorded, reader.info().clone())
    }
}

/// Lengths and checksums are right.
fn sound(packet: &[u8]) {
    let strict = SlicedPacket::from_ethernet(packet).unwrap();
    let lax = LaxSlicedPacket::from_ethernet(packet).unwrap();
    assert!(lax.stop_err.is_none());
    let Some(TransportSlice::Tcp(tcp)) = strict.transport else {
        panic!("a packet without TCP");
    };
    let checksum = match strict.net.unwrap() {
        etherparse::NetSlice::Ipv4(ip) => {
            let header = ip.header();
            assert_eq!(
                header.header_checksum(),
                header.to_header().calc_header_checksum()
            );
            tcp.calc_checksum_ipv4(header.source(), header.destination())
        }
        etherparse::NetSlice::Ipv6(ip) => {
            let header = ip.header();
            tcp.calc_checksum_ipv6(header.source(), header.destination())
        }
        etherparse::NetSlice::Arp(_) => panic!("a packet without IP"),
    };
    assert_eq!(tcp.checksum(), checksum.unwrap());
}

const V4: [&str; 2] = ["10.0.0.1:40000", "10.0.0.2:80"];
const V6: [&str; 2] = ["[2001:db8::1]:40000", "[2001:db8::2]:80"];

#[test]
fn a_conversation_is_what_a_capture_would_show() {
    let mut recording = Recording::new();
    // Both wrap.
    let mut relayed = recording.opened(V4, [u32::MAX - 1, u32::MAX]);
    recording.data(&mut relayed, Opener, b"GET");
    recording.data(&mut relayed, Other, b"101");
    recording.finish(&mut relayed, Opener);
    recording.data(&mut relayed, Other, b"more");
    recording.finish(&mut relayed, Other);
    // After its end nobody says anything.
    recording.data(&mut relayed, Other, b"too late");
    recording.finish(&mut relayed, Opener);
    let (recorded, info) = recording.read();
    assert_eq!(
        recorded.lines,
        "0 10.0.0.1:40000 10.0.0.2:80 @0 syn true #1
0 > Syn #1
0 < SynAck #2
0 > Ack #3
0 > \"GET\" #4
0 < \"101\" #5
0 > Fin #6
0 < FinAcked #7
0 < \"more\" #8
0 < Fin #9
0 > FinAcked #10
0 closed
"
    );
    assert_eq!(info.written_by, ["Framescope"]);
    assert_eq!(info.damage, []);
    let [interface] = &info.interfaces[..] else {
        panic!("{:?}", info.interfaces);
    };
    assert_eq!(interface.name.as_deref(), Some("tap"));
    assert_eq!(
        interface.description.as_deref(),
        Some("headers are made up")
    );
}

#[test]
fn who_is_refused_gets_a_reset_that_says_why() {
    let mut recording = Recording::new();
    let [client, server] = V4.map(|end| end.parse().unwrap());
    let now = recording.now();
    let mut relayed = recording
        .recorder
        .open(client, server, now, &mut recording.file);
    // It was never taken.
    recording.data(&mut relayed, Opener, b"GET");
    recording.reset(&mut relayed, Other, Some("nobody listens there"));
    recording.reset(&mut relayed, Opener, None);
    let (recorded, info) = recording.read();
    let [connection] = &recorded.connections[..] else {
        panic!("{}", recorded.lines);
    };
    assert_eq!(
        connection.events,
        [(Opener, TcpEvent::Syn), (Other, TcpEvent::Rst)]
    );
    assert_eq!(info.comments[0].text, "nobody listens there");
    assert_eq!(info.comments[0].packet, Some(2));
    assert_eq!(info.packets, 2);
}

#[test]
fn addresses_of_two_versions_are_written_as_one() {
    let rows = [
        (V4, V4),
        (V6, V6),
        (
            ["[::ffff:10.0.0.1]:40000", "10.0.0.2:80"],
            ["10.0.0.1:40000", "10.0.0.2:80"],
        ),
        (
            ["10.0.0.1:40000", "[2001:db8::2]:80"],
            ["[::ffff:10.0.0.1]:40000", "[2001:db8::2]:80"],
        ),
    ];
    for (given, written) in rows {
        let mut recording = Recording::new();
        let relayed = recording.opened(given, [1, 2]);
        let written = written.map(|end| end.parse().unwrap());
        assert_eq!([Opener, Other].map(|side| relayed.end(side)), written);
        let (recorded, _) = recording.read();
        assert_eq!(recorded.connections[0].opened.ends, written);
    }
}

#[test]
fn an_address_that_comes_again_is_another_connection() {
    let mut recording = Recording::new();
    for _ in 0..3 {
        let [client, server] = V4.map(|end| end.parse().unwrap());
        let now = recording.now();
        let mut relayed = recording
            .recorder
            .open(client, server, now, &mut recording.file);
        recording
            .recorder
            .accept(&mut relayed, now, &mut recording.file);
        recording.data(&mut relayed, Opener, b"hello");
        recording.reset(&mut relayed, Opener, None);
    }
    let (recorded, _) = recording.read();
    assert_eq!(recorded.connections.len(), 3, "{}", recorded.lines);
}

/// What happens on a connection.
#[derive(Clone, Debug)]
enum Event {
    Data(Side, usize),
    Finish(Side),
    Reset(Side),
}

fn event() -> impl Strategy<Value = Event> {
    let side = || prop::sample::select(vec![Opener, Other]);
    let len = prop_oneof![20 => 0..200_usize, 2 => 0..100_000_usize, 1 => 260_000..300_000_usize];
    prop_oneof![
        20 => (side(), len).prop_map(|(side, len)| Event::Data(side, len)),
        1 => side().prop_map(Event::Finish),
        1 => side().prop_map(Event::Reset),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_recorded_is_read_back(
        connections in prop::collection::vec((any::<bool>(), any::<[u32; 2]>(), any::<bool>()), 1..4),
        events in prop::collection::vec((any::<prop::sample::Index>(), event()), 0..40),
        seed in any::<u8>(),
    ) {
        let mut recording = Recording::new();
        let mut open: Vec<_> = connections.iter().zip(0_u16..).map(|((is_v6, initial, wraps), number)| {
            let [client, server] = if *is_v6 { V6 } else { V4 };
            let client = format!("{}{number}", &client[..client.len() - 1]);
            // Random numbers hardly ever wrap.
            let initial = initial.map(|initial| if *wraps { u32::MAX - initial % 1000 } else { initial });
            (recording.opened([&client, server], initial), [Vec::new(), Vec::new()], [false; 2])
        }).collect();
        for (connection, event) in events {
            let index = connection.index(open.len());
            let (relayed, said, ended) = &mut open[index];
            match event {
                Event::Data(side, len) => {
                    let bytes: Vec<u8> = (0..len).map(|at| seed.wrapping_add(at.to_le_bytes()[0] ^ at.to_le_bytes()[1])).collect();
                    recording.data(relayed, side, &bytes);
                    if !ended[side as usize] {
                        said[side as usize].extend(bytes);
                    }
                }
                Event::Finish(side) => {
                    recording.finish(relayed, side);
                    ended[side as usize] = true;
                }
                Event::Reset(side) => {
                    recording.reset(relayed, side, None);
                    *ended = [true; 2];
                }
            }
        }
        let (recorded, info) = recording.read();
        prop_assert_eq!(&info.damage, &[]);
        prop_assert_eq!(recorded.connections.len(), open.len());
        for ((relayed, said, _), connection) in open.iter().zip(&recorded.connections) {
            prop_assert_eq!(connection.opened.ends, [Opener, Other].map(|side| relayed.end(side)));
            for (said, runs) in said.iter().zip(&connection.streams) {
                let read: Vec<u8> = match &runs[..] {
                    [] => Vec::new(),
                    [Run::Bytes(bytes, _)] => bytes.clone(),
                    _ => panic!("a gap"),
                };
                prop_assert!(&read == said, "{} of {} bytes", read.len(), said.len());
            }
        }
        for odd in ["Retransmission", "OtherData", "OutOfOrder", "KeepAlive", "gap"] {
            prop_assert!(!recorded.lines.contains(&format!(" {odd} ")), "{odd}");
        }
    }
}
