//! The engine in dist/: a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Component, Path};

use anyhow::{Context, Result, ensure};

/// The folder as Trunk leaves it.
const FOLDER: &str = "engine";

/// Puts what is in the engine's folder into the folder's name, and that into the page: Trunk names a worker's files without a hash, and a
/// page must never meet the engine of another build, which a cache may still hold.
pub(crate) fn name(dist: &Path) -> Result<()> {
    let folder = dist.join(FOLDER);
    let mut files = fs::read_dir(&folder)
        .with_context(|| format!("cannot list {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        hasher.write(&fs::read(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    let named = format!("{FOLDER}-{:016x}", hasher.finish());

    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).context("cannot read dist/index.html")?;
    let before = format!("\"./{FOLDER}/");
    ensure!(
        html.contains(&before),
        "dist/index.html does not name the engine"
    );
    fs::rename(&folder, dist.join(&named)).context("cannot rename the engine's folder")?;
    fs::write(&page, html.replace(&before, &format!("\"./{named}/")))
        .context("cannot write dist/index.html")
}

/// Whether `path` is a file of the engine in `dist`.
pub(crate) fn is_part(dist: &Path, path: &Path) -> bool {
    path.strip_prefix(dist)
        .ok()
        .and_then(|path| path.components().next())
        .and_then(|first| match first {
            Component::Normal(name) => OsStr::to_str(name),
            _ => None,
        })
        .is_some_and(|name| {
            name.strip_prefix(FOLDER)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_a_folder() {
        let dist = Path::new("/some/dist");
        for (path, is_engine) in [
            ("engine-00ff/engine_bg.wasm", true),
            ("engine/engine.js", true),
            ("engines/engine.js", false),
            ("app-00ff_bg.wasm", false),
        ] {
            assert_eq!(is_part(dist, &dist.join(path)), is_engine, "{path}");
        }
        assert!(!is_part(dist, Path::new("/some/engine/engine.js")));
    }

    #[test]
    fn its_name_is_what_is_in_it() {
        let dist = std::env::temp_dir().join(format!("framescope-engine-{}", std::process::id()));
        let mut names = Vec::new();
        for program in ["one", "another", "one"] {
            fs::create_dir_all(dist.join(FOLDER)).unwrap();
            fs::write(dist.join(FOLDER).join("engine.js"), program).unwrap();
            fs::write(
                dist.join("index.html"),
                "<link rel=\"engine\" href=\"./engine/engine.js\">",
            )
            .unwrap();
            name(&dist).unwrap();
            let html = fs::read_to_string(dist.join("index.html")).unwrap();
            let href = html.split("./").nth(1).unwrap().split('"').next().unwrap();
            assert_eq!(fs::read_to_string(dist.join(href)).unwrap(), program);
            names.push(href.to_owned());
            fs::remove_dir_all(&dist).unwrap();
        }
        assert_eq!(names.first(), names.last());
        assert_ne!(names.first(), names.get(1));
        assert!(name(&dist).is_err());
    }
}
