//! `cargo xtask check`: formatting, lints and documentation.

use std::path::Path;

use anyhow::Result;

use crate::step::{cargo, run_step};
use crate::wasm_std::{TARGET, WasmToolchain};

/// Lints and documentation for each face of the package: the core, the command line, and the page in its own target.
const CORE: &[&str] = &["--no-default-features"];
const COMMAND_LINE: &[&str] = &["--no-default-features", "--features", "cli"];
const PAGE: &[&str] = &[
    "--no-default-features",
    "--features",
    "web",
    "--target",
    TARGET,
];

/// Fails at the first that does not hold.
pub(crate) fn run(root: &Path) -> Result<()> {
    let wasm = WasmToolchain::ready(root)?;
    run_step(&mut cargo(root, &["fmt", "--all", "--check"]))?;
    for features in [CORE, COMMAND_LINE] {
        run_step(
            cargo(root, &["clippy", "--locked", "--all-targets"])
                .args(features)
                .args(["--", "-D", "warnings"]),
        )?;
    }
    let mut page = cargo(root, &["clippy", "--locked", "--lib", "--bins"]);
    wasm.choose(&mut page);
    run_step(page.args(PAGE).args(["--", "-D", "warnings"]))?;
    run_step(&mut cargo(
        root,
        &[
            "clippy",
            "--locked",
            "--package",
            "xtask",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ))?;
    for features in [COMMAND_LINE, PAGE] {
        let mut doc = cargo(root, &["doc", "--locked", "--no-deps", "--lib"]);
        if features == PAGE {
            wasm.choose(&mut doc);
        }
        run_step(doc.args(features).env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(())
}
