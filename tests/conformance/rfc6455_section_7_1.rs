//! How a connection is closed.

use crate::talk::Talk;
use framescope::protocol::conduct::TcpEndKind;
use framescope::protocol::{EndingKind, Peer, Rule};

const NORMAL: &[u8] = b"\x03\xe8";

/// §7.1.1: "The underlying TCP connection, in most normal cases, SHOULD be closed first by the server".
#[test]
fn the_server_ends_tcp_first() {
    let closed = || {
        let talk = Talk::shaken().at(1).server(0x88, NORMAL);
        talk.at(2).client(0x88, NORMAL).at(5)
    };
    assert_eq!(closed().fin(Peer::Server).fin(Peer::Client).found(), []);
    assert_eq!(closed().found(), []);
    assert_eq!(
        closed().fin(Peer::Client).fin(Peer::Server).found(),
        [(Rule::ClientEndedFirst, Peer::Client, 3_000_000_000)]
    );
    let ending = closed().fin(Peer::Client).ending();
    assert_eq!(ending.kind, EndingKind::ClosingHandshake);
    assert_eq!(ending.began, Some(Peer::Server));
    assert_eq!(ending.code_told_by(Peer::Client), Some(1000));
}

/// §7.1.5: "If the WebSocket Connection is Closed and no Close control frame was received by the endpoint […], the WebSocket Connection Close Code
/// is considered to be 1006."
#[test]
fn an_end_without_close_frames() {
    let open = || Talk::shaken().client(0x81, b"a").server(0x81, b"b").at(1);
    let rows = [
        // A client that goes in order may have meant to.
        (
            Peer::Client,
            TcpEndKind::Fin,
            Rule::ClientEndWithoutClose,
            1,
        ),
        (Peer::Client, TcpEndKind::Rst, Rule::EndWithoutClose, 2),
        (Peer::Server, TcpEndKind::Fin, Rule::EndWithoutClose, 3),
        (Peer::Server, TcpEndKind::Rst, Rule::EndWithoutClose, 4),
    ];
    for (peer, kind, rule, found) in rows {
        let talk = open().ends(peer, kind);
        assert_eq!(talk.found(), [(rule, peer, found)]);
        let ending = open().ends(peer, kind).ending();
        assert_eq!(ending.kind, EndingKind::WithoutClose);
        assert_eq!(ending.code_told_by(Peer::Client), Some(1006));
    }
    // Without frames the handshake shows it.
    let silent = Talk::shaken().fin(Peer::Server);
    assert_eq!(silent.found(), [(Rule::EndWithoutClose, Peer::Server, 3)]);
    // The end was not captured, or a Close frame may not have been.
    let unknown = [
        (open(), EndingKind::Open),
        (
            open().loses(Peer::Client).fin(Peer::Server),
            EndingKind::Unknown,
        ),
        (
            Talk::midway().server(0x81, b"b").fin(Peer::Server),
            EndingKind::Unknown,
        ),
    ];
    for (talk, kind) in unknown {
        assert_eq!(talk.ending().kind, kind);
    }
    let lost = open().loses(Peer::Client).fin(Peer::Server);
    assert_eq!(lost.found(), []);
    // Data that follows a gap shows that there was none in it.
    let known = open().loses(Peer::Client).client(0x81, b"a");
    assert_eq!(
        known.fin(Peer::Server).found(),
        [(Rule::EndWithoutClose, Peer::Server, 3)]
    );
}
