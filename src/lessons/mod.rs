//! Lessons: exercises whose bytes are made fresh from a seed and whose answers are judged by the codec, a catalogue of small captures, and
//! common errors with the bytes that show them.
//!
//! Nothing here has words: what is to be said is [`Said`], a name and what fills its places. There is no clock and no randomness either: the
//! seed is given.

mod answer;
mod bench;
mod catalogue;
mod chance;
mod errors;
mod exercise;
mod frames;
mod lesson;
mod said;
mod seed;
mod shown;
mod tasks;
mod typed;
mod verdict;

pub use answer::{Answer, Claim, Wanted};
pub use bench::Bench;
pub use catalogue::{CATALOGUE, Entry, Form, Group, Showing};
pub use errors::{COMMON_ERRORS, CommonError};
pub use exercise::{Exercise, ExerciseId};
pub use lesson::{LESSONS, Lesson, Part, SAME_ORIGIN, Sameness};
pub use said::{Place, Said};
pub use seed::Seed;
pub use shown::{Shown, Step};
pub use verdict::Verdict;
