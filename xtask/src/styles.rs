//! Joins the style sheets of www/styles into the one that the page fetches.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// These come first, in this order: the first of them names the layers.
const FOUNDATION: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

/// Writes target/styles/framescope.css: the foundation, then www/styles/components by name.
pub(crate) fn join(root: &Path) -> Result<()> {
    let folder = root.join("www/styles");
    let mut sheets = FOUNDATION.map(|name| folder.join(name)).to_vec();
    let components =
        fs::read_dir(folder.join("components")).context("cannot list www/styles/components")?;
    let mut components = components
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    components.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    components.sort();
    sheets.append(&mut components);

    let mut joined = String::new();
    for sheet in &sheets {
        joined += &fs::read_to_string(sheet)
            .with_context(|| format!("cannot read {}", sheet.display()))?;
    }
    let target = root.join("target/styles");
    fs::create_dir_all(&target).context("cannot create target/styles")?;
    fs::write(target.join("framescope.css"), joined)
        .context("cannot write target/styles/framescope.css")
}
