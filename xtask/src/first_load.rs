//! What a visit fetches, at first and later, and how much of it there may be.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::dist::{address, files, is_of};
use crate::gzip::gzipped;
use crate::offline;
use crate::part::{PAGE_WORDS, Part, is_later};

/// The most that wasm, scripts and style sheets together may weigh, gzipped.
const LIMIT: usize = 350 * 1024;

/// What a program is: the browser fetches it to run, to draw, or to say it.
const FETCHED: [&str; 4] = ["wasm", "js", "css", "ftl"];

/// Prints the gzipped size of each file in `dist` that a first visit runs, styles or speaks with, and of all of them, in the language with
/// the longest words; then of those that are fetched later.
///
/// # Errors
/// If they are heavier than 350 KiB together.
pub(crate) fn weigh(dist: &Path) -> Result<()> {
    let mut files = files(dist)?;
    files.retain(|path| is_of(path, &FETCHED));
    // A browser fetches it for itself, once the page has started, and whatever it then keeps.
    files.retain(|path| address(dist, path) != offline::WORKER);
    let (page_words, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|path| path.file_name().is_some_and(|name| name == PAGE_WORDS));
    let (later, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_later(path));
    let of = |part| -> Vec<_> {
        let files = files.iter().cloned();
        files.filter(|path| Part::of(dist, path) == part).collect()
    };

    let mut first = of(None);
    let words = weighed(page_words)?.into_iter().max();
    let (_, heaviest) = words.context("dist/ has no words of the page")?;
    first.push(heaviest);
    let total = print_sizes("First load", dist, first)?;
    println!("  {:>9}  of at most {}", kib(total), kib(LIMIT));
    print_sizes("Once the page stands, in one language", dist, later)?;
    for (when, part) in [
        ("When a capture is opened", Part::Engine),
        ("When Live is first visited, with the engine", Part::Live),
        ("When Learn is first visited", Part::Learn),
        (
            "What is said by what is fetched later, in all languages",
            Part::Words,
        ),
    ] {
        let later = of(Some(part));
        ensure!(!later.is_empty(), "{part:?} is not in {}", dist.display());
        print_sizes(when, dist, later)?;
    }
    ensure!(
        total <= LIMIT,
        "the first load is {}, over the limit of {}",
        kib(total),
        kib(LIMIT)
    );
    Ok(())
}

/// Prints the gzipped sizes of `files`, and returns their sum.
fn print_sizes(when: &str, dist: &Path, files: Vec<PathBuf>) -> Result<usize> {
    let mut total = 0;
    println!("{when}, gzipped:");
    for (size, path) in weighed(files)? {
        total += size;
        println!(
            "  {:>9}  {}",
            kib(size),
            path.strip_prefix(dist).unwrap_or(&path).display()
        );
    }
    Ok(total)
}

/// Each file and its gzipped size.
fn weighed(files: Vec<PathBuf>) -> Result<Vec<(usize, PathBuf)>> {
    let weighed = files.into_iter().map(|path| {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok((gzipped(&bytes)?.len(), path))
    });
    weighed.collect()
}

/// Bytes as KiB with one decimal, rounded up.
fn kib(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up_so_that_the_limit_is_never_understated() {
        for (bytes, said) in [
            (0, "0.0 KiB"),
            (1, "0.1 KiB"),
            (1024, "1.0 KiB"),
            (1025, "1.1 KiB"),
            (LIMIT, "350.0 KiB"),
        ] {
            assert_eq!(kib(bytes), said);
        }
    }
}
