//! Segments in, and what a sink is given.

use super::*;
use crate::bytes::Span;
use crate::capture::checksum::{Checksum, Checksums};
use crate::capture::record::Timestamp;
use crate::capture::tcp::recorded::{Recorded, Run};
use crate::capture::tcp::{Flags, Seen};
use proptest::prelude::*;

const SYN: u8 = Flags::SYN;
const ACK: u8 = Flags::ACK;
const FIN: u8 = Flags::FIN;
const RST: u8 = Flags::RST;

/// Who sends, sequence number, acknowledgment number, flags, payload, and how much of it the snaplen left.
#[derive(Clone, Debug)]
struct Sent {
    from_client: bool,
    sequence_number: u32,
    acknowledgment_number: u32,
    flags: u8,
    payload: Vec<u8>,
    kept: usize,
    interface: u32,
    checksum: Checksum,
}

fn sent(from_client: bool, numbers: (u32, u32), flags: u8, payload: &[u8]) -> Sent {
    Sent {
        from_client,
        sequence_number: numbers.0,
        acknowledgment_number: numbers.1,
        flags,
        payload: payload.to_vec(),
        kept: usize::MAX,
        interface: 0,
        checksum: Checksum::Right,
    }
}

/// Client to server.
fn up(sequence_number: u32, flags: u8, payload: &[u8]) -> Sent {
    sent(true, (sequence_number, 5_001), flags, payload)
}

/// Server to client.
fn down(sequence_number: u32, flags: u8, payload: &[u8]) -> Sent {
    sent(false, (sequence_number, 1_001), flags, payload)
}

fn read(segments: &[Sent]) -> Recorded {
    let numbered: Vec<_> = (1..).zip(segments.iter().cloned()).collect();
    read_numbered(&numbered)
}

/// Each segment comes with the number that its packet has.
fn read_numbered(segments: &[(u32, Sent)]) -> Recorded {
    let mut connections = Connections::default();
    let mut recorded = Recorded::default();
    for (number, sent) in segments {
        feed(&mut connections, *number, sent, &mut recorded);
    }
    connections.finish(&mut recorded);
    assert_eq!(connections.weight, 0);
    recorded
}

fn feed(connections: &mut Connections, number: u32, sent: &Sent, sink: &mut Recorded) {
    let mut ends = [
        "10.0.0.1:40000".parse().unwrap(),
        "10.0.0.2:80".parse().unwrap(),
    ];
    if !sent.from_client {
        ends.reverse();
    }
    let bytes = &sent.payload[..sent.kept.min(sent.payload.len())];
    let segment = Segment {
        source: ends[0],
        destination: ends[1],
        sequence_number: sent.sequence_number,
        acknowledgment_number: sent.acknowledgment_number,
        flags: Flags(sent.flags),
        header_len: 20,
        payload: Span::at(0, bytes.len() as u64),
        payload_len: u32::try_from(sent.payload.len()).unwrap(),
    };
    let captured = Captured {
        bytes,
        file_offset: u64::from(number) * 100_000,
        packet_offset: u64::from(number) * 100_000 - 54,
        interface: sent.interface,
        seen: Seen {
            packet: number,
            time: Some(Timestamp(u64::from(number))),
        },
        checksum: sent.checksum,
    };
    connections.segment(&segment, &captured, sink);
}

fn opening() -> Vec<Sent> {
    vec![
        sent(true, (1_000, 0), SYN, b""),
        sent(false, (5_000, 1_001), SYN | ACK, b""),
        up(1_001, ACK, b""),
    ]
}

/// What follows the opening, in lines without the connection's number.
#[track_caller]
fn check(rest: &[Sent], expected: &str) {
    let recorded = read(&[opening(), rest.to_vec()].concat());
    let opened =
        "0 10.0.0.1:40000 10.0.0.2:80 @0 syn true #1\n0 > Syn #1\n0 < SynAck #2\n0 > Ack #3\n";
    let rest = recorded.lines.strip_prefix(opened);
    let rest: Vec<_> = rest
        .expect(&recorded.lines)
        .trim_end()
        .split('\n')
        .collect();
    let expected: Vec<_> = expected.split('\n').map(str::trim).collect();
    let expected: Vec<_> = expected
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    let (closed, rest) = rest.split_last().unwrap();
    assert!(closed.ends_with(" closed"), "{}", recorded.lines);
    let rest: Vec<_> = rest
        .iter()
        .map(|line| line.strip_prefix("0 ").unwrap_or(line))
        .collect();
    assert_eq!(rest, expected);
}

