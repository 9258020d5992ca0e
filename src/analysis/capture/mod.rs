//! A capture: its conversations, indexed while it is read, opened again from the source when they are looked at.
//!
//! [`CaptureSession`] takes the file in pieces: packets become connections, a `Connection` finds out what it
//! speaks, a `Live` one decodes both directions into the `Timeline`. What is kept is 24 bytes an item
//! and 16 a segment; a `View` reads bytes again from the source when somebody looks at them.

mod astray;
mod bytes;
#[cfg(test)]
mod changed;
mod charting;
mod conducting;
#[cfg(feature = "reports")]
mod conformance;
mod connection;
mod conversation;
mod conversation_rows;
mod doubted;
mod entry;
mod exporting;
mod forgetting;
mod gathered;
mod growing;
mod grown;
mod guessing;
#[cfg(feature = "reports")]
mod heads;
mod index;
mod inflated;
mod inflating;
mod intake;
mod items;
mod listing;
mod live;
mod looking;
mod matching;
mod opening;
mod pending;
mod pieces;
mod ranges;
#[cfg(test)]
mod recorded;
mod report;
mod row_report;
mod rows;
mod saving;
mod search;
mod session;
#[cfg(feature = "reports")]
mod shaken;
mod shared;
mod show;
mod sieve;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod told;
mod turn;
mod view;
mod waiting;
mod zip;

pub use growing::{Opening, ToldEnd, ToldMessage};
pub use report::CaptureReport;
pub use row_report::RowReport;
pub use saving::SavedAs;
pub use session::CaptureSession;
