//! Pongs.

use crate::talk::Talk;
use framescope::protocol::{Peer, Rule};

/// "A Pong frame sent in response to a Ping frame must have identical "Application data" as found in the message body of the Ping frame being
/// replied to." "A Pong frame MAY be sent unsolicited."
#[test]
fn pongs_echo_or_are_unsolicited() {
    let pinged = || Talk::shaken().client(0x89, b"1");
    let unsolicited = |count| vec![(Rule::UnsolicitedPong, Peer::Server, count)];
    let mismatch = |count| vec![(Rule::PongMismatch, Peer::Server, count)];
    let rows = [
        (pinged().server(0x8A, b"1"), vec![]),
        (Talk::shaken().server(0x8A, b""), unsolicited(1)),
        (
            pinged().server(0x8A, b"1").server(0x8A, b"1"),
            unsolicited(1),
        ),
        (pinged().server(0x8A, b"2"), mismatch(1)),
        (pinged().server(0x8A, b"2").server(0x8A, b""), mismatch(2)),
        // The echo came later: the other one was none.
        (
            pinged().server(0x8A, b"2").server(0x8A, b"1"),
            unsolicited(1),
        ),
        // Pings with the same data are answered one by one, or the last one is.
        (
            pinged()
                .client(0x89, b"1")
                .server(0x8A, b"1")
                .server(0x8A, b"1"),
            vec![],
        ),
        (pinged().client(0x89, b"2").server(0x8A, b"2").at(9), vec![]),
        // Which pings there were is not known.
        (Talk::midway().server(0x8A, b""), vec![]),
        (Talk::shaken().loses(Peer::Client).server(0x8A, b""), vec![]),
        (pinged().loses(Peer::Client).server(0x8A, b"2"), vec![]),
        // But it is again once a ping that came after the gap was answered.
        (
            Talk::midway()
                .client(0x89, b"1")
                .server(0x8A, b"1")
                .server(0x8A, b""),
            unsolicited(1),
        ),
        // The capture brings the ping late.
        (
            Talk::shaken().at(3).server(0x8A, b"1").client(0x89, b"1"),
            vec![],
        ),
        // What it carries was not captured.
        (
            pinged()
                .sends(Peer::Server, b"\x8A\x01")
                .loses_payload(Peer::Server, 1),
            vec![],
        ),
    ];
    for (index, (talk, expected)) in rows.into_iter().enumerate() {
        assert_eq!(talk.server(0x81, b"a").found(), expected, "{index}");
    }
}

/// More of them than are remembered.
#[test]
fn pongs_are_counted_and_not_all_kept() {
    let mut talk = Talk::shaken();
    for _ in 0..100 {
        talk = talk.client(0x8A, b"");
    }
    assert_eq!(talk.found(), [(Rule::UnsolicitedPong, Peer::Client, 100)]);
}

/// However the bytes are cut.
#[test]
fn a_pong_in_pieces() {
    let ping = b"\x89\x03abc\x81\x01x";
    for cut in 0..ping.len() {
        let (before, after) = ping.split_at(cut);
        let talk = Talk::shaken()
            .sends(Peer::Server, before)
            .sends(Peer::Server, after);
        let talk = talk.at(3).client(0x8A, b"abc");
        assert_eq!(talk.at(20).client(0x81, b"a").found(), [], "{cut}");
    }
}
