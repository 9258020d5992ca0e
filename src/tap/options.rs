//! What a tap is to do.

use super::{Origins, Target, Token};
use std::net::SocketAddr;

/// What a tap is to do.
#[derive(Debug)]
pub struct Options {
    /// Where it listens for clients; port 0 is any that is free.
    pub listen: SocketAddr,
    /// Where it passes bytes on to.
    pub to: Target,
    /// How it speaks there.
    pub security: Security,
    /// What it shows to viewers, if they are wanted.
    pub feed: Option<FeedOptions>,
    /// What the recording says of itself.
    pub description: String,
}

/// How a tap speaks with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// As the client does.
    Plain,
    /// By TLS, with the platform's roots; the client speaks plainly, and that is recorded.
    Tls,
}

/// What viewers are shown.
#[derive(Clone, Debug)]
pub struct FeedOptions {
    /// Where it listens for them; port 0 is any that is free.
    pub listen: SocketAddr,
    /// What a viewer must know.
    pub token: Token,
    /// Which pages may connect.
    pub origins: Origins,
    /// How many bytes of memory the past may take, for who comes late or is slow.
    pub history: usize,
}
