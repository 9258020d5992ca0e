//! The developer commands: `cargo xtask serve | test | build | check | bench | lighthouse | autobahn | fuzz`.
//!
//! They need rustup's stable Rust and a C linker, and look for the rest themselves: see [`tools`] and [`wasm_std`].

mod autobahn;
mod bench;
mod browser;
mod build;
mod check;
mod demo;
mod dist;
mod first_load;
mod framescope;
mod fuzz;
mod gzip;
mod lighthouse;
mod node;
mod offline;
mod origins;
mod part;
mod programs;
mod scripts;
mod serve;
mod server;
mod step;
mod styles;
mod system;
mod test;
mod tools;
mod wasm_std;
mod wasm_tests;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use browser::Browser;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]               build the page and serve it at http://127.0.0.1:8080, with an echo server and a tap to try
  test [native|wasm|browser|firefox]
                                 run all tests, or those of one kind
  build                          build the page into dist/, for any static host
  check                          formatting, lints and documentation, with and without each feature
  bench [decoder|capture|echo]   measure the decoder and the echo server against others, and reading captures against tshark
  lighthouse                     what Lighthouse says of the built page, as a phone and as a desktop: 95 or more of each
  autobahn [--built|--bounded]   run the Autobahn test suite, or as much of it as the tests do, against the echo server, through a tap
  fuzz [--seconds N] [TARGET …]  feed every reader with bytes that nobody thought of

What these need and do not find, they install.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let root = project_root()?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["serve"] => serve::run(root, serve::DEFAULT_PORT)?,
        ["serve", "--port", port] => {
            serve::run(
                root,
                port.parse()
                    .with_context(|| format!("--port {port} is not a port"))?,
            )?;
        }
        ["test"] => test::run(
            root,
            &[
                test::Kind::Native,
                test::Kind::Wasm,
                test::Kind::Page(&[Browser::Chromium, Browser::Firefox]),
            ],
        )?,
        ["test", "native"] => test::run(root, &[test::Kind::Native])?,
        ["test", "wasm"] => test::run(root, &[test::Kind::Wasm])?,
        ["test", "browser"] => test::run(root, &[test::Kind::Page(&[Browser::Chromium])])?,
        ["test", "firefox"] => test::run(root, &[test::Kind::Page(&[Browser::Firefox])])?,
        ["build"] => build::run(root)?,
        ["check"] => check::run(root)?,
        ["lighthouse"] => lighthouse::run(root)?,
        ["autobahn"] => autobahn::run(root, bench::Programs::Fresh)?,
        ["autobahn", "--built"] => autobahn::run(root, bench::Programs::Built)?,
        ["autobahn", "--bounded"] => autobahn::run_bounded(root)?,
        ["bench", "--", ref rest @ ..] | ["bench", ref rest @ ..] => return bench::run(root, rest),
        ["fuzz", ref rest @ ..] => fuzz::run(root, rest)?,
        [] | ["help" | "--help" | "-h"] => println!("{USAGE}"),
        _ => bail!("`{}` is not a command\n\n{USAGE}", words.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}

fn project_root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask/ has no parent folder")
}

/// Where project tools are installed, so that no tool of the user's is overwritten.
fn tools_root(root: &Path) -> PathBuf {
    root.join("target/tools")
}
