//! The scripts and style sheets in dist/, without what only people read.

use std::path::Path;

use anyhow::Result;

use crate::dist::{files, is_of};
use crate::offline;
use crate::step::{execute, step};
use crate::tools::Tools;

/// Writes each script and style sheet shorter. The service worker is left alone: the build fills it in.
pub(crate) fn make_small(dist: &Path, tools: &Tools) -> Result<()> {
    let mut scripts = files(dist)?;
    scripts.retain(|path| {
        is_of(path, &["js", "css"]) && path.file_name().is_none_or(|name| name != offline::WORKER)
    });
    step("esbuild --minify", || {
        let mut command = tools.esbuild();
        command
            .args(["--minify", "--target=esnext", "--log-level=warning"])
            .arg("--allow-overwrite")
            .args(["outdir", "outbase"].map(|option| format!("--{option}={}", dist.display())))
            .args(&scripts);
        execute(&mut command)
    })
}
