//! `cargo xtask bench`: the decoder against others.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::step::cargo;

/// Runs benches/, a package of its own because what it compares with is heavy, and hands on its exit code.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> Result<ExitCode> {
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
