//! `cargo xtask serve`: the page, built and served to this machine.

use std::path::Path;

use anyhow::Result;

use crate::build;
use crate::server::Server;

/// Where the page is served unless `--port` says otherwise.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Builds the page, then serves it until it is interrupted.
pub(crate) fn run(root: &Path, port: u16) -> Result<()> {
    // A taken port is told before the build, not after it.
    let server = Server::bind(port)?;
    let dist = build::build(root)?;
    println!("\nFramescope is at {}  (Ctrl+C ends it)", server.address());
    server.serve(&dist)
}