#[test]
fn in_order_and_closed() {
    check(
        &[
            up(1_001, ACK, b"GET"),
            down(5_001, ACK, b"101"),
            up(1_004, ACK | FIN, b"bye"),
            sent(false, (5_004, 1_008), ACK, b""),
            sent(false, (5_004, 1_008), ACK | FIN, b""),
            sent(true, (1_008, 5_005), ACK, b""),
            // What comes after still belongs to it.
            sent(true, (1_008, 5_005), ACK | RST, b"why"),
            sent(true, (1_008, 5_005), ACK | RST, b""),
            sent(false, (5_004, 1_008), ACK | FIN, b""),
        ],
        "> \"GET\" #4
         < \"101\" #5
         > \"bye\" #6
         > Fin #6
         < FinAcked #7
         < Fin #8
         > FinAcked #9
         > Rst #10
         > Retransmission 0 #11
         < Retransmission 0 #12",
    );
}

#[test]
fn out_of_order_repeated_and_overlapping() {
    check(
        &[
            up(1_004, ACK, b"def"),
            up(1_007, ACK, b"ghi"),
            up(1_001, ACK, b"abc"),
        ],
        "> OutOfOrder 3 #6\n > \"abc\" #6\n > \"def\" #4\n > \"ghi\" #5",
    );
    check(
        &[
            up(1_001, ACK, b"abcdef"),
            up(1_001, ACK, b"abc"),
            up(1_004, ACK, b"dXf"),
            up(1_005, ACK, b"efgh"),
            up(1_003, ACK, b"CDef--ij"),
        ],
        "> \"abcdef\" #4
         > Retransmission 3 #5
         > OtherData 1 #6
         > Retransmission 2 #7
         > \"gh\" #7
         > OtherData 4 #8
         > \"ij\" #8",
    );
    // The first that came is kept while it waits, too.
    check(
        &[up(1_003, ACK, b"cd"), up(1_001, ACK, b"abXYe")],
        "> OutOfOrder 3 #5
         > OtherData 2 #5
         > \"ab\" #5
         > \"cd\" #4
         > \"e\" #5",
    );
}

/// The same with a wrong checksum.
fn wrong(sent: Sent) -> Sent {
    Sent {
        checksum: Checksum::Wrong,
        ..sent
    }
}

#[test]
fn what_comes_with_a_wrong_checksum_waits_for_a_right_one() {
    // It is sent again, and nothing of the first is handed on.
    check(
        &[
            wrong(up(1_001, ACK, b"aXc")),
            up(1_004, ACK, b"def"),
            up(1_001, ACK, b"abc"),
        ],
        "> OutOfOrder 3 #6\n > \"abc\" #6\n > \"def\" #5\n > OtherData 1 #4",
    );
    // Only a part of it is.
    check(
        &[
            wrong(up(1_001, ACK, b"aXYd")),
            up(1_001, ACK, b"ab"),
            up(1_005, ACK, b"e"),
            sent(false, (5_001, 1_006), ACK, b""),
        ],
        "> \"ab\" #5\n > \"Yd\"? #4\n > \"e\" #6",
    );
    // The other side has it, and what it says then stands behind it.
    check(
        &[
            wrong(up(1_001, ACK, b"aXc")),
            sent(false, (5_001, 1_004), ACK, b"yes"),
            up(1_004, ACK, b"def"),
        ],
        "> \"aXc\"? #4\n < \"yes\" #5\n > \"def\" #6",
    );
    // Nothing is acknowledged any more, and something is missing before it.
    check(
        &[up(1_001, ACK, b"a"), wrong(up(1_004, ACK, b"dX"))],
        "> \"a\" #4\n > gap 2 #5\n > \"dX\"? #5",
    );
    // What is there is not replaced.
    check(
        &[up(1_001, ACK, b"abc"), wrong(up(1_002, ACK, b"Xcd"))],
        "> \"abc\" #4\n > OtherData 1 #5\n > \"d\"? #5",
    );
    // A sender whose checksums are never right computes none.
    let none: Vec<_> = (0..9)
        .map(|number| wrong(up(1_001 + number, ACK, b"a")))
        .collect();
    let recorded = read(&none);
    let lines: Vec<_> = (1..10)
        .map(|number| format!("0 > \"a\"? #{number}"))
        .collect();
    let expected = lines.join("\n");
    assert!(recorded.lines.contains(&expected), "{}", recorded.lines);
}

