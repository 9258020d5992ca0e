//! Whether an opening handshake is as it must be (RFC 6455 §4), check by check.

mod check;
mod guids;
mod mistake;
mod reason;
mod recipes;

pub use check::{Check, HeadSide, Verdict};
pub use mistake::{Hash, LetterCase, Mistake, Tail};
pub use reason::Reason;
pub use recipes::{Diagnosis, diagnose};
