//! Node, and what tests/browser/package-lock.json names: Playwright, axe, esbuild and a current wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::step::{by_hand, execute, on_path, output_of, step};
use crate::system;

/// Playwright runs on none that is older.
const OLDEST_NODE: u32 = 20;
const BY_HAND: &str = "install Node 20 or newer, and npm";

/// A program of the locked packages, if they are installed as the lock file says and there is a Node to run it.
pub(crate) fn installed(root: &Path, program: &str) -> Option<PathBuf> {
    let now = fs::read(root.join("tests/browser/package-lock.json")).ok()?;
    let then = fs::read(stamp(root)).ok()?;
    let path = root.join("tests/browser/node_modules/.bin").join(program);
    (now == then && path.exists() && on_path("node").is_some()).then_some(path)
}

/// Installs the locked packages and returns the path of one of their programs.
pub(crate) fn install(root: &Path, program: &str) -> Result<PathBuf> {
    let npm = npm()?;
    let folder = root.join("tests/browser");
    let installing = step("npm ci in tests/browser", || {
        let mut command = Command::new(npm);
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        execute(command.current_dir(&folder))
    });
    by_hand(installing, "npm ci --prefix tests/browser")?;
    fs::copy(folder.join("package-lock.json"), stamp(root))
        .context("cannot write into tests/browser/node_modules")?;
    installed(root, program)
        .with_context(|| format!("the packages of tests/browser have no {program}"))
}

/// The lock file that `node_modules` was installed from.
fn stamp(root: &Path) -> PathBuf {
    root.join("tests/browser/node_modules/.installed-lock.json")
}

/// Node of an age that Playwright runs on: found, or installed.
pub(crate) fn node() -> Result<PathBuf> {
    if on_path("node").is_none() {
        by_hand(system::install(&["nodejs"]), BY_HAND)?;
    }
    let node = on_path("node").context("Node is not in PATH")?;
    let said = output_of(Command::new(&node).arg("--version")).context("Node does not run")?;
    let major = said.trim_start_matches('v').split('.').next();
    let major = major.and_then(|major| major.parse::<u32>().ok());
    ensure!(
        major >= Some(OLDEST_NODE),
        "the Node here is {said}, too old; by hand: {BY_HAND}"
    );
    Ok(node)
}

fn npm() -> Result<PathBuf> {
    node()?;
    if on_path("npm").is_none() {
        by_hand(system::install(&["npm"]), BY_HAND)?;
    }
    on_path("npm").context("npm is not in PATH")
}
