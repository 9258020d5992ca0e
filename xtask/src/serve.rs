//! `cargo xtask serve`: the page, built and served to this machine.

use std::path::Path;

use anyhow::{Context, Result};

use crate::demo::{Demo, Ports};
use crate::server::Server;
use crate::{build, demo, offline};

/// Where the page is served unless `--port` says otherwise.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Who builds the page again means to see that.
const FRESH: &str = include_str!("fresh-worker.js");

/// Builds the page, then serves it until it is interrupted, with what its demo talks to.
pub(crate) fn run(root: &Path, port: u16) -> Result<()> {
    // A taken port is told before the build, not after it.
    let server = Server::bind(port)?;
    let dist = build::build(root)?;
    let demo = Demo::start(root, &server.address(), Ports::Known);
    println!("\nFramescope is at {}  (Ctrl+C ends it)", server.address());
    match &demo {
        Ok(demo) => {
            println!("{}", demo.line());
            let children = demo.children();
            ctrlc::set_handler(move || {
                children.end();
                std::process::exit(INTERRUPTED);
            })
            .context("cannot be told of Ctrl+C")?;
        }
        // The page is of use without them.
        Err(error) => eprintln!("There is no echo server and no tap to try it with: {error:#}"),
    }
    let mut others = vec![(offline::WORKER, FRESH.to_owned())];
    others.extend(demo.as_ref().ok().map(|demo| (demo::FILE, demo.json())));
    server.serve(&dist, others)
}

/// The exit code of who was interrupted.
const INTERRUPTED: i32 = 130;