#[test]
fn keep_alives_and_probes_change_nothing() {
    check(
        &[
            up(1_000, ACK, b""),
            up(1_001, ACK, b"abc"),
            up(1_003, ACK, b""),
            up(1_003, ACK, b"\0"),
            // A probe of a zero window is a byte of the stream.
            up(1_004, ACK, b"d"),
            up(1_004, ACK, b"def"),
            // An acknowledgment that is ahead of what was captured is no gap.
            up(2_000, ACK, b""),
        ],
        "> KeepAlive 0 #4
         > \"abc\" #5
         > KeepAlive 0 #6
         > KeepAlive 1 #7
         > \"d\" #8
         > Retransmission 1 #9
         > \"ef\" #9",
    );
}

#[test]
fn what_was_not_captured_is_a_gap() {
    // At the end.
    check(
        &[up(1_001, ACK, b"abc"), up(1_010, ACK, b"jkl")],
        "> \"abc\" #4\n > gap 6 #5\n > \"jkl\" #5",
    );
    // Up to the FIN.
    check(
        &[up(1_001, ACK, b"abc"), up(1_010, ACK | FIN, b"")],
        "> \"abc\" #4\n > Fin #5\n > gap 6 #5",
    );
    // What the snaplen cut.
    let cut = Sent {
        kept: 2,
        ..up(1_001, ACK, b"abcdef")
    };
    let all_cut = Sent {
        kept: 0,
        ..up(1_010, ACK, b"jkl")
    };
    check(
        &[all_cut, up(1_007, ACK, b"ghi"), cut, up(1_013, ACK, b"m")],
        "> OutOfOrder 3 #5
         > OutOfOrder 6 #6
         > \"ab\" #6
         > gap 4 #6
         > \"ghi\" #5
         > gap 3 #4
         > \"m\" #7",
    );
    // Known to the other side for some time.
    let mut segments = vec![up(1_001, ACK, b"a"), up(1_003, ACK, b"c")];
    segments.extend((0..33).map(|_| sent(false, (5_001, 1_004), ACK, b"")));
    segments.push(up(1_004, ACK, b"d"));
    segments.push(up(1_002, ACK, b"b"));
    check(
        &segments,
        "> \"a\" #4\n > gap 1 #5\n > \"c\" #5\n > \"d\" #39\n > OutOfOrder 1 #40",
    );
    // Without the other side's word it is waited for.
    let mut segments = vec![up(1_001, ACK, b"a"), up(1_003, ACK, b"c")];
    segments.extend((0..500).map(|_| sent(false, (5_001, 1_002), ACK, b"")));
    segments.push(up(1_002, ACK, b"b"));
    check(
        &segments,
        "> \"a\" #4\n > OutOfOrder 1 #506\n > \"b\" #506\n > \"c\" #5",
    );
}

#[test]
fn waiting_has_limits() {
    let mut segments = opening();
    segments.extend((0..1_025).map(|index| up(1_002 + index * 2, ACK, b"x")));
    let recorded = read(&segments);
    let first = recorded
        .lines
        .find("gap 1 #4\n0 > \"x\" #4\n0 > gap 1 #5")
        .unwrap();
    assert!(first > 0);

    let mut connections = Connections::default();
    let mut recorded = Recorded::default();
    for (number, sent) in (1..).zip(&segments) {
        feed(&mut connections, number, sent, &mut recorded);
    }
    assert!(recorded.lines.ends_with("0 > gap 1 #4\n0 > \"x\" #4\n"));

    // By weight: 20 times 60,000 bytes are more than 1 MiB.
    let mut segments = opening();
    segments.extend((0..20).map(|index| up(1_002 + index * 60_000, ACK, &vec![b'y'; 60_000])));
    let mut connections = Connections::default();
    let mut recorded = Recorded::default();
    for (number, sent) in (1..).zip(&segments) {
        feed(&mut connections, number, sent, &mut recorded);
    }
    let [connection] = &recorded.connections[..] else {
        panic!()
    };
    let [Run::Gap(1), Run::Bytes(bytes, _)] = &connection.streams[0][..] else {
        panic!()
    };
    assert_eq!(bytes.len(), 20 * 60_000);

    // Over all connections: those that wait longest give up first.
    let mut connections = Connections::default();
    let mut recorded = Recorded::default();
    for interface in 0..70 {
        for (number, start) in [(1, 1_000), (2, 2_000_000)] {
            let sent = Sent {
                interface,
                ..up(start, ACK, &vec![b'z'; 1_000_000])
            };
            feed(&mut connections, number, &sent, &mut recorded);
        }
    }
    assert!(connections.weight <= MOST_WEIGHT);
    let gave_up = recorded
        .connections
        .iter()
        .map(|connection| connection.streams[0].len() > 1);
    let expected = [vec![true; 3], vec![false; 67]].concat();
    assert_eq!(gave_up.collect::<Vec<_>>(), expected);
}

