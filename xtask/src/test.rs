//! `cargo xtask test`: native, in wasm, and in a browser.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result};

use crate::demo::{Demo, Ports};
use crate::server::Server;
use crate::step::{by_hand, cargo, execute, on_path, run_step, step};
use crate::{autobahn, build, demo, first_load, node, system, wasm_tests};

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

/// Runs the tests of these kinds, up to the first that fails.
pub(crate) fn run(root: &Path, kinds: &[Kind]) -> Result<()> {
    for kind in kinds {
        match kind {
            Kind::Native => native(root)?,
            Kind::Wasm => wasm_tests::run(root)?,
            Kind::Browser => browser(root)?,
        }
    }
    Ok(())
}

fn native(root: &Path) -> Result<()> {
    let package: &[&str] = &["test", "--locked"];
    let core: &[&str] = &["test", "--locked", "--no-default-features"];
    let page: &[&str] = &[
        "test",
        "--locked",
        "--no-default-features",
        "--features",
        "web",
        "--lib",
    ];
    let commands: &[&str] = &["test", "--locked", "--package", "xtask"];
    for arguments in [package, core, page, commands] {
        run_step(&mut cargo(root, arguments))?;
    }
    autobahn::run_bounded(root)
}

fn browser(root: &Path) -> Result<()> {
    let chromium = chromium()?;
    let playwright = match node::installed(root, "playwright") {
        Some(found) => found,
        None => node::install(root, "playwright")?,
    };
    let dist = build::build(root)?;
    first_load::weigh(&dist)?;

    let server = Server::bind(0)?;
    let address = server.address();
    // The tests start what it builds as well: what the Live place talks to.
    let demo = Demo::start(root, &address, Ports::Free)?;
    let told = demo.json();
    thread::spawn(move || server.serve(&dist, vec![(demo::FILE, told)]));
    step("playwright test", || {
        execute(
            Command::new(playwright)
                .arg("test")
                .current_dir(root.join("tests/browser"))
                .env("CHROMIUM", chromium)
                .env("FRAMESCOPE_URL", address),
        )
    })
}

/// The browser that `CHROMIUM` names, or one in `PATH`, or Debian's.
pub(crate) fn chromium() -> Result<PathBuf> {
    const NAMES: [&str; 4] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let there = || NAMES.iter().find_map(|name| on_path(name));
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    if there().is_none() {
        by_hand(
            system::install(&["chromium"]),
            "install Chromium, or set CHROMIUM to its path",
        )?;
    }
    there().context("Chromium was installed and is not in PATH; set CHROMIUM to its path")
}
