//! One pass of Framescope's decoder over a stream. The bench links it and Node runs it, so both time the same code.

mod pass;
pub mod visit;

pub use pass::Pass;
