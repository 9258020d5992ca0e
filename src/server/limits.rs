//! How much a peer may ask of the server, and how long it may take.

use std::time::Duration;

/// The limits of one connection, and of all of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest head of a request, in bytes.
    pub head: usize,
    /// How long the request may take, from the first byte awaited to its blank line.
    pub opening: Duration,
    /// The longest message in bytes, inflated; a longer one is failed with 1009 as soon as it says so.
    pub message: u64,
    /// How many bytes the messages of all connections may take that have not come whole, or wait to be sent; beyond that, a connection that has
    /// much of it is closed with 1013.
    pub memory: usize,
    /// How long no byte may come before a Ping is sent, and how long again before the connection is closed with 3008; `None` for ever. Neither
    /// passes while bytes wait for the peer: then `stall` holds.
    pub idle: Option<Duration>,
    /// How long a peer may take no byte of what it is sent; then the TCP connection is ended. Also how long it may go on to send once all is
    /// over.
    pub stall: Duration,
    /// How long a peer may take to answer a Close frame, once it took all of it, and then to end its side of the TCP connection.
    pub closing: Duration,
}

impl Limits {
    /// As many bytes may wait to be sent before no more are read.
    pub(super) const WAITING: usize = 1024 * 1024;
}

impl Default for Limits {
    /// A head of 16 KiB in 10 seconds, messages of 64 MiB, of all connections 1 GiB, a Ping after a minute, 30 seconds to take what is sent, 3 to close.
    fn default() -> Self {
        Self {
            head: 16 * 1024,
            opening: Duration::from_secs(10),
            message: 64 * 1024 * 1024,
            memory: 1024 * 1024 * 1024,
            idle: Some(Duration::from_mins(1)),
            stall: Duration::from_secs(30),
            closing: Duration::from_secs(3),
        }
    }
}
