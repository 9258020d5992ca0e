//! `cargo xtask bench`: the decoder against others, and reading whole captures against tshark.

mod browser;
mod capture;
mod contest;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::step::cargo;
pub(crate) use capture::Programs;

/// What a name alone measures; other words go to benches/.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        [] => {
            let decoder = benches(root, &[])?;
            let capture = capture::run(root, Programs::Fresh)?;
            Ok(if decoder == ExitCode::SUCCESS {
                capture
            } else {
                decoder
            })
        }
        ["decoder", flags @ ..] => benches(root, flags),
        ["capture"] => capture::run(root, Programs::Fresh),
        ["capture", "--built"] => capture::run(root, Programs::Built),
        _ => benches(root, arguments),
    }
}

/// Runs benches/, a package of its own because what it compares with is heavy, and hands on its exit code.
fn benches(root: &Path, arguments: &[&str]) -> Result<ExitCode> {
    let status = cargo(
        root,
        &[
            "run",
            "--release",
            "--manifest-path",
            "benches/Cargo.toml",
            "--",
        ],
    )
    .args(arguments)
    .status()
    .context("cannot run cargo")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
