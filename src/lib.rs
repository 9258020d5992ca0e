//! Framescope reads WebSocket bytes (RFC 6455) and names every bit of them.

pub mod analysis;
#[cfg(feature = "web")]
pub mod app;
pub mod bytes;
pub mod capture;
#[cfg(feature = "cli")]
pub mod cli;
pub mod protocol;
#[cfg(feature = "text")]
pub mod text;
