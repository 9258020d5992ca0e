//! The opening handshake (RFC 6455 §4).

#[cfg(feature = "reports")]
mod guids;
#[cfg(feature = "reports")]
mod mistake;
#[cfg(feature = "reports")]
mod recipes;

#[cfg(feature = "reports")]
pub use mistake::{Hash, LetterCase, Mistake, Tail};
#[cfg(feature = "reports")]
pub use recipes::{Diagnosis, diagnose};
