//! `cargo xtask build`: the page, in dist/.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::step::{execute, step};
use crate::tools::Tools;
use crate::{first_load, styles};

/// Builds dist/ for any static host and any path on it, and weighs the first load.
pub(crate) fn run(root: &Path) -> Result<()> {
    let dist = build(root)?;
    first_load::weigh(&dist)
}

/// Builds dist/ and returns where it is.
pub(crate) fn build(root: &Path) -> Result<PathBuf> {
    let tools = Tools::for_page(root)?;
    step("trunk build --release", || {
        styles::join(root)?;
        execute(tools.trunk(root).args(["build", "--release", "--locked"]))?;
        name_worker_by_content(&root.join("dist"))
    })?;
    Ok(root.join("dist"))
}

/// Trunk gives each file a name that changes with its content, but not the worker's: a cache could pair a new page with an old worker.
fn name_worker_by_content(dist: &Path) -> Result<()> {
    let folder = dist.join("worker");
    let mut hasher = DefaultHasher::new();
    for name in ["start.js", "worker.js", "worker_bg.wasm"] {
        hasher.write(
            &fs::read(folder.join(name))
                .with_context(|| format!("the build made no worker/{name}"))?,
        );
    }
    let named = format!("worker-{:016x}", hasher.finish());
    fs::rename(&folder, dist.join(&named))
        .with_context(|| format!("cannot rename dist/worker to {named}"))?;

    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).context("the build made no index.html")?;
    fs::write(&page, html.replace("./worker/", &format!("./{named}/")))
        .context("cannot write dist/index.html")
}
