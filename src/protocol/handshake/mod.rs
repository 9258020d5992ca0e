//! Whether an opening handshake is as it must be (RFC 6455 §4), check by check.

mod check;
mod reason;

pub use check::{Check, HeadSide, Verdict};
pub use reason::Reason;
