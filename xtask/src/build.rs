//! `cargo xtask build`: the page, in dist/.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::step::{execute, step};
use crate::tools::Tools;
use crate::{first_load, offline, origins, part, programs, scripts, styles, words};

/// Builds dist/ for any static host and any path on it, and weighs what is fetched.
pub(crate) fn run(root: &Path) -> Result<()> {
    let dist = build(root)?;
    first_load::weigh(&dist)
}

/// Builds dist/ and returns where it is.
pub(crate) fn build(root: &Path) -> Result<PathBuf> {
    let tools = Tools::for_page(root)?;
    step("trunk build --release", || {
        styles::join(root)?;
        words::shorten_all(root)?;
        execute(tools.trunk(root).args(["build", "--release", "--locked"]))
    })?;
    let dist = root.join("dist");
    programs::make_small(&dist, &tools)?;
    scripts::make_small(&dist, &tools)?;
    part::name_all(&dist)?;
    offline::keep(&dist)?;
    origins::check(&dist)?;
    Ok(dist)
}
