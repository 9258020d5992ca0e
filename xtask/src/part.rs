//! What dist/ has besides the page: programs that are fetched later, each in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Component, Path};

use anyhow::{Context, Result, ensure};

use crate::dist::files;

/// A program that is fetched later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What reads captures.
    Engine,
    /// The panel of the Live place.
    Live,
    /// The Learn place.
    Learn,
    /// What all of them say, a folder for each language.
    Words,
}

/// The words of the page itself: a first visit fetches those of one language.
pub(crate) const PAGE_WORDS: &str = "page.ftl";

/// What the page fetches once it stands: words, of one language, styles, what keeps the focus, and what makes it an app.
const LATER: [&str; 4] = ["later.ftl", "later.css", "focus.js", "offline.js"];

/// Whether the page fetches this file once it stands. A name may say what is in it, as in `offline-2698f158aba94b39.js`.
pub(crate) fn is_later(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let (stem, _) = stem.split_once('-').unwrap_or((stem, ""));
    LATER
        .iter()
        .any(|later| later.split_once('.') == Some((stem, extension)))
}

impl Part {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Engine, Self::Live, Self::Learn, Self::Words];

    /// The folder as Trunk leaves it.
    const fn folder(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::Live => "live",
            Self::Learn => "learn",
            Self::Words => "words",
        }
    }

    /// Whose file `path` is in `dist`; `None` if it is the page's own.
    pub(crate) fn of(dist: &Path, path: &Path) -> Option<Self> {
        let inside = path.strip_prefix(dist).ok()?;
        let Component::Normal(first) = inside.components().next()? else {
            return None;
        };
        let first = OsStr::to_str(first)?;
        Self::ALL.into_iter().find(|part| {
            first
                .strip_prefix(part.folder())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }
}

/// Puts what is in each part's folder into the folder's name, and that into the page: Trunk names these files without a hash, and a page
/// must never meet the engine of another build, which a cache may still hold.
pub(crate) fn name_all(dist: &Path) -> Result<()> {
    Part::ALL.into_iter().try_for_each(|part| name(dist, part))
}

fn name(dist: &Path, part: Part) -> Result<()> {
    let before = part.folder();
    let folder = dist.join(before);
    let inside = files(&folder)?;
    let mut hasher = DefaultHasher::new();
    for file in &inside {
        hasher.write(&fs::read(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    let named = format!("{before}-{:016x}", hasher.finish());

    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).context("cannot read dist/index.html")?;
    let link = format!("\"./{before}/");
    ensure!(
        html.contains(&link),
        "dist/index.html does not name {before}/"
    );
    fs::rename(&folder, dist.join(&named))
        .with_context(|| format!("cannot rename {}", folder.display()))?;
    fs::write(&page, html.replace(&link, &format!("\"./{named}/")))
        .context("cannot write dist/index.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_folder() {
        let dist = Path::new("/some/dist");
        for (path, part) in [
            ("engine-00ff/engine_bg.wasm", Some(Part::Engine)),
            ("engine/engine.js", Some(Part::Engine)),
            ("live-00ff/live.css", Some(Part::Live)),
            ("learn-00ff/learn.js", Some(Part::Learn)),
            ("words-00ff/en/page.ftl", Some(Part::Words)),
            ("engines/engine.js", None),
            ("app-00ff_bg.wasm", None),
        ] {
            assert_eq!(Part::of(dist, &dist.join(path)), part, "{path}");
        }
        assert_eq!(Part::of(dist, Path::new("/some/engine/engine.js")), None);
    }

    #[test]
    fn what_is_fetched_later_is_known_by_its_name() {
        for (path, later) in [
            ("words-00ff/en/later.ftl", true),
            ("engine-00ff/later.css", true),
            ("engine-00ff/focus.js", true),
            ("offline-00ff.js", true),
            ("words-00ff/en/page.ftl", false),
            ("worker-00ff.js", false),
            ("framescope-00ff.css", false),
            ("later", false),
        ] {
            assert_eq!(is_later(Path::new(path)), later, "{path}");
        }
    }

    #[test]
    fn its_name_is_what_is_in_it() {
        let dist = std::env::temp_dir().join(format!("framescope-parts-{}", std::process::id()));
        let mut names = Vec::new();
        for program in ["one", "another", "one"] {
            let mut page = String::new();
            for part in Part::ALL {
                let folder = part.folder();
                fs::create_dir_all(dist.join(folder)).unwrap();
                fs::write(dist.join(folder).join("a.js"), program).unwrap();
                page.extend(["<link rel=\"", folder, "\" href=\"./", folder, "/a.js\">"]);
            }
            fs::write(dist.join("index.html"), page).unwrap();
            name_all(&dist).unwrap();
            let html = fs::read_to_string(dist.join("index.html")).unwrap();
            let hrefs: Vec<_> = html.split("./").skip(1).collect();
            assert_eq!(hrefs.len(), Part::ALL.len());
            for href in hrefs {
                let href = href.split('"').next().unwrap();
                assert_eq!(fs::read_to_string(dist.join(href)).unwrap(), program);
            }
            names.push(html);
            fs::remove_dir_all(&dist).unwrap();
        }
        assert_eq!(names.first(), names.last());
        assert_ne!(names.first(), names.get(1));
        assert!(name_all(&dist).is_err());
    }
}
