//! Frames as a capture file: in packets that could have carried them, behind the handshake that agreed on their compression.

use crate::capture::record::Timestamp;
use crate::capture::recording::Recorder;
use crate::capture::tcp::Side;
use std::net::{Ipv4Addr, SocketAddr};

/// The items before the handshake: SYN, SYN with ACK, ACK.
const OPENING: u32 = 3;

/// Nobody recorded them, so no time is true.
const TIME: Timestamp = Timestamp(0);

/// The file, and which item is the frame `shown`, counted from 0. `agreed` are the heads, the request first.
pub(super) fn carried(
    agreed: &[impl AsRef<[u8]>],
    sender: Side,
    frames: &[Vec<u8>],
    shown: u32,
) -> (Vec<u8>, u32) {
    let mut file = Vec::new();
    let about = "Packets that could have carried an example";
    let mut recorder = Recorder::new("Framescope", about, &mut file);
    let [client, server] = [50_000, 8080].map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let mut carrier = recorder.open(client, server, TIME, &mut file);
    recorder.accept(&mut carrier, TIME, &mut file);
    for (side, head) in [Side::Opener, Side::Other].into_iter().zip(agreed) {
        recorder.data(&mut carrier, side, head.as_ref(), TIME, &mut file);
    }
    for frame in frames {
        recorder.data(&mut carrier, sender, frame, TIME, &mut file);
    }
    let heads = u32::try_from(agreed.len()).unwrap_or_default();
    (file, OPENING + heads + shown)
}
