//! `cargo xtask check`: formatting, lints and documentation.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::step::{cargo, output_of, run_step};
use crate::wasm_std::{TARGET, WasmToolchain};

/// The faces of the package: the core, the command line, and the page and its engine, tests natively and programs in their own target.
const CORE: &str = "--no-default-features --all-targets";
const COMMAND_LINE: &str = "--no-default-features --features cli --all-targets";
const PAGE_TESTS: &str = "--no-default-features --features web --all-targets";
const PAGE: &str = "--no-default-features --features web --lib --bins";
const ENGINE: &str = "--no-default-features --features engine --lib --bins";
const COMMANDS: &str = "--package xtask --all-targets";

/// Holds each face to rustfmt, Clippy and rustdoc; stops at the first complaint.
pub(crate) fn run(root: &Path) -> Result<()> {
    let wasm = WasmToolchain::ready(root)?;
    component("rustfmt", "cargo-fmt")?;
    component("clippy", "cargo-clippy")?;

    run_step(&mut cargo(root, &["fmt", "--all", "--check"]))?;
    for face in [CORE, COMMAND_LINE, PAGE_TESTS, COMMANDS] {
        run_step(deny_warnings(
            cargo(root, &["clippy", "--locked"]).args(face.split(' ')),
        ))?;
    }
    for face in [PAGE, ENGINE] {
        let mut program = cargo(root, &["clippy", "--locked", "--target", TARGET]);
        wasm.choose(&mut program);
        run_step(deny_warnings(program.args(face.split(' '))))?;
    }

    let mut native = cargo(root, &["doc", "--locked", "--no-deps", "--lib"]);
    run_step(native.env("RUSTDOCFLAGS", "-D warnings"))?;
    let mut page = cargo(
        root,
        &["doc", "--locked", "--no-deps", "--lib", "--target", TARGET],
    );
    wasm.choose(&mut page);
    page.args(["--no-default-features", "--features", "web,engine"]);
    run_step(page.env("RUSTDOCFLAGS", "-D warnings"))
}

fn deny_warnings(clippy: &mut Command) -> &mut Command {
    clippy.args(["--", "-D", "warnings"])
}

/// Rustup's smallest profile comes without these.
fn component(name: &str, program: &str) -> Result<()> {
    if output_of(Command::new(program).arg("--version")).is_some() {
        return Ok(());
    }
    run_step(Command::new("rustup").args(["component", "add", name]))
}
