//! No frames before the opening handshake is answered.

use crate::talk::Talk;
use framescope::protocol::{Peer, Rule};

/// "Once the client's opening handshake has been sent, the client MUST wait for a response from the server before sending any further data."
#[test]
fn the_client_waits_for_the_response() {
    let early = Talk::shaken().response_at(2).at(1).client(0x81, b"early");
    assert_eq!(
        early.client(0x81, b"more").found(),
        [(Rule::FrameBeforeResponse, Peer::Client, 1_000_000_000)]
    );
    let in_time = Talk::shaken().response_at(2).at(2).client(0x81, b"in time");
    assert_eq!(in_time.found(), []);
    // Of a response that was not seen nothing is known.
    assert_eq!(Talk::midway().at(1).client(0x81, b"?").found(), []);
    // A server may send as soon as it has answered, and TCP may bring that sooner than the capture shows the response.
    let server = Talk::shaken().response_at(2).at(1).server(0x81, b"early");
    assert_eq!(server.found(), []);
}
