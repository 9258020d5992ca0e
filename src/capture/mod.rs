//! Where bytes come from. Knows nothing of WebSocket.

pub mod file;
pub mod har;
pub mod hexdump;
pub mod packet;
pub mod packets;
pub mod record;
pub mod tcp;
