//! Node, and the packages that lock files of tests/ name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::step::{by_hand, execute, on_path, output_of, step};
use crate::system;

/// Playwright runs on none that is older.
const OLDEST_NODE: u32 = 20;
const BY_HAND: &str = "install Node 20 or newer, and npm";
/// The lock file that packages were installed from, beside them.
const STAMP: &str = "node_modules/.installed-lock.json";

/// Packages that are installed together.
#[derive(Clone, Copy)]
pub(crate) enum Packages {
    /// Playwright, axe, esbuild and a current wasm-opt.
    Browser,
    /// Lighthouse, which brings much.
    Lighthouse,
}

impl Packages {
    /// Where their lock file is.
    const fn folder(self) -> &'static str {
        match self {
            Self::Browser => "tests/browser",
            Self::Lighthouse => "tests/lighthouse",
        }
    }

    /// A program of these: found, or installed with all of them.
    pub(crate) fn program(self, root: &Path, name: &str) -> Result<PathBuf> {
        match self.installed(root, name) {
            Some(installed) => Ok(installed),
            None => self.install(root, name),
        }
    }

    /// A program of these, if they are installed as the lock file says and there is a Node to run it.
    pub(crate) fn installed(self, root: &Path, name: &str) -> Option<PathBuf> {
        let folder = root.join(self.folder());
        let now = fs::read(folder.join("package-lock.json")).ok()?;
        let then = fs::read(folder.join(STAMP)).ok()?;
        let path = folder.join("node_modules/.bin").join(name);
        (now == then && path.exists() && on_path("node").is_some()).then_some(path)
    }

    fn install(self, root: &Path, name: &str) -> Result<PathBuf> {
        let npm = npm()?;
        let folder = root.join(self.folder());
        let installing = step(&format!("npm ci in {}", self.folder()), || {
            let mut command = Command::new(npm);
            command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            command.arg("--fetch-retries=5");
            command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            execute(command.current_dir(&folder))
        });
        by_hand(installing, &format!("npm ci --prefix {}", self.folder()))?;
        fs::copy(folder.join("package-lock.json"), folder.join(STAMP))
            .with_context(|| format!("cannot write into {}/node_modules", self.folder()))?;
        self.installed(root, name)
            .with_context(|| format!("the packages of {} have no {name}", self.folder()))
    }
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