#[test]
fn sequence_numbers_wrap() {
    let start = u32::MAX - 2;
    let recorded = read(&[
        sent(true, (start, 0), SYN, b""),
        up(start.wrapping_add(6), ACK, b"fg"),
        up(start.wrapping_add(1), ACK, b"abcde"),
        up(start.wrapping_add(3), ACK, b"cdefgh"),
    ]);
    let Run::Bytes(bytes, _) = &recorded.connections[0].streams[0][0] else {
        panic!()
    };
    assert_eq!(bytes, b"abcdefgh");
}

#[test]
fn without_a_syn_the_first_segment_begins() {
    let recorded = read(&[
        down(700, ACK, b"hello"),
        down(690, ACK, b"too late"),
        up(1_001, ACK, b"x"),
        down(698, ACK, b"lohello!"),
    ]);
    assert_eq!(
        recorded.lines,
        "0 10.0.0.2:80 10.0.0.1:40000 @0 syn false #1
0 > \"hello\" #1
0 > OutOfOrder 8 #2
0 < \"x\" #3
0 > OutOfOrder 2 #4
0 > Retransmission 5 #4
0 > \"!\" #4
0 closed
"
    );
}

#[test]
fn the_opener_is_who_sent_the_syn() {
    let rows = [
        (sent(true, (1_000, 0), SYN, b""), "10.0.0.1:40000", true),
        (
            sent(false, (1_000, 7), SYN | ACK, b""),
            "10.0.0.1:40000",
            true,
        ),
        (sent(false, (1_000, 7), ACK, b"x"), "10.0.0.2:80", false),
        (
            sent(false, (1_000, 7), RST | SYN, b""),
            "10.0.0.2:80",
            false,
        ),
    ];
    for (first, opener, syn_seen) in rows {
        let opened = read(&[first]).connections[0].opened;
        assert_eq!(opened.ends[0], opener.parse().unwrap());
        assert_eq!(opened.syn_seen, syn_seen);
    }
}

#[test]
fn a_syn_with_another_number_is_another_connection() {
    let connections = |segments: &[Sent]| read(segments).connections.len();
    let again = |sequence_number| sent(true, (sequence_number, 0), SYN, b"");
    let rows: [(Vec<Sent>, usize); 9] = [
        (vec![again(1_000), again(1_000)], 1),
        (vec![again(1_000), again(9_000)], 2),
        ([opening(), vec![again(1_000)]].concat(), 1),
        (
            [opening(), vec![up(1_001, ACK, b"x"), again(9_000)]].concat(),
            2,
        ),
        // Both open at once.
        (vec![again(1_000), sent(false, (5_000, 0), SYN, b"")], 1),
        // The SYN-ACK was captured first, or the data was.
        (
            vec![sent(false, (5_000, 1_001), SYN | ACK, b""), again(1_000)],
            1,
        ),
        (vec![up(1_001, ACK, b"x"), again(1_000)], 1),
        // The SYN-ACK of a connection whose SYN was not captured.
        (
            [opening(), vec![sent(false, (7_000, 9_001), SYN | ACK, b"")]].concat(),
            2,
        ),
        // What was there before had no data.
        (vec![sent(false, (4_999, 999), ACK, b""), again(1_000)], 2),
    ];
    for (segments, expected) in rows {
        assert_eq!(connections(&segments), expected, "{segments:?}");
    }
    // What waited is handed on, and the old one closed, before the new one opens.
    let recorded = read(
        &[
            opening(),
            vec![up(1_003, ACK, b"c"), again(9_000), up(9_001, ACK, b"d")],
        ]
        .concat(),
    );
    assert!(
        recorded.lines.contains(
            "0 > gap 2 #4\n0 > \"c\" #4\n0 closed\n1 10.0.0.1:40000 10.0.0.2:80 @0 syn true #5\n1 > Syn #5\n1 > \"d\" #6\n"
        ),
        "{}",
        recorded.lines
    );
}

