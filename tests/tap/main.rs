//! The tap, between real sockets.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may end so"
)]

mod feed;
mod program;
mod read;
mod relay;
mod scene;
mod traffic;
mod viewer;
