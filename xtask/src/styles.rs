//! Joins the style sheets of www/styles into those that the page fetches, without what only people read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// These come first, in this order: the first of them names the layers.
const FOUNDATION: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

/// Places whose panels are fetched with their styles.
const PLACES: [&str; 2] = ["live", "learn"];

/// What the first screen does without.
const LATER: [&str; 12] = [
    "aside",
    "captured",
    "chart",
    "conversations",
    "editor",
    "filter-offer",
    "forced",
    "handshake",
    "keys",
    "menu",
    "report",
    "sheet",
];

/// Writes target/styles/framescope.css: the foundation, then www/styles/components by name; later.css, which
/// is fetched once the page stands; and live.css and learn.css, which are fetched with the panels of these places.
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
    let mut joined = Vec::new();
    for place in PLACES {
        let (its, others): (Vec<_>, Vec<_>) =
            components.into_iter().partition(|path| is_of(place, path));
        joined.push((place, its));
        components = others;
    }
    let (later, mut components): (Vec<_>, Vec<_>) = components
        .into_iter()
        .partition(|path| LATER.iter().any(|name| is_of(name, path)));
    joined.push(("later", later));
    sheets.append(&mut components);
    joined.push(("framescope", sheets));

    let target = root.join("target/styles");
    fs::create_dir_all(&target).context("cannot create target/styles")?;
    for (name, sheets) in joined {
        let mut joined = String::new();
        for sheet in &sheets {
            let sheet = fs::read_to_string(sheet)
                .with_context(|| format!("cannot read {}", sheet.display()))?;
            joined += &shorten(&sheet);
        }
        let path = target.join(name).with_extension("css");
        fs::write(&path, joined).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Whether a sheet is of what only the panel of `place` draws: `live.css`, `live-….css`.
fn is_of(place: &str, path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.and_then(|name| name.strip_prefix(place))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// A sheet without comments, indentation and needless ends of lines.
fn shorten(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += part.split_once("*/").map_or("", |(_, after)| after);
    }
    let mut short = String::with_capacity(plain.len());
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        short += line;
        if !line.ends_with(['{', '}', ';', ',']) {
            short.push('\n');
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_people_read_is_left_out() {
        let sheet = "/* One. */\n@layer base {\n  a,\n  b /* two */ {\n    color: red;\n\n    margin:\n      1px\n      2px;\n  }\n}\n";
        let right = "@layer base {a,b  {color: red;margin:\n1px\n2px;}}";
        assert_eq!(shorten(sheet), right);
    }
}
