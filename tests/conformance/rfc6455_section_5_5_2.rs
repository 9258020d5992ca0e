//! Pings.

use crate::talk::Talk;
use framescope::protocol::{EndingKind, Peer, Rule};

const NORMAL: &[u8] = b"\x03\xe8";

/// "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in response, unless it already received a Close frame."
#[test]
fn a_ping_is_answered_if_there_is_a_chance() {
    let pinged = || Talk::shaken().at(1).client(0x89, b"?");
    let pong = |talk: Talk| talk.server(0x8A, b"?");
    let rows = [
        (pong(pinged()).at(9).server(0x81, b"a"), 0),
        (pong(pinged().at(3)).at(9).server(0x81, b"a"), 0),
        // It goes on, closes, or answers a Close frame that followed the ping.
        (pinged().at(9).server(0x81, b"a"), 1),
        (
            pinged().at(2).client(0x89, b"!").at(9).server(0x81, b"a"),
            2,
        ),
        (pinged().at(3).fin(Peer::Server), 1),
        (pinged().at(3).server(0x88, NORMAL), 1),
        (pinged().client(0x88, NORMAL).server(0x88, NORMAL), 1),
        // It had no chance yet, as far as is known.
        (pinged(), 0),
        (pinged().at(2).server(0x81, b"a"), 0),
        (pinged().server(0x88, NORMAL), 0),
        // A Close frame came before it.
        (
            Talk::shaken()
                .client(0x88, NORMAL)
                .client(0x89, b"?")
                .at(9)
                .server(0x88, NORMAL),
            0,
        ),
        // The pong may be in a gap, on either side of another frame.
        (pinged().loses(Peer::Server).at(9).server(0x81, b"a"), 0),
        (
            pinged()
                .at(9)
                .server(0x81, b"a")
                .loses(Peer::Server)
                .server(0x81, b"a"),
            0,
        ),
        // A ping after the gap is owed one again.
        (
            pinged()
                .loses(Peer::Server)
                .at(2)
                .client(0x89, b"!")
                .at(9)
                .server(0x81, b"a"),
            1,
        ),
    ];
    for (index, (talk, count)) in rows.into_iter().enumerate() {
        let found = talk.at(20).found();
        let pings: Vec<_> = found
            .iter()
            .filter(|(rule, ..)| *rule == Rule::UnansweredPing)
            .collect();
        match count {
            0 => assert_eq!(pings.len(), 0, "{index}"),
            count => assert_eq!(
                pings,
                [&(Rule::UnansweredPing, Peer::Client, count)],
                "{index}"
            ),
        }
    }
}

/// More pings than are remembered.
#[test]
fn pings_are_counted_and_not_all_kept() {
    let mut talk = Talk::shaken();
    for second in 0..100 {
        talk = talk.at(second).server(0x89, &second.to_be_bytes());
    }
    let unanswered = talk.at(200).client(0x81, b"a");
    assert_eq!(
        unanswered.found(),
        [(Rule::UnansweredPing, Peer::Server, 100)]
    );
}

/// Pings that nobody answers, and then an end: no chance was seen, and the connection timed out.
#[test]
fn silence_is_a_timeout() {
    let silent = || {
        let talk = Talk::shaken().at(1).client(0x81, b"a");
        talk.at(20).server(0x89, b"1").at(40).server(0x89, b"2")
    };
    assert_eq!(
        silent().at(60).fin(Peer::Server).found(),
        [(Rule::EndWithoutClose, Peer::Server, 3)]
    );
    let ending = silent().at(60).fin(Peer::Server).ending();
    assert_eq!(ending.kind, EndingKind::TimedOut);
    assert_eq!(ending.unanswered_pings, 2);
    let closed = silent().at(60).server(0x88, b"\x03\xf3").fin(Peer::Server);
    assert_eq!(closed.ending().kind, EndingKind::TimedOut);
}
