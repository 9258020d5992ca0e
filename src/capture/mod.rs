//! Where bytes come from. Knows nothing of WebSocket.

#[cfg(test)]
pub(crate) mod built;
pub mod checksum;
pub mod file;
mod fragments;
pub mod har;
pub mod hexdump;
mod ip;
mod link;
pub mod packet;
pub mod packets;
mod parts;
pub mod record;
pub mod recording;
pub mod tcp;
#[cfg(any(feature = "reports", feature = "web"))]
pub mod transcript;
