//! Where bytes come from. Knows nothing of WebSocket.

pub mod hexdump;
pub mod packet;
