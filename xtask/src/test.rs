//! `cargo xtask test`: native, in wasm, and in a browser.

use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::browser::Browser;
use crate::demo::{Demo, Ports};
use crate::node::Packages;
use crate::server::Server;
use crate::step::{cargo, run_step};
use crate::{autobahn, build, demo, first_load, wasm_tests};

/// Where tests run.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// On this machine.
    Native,
    /// The core's own, in wasm.
    Wasm,
    /// The built page's, in these browsers.
    Page(&'static [Browser]),
}

/// Runs the tests of these kinds, up to the first that fails.
pub(crate) fn run(root: &Path, kinds: &[Kind]) -> Result<()> {
    for kind in kinds {
        match kind {
            Kind::Native => native(root)?,
            Kind::Wasm => wasm_tests::run(root)?,
            Kind::Page(browsers) => page(root, browsers)?,
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

fn page(root: &Path, browsers: &[Browser]) -> Result<()> {
    let found = browsers
        .iter()
        .map(|browser| Ok((*browser, browser.find()?)))
        .collect::<Result<Vec<_>>>()?;
    let playwright = Packages::Browser.program(root, "playwright")?;
    let dist = build::build(root)?;
    first_load::weigh(&dist)?;

    let server = Server::bind(0)?;
    let address = server.address();
    // The tests start what it builds as well: what the Live place talks to.
    let demo = Demo::start(root, &address, Ports::Free)?;
    let told = demo.json();
    thread::spawn(move || server.serve(&dist, vec![(demo::FILE, told)]));
    for (browser, path) in found {
        run_step(
            Command::new(&playwright)
                .args(["test", "--config", browser.tests()])
                .current_dir(root.join("tests/browser"))
                .env(browser.variable(), path)
                .env("FRAMESCOPE_URL", &address),
        )?;
    }
    Ok(())
}
