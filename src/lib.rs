//! Framescope reads WebSocket bytes (RFC 6455) and names every bit of them.

#[cfg(all(test, target_arch = "wasm32"))]
#[macro_use]
extern crate test_in_wasm;

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
