//! Recorded captures for tests, in the program itself: where there is no file system they are read too.

use super::CaptureSession;

macro_rules! captures {
    ($($name:literal),+) => {
        &[$(($name, include_bytes!(concat!("../../../tests/captures/", $name)))),+]
    };
}

/// All of them, with their names.
pub(super) const CAPTURES: &[(&str, &[u8])] = captures![
    "closes.pcapng",
    "handshakes.pcap",
    "websockets-deflate.pcapng",
    "websockets-plain-any.pcap",
    "ws-deflate.pcapng",
    "ws-fragments.pcap",
    "ws-lengths.pcap",
    "ws-plain.pcap"
];

/// One of them, read.
pub(super) fn recorded(name: &str) -> CaptureSession {
    let known = CAPTURES.iter().find(|(known, _)| *known == name);
    let (_, file) = known.unwrap_or_else(|| panic!("{name} is not among them"));
    let mut session = CaptureSession::new(Box::new(file.to_vec()), name.to_owned());
    session.feed(file);
    session.finish(None);
    session
}