#[test]
fn interfaces_are_kept_apart() {
    let both: Vec<_> = opening()
        .into_iter()
        .chain([up(1_001, ACK, b"x")])
        .flat_map(|sent| {
            [
                sent.clone(),
                Sent {
                    interface: 1,
                    ..sent
                },
            ]
        })
        .collect();
    let recorded = read(&both);
    assert_eq!(recorded.connections.len(), 2);
    assert!(!recorded.lines.contains("Retransmission"));
}

#[test]
fn data_in_a_syn_follows_it() {
    let recorded = read(&[
        sent(true, (1_000, 0), SYN, b"early"),
        sent(false, (5_000, 1_006), SYN | ACK, b""),
        up(1_006, ACK, b"later"),
    ]);
    assert!(
        recorded
            .lines
            .contains("> Syn #1\n0 > \"early\" #1\n0 < SynAck #2\n0 > \"later\" #3"),
        "{}",
        recorded.lines
    );
}

#[test]
fn an_idle_connection_is_small() {
    assert!(
        size_of::<Connection>() <= 296,
        "{}",
        size_of::<Connection>()
    );
}

#[test]
fn connections_above_the_limit_are_counted() {
    let mut connections = Connections {
        count: Connections::LIMIT - 1,
        ..Connections::default()
    };
    let mut closed = Counted::default();
    for sequence_number in [1_000, 2_000, 2_001] {
        let syn = sent(true, (sequence_number, 0), SYN, b"");
        let segment = Segment {
            source: "10.0.0.1:40000".parse().unwrap(),
            destination: "10.0.0.2:80".parse().unwrap(),
            sequence_number: syn.sequence_number,
            acknowledgment_number: 0,
            flags: Flags(syn.flags),
            header_len: 20,
            payload: Span::default(),
            payload_len: 0,
        };
        let captured = Captured {
            bytes: &[],
            file_offset: 0,
            packet_offset: 0,
            interface: 0,
            seen: Seen {
                packet: 1,
                time: None,
            },
            checksum: Checksum::Unknown,
        };
        connections.segment(&segment, &captured, &mut closed);
    }
    connections.finish(&mut closed);
    assert_eq!((closed.opened, closed.closed), (1, 1));
    assert_eq!(connections.left_out(), 2);
}

#[derive(Default)]
struct Counted {
    opened: u32,
    closed: u32,
}

impl Sink for Counted {
    fn opened(&mut self, _: ConnectionId, _: &crate::capture::tcp::Opened, _: Seen) {
        self.opened += 1;
    }
    fn happened(
        &mut self,
        _: ConnectionId,
        _: crate::capture::tcp::Side,
        _: &crate::capture::tcp::Happened,
        _: Seen,
    ) {
    }
    fn data(
        &mut self,
        _: ConnectionId,
        _: crate::capture::tcp::Side,
        _: crate::capture::tcp::Piece<'_>,
    ) {
    }
    fn gap(&mut self, _: ConnectionId, _: crate::capture::tcp::Side, _: u64, _: Seen) {}
    fn odd(
        &mut self,
        _: ConnectionId,
        _: crate::capture::tcp::Side,
        _: crate::capture::tcp::Oddity,
        _: u64,
        _: Seen,
    ) {
    }
    fn summed(&mut self, _: ConnectionId, _: crate::capture::tcp::Side, _: &Checksums) {}
    fn closed(&mut self, _: ConnectionId) {
        self.closed += 1;
    }
}

/// A stream cut into segments of 1 to 40 bytes, the lengths chosen by a test.
fn cut(base: u32, stream: &[u8], lens: &[usize]) -> Vec<Sent> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut lens = lens.iter().cycle();
    while start < stream.len() {
        let end = (start + lens.next().unwrap()).min(stream.len());
        let number = base.wrapping_add(u32::try_from(start).unwrap());
        segments.push(sent(true, (number, 5_001), ACK, &stream[start..end]));
        start = end;
    }
    segments
}

