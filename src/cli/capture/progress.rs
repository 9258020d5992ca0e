//! How far reading has come, in one line on standard error, where a person looks at it.

use crate::text::Text;
use crate::text::amounts::size;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// The line, which is gone when this is dropped.
pub(super) struct Progress<'a> {
    text: &'a Text,
    of: u64,
    begun: Instant,
    /// When it was written; `None` if it is not to be.
    written: Option<Instant>,
    shown: bool,
}

impl<'a> Progress<'a> {
    /// Files below this many bytes are read before a line is.
    const FROM: u64 = 50_000_000;
    const PAUSE: Duration = Duration::from_millis(100);

    /// The progress of reading a file of `of` bytes.
    pub(super) fn new(text: &'a Text, of: u64) -> Self {
        let begun = Instant::now();
        let wanted = of >= Self::FROM && io::stderr().is_terminal();
        Self {
            text,
            of,
            begun,
            written: wanted.then_some(begun),
            shown: false,
        }
    }

    /// `read` bytes are read.
    pub(super) fn at(&mut self, read: u64) {
        if self
            .written
            .is_none_or(|written| written.elapsed() < Self::PAUSE)
        {
            return;
        }
        self.written = Some(Instant::now());
        self.shown = true;
        let milliseconds = self.begun.elapsed().as_millis().max(1);
        let rate = u128::from(read) * 1000 / milliseconds;
        let rate = size(u64::try_from(rate).unwrap_or(u64::MAX)) + "/s";
        let share = read.saturating_mul(100) / self.of.max(1);
        let places = [("share", share.into()), ("rate", rate.into())];
        say(&self.text.say_with("reading-share", &places));
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown {
            say("");
        }
    }
}

/// Puts `line` in the place of the one before it. If standard error is closed, nobody sees it.
fn say(line: &str) {
    let _ = write!(io::stderr(), "\r\x1b[K{line}");
}
