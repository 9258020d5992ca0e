//! Files that are written.

use super::{Failure, paint};
use crate::text::Text;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// It is overwritten.
    Overwritten,
}

/// An empty file of this name.
pub(super) fn create(path: &Path, existing: Existing, text: &Text) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true);
    match existing {
        Existing::Kept => options.create_new(true),
        Existing::Overwritten => options.create(true).truncate(true),
    };
    options.open(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let places = [("name", shown(path).into())];
            Failure::Unreadable(text.say_with("command-exists", &places))
        }
        _ => failed(path, &error),
    })
}

/// The name of a file, for people.
pub(super) fn shown(path: &Path) -> String {
    paint::harmless(&path.display().to_string())
}

/// Why a file cannot be had or written.
pub(super) fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Unreadable([&shown(path), ": ", &error.to_string()].concat())
}