proptest! {
    /// Invariant: streams and gaps depend neither on the order of packets nor on repeats, within what may wait.
    #[test]
    fn order_and_repeats_change_no_byte(
        base: u32,
        stream in prop::collection::vec(any::<u8>(), 1..2_000),
        lens in prop::collection::vec(1_usize..40, 1..20),
        shifts in prop::collection::vec(0_usize..14, 200),
        repeats in prop::collection::vec(prop::bool::weighted(0.1), 200),
        merges in prop::collection::vec(prop::bool::weighted(0.1), 200),
        lost in prop::collection::vec(prop::bool::weighted(0.1), 200),
        acks: bool,
    ) {
        let syn = sent(true, (base, 0), SYN, b"");
        let base = base.wrapping_add(1);
        let mut segments = Vec::new();
        let mut expected = Vec::new();
        for (index, segment) in cut(base, &stream, &lens).into_iter().enumerate() {
            let len = segment.payload.len() as u64;
            if lost[index % lost.len()] {
                match expected.last_mut() {
                    Some(Run::Gap(before)) => *before += len,
                    _ => expected.push(Run::Gap(len)),
                }
            } else {
                if !matches!(expected.last(), Some(Run::Bytes(..))) {
                    expected.push(Run::Bytes(Vec::new(), Vec::new()));
                }
                if let Some(Run::Bytes(bytes, _)) = expected.last_mut() {
                    bytes.extend(&segment.payload);
                }
                segments.push(segment);
            }
        }
        // What is lost at the end nobody knows of.
        if matches!(expected.last(), Some(Run::Gap(_))) {
            expected.pop();
        }
        // Sent again: the same, or together with what follows.
        let mut sent_times = Vec::new();
        for (index, segment) in segments.iter().enumerate() {
            // Acknowledgments are segments too.
            let shift = |index: usize| shifts[index % shifts.len()] / if acks { 2 } else { 1 };
            let time = index + shift(index);
            sent_times.push((time, segment.clone()));
            if repeats[index % repeats.len()] {
                let mut again = segment.clone();
                if merges[index % merges.len()] && let Some(next) = segments.get(index + 1)
                    && next.sequence_number == segment.sequence_number.wrapping_add(u32::try_from(segment.payload.len()).unwrap())
                {
                    again.payload.extend(&next.payload);
                }
                sent_times.push((time + shift(index + 7), again));
            }
        }
        sent_times.sort_by_key(|(time, _)| *time);
        let mut all = vec![syn];
        let mut highest = 0_u32;
        for (_, segment) in sent_times {
            let end = segment.sequence_number.wrapping_sub(base) + u32::try_from(segment.payload.len()).unwrap();
            highest = highest.max(end);
            all.push(segment);
            if acks {
                all.push(sent(false, (5_001, base.wrapping_add(highest)), ACK, b""));
            }
        }
        let recorded = read(&all);
        prop_assert_eq!(recorded.connections.len(), 1);
        let found: Vec<_> = recorded.connections[0].streams[0]
            .iter()
            .map(|run| match run {
                Run::Bytes(bytes, _) => Run::Bytes(bytes.clone(), Vec::new()),
                Run::Gap(len) => Run::Gap(*len),
            })
            .collect();
        prop_assert_eq!(found, expected);
    }

    /// Whatever comes: no panic, no byte but those that came, and all is closed.
    #[test]
    fn no_segments_panic(
        segments in prop::collection::vec(
            (
                any::<bool>(),
                prop_oneof![0_u32..64, any::<u32>(), (u32::MAX - 32)..=u32::MAX],
                prop_oneof![0_u32..64, any::<u32>()],
                any::<u8>(),
                prop::collection::vec(any::<u8>(), 0..20),
                0_usize..20,
            ),
            0..60,
        ),
    ) {
        let segments: Vec<_> = segments
            .into_iter()
            .map(|(from_client, number, acknowledged, flags, payload, kept)| Sent {
                kept,
                // Not too many openings.
                ..sent(from_client, (number, acknowledged), flags & 0x3D, &payload)
            })
            .collect();
        let recorded = read(&segments);
        for connection in &recorded.connections {
            prop_assert!(connection.is_closed);
            for run in connection.streams.iter().flatten() {
                let Run::Bytes(bytes, offsets) = run else { continue };
                for (byte, offset) in bytes.iter().zip(offsets) {
                    let packet = usize::try_from(offset / 100_000).unwrap() - 1;
                    let at = usize::try_from(offset % 100_000).unwrap();
                    prop_assert_eq!(*byte, segments[packet].payload[at]);
                }
            }
        }
    }
}
